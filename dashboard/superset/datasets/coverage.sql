select
    coverage.executed_year as year,
    coverage.division_code,
    division.name as division_name,
    division.level as division_level,
    coverage.report_kind,
    translate(coverage.title, '<>', '＜＞') as title,
    coverage.published_on,
    coverage.is_digest,
    coverage.numerals,
    coverage.observations,
    coverage.non_observations,
    coverage.unread,
    coverage.rejected_numerals,
    coverage.headline_observations,
    coverage.targets,
    coverage.read_percent,
    coverage.mapped_percent,
    '<a href="/evidence/reports/' || coverage.report_id || '.html">' || coverage.report_id || '</a>' as evidence
from mart_report_coverage as coverage
inner join dim_division as division on coverage.division_code = division.division_code
