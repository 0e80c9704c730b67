-- The target that counts, the rule that decides and the outcome of the same year side by side;
-- grain division, indicator, measure, year. What follows from them is mart_target_attainment.
with target as (

    select
        fct_target.*,
        (fct_target.target_value is null and fct_target.quote like '%同步%') as is_in_step
    from {{ due(ref('fct_target')) }} as fct_target
    where fct_target.is_counted

),

outcome as (

    select * from {{ due(ref('int_outcome')) }}

),

completion as (

    select * from {{ due(ref('int_completion')) }}

),

yoy as (

    select * from {{ due(ref('fct_yoy')) }}

),

indicator as (

    select * from {{ ref('dim_indicator') }}

),

rule as (

    select * from {{ ref('target_rules') }}

),

kept_word as (

    -- A report that says how much of the plan was done yields an attainment without the plan.
    select
        completion.division_code,
        completion.indicator_code,
        'level' as measure,
        completion.year

    from completion
    left join target
        on
            completion.division_code = target.division_code
            and completion.indicator_code = target.indicator_code
            and completion.year = target.year
            and target.measure in ('level', 'change')
    where target.observation_id is null

),

keyed as (

    select division_code, indicator_code, measure, year from target
    union
    select division_code, indicator_code, measure, year from kept_word

),

other_outcome as (

    select distinct
        division_code,
        indicator_code,
        year
    from outcome

),

paired as (

    select
        keyed.division_code,
        keyed.indicator_code,
        keyed.measure,
        keyed.year,
        indicator.polarity,
        indicator.growth_basis,
        coalesce(target.status, 'due') as target_state,
        coalesce(target.has_full_text_of_outcome, false) as has_full_text_of_outcome,
        coalesce(target.quantity_kind, 'level') as quantity_kind,
        case when target.is_in_step then in_step.value_canonical else target.target_value_canonical end
            as target_value_canonical,
        target.target_value_high_canonical,
        case when target.is_in_step then in_step.value else target.target_value end as target_value,
        target.target_value_high,
        case when target.is_in_step then 'approx' else target.target_bound end as target_bound,
        case
            when target.is_in_step then 'approx'
            when target.observation_id is null then 'exact'
            else target.judged_bound
        end as judged_bound,
        target.qualifier as target_qualifier,
        target.strength as target_strength,
        case when target.is_in_step then '%' else target.unit end as unit,
        case when target.is_in_step then 'percent' else target.unit_canonical end as unit_canonical,
        coalesce(target.unit_factor, 1) as unit_factor,
        coalesce(target.is_in_step, false) as is_in_step,
        target.observation_id as target_observation_id,
        target.report_id as target_report_id,
        target.span_start as target_span_start,
        target.span_end as target_span_end,
        target.published_on as target_published_on,
        target.quote as target_quote,
        target.earlier_target_observation_id,
        target.earlier_target_value,
        target.target_revision,
        case
            when outcome.observation_id is not null then 'stated'
            when
                keyed.measure = 'growth' and indicator.growth_basis = 'nominal' and yoy.computed_percent is not null
                then 'computed'
            when target.observation_id is null then 'completion'
        end as actual_basis,
        outcome.observation_id as stated_observation_id,
        outcome.report_id as stated_report_id,
        outcome.span_start as stated_span_start,
        outcome.span_end as stated_span_end,
        outcome.published_on as stated_published_on,
        outcome.nature as stated_nature,
        outcome.bound as stated_bound,
        outcome.quote as stated_quote,
        outcome.value as stated_value,
        outcome.unit as stated_unit,
        outcome.value_canonical as stated_value_canonical,
        outcome.unit_canonical as stated_unit_canonical,
        outcome.latest_observation_id,
        outcome.latest_report_id,
        outcome.latest_span_start,
        outcome.latest_span_end,
        outcome.latest_published_on,
        outcome.latest_value,
        outcome.latest_unit,
        outcome.latest_value_canonical,
        outcome.latest_unit_canonical,
        yoy.computed_percent,
        yoy.level_observation_id,
        yoy.level_report_id,
        yoy.level_span_start,
        yoy.level_span_end,
        yoy.known_from as level_published_on,
        completion.stated_completion_percent,
        completion.half_step_canonical as completion_half_step,
        completion.observation_id as completion_observation_id,
        completion.report_id as completion_report_id,
        completion.span_start as completion_span_start,
        completion.span_end as completion_span_end,
        completion.published_on as completion_published_on,
        (other_outcome.indicator_code is not null) as has_other_outcome

    from keyed
    inner join indicator on keyed.indicator_code = indicator.indicator_code
    left join target
        on
            keyed.division_code = target.division_code
            and keyed.indicator_code = target.indicator_code
            and keyed.measure = target.measure
            and keyed.year = target.year
    left join outcome
        on
            target.division_code = outcome.division_code
            and target.indicator_code = outcome.indicator_code
            and target.measure = outcome.measure
            and target.year = outcome.year
    left join outcome as in_step
        on
            target.is_in_step
            and target.division_code = in_step.division_code
            and target.measure = in_step.measure
            and target.year = in_step.year
            and in_step.indicator_code = 'gdp'
    left join yoy
        on
            keyed.division_code = yoy.division_code
            and keyed.indicator_code = yoy.indicator_code
            and keyed.year = yoy.year
    left join completion
        on
            keyed.division_code = completion.division_code
            and keyed.indicator_code = completion.indicator_code
            and keyed.year = completion.year
            and keyed.measure in ('level', 'change')
    left join other_outcome
        on
            keyed.division_code = other_outcome.division_code
            and keyed.indicator_code = other_outcome.indicator_code
            and keyed.year = other_outcome.year

),

ruled as (

    select
        paired.*,
        rule.rule_code,
        rule.met_tolerance,
        rule.nearly_tolerance,
        rule.exceeded_above,
        rule.nearly_allowed,
        rule.reason_en as rule_reason_en,
        rule.reason_zh as rule_reason_zh,
        cast(row_number() over (
            partition by paired.division_code, paired.indicator_code, paired.measure, paired.year
            order by
                case when rule.indicator_code is null then 1 else 0 end,
                case when rule.polarity = 'any' then 1 else 0 end,
                rule.rule_code
        ) as integer) as rule_order

    from paired
    left join rule
        on
            paired.judged_bound = rule.bound
            and paired.quantity_kind = rule.quantity_kind
            and (rule.polarity = 'any' or paired.polarity = rule.polarity)
            and (rule.indicator_code is null or paired.indicator_code = rule.indicator_code)

)

select * from ruled
where rule_order = 1
