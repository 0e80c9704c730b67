"""What Dagster loads: the graph, its checks, and what starts a refresh."""

import json
import os
import subprocess
import sys
from dataclasses import replace
from pathlib import Path

import dagster as dg
import polars as pl
import pytest

from orchestration.checks.catalogue import load_catalogue
from orchestration.checks.evidence import evidence_table
from orchestration.checks.readings import identity_result
from orchestration.checks.showing import rule_result
from orchestration.definitions import build_definitions
from orchestration.extracted.note import checksums, read_note
from orchestration.ingest import ingest
from orchestration.instance import prepare_instance
from orchestration.paths import CHECKOUT, Home
from orchestration.release import published_models
from orchestration.resources import HomeResource, dbt_environment, prepared_project
from orchestration.view_files import PARTED, file_of

SMALL = "---\ndigest: true\n---\n广州市花都区2018年经济运行情况\n2018年地区生产总值增长5.6%。\n"


@pytest.fixture(scope="module")
def definitions() -> dg.Definitions:
    return build_definitions(Home.from_environment())


def test_the_definitions_load_without_a_fault(definitions: dg.Definitions) -> None:
    dg.Definitions.validate_loadable(definitions)


def test_the_graph_is_the_picture_of_the_house(definitions: dg.Definitions) -> None:
    graph = definitions.resolve_asset_graph()

    def above(name: str) -> set[str]:
        return {key.to_user_string() for key in graph.get(dg.AssetKey(name)).parent_keys}

    assert above("reading_log") == {"raw"}
    assert above("reports") == {"reading_log"}
    assert above("observations") == {"reports"}
    assert above("stg_observations") >= {"observations"}
    assert above("stg_reports") == {"reports"}
    assert above("release") == set(published_models(Home.from_environment()))
    groups = {graph.get(key).group_name for key in graph.get_all_asset_keys()}
    assert groups >= {"raw", "extraction", "registry", "staging", "core", "marts", "release"}


def test_every_asset_says_what_it_is(definitions: dg.Definitions) -> None:
    graph = definitions.resolve_asset_graph()
    for key in graph.get_all_asset_keys():
        assert graph.get(key).description, key.to_user_string()


def test_each_rule_of_the_catalogue_is_a_check(definitions: dg.Definitions) -> None:
    graph = definitions.resolve_asset_graph()
    specs = {key: graph.get_check_spec(key) for key in graph.asset_check_keys}
    assert {spec.metadata.get("code") for spec in specs.values()} - {None} == set(load_catalogue())
    for key, spec in specs.items():
        assert spec.description, key
        if "code" in spec.metadata:
            assert spec.blocking == (load_catalogue()[spec.metadata["code"]].level == "block"), key
    assert {key.name for key, spec in specs.items() if spec.blocking} >= {"run_identity", "his_magnitude"}


def test_one_writer_holds_the_warehouse(definitions: dg.Definitions, home: Home) -> None:
    job = definitions.resolve_job_def("refresh")
    assert {node.name for node in job.nodes if node.definition.pools == {"duckdb_writer"}} == {
        "extraction",
        "warehouse",
        "release",
    }
    settings = (prepare_instance(home) / "dagster.yaml").read_text()
    assert "default_limit: 1" in settings


def test_nothing_is_sent_anywhere(home: Home) -> None:
    folder = prepare_instance(home)
    assert folder == home.dagster
    with dg.DagsterInstance.from_config(str(folder)) as instance:
        assert instance.telemetry_enabled is False
        assert instance.run_retries_enabled is True


@pytest.mark.slow
def test_importing_the_definitions_takes_less_than_six_seconds() -> None:
    prepared_project(Home.from_environment())
    command = [sys.executable, "-c", "import orchestration.definitions"]
    # The first import after an installation compiles; users meet the second.
    environment = {name: value for name, value in os.environ.items() if name != "PYTHONDONTWRITEBYTECODE"}
    seconds = []
    for _ in range(3):
        before = os.times()
        subprocess.run(command, check=True, cwd=CHECKOUT, env=environment)
        after = os.times()
        # Processor seconds: what else the machine does says nothing of the import.
        seconds.append(
            after.children_user + after.children_system - before.children_user - before.children_system
        )
    assert min(seconds) < 6


def test_dbt_is_told_where_to_work_and_the_environment_is_put_back(home: Home) -> None:
    before = dict(os.environ)
    with dbt_environment(home):
        assert os.environ["JIHUA_WAREHOUSE"] == str(home.warehouse)
        assert os.environ["JIHUA_EXTRACTED"] == str(home.extracted / "current")
    assert dict(os.environ) == before


def test_a_rule_that_is_broken_shows_its_rows_and_its_remedy(home: Home) -> None:
    path = home.raw / "440114" / "empty.txt"
    path.parent.mkdir()
    path.write_bytes(b"")
    rejections = ingest(home).view.read("rejections")
    rule = load_catalogue()["DOC-EMPTY"]
    result = rule_result(rule, "reports", rejections.height, evidence_table(rejections.to_dicts()))
    assert (result.passed, result.severity) == (False, dg.AssetCheckSeverity.WARN)
    assert rule.remedy in str(result.description)
    assert "440114/empty.txt" in str(result.metadata["evidence"].value)
    assert rule_result(rule, "reports", 0).passed


def test_a_rule_that_is_only_watched_informs_without_a_warning(home: Home) -> None:
    folder = home.raw / "440114"
    folder.mkdir()
    for name in ("a.txt", "b.txt"):
        (folder / name).write_text(SMALL)
    rejections = ingest(home).view.read("rejections")
    evidence = evidence_table(rejections.to_dicts())
    result = rule_result(load_catalogue()["DOC-COPY"], "reports", rejections.height, evidence)
    assert result.passed
    assert "440114/b.txt" in str(result.metadata["evidence"].value)


def test_a_figure_that_is_lost_between_reading_and_view_is_noticed(home: Home) -> None:
    folder = home.raw / "440114"
    folder.mkdir()
    (folder / "a.txt").write_text(SMALL)
    ingest(home)
    assert identity_result(HomeResource.of(home)).passed
    view = home.extracted / "current"
    file = file_of(view, "observations", "44")
    observations = pl.read_parquet(file)
    assert observations.height == 1
    observations.clear().write_parquet(file)
    note = read_note(view)
    assert note is not None
    part = replace(note.parts["44"], checksums=checksums(view, PARTED, "44"))
    replace(note, parts={"44": part}).write(view)
    result = identity_result(HomeResource.of(home))
    assert (result.passed, result.severity) == (False, dg.AssetCheckSeverity.ERROR)
    assert result.metadata["code"].value == "RUN-IDENTITY"
    assert "1 figures were read, but 0 passed and 0 were rejected" in str(result.description)
    file.unlink()
    assert not identity_result(HomeResource.of(home)).passed


def test_a_manifest_is_made_where_there_is_none_and_kept_where_it_fits(tmp_path: Path) -> None:
    project = tmp_path / "dbt_project"
    (project / "models").mkdir(parents=True)
    (project / "dbt_project.yml").write_text(
        'name: small\nversion: "1.0.0"\nprofile: small\nmodel-paths: [models]\n'
    )
    (project / "profiles.yml").write_text(
        "small:\n  target: a\n  outputs:\n    a: {type: duckdb, path: ':memory:'}\n"
    )
    (project / "models" / "one.sql").write_text("select 1 as a\n")
    (project / "seeds").mkdir()
    (project / "seeds" / "two.csv").write_text("a\n1\n")
    home = Home(raw=tmp_path / "raw", var=tmp_path / "var", dbt_project=project)
    manifest = prepared_project(home).manifest_path
    written = manifest.stat().st_mtime_ns
    assert prepared_project(home).manifest_path.stat().st_mtime_ns == written
    (project / "models" / "one.sql").write_text("select 2 as a\n")
    assert prepared_project(home).manifest_path.stat().st_mtime_ns > written
    moved = replace(home, dbt_project=project.rename(tmp_path / "elsewhere"))
    manifest = prepared_project(moved).manifest_path
    seed = json.loads(manifest.read_text())["nodes"]["seed.small.two"]
    assert Path(seed["root_path"]) == moved.dbt_project
