select
    alert.rule_code,
    alert.level,
    alert.state,
    alert.division_code,
    alert.executed_year as year,
    translate(alert.quote, '<>', '＜＞') as quote,
    translate(alert.sentence, '<>', '＜＞') as sentence,
    translate(alert.reason, '<>', '＜＞') as reason,
    translate(alert.reason_zh, '<>', '＜＞') as reason_zh,
    translate(alert.remedy, '<>', '＜＞') as remedy,
    translate(alert.remedy_zh, '<>', '＜＞') as remedy_zh,
    case
        when alert.report_id is not null
            then
                '<a href="/evidence/reports/' || alert.report_id || '.html#s'
                || coalesce(alert.span_start, 0) || '">' || alert.report_id || '</a>'
    end as evidence,
    alert.since
from mart_quality_alert as alert
