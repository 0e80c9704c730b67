{{ config(meta={'rule': 'TAB-SUM', 'dagster': {'ref': {'name': 'mart_target_attainment'}}}) }}

select target.observation_id
from {{ due(ref('fct_target')) }} as target
left join {{ due(ref('mart_target_attainment')) }} as attainment
    on target.observation_id = attainment.target_observation_id
where target.is_counted and attainment.target_observation_id is null
