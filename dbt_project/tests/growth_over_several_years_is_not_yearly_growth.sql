{{ config(meta={'rule': 'TAB-FORMULA', 'dagster': {'ref': {'name': 'fct_yoy'}}}) }}

select yearly.stated_observation_id
from {{ ref('fct_yoy') }} as yearly
inner join {{ ref('fct_multi_year_growth') }} as several
    on yearly.stated_observation_id = several.observation_id
