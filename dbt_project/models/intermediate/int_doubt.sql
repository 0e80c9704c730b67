-- Published figures about which a warning is open, on either side of it; grain observation.
with observation as (

    select * from {{ ref('int_observation') }}

),

alert as (

    select * from {{ ref('stg_alerts') }}
    where state = 'open' and report_id is not null

),

finding as (

    select * from {{ ref('stg_findings') }}
    where other_spans is not null

),

counted as (

    select
        finding.*,
        length(other_spans) - length(replace(other_spans, '|', '')) + 1 as others,
        cast(row_number() over (order by finding_id) as integer) as place

    from finding

),

place as (

    -- 1, 2, 3 … as far as any finding names other figures.
    select counted.place
    from counted
    inner join (select max(others) as most from counted) as longest on counted.place <= longest.most

),

other_figure as (

    -- The figures that the one found does not agree with: START-END|START-END.
    select distinct
        counted.report_id,
        counted.rule_code,
        split_part(counted.other_spans, '|', place.place) as span

    from counted
    inner join place on place.place <= counted.others

),

warned as (

    select
        observation.observation_id,
        alert.rule_code

    from observation
    inner join alert
        on
            observation.report_id = alert.report_id
            and observation.span_start = alert.span_start
            and observation.span_end = alert.span_end

    union

    select
        observation.observation_id,
        other_figure.rule_code

    from observation
    inner join other_figure
        on
            observation.report_id = other_figure.report_id
            and other_figure.span
            = {{ as_string('observation.span_start') }} || '-' || {{ as_string('observation.span_end') }}

)

select
    observation_id,
    cast(count(*) as integer) as warnings,
    min(rule_code) as warning_rule_code

from warned
group by observation_id
