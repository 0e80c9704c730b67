"""Where the time of one refresh goes: a clock on every step, in the process that refreshes.

    python -m benchmarks.stages HOME [--json FILE]

Refreshes the home as `jihua refresh` does and prints seconds on the clock and of processors for each
step, then the slowest models of dbt. A step's seconds are its own: those of steps within it are told
there. Children (reading processes, dbt) count where they are waited for. What a refresh does beside
another step is done before it here.

Belongs here: which calls are steps, and clocking them. Not here: how costs grow (`refresh_curve`),
what cannot be done without (`bare`).
"""

import argparse
import json
import os
import resource
import sys
import threading
import time
from collections import defaultdict
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import asdict, dataclass, field
from importlib import import_module
from pathlib import Path
from typing import Any, Literal

from orchestration.paths import CHECKOUT, Home

Kind = Literal["read", "build", "write", "check", "steer"]
KINDS: dict[Kind, str] = {
    "read": "reading reports into the log and the view",
    "build": "building the models (dbt, tests of dbt included)",
    "write": "writing what readers get: tables, Parquet, CSV, comparison, pages",
    "check": "checks: contracts, arithmetic, history, the gate",
    "steer": "steering: imports, Dagster, fingerprints, locks, clean-up",
}
# Where the caller finds the function: module, name, the step it is, its kind. A function that an
# importing module holds under its own name is clocked there.
STEPS: tuple[tuple[str, str, str, Kind], ...] = (
    ("orchestration.refresh", "sweep", "sweep up", "steer"),
    ("orchestration.refresh", "find_standing", "look at the standing release", "steer"),
    ("orchestration.refresh", "_definitions", "import Dagster and dbt's manifest", "steer"),
    ("orchestration.refresh", "_describe", "tell the result", "steer"),
    ("orchestration.refresh", "_run_job", "Dagster itself", "steer"),
    ("orchestration.assets.reading", "remember_inputs", "note the inputs", "steer"),
    ("orchestration.assets.reading", "glance_at", "glance at the view", "steer"),
    ("orchestration.assets.reading", "ingest", "pass over raw/", "read"),
    ("orchestration.ingest.run", "list_sources", "list and hash raw/", "read"),
    ("orchestration.ingest.run", "ExtractedLog", "open the log", "read"),
    ("orchestration.ingest.run", "append_readings", "read reports", "read"),
    ("orchestration.ingest.run", "read_by_year", "count by year", "read"),
    ("orchestration.ingest.run", "open_view", "look at the view before", "read"),
    ("orchestration.ingest.run", "show_view", "put the view together", "read"),
    ("orchestration.ingest.run", "_counts", "count the view", "read"),
    ("orchestration.ingest.arithmetic", "find_across", "arithmetic across reports", "check"),
    ("orchestration.extracted.log", "write_batch", "write the log", "read"),
    ("orchestration.extracted.showing", "_write", "write the view", "read"),
    ("orchestration.checks.readings", "open_view", "checks of readings", "check"),
    ("orchestration.checks.readings", "identity_result", "nothing is lost", "check"),
    ("orchestration.assets.warehouse", "_tested", "dbt build", "build"),
    ("orchestration.assets.warehouse", "with_evidence", "evidence of failed tests", "check"),
    ("orchestration.assets.warehouse", "glances_at", "glance at the tables", "steer"),
    ("orchestration.assets.publishing", "record_history", "history", "check"),
    ("orchestration.assets.publishing", "stage", "stage the release", "write"),
    ("orchestration.assets.publishing", "write_package", "CSV and data package", "write"),
    ("orchestration.assets.publishing", "audit", "gate (Great Expectations)", "check"),
    ("orchestration.history.alerts", "compare_history", "compare with the release before", "check"),
    ("orchestration.assets.publishing", "write_diff_from_current", "differences page", "write"),
    ("orchestration.assets.publishing", "write_release_site", "site", "write"),
    ("orchestration.assets.publishing", "_document_models", "page of the models", "write"),
    ("orchestration.assets.publishing", "publish", "hash, sync and show", "write"),
)


@dataclass(slots=True)
class Spent:
    """Seconds on the clock and of processors that a step took, and its peak of memory (MB, this process)."""

    kind: Kind
    wall: float = 0.0
    processor: float = 0.0
    peak_mb: float = 0.0


@dataclass(slots=True)
class Clock:
    """The steps that ran, each with what it took beside the steps within it."""

    steps: dict[str, Spent] = field(default_factory=dict)
    _open: list[list[float]] = field(default_factory=list)

    @contextmanager
    def on(self, step: str, kind: Kind) -> Iterator[None]:
        """Count what happens in the block as that step."""
        if threading.current_thread() is not threading.main_thread():
            yield
            return
        wall, processor = time.monotonic(), processor_seconds()
        self._open.append([0.0, 0.0])
        try:
            yield
        finally:
            wall, processor = time.monotonic() - wall, processor_seconds() - processor
            inner = self._open.pop()
            if self._open:
                self._open[-1][0] += wall
                self._open[-1][1] += processor
            spent = self.steps.setdefault(step, Spent(kind))
            spent.wall += wall - inner[0]
            spent.processor += processor - inner[1]
            spent.peak_mb = max(spent.peak_mb, resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1000)


def processor_seconds() -> float:
    """Seconds of processors of this process and its children that ended."""
    used = os.times()
    return used.user + used.system + used.children_user + used.children_system


def clock_steps(clock: Clock) -> None:
    """Put the clock on every step, where its caller finds it; raises AttributeError where one is gone."""
    for module, name, step, kind in STEPS:
        place = import_module(module)
        setattr(place, name, _clocked(clock, getattr(place, name), step, kind))
    import_module("orchestration.assets.publishing").beside = _in_turn


@contextmanager
def _in_turn(work: Callable[[], None]) -> Iterator[None]:
    """What a refresh does beside a step, before it: processors do not tell which of two they worked for."""
    work()
    yield


def _clocked(clock: Clock, work: Callable[..., Any], step: str, kind: Kind) -> Callable[..., Any]:
    def clocked(*arguments: Any, **named: Any) -> Any:
        with clock.on(step, kind):
            done = work(*arguments, **named)
        return _clocked_items(clock, done, step, kind) if isinstance(done, Iterator) else done

    return clocked


def _clocked_items(clock: Clock, items: Iterator[Any], step: str, kind: Kind) -> Iterator[Any]:
    """The items of a generator, with the clock running while each is made and stopped between them."""
    nothing = object()
    while True:
        with clock.on(step, kind):
            item = next(items, nothing)
        if item is nothing:
            return
        yield item


@dataclass(frozen=True, slots=True)
class Stages:
    """What a refresh took: each step, each model and the tests of dbt (seconds on the clock)."""

    wall: float
    processor: float
    steps: dict[str, Spent]
    models: dict[str, float]

    def of_kind(self, kind: Kind) -> float:
        """Seconds of processors of all steps of that kind."""
        return sum(spent.processor for spent in self.steps.values() if spent.kind == kind)


def measure_stages(home: Home) -> Stages:
    """Refresh the home with a clock on each step."""
    started, processor = time.monotonic(), processor_seconds()
    clock = Clock()
    with clock.on("import", "steer"):
        clock_steps(clock)
        from orchestration.refresh import refresh
    with clock.on("refresh itself", "steer"):
        refresh(home)
    return Stages(time.monotonic() - started, processor_seconds() - processor, clock.steps, dbt_seconds(home))


def dbt_seconds(home: Home) -> dict[str, float]:
    """Seconds that each model took in the last build, and `tests` for all tests of dbt together."""
    results = json.loads((home.var / "dbt" / "run_results.json").read_bytes())["results"]
    seconds: defaultdict[str, float] = defaultdict(float)
    for one in results:
        kind, _, name = str(one["unique_id"]).split(".", 2)
        seconds["tests" if kind == "test" else name] += one["execution_time"]
    return dict(sorted(seconds.items(), key=lambda item: -item[1]))


def as_table(stages: Stages) -> str:
    """Steps by processor seconds, then kinds, then the slowest models; Markdown."""
    lines = ["| step | kind | clock s | processor s | peak MB so far |", "|---|---|---:|---:|---:|"]
    for step, spent in sorted(stages.steps.items(), key=lambda item: -item[1].processor):
        figures = f"{spent.wall:.1f} | {spent.processor:.1f} | {spent.peak_mb:,.0f}"
        lines.append(f"| {step} | {spent.kind} | {figures} |")
    lines.append(f"| **all** | | {stages.wall:.1f} | {stages.processor:.1f} | |")
    lines += ["", *(f"- {told}: {stages.of_kind(kind):.1f} s" for kind, told in KINDS.items()), ""]
    lines += [f"- {name}: {seconds:.1f} s" for name, seconds in list(stages.models.items())[:12]]
    return "\n".join(lines)


def main() -> int:
    """Measures one home and prints the table."""
    parser = argparse.ArgumentParser(description="Where the time of one refresh goes.")
    parser.add_argument("home", type=Path, help="a folder with raw/; var/ is made beside it")
    parser.add_argument("--json", type=Path, help="write the figures to this file too")
    asked = parser.parse_args()
    home = Home(raw=asked.home / "raw", var=asked.home / "var", dbt_project=CHECKOUT / "dbt_project")
    stages = measure_stages(home)
    sys.stdout.write(as_table(stages) + "\n")
    if asked.json:
        asked.json.write_text(json.dumps(asdict(stages), indent=1) + "\n", encoding="utf-8")
    return 0


if __name__ == "__main__":
    raise SystemExit(main())
