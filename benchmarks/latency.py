"""How long the dashboards' queries take on a release.

    python -m benchmarks.latency RELEASE [--bar MILLISECONDS]

Each dataset of `dashboard/superset/datasets/` is asked as Superset does, which wraps it in a query of
its own: a count of all its rows, and its first thousand rows. A new connection each time, as
Superset opens one; the best of five, in milliseconds of processors: on a machine with nothing else to
do the clock shows no more, and on a busy one it says little.

Belongs here: asking and clocking. Not here: what the dashboards show (`dashboard`).
"""

import argparse
import time
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

import duckdb

from orchestration.paths import CHECKOUT
from orchestration.release import DATABASE

DATASETS = CHECKOUT / "dashboard" / "superset" / "datasets"
BAR_MS = 200.0
_REPEATS = 5


@dataclass(frozen=True, slots=True)
class Latency:
    """A dataset: its rows, milliseconds of processors to count them and to show the first thousand."""

    dataset: str
    rows: int
    count_ms: float
    page_ms: float


def measure_latency(release: Path) -> list[Latency]:
    """Every dataset on the marts of a release, the slowest first."""
    database = release / DATABASE
    found = [_measure(path, database) for path in sorted(DATASETS.glob("*.sql"))]
    return sorted(found, key=lambda one: -max(one.count_ms, one.page_ms))


def _measure(path: Path, database: Path) -> Latency:
    dataset = path.read_text("utf-8")
    counted, count_ms = _best(lambda: _ask(database, f"select count(*) from ({dataset}) as virtual_table"))
    _, page_ms = _best(lambda: _ask(database, f"select * from ({dataset}) as virtual_table limit 1000"))
    return Latency(path.stem, int(str(counted[0][0])), count_ms, page_ms)


def _ask(database: Path, query: str) -> list[tuple[object, ...]]:
    with duckdb.connect(database, read_only=True) as connection:
        return connection.execute(query).fetchall()


def _best(work: Callable[[], list[tuple[object, ...]]]) -> tuple[list[tuple[object, ...]], float]:
    best, answer = float("inf"), work()
    for _ in range(_REPEATS):
        started = time.process_time()
        answer = work()
        best = min(best, (time.process_time() - started) * 1000)
    return answer, best


def as_table(found: list[Latency], bar_ms: float = BAR_MS) -> str:
    """Markdown, with whether each keeps to the bar."""
    lines = ["| dataset | rows | counted, ms | first 1,000 rows, ms | |", "|---|---:|---:|---:|---|"]
    for one in found:
        verdict = "holds" if max(one.count_ms, one.page_ms) <= bar_ms else "does not hold"
        lines.append(f"| {one.dataset} | {one.rows:,} | {one.count_ms:.0f} | {one.page_ms:.0f} | {verdict} |")
    return "\n".join(lines)


def main() -> int:
    """Measures one release."""
    parser = argparse.ArgumentParser(description="How long the dashboards' queries take on a release.")
    parser.add_argument("release", type=Path, help="the folder of a release")
    parser.add_argument("--bar", type=float, default=BAR_MS, help="milliseconds")
    asked = parser.parse_args()
    print(as_table(measure_latency(asked.release), asked.bar))
    return 0


if __name__ == "__main__":
    raise SystemExit(main())
