with in_force as (

    select * from {{ ref('divisions') }}

),

former as (

    select * from {{ ref('former_divisions') }}

),

division as (

    select
        division_code,
        name,
        full_name,
        level,
        parent_code,
        cast(null as string) as successor_code,
        'in_force' as code_status,
        cast(null as string) as first_listed,
        cast(null as string) as last_listed

    from in_force

    union all

    -- A parent that only changed its code is the same place under its successor's code.
    select
        former.division_code,
        former.name,
        former.full_name,
        former.level,
        coalesce(above.successor_code, former.parent_code) as parent_code,
        former.successor_code,
        former.code_status,
        former.first_listed,
        former.last_listed

    from former
    left join former as above on former.parent_code = above.division_code

)

select
    division.division_code,
    division.name,
    division.full_name,
    division.level,
    division.parent_code,
    parent.name as parent_name,
    division.successor_code,
    division.code_status,
    division.first_listed,
    division.last_listed

from division
left join division as parent on division.parent_code = parent.division_code
