with report as (

    select * from {{ ref('stg_reports') }}

),

former as (

    select * from {{ ref('former_divisions') }}

),

observation as (

    select * from {{ ref('stg_observations') }}

),

outcome as (

    select
        observation.report_id,
        count(*) as outcomes

    from observation
    inner join report
        on observation.report_id = report.report_id and observation.year = report.executed_year
        -- Nearly all reports are dated, and to count all figures takes longer than the rest of this model.
        and report.published_on is null
    where observation.nature in ('actual', 'estimate') and observation.period_kind = 'year'
    group by observation.report_id

)

select
    report.report_id,
    -- A place that only changed its code keeps one series; the report keeps the code it came under.
    coalesce(former.successor_code, report.division_code) as division_code,
    report.division_code as filed_division_code,
    report.executed_year,
    report.report_kind,
    report.kind_order,
    report.title,
    report.url,
    report.published_on,
    report.is_digest,
    -- A bulletin of the first half-year does not close the year, and its silence means nothing.
    coalesce(
        report.published_on > make_date(report.executed_year, 12, 31), outcome.outcomes > 0, false
    ) as closes_year,
    report.source_path,
    report.sha256,
    report.bytes,
    report.characters,
    report.reader_version,
    report.registry_version,
    report.read_at

from report
left join former on report.division_code = former.division_code
left join outcome on report.report_id = outcome.report_id
