with alert as (

    select * from {{ source('extracted', 'alerts') }}

)

select
    alert_id,
    report_id,
    source_path,
    division_code,
    cast(executed_year as integer) as executed_year,
    cast(span_start as integer) as span_start,
    cast(span_end as integer) as span_end,
    quote,
    sentence,
    rule_code,
    level,
    reason,
    remedy,
    state,
    cast(since as timestamp) as since,
    cast(until as timestamp) as until

from alert
