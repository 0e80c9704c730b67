-- Published figures about which a warning is open, on either side of it; grain observation.
with observation as (

    select * from {{ due(ref('int_observation')) }}

),

alert as (

    select * from {{ ref('stg_alerts') }}
    where state = 'open' and report_id is not null

),

finding as (

    select * from {{ ref('stg_findings') }}
    where other_spans is not null

),

numbered as (

    select
        finding.*,
        {{ one_to("length(other_spans) - length(replace(other_spans, '|', '')) + 1") }} as place
    from finding

),

other_figure as (

    -- The figures that the one found does not agree with: START-END|START-END.
    select distinct
        report_id,
        rule_code,
        split_part(other_spans, '|', place) as span
    from numbered

),

warned as (

    select
        observation.observation_id,
        observation.division_code,
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
        observation.division_code,
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
    division_code,
    cast(count(*) as integer) as warnings,
    min(rule_code) as warning_rule_code

from warned
group by observation_id, division_code
