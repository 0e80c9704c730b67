{{ config(meta={'looks_above': true}) }}

with target as (

    select * from {{ due_or_above(ref('fct_target')) }}
    where is_counted and target_value is not null and quantity_kind in ('rate', 'level')

),

outcome as (

    select * from {{ due_or_above(ref('int_outcome')) }}

),

division as (

    select * from {{ ref('dim_division') }}

),

indicator as (

    select * from {{ ref('dim_indicator') }}

),

placed as (

    select
        target.*,
        division.name as division_name,
        division.level as division_level,
        division.parent_code

    from target
    left join division on target.division_code = division.division_code

),

linked as (

    select
        own.division_code,
        own.division_name,
        own.division_level,
        own.parent_code,
        own.indicator_code,
        own.measure,
        own.year,
        own.quantity_kind,
        own.target_bound,
        own.strength,
        own.target_value_canonical as target_value,
        own.unit_canonical as unit,
        previous.value_canonical as previous_outcome,
        current_year.value_canonical as outcome,
        parent.target_value_canonical as parent_target,
        parent_outcome.value_canonical as parent_outcome,
        nation.target_value_canonical as nation_target,
        own.observation_id as target_observation_id,
        previous.observation_id as previous_observation_id,
        parent.observation_id as parent_target_observation_id,
        nation.observation_id as nation_target_observation_id,
        own.known_from

    from {{ due('placed', looks_above=true) }} as own
    left join outcome as previous
        on
            own.division_code = previous.division_code
            and own.year = previous.year + 1
            and {{ same_series('own', 'previous') }}
    left join outcome as current_year
        on
            own.division_code = current_year.division_code
            and own.year = current_year.year
            and {{ same_series('own', 'current_year') }}
    left join target as parent
        on
            own.parent_code = parent.division_code
            and own.year = parent.year
            and {{ same_series('own', 'parent') }}
    left join outcome as parent_outcome
        on
            own.parent_code = parent_outcome.division_code
            and own.year = parent_outcome.year
            and {{ same_series('own', 'parent_outcome') }}
    left join target as nation
        on
            nation.division_code = '000000'
            and own.division_code <> '000000'
            and own.year = nation.year
            and {{ same_series('own', 'nation') }}

)

select
    linked.division_code,
    linked.division_name,
    linked.division_level,
    linked.parent_code,
    linked.indicator_code,
    indicator.name_zh as indicator_name_zh,
    indicator.name_en as indicator_name_en,
    linked.measure,
    linked.year,
    linked.target_value,
    linked.target_bound,
    linked.strength,
    linked.unit,
    linked.previous_outcome,
    -- Among rates differences are percentage points; among levels of one division percent; levels of a
    -- division and its parent do not compare.
    {{ target_gap('linked.target_value', 'linked.previous_outcome', 'linked.quantity_kind') }} as step_from_previous,
    case linked.quantity_kind when 'rate' then 'percentage_point' else 'percent' end as step_unit,
    linked.outcome,
    linked.parent_target,
    case
        when linked.quantity_kind = 'rate' then {{ safe_cast_to('linked.target_value - linked.parent_target', 'decimal(24, 10)') }}
    end as above_parent_target_pp,
    linked.parent_outcome,
    case
        when linked.quantity_kind = 'rate' then {{ safe_cast_to('linked.outcome - linked.parent_outcome', 'decimal(24, 10)') }}
    end as outcome_above_parent_pp,
    linked.nation_target,
    case
        when linked.quantity_kind = 'rate' then {{ safe_cast_to('linked.target_value - linked.nation_target', 'decimal(24, 10)') }}
    end as above_nation_target_pp,
    linked.target_observation_id,
    linked.previous_observation_id,
    linked.parent_target_observation_id,
    linked.nation_target_observation_id,
    linked.known_from

from linked
inner join indicator on linked.indicator_code = indicator.indicator_code
