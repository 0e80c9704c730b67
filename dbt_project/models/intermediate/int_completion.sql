-- How much of the year's plan a report itself says was accomplished (完成年度计划的105.7%),
-- as first published for the whole year; grain division, indicator, year.
with vintage as (

    select * from {{ due(ref('int_vintage')) }}
    where measure = 'completion' and year is not null and base_key = '' and first_order = 1

)

select
    division_code,
    indicator_code,
    year,
    value_canonical as stated_completion_percent,
    half_step_canonical,
    observation_id,
    report_id,
    span_start,
    span_end,
    published_on

from vintage
