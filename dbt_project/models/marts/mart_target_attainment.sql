with verdict as (

    select * from {{ due(ref('int_verdict')) }}

),

division as (

    select * from {{ ref('dim_division') }}

),

indicator as (

    select * from {{ ref('dim_indicator') }}

),

confidence as (

    select * from {{ due(ref('int_confidence')) }}

),

named as (

    select
        verdict.*,
        division.name as division_name,
        indicator.name_zh as indicator_name_zh,
        indicator.name_en as indicator_name_en,
        coalesce(division.name, verdict.division_code) || {{ as_string('verdict.year') }} || '年'
        || coalesce(indicator.name_zh, verdict.indicator_code)
        || {{ measure_zh('verdict.measure', 'indicator.name_zh') }}
            as subject_zh,
        coalesce(indicator.name_en, verdict.indicator_code)
        || {{ measure_en('verdict.measure', 'indicator.name_zh') }}
        || ', ' || coalesce(division.name, '') || ' ' || verdict.division_code || ', '
        || {{ as_string('verdict.year') }} as subject_en,
        coalesce(verdict.unit, '') as unit_zh,
        {{ unit_en('verdict.unit_canonical') }} as unit_en,
        target_confidence.confidence as target_confidence,
        target_confidence.confidence_reason as target_confidence_reason,
        target_confidence.confidence_reason_zh as target_confidence_reason_zh,
        actual_confidence.confidence as actual_confidence,
        actual_confidence.confidence_reason as actual_confidence_reason,
        actual_confidence.confidence_reason_zh as actual_confidence_reason_zh,
        case
            when verdict.completion_reconciliation = 'contradiction' then 'C'
        end as completion_confidence,
        case
            when verdict.completion_reconciliation = 'contradiction' then 'It contradicts the outcome.'
        end as completion_confidence_reason,
        case
            when verdict.completion_reconciliation = 'contradiction' then '与实际完成情况相矛盾。'
        end as completion_confidence_reason_zh

    from verdict
    left join division on verdict.division_code = division.division_code
    left join indicator on verdict.indicator_code = indicator.indicator_code
    left join confidence as target_confidence on verdict.target_observation_id = target_confidence.observation_id
    left join confidence as actual_confidence on verdict.actual_observation_id = actual_confidence.observation_id

),

explained as (

    select
        named.*,
        case
            when actual_basis = 'completion'
                then subject_zh || '：未见年初计划，报告自述完成年度计划的' || {{ plain_number('stated_completion_percent') }}
                    || '%，' || coalesce({{ status_zh('status') }}, '不作判定') || '。' || coalesce(rule_reason_zh, '')
            when target_value is null and not is_in_step
                then subject_zh || '：' || {{ reason_zh('status_reason') }} || '。'
            when status_reason is not null
                then subject_zh
                    || coalesce('目标为' || {{ bounded_zh('target_value', 'target_value_high', 'unit_zh', 'target_bound') }}, '目标')
                    || '：' || {{ reason_zh('status_reason') }} || '。'
            else
                subject_zh
                || case when is_in_step then '目标为与经济增长（' else '目标为' end
                || {{ bounded_zh('target_value', 'target_value_high', 'unit_zh', 'target_bound') }}
                || case when is_in_step then '）同步' else '' end
                || '，实际为' || {{ plain_number(settled('actual_value')) }} || unit_zh
                || case actual_basis when 'computed' then '（由两年数值推算）' else '' end
                || '，' || {{ gap_zh('gap', 'quantity_kind') }} || '，' || {{ status_zh('status') }} || '。'
                || coalesce(rule_reason_zh, '')
        end as sentence_zh,
        case
            when actual_basis = 'completion'
                then subject_en || ': the plan is not here; the report itself says '
                    || {{ plain_number('stated_completion_percent') }} || ' % of it was done: '
                    || coalesce({{ status_en('status') }}, 'not judged') || '. ' || coalesce(rule_reason_en, '')
            when target_value is null and not is_in_step
                then subject_en || ': ' || {{ reason_en('status_reason') }} || '.'
            when status_reason is not null
                then subject_en
                    || coalesce(', target ' || {{ bounded_en('target_value_canonical', 'target_value_high_canonical', 'unit_en', 'target_bound') }}, '')
                    || ': ' || {{ reason_en('status_reason') }} || '.'
            else
                subject_en
                || case when is_in_step then ': target in step with the economy (' else ': target ' end
                || {{ bounded_en('target_value_canonical', 'target_value_high_canonical', 'unit_en', 'target_bound') }}
                || case when is_in_step then ')' else '' end
                || ', outcome ' || {{ number_en(settled('actual_value_canonical')) }} || unit_en
                || case actual_basis when 'computed' then ' (worked out from two levels)' else '' end
                || ', ' || {{ gap_en('gap', 'quantity_kind') }} || ': ' || {{ status_en('status') }} || '. '
                || coalesce(rule_reason_en, '')
        end as sentence_en

    from named

)

select
    explained.division_code,
    explained.division_name,
    explained.indicator_code,
    explained.indicator_name_zh,
    explained.indicator_name_en,
    explained.measure,
    explained.year,
    cast(explained.target_value as decimal(28, 8)) as target_value,
    cast(explained.target_value_high as decimal(28, 8)) as target_value_high,
    explained.target_bound,
    explained.target_qualifier,
    explained.target_strength,
    explained.actual_value,
    explained.unit,
    explained.actual_basis,
    explained.stated_nature as actual_nature,
    explained.stated_bound as actual_bound,
    explained.gap,
    case explained.quantity_kind when 'rate' then 'percentage_point' when 'level' then 'percent_of_target' end as gap_unit,
    explained.status,
    explained.status_reason,
    explained.rule_code,
    explained.actual_latest,
    explained.gap_latest,
    explained.status_latest,
    cast(explained.stated_completion_percent as decimal(28, 8)) as stated_completion_percent,
    explained.computed_completion_percent,
    explained.completion_gap_pp,
    explained.completion_reconciliation,
    explained.earlier_target_value,
    explained.target_revision,
    explained.earlier_target_observation_id,
    explained.target_observation_id,
    explained.target_report_id,
    explained.target_span_start,
    explained.target_span_end,
    explained.target_published_on,
    explained.actual_observation_id,
    explained.actual_report_id,
    explained.actual_span_start,
    explained.actual_span_end,
    explained.actual_published_on,
    explained.latest_observation_id as actual_latest_observation_id,
    explained.latest_report_id as actual_latest_report_id,
    explained.latest_span_start as actual_latest_span_start,
    explained.latest_span_end as actual_latest_span_end,
    explained.latest_published_on as actual_latest_published_on,
    case
        when explained.actual_basis is null then explained.target_published_on
        when explained.target_published_on is null then explained.actual_published_on
        when explained.actual_published_on is null then null
        else greatest(explained.target_published_on, explained.actual_published_on)
    end as known_from,
    trim(explained.sentence_zh) as sentence_zh,
    trim(explained.sentence_en) as sentence_en,
    {{ weakest(('explained.target_confidence', 'explained.actual_confidence', 'explained.completion_confidence')) }}
        as confidence,
    {{ told_of({
        'Target: ': 'explained.target_confidence_reason',
        'Outcome: ': 'explained.actual_confidence_reason',
        'Completion as stated: ': 'explained.completion_confidence_reason'
    }, ' ') }} as confidence_reason,
    {{ told_of({
        '目标：': 'explained.target_confidence_reason_zh',
        '实际：': 'explained.actual_confidence_reason_zh',
        '自述完成情况：': 'explained.completion_confidence_reason_zh'
    }, '') }} as confidence_reason_zh

from explained
