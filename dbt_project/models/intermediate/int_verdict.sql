-- What follows from target, outcome and rule: gap, verdict or the reason why there is none, and the
-- report's own completion beside the computed one; grain division, indicator, measure, year.
with attainment as (

    select * from {{ due(ref('int_attainment')) }}

),

actual as (

    -- One set of columns for the outcome, whichever way it is known.
    select
        attainment.*,
        {{ better_is_more('judged_bound', 'polarity') }} as direction,
        case actual_basis
            when 'stated' then stated_value_canonical
            when 'computed' then cast(computed_percent as decimal(28, 8))
        end as actual_value_canonical,
        case actual_basis
            when 'stated' then stated_unit_canonical
            when 'computed' then 'percent'
        end as actual_unit_canonical,
        case actual_basis
            when 'stated' then stated_observation_id
            when 'computed' then level_observation_id
            when 'completion' then completion_observation_id
        end as actual_observation_id,
        case actual_basis
            when 'stated' then stated_report_id
            when 'computed' then level_report_id
            when 'completion' then completion_report_id
        end as actual_report_id,
        case actual_basis
            when 'stated' then stated_span_start
            when 'computed' then level_span_start
            when 'completion' then completion_span_start
        end as actual_span_start,
        case actual_basis
            when 'stated' then stated_span_end
            when 'computed' then level_span_end
            when 'completion' then completion_span_end
        end as actual_span_end,
        case actual_basis
            when 'stated' then stated_published_on
            when 'computed' then level_published_on
            when 'completion' then completion_published_on
        end as actual_published_on

    from attainment

),

hindered as (

    -- What stands in the way of a verdict; null: nothing does.
    select
        actual.*,
        case
            when actual_basis = 'completion' and rule_code is null then 'no_polarity'
            when actual_basis = 'completion' then null
            when target_value_canonical is null and not is_in_step then 'no_figure'
            when actual_basis is null and target_state = 'pending' then 'year_open'
            when measure = 'rank' then 'rank'
            when actual_basis is null and has_other_outcome then 'measure_differs'
            when actual_basis is null and not has_full_text_of_outcome then 'digest_only'
            when actual_basis is null then 'not_stated'
            when target_value_canonical is null then 'no_gdp_growth'
            when actual_unit_canonical <> unit_canonical then 'unit_change'
            when rule_code is null or direction is null then 'no_polarity'
            when quantity_kind = 'level' and target_value_canonical = 0 then 'target_zero'
        end as obstacle

    from actual

),

gapped as (

    select
        hindered.*,
        case
            when obstacle is not null and obstacle <> 'no_polarity' then null
            when actual_basis = 'completion' then {{ safe_cast_to('stated_completion_percent - 100', 'decimal(24, 10)') }}
            else {{ target_gap('actual_value_canonical', 'target_value_canonical', 'quantity_kind') }}
        end as gap,
        case
            when obstacle is not null and obstacle <> 'no_polarity' then null
            when latest_unit_canonical = unit_canonical
                then {{ target_gap('latest_value_canonical', 'target_value_canonical', 'quantity_kind') }}
        end as gap_latest

    from hindered

),

judged as (

    select
        gapped.*,
        coalesce(obstacle, case when gap is null then 'not_computable' end) as status_reason,
        case
            when obstacle = 'no_figure' then 'qualitative'
            when obstacle in ('year_open', 'digest_only') then 'pending'
            when obstacle = 'not_stated' then 'unreported'
            when obstacle is not null or gap is null then 'incomparable'
            else {{ judged_status('gap', 'direction') }}
        end as status,
        case
            when obstacle is null and gap_latest is not null then {{ judged_status('gap_latest', 'direction') }}
        end as status_latest,
        case
            when quantity_kind = 'level' and actual_basis = 'stated' and actual_unit_canonical = unit_canonical
                then {{ percent_of('actual_value_canonical', 'target_value_canonical') }}
        end as computed_completion_percent

    from gapped

),

reconciled as (

    -- The report's own completion against the computed one: rounding of the printed percentage, or not.
    select
        judged.*,
        {{ safe_cast_to('stated_completion_percent - computed_completion_percent', 'decimal(24, 10)') }} as completion_gap_pp,
        case
            when stated_completion_percent is null or computed_completion_percent is null then null
            when abs(stated_completion_percent - computed_completion_percent)
                <= completion_half_step + {{ var('completion_allowance_pp') }} then 'agrees'
            else 'contradiction'
        end as completion_reconciliation

    from judged

)

select
    reconciled.*,
    {{ actual_in_target_unit('reconciled.') }} as actual_value,
    cast(
        case
            when latest_unit = unit then latest_value
            when latest_unit_canonical = unit_canonical
                then {{ ratio('latest_value_canonical', 'unit_factor', 'decimal(28, 8)') }}
        end as decimal(28, 8)
    ) as actual_latest

from reconciled
