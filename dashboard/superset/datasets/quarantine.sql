select
    quarantine.rule_code,
    quarantine.level,
    quarantine.division_code,
    quarantine.executed_year as year,
    translate(quarantine.source_path, '<>', '＜＞') as source_path,
    translate(quarantine.quote, '<>', '＜＞') as quote,
    translate(quarantine.sentence, '<>', '＜＞') as sentence,
    translate(quarantine.reason, '<>', '＜＞') as reason,
    translate(quarantine.reason_zh, '<>', '＜＞') as reason_zh,
    translate(quarantine.remedy, '<>', '＜＞') as remedy,
    translate(quarantine.remedy_zh, '<>', '＜＞') as remedy_zh,
    case
        when quarantine.report_id is not null
            then
                '<a href="/evidence/reports/' || quarantine.report_id || '.html#s'
                || coalesce(quarantine.span_start, 0) || '">' || quarantine.report_id || '</a>'
    end as evidence,
    quarantine.first_seen
from mart_quarantine as quarantine
