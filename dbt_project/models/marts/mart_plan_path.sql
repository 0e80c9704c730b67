-- Targets over several years and what is still needed each year to reach them.
with target as (

    select * from {{ due(ref('fct_target')) }}
    where
        is_own_jurisdiction
        and indicator_code is not null
        and target_value is not null
        and target_kind in ('multi_year', 'long_range')

),

several as (

    select * from {{ due(ref('fct_multi_year_growth')) }}
    where nature = 'target' and average_percent is not null

),

yoy as (

    select * from {{ due(ref('fct_yoy')) }}

),

growth_target as (

    select
        target.observation_id,
        target.report_id,
        target.division_code,
        target.indicator_code,
        several.growth_kind as path_kind,
        several.from_year,
        several.to_year,
        target.target_value_canonical as target_value,
        target.unit_canonical as unit,
        target.target_bound,
        several.average_percent as planned_average_percent,
        cast(1 + cast(several.cumulative_percent as double) / 100 as double) as target_factor,
        target.span_start,
        target.span_end,
        target.known_from

    from target
    inner join several on target.observation_id = several.observation_id

),

growth_year as (

    -- Stated growth of the years of the plan, as far as it is known without a hole.
    select
        growth_target.observation_id,
        yoy.year,
        yoy.stated_percent,
        cast(row_number() over (partition by growth_target.observation_id order by yoy.year) as integer) as place,
        yoy.year - growth_target.from_year as place_in_plan

    from growth_target
    inner join yoy
        on
            growth_target.division_code = yoy.division_code
            and growth_target.indicator_code = yoy.indicator_code
            and growth_target.from_year < yoy.year
            and growth_target.to_year >= yoy.year
    where yoy.stated_percent > -100

),

achieved as (

    select
        observation_id,
        max(year) as known_until,
        exp(sum(ln(1 + cast(stated_percent as double) / 100))) as achieved_factor

    from growth_year
    where place = place_in_plan
    group by observation_id

),

growth_path as (

    select
        growth_target.observation_id,
        growth_target.report_id,
        growth_target.division_code,
        growth_target.indicator_code,
        growth_target.path_kind,
        growth_target.from_year,
        growth_target.to_year,
        growth_target.target_value,
        growth_target.unit,
        growth_target.target_bound,
        growth_target.planned_average_percent,
        coalesce(achieved.known_until, growth_target.from_year) as known_until,
        coalesce(achieved.achieved_factor, 1) as achieved_factor,
        growth_target.target_factor,
        growth_target.span_start,
        growth_target.span_end,
        growth_target.known_from

    from growth_target
    left join achieved on growth_target.observation_id = achieved.observation_id

),

level_year as (

    select
        target.observation_id,
        yoy_level.year as known_until,
        yoy_level.value_canonical as level,
        cast(row_number() over (partition by target.observation_id order by yoy_level.year desc) as integer) as recency

    from target
    inner join {{ due(ref('int_vintage')) }} as yoy_level
        on
            target.division_code = yoy_level.division_code
            and target.indicator_code = yoy_level.indicator_code
            and target.unit_canonical = yoy_level.unit_canonical
            and target.year >= yoy_level.year
    where
        target.target_kind = 'long_range'
        and target.measure = 'level'
        and yoy_level.measure = 'level'
        and yoy_level.base_key = ''
        and yoy_level.latest_choice = 1

),

level_path as (

    select
        target.observation_id,
        target.report_id,
        target.division_code,
        target.indicator_code,
        'level' as path_kind,
        level_year.known_until as from_year,
        target.year as to_year,
        target.target_value_canonical as target_value,
        target.unit_canonical as unit,
        target.target_bound,
        cast(null as decimal(24, 10)) as planned_average_percent,
        level_year.known_until,
        cast(level_year.level as double) as achieved_factor,
        cast(target.target_value_canonical as double) as target_factor,
        target.span_start,
        target.span_end,
        target.known_from

    from target
    inner join level_year on target.observation_id = level_year.observation_id and level_year.recency = 1

),

path as (

    select * from growth_path
    union all
    select * from level_path

)

select
    observation_id,
    report_id,
    division_code,
    indicator_code,
    path_kind,
    from_year,
    to_year,
    target_value,
    unit,
    target_bound,
    {{ safe_cast_to('planned_average_percent', 'decimal(24, 10)') }} as planned_average_percent,
    known_until,
    case
        when path_kind <> 'level' and known_until > from_year
            then {{ safe_cast_to('(achieved_factor - 1) * 100', 'decimal(24, 10)') }}
    end as achieved_percent,
    to_year - known_until as years_left,
    case
        when to_year > known_until and achieved_factor > 0 and target_factor > 0
            then {{ safe_cast_to(
                '(power(target_factor / achieved_factor, cast(1 as double) / (to_year - known_until)) - 1) * 100',
                'decimal(24, 10)'
            ) }}
    end as still_needed_percent,
    case
        when to_year > known_until then 'under_way'
        when achieved_factor >= target_factor * (1 - 0.000000001) then 'reached'
        else 'not_reached'
    end as path_state,
    span_start,
    span_end,
    known_from

from path
