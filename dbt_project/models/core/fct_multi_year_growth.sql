with observation as (

    select * from {{ due(ref('fct_observation')) }}
    where
        is_own_jurisdiction
        and indicator_code is not null
        and value is not null
        and quantity_kind = 'rate'
        and measure in ('average_growth', 'growth')

),

level as (

    select * from {{ due(ref('int_vintage')) }}
    where measure = 'level' and year is not null and base_key = '' and latest_choice = 1

),

spanned as (

    -- 2021/2025 grows from 2020; 较2020年 says so itself.
    select
        observation.*,
        case
            when base is not null then {{ safe_cast_to('left(base, 4)', 'integer') }}
            when period_kind = 'multi_year' then cast(extract(year from period_start) as integer) - 1
        end as from_year,
        cast(extract(year from period_end) as integer) as to_year,
        case when measure = 'average_growth' then 'average' else 'cumulative' end as growth_kind

    from observation
    where measure = 'average_growth' or base is not null or period_kind = 'multi_year'

),

counted as (

    select
        spanned.*,
        to_year - from_year as years
    from spanned

),

converted as (

    -- The same growth both ways: n years of a % are (1 + a/100)^n - 1.
    select
        counted.*,
        case
            when years < 1 or value_canonical <= -100 then null
            when growth_kind = 'average' then value_canonical
            else {{ safe_cast_to(
                '(power(1 + cast(value_canonical as double) / 100, cast(1 as double) / years) - 1) * 100', 'decimal(24, 10)'
            ) }}
        end as average_percent,
        case
            when years < 1 or value_canonical <= -100 then null
            when growth_kind = 'cumulative' then value_canonical
            else {{ safe_cast_to(
                '(power(1 + cast(value_canonical as double) / 100, years) - 1) * 100', 'decimal(24, 10)'
            ) }}
        end as cumulative_percent

    from counted

),

compared as (

    select
        converted.*,
        indicator.growth_basis,
        case
            when before.unit_canonical = after.unit_canonical
                then {{ growth_percent('after.value_canonical', 'before.value_canonical') }}
        end as computed_cumulative_percent

    from converted
    inner join {{ ref('dim_indicator') }} as indicator on converted.indicator_code = indicator.indicator_code
    left join level as before
        on
            converted.division_code = before.division_code
            and converted.indicator_code = before.indicator_code
            and converted.from_year = before.year
    left join level as after
        on
            converted.division_code = after.division_code
            and converted.indicator_code = after.indicator_code
            and converted.to_year = after.year

)

select
    observation_id,
    report_id,
    division_code,
    indicator_code,
    growth_kind,
    nature,
    bound,
    from_year,
    to_year,
    years,
    value_canonical as stated_percent,
    {{ safe_cast_to('average_percent', 'decimal(24, 10)') }} as average_percent,
    {{ safe_cast_to('cumulative_percent', 'decimal(24, 10)') }} as cumulative_percent,
    {{ safe_cast_to('computed_cumulative_percent', 'decimal(24, 10)') }} as computed_cumulative_percent,
    growth_basis,
    span_start,
    span_end,
    known_from

from compared
