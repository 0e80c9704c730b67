"""The warehouse built from figures written by hand: hard cases, and the answer key of the real ones."""

import json
import shutil
import time
from collections.abc import Iterator
from datetime import date
from pathlib import Path
from typing import Any

import duckdb
import polars as pl
import pytest
from warehouse.building import build_warehouse
from warehouse.extracted import Figure, Report, write_extracted
from warehouse.facts import reports_of_facts

from orchestration.as_of import open_as_of, rendered_models, undated_reports
from orchestration.checks.models import rule_of
from orchestration.paths import CHECKOUT
from orchestration.release import ReleaseError

pytestmark = pytest.mark.slow


def targets(*figures: Figure, division: str = "110000", year: int = 2023) -> Report:
    """A report on the year before with targets for 2024."""
    return Report(division, year, published=f"{year + 1}-02-01", figures=figures)


def target(code: str | None, value: str | None, **more: Any) -> Figure:
    """A target for 2024."""
    return Figure(code, value, nature="target", **more)


def outcomes(*figures: Figure, division: str = "110000", published: str = "2025-02-01") -> Report:
    """A report on 2024."""
    return Report(division, 2024, published=published, figures=figures)


MONEY: dict[str, Any] = {"unit": "亿元", "measure": "level"}
PEOPLE: dict[str, Any] = {"unit": "万人", "measure": "level"}

HARD_CASES = [
    # 110000: each kind of target that cannot be judged, and some that can
    targets(
        target("gdp", "5", bound="approx"),
        target("urban_new_jobs", "0", **PEOPLE),
        target("population", "100", **PEOPLE),
        target("trade_total", "30", unit="亿美元", measure="level"),
        target("retail_sales", "6", bound="approx"),
        target("budget_revenue", "3", unit="名", measure="rank"),
        target("disposable_income", None, quote="收入增长与经济增长同步"),
        target("fixed_asset_investment", None, quote="扭转投资下降趋势"),
        target("industrial_value_added", "6", high="6.5"),
        target("exports", "5"),
        target("energy_intensity", "-3", bound="min"),
        target("unemployment_rate", "5.5", measure="share", bound="max"),
        target("value_added_primary", "3", base="2020"),
    ),
    outcomes(
        Figure("gdp", "4.4"),
        Figure("urban_new_jobs", "7", **PEOPLE),
        Figure("population", "101", **PEOPLE),
        Figure("trade_total", "210", **MONEY),
        Figure("retail_sales", "106", **MONEY),
        Figure("budget_revenue", "4", unit="名", measure="rank"),
        Figure("disposable_income", "4.6"),
        Figure("industrial_value_added", "5.9"),
        Figure("energy_intensity", "-2.7"),
        Figure("unemployment_rate", "5.1", measure="level"),
        Figure("value_added_primary", "33.6", base="2020"),
        Figure("agri_output", "105.7", measure="completion"),
        Figure("gdp", "9.9", subject="某镇"),
    ),
    Report(
        "110000",
        2023,
        "communique",
        "2024-03-01",
        figures=(Figure("retail_sales", "100", period="2023", **MONEY),),
    ),
    # 120000: one report contradicts itself; the heading rounds, the body is precise
    outcomes(
        Figure("gdp", "1.8", unit="万亿元", measure="level"),
        Figure("gdp", "18024.32", **MONEY),
        Figure("budget_revenue", "2000", **MONEY),
        Figure("budget_revenue", "2300", **MONEY),
        division="120000",
    ),
    # 130000: restated later, the files arriving in the wrong order; the last word is the latest by date
    Report("130000", 2024, "bulletin", "2026-01-10", "20260110", figures=(Figure("gdp", "50500", **MONEY),)),
    Report("130000", 2024, "bulletin", "2025-01-20", figures=(Figure("gdp", "48000", **MONEY),)),
    Report(
        "130000",
        2024,
        "work_report",
        "2025-03-01",
        figures=(Figure("gdp", "4.8", unit="万亿元", measure="level"),),
    ),
    # 140000: zero and negative bases, and a rank, do not grow
    Report(
        "140000",
        2023,
        published="2024-02-01",
        figures=(
            Figure("budget_revenue", "0", period="2023", **MONEY),
            Figure("fdi", "-2", period="2023", unit="亿美元", measure="level"),
            Figure("retail_sales", "5", period="2023", unit="名", measure="rank"),
        ),
    ),
    outcomes(
        Figure("budget_revenue", "10", **MONEY),
        Figure("fdi", "3", unit="亿美元", measure="level"),
        Figure("retail_sales", "4", unit="名", measure="rank"),
        division="140000",
    ),
    # 150000: only the first half-year was reported, so the target is pending
    targets(target("gdp", "6"), division="150000"),
    Report("150000", 2024, "bulletin", "2024-07-20", figures=(Figure("gdp", "5", period="2024-01/2024-06"),)),
    # 220000: a target told at the start of the year and lowered in August; both stay, the later counts
    targets(target("gdp", "6", bound="approx"), division="220000"),
    Report("220000", 2024, "bulletin", "2024-08-01", figures=(target("gdp", "5", bound="approx"),)),
    outcomes(Figure("gdp", "4.8"), division="220000"),
    # 160000: slips of scale, so far apart that no percentage holds them
    targets(
        target("urban_new_jobs", "0.000001", unit="人", measure="level"),
        target("gdp", "99999999999999999999"),
        division="160000",
    ),
    outcomes(
        Figure("urban_new_jobs", "99999999", unit="万人", measure="level"),
        Figure("retail_sales", "99999999", unit="万亿元", measure="level"),
        Figure("gdp", "99999999999999999999", base="1949"),
        Figure("gdp", "-99999999999999999999"),
        division="160000",
    ),
    Report(
        "160000",
        2023,
        "communique",
        "2024-03-01",
        figures=(Figure("retail_sales", "0.000001", period="2023", unit="元", measure="level"),),
    ),
    # 440182 became 440114, one place: target under the old code, outcome under the new, one series
    targets(target("gdp", "8", bound="min"), division="440182"),
    Report(
        "440182",
        2023,
        "communique",
        "2024-03-01",
        figures=(Figure("retail_sales", "100", period="2023", subject="全市", **MONEY),),
    ),
    outcomes(Figure("gdp", "8.5"), Figure("retail_sales", "110", **MONEY), division="440114"),
    # 440681 and 440606: the same name, but its neighbours were merged in the same stroke: two series
    targets(target("gdp", "8", bound="min"), division="440681"),
    outcomes(Figure("gdp", "8.5"), division="440606"),
    # 999999: a division that the registry does not know; its figures are kept
    targets(target("gdp", "6"), division="999999"),
    outcomes(Figure("gdp", "6.5"), division="999999"),
]


@pytest.fixture(scope="module")
def hard_cases(tmp_path_factory: pytest.TempPathFactory) -> Iterator[duckdb.DuckDBPyConnection]:
    folder = tmp_path_factory.mktemp("hard")
    # This build runs dbt's unit tests too: the worked examples of each formula.
    database = build_warehouse(write_extracted(folder / "extracted", HARD_CASES), folder)
    with duckdb.connect(str(database), read_only=True) as warehouse:
        yield warehouse


@pytest.fixture(scope="module")
def facts(shared: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[duckdb.DuckDBPyConnection]:
    folder = tmp_path_factory.mktemp("facts")
    database = build_warehouse(
        write_extracted(folder / "extracted", reports_of_facts(shared / "facts" / "facts.csv")),
        folder,
        *("--exclude", "resource_type:unit_test"),
    )
    with duckdb.connect(str(database), read_only=True) as warehouse:
        yield warehouse


def path_of(warehouse: duckdb.DuckDBPyConnection) -> Path:
    """The file of a warehouse."""
    found = warehouse.execute("select path from duckdb_databases() where path is not null").fetchone()
    assert found
    return Path(found[0])


@pytest.mark.parametrize(
    ("code", "measure", "status", "reason", "gap"),
    [
        ("gdp", "growth", "nearly_met", None, -0.6),
        ("urban_new_jobs", "level", "incomparable", "target_zero", None),
        ("population", "level", "incomparable", "no_polarity", 1.0),
        ("trade_total", "level", "incomparable", "unit_change", None),
        ("retail_sales", "growth", "met", None, 0.0),  # 106 on 100 at current prices, told as levels only
        ("budget_revenue", "rank", "incomparable", "rank", None),
        ("disposable_income", "growth", "met", None, 0.2),  # in step with the economy: 4.6 against 4.4
        ("fixed_asset_investment", "growth", "qualitative", "no_figure", None),
        ("industrial_value_added", "growth", "nearly_met", None, -0.1),  # 6—6.5: against 6
        ("exports", "growth", "unreported", "not_stated", None),
        ("energy_intensity", "growth", "nearly_met", None, 0.3),  # fell by 2.7, should fall by 3
        ("unemployment_rate", "share", "met", None, -0.4),
        ("agri_output", "level", "met", None, 5.7),  # the report's own 105.7 % of the plan
    ],
)
def test_each_hard_target_ends_in_a_documented_status(
    hard_cases: duckdb.DuckDBPyConnection,
    code: str,
    measure: str,
    status: str,
    reason: str | None,
    gap: float | None,
) -> None:
    found = hard_cases.execute(
        "select status, status_reason, gap::double from mart_target_attainment"
        " where division_code = '110000' and year = 2024 and indicator_code = ? and measure = ?",
        [code, measure],
    ).fetchall()
    assert found == [(status, reason, pytest.approx(gap) if gap is not None else None)]


def test_targets_against_an_older_year_stay_out_of_the_verdicts(
    hard_cases: duckdb.DuckDBPyConnection,
) -> None:
    kinds = "select target_kind, is_counted from fct_target where indicator_code = 'value_added_primary'"
    assert hard_cases.execute(kinds).fetchall() == [("multi_year", False)]
    yoy = "select count(*) from fct_yoy where indicator_code = 'value_added_primary'"
    assert hard_cases.execute(yoy).fetchone() == (0,)


@pytest.mark.parametrize(("division", "status"), [("150000", "pending"), ("999999", "met")])
def test_half_years_leave_a_target_open_and_unknown_divisions_are_kept(
    hard_cases: duckdb.DuckDBPyConnection, division: str, status: str
) -> None:
    query = "select status from mart_target_attainment where division_code = ?"
    assert hard_cases.execute(query, [division]).fetchall() == [(status,)]


def test_the_latest_target_before_the_end_of_the_year_counts_and_shows_its_revision(
    hard_cases: duckdb.DuckDBPyConnection,
) -> None:
    verdict = "select status, target_value::double, earlier_target_value::double, target_revision::double"
    sql = f"{verdict} from mart_target_attainment where division_code = '220000'"
    assert hard_cases.sql(sql).fetchall() == [("met", 5.0, 6.0, -1.0)]
    kept = "select target_value::double, is_counted from fct_target where division_code = '220000' order by 1"
    assert hard_cases.sql(kept).fetchall() == [(5.0, True), (6.0, False)]


def test_a_division_that_changed_its_code_keeps_one_series(hard_cases: duckdb.DuckDBPyConnection) -> None:
    verdict = "select status, target_report_id, actual_report_id from mart_target_attainment"
    assert hard_cases.sql(verdict + " where division_code = '440114'").fetchall() == [
        ("met", "440182-2023-work_report", "440114-2024-work_report")
    ]
    growth = "select year, computed_percent::double from fct_yoy where indicator_code = 'retail_sales'"
    assert hard_cases.sql(growth + " and division_code = '440114'").fetchall() == [(2024, 10.0)]
    filed = "select distinct division_code from fct_observation where report_id like '440182%'"
    assert hard_cases.sql(filed).fetchall() == [("440114",)]


def test_a_division_whose_area_was_recast_keeps_its_own_series(
    hard_cases: duckdb.DuckDBPyConnection,
) -> None:
    verdict = "select division_code, status from mart_target_attainment where division_code like '4406%'"
    assert hard_cases.sql(verdict).fetchall() == [("440681", "pending")]
    query = "select code_status, successor_code from dim_division where division_code = '440681'"
    assert hard_cases.sql(query).fetchall() == [("recast", None)]


def test_figures_too_far_apart_stop_nothing(hard_cases: duckdb.DuckDBPyConnection) -> None:
    query = (
        "select indicator_code, status, status_reason from mart_target_attainment"
        " where division_code = '160000' order by indicator_code"
    )
    assert hard_cases.execute(query).fetchall() == [
        ("gdp", "incomparable", "not_computable"),
        ("urban_new_jobs", "incomparable", "not_computable"),
    ]
    growth = "select count(*) from fct_yoy where division_code = '160000' and computed_percent is not null"
    assert hard_cases.execute(growth).fetchone() == (0,)


def test_the_precise_figure_of_a_report_counts(hard_cases: duckdb.DuckDBPyConnection) -> None:
    query = (
        "select quote from int_figure"
        " where division_code = '120000' and indicator_code = 'gdp' and preference = 1"
    )
    assert hard_cases.execute(query).fetchall() == [("18024.32亿元",)]


def test_the_last_word_by_date_is_the_latest_and_the_first_stays(
    hard_cases: duckdb.DuckDBPyConnection,
) -> None:
    query = (
        "select first_order, latest_choice, quote from int_vintage"
        " where division_code = '130000' and indicator_code = 'gdp' order by published_on"
    )
    assert hard_cases.execute(query).fetchall() == [
        (1, 2, "48000亿元"),
        (2, 3, "4.8万亿元"),
        (3, 1, "50500亿元"),
    ]


VERDICT = (
    "select indicator_code, measure, year, status, gap, actual_observation_id, confidence, confidence_reason"
    " from mart_target_attainment"
)
GROWTH = (
    "select indicator_code, year, level, computed_percent, reconciliation, known_from, confidence"
    " from fct_yoy"
)
VINTAGE = "select observation_id, first_order, latest_choice from int_vintage"


def test_the_warehouse_as_it_stood_on_a_day_is_what_a_build_of_that_day_gives(
    hard_cases: duckdb.DuckDBPyConnection, tmp_path: Path
) -> None:
    built = build_warehouse(
        write_extracted(tmp_path / "extracted", HARD_CASES),
        tmp_path,
        *(
            "--select",
            "+mart_target_attainment",
            "--exclude",
            "resource_type:unit_test",
            "resource_type:test",
        ),
        *("--vars", "{as_of: 2025-02-01}"),
    )
    with duckdb.connect(str(built), read_only=True) as warehouse:
        known = warehouse.sql("select quote from int_vintage where division_code = '130000'").fetchall()
        assert known == [("48000亿元",)]  # not yet the work report of March, nor the revision of 2026
        for code in ("gdp", "disposable_income", "retail_sales", "agri_output", "unemployment_rate"):
            with open_as_of(
                path_of(hard_cases), date(2025, 2, 1), indicator_code=code, division_code=None
            ) as then:
                for query in (VERDICT, GROWTH, VINTAGE):
                    sql = f"from ({query} where indicator_code = '{code}') order by all"
                    assert then.execute(sql).fetchall() == warehouse.execute(sql).fetchall()


def seconds_of_models(source: Path, copies: int) -> float:
    """Processor time of the models of growth, targets and verdicts on so many copies of a warehouse."""
    with duckdb.connect() as connection:
        connection.execute("set threads = 1")
        connection.execute(f"attach '{source}' as source (read_only)")
        for table in ("dim_division", "dim_indicator", "target_rules"):
            connection.execute(f"create table {table} as select * from source.{table}")
        copied = "report_id || ':' || copy as report_id, division_code || ':' || copy as division_code"
        names = "observation_id || ':' || copy as observation_id"
        connection.execute(f"""
            create table int_observation as select observation.* replace ({names}, {copied})
            from source.int_observation as observation, range({copies}) as copies(copy);
            create table dim_report as select report.* replace ({copied})
            from source.dim_report as report, range({copies}) as copies(copy);
            create table int_doubt as from source.int_doubt
        """)
        begin = time.process_time()
        for model, sql in rendered_models(CHECKOUT / "dbt_project").items():
            connection.execute(f"create table {model} as {sql}")
        return time.process_time() - begin


def test_work_grows_no_faster_than_the_reports(hard_cases: duckdb.DuckDBPyConnection) -> None:
    # Twice the reports in twice the time; what compares each report with each other takes four times.
    source = path_of(hard_cases)
    once, twice = seconds_of_models(source, 150), seconds_of_models(source, 300)
    assert twice < 2.8 * once


def test_zero_and_negative_bases_and_ranks_do_not_grow(hard_cases: duckdb.DuckDBPyConnection) -> None:
    query = "select count(*) from fct_yoy where division_code = '140000' and computed_percent is not null"
    assert hard_cases.execute(query).fetchone() == (0,)


def test_two_values_of_one_figure_in_one_report_are_a_contradiction(
    hard_cases: duckdb.DuckDBPyConnection,
) -> None:
    query = "select kind, indicator_code, abs(difference)::double from mart_contradiction"
    assert hard_cases.execute(query + " where division_code = '120000'").fetchall() == [
        ("within_report", "budget_revenue", 300e8)
    ]


def test_restated_figures_are_revisions_with_both_places(hard_cases: duckdb.DuckDBPyConnection) -> None:
    query = (
        "select revision_kind, difference::double, days_between, report_id, earlier_report_id"
        " from mart_revision where division_code = '130000'"
    )
    assert hard_cases.execute(query).fetchall() == [
        ("restated", 2500e8, 355, "130000-2024-bulletin-20260110", "130000-2024-bulletin")
    ]


def test_rejections_reach_the_quarantine(hard_cases: duckdb.DuckDBPyConnection) -> None:
    query = "select rule_code, level, remedy from mart_quarantine"
    assert hard_cases.execute(query).fetchall() == [("DOC-EMPTY", "block", "Put the report's text into it.")]


def test_verdicts_agree_with_the_answer_key(facts: duckdb.DuckDBPyConnection, shared: Path) -> None:
    key = pl.read_csv(shared / "facts" / "answer_key.csv", schema_overrides={"division_code": pl.String})
    names = ["division_code", "indicator_code", "measure", "year"]
    verdicts = facts.sql(
        "select division_code, indicator_code, measure, year, status as found_status,"
        " gap::double as found_gap, target_value::double as found_target,"
        " actual_value::double as found_actual"
        " from mart_target_attainment"
    ).pl()
    judged = key.join(verdicts.with_columns(pl.col("year").cast(pl.Int64)), on=names, how="left")
    differing = judged.filter(
        ~pl.col("status").eq_missing(pl.col("found_status"))
        | ((pl.col("gap") - pl.col("found_gap")).abs() > 0.05)
        | ((pl.col("target_value") - pl.col("found_target")).abs() > 1e-6)
        | ((pl.col("actual_value") - pl.col("found_actual")).abs() > 1e-6)
    )
    assert differing.rows() == []


@pytest.mark.parametrize(
    ("day", "year", "level"),
    [
        # the final verification of a year's GDP takes its place on the day it was published, not before
        (date(2017, 1, 8), 2015, 676708e8),
        (date(2017, 1, 9), 2015, 689052e8),
        (date(2018, 1, 4), 2016, 744127e8),
        (date(2018, 1, 5), 2016, 743585e8),
        (date(2016, 12, 31), 2016, None),
    ],
)
def test_a_restated_figure_counts_from_the_day_it_was_restated(
    facts: duckdb.DuckDBPyConnection, day: date, year: int, level: float | None
) -> None:
    query = "select level::double from fct_yoy where indicator_code = 'gdp' and year = ?"
    with open_as_of(path_of(facts), day, indicator_code="gdp", division_code="000000") as then:
        assert then.execute(query, [year]).fetchall() == ([(level,)] if level else [])


def test_reports_without_a_date_are_counted_and_known_on_no_day(facts: duckdb.DuckDBPyConnection) -> None:
    assert undated_reports(path_of(facts), indicator_code="gdp", division_code="000000") > 0
    with open_as_of(path_of(facts), date(2099, 1, 1), indicator_code="gdp", division_code=None) as then:
        assert then.execute("select count(*) from fct_yoy where known_from is null").fetchone() == (0,)
        undated = "select count(*) from int_vintage where published_on is null"
        assert then.execute(undated).fetchone() == (0,)


def test_a_database_of_another_shape_is_named_with_the_remedy(tmp_path: Path) -> None:
    database = tmp_path / "old.duckdb"
    with duckdb.connect(str(database)) as old:
        for table in ("dim_report", "dim_indicator", "dim_division"):
            old.execute(f"create table {table} (published_on date)")
        old.execute("create table fct_observation (indicator_code varchar, published_on date)")
    with (
        pytest.raises(ReleaseError, match="run `jihua refresh`"),
        open_as_of(database, date(2024, 1, 1), indicator_code="gdp", division_code=None),
    ):
        pass


def test_growth_of_the_real_figures_is_reconciled(facts: duckdb.DuckDBPyConnection) -> None:
    rows = facts.execute("select reconciliation, count(*) from fct_yoy group by reconciliation").fetchall()
    assert sum(count for _, count in rows) > 50
    assert {"agrees", "basis", "stated_only", "computed_only"} <= {name for name, _ in rows}


_SECTORS = ("gdp", "value_added_primary", "value_added_secondary", "value_added_tertiary")
# The largest: what rounding explains is little beside it.
_LEVEL = (
    "(select * from mart_indicator_series where series = 'outcome' and measure = 'level'"
    " order by value desc, observation_id limit 1)"
)
# (what goes wrong in the tables, the test of dbt that tells, its rule)
SPOILT = [
    ("insert into fct_yoy select * from fct_yoy", "one_growth_row_a_year", "TAB-KEY"),
    (
        "update fct_yoy set stated_percent = 5, computed_percent = 4, gap_pp = 2",
        "growth_gap_is_stated_less_computed",
        "TAB-FORMULA",
    ),
    (
        "update fct_yoy set stated_percent = 5000",
        "between_fct_yoy_stated_percent__1000___100",
        "TAB-PLAUSIBLE",
    ),
    ("update fct_observation set span_end = span_start", "spans_are_not_empty", "TAB-TRACE"),
    ("update fct_observation set measure = 'mood'", "fct_observation_keeps_to_its_lists", "TAB-LIST"),
    (
        "update fct_observation set period_end = period_start - interval 1 day",
        "periods_run_forward",
        "TAB-FORWARD",
    ),
    ("delete from fct_observation", "every_observation_reaches_the_fact", "TAB-SUM"),
    ("delete from fct_target", "every_target_is_kept", "TAB-SUM"),
    ("update mart_division_year set targets = targets + 1", "statuses_sum_to_targets", "TAB-SUM"),
    (
        "update mart_division_year set accomplished_percent = 130",
        "between_mart_division_year_accomplished_percent__100__0",
        "TAB-LIMIT",
    ),
    ("update indicators set unit_canonical = null", "not_null_indicators_unit_canonical", "TAB-REQUIRED"),
    (
        "update fct_yoy set level_report_id = '000000-1949-plan'",
        "relationships_fct_yoy_level_report_id__report_id__ref_dim_report_",
        "TAB-LINK",
    ),
    (
        "update dim_report set division_code = '999999'",
        "relationships_dim_report_division_code__division_code__ref_dim_division_",
        "TAB-UNKNOWN",
    ),
    (
        "insert into mart_indicator_series select series.* replace (codes.code as indicator_code,"
        " '1999' as period, 'exact' as bound, 'year' as period_kind, null as base)"
        f" from {_LEVEL} as series, (values {', '.join(f'({code!r})' for code in _SECTORS)}) as codes(code)",
        "the_three_sectors_sum_to_gdp",
        "TAB-SECTORS",
    ),
]


@pytest.mark.parametrize(("change", "name", "rule_code"), SPOILT, ids=[name for _, name, _ in SPOILT])
def test_a_table_that_is_spoilt_fails_the_test_that_should_tell(
    hard_cases: duckdb.DuckDBPyConnection, tmp_path: Path, change: str, name: str, rule_code: str
) -> None:
    built = path_of(hard_cases)
    manifest = json.loads((built.parent / "target" / "manifest.json").read_text())
    results = json.loads((built.parent / "target" / "run_results.json").read_text())["results"]
    queries = {result["unique_id"]: result["compiled_code"] for result in results}
    [test] = [node for key, node in manifest["nodes"].items() if node["name"] == name and key in queries]
    spoilt = tmp_path / built.name
    shutil.copy(built, spoilt)
    with duckdb.connect(spoilt) as warehouse:
        before = warehouse.execute(queries[test["unique_id"]]).fetchall()
        warehouse.execute(change)
        assert len(warehouse.execute(queries[test["unique_id"]]).fetchall()) > len(before)
    assert rule_of(test).code == rule_code
