with alert as (

    select * from {{ ref('stg_alerts') }}

),

report as (

    select * from {{ ref('dim_report') }}

)

select
    alert.alert_id,
    alert.rule_code,
    alert.level,
    alert.state,
    alert.report_id,
    alert.source_path,
    coalesce(report.division_code, alert.division_code) as division_code,
    coalesce(report.executed_year, alert.executed_year) as executed_year,
    alert.span_start,
    alert.span_end,
    alert.quote,
    alert.sentence,
    alert.reason,
    alert.reason_zh,
    alert.remedy,
    alert.remedy_zh,
    alert.since,
    alert.until

from alert
left join report on alert.report_id = report.report_id
