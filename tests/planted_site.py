"""A release whose report, and every text that is told of it, is as hostile as text can be."""

import duckdb
from small_warehouse import build_sound

from orchestration.gate import GateResult
from orchestration.ingest import ingest
from orchestration.paths import Home
from orchestration.release import Release, publish, stage
from orchestration.site import write_release_site
from orchestration.view_files import pattern_of

HOSTILE = (
    "<script>alert(1)</script>",
    "\"><img src=x onerror='alert(2)'>",
    '=HYPERLINK("http://x.invalid")',
    "\u202e左转\u2066",
    "{{ 7*7 }}{% for a in b %}",
    "👩\u200d👩\u200d👧🇨🇳",
    "]]></svg><a href='javascript:alert(3)'>",
)
LONG = "很长的名称" * 60
REPORT = f"""---
digest: true
---
广州市花都区2022年国民经济和社会发展计划执行情况与2023年计划草案的报告
{" ".join(HOSTILE)}
2022年，全区地区生产总值1234.5亿元，同比增长3.5%。<b>粗体</b>{LONG}
2023年主要预期目标：地区生产总值增长6%左右。
"""
REPORT_ID = "440114-2022-plan"
TARGET, OUTCOME = REPORT.index("6%"), REPORT.index("3.5%")


def sql(text: str) -> str:
    return "'" + text.replace("'", "''") + "'"


def publish_planted(home: Home, *changes: str) -> Release:
    """A release of the small warehouse, with the planted report and hostile words in every text column."""
    planted = home.raw / "440114" / "2022.txt"
    planted.parent.mkdir(parents=True, exist_ok=True)
    planted.write_text(REPORT, encoding="utf-8")
    view = ingest(home).view
    build_sound(home)
    words = sql(" ".join(HOSTILE) + LONG)
    observations, reports = (view.folder / pattern_of(name) for name in ("observations", "reports"))
    with duckdb.connect(home.warehouse) as connection:
        for change in (
            "delete from fct_observation",
            f"insert into fct_observation by name select columns(* exclude (rules)) from '{observations}'",
            "update fct_observation set division_code = '440114'",
            f"update dim_report set sha256 = (select any_value(sha256) from '{reports}'), title = {words},"
            " url = 'javascript:alert(4)', published_on = date '2023-01-05'",
            f"update mart_target_attainment set sentence_zh = {words}, sentence_en = {words},"
            f" status = 'missed', target_qualifier = {words}, unit = {words},"
            f" target_report_id = '{REPORT_ID}', target_span_start = {TARGET}, actual_span_start = {OUTCOME}",
            f"update fct_yoy set stated_span_start = {OUTCOME}, level_span_start = {REPORT.index('1234')}",
            f"update mart_indicator_series set division_code = '440114', indicator_code = 'gdp', year = 2022,"
            f" period_kind = 'year', unit = 'percent', span_start = {OUTCOME},"
            " value = 3.5, first_value = 3.6",
            "delete from mart_revision",
            "delete from mart_contradiction",
            f"update mart_quarantine set quote = {words}, reason = {words}, source_path = {words}",
            f"update mart_quality_alert set quote = {words}, reason = {words}",
            "update mart_division_year set missed = 1, met = 0, judged = 1",
            *changes,
        ):
            connection.execute(change)
    staged = stage(home)
    GateResult.of(()).write(staged.folder)
    write_release_site(home, staged)
    return publish(home, staged)
