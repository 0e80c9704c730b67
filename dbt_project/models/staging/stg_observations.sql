with observation as (

    select * from {{ source('extracted', 'observations') }}

),

unit as (

    select * from {{ ref('units') }}

),

indicator as (

    select * from {{ ref('indicators') }}

),

dated as (

    select
        observation.*,
        {{ first_day("split_part(observation.period, '/', 1)") }} as period_start,
        case
            when observation.period like '%/%' then {{ final_day("split_part(observation.period, '/', 2)") }}
            else {{ final_day('observation.period') }}
        end as period_end,
        {{ fraction_digits('observation.quote') }} as fraction_digits

    from observation

),

kinded as (

    select
        dated.*,
        case
            when period_start is null or period_end is null or period_end < period_start then null
            when period_start = period_end then 'day'
            when
                extract(year from period_start) = extract(year from period_end)
                and extract(month from period_start) = 1
                and extract(month from period_end) = 12
                then 'year'
            when extract(year from period_start) < extract(year from period_end) then 'multi_year'
            else 'range'
        end as period_kind,
        {{ half_step('fraction_digits') }} as half_step_printed

    from dated

),

measured as (

    -- A rate told as a plain level (失业率5.1%) is the share it is; a multiple (增长1.3倍) was
    -- turned into percent by the reader, so its rounding is a hundred times that of the printed figure.
    select
        kinded.*,
        unit.unit_canonical,
        -- Numerator and denominator keep 亩 (1/15 ha) exact; a unit that the registry lacks stays as written.
        coalesce(unit.factor_numerator, 1) as factor_numerator,
        coalesce(unit.factor_denominator, 1) as factor_denominator,
        case
            when kinded.measure = 'level' and indicator.quantity_kind = 'rate' and unit.unit_canonical = 'percent'
                then 'share'
            else kinded.measure
        end as measure_canonical,
        case
            when kinded.unit = '%' and kinded.quote like '%倍%' then kinded.half_step_printed * 100
            else kinded.half_step_printed
        end as half_step

    from kinded
    left join unit on kinded.unit = unit.unit
    left join indicator on kinded.indicator_code = indicator.indicator_code

)

select
    observation_id,
    report_id,
    cast(ordinal as integer) as ordinal,
    cast(span_start as integer) as span_start,
    cast(span_end as integer) as span_end,
    quote,
    indicator,
    indicator_code,
    measure_canonical as measure,
    -- 比上年 said in figures (较2024年, of 2025) is year-over-year growth like any other.
    case when base = {{ as_string("cast(extract(year from period_end) as integer) - 1") }} then null else base end as base,
    cast(value as decimal(28, 8)) as value,
    cast(value_high as decimal(28, 8)) as value_high,
    unit,
    {{ in_canonical_unit('value') }} as value_canonical,
    {{ in_canonical_unit('value_high') }} as value_high_canonical,
    coalesce(unit_canonical, unit) as unit_canonical,
    {{ in_canonical_unit('1', 'decimal(26, 12)') }} as unit_factor,
    {{ in_canonical_unit('half_step') }} as half_step_canonical,
    bound,
    qualifier,
    period,
    period_start,
    period_end,
    period_kind,
    case
        when period_kind = 'year' then cast(extract(year from period_end) as integer)
        when
            period_kind = 'day' and extract(month from period_end) = 12 and extract(day from period_end) = 31
            then cast(extract(year from period_end) as integer)
    end as year,
    coalesce(
        period_kind = 'range' and extract(month from period_start) = 1 and extract(day from period_start) = 1, false
    ) as is_year_to_date,
    nature,
    subject,
    part,
    rules,
    sentence,
    cast(sentence_start as integer) as sentence_start,
    case
        when measure_canonical in ('growth', 'average_growth', 'share', 'completion') then 'rate'
        when unit_canonical in ('percent', 'percentage_point') then 'rate'
        when measure_canonical = 'rank' then 'rank'
        else 'level'
    end as quantity_kind

from measured
