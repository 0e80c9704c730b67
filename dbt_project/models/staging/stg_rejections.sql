with rejection as (

    select * from {{ source('extracted', 'rejections') }}

)

select
    rejection_id,
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
    cast(first_seen as timestamp) as first_seen

from rejection
