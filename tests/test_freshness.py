"""What readers see is compared with raw/ and with the calendar, whether or not anything is refreshed."""

import os
from datetime import UTC, datetime, timedelta
from pathlib import Path

import dagster as dg
import pytest
from small_warehouse import build_sound

from orchestration.checks.catalogue import load_catalogue
from orchestration.checks.freshness import daily_freshness, freshness_checks, silent_divisions, waiting_files
from orchestration.gate import GateResult
from orchestration.paths import Home
from orchestration.release import Inputs, publish, remember_inputs, stage
from orchestration.resources import HomeResource

NOW = datetime(2026, 11, 23, 12, tzinfo=UTC)


def put(home: Home, name: str, came: datetime) -> Path:
    path = home.raw / name
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(name, encoding="utf-8")
    os.utime(path, (came.timestamp(), came.timestamp()))
    return path


@pytest.fixture
def published(home: Home) -> Home:
    """A home whose release was made from the one file in its raw/, with a report on 2022."""
    put(home, "440114/a.txt", NOW - timedelta(days=9))
    build_sound(home)
    remember_inputs(home, Inputs.of(home))
    staged = stage(home)
    GateResult.of(()).write(staged.folder)
    publish(home, staged)
    return home


def test_a_release_of_what_lies_in_raw_is_fresh(published: Home) -> None:
    assert waiting_files(published, NOW) == []


def test_a_file_that_waits_for_more_than_a_day_is_told(published: Home) -> None:
    put(published, "440114/new.txt", NOW - timedelta(hours=3))
    assert waiting_files(published, NOW) == []
    [row] = waiting_files(published, NOW + timedelta(days=1))
    assert row["source_path"] == "440114/new.txt"
    assert "2026-11-23" in str(row["reason"])


def test_a_file_that_went_is_told_when_the_release_is_a_day_old(published: Home) -> None:
    (published.raw / "440114" / "a.txt").unlink()
    assert waiting_files(published, datetime.now(UTC)) == []
    [row] = waiting_files(published, datetime.now(UTC) + timedelta(days=2))
    assert (row["source_path"], row["reason"]) == ("440114/a.txt", "gone from raw/")


def test_reports_without_any_release_are_told(home: Home) -> None:
    assert waiting_files(home, NOW) == []
    put(home, "440114/a.txt", NOW)
    [row] = waiting_files(home, NOW)
    assert "jihua refresh" in str(row["reason"])


@pytest.mark.parametrize(
    ("today", "silent"),
    [
        ((2024, 1, 15), []),
        ((2024, 6, 30), []),
        ((2024, 7, 1), ["440114"]),
        ((2023, 12, 31), []),
    ],
)
def test_a_division_without_the_report_that_is_due_is_silent(
    published: Home, today: tuple[int, int, int], silent: list[str]
) -> None:
    assert [
        row["division_code"] for row in silent_divisions(published, datetime(*today, tzinfo=UTC))
    ] == silent


def test_the_checks_of_the_release_say_what_is_behind(published: Home) -> None:
    put(published, "440114/new.txt", datetime.now(UTC) - timedelta(days=3))

    @dg.asset
    def release() -> None: ...

    definitions = dg.Definitions(
        assets=[release], asset_checks=[freshness_checks()], resources={"home": HomeResource.of(published)}
    )
    result = definitions.resolve_implicit_global_asset_job_def().execute_in_process()
    checks = {check.check_name: check for check in result.get_asset_check_evaluations()}
    assert result.success
    late, old = checks["fre_release"], checks["fre_reports"]
    assert (late.passed, late.severity) == (False, dg.AssetCheckSeverity.WARN)
    assert "440114/new.txt" in str(late.metadata["evidence"].value)
    assert load_catalogue()["FRE-RELEASE"].remedy in str(late.description)
    # Only watched: it informs.
    assert (old.passed, old.metadata["code"].value) == (True, "FRE-REPORTS")
    assert "440114-2022-plan" in str(old.metadata["evidence"].value)


def test_they_are_asked_every_day() -> None:
    assert daily_freshness.cron_schedule == "0 9 * * *"
    assert daily_freshness.default_status is dg.DefaultScheduleStatus.RUNNING
