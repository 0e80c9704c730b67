with division as (

    select * from {{ ref('divisions') }}

)

select
    division.division_code,
    division.name,
    division.full_name,
    division.level,
    division.parent_code,
    parent.name as parent_name

from division
left join division as parent on division.parent_code = parent.division_code
