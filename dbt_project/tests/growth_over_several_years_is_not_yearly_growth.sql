{{ config(meta={'rule': 'TAB-FORMULA', 'dagster': {'ref': {'name': 'fct_yoy'}}}) }}

select yearly.stated_observation_id
from {{ due(ref('fct_yoy')) }} as yearly
inner join {{ due(ref('fct_multi_year_growth')) }} as several
    on yearly.stated_observation_id = several.observation_id
