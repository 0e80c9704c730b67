select
    coverage.division_code,
    division.name as division_name,
    division.level as division_level,
    count(*) as reports,
    max(coverage.executed_year) as newest_year,
    max(coverage.published_on) as newest_published_on,
    date_diff('day', max(coverage.published_on), current_date) as days_since_newest
from mart_report_coverage as coverage
inner join dim_division as division on coverage.division_code = division.division_code
group by coverage.division_code, division.name, division.level
