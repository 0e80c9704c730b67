with report as (

    select * from {{ due(ref('dim_report')) }}

),

reading as (

    select * from {{ ref('stg_readings') }}

),

observation as (

    select * from {{ due(ref('fct_observation')) }}

),

rejection as (

    select * from {{ ref('stg_rejections') }}

),

numeral as (

    select
        report_id,
        count(*) as numerals,
        sum(case when is_observation then 1 else 0 end) as read_as_observation,
        sum(case when why = 'unread' then 1 else 0 end) as unread

    from reading
    group by report_id

),

figure as (

    select
        report_id,
        count(*) as observations,
        sum(case when indicator_code is not null then 1 else 0 end) as headline_observations,
        sum(case when nature = 'target' then 1 else 0 end) as targets

    from observation
    group by report_id

),

rejected as (

    select
        report_id,
        count(distinct {{ as_string('span_start') }} || '-' || {{ as_string('span_end') }}) as rejected_numerals,
        count(*) as rejections

    from rejection
    where report_id is not null
    group by report_id

),

counted as (

    select
        report.*,
        coalesce(numeral.numerals, 0) as numerals,
        coalesce(numeral.read_as_observation, 0) as read_as_observation,
        coalesce(numeral.unread, 0) as unread,
        coalesce(figure.observations, 0) as observations,
        coalesce(figure.headline_observations, 0) as headline_observations,
        coalesce(figure.targets, 0) as targets,
        coalesce(rejected.rejected_numerals, 0) as rejected_numerals,
        coalesce(rejected.rejections, 0) as rejections

    from report
    left join numeral on report.report_id = numeral.report_id
    left join figure on report.report_id = figure.report_id
    left join rejected on report.report_id = rejected.report_id

)

select
    report_id,
    division_code,
    executed_year,
    report_kind,
    title,
    published_on,
    is_digest,
    characters,
    cast(numerals as bigint) as numerals,
    cast(observations as bigint) as observations,
    cast(numerals - read_as_observation as bigint) as non_observations,
    cast(unread as bigint) as unread,
    cast(rejected_numerals as bigint) as rejected_numerals,
    cast(rejections as bigint) as rejections,
    cast(headline_observations as bigint) as headline_observations,
    cast(observations - headline_observations as bigint) as unmapped_observations,
    cast(targets as bigint) as targets,
    {{ percent_of('numerals - unread', 'numerals') }} as read_percent,
    {{ percent_of('headline_observations', 'observations') }} as mapped_percent

from counted
