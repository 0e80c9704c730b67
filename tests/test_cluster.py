"""The target `cluster` without a cluster: what is told, what is shipped, what choosing it means."""

import os
import pickle
import subprocess
import sys
import zipfile
from pathlib import Path

import dagster as dg
import pytest

from orchestration.cluster import Cluster, ClusterError
from orchestration.cluster.reading import read_rows
from orchestration.cluster.shipping import pack
from orchestration.cluster.tables import spark_type
from orchestration.definitions import build_definitions
from orchestration.extracted.tables import VIEW_TABLES
from orchestration.ingest.outcomes import read_source
from orchestration.ingest.sources import Versions, list_sources
from orchestration.paths import CHECKOUT, Home
from orchestration.refresh import RefreshError, refresh
from orchestration.spark_free import spark_hidden
from orchestration.target import CLUSTER, DUCKDB, Target, run_config

DIGEST = CHECKOUT / "raw" / "440114"


@pytest.mark.parametrize(
    ("address", "told"),
    [
        ("", "no cluster is named; set SPARK_REMOTE"),
        ("spark://127.0.0.1:7077", "must look like sc://HOST:15002"),
        ("sc://127.0.0.1:1/;token=secret", "no Spark Connect server answers at 127.0.0.1:1 "),
    ],
)
def test_an_address_where_no_cluster_is_is_told_with_a_remedy(
    address: str, told: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("SPARK_REMOTE", address)
    with pytest.raises(ClusterError) as raised:
        Cluster.from_environment()
    assert told in str(raised.value)
    assert "SPARK_REMOTE" in str(raised.value)
    assert "secret" not in str(raised.value)


@pytest.mark.parametrize(
    ("address", "remote"),
    [
        ("sc://host:15002", "sc://host:15002/;session_id=an-id"),
        ("sc://host:15002/", "sc://host:15002/;session_id=an-id"),
        ("sc://host/;use_ssl=true", "sc://host/;use_ssl=true;session_id=an-id"),
    ],
)
def test_the_address_of_a_session_keeps_what_the_address_of_the_cluster_says(
    address: str, remote: str
) -> None:
    assert Cluster(address, session_id="an-id").remote == remote


def test_two_builds_share_no_schema() -> None:
    assert Cluster("sc://host").schema != Cluster("sc://host").schema


def test_every_extracted_column_has_a_type_of_spark() -> None:
    types = {spark_type(kind) for columns in VIEW_TABLES.values() for kind in columns.values()}
    assert types == {"string", "int", "bigint", "boolean", "date", "timestamp", "decimal(28, 8)"}


def test_the_shipped_package_reads_a_report_as_this_one_does(tmp_path: Path) -> None:
    with zipfile.ZipFile(pack(tmp_path)) as archive:
        archive.extractall(tmp_path / "jihua")
    script = (
        "import orchestration, pickle, sys; from pathlib import Path; "
        "from orchestration.cluster.reading import read_rows; "
        "rows, root = pickle.load(sys.stdin.buffer); "
        "pickle.dump((orchestration.__file__, list(read_rows(rows, root, None))), sys.stdout.buffer)"
    )
    sources = list_sources(DIGEST, Versions.current())
    names = ("source_path", "entry_id", "bytes", "sha256", "sidecar")
    rows = [
        {"place": place} | {name: getattr(one, name) for name in names} for place, one in enumerate(sources)
    ]
    run = subprocess.run(
        [sys.executable, "-c", script],
        input=pickle.dumps((rows, DIGEST)),
        capture_output=True,
        check=True,
        cwd=tmp_path,
        env=os.environ | {"PYTHONPATH": str(tmp_path / "jihua")},
    )
    package, outcomes = pickle.loads(run.stdout)
    assert Path(package).is_relative_to(tmp_path / "jihua")
    assert [pickle.loads(outcome) for _, outcome in outcomes] == [read_source(one, DIGEST) for one in sources]


def test_a_file_that_a_worker_does_not_see_stops_the_reading(tmp_path: Path) -> None:
    row = {
        "place": 0, "source_path": "a.md", "entry_id": "", "bytes": 1, "sha256": "", "sidecar": "",
    }  # fmt: skip
    with pytest.raises(FileNotFoundError, match="JIHUA_CLUSTER_RAW"):
        list(read_rows([row], tmp_path, None))


def test_the_target_of_a_run_is_told_by_the_command_or_the_environment(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    assert run_config(None) is None
    assert run_config(CLUSTER) == {"resources": {"target": {"config": {"name": CLUSTER}}}}
    monkeypatch.setenv("JIHUA_TARGET", CLUSTER)
    assert Target.from_environment().is_cluster
    monkeypatch.delenv("JIHUA_TARGET")
    assert Target.from_environment().name == DUCKDB
    with pytest.raises(dg.Failure, match="choose one of: duckdb, cluster"):
        assert Target(name="snowflake").is_cluster


def test_a_refresh_without_its_cluster_fails_with_the_remedy(
    home: Home, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("SPARK_REMOTE", "sc://127.0.0.1:1")
    monkeypatch.setattr("orchestration.definitions.defs", build_definitions(home))
    (home.raw / "440114").mkdir()
    report = next(iter(sorted(DIGEST.glob("*.md"))))
    (home.raw / "440114" / report.name).write_bytes(report.read_bytes())
    with pytest.raises(RefreshError) as raised:
        refresh(home, target=CLUSTER)
    assert "extraction: no Spark Connect server answers at 127.0.0.1:1" in str(raised.value)
    assert "nothing was published before" in str(raised.value)


def test_libraries_that_look_for_spark_do_not_find_it() -> None:
    script = (
        "import sys; import orchestration.contracts; "
        "from orchestration.gate.auditing import import_great_expectations as load; load(); "
        "print([name for name in sys.modules if name.startswith('pyspark')])"
    )
    run = subprocess.run([sys.executable, "-c", script], capture_output=True, text=True, check=True)
    assert run.stdout.strip() == "[]"


def test_spark_that_was_imported_before_stays(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "pyspark", os)
    with spark_hidden():
        assert sys.modules["pyspark"] is os
    assert sys.modules["pyspark"] is os
