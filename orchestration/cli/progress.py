"""What people see while they wait: what is being done, a bar, the time that is left.

Belongs here: bars on stderr of a terminal; elsewhere nothing is shown. Not here: what is being done,
how long it took before (`orchestration.durations`).
"""

import os
import re
import sys
import time
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager, nullcontext
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from orchestration.cli.screen import inert
from orchestration.durations import known_durations, noted
from orchestration.language import Message, joined, message
from orchestration.paths import Home

if TYPE_CHECKING:
    from rich.console import Console, RenderableType
    from rich.progress import Progress

# A bar that is full and stays would say that the work is done.
_MOST = 0.99
_UNKNOWN_SECONDS = 5.0


@dataclass(frozen=True, slots=True)
class Step:
    """A part of some work: its name in durations.json, what people are told, seconds to guess at first."""

    name: str
    told: Message
    seconds: float


# What the steps of the refresh do, in the words of the picture of the house; measured with the digests.
REFRESH = (
    Step("looking", message("looking for changes"), 1),
    Step("starting", message("starting"), 8),
    Step("extraction", message("reading reports"), 6),
    Step("warehouse", message("building the warehouse"), 16),
    Step("release", message("auditing and publishing"), 14),
)
_STARTED = re.compile(r'STEP_START - Started execution of step "(\w+)"')
_DBT = re.compile(r"^(\d+) of (\d+) ", re.MULTILINE)
_TAIL_BYTES = 20_000


@dataclass(frozen=True, slots=True)
class Stage:
    """Where a refresh is: the step, and how much of it is done (0 to 1) where its log tells."""

    step: Step
    told: Message
    share: float | None = None


def stage_of(log: Path, began: float) -> Stage:
    """What a refresh that began at `began` (seconds since 1970) is doing, from the end of its log."""
    looking, starting, *_ = REFRESH
    try:
        if log.stat().st_mtime < began:
            return Stage(looking, looking.told)
        with log.open("rb") as handle:
            handle.seek(max(0, log.stat().st_size - _TAIL_BYTES))
            tail = handle.read().decode("utf-8", "replace")
    except OSError:
        return Stage(looking, looking.told)
    by_name = {step.name: step for step in REFRESH}
    steps = [by_name[name] for name in _STARTED.findall(tail) if name in by_name]
    counts = _DBT.findall(tail)
    if counts and (not steps or steps[-1].name == "warehouse"):
        done, total = counts[-1]
        step = by_name["warehouse"]
        told = message("{step}, {done} of {total}", step=step.told, done=done, total=total)
        return Stage(step, told, int(done) / int(total))
    step = steps[-1] if steps else starting
    return Stage(step, step.told)


@contextmanager
def refreshing(home: Home, log: Path) -> Iterator[None]:
    """While a refresh runs, show its step and the time left by what each step took the last time."""
    known = known_durations(home)
    steps = [(step, known.get(f"refresh {step.name}", step.seconds)) for step in REFRESH]
    began, entered = time.time(), {REFRESH[0].name: time.time()}

    def look() -> tuple[Message, float, float]:
        now, stage = time.time(), stage_of(log, began)
        since = entered.setdefault(stage.step.name, now)
        return stage.told, *_reached(steps, stage, now - since)

    # The refresh sends stdout and stderr to its log, so the bar is drawn on a copy made before.
    with _bar(look):
        yield


def _reached(steps: Sequence[tuple[Step, float]], stage: Stage, seconds: float) -> tuple[float, float]:
    """Seconds of work done and in all, of a refresh that is in that stage for `seconds`."""
    done = 0.0
    for step, expected in steps:
        if step is stage.step:
            inside = expected * stage.share if stage.share is not None else min(seconds, expected * _MOST)
            return done + inside, sum(expected for _, expected in steps)
        done += expected
    return done, done


@contextmanager
def waiting(home: Home | None, work: str, told: Message) -> Iterator[None]:
    """While the block runs, show what is done and the time left by what it took the last time.

    Without a home nothing is kept, and the time is a guess.
    """
    known = known_durations(home) if home else {}
    expected = known.get(work, _UNKNOWN_SECONDS)
    began = time.monotonic()

    def look() -> tuple[Message, float, float]:
        return told, min(time.monotonic() - began, expected * _MOST), expected

    with _bar(look), noted(home, work) if home else nullcontext():
        yield


@contextmanager
def _bar(look: Callable[[], tuple[Message, float, float]]) -> Iterator[None]:
    """A bar that asks what is told, and how many seconds of work are done and in all; gone at the end."""
    if not sys.stderr.isatty():
        yield
        return
    from rich.console import Console
    from rich.live import Live

    with os.fdopen(os.dup(2), "w", encoding="utf-8") as terminal:
        began = time.monotonic()
        console = Console(file=terminal)
        progress = _progress(console)
        task = progress.add_task("", total=1.0, left="")

        def frame() -> "RenderableType":
            told, done, total = look()
            description = inert(joined((told, f"{time.monotonic() - began:.0f} s"), " · "))
            progress.update(
                task,
                description=description,
                completed=done,
                total=total,
                left=inert(time_left(total - done)),
            )
            return progress.get_renderable()

        with Live(get_renderable=frame, console=console, refresh_per_second=8, transient=True):
            yield


def _progress(console: "Console") -> "Progress":
    from rich.progress import BarColumn, Progress, SpinnerColumn, TextColumn

    # Names are foreign: without `markup=False` a [bold] in one would be obeyed.
    told = TextColumn("{task.description}", markup=False)
    left = TextColumn("{task.fields[left]}", markup=False)
    return Progress(SpinnerColumn(), told, BarColumn(bar_width=24), left, console=console)


def time_left(seconds: float) -> Message:
    """About how long it still takes."""
    minutes, rest = divmod(max(1, round(seconds)), 60)
    if minutes:
        return message("about {minutes} min {seconds} s left", minutes=minutes, seconds=rest)
    return message("about {seconds} s left", seconds=rest)
