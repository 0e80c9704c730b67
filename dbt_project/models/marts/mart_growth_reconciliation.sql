with yoy as (

    select * from {{ due(ref('fct_yoy')) }}
    where stated_percent is not null and computed_percent is not null

),

division as (

    select * from {{ ref('dim_division') }}

),

indicator as (

    select * from {{ ref('dim_indicator') }}

)

select
    yoy.division_code,
    division.name as division_name,
    yoy.indicator_code,
    indicator.name_zh as indicator_name_zh,
    indicator.name_en as indicator_name_en,
    yoy.year,
    yoy.stated_percent,
    yoy.computed_percent,
    yoy.gap_pp,
    yoy.tolerance_pp,
    yoy.growth_basis,
    yoy.reconciliation,
    yoy.level,
    yoy.unit,
    yoy.prior_level_reported,
    yoy.prior_level_implied,
    {{ percent_of('yoy.prior_level_implied - yoy.prior_level_reported', 'yoy.prior_level_reported') }}
        as implied_base_shift_percent,
    yoy.stated_observation_id,
    yoy.level_observation_id,
    yoy.prior_level_observation_id,
    yoy.known_from

from yoy
left join division on yoy.division_code = division.division_code
inner join indicator on yoy.indicator_code = indicator.indicator_code
