-- Which of several statements of one figure in one report counts: the whole year before its last
-- day, the registry's unit before another (a total in yuan before the same in dollars), an exact
-- wording before 约 or 超, the finer print before the rounded one, then the first.
with observation as (

    select * from {{ due(ref('int_observation')) }}

),

indicator as (

    select * from {{ ref('dim_indicator') }}

),

candidate as (

    select
        observation.*,
        coalesce(observation.base, '') as base_key,
        indicator.quantity_kind as indicator_kind,
        case
            when observation.year is not null then {{ as_string('observation.year') }} else observation.period
        end as period_key,
        case
            when observation.measure = 'level' and observation.unit_canonical <> indicator.unit_canonical then 1 else 0
        end as is_off_unit

    from observation
    inner join indicator on observation.indicator_code = indicator.indicator_code
    where
        is_own_jurisdiction
        and period_kind is not null
        and value is not null
        and nature in ('actual', 'estimate', 'prior')
        and coalesce(part, 'executed') = 'executed'

),

ranked as (

    select
        candidate.*,
        cast(row_number() over (
            partition by report_id, indicator_code, measure, base_key, period_key, nature
            order by
                case period_kind when 'day' then 1 else 0 end,
                is_off_unit,
                case bound when 'exact' then 0 when 'approx' then 1 else 2 end,
                half_step_canonical,
                span_start
        ) as integer) as preference,
        cast(count(*) over (
            partition by report_id, indicator_code, measure, base_key, period_key, nature
        ) as integer) as times_stated

    from candidate

)

select * from ranked
