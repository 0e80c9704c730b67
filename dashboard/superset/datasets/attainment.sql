select
    attainment.year,
    attainment.division_code,
    attainment.division_name,
    division.level as division_level,
    coalesce(division.parent_name, division.name) as parent_name,
    attainment.indicator_code,
    attainment.indicator_name_zh || ' ' || attainment.indicator_name_en as indicator_name,
    attainment.measure,
    translate(attainment.target_qualifier, '<>', '＜＞') as target_qualifier,
    rtrim(rtrim(cast(attainment.target_value as varchar), '0'), '.')
    || coalesce('–' || rtrim(rtrim(cast(attainment.target_value_high as varchar), '0'), '.'), '') as target_value,
    attainment.actual_value,
    attainment.unit,
    attainment.gap,
    attainment.gap_unit,
    attainment.status,
    case attainment.status
        when 'exceeded' then '超额完成 exceeded'
        when 'met' then '完成 met'
        when 'nearly_met' then '基本完成 nearly met'
        when 'missed' then '未完成 missed'
        when 'pending' then '待定 pending'
        when 'unreported' then '未报告 unreported'
        when 'qualitative' then '定性 qualitative'
        else '不可比 incomparable'
    end as verdict,
    attainment.confidence,
    translate(attainment.sentence_zh, '<>', '＜＞') as sentence_zh,
    translate(attainment.sentence_en, '<>', '＜＞') as sentence_en,
    '<a href="/evidence/reports/' || attainment.target_report_id || '.html#s'
    || attainment.target_span_start || '">目标 target</a>' as target_evidence,
    '<a href="/evidence/reports/' || attainment.actual_report_id || '.html#s'
    || attainment.actual_span_start || '">实绩 outcome</a>' as actual_evidence,
    attainment.known_from
from mart_target_attainment as attainment
inner join dim_division as division on attainment.division_code = division.division_code
