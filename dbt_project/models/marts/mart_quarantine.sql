with rejection as (

    select * from {{ ref('stg_rejections') }}

),

report as (

    select * from {{ ref('dim_report') }}

)

select
    rejection.rejection_id,
    rejection.rule_code,
    rejection.level,
    rejection.report_id,
    rejection.source_path,
    coalesce(report.division_code, rejection.division_code) as division_code,
    coalesce(report.executed_year, rejection.executed_year) as executed_year,
    rejection.span_start,
    rejection.span_end,
    rejection.quote,
    rejection.sentence,
    rejection.reason,
    rejection.reason_zh,
    rejection.remedy,
    rejection.remedy_zh,
    rejection.first_seen

from rejection
left join report on rejection.report_id = report.report_id
