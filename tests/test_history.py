"""A release that lost or changed what the one before it said is noticed, and blocked where that is clear."""

import json
import shutil
from datetime import UTC, datetime
from pathlib import Path

import duckdb
import polars as pl
import pytest
from small_warehouse import build_sound
from typer.testing import CliRunner

from orchestration.checks.catalogue import load_catalogue
from orchestration.checks.releases import remedies, what_to_do
from orchestration.cli.app import app
from orchestration.gate import GateResult
from orchestration.gate.past import history_checks
from orchestration.history import (
    ACCEPT,
    HistoryResult,
    accepted_rules,
    compare_history,
    open_history,
    record_history,
)
from orchestration.history.questions import QUESTIONS
from orchestration.paths import Home
from orchestration.release import ReleaseError, publish, stage

_TABLES = """
    create table dim_report as
        select format('440114-{}-plan', year) as report_id, 'title' as title, 'a.txt' as source_path
        from range(2010, 2022) as years(year);
    create table fct_observation as
        select format('440114-{}-plan', year) as report_id, '440114' as division_code, year::int as year,
            current_date + year::int as known_from, code as indicator_code, code as indicator,
            'level' as measure, null::varchar as base, year::varchar as period, 'actual' as nature,
            null::varchar as subject, 'CNY' as unit_canonical, 'executed' as part, 'exact' as bound,
            ((100 + year - 2000)::bigint * 10 ** 9)::decimal(28, 8) as value_canonical,
            'quote' as quote, 1 as span_start,
            5 as span_end, 'sentence' as sentence, true as is_own_jurisdiction, 'year' as period_kind,
            false as is_year_to_date
        from range(2010, 2022) as years(year), (values ('gdp'), ('retail_sales'), ('exports')) as codes(code);
    create table fct_target as select * from fct_observation;
    create table mart_target_attainment as select * from fct_observation;
    create table mart_report_coverage as
        select report_id, false as is_digest, 50 as observations, 20 as headline_observations from dim_report;
    create table mart_unmapped_wording as
        select 'wording' as wording, 3 as times_stated, 3 as times_of_own_jurisdiction, '件' as example_unit,
            null::varchar as nearest_indicator_code;
"""


@pytest.fixture(scope="module")
def sound(tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = tmp_path_factory.mktemp("sound") / "marts.duckdb"
    with duckdb.connect(path) as connection:
        connection.execute(_TABLES)
    return path


def compared(sound: Path, folder: Path, change: str, *accepted: str) -> dict[str, HistoryResult]:
    staged = folder / "it's staged.duckdb"
    shutil.copy(sound, staged)
    with duckdb.connect(staged) as connection:
        connection.execute(change)
    return {found.rule_code: found for found in compare_history(sound, staged, frozenset(accepted))}


_ONE = "where report_id = '440114-2015-plan' and indicator_code = 'gdp'"
BROKEN = [
    ("HIS-ROWS", "delete from fct_observation where year > 2012"),
    ("HIS-ROWS", "delete from mart_target_attainment"),
    ("HIS-MAGNITUDE", f"update fct_observation set value_canonical = value_canonical * 10 {_ONE}"),
    ("HIS-MAGNITUDE", f"update fct_observation set value_canonical = value_canonical * 10000 {_ONE}"),
    ("HIS-MAGNITUDE", f"update fct_observation set value_canonical = value_canonical / 10000 {_ONE}"),
    ("HIS-CHANGED", f"update fct_observation set value_canonical = value_canonical * 1.01 {_ONE}"),
    ("HIS-CHANGED", f"update fct_observation set value_canonical = -value_canonical {_ONE}"),
    ("HIS-REPORT", "delete from dim_report where report_id = '440114-2015-plan'"),
    ("HIS-COVERAGE", "update mart_report_coverage set headline_observations = 10"),
    ("HIS-JUMP", f"update fct_observation set value_canonical = value_canonical * 9.3 {_ONE}"),
    ("HIS-WORDING", "insert into mart_unmapped_wording values ('a new name', 1, 1, '件', null)"),
]


@pytest.mark.parametrize(("rule", "change"), BROKEN)
def test_a_rule_tells_what_a_release_changed(sound: Path, tmp_path: Path, rule: str, change: str) -> None:
    found = compared(sound, tmp_path, change)[rule]
    assert found.count > 0
    assert found.evidence
    assert found.told == f"{found.count} to look at"
    assert found.is_blocking == (load_catalogue()[rule].level == "block")


def test_each_rule_about_history_has_a_case_and_a_question() -> None:
    codes = {code for code in load_catalogue() if code.startswith("HIS-")}
    assert {rule for rule, _ in BROKEN} == codes == set(QUESTIONS)


def test_a_release_like_the_one_before_has_nothing_to_tell(sound: Path, tmp_path: Path) -> None:
    for found in compared(sound, tmp_path, "select 1").values():
        assert (found.count, found.trouble) == (0, None), found


def test_growth_and_new_reports_block_nothing(sound: Path, tmp_path: Path) -> None:
    change = (
        "insert into fct_observation select * replace ('440114-2022-plan' as report_id, 2022 as year,"
        " '2022' as period) from fct_observation where year = 2021"
    )
    assert not any(found.count for found in compared(sound, tmp_path, change).values())


def test_a_change_that_is_meant_is_told_and_blocks_nothing(sound: Path, tmp_path: Path) -> None:
    found = compared(sound, tmp_path, "delete from fct_observation", "HIS-ROWS")["HIS-ROWS"]
    assert (found.count > 0, found.is_blocking) == (True, False)
    assert ACCEPT in found.told


def test_an_older_release_with_other_columns_blocks_nothing(sound: Path, tmp_path: Path) -> None:
    found = compared(sound, tmp_path, "drop table mart_unmapped_wording")["HIS-WORDING"]
    assert found.trouble is not None
    assert not found.is_blocking
    assert "could not be compared" in found.told


def test_only_rules_about_history_can_be_accepted(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv(ACCEPT, "HIS-ROWS, HIS-MAGNITUDE")
    assert accepted_rules() == {"HIS-ROWS", "HIS-MAGNITUDE"}
    monkeypatch.setenv(ACCEPT, "OBS-RANGE")
    with pytest.raises(ValueError, match="OBS-RANGE"):
        accepted_rules()


_SLIP = f"update fct_observation set value_canonical = value_canonical * 10 {_ONE}"


def test_a_slip_by_ten_stops_the_gate_with_its_figure_and_remedy(sound: Path, tmp_path: Path) -> None:
    verdict = GateResult.of(history_checks(list(compared(sound, tmp_path, _SLIP).values())))
    assert not verdict.passed
    [blocking] = [check for check in verdict.failures if check.is_blocking]
    assert blocking.name == "HIS-MAGNITUDE"
    assert blocking.evidence[0]["report_id"] == "440114-2015-plan"
    assert f"{ACCEPT}=HIS-MAGNITUDE" in remedies(verdict)
    assert load_catalogue()["HIS-MAGNITUDE"].says_zh in what_to_do(verdict)


def test_a_slip_that_is_meant_lets_the_gate_pass_and_is_still_told(sound: Path, tmp_path: Path) -> None:
    found = compared(sound, tmp_path, _SLIP, "HIS-MAGNITUDE")
    verdict = GateResult.of(history_checks(list(found.values())))
    assert verdict.passed
    assert "HIS-MAGNITUDE" in {check.name for check in verdict.failures}


def alerts_published(home: Home) -> list[tuple[str, str, str | None, bool]]:
    with duckdb.connect(home.warehouse, read_only=True) as connection:
        return connection.execute(
            "select rule_code, state, quote, until is null from mart_quality_alert"
            " where rule_code like 'HIS-%' order by rule_code"
        ).fetchall()


def test_what_a_release_changed_is_an_alert_that_opens_once_and_recovers(
    home: Home, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("JIHUA_HOME", str(home.raw.parent))
    build_sound(home)
    levels = "update fct_observation set measure = 'level', value_canonical = {}, quote = '{}'"
    first, second = datetime(2026, 5, 1, tzinfo=UTC), datetime(2026, 5, 2, tzinfo=UTC)
    with duckdb.connect(home.warehouse) as connection:
        connection.execute(levels.format(100, "100元"))
    begun = record_history(home, first)
    # The first release has nothing to be compared with.
    assert (begun.alerts.height, begun.found, dict(begun.drafts)) == (0, (), {})
    staged = stage(home)
    GateResult.of(()).write(staged.folder)
    publish(home, staged)
    with duckdb.connect(home.warehouse) as connection:
        connection.execute(levels.format(1000, "1000元"))
    for day in (first, second):
        history = record_history(home, day)
        [alert] = history.alerts.to_dicts()
        assert not GateResult.of(history_checks(history.found)).passed
        assert (alert["rule_code"], alert["state"], alert["since"]) == ("HIS-MAGNITUDE", "open", first)
    assert "was 100元 in the release before and is 1000元" in alert["reason"]
    assert (alert["division_code"], alert["executed_year"]) == ("440114", 2022)
    assert alerts_published(home) == [("HIS-MAGNITUDE", "open", "1000元", True)]
    assert open_history(home)["quote"].to_list() == ["1000元"]
    # The release that readers have does not know of it; whoever asks is told all the same.
    asked = ["alerts", "--rule", "HIS-MAGNITUDE"]
    [told] = json.loads(CliRunner().invoke(app, [*asked, "--json"]).stdout)
    assert told["quote"] == "1000元"
    assert "HIS-MAGNITUDE: Compare the sentence" in CliRunner().invoke(app, asked).stdout
    # What the comparison looked through is staged as if it was looked through again.
    content = stage(home, history.drafts).manifest.content
    assert content == stage(home).manifest.content != staged.manifest.content
    with duckdb.connect(home.warehouse) as connection:
        connection.execute(levels.format(100, "100元"))
    [alert] = record_history(home, second).alerts.to_dicts()
    assert (alert["state"], alert["since"], alert["until"]) == ("recovered", first, second)
    assert alerts_published(home) == [("HIS-MAGNITUDE", "recovered", "1000元", False)]
    assert open_history(home).is_empty()


@pytest.mark.parametrize("content", [b"", b"PAR1 and no more", None])
def test_a_history_that_cannot_be_read_begins_anew(home: Home, content: bytes | None) -> None:
    build_sound(home)
    ledger = home.var / "history.parquet"
    if content is None:
        pl.DataFrame({"alert_id": ["of another version"]}).write_parquet(ledger)
    else:
        ledger.write_bytes(content)
    assert open_history(home).is_empty()
    assert record_history(home).alerts.is_empty()
    assert pl.read_parquet(ledger).is_empty()


def test_a_warehouse_that_is_not_there_is_left_to_staging(home: Home) -> None:
    assert record_history(home).alerts.is_empty()
    with pytest.raises(ReleaseError, match="jihua refresh"):
        stage(home)
