with vintage as (

    select * from {{ due(ref('int_vintage')) }}
    where latest_choice = 1

),

first_vintage as (

    select * from {{ due(ref('int_vintage')) }}
    where first_order = 1

),

target as (

    select * from {{ due(ref('fct_target')) }}
    where is_counted and target_value is not null

),

division as (

    select * from {{ ref('dim_division') }}

),

indicator as (

    select * from {{ ref('dim_indicator') }}

),

confidence as (

    select * from {{ due(ref('int_confidence')) }}

),

outcome_point as (

    select
        vintage.division_code,
        vintage.indicator_code,
        vintage.measure,
        vintage.base,
        vintage.period,
        vintage.period_kind,
        vintage.period_start,
        vintage.period_end,
        vintage.year,
        'outcome' as series,
        vintage.nature,
        vintage.bound,
        vintage.value_canonical as value,
        first_vintage.value_canonical as first_value,
        vintage.unit_canonical as unit,
        vintage.vintages,
        vintage.observation_id,
        vintage.report_id,
        vintage.span_start,
        vintage.span_end,
        vintage.known_from

    from vintage
    inner join first_vintage
        on
            vintage.division_code = first_vintage.division_code
            and vintage.indicator_code = first_vintage.indicator_code
            and vintage.measure = first_vintage.measure
            and vintage.base_key = first_vintage.base_key
            and vintage.period_key = first_vintage.period_key

),

target_point as (

    select
        target.division_code,
        target.indicator_code,
        target.measure,
        target.base,
        target.period,
        'year' as period_kind,
        make_date(target.year, 1, 1) as period_start,
        make_date(target.year, 12, 31) as period_end,
        target.year,
        'target' as series,
        'target' as nature,
        target.target_bound as bound,
        target.target_value_canonical as value,
        target.target_value_canonical as first_value,
        target.unit_canonical as unit,
        1 as vintages,
        target.observation_id,
        target.report_id,
        target.span_start,
        target.span_end,
        target.known_from

    from target

),

point as (

    select * from outcome_point
    union all
    select * from target_point

)

select
    point.division_code,
    division.name as division_name,
    division.level as division_level,
    point.indicator_code,
    indicator.name_zh as indicator_name_zh,
    indicator.name_en as indicator_name_en,
    indicator.topic,
    point.measure,
    point.base,
    point.period,
    point.period_kind,
    point.period_start,
    point.period_end,
    point.year,
    point.series,
    point.nature,
    point.bound,
    point.value,
    point.first_value,
    point.unit,
    point.vintages,
    point.observation_id,
    point.report_id,
    point.span_start,
    point.span_end,
    point.known_from,
    confidence.confidence,
    confidence.confidence_reason,
    confidence.confidence_reason_zh

from point
inner join confidence on point.observation_id = confidence.observation_id
left join division on point.division_code = division.division_code
inner join indicator on point.indicator_code = indicator.indicator_code
