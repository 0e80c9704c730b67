-- Figures with their report and whether the reporting division as a whole is measured; grain report, span.
with observation as (

    select * from {{ ref('stg_observations') }}

),

report as (

    select * from {{ due(ref('dim_report')) }}

),

division as (

    select * from {{ ref('dim_division') }}

),

placed as (

    select
        observation.*,
        report.division_code,
        report.executed_year,
        report.report_kind,
        report.kind_order,
        report.published_on,
        -- 全市 in a city's report is the city itself, in a district's report it is somebody else.
        coalesce(
            observation.subject is null
            or observation.subject = division.name
            or observation.subject = division.full_name
            or observation.subject || right(division.name, 1) = division.name
            or observation.subject in (
                '全' || right(division.name, 1), '我' || right(division.name, 1), '本' || right(division.name, 1)
            )
            or (division.level = 'nation' and observation.subject in ('全国', '我国', '中国')),
            false
        ) as is_own_jurisdiction

    from observation
    inner join report on observation.report_id = report.report_id
    left join division on report.filed_division_code = division.division_code

)

select
    observation_id,
    report_id,
    division_code,
    executed_year,
    report_kind,
    kind_order,
    published_on,
    published_on as known_from,
    ordinal,
    span_start,
    span_end,
    quote,
    indicator,
    indicator_code,
    measure,
    base,
    value,
    value_high,
    unit,
    value_canonical,
    value_high_canonical,
    unit_canonical,
    unit_factor,
    half_step_canonical,
    bound,
    qualifier,
    period,
    period_start,
    period_end,
    period_kind,
    year,
    is_year_to_date,
    nature,
    subject,
    is_own_jurisdiction,
    part,
    quantity_kind,
    rules,
    sentence,
    sentence_start

from placed
