"""Two ways from raw/ to a release that a test can kill.

`Refreshing` is `jihua refresh` as people run it. `Writing` makes the same files by the same code
but for dbt and the audit, in a second instead of half a minute, so that many more moments of the
writing can be hit.

Belongs here: running one of them, whole or up to a moment. Not here: what must then hold
(`random_kills`).
"""

import multiprocessing
import os
import random
import re
import resource
import signal
import subprocess
import sys
import time
from collections.abc import Callable
from multiprocessing.context import ForkServerProcess
from pathlib import Path
from typing import Protocol

from orchestration.paths import CHECKOUT, Home
from orchestration.view_files import pattern_of

_STARTED = re.compile(r'Started execution of step "(extraction|warehouse|release)"')


class Way(Protocol):
    """How a release is made."""

    def home(self, folder: Path) -> Home:
        """The home whose raw/ and var/ lie in `folder`."""

    def run_whole(self, home: Home) -> str:
        """Make a release; returns what went wrong, if anything."""

    def run_killed(self, home: Home, chance: random.Random) -> str:
        """Begin, and kill at a moment of chance; returns the step it was in, or `ended`."""


class Refreshing:
    """`jihua refresh` in a process group of its own."""

    # Share of kills in each step: short steps write as much as long ones.
    shares = {"start": 15, "extraction": 20, "warehouse": 30, "release": 35}  # noqa: RUF012

    def __init__(self) -> None:
        self.seconds = dict.fromkeys(self.shares, 5.0)

    def home(self, folder: Path) -> Home:
        return Home(raw=folder / "raw", var=folder / "var", dbt_project=CHECKOUT / "dbt_project")

    def run_whole(self, home: Home) -> str:
        began = time.time()
        running = self._start(home)
        entered = {"start": began}
        while running.poll() is None:
            entered.setdefault(_step_at(home, began), time.time())
            time.sleep(0.05)
        _, said = running.communicate()
        if running.returncode:
            return f"the refresh ended with {running.returncode}: {said.decode()[-500:]}"
        moments = [*entered.values(), time.time()]
        # The machine may be busy: the next kill aims by what the steps took last.
        self.seconds |= {step: moments[at + 1] - moments[at] for at, step in enumerate(entered)}
        return ""

    def run_killed(self, home: Home, chance: random.Random) -> str:
        (step,) = chance.choices(list(self.shares), list(self.shares.values()))
        with_children, fraction = chance.random() < 0.5, chance.random()
        began = time.time()
        running = self._start(home)
        while _step_at(home, began) != step and running.poll() is None:
            time.sleep(0.02)
        _wait(running.poll, fraction * self.seconds[step])
        seen = _step_at(home, began) if running.poll() is None else "ended"
        if with_children and seen != "ended":
            os.killpg(running.pid, signal.SIGKILL)
        running.kill()
        running.wait()
        return seen

    def _start(self, home: Home) -> "subprocess.Popen[bytes]":
        return subprocess.Popen(
            [sys.executable, "-m", "orchestration.cli", "refresh"],
            env=os.environ | {"JIHUA_HOME": str(home.raw.parent)},
            cwd=CHECKOUT,
            stdout=subprocess.DEVNULL,
            stderr=subprocess.PIPE,
            start_new_session=True,
        )


def _step_at(home: Home, began: float) -> str:
    """The step that a refresh begun at `began` is in, by its log."""
    log = home.var / "refresh.log"
    try:
        found = _STARTED.findall(log.read_text("utf-8", "replace")) if log.stat().st_mtime >= began else []
    except OSError:
        return "start"
    return found[-1] if found else "start"


def _wait(ended: Callable[[], int | None], seconds: float) -> None:
    deadline = time.monotonic() + seconds
    while time.monotonic() < deadline and ended() is None:
        time.sleep(0.002)


class Writing:
    """Reading, view, staging, package, difference and publishing, forked from a process that is ready."""

    def __init__(self) -> None:
        self.context = multiprocessing.get_context("forkserver")
        self.context.set_forkserver_preload([__name__, "orchestration.ingest.frames", "orchestration.diff"])
        self.seconds: dict[str, float] = {}

    def home(self, folder: Path) -> Home:
        models = folder / "dbt_project" / "models"
        for model in ("core/dim_report", "core/fct_observation", "marts/mart_quarantine"):
            path = models / f"{model}.sql"
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_text("select 1")
        seeds = folder / "dbt_project" / "seeds"
        if not seeds.is_symlink():
            seeds.symlink_to(CHECKOUT / "dbt_project" / "seeds")
        return Home(raw=folder / "raw", var=folder / "var", dbt_project=folder / "dbt_project")

    def run_limited(self, home: Home, most_bytes: int) -> int:
        """Make a release where no file may grow beyond that size; returns the exit code."""
        running = self._start(home, most_bytes)
        running.join()
        return running.exitcode or 0

    def run_whole(self, home: Home) -> str:
        running = self._start(home)
        running.join()
        entered = steps_written(home)
        moments = [*(moment for _, moment in entered), time.monotonic()]
        self.seconds |= {step: moments[at + 1] - moments[at] for at, (step, _) in enumerate(entered)}
        return f"the writer ended with {running.exitcode}" if running.exitcode else ""

    def run_killed(self, home: Home, chance: random.Random) -> str:
        step, fraction = chance.choice(STEPS), chance.random()
        running = self._start(home)
        while running.exitcode is None and step not in dict(steps_written(home)):
            time.sleep(0.001)
        _wait(lambda: running.exitcode, fraction * self.seconds[step])
        seen = steps_written(home)[-1][0] if running.exitcode is None else "ended"
        running.kill()
        running.join()
        return seen

    def _start(self, home: Home, most_bytes: int = 0) -> ForkServerProcess:
        (home.raw.parent / "steps").unlink(missing_ok=True)
        running = self.context.Process(target=write_release, args=(home, most_bytes))
        running.start()
        return running


STEPS = ("starting", "reading", "warehouse", "staging", "publishing")


def steps_written(home: Home) -> list[tuple[str, float]]:
    """The steps that `write_release` began, with the moment of each, in order."""
    note = home.raw.parent / "steps"
    lines = note.read_text().splitlines() if note.is_file() else []
    return [(step, float(moment)) for step, _, moment in (line.partition(" ") for line in lines) if moment]


def write_release(home: Home, most_bytes: int = 0) -> None:
    """What a refresh writes, but for dbt and the audit; no file above `most_bytes` unless that is 0."""
    from orchestration.diff import write_diff_from_current
    from orchestration.exports import write_package
    from orchestration.gate import GateResult
    from orchestration.ingest import ingest
    from orchestration.lock import writer_lock
    from orchestration.release import Inputs, publish, remember_inputs, stage, sweep

    def note(step: str) -> None:
        with (home.raw.parent / "steps").open("a") as notes:
            notes.write(f"{step} {time.monotonic()}\n")

    note("starting")
    if most_bytes:
        # A write beyond it fails as on a full disk; what it may not do is end the process.
        signal.signal(signal.SIGXFSZ, signal.SIG_IGN)
        resource.setrlimit(resource.RLIMIT_FSIZE, (most_bytes, most_bytes))
    with writer_lock(home):
        sweep(home)
        remember_inputs(home, Inputs.of(home))
        note("reading")
        ingest(home)
        note("warehouse")
        _build(home)
        note("staging")
        staged = stage(home)
        write_package(staged.folder, staged.manifest)
        GateResult.of(()).write(staged.folder)
        write_diff_from_current(home, staged)
        note("publishing")
        publish(home, staged)


def _build(home: Home) -> None:
    """The working database as dbt would leave it: here the extracted tables as they are."""
    import duckdb

    tables = {"dim_report": "reports", "fct_observation": "observations", "mart_quarantine": "rejections"}
    with duckdb.connect(home.warehouse) as connection:
        for model, table in tables.items():
            path = home.extracted / "current" / pattern_of(table)
            connection.execute(f"create or replace table {model} as from '{path}'")
