"""What a refresh costs as reports grow in number.

    python -m benchmarks.refresh_curve [--reports 100 500 2000] [--page FILE] [--json FILE]

For each number of generated digests: a full refresh, one report added to it, and a refresh
without changes; beside them one report in an empty warehouse, in the same run. Ratios count, for
machines differ and may be busy.

Belongs here: what is run and how it is laid out. Not here: reports (`corpus`), watching a command
(`measuring`).
"""

import argparse
import json
import os
import shutil
import sys
import tempfile
from collections.abc import Sequence
from dataclasses import asdict, dataclass
from datetime import UTC, datetime
from pathlib import Path

from benchmarks.corpus import CorpusSettings, write_corpus
from benchmarks.measuring import Cost, measure
from orchestration.paths import CHECKOUT

SIZES = (100, 500, 2000)
YEARS = 20
# Bars: one report added against one in an empty warehouse; seconds without changes.
ADDED_RATIO, UNCHANGED_SECONDS = 1.5, 5.0


@dataclass(frozen=True, slots=True)
class Point:
    """The costs at one number of reports, and what the release then holds (rows, bytes)."""

    reports: int
    full: Cost
    added: Cost
    unchanged: Cost
    observations: int
    release_bytes: int
    raw_bytes: int


@dataclass(frozen=True, slots=True)
class Curve:
    """Points in order of size, beside one report in an empty warehouse."""

    measured_on: str
    empty: Cost
    points: tuple[Point, ...]


def measure_curve(sizes: Sequence[int], folder: Path) -> Curve:
    """Every size in a home of its own below `folder`."""
    # What a checkout prepares once is not part of any refresh.
    _measure_empty(folder / "first")
    empty = _measure_empty(folder / "empty")
    points = tuple(_measure_point(size, folder / str(size)) for size in sizes)
    return Curve(f"{datetime.now(UTC):%Y-%m-%d}", empty, points)


def _measure_empty(home: Path) -> Cost:
    write_corpus(home, CorpusSettings(divisions=1, years=1))
    return refresh_measured(home)[0]


def _measure_point(size: int, home: Path) -> Point:
    if size % YEARS:
        raise ValueError(f"{size} reports: give multiples of {YEARS}, one for each year of a division")
    write_corpus(home, CorpusSettings(divisions=size // YEARS, years=YEARS))
    held_back, place = hold_one_back(home)
    full, _ = refresh_measured(home)
    shutil.move(held_back, place)
    added, told = refresh_measured(home)
    unchanged, _ = refresh_measured(home)
    release = Path(str(told["folder"]))
    point = Point(
        reports=size,
        full=full,
        added=added,
        unchanged=unchanged,
        observations=int(str(told["observations"])),
        release_bytes=size_of(release),
        raw_bytes=size_of(home / "raw"),
    )
    shutil.rmtree(home)
    return point


def hold_one_back(home: Path) -> tuple[Path, Path]:
    """Take the newest report of the first division away, to be added later: where it lies, where it was."""
    newest = sorted((home / "raw").rglob("*.md"))[YEARS - 1]
    return Path(shutil.move(newest, home / f"{newest.parent.name}~{newest.name}")), newest


def refresh_measured(home: Path) -> tuple[Cost, dict[str, object]]:
    """`jihua refresh` in a home: what it cost and what it told."""
    command = [sys.executable, "-m", "orchestration.cli", "refresh", "--json"]
    cost, said = measure(command, {"JIHUA_HOME": str(home)}, CHECKOUT)
    print(f"{home.name}: {cost}", file=sys.stderr, flush=True)
    result: dict[str, object] = json.loads(said[said.index("{") :])
    return cost, result


def size_of(folder: Path) -> int:
    """Bytes of all files in a folder."""
    return sum(path.stat().st_size for path in folder.rglob("*") if path.is_file())


def as_table(curve: Curve) -> str:
    """The curve as a Markdown table; ratios are to one report in an empty warehouse."""
    lines = [
        "| reports | refresh | clock s | processor s | peak MB | ratio (processor) | a report, ms |",
        "|---:|---|---:|---:|---:|---:|---:|",
        _line("1", "into an empty warehouse", curve.empty, curve),
    ]
    for point in curve.points:
        each = f"{point.full.cpu_seconds / point.reports * 1000:.0f}"
        lines += [
            _line(f"{point.reports:,}", "full", point.full, curve, each),
            _line("", "one report added", point.added, curve),
            _line("", "no change", point.unchanged, curve),
        ]
    return "\n".join(lines)


def _line(reports: str, what: str, cost: Cost, curve: Curve, each: str = "") -> str:
    ratio = cost.cpu_seconds / curve.empty.cpu_seconds
    seconds = f"{cost.wall_seconds:.1f} | {cost.cpu_seconds:.1f}"
    return f"| {reports} | {what} | {seconds} | {cost.peak_mb:,.0f} | {ratio:.2f} | {each} |"


def verdicts(curve: Curve) -> list[str]:
    """Each bar with what was measured."""
    told = []
    for point in curve.points:
        ratio = point.added.cpu_seconds / curve.empty.cpu_seconds
        holds = "holds" if ratio <= ADDED_RATIO else "does not hold"
        told.append(f"{point.reports:,} reports: one added costs {ratio:.2f} (bar {ADDED_RATIO}): {holds}")
        quick = point.unchanged.wall_seconds <= UNCHANGED_SECONDS
        told.append(
            f"{point.reports:,} reports: no change {point.unchanged.wall_seconds:.1f} s"
            f" (bar {UNCHANGED_SECONDS:.0f}): {'holds' if quick else 'does not hold'}"
        )
    return told


def as_page(curve: Curve) -> str:
    """The page that docs keep."""
    rows = ", ".join(
        f"{point.reports:,} reports: {point.observations:,} observations, "
        f"release {point.release_bytes / 1e6:.0f} MB from {point.raw_bytes / 1e6:.1f} MB"
        for point in curve.points
    )
    lines = [
        "# What a refresh costs",
        "",
        f"Measured by `make bench` on {curve.measured_on} with {os.cpu_count()} processor cores: generated",
        f"digests of about fifteen figures each, {YEARS} years a division. Processor seconds count a refresh",
        "and all its children: they say more than the clock where others are at work on the machine. The",
        "ratio is to one report read into an empty warehouse in the same run.",
        "",
        as_table(curve),
        "",
        f"What is there then: {rows}.",
        "",
        *(f"- {verdict}" for verdict in verdicts(curve)),
    ]
    return "\n".join([*lines, ""])


def main() -> int:
    """Measures, prints the table and writes what is asked for."""
    parser = argparse.ArgumentParser(description="What a refresh costs as reports grow in number.")
    parser.add_argument("--reports", type=int, nargs="+", default=list(SIZES))
    parser.add_argument("--page", type=Path, help="Write the table to this Markdown file too.")
    parser.add_argument("--json", type=Path, help="Write the figures to this file too.")
    asked = parser.parse_args()
    with tempfile.TemporaryDirectory(prefix="jihua-bench-") as folder:
        curve = measure_curve(sorted(asked.reports), Path(folder))
    print(as_table(curve))
    print("\n".join(verdicts(curve)))
    if asked.page:
        asked.page.write_text(as_page(curve), encoding="utf-8")
    if asked.json:
        asked.json.parent.mkdir(parents=True, exist_ok=True)
        asked.json.write_text(json.dumps(asdict(curve), indent=1) + "\n", encoding="utf-8")
    return 0


if __name__ == "__main__":
    raise SystemExit(main())
