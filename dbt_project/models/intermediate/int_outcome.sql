-- The outcome of a year, grain division, indicator, measure, year: as first published for the
-- whole year (an actual before an estimate), and the latest vintage beside it.
with vintage as (

    select * from {{ due(ref('int_vintage')) }}
    where year is not null and base_key = ''

),

first_figure as (

    select * from vintage
    where first_order = 1

),

latest_figure as (

    select * from vintage
    where latest_choice = 1

)

select
    first_figure.division_code,
    first_figure.indicator_code,
    first_figure.measure,
    first_figure.year,
    first_figure.observation_id,
    first_figure.report_id,
    first_figure.span_start,
    first_figure.span_end,
    first_figure.published_on,
    first_figure.nature,
    first_figure.bound,
    first_figure.quote,
    first_figure.value,
    first_figure.unit,
    first_figure.value_canonical,
    first_figure.unit_canonical,
    latest_figure.observation_id as latest_observation_id,
    latest_figure.report_id as latest_report_id,
    latest_figure.span_start as latest_span_start,
    latest_figure.span_end as latest_span_end,
    latest_figure.published_on as latest_published_on,
    latest_figure.value as latest_value,
    latest_figure.unit as latest_unit,
    latest_figure.value_canonical as latest_value_canonical,
    latest_figure.unit_canonical as latest_unit_canonical

from first_figure
inner join latest_figure
    on
        first_figure.division_code = latest_figure.division_code
        and first_figure.indicator_code = latest_figure.indicator_code
        and first_figure.measure = latest_figure.measure
        and first_figure.year = latest_figure.year
