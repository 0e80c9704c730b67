with growth as (

    select * from {{ due(ref('int_growth')) }}

),

confidence as (

    select * from {{ due(ref('int_confidence')) }}

),

graded as (

    select
        growth.*,
        stated.confidence as stated_confidence,
        stated.confidence_reason as stated_reason,
        stated.confidence_reason_zh as stated_reason_zh,
        level.confidence as level_confidence,
        level.confidence_reason as level_reason,
        level.confidence_reason_zh as level_reason_zh,
        -- The level of the year before counts where growth is computed from it.
        case when growth.computed_percent is not null then before.confidence end as prior_confidence,
        case when growth.computed_percent is not null then before.confidence_reason end as prior_reason,
        case when growth.computed_percent is not null then before.confidence_reason_zh end as prior_reason_zh

    from growth
    left join confidence as stated on growth.stated_observation_id = stated.observation_id
    left join confidence as level on growth.level_observation_id = level.observation_id
    left join confidence as before on growth.prior_level_observation_id = before.observation_id

)

select
    division_code,
    indicator_code,
    year,
    level,
    unit,
    stated_percent,
    computed_percent,
    gap_pp,
    tolerance_pp,
    growth_basis,
    reconciliation,
    not_computed_because,
    prior_level_reported,
    prior_level_implied,
    level_observation_id,
    level_report_id,
    level_span_start,
    level_span_end,
    prior_level_observation_id,
    prior_level_report_id,
    prior_level_span_start,
    prior_level_span_end,
    stated_observation_id,
    stated_report_id,
    stated_span_start,
    stated_span_end,
    known_from,
    {{ weakest(('stated_confidence', 'level_confidence', 'prior_confidence')) }} as confidence,
    {{ told_of({'Stated growth: ': 'stated_reason', 'Level: ': 'level_reason', 'Level of the year before: ': 'prior_reason'}, ' ') }}
        as confidence_reason,
    {{ told_of({'报告所述增速：': 'stated_reason_zh', '当年数值：': 'level_reason_zh', '上年数值：': 'prior_reason_zh'}, '') }}
        as confidence_reason_zh

from graded
