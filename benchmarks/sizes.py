"""What full texts cost, from a hundred to ten thousand: every step, the bare work, the dashboards' queries.

    python -m benchmarks.sizes [--reports 100 1000] [--characters N] [--json FILE]

For each number of generated reports of realistic length: a full refresh with a clock on each step, one
report added, no change; then the bare work and the dashboards' queries on what came of it; and how many
of the levels that were made wrong a rule noticed. Beside them one such report in an empty warehouse. Ten
thousand reports take an hour on two cores.

Belongs here: what is run at which size and how it is laid out. Not here: the steps (`stages`), the bare
work (`bare`), digests (`refresh_curve`).
"""

import argparse
import json
import shutil
import sys
import tempfile
from dataclasses import asdict, dataclass
from pathlib import Path

import duckdb

from benchmarks.bare import Bare, measure_bare
from benchmarks.corpus import ERRORS, CorpusSettings, write_corpus
from benchmarks.latency import Latency, measure_latency
from benchmarks.measuring import Cost, measure
from benchmarks.refresh_curve import YEARS, hold_one_back, refresh_measured, size_of
from orchestration.paths import CHECKOUT, Home
from orchestration.release import DATABASE

SIZES = (100, 1000)
CHARACTERS, ERROR_RATE = 20_000, 0.02


@dataclass(frozen=True, slots=True)
class Size:
    """What one number of reports costs and gives; `kinds` are processor seconds of the full refresh."""

    reports: int
    empty: Cost
    full: Cost
    added: Cost
    unchanged: Cost
    kinds: dict[str, float]
    models: dict[str, float]
    bare: Bare
    latencies: list[Latency]
    raw_bytes: int
    release_bytes: int
    noticed: float

    @property
    def beside_bare(self) -> float:
        """Steering and checks together, those of the processes that read too, in shares of the bare work."""
        return (self.kinds["steer"] + self.kinds["check"] + self.bare.judging) / self.bare.total

    @property
    def added_ratio(self) -> float:
        """One report added, in shares of one report in an empty warehouse; processor seconds."""
        return self.added.cpu_seconds / self.empty.cpu_seconds


def measure_empty(characters: int, home: Path) -> Cost:
    """One report of that length in an empty warehouse, in a home of its own."""
    write_corpus(home, CorpusSettings(1, 1, characters))
    return refresh_measured(home)[0]


def measure_size(reports: int, characters: int, home: Path, empty: Cost) -> Size:
    """Everything at one size, in a home of its own."""
    settings = CorpusSettings(reports // YEARS, YEARS, characters, ERROR_RATE)
    write_corpus(home, settings)
    held_back, place = hold_one_back(home)
    stages, full = _staged_refresh(home)
    # What dbt compiled for the whole: what it compiles for one division is no bare work of all.
    bare = measure_bare(Home(home / "raw", home / "var", CHECKOUT / "dbt_project"))
    shutil.move(held_back, place)
    added, told = refresh_measured(home)
    unchanged, _ = refresh_measured(home)
    release = Path(str(told["folder"]))
    steps = stages["steps"].values()
    return Size(
        reports=reports,
        empty=empty,
        full=full,
        added=added,
        unchanged=unchanged,
        kinds={
            kind: sum(step["processor"] for step in steps if step["kind"] == kind)
            for kind in ("read", "build", "write", "check", "steer")
        },
        models=stages["models"],
        bare=bare,
        latencies=measure_latency(release),
        raw_bytes=size_of(home / "raw"),
        release_bytes=size_of(release),
        noticed=share_noticed(home / "truth" / ERRORS, release / DATABASE),
    )


def _staged_refresh(home: Path) -> tuple[dict[str, dict[str, dict[str, float]]], Cost]:
    target = home / "stages.json"
    command = [sys.executable, "-m", "benchmarks.stages", str(home), "--json", str(target)]
    cost, _ = measure(command, None, CHECKOUT)
    return json.loads(target.read_bytes()), cost


def share_noticed(errors: Path, marts: Path) -> float:
    """The share of levels made wrong that are in quarantine, under an alert, or that no grade calls sound."""
    with duckdb.connect(marts, read_only=True) as connection:
        [(planted, noticed)] = connection.execute(
            """
            with wrong as (select report_id, start as span_start from read_json($1))
            select count(*), count(*) filter (
                exists (
                    from mart_quarantine as kept
                    where kept.report_id = wrong.report_id and kept.span_start = wrong.span_start
                ) or exists (
                    from fct_observation as figure
                    where figure.report_id = wrong.report_id and figure.span_start = wrong.span_start
                        and figure.confidence = 'C'
                )
            )
            from wrong
            """,
            [str(errors)],
        ).fetchall()
    return noticed / planted if planted else 1.0


def as_table(sizes: list[Size]) -> str:
    """One row a size; Markdown."""
    lines = [
        "| reports | full, processor s | full, clock s | a report, ms | peak MB | one added, processor s"
        " | to an empty warehouse | no change, clock s | bare work s | steering and checks / bare"
        " | slowest query ms | raw MB | release MB | errors noticed |",
        f"|{'---:|' * 14}",
    ]
    for one in sizes:
        cells = (
            f"{one.reports:,}",
            f"{one.full.cpu_seconds:.0f}",
            f"{one.full.wall_seconds:.0f}",
            f"{one.full.cpu_seconds / one.reports * 1000:.0f}",
            f"{one.full.peak_mb:,.0f}",
            f"{one.added.cpu_seconds:.0f}",
            f"{one.added_ratio:.2f}",
            f"{one.unchanged.wall_seconds:.1f}",
            f"{one.bare.total:.0f}",
            f"{one.beside_bare:.2f}",
            f"{max(max(query.count_ms, query.page_ms) for query in one.latencies):.0f}",
            f"{one.raw_bytes / 1e6:.0f}",
            f"{one.release_bytes / 1e6:.0f}",
            f"{one.noticed:.0%}",
        )
        lines.append(f"| {' | '.join(cells)} |")
    return "\n".join(lines)


def main() -> int:
    """Measures each size, prints the table and writes what is asked for."""
    parser = argparse.ArgumentParser(description="What full texts cost, from a hundred to ten thousand.")
    parser.add_argument("--reports", type=int, nargs="+", default=list(SIZES))
    parser.add_argument("--characters", type=int, default=CHARACTERS)
    parser.add_argument("--json", type=Path, help="write the figures to this file too")
    asked = parser.parse_args()
    sizes = []
    with tempfile.TemporaryDirectory(prefix="jihua-sizes-") as folder:
        # What a checkout prepares once is not part of any refresh.
        measure_empty(asked.characters, Path(folder) / "first")
        empty = measure_empty(asked.characters, Path(folder) / "empty")
    for reports in sorted(asked.reports):
        with tempfile.TemporaryDirectory(prefix="jihua-sizes-") as folder:
            sizes.append(measure_size(reports, asked.characters, Path(folder), empty))
        print(as_table(sizes[-1:]), flush=True)
        if asked.json:
            asked.json.parent.mkdir(parents=True, exist_ok=True)
            asked.json.write_text(json.dumps([asdict(one) for one in sizes], indent=1) + "\n", "utf-8")
    print(as_table(sizes))
    return 0


if __name__ == "__main__":
    raise SystemExit(main())
