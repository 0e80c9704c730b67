-- Joins to reports and divisions neither lose nor multiply observations.
{{ config(meta={'rule': 'TAB-SUM', 'dagster': {'ref': {'name': 'fct_observation'}}}) }}

with staged as (

    select observation.observation_id
    from {{ ref('stg_observations') }} as observation
    inner join {{ due(ref('dim_report')) }} as report on observation.report_id = report.report_id

)

select staged.observation_id
from staged
left join {{ due(ref('fct_observation')) }} as fact on staged.observation_id = fact.observation_id
where fact.observation_id is null
