"""The models on other engines than DuckDB: every published table the same, row by row."""

import os
import shutil
import sys
from collections.abc import Collection, Iterator
from pathlib import Path

import pytest
from cluster.reports import put_reports
from cluster.servers import sail, spark

from benchmarks.engines import build_here, build_there, compare
from orchestration.cluster import Cluster, cluster_reader
from orchestration.ingest import ingest
from orchestration.ingest.pool import read_sources
from orchestration.ingest.sources import Versions, list_sources
from orchestration.paths import CHECKOUT, Home
from orchestration.refresh import refresh
from orchestration.release import current_release
from orchestration.release.staging import published_models

# What DuckDB's tests say of these tables, other tests hear.
TABLES_ONLY = ("--exclude-resource-type", "test", "--exclude-resource-type", "unit_test")
# When a file was read, or something first went wrong, differs between two homes.
MOMENTS = ("read_at", "first_seen", "since", "until")


@pytest.fixture(autouse=True)
def main_module_has_a_file(monkeypatch: pytest.MonkeyPatch) -> None:
    """Spark's client takes a main module without a file, as a worker of pytest-xdist has it, for doctests."""
    monkeypatch.setattr(sys.modules["__main__"], "__file__", __file__, raising=False)


@pytest.fixture(scope="module")
def built(tmp_path_factory: pytest.TempPathFactory) -> Home:
    """Reports that fill every mart, read and built on DuckDB."""
    folder = tmp_path_factory.mktemp("engines")
    home = Home(raw=put_reports(folder), var=folder / "var", dbt_project=CHECKOUT / "dbt_project")
    ingest(home)
    build_here(home, *TABLES_ONLY)
    return home


@pytest.fixture(scope="module")
def spark_address(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """A real master, worker and Connect server; without Java or Spark the tests are skipped by name."""
    if shutil.which("java") is None:
        pytest.skip("needs Java 17 on the path (Debian: apt-get install openjdk-17-jre-headless)")
    home = os.environ.get("SPARK_HOME")
    if not home or not (Path(home) / "bin" / "spark-class").is_file():
        pytest.skip("needs Apache Spark 4 in SPARK_HOME; `make test-spark` fetches it and runs this")
    with spark(Path(home), tmp_path_factory.mktemp("spark")) as address:
        yield address


def differing(one: Path, other: Path, home: Home, without: Collection[str] = ()) -> list[str]:
    """The tables that differ, and those without a row, of which nothing can be said."""
    return [
        f"{table.table}: {table.rows} rows, {table.other_rows} there"
        for table in compare(one, other, published_models(home), without)
        if not table.is_same or not table.rows
    ]


@pytest.mark.slow
def test_the_models_give_the_same_rows_on_sail(built: Home, tmp_path: Path) -> None:
    with sail(tmp_path) as address:
        build_there(built, tmp_path / "there.duckdb", cluster=Cluster(address))
    assert differing(built.warehouse, tmp_path / "there.duckdb", built) == []


@pytest.mark.slow
@pytest.mark.spark
@pytest.mark.timeout(1800)
def test_reading_on_spark_gives_the_same_outcome_of_every_file(
    built: Home, spark_address: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("SPARK_REMOTE", spark_address)
    sources = list_sources(built.raw, Versions.current())
    here = {outcome.source.source_path: outcome for outcome in read_sources(sources, built.raw)}
    there = {outcome.source.source_path: outcome for outcome in cluster_reader(sources, built.raw)}
    assert len(there) == len(sources)
    # An error is an object of its own wherever it was raised.
    assert {path: str(one.error) for path, one in here.items()} == {
        path: str(one.error) for path, one in there.items()
    }
    assert [path for path, one in here.items() if one.report != there[path].report] == []


@pytest.mark.slow
@pytest.mark.spark
@pytest.mark.timeout(1800)
def test_a_refresh_on_spark_publishes_the_same_rows(
    built: Home, spark_address: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("SPARK_REMOTE", spark_address)
    home = Home(raw=built.raw, var=tmp_path / "var", dbt_project=built.dbt_project)
    result = refresh(home, target="cluster")
    assert result.outcome == "published"
    assert result.files_read == len(list_sources(home.raw, Versions.current()))
    release = current_release(home)
    assert release is not None
    assert release.release_id == result.release_id
    assert differing(built.warehouse, home.warehouse, home, MOMENTS) == []
