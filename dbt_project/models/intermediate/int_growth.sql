-- Growth as stated and as computed from two levels, and why they differ; grain division, indicator, year.
with vintage as (

    select * from {{ due(ref('int_vintage')) }}
    where year is not null and base_key = ''

),

indicator as (

    select * from {{ ref('dim_indicator') }}

),

latest as (

    select * from vintage
    where latest_choice = 1

),

stated as (

    select * from latest
    where measure = 'growth'

),

level_choice as (

    -- The level of a rate is its share (失业率5.1%); of anything else only its own unit will do.
    select
        latest.*,
        indicator.growth_basis,
        indicator.quantity_kind as indicator_kind,
        cast(row_number() over (
            partition by latest.division_code, latest.indicator_code, latest.year
            order by case latest.measure when 'level' then 0 else 1 end
        ) as integer) as choice

    from latest
    inner join indicator on latest.indicator_code = indicator.indicator_code
    where latest.measure = 'level' or (latest.measure = 'share' and indicator.quantity_kind = 'rate')

),

level as (

    select * from level_choice
    where choice = 1

),

keyed as (

    select division_code, indicator_code, year from stated
    union
    select division_code, indicator_code, year from level

),

joined as (

    select
        keyed.division_code,
        keyed.indicator_code,
        keyed.year,
        indicator.growth_basis,
        indicator.quantity_kind as indicator_kind,
        level.value_canonical as level,
        level.unit_canonical as unit,
        level.half_step_canonical as level_half_step,
        level.bound as level_bound,
        level.observation_id as level_observation_id,
        level.report_id as level_report_id,
        level.span_start as level_span_start,
        level.span_end as level_span_end,
        level.published_on as level_published_on,
        before_level.value_canonical as prior_level_reported,
        before_level.unit_canonical as prior_unit,
        before_level.half_step_canonical as prior_half_step,
        before_level.bound as prior_bound,
        before_level.observation_id as prior_level_observation_id,
        before_level.report_id as prior_level_report_id,
        before_level.span_start as prior_level_span_start,
        before_level.span_end as prior_level_span_end,
        before_level.published_on as prior_level_published_on,
        stated.value_canonical as stated_percent,
        stated.half_step_canonical as stated_half_step,
        stated.bound as stated_bound,
        stated.observation_id as stated_observation_id,
        stated.report_id as stated_report_id,
        stated.span_start as stated_span_start,
        stated.span_end as stated_span_end,
        stated.published_on as stated_published_on

    from keyed
    inner join indicator on keyed.indicator_code = indicator.indicator_code
    left join level
        on
            keyed.division_code = level.division_code
            and keyed.indicator_code = level.indicator_code
            and keyed.year = level.year
    left join level as before_level
        on
            keyed.division_code = before_level.division_code
            and keyed.indicator_code = before_level.indicator_code
            and keyed.year = before_level.year + 1
    left join stated
        on
            keyed.division_code = stated.division_code
            and keyed.indicator_code = stated.indicator_code
            and keyed.year = stated.year

),

explained as (

    select
        joined.*,
        case
            when level is null then 'no_level'
            when indicator_kind = 'rate' then 'rate'
            when prior_level_reported is null then 'no_prior_level'
            when unit <> prior_unit then 'unit_change'
            when prior_level_reported <= 0 then 'prior_not_positive'
            when level_bound in ('min', 'max') or prior_bound in ('min', 'max') then 'bounded_level'
        end as not_computed_because

    from joined

),

computed as (

    select
        explained.*,
        case
            when not_computed_because is null then {{ growth_percent('level', 'prior_level_reported') }}
        end as computed_percent,
        case
            when indicator_kind <> 'rate' and stated_percent is not null
                then {{ prior_level('level', 'stated_percent') }}
        end as prior_level_implied,
        {{ growth_tolerance_pp('level', 'level_half_step', 'prior_level_reported', 'prior_half_step') }}
            as computed_tolerance_pp

    from explained

),

gapped as (

    select
        computed.*,
        {{ safe_cast_to('stated_percent - computed_percent', 'decimal(24, 10)') }} as gap_pp,
        case
            when stated_percent is not null and computed_percent is not null
                then {{ safe_cast_to('stated_half_step + computed_tolerance_pp', 'decimal(24, 10)') }}
        end as tolerance_pp

    from computed
    where stated_percent is not null or computed_percent is not null

),

alternative as (

    -- The growth that other vintages of the two levels give: a base restated in between shows here.
    select
        gapped.division_code,
        gapped.indicator_code,
        gapped.year,
        min(abs(gapped.stated_percent - {{ growth_percent('now.value_canonical', 'before.value_canonical') }}))
            as nearest_gap_pp

    from gapped
    inner join vintage as now
        on
            gapped.division_code = now.division_code
            and gapped.indicator_code = now.indicator_code
            and gapped.year = now.year
            and gapped.unit = now.unit_canonical
    inner join vintage as before
        on
            now.division_code = before.division_code
            and now.indicator_code = before.indicator_code
            and now.year = before.year + 1
            and now.measure = before.measure
            and now.unit_canonical = before.unit_canonical
    where
        gapped.gap_pp is not null
        and now.measure in ('level', 'share')
        and now.bound in ('exact', 'approx')
        and before.bound in ('exact', 'approx')
    group by gapped.division_code, gapped.indicator_code, gapped.year

),

judged as (

    select
        gapped.*,
        {{ reconciliation(
            'gapped.stated_percent', 'gapped.computed_percent', 'gapped.gap_pp', 'gapped.tolerance_pp',
            'alternative.nearest_gap_pp', 'gapped.growth_basis', 'gapped.year',
            'gapped.prior_level_implied', 'gapped.prior_level_reported', 'gapped.prior_level_published_on'
        ) }} as reconciliation

    from gapped
    left join alternative
        on
            gapped.division_code = alternative.division_code
            and gapped.indicator_code = alternative.indicator_code
            and gapped.year = alternative.year

)

select
    division_code,
    indicator_code,
    year,
    level,
    unit,
    {{ safe_cast_to('stated_percent', 'decimal(28, 8)') }} as stated_percent,
    {{ safe_cast_to('computed_percent', 'decimal(24, 10)') }} as computed_percent,
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
    case
        when level_published_on is null then stated_published_on
        when stated_published_on is null then level_published_on
        else greatest(level_published_on, stated_published_on)
    end as known_from

from judged
