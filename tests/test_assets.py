"""The whole line in one process: raw/ to a release that readers open."""

from pathlib import Path

import dagster as dg
import duckdb
import pytest
from small_warehouse import build_sound

from orchestration.assets.auditing import shelf
from orchestration.assets.reading import log_check
from orchestration.checks.catalogue import load_catalogue
from orchestration.definitions import build_definitions
from orchestration.gate import GateResult
from orchestration.ingest import IngestCounts
from orchestration.instance import prepare_instance
from orchestration.paths import CHECKOUT, Home
from orchestration.release import current_release, publish, releases, stage
from orchestration.resources import HomeResource

EXECUTED = "{year}年，全市地区生产总值{level}亿元，同比增长{growth}%；社会消费品零售总额增长{growth}%。\n"
PLANNED = "{next}年主要预期目标：地区生产总值增长{target}%左右。\n"
TITLE = "广州市花都区{year}年国民经济和社会发展计划执行情况与{next}年计划草案的报告"


def digest(year: int, level: str, growth: str, target: str) -> str:
    text = f"---\ndigest: true\n---\n{TITLE}\n{EXECUTED}{PLANNED}"
    return text.format(year=year, next=year + 1, level=level, growth=growth, target=target)


@pytest.fixture(scope="module")
def filled(tmp_path_factory: pytest.TempPathFactory) -> Home:
    """A home with two good reports and a bad one, before its first refresh."""
    folder = tmp_path_factory.mktemp("home")
    home = Home(raw=folder / "raw", var=folder / "var", dbt_project=CHECKOUT / "dbt_project")
    reports = home.raw / "440114"
    reports.mkdir(parents=True)
    (reports / "2018.txt").write_text(digest(2018, "1000", "6.1", "6.5"))
    (reports / "2019.txt").write_text(digest(2019, "1070", "6.7", "5"))
    (reports / "empty.txt").write_bytes(b"")
    return home


def run(home: Home, *assets: str, job: str = "refresh") -> dg.ExecuteInProcessResult:
    definitions = build_definitions(home)
    chosen = (
        definitions.resolve_implicit_global_asset_job_def() if assets else definitions.resolve_job_def(job)
    )
    with dg.DagsterInstance.from_config(str(prepare_instance(home))) as instance:
        return chosen.execute_in_process(
            instance=instance,
            raise_on_error=False,
            asset_selection=[dg.AssetKey(name) for name in assets] or None,
        )


@pytest.mark.slow
def test_a_refresh_goes_from_raw_to_a_release_past_a_bad_file(filled: Home) -> None:
    result = run(filled)
    assert result.success
    release = current_release(filled)
    assert release is not None
    with duckdb.connect(release.folder / "marts.duckdb", read_only=True) as connection:
        verdicts = connection.execute(
            "select year, target_value, actual_value, status from mart_target_attainment "
            "where indicator_code = 'gdp' and status <> 'pending' order by year"
        ).fetchall()
    assert [(year, float(target), float(actual), status) for year, target, actual, status in verdicts] == [
        (2019, 6.5, 6.7, "met")
    ]
    checks = {check.check_name: check for check in result.get_asset_check_evaluations()}
    assert not checks["doc_empty"].passed
    assert checks["doc_empty"].severity is dg.AssetCheckSeverity.WARN
    assert checks["run_identity"].passed
    shown = {
        event.asset_key.to_user_string(): event.materialization.metadata
        for event in result.get_asset_materialization_events()
        if event.asset_key is not None
    }
    assert shown["reports"]["dagster/row_count"].value == 2
    assert shown["reports"]["years"].value == "2018–2019"
    assert shown["release"]["folder"].value == str(release.folder)
    assert str(shown["release"]["changes"].value).startswith("reports: 0 new")
    files = {file.path for file in release.manifest.files}
    assert files >= {"datapackage.json", "csv/fct_yoy.csv", "CITATION.cff", "diff.html", "diff.json"}


@pytest.mark.slow
def test_an_audit_reads_everything_again_and_publishes_only_what_differs(filled: Home) -> None:
    if current_release(filled) is None:
        run(filled)
    before = current_release(filled)
    assert before is not None
    result = run(filled, job="audit")
    assert result.success
    assert current_release(filled) == before
    assert len(releases(filled)) == 1
    assert not list(filled.releases.glob(".*"))
    shown = {
        event.asset_key.to_user_string(): event.materialization.metadata
        for event in result.get_asset_materialization_events()
        if event.asset_key is not None
    }
    assert (shown["reports"]["files_read"].value, shown["reports"]["files_differing"].value) == (3, 0)
    assert shown["shelf"]["damaged"].value == 0
    checks = {check.check_name: check for check in result.get_asset_check_evaluations()}
    assert checks["run_log"].passed
    assert checks["run_shelf"].passed


def test_a_release_that_lost_a_file_is_found_on_the_shelf(home: Home) -> None:
    build_sound(home)
    staged = stage(home)
    GateResult.of(()).write(staged.folder)
    published = publish(home, staged)
    (published.folder / "fct_yoy.parquet").unlink()
    [told, check] = shelf(HomeResource.of(home))
    assert isinstance(told, dg.MaterializeResult)
    assert told.metadata == {"releases": 1, "damaged": 1}
    assert isinstance(check, dg.AssetCheckResult)
    assert (check.passed, check.metadata["code"].value) == (False, "RUN-SHELF")
    assert "fct_yoy.parquet is missing" in str(check.metadata["evidence"].value)


@pytest.mark.parametrize(("damaged", "differing", "passed"), [(0, 0, True), (1, 0, False), (0, 2, False)])
def test_a_log_that_was_not_whole_is_told(damaged: int, differing: int, passed: bool) -> None:
    counts = IngestCounts(2, 0, 0, 2, 9, 8, 0, damaged_batches=damaged, files_differing=differing)
    check = log_check(counts)
    assert check.passed is passed
    assert check.metadata["code"].value == "RUN-LOG"


@pytest.mark.slow
def test_a_gate_that_does_not_pass_publishes_nothing_and_the_old_release_stays(filled: Home) -> None:
    if current_release(filled) is None:
        run(filled)
    before = current_release(filled)
    assert before is not None
    with duckdb.connect(filled.warehouse) as connection:
        connection.execute("insert into fct_observation select * from fct_observation")
    result = run(filled, "release")
    assert not result.success
    assert current_release(filled) == before
    checks = {check.check_name: check for check in result.get_asset_check_evaluations()}
    check = checks["tab_key"]
    assert (check.passed, check.severity) == (False, dg.AssetCheckSeverity.ERROR)
    evidence = str(check.metadata["evidence"].value)
    assert "fct_observation: no two rows share observation_id" in evidence
    assert "| report_id |" in evidence
    assert checks["tab_trace"].passed
    [failure] = [event for event in result.all_events if event.is_step_failure]
    told = failure.step_failure_data.user_failure_data
    assert told is not None
    assert "the old release stands" in str(told.description)
    assert load_catalogue()["TAB-KEY"].remedy in str(told.metadata["what_to_do"].value)


def test_a_glance_shows_rows_years_and_a_sample(tmp_path: Path) -> None:
    from orchestration.glance import glances_at

    path = tmp_path / "a.duckdb"
    with duckdb.connect(path) as connection:
        connection.execute("create table t as select 2018 + i as year, 'a|b' as name from range(7) r(i)")
        connection.execute("create table u as select 'x' as name where false")
    glances = glances_at(path, ["t", "u"])
    assert (glances["t"].rows, glances["t"].years) == (7, "2018–2024")
    assert glances["t"].sample.splitlines()[0] == "| year | name |"
    assert "a\\|b" in glances["t"].sample
    assert (glances["u"].rows, glances["u"].years, glances["u"].sample) == (0, None, "no rows")
