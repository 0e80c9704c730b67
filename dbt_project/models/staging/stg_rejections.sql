with rejection as (

    select * from {{ source('extracted', 'rejections') }}

)

select
    rejection_id,
    {{ evidence_columns() }},
    cast(first_seen as timestamp) as first_seen

from rejection
