-- Beyond what rounding explains: half a step for each of the four figures. A warning, since vintages may be mixed.
{{ config(severity='warn', meta={'rule': 'TAB-SECTORS', 'dagster': {'ref': {'name': 'mart_indicator_series'}}}) }}

with level as (

    select * from {{ ref('mart_indicator_series') }}
    where series = 'outcome' and measure = 'level' and base is null and period_kind = 'year' and bound = 'exact'

),

printed as (

    select
        level.*,
        observation.half_step_canonical
    from level
    inner join {{ ref('fct_observation') }} as observation on level.observation_id = observation.observation_id

),

sector as (

    select
        division_code,
        period,
        report_id,
        sum(value) as sectors_sum,
        sum(half_step_canonical) as sectors_half_step
    from printed
    where indicator_code in ('value_added_primary', 'value_added_secondary', 'value_added_tertiary')
    group by division_code, period, report_id
    having count(*) = 3

)

select
    sector.division_code,
    sector.period,
    sector.sectors_sum,
    printed.value
from sector
inner join printed
    on
        sector.division_code = printed.division_code
        and sector.period = printed.period
        and sector.report_id = printed.report_id
where
    printed.indicator_code = 'gdp'
    and abs(sector.sectors_sum - printed.value) > sector.sectors_half_step + printed.half_step_canonical
