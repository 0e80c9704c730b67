-- Which of several statements of one figure in one report counts: the whole year before its last
-- day, an exact wording before 约 or 超, the finer print before the rounded one, then the first.
with observation as (

    select * from {{ ref('fct_observation') }}

),

candidate as (

    select
        observation.*,
        coalesce(base, '') as base_key,
        case when year is not null then {{ as_string('year') }} else period end as period_key

    from observation
    where
        indicator_code is not null
        and is_own_jurisdiction
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
