with figure as (

    select * from {{ ref('int_figure') }}

),

yoy as (

    select * from {{ ref('fct_yoy') }}
    where reconciliation = 'contradiction'

),

verdict as (

    select * from {{ ref('int_verdict') }}
    where completion_reconciliation = 'contradiction'

),

stated_twice as (

    -- One report, one figure, two values that rounding and wording (约, 超, 以内) do not reconcile.
    select
        'within_report' as kind,
        chosen.division_code,
        chosen.indicator_code,
        chosen.measure,
        chosen.period,
        chosen.observation_id,
        other.observation_id as other_observation_id,
        chosen.value_canonical as value,
        other.value_canonical as other_value,
        chosen.unit_canonical as unit,
        {{ safe_cast_to('chosen.value_canonical - other.value_canonical', 'decimal(28, 8)') }} as difference,
        chosen.known_from

    from figure as chosen
    inner join figure as other
        on
            chosen.report_id = other.report_id
            and chosen.indicator_code = other.indicator_code
            and chosen.measure = other.measure
            and chosen.base_key = other.base_key
            and chosen.period_key = other.period_key
            and chosen.nature = other.nature
            and chosen.period_kind = other.period_kind
    where
        chosen.preference = 1
        and other.preference > 1
        and chosen.unit_canonical = other.unit_canonical
        and not {{ reconcilable('chosen', 'other') }}

),

growth_against_levels as (

    select
        'growth' as kind,
        division_code,
        indicator_code,
        'growth' as measure,
        {{ as_string('year') }} as period,
        stated_observation_id as observation_id,
        level_observation_id as other_observation_id,
        stated_percent as value,
        cast(computed_percent as decimal(28, 8)) as other_value,
        'percent' as unit,
        cast(gap_pp as decimal(28, 8)) as difference,
        known_from

    from yoy

),

completion_against_target as (

    select
        'completion' as kind,
        division_code,
        indicator_code,
        measure,
        {{ as_string('year') }} as period,
        completion_observation_id as observation_id,
        actual_observation_id as other_observation_id,
        cast(stated_completion_percent as decimal(28, 8)) as value,
        cast(computed_completion_percent as decimal(28, 8)) as other_value,
        'percent' as unit,
        cast(completion_gap_pp as decimal(28, 8)) as difference,
        completion_published_on as known_from

    from verdict

),

contradiction as (

    select * from stated_twice
    union all
    select * from growth_against_levels
    union all
    select * from completion_against_target

)

select
    kind,
    division_code,
    indicator_code,
    measure,
    period,
    value,
    other_value,
    difference,
    unit,
    observation_id,
    other_observation_id,
    known_from

from contradiction
