with observation as (

    select * from {{ due(ref('int_observation')) }}

),

confidence as (

    select * from {{ due(ref('int_confidence')) }}

)

select
    observation.observation_id,
    observation.report_id,
    observation.division_code,
    observation.executed_year,
    observation.report_kind,
    observation.kind_order,
    observation.published_on,
    observation.known_from,
    observation.ordinal,
    observation.span_start,
    observation.span_end,
    observation.quote,
    observation.indicator,
    observation.indicator_code,
    observation.measure,
    observation.base,
    observation.value,
    observation.value_high,
    observation.unit,
    observation.value_canonical,
    observation.value_high_canonical,
    observation.unit_canonical,
    observation.unit_factor,
    observation.half_step_canonical,
    observation.bound,
    observation.qualifier,
    observation.period,
    observation.period_start,
    observation.period_end,
    observation.period_kind,
    observation.year,
    observation.is_year_to_date,
    observation.nature,
    observation.subject,
    observation.is_own_jurisdiction,
    observation.part,
    observation.quantity_kind,
    observation.rules,
    observation.sentence,
    observation.sentence_start,
    confidence.confidence,
    confidence.confidence_reason,
    confidence.confidence_reason_zh,
    confidence.warnings,
    confidence.warning_rule_code

from observation
inner join confidence on observation.observation_id = confidence.observation_id
