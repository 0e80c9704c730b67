with disagreement as (

    select * from {{ due(ref('int_disagreement')) }}

),

yoy as (

    select * from {{ due(ref('fct_yoy')) }}
    where reconciliation = 'contradiction'

),

verdict as (

    select * from {{ due(ref('int_verdict')) }}
    where completion_reconciliation = 'contradiction'

),

stated_twice as (

    select
        'within_report' as kind,
        division_code,
        indicator_code,
        measure,
        period,
        observation_id,
        other_observation_id,
        value_canonical as value,
        other_value_canonical as other_value,
        unit_canonical as unit,
        {{ safe_cast_to('value_canonical - other_value_canonical', 'decimal(28, 8)') }} as difference,
        known_from

    from disagreement

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
