with finding as (

    select * from {{ source('extracted', 'findings') }}

)

select
    finding_id,
    report_id,
    cast(span_start as integer) as span_start,
    cast(span_end as integer) as span_end,
    other_spans,
    rule_code,
    level

from finding
