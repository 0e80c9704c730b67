with vintage as (

    select * from {{ due(ref('int_vintage')) }}
    where is_only_year_end = 0

),

repetition as (

    -- A later, coarser print of what was known already is no revision.
    select distinct later.observation_id
    from vintage as later
    inner join vintage as earlier
        on
            later.division_code = earlier.division_code
            and later.indicator_code = earlier.indicator_code
            and later.measure = earlier.measure
            and later.base_key = earlier.base_key
            and later.period_key = earlier.period_key
            and later.unit_canonical = earlier.unit_canonical
            and later.vintage_order > earlier.vintage_order
            and later.half_step_canonical >= earlier.half_step_canonical
    where
        (later.bound <> 'exact' or earlier.bound = 'exact')
        and {{ reconcilable('earlier', 'later') }}

),

sequence as (

    select
        vintage.*,
        lag(vintage.observation_id) over statements as earlier_observation_id,
        lag(vintage.report_id) over statements as earlier_report_id,
        lag(vintage.span_start) over statements as earlier_span_start,
        lag(vintage.span_end) over statements as earlier_span_end,
        lag(vintage.value_canonical) over statements as earlier_value,
        lag(vintage.unit_canonical) over statements as earlier_unit,
        lag(vintage.half_step_canonical) over statements as earlier_half_step,
        lag(vintage.bound) over statements as earlier_bound,
        lag(vintage.nature) over statements as earlier_nature,
        lag(vintage.published_on) over statements as earlier_published_on

    from vintage
    left join repetition on vintage.observation_id = repetition.observation_id
    where repetition.observation_id is null
    window statements as (
        partition by
            vintage.division_code, vintage.indicator_code, vintage.measure, vintage.base_key, vintage.period_key
        order by vintage.vintage_order
    )

)

select
    division_code,
    indicator_code,
    measure,
    base,
    period,
    year,
    value_canonical as value,
    earlier_value,
    unit_canonical as unit,
    case when unit_canonical = earlier_unit then {{ safe_cast_to('value_canonical - earlier_value', 'decimal(28, 8)') }} end as difference,
    case
        when unit_canonical = earlier_unit and quantity_kind = 'level'
            then {{ percent_of('value_canonical - earlier_value', 'earlier_value') }}
    end as difference_percent,
    case
        when unit_canonical <> earlier_unit then 'unit_change'
        when earlier_nature = 'estimate' and nature = 'actual' then 'estimate_to_actual'
        when earlier_bound <> 'exact' or earlier_half_step > half_step_canonical then 'more_precise'
        else 'restated'
    end as revision_kind,
    {{ days_between('earlier_published_on', 'published_on') }} as days_between,
    observation_id,
    report_id,
    span_start,
    span_end,
    earlier_observation_id,
    earlier_report_id,
    earlier_span_start,
    earlier_span_end,
    known_from

from sequence
where
    earlier_observation_id is not null
    and (unit_canonical <> earlier_unit or value_canonical <> earlier_value)
