"""The work that no refresh can do without, done bare: the same bytes, the same SQL, no checks, no steering.

    python -m benchmarks.bare HOME

For a home that was refreshed: its texts read through once as bytes; its reports read by the reader,
one after another; the SQL that dbt compiled run in plain DuckDB on the extracted tables; the
published tables written as Parquet. Processor seconds, for a ratio to a refresh of the same run. Beside them
what the processes that read do beyond reading: rows, contracts and arithmetic, which are checks.

Belongs here: the bare work. Not here: what a refresh costs (`refresh_curve`, `stages`).
"""

import argparse
import json
import re
import tempfile
import time
from collections.abc import Callable
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import duckdb

from benchmarks.stages import processor_seconds
from orchestration.ingest.outcomes import Outcome, read_source
from orchestration.ingest.pool import TOGETHER
from orchestration.ingest.sources import Source, Versions, list_sources
from orchestration.paths import CHECKOUT, Home
from orchestration.release.staging import published_models

_NUMBER = re.compile(r"\d+(?:\.\d+)?")


@dataclass(frozen=True, slots=True)
class Bare:
    """Processor seconds of each part; `scan` is what it takes to look at every byte.

    `judging` is no part of the bare work: rows, contracts and arithmetic of what was read.
    """

    scan: float
    reading: float
    judging: float
    models: float
    parquet: float

    @property
    def total(self) -> float:
        """What no refresh can do without: reading, the models' SQL, the tables as Parquet."""
        return self.reading + self.models + self.parquet


def measure_bare(home: Home, *, with_reading: bool = True) -> Bare:
    """Do the bare work of a home that was refreshed; without reading where that was measured before."""
    paths = [source.path for source in list_sources(home.raw, Versions.current())]
    scan = _clocked(lambda: [_NUMBER.findall(path.read_text("utf-8")) for path in paths])
    reading, judging = _read_and_judge(home) if with_reading else (0.0, 0.0)
    with (
        tempfile.TemporaryDirectory(prefix="jihua-bare-") as folder,
        _registry_alone(home, Path(folder)) as connection,
    ):
        models = _clocked(lambda: [connection.execute(sql) for sql in _statements(home)])
        parquet = _clocked(lambda: _write(connection, home, Path(folder)))
    return Bare(scan, reading, judging, models, parquet)


def _clocked(work: Callable[[], object]) -> float:
    started = processor_seconds()
    work()
    return processor_seconds() - started


def _read_and_judge(home: Home) -> tuple[float, float]:
    """Seconds of reading every report, and of what becomes of it before it is logged."""
    versions, now = Versions.current(), datetime.now(UTC)
    sources = list_sources(home.raw, versions)
    # Some at a time, as a refresh does: what was read of ten thousand reports fills gigabytes.
    batches = [sources[place : place + TOGETHER] for place in range(0, len(sources), TOGETHER)]
    spent = [_read_batch(batch, home.raw, versions, now) for batch in batches]
    return sum(reading for reading, _ in spent), sum(judging for _, judging in spent)


def _read_batch(batch: list[Source], raw: Path, versions: Versions, now: datetime) -> tuple[float, float]:
    from orchestration.ingest.frames import logged_entries

    outcomes: list[Outcome] = []
    reading = _clocked(lambda: outcomes.extend(read_source(source, raw) for source in batch))
    return reading, _clocked(lambda: logged_entries(outcomes, versions, now))


def _registry_alone(home: Home, folder: Path) -> duckdb.DuckDBPyConnection:
    """A database named as the warehouse that holds its seeds and nothing else."""
    connection = duckdb.connect(folder / home.warehouse.name)
    connection.execute(f"attach '{home.warehouse}' as built (read_only)")
    for node in _nodes(home):
        if node["resource_type"] == "seed":
            connection.execute(f"create table {node['name']} as from built.main.{node['name']}")
    connection.execute("detach built")
    return connection


def _statements(home: Home) -> list[str]:
    """Each model as dbt compiled it, in the order in which dbt built them."""
    nodes = {str(node["unique_id"]): node for node in _nodes(home)}
    results = json.loads((home.var / "dbt" / "run_results.json").read_bytes())["results"]
    finished = sorted(results, key=lambda one: one["timing"][-1]["completed_at"] if one["timing"] else "")
    models = [(nodes[one["unique_id"]], one["compiled_code"]) for one in finished if one["compiled_code"]]
    if any("built.due_division" in sql for _, sql in models):
        raise SystemExit("The last build was of some divisions alone: run `jihua refresh --force` first.")
    return [
        f"create {'view' if node['config']['materialized'] == 'view' else 'table'} {node['name']} as {sql}"
        for node, sql in models
        if node["resource_type"] == "model"
    ]


def _nodes(home: Home) -> list[dict[str, Any]]:
    manifest = json.loads((home.var / "dbt" / "manifest.json").read_bytes())
    return [dict(node) for node in manifest["nodes"].values()]


def _write(connection: duckdb.DuckDBPyConnection, home: Home, folder: Path) -> None:
    for name in published_models(home):
        connection.execute(f"copy {name} to '{folder / name}.parquet' (format parquet, compression zstd)")


def as_lines(bare: Bare) -> str:
    """One line a part."""
    return "\n".join(
        (
            f"every byte looked at once  {bare.scan:8.1f} s",
            f"reader alone               {bare.reading:8.1f} s",
            f"compiled SQL alone         {bare.models:8.1f} s",
            f"Parquet alone              {bare.parquet:8.1f} s",
            f"bare work                  {bare.total:8.1f} s",
            f"rows, contracts, arithmetic{bare.judging:8.1f} s",
        )
    )


def main() -> int:
    """Measures one home."""
    parser = argparse.ArgumentParser(description="The work that no refresh can do without, done bare.")
    parser.add_argument("home", type=Path, help="a folder with raw/ and var/ that was refreshed")
    asked = parser.parse_args()
    started = time.monotonic()
    home = Home(asked.home / "raw", asked.home / "var", CHECKOUT / "dbt_project")
    print(as_lines(measure_bare(home)))
    print(f"on the clock               {time.monotonic() - started:8.1f} s")
    return 0


if __name__ == "__main__":
    raise SystemExit(main())
