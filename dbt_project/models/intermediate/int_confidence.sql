-- How far a published figure may be trusted, and why; grain observation.
with observation as (

    select * from {{ due(ref('int_observation')) }}

),

indicator as (

    select * from {{ ref('dim_indicator') }}

),

doubt as (

    select * from {{ due(ref('int_doubt')) }}

),

disagreement as (

    select * from {{ due(ref('int_disagreement')) }}

),

growth as (

    select * from {{ due(ref('int_growth')) }}

),

statement as (

    -- Wording without a code may mean two things in two places, so its repetition proves nothing.
    -- And shares of a total are of different wholes unless they are worded alike.
    select
        observation.observation_id,
        observation.report_id,
        observation.division_code,
        observation.indicator_code,
        observation.measure,
        observation.value_canonical,
        observation.unit_canonical,
        observation.half_step_canonical,
        observation.bound,
        coalesce(observation.base, '') as base_key,
        case
            when observation.year is not null then {{ as_string('observation.year') }} else observation.period
        end as period_key,
        case when observation.nature in ('target', 'standard') then observation.nature else 'outcome' end as nature_key,
        case
            when observation.measure = 'share' and indicator.quantity_kind <> 'rate' then observation.indicator else ''
        end as wording_key

    from observation
    inner join indicator on observation.indicator_code = indicator.indicator_code
    where
        observation.is_own_jurisdiction
        and observation.value is not null
        and observation.period_kind is not null

),

repeated as (

    select
        one.observation_id,
        max(case when one.report_id = other.report_id then 1 else 0 end) as in_report,
        max(case when one.report_id <> other.report_id then 1 else 0 end) as in_other_report

    from statement as one
    inner join statement as other
        on
            one.division_code = other.division_code
            and one.indicator_code = other.indicator_code
            and one.measure = other.measure
            and one.base_key = other.base_key
            and one.period_key = other.period_key
            and one.nature_key = other.nature_key
            and one.wording_key = other.wording_key
            and one.unit_canonical = other.unit_canonical
            and one.observation_id <> other.observation_id
    where {{ repeats('one', 'other') }}
    group by one.observation_id

),

calculated as (

    -- Level, level of the year before and stated growth bear each other out, unless rounding leaves room for anything.
    select stated_observation_id as observation_id from growth
    where reconciliation = 'agrees' and tolerance_pp <= {{ var('confirming_tolerance_pp') }}
    union
    select level_observation_id as observation_id from growth
    where reconciliation = 'agrees' and tolerance_pp <= {{ var('confirming_tolerance_pp') }}
    union
    select prior_level_observation_id as observation_id from growth
    where reconciliation = 'agrees' and tolerance_pp <= {{ var('confirming_tolerance_pp') }}

),

denied as (

    select observation_id from disagreement
    union
    select other_observation_id as observation_id from disagreement

),

miscalculated as (

    select stated_observation_id as observation_id from growth
    where reconciliation = 'contradiction'
    union
    select level_observation_id as observation_id from growth
    where reconciliation = 'contradiction'

),

weighed as (

    select
        observation.observation_id,
        observation.division_code,
        coalesce(doubt.warnings, 0) as warnings,
        doubt.warning_rule_code,
        (denied.observation_id is not null) as is_denied,
        (miscalculated.observation_id is not null) as is_miscalculated,
        coalesce('|' || observation.rules || '|' like '%|CORRECTED|%', false) as is_corrected,
        coalesce(repeated.in_report = 1, false) as is_repeated_in_report,
        coalesce(repeated.in_other_report = 1, false) as is_repeated_elsewhere,
        (calculated.observation_id is not null) as is_calculated

    from observation
    left join doubt on observation.observation_id = doubt.observation_id
    left join denied on observation.observation_id = denied.observation_id
    left join miscalculated on observation.observation_id = miscalculated.observation_id
    left join repeated on observation.observation_id = repeated.observation_id
    left join calculated on observation.observation_id = calculated.observation_id

),

graded as (

    select
        weighed.*,
        case
            when warnings > 0 or is_denied or is_miscalculated or is_corrected then 'C'
            when is_repeated_in_report or is_repeated_elsewhere or is_calculated then 'A'
            else 'B'
        end as confidence

    from weighed

)

select
    observation_id,
    division_code,
    cast(warnings as integer) as warnings,
    warning_rule_code,
    confidence,
    {{ confidence_reason(
        warned=('Rule ', ' warns of it', ' and ', ' more', '. '),
        denied='The same report also states another value. ',
        miscalculated='Stated growth and the growth between two reported levels contradict each other. ',
        corrected='A person corrected or accepted it. ',
        in_report='The same report states it more than once in agreement. ',
        elsewhere='Another report states the same. ',
        calculated='Level, level of the year before and growth agree. ',
        single='Stated once; no rule objects.'
    ) }} as confidence_reason,
    {{ confidence_reason(
        warned=('规则', '对其提出警告', '，另有', '项', '。'),
        denied='同一报告另有不同数值。',
        miscalculated='所述增速与两年数值推算的增速相矛盾。',
        corrected='经人工更正或确认。',
        in_report='同一报告多处表述一致。',
        elsewhere='另有报告表述一致。',
        calculated='当年数值、上年数值与增速相互吻合。',
        single='仅见一处，通过全部规则。'
    ) }} as confidence_reason_zh

from graded
