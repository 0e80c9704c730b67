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

    -- The figures that the one found does not agree with: START-END|START-END.
    select
        observation.observation_id,
        finding.rule_code

    from observation
    inner join finding
        on
            observation.report_id = finding.report_id
            and '|' || finding.other_spans || '|' like
            '%|' || {{ as_string('observation.span_start') }} || '-' || {{ as_string('observation.span_end') }} || '|%'

)

select
    observation_id,
    cast(count(*) as integer) as warnings,
    min(rule_code) as warning_rule_code

from warned
group by observation_id
