with vintage as (

    select * from {{ due(ref('int_vintage')) }}
    where is_year_to_date and base_key = '' and latest_choice = 1

)

select
    division_code,
    indicator_code,
    measure,
    period,
    cast(extract(year from period_end) as integer) as year,
    cast(extract(month from period_end) as integer) as through_month,
    value_canonical as value,
    unit_canonical as unit,
    nature,
    bound,
    vintages,
    observation_id,
    report_id,
    span_start,
    span_end,
    known_from

from vintage
