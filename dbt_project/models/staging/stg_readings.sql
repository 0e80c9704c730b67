with reading as (

    select * from {{ source('extracted', 'readings') }}

)

select
    observation_id,
    report_id,
    cast(span_start as integer) as span_start,
    cast(span_end as integer) as span_end,
    quote,
    is_observation,
    why,
    indicator_code

from reading
