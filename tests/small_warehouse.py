"""A working database with one sound row a published table, as the dbt project declares them."""

import duckdb
import yaml

from orchestration.paths import CHECKOUT, Home
from orchestration.release import published_models

# One sound row a table; columns that are not named are null.
SOUND = {
    "dim_division": {"division_code": "'440114'", "name": "'花都区'", "full_name": "'广东省广州市花都区'"},
    "dim_indicator": {"indicator_code": "'gdp'", "name_zh": "'地区生产总值'"},
    "dim_report": {
        "report_id": "'440114-2022-plan'",
        "division_code": "'440114'",
        "executed_year": "2022",
        "report_kind": "'plan'",
        "source_path": "'440114/2022-plan.txt'",
        "sha256": "repeat('a', 64)",
        "title": "'花都区2022年计划执行情况报告'",
        "url": "'https://example.org/2022'",
    },
    "dim_period": {"period": "'2022'", "period_kind": "'year'"},
    "fct_observation": {
        "observation_id": "'440114-2022-plan:4-8'",
        "report_id": "'440114-2022-plan'",
        "span_start": "4",
        "span_end": "8",
        "quote": "'6.5%'",
        "sentence": "'增长6.5%。'",
        "sentence_start": "2",
        "measure": "'growth'",
        "nature": "'actual'",
        "bound": "'exact'",
        "value": "6.5",
        "unit": "'%'",
        "period": "'2022'",
        "indicator": "'生产总值'",
        "indicator_code": "'gdp'",
    },
    "fct_target": {
        "observation_id": "'440114-2022-plan:4-8'",
        "report_id": "'440114-2022-plan'",
        "span_start": "4",
        "span_end": "8",
        "target_bound": "'range'",
        "target_value": "6",
        "target_value_high": "7",
    },
    "fct_yoy": {
        "division_code": "'440114'",
        "indicator_code": "'gdp'",
        "year": "2022",
        "level": "110",
        "prior_level_reported": "100",
        "stated_percent": "8",
        "computed_percent": "10",
        "gap_pp": "-2",
        "reconciliation": "'basis'",
        "level_report_id": "'440114-2022-plan'",
        "level_span_start": "1",
        "level_span_end": "2",
        "stated_report_id": "'440114-2022-plan'",
        "stated_span_start": "3",
        "stated_span_end": "4",
    },
    "mart_target_attainment": {
        "division_code": "'440114'",
        "indicator_code": "'gdp'",
        "division_name": "'花都区'",
        "indicator_name_zh": "'地区生产总值'",
        "measure": "'growth'",
        "year": "2022",
        "unit": "'%'",
        "target_bound": "'approx'",
        "target_value": "7",
        "actual_value": "6.5",
        "gap": "-0.5",
        "gap_unit": "'percentage_point'",
        "status": "'met'",
        "rule_code": "'APPROX'",
        "target_report_id": "'440114-2021-plan'",
        "target_span_start": "1",
        "target_span_end": "2",
        "target_published_on": "date '2022-01-05'",
        "actual_report_id": "'440114-2022-plan'",
        "actual_span_start": "1",
        "actual_span_end": "2",
        "actual_published_on": "date '2023-01-05'",
    },
    "mart_division_year": {
        "division_code": "'440114'",
        "year": "2022",
        "targets": "1",
        "exceeded": "0",
        "met": "1",
        "nearly_met": "0",
        "missed": "0",
        "pending": "0",
        "unreported": "0",
        "not_judgeable": "0",
        "accomplished_percent": "100",
    },
    "mart_quarantine": {
        "rejection_id": "'r1'",
        "division_code": "'440114'",
        "source_path": "'440114/2022-plan.txt'",
        "rule_code": "'OBS-RANGE'",
        "level": "'warn'",
        "reason": "'…'",
        "reason_zh": "'……'",
        "remedy": "'…'",
        "remedy_zh": "'……'",
    },
    "mart_quality_alert": {
        "alert_id": "'a1'",
        "division_code": "'440114'",
        "source_path": "'440114/2022-plan.txt'",
        "rule_code": "'ARI-TWICE'",
        "level": "'warn'",
        "state": "'open'",
        "reason": "'…'",
        "reason_zh": "'……'",
        "remedy": "'…'",
        "remedy_zh": "'……'",
    },
    "mart_report_coverage": {
        "report_id": "'440114-2022-plan'",
        "numerals": "10",
        "observations": "6",
        "non_observations": "3",
        "rejected_numerals": "1",
        "unread": "1",
        "mapped_percent": "50",
    },
    "fct_multi_year_growth": {
        "observation_id": "'440114-2022-plan:4-8'",
        "report_id": "'440114-2022-plan'",
        "span_start": "4",
        "span_end": "8",
        "growth_kind": "'average'",
        "from_year": "2020",
        "to_year": "2025",
    },
    "fct_year_to_date": {
        "division_code": "'440114'",
        "indicator_code": "'gdp'",
        "measure": "'growth'",
        "period": "'2022-01/2022-09'",
        "through_month": "9",
        "report_id": "'440114-2022-plan'",
        "span_start": "4",
        "span_end": "8",
    },
    "mart_growth_reconciliation": {
        "division_code": "'440114'",
        "indicator_code": "'gdp'",
        "year": "2022",
        "stated_percent": "8",
        "computed_percent": "10",
        "gap_pp": "-2",
        "reconciliation": "'basis'",
    },
    "mart_indicator_series": {
        "observation_id": "'440114-2022-plan:4-8'",
        "report_id": "'440114-2022-plan'",
        "span_start": "4",
        "span_end": "8",
        "series": "'outcome'",
        "measure": "'growth'",
        "period": "'2022'",
    },
    "mart_revision": {
        "observation_id": "'440114-2022-plan:4-8'",
        "report_id": "'440114-2022-plan'",
        "span_start": "4",
        "span_end": "8",
        "earlier_observation_id": "'440114-2021-plan:1-2'",
        "earlier_report_id": "'440114-2021-plan'",
        "earlier_span_start": "1",
        "earlier_span_end": "2",
        "value": "6.5",
        "earlier_value": "6",
        "difference": "0.5",
    },
    "mart_plan_path": {
        "observation_id": "'440114-2022-plan:4-8'",
        "report_id": "'440114-2022-plan'",
        "span_start": "4",
        "span_end": "8",
        "path_state": "'under_way'",
    },
    "mart_contradiction": {
        "observation_id": "'440114-2022-plan:4-8'",
        "other_observation_id": "'440114-2022-plan:9-12'",
        "kind": "'within_report'",
        "value": "6.5",
        "other_value": "6",
    },
    "mart_ambition": {
        "division_code": "'440114'",
        "indicator_code": "'gdp'",
        "measure": "'growth'",
        "year": "2023",
        "target_observation_id": "'440114-2022-plan:4-8'",
    },
    "mart_unmapped_wording": {"wording": "'机器人产量'", "times_stated": "1"},
}


def columns_of(table: str) -> list[tuple[str, str]]:
    """Columns and types of a model, from its contract."""
    (path,) = (CHECKOUT / "dbt_project" / "models").rglob(f"{table}.yml")
    (model,) = yaml.safe_load(path.read_text(encoding="utf-8"))["models"]
    return [(column["name"], column["data_type"]) for column in model["columns"]]


def build_sound(home: Home) -> None:
    home.warehouse.unlink(missing_ok=True)
    home.var.mkdir(parents=True, exist_ok=True)
    with duckdb.connect(home.warehouse) as connection:
        for table in published_models(home):
            columns = ", ".join(f'"{name}" {kind}' for name, kind in columns_of(table))
            connection.execute(f"create table {table} ({columns})")
            row = SOUND.get(table)
            if row:
                names, values = ", ".join(f'"{name}"' for name in row), ", ".join(row.values())
                connection.execute(f"insert into {table} ({names}) values ({values})")
