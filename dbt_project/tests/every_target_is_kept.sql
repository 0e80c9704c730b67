-- Each observation of nature target is a target, or the upper end of a range that is one.
{{ config(meta={'rule': 'TAB-SUM', 'dagster': {'ref': {'name': 'fct_target'}}}) }}

with told as (

    select observation_id from {{ due(ref('fct_observation')) }}
    where nature = 'target'

),

kept as (

    select observation_id from {{ due(ref('fct_target')) }}
    union all
    select upper_observation_id from {{ due(ref('fct_target')) }}
    where upper_observation_id is not null

)

select told.observation_id
from told
left join kept on told.observation_id = kept.observation_id
where kept.observation_id is null
