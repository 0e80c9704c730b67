"""The same reports on both engines: DuckDB here, Apache Spark on a cluster.

    SPARK_REMOTE=sc://HOST:15002 python -m benchmarks.engines [--divisions N] [--years N] [--characters N]

Generates that many reports, reads them here and on the cluster, builds the warehouse on both, and prints
how long each took and, for each published table, its rows and whether they are the same: a hash of all
rows in order, to the last digit. Exits with 1 where anything differs.

Belongs here: the two runs and their comparison. Not here: the reports (`corpus`), the engines.
"""

import argparse
import os
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import duckdb

from benchmarks.corpus import CorpusSettings, write_corpus
from orchestration.cluster import Cluster, build_on_cluster, cluster_reader
from orchestration.ingest import ingest
from orchestration.ingest.outcomes import Outcome
from orchestration.ingest.pool import read_sources
from orchestration.ingest.sources import Versions, list_sources
from orchestration.paths import Home
from orchestration.release.staging import published_models
from orchestration.resources import dbt_environment, prepared_project


@dataclass(frozen=True, slots=True)
class Compared:
    """A table of two databases: rows in each, and whether columns, types and rows are the same."""

    table: str
    rows: int
    other_rows: int
    is_same: bool


def compare(one: Path, other: Path, tables: Sequence[str], without: Collection[str] = ()) -> list[Compared]:
    """Those tables of two databases, by the hash of their rows in order; columns `without` are left out."""
    found = (_fingerprints(database, tables, without) for database in (one, other))
    return [
        Compared(table, first.rows, second.rows, first == second)
        for table, first, second in zip(tables, *found, strict=True)
    ]


@dataclass(frozen=True, slots=True)
class _Fingerprint:
    columns: str
    rows: int
    hashed: str


def _fingerprints(database: Path, tables: Sequence[str], without: Collection[str]) -> list[_Fingerprint]:
    with duckdb.connect(database, read_only=True) as connection:
        connection.execute("set TimeZone = 'UTC'")
        return [_fingerprint(connection, table, without) for table in tables]


def _fingerprint(connection: duckdb.DuckDBPyConnection, table: str, without: Collection[str]) -> _Fingerprint:
    columns = connection.execute(f'describe "{table}"').fetchall()
    described = [column for column in columns if column[0] not in without]
    # A mark of its own for null, and one between cells: no two rows look alike.
    cells = ", ".join(f"coalesce('=' || cast(\"{column[0]}\" as varchar), '-')" for column in described)
    query = f"""
        with hashed as (select sha256(concat_ws(chr(31), {cells})) as row_hash from "{table}")
        select count(*), coalesce(sha256(string_agg(row_hash, '' order by row_hash)), '') from hashed
    """
    [(rows, whole)] = connection.execute(query).fetchall()
    return _Fingerprint(str([column[:2] for column in described]), int(rows), str(whole))


def build_here(home: Home, *arguments: str) -> None:
    """Build the working database of `home` with DuckDB; `arguments` go to `dbt build`.

    Raises RuntimeError with dbt's words where it fails.
    """
    _run_dbt(home, home.var / "dbt", "duckdb", *arguments)


def build_there(home: Home, into: Path, cluster: Cluster | None = None) -> None:
    """Build on a cluster and bring the tables back into the database `into`."""
    manifest = prepared_project(home).manifest_path
    with build_on_cluster(home, cluster) as build:
        _run_dbt(home, build.dbt_target, "cluster")
        build.bring_back(manifest, into)


def _run_dbt(home: Home, into: Path, target: str, *arguments: str) -> None:
    project = str(home.dbt_project)
    command = [str(Path(sys.executable).with_name("dbt")), "--quiet", "--no-use-colors", "build"]
    command += ["--project-dir", project, "--profiles-dir", project, "--target", target, *arguments]
    with dbt_environment(home):
        places = {"DBT_TARGET_PATH": str(into), "DBT_LOG_PATH": str(into / "logs")}
        run = subprocess.run(command, env=os.environ | places, capture_output=True, text=True, check=False)
    if run.returncode != 0:
        raise RuntimeError(f"dbt could not build for {target}:\n{run.stdout}{run.stderr}")


def main() -> None:
    """Runs both engines on generated reports and says what came of it."""
    plain = CorpusSettings(divisions=100, years=10, errors=0.02)
    parser = argparse.ArgumentParser(description="Compare DuckDB and a cluster on generated reports.")
    parser.add_argument("--divisions", type=int, default=plain.divisions)
    parser.add_argument("--years", type=int, default=plain.years)
    parser.add_argument("--characters", type=int, default=plain.characters)
    asked = parser.parse_args()
    settings = CorpusSettings(asked.divisions, asked.years, asked.characters, plain.errors)
    with tempfile.TemporaryDirectory(prefix="jihua-engines-") as folder:
        sys.exit(0 if _is_same(Path(folder), settings) else 1)


def _is_same(folder: Path, settings: CorpusSettings) -> bool:
    reports = write_corpus(folder, settings)
    home = Home(raw=folder / "raw", var=folder / "var", dbt_project=Home.from_environment().dbt_project)
    sources = list_sources(home.raw, Versions.current())
    print(f"{reports} reports, {sum(source.bytes for source in sources) / 1e6:.1f} MB")
    here = _timed("read here", lambda: _by_path(read_sources(sources, home.raw)))
    there = _timed("read on the cluster", lambda: _by_path(cluster_reader(sources, home.raw)))
    read_alike = here == there
    print(f"records read: {_records(here)} here, {_records(there)} there; {_word(read_alike)}")
    ingest(home)
    _timed("models, DuckDB", lambda: build_here(home))
    brought = home.var / "cluster.duckdb"
    _timed("models, cluster", lambda: build_there(home, brought))
    compared = compare(home.warehouse, brought, published_models(home))
    for table in compared:
        print(f"{table.table:32} {table.rows:>8} {table.other_rows:>8}  {_word(table.is_same)}")
    return read_alike and all(table.is_same for table in compared)


def _by_path(outcomes: Iterator[Outcome]) -> Mapping[str, Outcome]:
    return {outcome.source.source_path: outcome for outcome in outcomes}


def _records(outcomes: Mapping[str, Outcome]) -> int:
    return sum(len(outcome.report.records) for outcome in outcomes.values() if outcome.report)


def _word(is_same: bool) -> str:
    return "the same" if is_same else "DIFFERENT"


def _timed(name: str, work: Callable[[], Any]) -> Any:
    started = time.monotonic()
    result = work()
    print(f"{name}: {time.monotonic() - started:.1f} s", flush=True)
    return result


if __name__ == "__main__":
    main()
