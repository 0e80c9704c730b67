"""Differences between releases: counted whole, told largest first, harmless to look at."""

import json
import re
import shutil
from collections.abc import Callable
from pathlib import Path

import duckdb
import pytest
from small_warehouse import build_sound

from orchestration.diff import (
    Diff,
    TableDiff,
    diff,
    diff_json,
    diff_page,
    write_diff,
    write_diff_from_current,
)
from orchestration.gate.verdict import GateCheck, GateResult
from orchestration.paths import CHECKOUT, Home
from orchestration.release import StagedRelease, stage

# Enough kinds of tables; more only take time to stage.
MODELS = (
    "core/dim_report",
    "core/fct_observation",
    "core/fct_yoy",
    "marts/mart_indicator_series",
    "marts/mart_quarantine",
)
SECOND = (
    "insert into fct_yoy by name select * replace (2021 as year, 200 as level) from fct_yoy where year = 2022"
)
Staging = Callable[..., StagedRelease]


@pytest.fixture(scope="module")
def staged(tmp_path_factory: pytest.TempPathFactory) -> Staging:
    """Stage the small warehouse, changed by SQL, as a release of its own."""
    folder = tmp_path_factory.mktemp("diff")
    home = Home(raw=folder / "raw", var=folder / "var", dbt_project=folder / "dbt_project")
    home.raw.mkdir()
    for model in MODELS:
        path = home.dbt_project / "models" / f"{model}.sql"
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text("select 1")
    home.seeds.symlink_to(CHECKOUT / "dbt_project" / "seeds")
    made: dict[tuple[str, ...], StagedRelease] = {}

    def stage_changed(*changes: str) -> StagedRelease:
        if changes not in made:
            build_sound(home)
            with duckdb.connect(home.warehouse) as connection:
                for change in changes:
                    connection.execute(change)
            made[changes] = stage(home)
        return made[changes]

    return stage_changed


def table(found: Diff, name: str) -> TableDiff:
    (only,) = [each for each in found.tables if each.table == name]
    return only


def verdict(*failed: str) -> GateResult:
    names = ("has rows", "keys are unique", "sums agree")
    return GateResult.of(
        tuple(
            GateCheck("fct_yoy", name, "warning", success=name not in failed, observed="3 rows")
            for name in names
        )
    )


def test_the_same_content_is_no_difference(staged: Staging) -> None:
    found = diff(staged(), staged())
    assert found.is_empty
    assert all(each.is_equal for each in found.tables)
    assert "Both releases say the same." in diff_page(found)


def test_bookkeeping_of_a_refresh_is_no_difference(staged: Staging) -> None:
    later = staged("update dim_report set read_at = now()::timestamp, reader_version = 'another'")
    assert diff(staged(), later).is_empty


def test_rows_that_came_and_went_are_counted_and_named(staged: Staging) -> None:
    came = table(diff(staged(), staged(SECOND)), "fct_yoy")
    assert (came.rows_before, came.rows_after, came.added, came.gone, came.changed) == (1, 2, 1, 0, 0)
    assert [note.row for note in came.rows_added] == ["440114 · gdp · 2021"]
    went = table(diff(staged(SECOND), staged()), "fct_yoy")
    assert (went.added, went.gone, went.changed) == (0, 1, 0)
    assert [(each.indicator_code, each.gone) for each in went.indicators] == [("gdp", 1)]


@pytest.mark.parametrize(
    ("value", "difference", "percent", "size"),
    [
        ("110.5", "0.5", 0.45, "small"),
        ("104.5", "-5.5", -5.0, "medium"),
        ("165", "55", 50.0, "large"),
        ("1100", "990", 900.0, "tenfold"),
        ("11", "-99", -90.0, "tenfold"),
        ("0", "-110", -100.0, "large"),
        ("null", None, None, "other"),
    ],
)
def test_a_changed_figure_tells_by_how_much(
    staged: Staging, value: str, difference: str | None, percent: float | None, size: str
) -> None:
    changed = table(diff(staged(), staged(f"update fct_yoy set level = {value}")), "fct_yoy")
    (cell,) = changed.cells
    assert (cell.row, cell.column, cell.before) == ("440114 · gdp · 2022", "level", "110")
    assert cell.after == (None if value == "null" else value)
    assert (cell.difference, cell.size) == (difference, size)
    assert (cell.percent if percent is None else round(float(str(cell.percent)), 2)) == percent
    assert [getattr(column, size) for column in changed.columns] == [1]


def test_an_indicator_tells_how_many_of_its_values_changed_by_how_much(staged: Staging) -> None:
    changed = table(
        diff(staged(), staged("update fct_yoy set level = 1100, stated_percent = 8.01")), "fct_yoy"
    )
    (indicator,) = changed.indicators
    assert (indicator.indicator_code, indicator.changed) == ("gdp", 1)
    assert (indicator.tenfold, indicator.large, indicator.medium, indicator.small) == (1, 0, 0, 1)


def test_the_largest_change_comes_first(staged: Staging) -> None:
    after = staged(
        "update fct_yoy set stated_percent = 8.01, level = 1100, gap_pp = -1.9, level_span_start = 900,"
        " reconciliation = 'agrees'"
    )
    cells = table(diff(staged(), after), "fct_yoy").cells
    # A place in the text is no figure, so its move is not large.
    assert [cell.column for cell in cells] == [
        "level",
        "gap_pp",
        "stated_percent",
        "level_span_start",
        "reconciliation",
    ]


def test_an_empty_part_of_a_key_still_pairs_rows(staged: Staging) -> None:
    found = table(
        diff(staged(), staged("update mart_indicator_series set value = 5")), "mart_indicator_series"
    )
    assert (found.added, found.gone, found.changed) == (0, 0, 1)


def test_new_lost_and_changed_reports_are_named(staged: Staging) -> None:
    later = staged(
        "update dim_report set sha256 = repeat('b', 64)",
        "insert into dim_report by name select * replace ('440114-2023-plan' as report_id) from dim_report",
    )
    there = diff(staged(), later)
    assert [(report.outcome, report.report_id) for report in there.reports] == [
        ("new", "440114-2023-plan"),
        ("changed", "440114-2022-plan"),
    ]
    assert diff(later, staged()).report_count("lost") == 1
    assert there.headline() == "reports: 1 new, 0 lost, 1 changed; rows: 1 added, 0 gone, 1 changed"


def test_columns_and_tables_that_come_and_go_are_named(staged: Staging) -> None:
    wider = staged("alter table fct_yoy add column newest varchar")
    found = table(diff(staged(), wider), "fct_yoy")
    assert (found.columns_added, found.columns_gone, found.changed) == (("newest",), (), 0)
    assert table(diff(wider, staged()), "fct_yoy").columns_gone == ("newest",)


def test_checks_that_changed_state_are_told(staged: Staging) -> None:
    before, after = staged(), staged(SECOND)
    verdict("has rows").write(before.folder)
    verdict("sums agree").write(after.folder)
    changes = diff(before, after).checks
    assert [(check.name, check.before, check.after) for check in changes] == [
        ("has rows", "failed", "passed"),
        ("sums agree", "passed", "failed"),
    ]
    (after.folder / "gate.json").unlink()
    assert [(check.name, check.after) for check in diff(before, after).checks] == [("has rows", "absent")]


def test_the_first_release_is_all_new(staged: Staging) -> None:
    found = diff(None, staged())
    assert found.before is None
    assert table(found, "fct_yoy").added == 1
    assert "No earlier release" in diff_page(found)


def test_a_damaged_release_does_not_keep_the_next_from_its_difference(
    staged: Staging, tmp_path: Path
) -> None:
    home = Home(raw=tmp_path, var=tmp_path, dbt_project=tmp_path)
    shutil.copytree(staged().folder, home.releases / "20260101T000000Z-aaaaaaaa")
    home.current_release.symlink_to("20260101T000000Z-aaaaaaaa")
    found = write_diff_from_current(home, staged(SECOND))
    assert found.before
    assert table(found, "fct_yoy").added == 1
    (home.current_release / "fct_yoy.parquet").write_bytes(b"damaged")
    found = write_diff_from_current(home, staged(SECOND))
    assert found.before is None
    assert (staged(SECOND).folder / "diff.html").is_file()


def test_both_documents_are_written_and_agree(staged: Staging, tmp_path: Path) -> None:
    found = write_diff(staged(), staged(SECOND), tmp_path)
    told = json.loads((tmp_path / "diff.json").read_text("utf-8"))
    assert told == json.loads(diff_json(found))
    assert told["after"]["version"] == staged(SECOND).manifest.content[:8]
    assert {each["table"]: each["added"] for each in told["tables"]}["fct_yoy"] == 1
    assert "440114 · gdp · 2021" in (tmp_path / "diff.html").read_text("utf-8")


def test_hostile_text_stays_text_on_the_page(staged: Staging) -> None:
    later = staged(
        "insert into dim_report by name select * replace ('440114-2023-plan' as report_id,"
        " '</title><script>alert(1)</script>\u202etxt' as title, 'javascript:alert(2)' as url)"
        " from dim_report",
        "update fct_observation set quote = '<img src=x onerror=alert(3)>'",
        "update mart_quarantine set reason = '\"><svg onload=alert(4)>'",
    )
    page = diff_page(diff(staged(), later))
    assert not re.search(r"<(script|img|svg|iframe|form|input)", page)
    assert "javascript:" not in page
    assert "\u202e" not in page
    assert "&lt;script&gt;alert(1)&lt;/script&gt;" in page
    assert "default-src 'none'" in page
    assert not re.search(r'(src|href)="(?!https://example\.org/)', page)
