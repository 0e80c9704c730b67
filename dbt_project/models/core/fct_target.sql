with observation as (

    select * from {{ due(ref('fct_observation')) }}

),

report as (

    select * from {{ due(ref('dim_report')) }}

),

indicator as (

    select * from {{ ref('dim_indicator') }}

),

target as (

    select
        observation.*,
        coalesce(base, '') as base_key,
        case
            when measure = 'average_growth' or base is not null or period_kind = 'multi_year' then 'multi_year'
            when year is null then 'part_year'
            when year > executed_year + 1 then 'long_range'
            when year < executed_year then 'recalled'
            when year = executed_year and coalesce(published_on > period_end, true) then 'recalled'
            else 'annual'
        end as target_kind

    from observation
    where nature = 'target'

),

range_pair as (

    -- 6.5%—7% may come as a lower and an upper figure: one target, judged against its lower end.
    select
        lower_end.observation_id,
        upper_end.observation_id as upper_observation_id,
        upper_end.value as upper_value,
        upper_end.value_canonical as upper_value_canonical,
        cast(row_number() over (
            partition by lower_end.observation_id order by abs(upper_end.span_start - lower_end.span_start)
        ) as integer) as nearness

    from target as lower_end
    inner join target as upper_end
        on
            lower_end.report_id = upper_end.report_id
            and lower_end.indicator_code = upper_end.indicator_code
            and lower_end.measure = upper_end.measure
            and lower_end.base_key = upper_end.base_key
            and lower_end.period = upper_end.period
            and lower_end.unit = upper_end.unit
    where
        lower_end.bound = 'min'
        and upper_end.bound = 'max'
        and lower_end.value < upper_end.value
        and lower_end.value_high is null
        and upper_end.value_high is null

),

upper_end as (

    select distinct upper_observation_id from range_pair
    where nearness = 1

),

ranged as (

    select
        target.*,
        range_pair.upper_observation_id,
        coalesce(target.value_high, range_pair.upper_value) as target_value_high,
        coalesce(target.value_high_canonical, range_pair.upper_value_canonical) as target_value_high_canonical

    from target
    left join range_pair on target.observation_id = range_pair.observation_id and range_pair.nearness = 1
    left join upper_end on target.observation_id = upper_end.upper_observation_id
    where upper_end.upper_observation_id is null

),

worded as (

    select
        ranged.*,
        indicator.polarity,
        case when target_value_high is not null then 'range' else bound end as target_bound,
        case
            when {{ says_any("qualifier", var('soft_words')) }} then 'soft'
            when {{ says_any("qualifier", var('hard_words')) }} then 'hard'
            when bound in ('min', 'max') and qualifier is not null then 'hard'
            else 'plain'
        end as strength,
        {{ says_any("qualifier", var('stretch_words')) }} as is_stretch

    from ranged
    left join indicator on ranged.indicator_code = indicator.indicator_code

),

numbered as (

    select
        worded.*,
        cast(row_number() over (
            partition by division_code, indicator_code, measure, year
            order by
                case when target_kind = 'annual' and indicator_code is not null and is_own_jurisdiction then 0 else 1 end asc,
                published_on desc nulls last,
                kind_order asc,
                report_id asc,
                case when value is null then 1 else 0 end asc,
                case when is_stretch then 1 else 0 end asc,
                span_start asc
        ) as integer) as standing

    from worded

),

earlier as (

    -- The target announced before, where a later report adjusted it.
    select
        counted.observation_id,
        before.observation_id as earlier_target_observation_id,
        before.value as earlier_target_value,
        before.value_canonical as earlier_target_value_canonical,
        cast(row_number() over (partition by counted.observation_id order by before.standing) as integer) as nearness

    from numbered as counted
    inner join numbered as before
        on
            counted.division_code = before.division_code
            and counted.indicator_code = before.indicator_code
            and counted.measure = before.measure
            and counted.year = before.year
            and counted.unit = before.unit
            and counted.report_id <> before.report_id
    where
        counted.standing = 1
        and counted.target_kind = 'annual'
        and before.target_kind = 'annual'
        and before.is_own_jurisdiction
        and not before.is_stretch

),

closed_year as (

    select
        division_code,
        executed_year,
        {{ true_if_any('not is_digest') }} as has_full_text
    from report
    where closes_year
    group by division_code, executed_year

)

select
    numbered.observation_id,
    numbered.report_id,
    numbered.division_code,
    numbered.indicator,
    numbered.indicator_code,
    numbered.measure,
    numbered.base,
    numbered.period,
    numbered.year,
    numbered.target_kind,
    numbered.value as target_value,
    numbered.target_value_high,
    numbered.unit,
    numbered.value_canonical as target_value_canonical,
    numbered.target_value_high_canonical,
    numbered.unit_canonical,
    numbered.unit_factor,
    numbered.quantity_kind,
    numbered.target_bound,
    case
        -- 能耗下降3%以上 is printed as -3 and 以上: at least as deep a fall, so a maximum.
        when numbered.target_bound = 'min' and numbered.value < 0 and numbered.polarity = 'lower_better' then 'max'
        else numbered.target_bound
    end as judged_bound,
    numbered.qualifier,
    numbered.strength,
    numbered.is_stretch,
    numbered.quote,
    numbered.span_start,
    numbered.span_end,
    numbered.upper_observation_id,
    numbered.subject,
    numbered.is_own_jurisdiction,
    numbered.part,
    numbered.published_on,
    numbered.known_from,
    (
        numbered.standing = 1
        and numbered.target_kind = 'annual'
        and numbered.indicator_code is not null
        and numbered.is_own_jurisdiction
    ) as is_counted,
    case when closed_year.executed_year is null then 'pending' else 'due' end as status,
    earlier.earlier_target_observation_id,
    earlier.earlier_target_value,
    {{ safe_cast_to('numbered.value_canonical - earlier.earlier_target_value_canonical', 'decimal(28, 8)') }} as target_revision,
    coalesce(closed_year.has_full_text, false) as has_full_text_of_outcome,
    numbered.sentence,
    numbered.confidence,
    numbered.confidence_reason,
    numbered.confidence_reason_zh

from numbered
left join earlier on numbered.observation_id = earlier.observation_id and earlier.nearness = 1
left join closed_year
    on numbered.division_code = closed_year.division_code and numbered.year = closed_year.executed_year
