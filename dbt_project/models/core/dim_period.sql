with observation as (

    select * from {{ ref('fct_observation') }}
    where period_kind is not null

),

period as (

    select distinct
        period,
        period_start,
        period_end,
        period_kind,
        year,
        is_year_to_date

    from observation

)

select
    period,
    period_start,
    period_end,
    period_kind,
    year,
    is_year_to_date,
    {{ days_between('period_start', 'period_end') }} + 1 as days,
    cast(extract(year from period_start) as integer) as first_year,
    cast(extract(year from period_end) as integer) as last_year

from period
