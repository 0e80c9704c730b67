with alert as (

    select * from {{ source('extracted', 'alerts') }}

)

select
    alert_id,
    {{ evidence_columns() }},
    state,
    cast(since as timestamp) as since,
    cast(until as timestamp) as until

from alert
