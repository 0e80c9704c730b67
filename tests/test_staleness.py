"""Building only the divisions that changed: what is due, and that the tables are those of a whole build."""

import json
import shutil
from collections.abc import Mapping
from dataclasses import replace
from pathlib import Path

import duckdb
import polars as pl
import pytest
from warehouse.building import build_warehouse
from warehouse.extracted import Figure, Report, write_extracted

from orchestration.paths import CHECKOUT, Home
from orchestration.registry import load_former_divisions
from orchestration.staleness import forget_builds, plan_build, planned_build

MODELS = "models"
QUICK = ("--exclude", "resource_type:unit_test")
CODES = ("110000", "120000", "130000", "140000", "210000", "220000", "230000", "310000", "320000")
RENUMBERED = next(former for former in load_former_divisions().values() if former.successor_code)


def report(code: str, year: int = 2023, growth: str = "5") -> Report:
    """What a division did in a year and promises for the next."""
    level = Figure("gdp", f"{growth}00", unit="亿元", measure="level", period=str(year))
    promised = Figure("gdp", "6", nature="target", bound="approx", period=str(year + 1))
    figures = (Figure("gdp", growth, period=str(year)), level, promised)
    return Report(code, year, published=f"{year + 1}-02-01", figures=figures)


def show(home: Home, reports: list[Report]) -> None:
    """Put the reports into the place of the view."""
    write_extracted(home.extracted / "current", reports)


@pytest.fixture
def home(tmp_path: Path) -> Home:
    found = Home(raw=tmp_path / "raw", var=tmp_path / "var", dbt_project=CHECKOUT / "dbt_project")
    show(found, [report(code) for code in CODES])
    return found


def build(home: Home) -> frozenset[str] | None:
    """A build in which dbt does nothing."""
    with planned_build(home, MODELS) as plan:
        return plan.due


def test_everything_is_due_at_first_and_nothing_after(home: Home) -> None:
    assert build(home) is None
    assert build(home) == frozenset()


def test_a_division_is_due_when_a_row_of_it_came_changed_or_went(home: Home) -> None:
    build(home)
    show(home, [*(report(code) for code in CODES), report("110000", 2024)])
    assert build(home) == {"110000"}
    show(home, [report(code, growth="7" if code == "120000" else "5") for code in CODES])
    assert build(home) == {"110000", "120000"}
    show(home, [report(code) for code in CODES if code != "130000"])
    assert build(home) == {"120000", "130000"}
    assert build(home) == frozenset()


def test_a_division_is_due_when_an_alert_about_it_opens(home: Home) -> None:
    build(home)
    path = home.extracted / "current" / "alerts.parquet"
    alerts = pl.read_parquet(path)
    about = pl.lit(report("140000").report_id).alias("report_id")
    pl.concat([alerts, alerts.with_columns(about)]).write_parquet(path)
    assert build(home) == {"140000"}


def test_the_order_of_rows_makes_nothing_due(home: Home) -> None:
    build(home)
    for path in (home.extracted / "current").rglob("*.parquet"):
        pl.read_parquet(path).reverse().write_parquet(path)
    assert build(home) == frozenset()


def test_a_report_under_a_former_code_makes_its_successor_due(home: Home) -> None:
    build(home)
    show(home, [*(report(code) for code in CODES), report(RENUMBERED.division_code)])
    assert build(home) == {RENUMBERED.successor_code}


def test_other_models_make_everything_due(home: Home) -> None:
    build(home)
    assert plan_build(home, "other models").due is None


def test_many_changes_make_everything_due(home: Home) -> None:
    build(home)
    show(home, [report(code, growth="5" if code > "2" else "8") for code in CODES])
    assert build(home) is None


def test_a_build_that_is_killed_leaves_what_was_due_even_when_the_change_is_taken_back(home: Home) -> None:
    build(home)
    show(home, [*(report(code) for code in CODES), report("110000", 2024)])
    assert plan_build(home, MODELS).due == {"110000"}
    show(home, [report(code) for code in CODES])
    assert build(home) == {"110000"}


def test_after_a_build_that_fails_everything_is_due(home: Home) -> None:
    build(home)
    with pytest.raises(OSError, match="no room"), planned_build(home, MODELS):
        raise OSError("no room")
    assert build(home) is None


def test_a_whole_build_that_is_killed_is_whole_again(home: Home) -> None:
    assert plan_build(home, MODELS).due is None
    assert build(home) is None


@pytest.mark.parametrize("damage", [b"", b"no database"])
def test_a_database_that_cannot_be_read_is_begun_anew(home: Home, damage: bytes) -> None:
    build(home)
    home.warehouse.write_bytes(damage)
    assert build(home) is None
    assert build(home) == frozenset()


def test_what_another_engine_wrote_is_built_anew(home: Home) -> None:
    build(home)
    forget_builds(home)
    assert build(home) is None


def tables(database: Path) -> Mapping[str, list[tuple[object, ...]]]:
    """Every table of the models with its rows in order."""
    with duckdb.connect(database, read_only=True) as connection:
        names = connection.sql("select table_name from duckdb_tables() where schema_name = 'main'").fetchall()
        return {
            name: connection.sql(f"select * from main.{name} order by all").fetchall() for (name,) in names
        }


def warnings(home: Home) -> dict[str, int]:
    """Rows that tests of the last build warned of, by test."""
    results = json.loads((home.var / "target" / "run_results.json").read_bytes())["results"]
    return {one["unique_id"]: one["failures"] for one in results if one["status"] == "warn"}


@pytest.mark.slow
def test_a_build_of_what_is_due_gives_the_tables_of_a_whole_build(home: Home, tmp_path: Path) -> None:
    odd = Figure("gdp", "7", high="6", unit="斛", measure="level", period="2021")
    doubtful = replace(report("140000"), figures=(*report("140000").figures, odd))
    # One of them is of a city below a division that goes.
    kept = [report(code) for code in (*CODES, "130100") if code not in {"120000", "130000", "140000"}]
    show(home, [*kept, doubtful, report("120000"), report("130000")])
    assert built(home) is None
    warned = warnings(home)
    assert any("ranges_run_upward" in test for test in warned)
    assert any("unit" in test for test in warned)
    changed = replace(report("120000", growth="9"), figures=report("120000", growth="9").figures[1:])
    show(home, [*kept, doubtful, changed])
    assert built(home) == {"120000", "130000"}
    # What is odd about a division that was not built again is told all the same.
    assert warnings(home) == warned
    assert_as_built_whole(home, tmp_path / "whole")


@pytest.mark.slow
def test_what_looks_up_to_the_nation_is_built_again_when_the_nation_is_told_of(
    home: Home, tmp_path: Path
) -> None:
    # Of a city the nation is not the division above.
    reports = [report(code) for code in (*CODES, "130100")]
    show(home, reports)
    assert built(home) is None
    show(home, [*reports, report("000000")])
    assert built(home) == {"000000"}
    assert_as_built_whole(home, tmp_path / "whole")


def built(home: Home) -> frozenset[str] | None:
    """A build by dbt, without its unit tests; what was due."""
    with planned_build(home, MODELS) as plan:
        build_warehouse(home.extracted / "current", home.var, *QUICK, *plan.arguments)
    return plan.due


def assert_as_built_whole(home: Home, folder: Path) -> None:
    """The tables are those that a build of everything gives."""
    folder.mkdir()
    shutil.copytree(home.var / "target", folder / "target")
    build_warehouse(home.extracted / "current", folder, *QUICK)
    assert tables(home.warehouse) == tables(folder / "warehouse.duckdb")
