select
    growth.year,
    growth.division_code,
    division.name as division_name,
    division.level as division_level,
    growth.indicator_code,
    indicator.name_zh || ' ' || indicator.name_en as indicator_name,
    growth.stated_percent,
    growth.computed_percent,
    growth.confidence
from fct_yoy as growth
inner join dim_division as division on growth.division_code = division.division_code
inner join dim_indicator as indicator on growth.indicator_code = indicator.indicator_code
