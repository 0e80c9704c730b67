"""A refresh as people run it: nothing twice, nothing half, and the old release whatever happens."""

import gc
import json
import os
import shutil
import signal
import subprocess
import sys
import time
from pathlib import Path

import dagster as dg
import duckdb
import pytest
from small_warehouse import build_sound

from orchestration.alerting.sensor import latest_refresh, latest_states
from orchestration.cli.progress import stage_of
from orchestration.gate import GateResult
from orchestration.lock import writer_lock
from orchestration.paths import CHECKOUT, Home
from orchestration.refresh import RefreshError, RefreshResult, refresh
from orchestration.release import Inputs, current_release, publish, remember_inputs, stage, verify

HIS_MAGNITUDE = dg.AssetCheckKey(dg.AssetKey("release"), "his_magnitude")
JIHUA = (sys.executable, "-m", "orchestration.cli")
TITLE = "广州市花都区{year}年国民经济和社会发展计划执行情况与{next}年计划草案的报告"
DIGEST = """---
digest: true
---
{title}
{year}年，地区生产总值{level}亿元，同比增长{growth}%。
{next}年主要预期目标：地区生产总值增长{target}%左右。
"""


def write_digest(home: Home, year: int, level: str, growth: str, target: str) -> None:
    title = TITLE.format(year=year, next=year + 1)
    text = DIGEST.format(title=title, year=year, next=year + 1, level=level, growth=growth, target=target)
    path = home.raw / "440114" / f"{year}.txt"
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(text, encoding="utf-8")


def home_at(folder: Path, dbt_project: Path = CHECKOUT / "dbt_project") -> Home:
    return Home(raw=folder / "raw", var=folder / "var", dbt_project=dbt_project)


def jihua(home: Home, *arguments: str) -> "subprocess.CompletedProcess[str]":
    return subprocess.run(
        [*JIHUA, *arguments],
        env=os.environ | {"JIHUA_HOME": str(home.raw.parent)},
        cwd=CHECKOUT,
        capture_output=True,
        text=True,
    )


def verdicts(home: Home) -> list[tuple[int, float, float, str]]:
    with duckdb.connect(home.current_release / "marts.duckdb", read_only=True) as connection:
        rows = connection.execute(
            "select year, target_value, actual_value, status from mart_target_attainment"
            " where indicator_code = 'gdp' and actual_value is not null order by year"
        ).fetchall()
    return [(year, float(target), float(actual), status) for year, target, actual, status in rows]


@pytest.fixture
def published(home: Home) -> Home:
    """A home whose release was made from what lies in its raw/."""
    write_digest(home, 2018, "1000", "6.1", "6.5")
    build_sound(home)
    remember_inputs(home, Inputs.of(home))
    staged = stage(home)
    GateResult.of(()).write(staged.folder)
    publish(home, staged)
    return home


def test_a_refresh_without_changes_says_so_and_publishes_nothing(published: Home) -> None:
    before = current_release(published)
    assert before
    result = refresh(published)
    assert (result.outcome, result.release_id) == ("unchanged", before.release_id)
    assert (result.files_read, result.files_reused) == (0, 1)
    assert current_release(published) == before


@pytest.mark.slow
def test_a_refresh_without_changes_imports_neither_dagster_nor_dbt(published: Home) -> None:
    script = (
        "import sys; from orchestration.cli.app import run; code = run();"
        "print(sorted({'dagster', 'dbt', 'great_expectations', 'pandas', 'polars'} & set(sys.modules)));"
        "sys.exit(code)"
    )
    done = subprocess.run(
        [sys.executable, "-c", script, "refresh"],
        env=os.environ | {"JIHUA_HOME": str(published.raw.parent)},
        cwd=CHECKOUT,
        capture_output=True,
        text=True,
    )
    said, modules = done.stdout.splitlines()
    assert done.returncode == 0
    assert "Nothing changed" in said
    assert modules == "[]"


def test_a_refresh_that_fails_leaves_the_collector_as_it_was(
    published: Home, monkeypatch: pytest.MonkeyPatch
) -> None:
    def fails(home: Home) -> None:
        assert gc.get_threshold()[0] > usual[0]
        raise RuntimeError("no definitions")

    usual = gc.get_threshold()
    monkeypatch.setattr("orchestration.refresh._definitions", fails)
    with pytest.raises(RefreshError, match="no definitions"):
        refresh(published, force=True)
    assert gc.get_threshold() == usual


def test_a_damaged_release_is_not_taken_for_up_to_date(published: Home) -> None:
    from orchestration.release import find_standing

    inputs = Inputs.of(published)
    assert find_standing(published, inputs)
    parquet = published.current_release / "fct_yoy.parquet"
    parquet.chmod(0o644)
    parquet.write_bytes(b"")
    assert find_standing(published, inputs) is None


@pytest.mark.parametrize(("name", "counts"), [("sources.yml", False), ("corrections.yml", True)])
def test_what_is_watched_changes_no_figure_and_what_is_corrected_does(
    published: Home, name: str, counts: bool
) -> None:
    before = Inputs.of(published)
    (published.raw / name).write_text("# nothing yet\n", encoding="utf-8")
    assert (Inputs.of(published) != before) is counts


def test_a_second_refresh_says_who_holds_the_lock(published: Home) -> None:
    with writer_lock(published):
        outcome = jihua(published, "refresh")
    assert outcome.returncode == 1
    assert f"process {os.getpid()} since" in outcome.stderr
    assert "--wait" in outcome.stderr


def test_a_refresh_waits_for_another_where_it_is_told_to(published: Home) -> None:
    with writer_lock(published):
        waiting = subprocess.Popen(
            [*JIHUA, "refresh", "--wait", "60", "--json"],
            env=os.environ | {"JIHUA_HOME": str(published.raw.parent)},
            cwd=CHECKOUT,
            stdout=subprocess.PIPE,
            text=True,
        )
        time.sleep(2)
        assert waiting.poll() is None
    told, _ = waiting.communicate(timeout=60)
    assert json.loads(told)["outcome"] == "unchanged"


LOG = """… - dagster - DEBUG - refresh - STEP_START - Started execution of step "{step}".
{dbt}
"""


@pytest.mark.parametrize(
    ("step", "dbt", "says"),
    [
        ("extraction", "", "reading reports"),
        ("warehouse", "12 of 151 START test not_null …", "building the warehouse, 12 of 151"),
        ("release", "", "auditing and publishing"),
        ("reports_contracts", "", "starting"),
    ],
)
def test_progress_is_told_from_the_log(tmp_path: Path, step: str, dbt: str, says: str) -> None:
    log = tmp_path / "refresh.log"
    assert stage_of(log, 0).told == "looking for changes"
    log.write_text(LOG.format(step=step, dbt=dbt), encoding="utf-8")
    assert stage_of(log, 0).told == says
    assert stage_of(log, time.time() + 60).told == "looking for changes"


@pytest.fixture(scope="module")
def line(tmp_path_factory: pytest.TempPathFactory) -> Home:
    """A home after its first whole refresh, with two reports; tests below continue from each other."""
    home = home_at(tmp_path_factory.mktemp("line"))
    write_digest(home, 2018, "1000", "6.1", "6.5")
    write_digest(home, 2019, "1070", "6.7", "5")
    first = jihua(home, "refresh", "--json")
    assert first.returncode == 0, first.stderr
    result = json.loads(first.stdout)
    assert (result["outcome"], result["files_read"], result["reports"]) == ("published", 2, 2)
    assert verdicts(home) == [(2019, 6.5, 6.7, "met")]
    return home


@pytest.mark.slow
@pytest.mark.timeout(1800)
def test_killed_in_the_middle_a_refresh_leaves_the_old_release_and_the_next_one_succeeds(line: Home) -> None:
    old = current_release(line)
    assert old
    write_digest(line, 2020, "1090", "1.9", "6")
    running = subprocess.Popen(
        [*JIHUA, "refresh"],
        env=os.environ | {"JIHUA_HOME": str(line.raw.parent)},
        cwd=CHECKOUT,
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
    )
    began = time.time()
    while "building" not in stage_of(line.var / "refresh.log", began).told and running.poll() is None:
        time.sleep(0.1)
    time.sleep(4)
    running.send_signal(signal.SIGKILL)
    assert running.wait() == -signal.SIGKILL
    assert current_release(line) == old
    assert verify(old) == ()
    assert verdicts(line) == [(2019, 6.5, 6.7, "met")]
    after = jihua(line, "refresh", "--json")
    assert after.returncode == 0, after.stderr
    assert json.loads(after.stdout)["outcome"] == "published"
    assert verdicts(line) == [(2019, 6.5, 6.7, "met"), (2020, 5.0, 1.9, "missed")]
    assert not list(line.releases.glob(".*"))


@pytest.mark.slow
@pytest.mark.timeout(1800)
def test_a_failing_gate_keeps_the_old_release_and_says_what_and_why(line: Home, tmp_path: Path) -> None:
    old = current_release(line)
    project = tmp_path / "dbt_project"
    shutil.copytree(
        CHECKOUT / "dbt_project", project, ignore=shutil.ignore_patterns("target", "logs", "dbt_packages")
    )
    # Slips past the tests of dbt: the span is longer than what it quotes.
    model = project / "models" / "intermediate" / "int_observation.sql"
    sql = model.read_text(encoding="utf-8")
    assert sql.count("    span_end,") == 1
    model.write_text(
        sql.replace("    span_end,", "    cast(span_end + 1 as integer) as span_end,"),
        encoding="utf-8",
    )
    with pytest.raises(RefreshError) as failure:
        refresh(Home(raw=line.raw, var=line.var, dbt_project=project))
    assert "the span is as long as the quote" in str(failure.value)
    assert f"release {old.release_id if old else ''} stands" in str(failure.value)
    assert "jihua refresh" in str(failure.value)
    assert current_release(line) == old


@pytest.mark.slow
@pytest.mark.timeout(1800)
def test_a_level_that_became_ten_times_as_much_stops_the_release_in_red_and_is_listed(line: Home) -> None:
    old = current_release(line)
    assert old
    before = verdicts(line)
    write_digest(line, 2019, "10700", "6.7", "5")
    with pytest.raises(RefreshError, match=r"(?s)HIS-MAGNITUDE \(1 to look at.*JIHUA_ACCEPT_CHANGES"):
        refresh(line)
    assert (current_release(line), verify(old), verdicts(line)) == (old, (), before)
    with dg.DagsterInstance.from_config(str(line.dagster)) as instance:
        [run] = instance.get_runs(limit=1)
        [state] = latest_states(instance, {HIS_MAGNITUDE: "HIS-MAGNITUDE"})
        [refreshed] = latest_refresh(instance)
    assert run.status is dg.DagsterRunStatus.FAILURE
    assert (state.passed, state.severity) == (False, "ERROR")
    assert (refreshed.passed, refreshed.page) == (False, f"runs/{run.run_id}")
    assert "HIS-MAGNITUDE" in refreshed.description
    assert "440114-2019-plan" in str(state.evidence)
    [alert] = json.loads(jihua(line, "alerts", "--rule", "HIS-MAGNITUDE", "--json").stdout)
    assert (alert["state"], alert["level"], alert["quote"]) == ("open", "block", "10700亿元")
    assert "1070亿元" in alert["reason"]
    write_digest(line, 2019, "1070", "6.7", "5")
    assert refresh(line).outcome == "unchanged"


def test_a_result_tells_reused_files(published: Home) -> None:
    result = refresh(published)
    assert isinstance(result, RefreshResult)
    assert result.targets == {"met": 1}
    assert result.seconds < 30
