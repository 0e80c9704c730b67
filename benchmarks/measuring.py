"""What a command costs: wall time, processor time and memory of it and its children.

Belongs here: running one command and watching it. Not here: which commands.
"""

import os
import subprocess
import threading
import time
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

_SAMPLE_SECONDS = 0.1


@dataclass(frozen=True, slots=True)
class Cost:
    """Seconds on the clock, seconds of processors (user and system, children included), peak MB.

    The peak is the largest sum of resident memory over the processes that ran at one moment.
    """

    wall_seconds: float
    cpu_seconds: float
    peak_mb: float


def measure(
    command: Sequence[str], environment: Mapping[str, str] | None = None, folder: Path | None = None
) -> tuple[Cost, str]:
    """Run a command to its end; returns its cost and what it printed.

    Raises RuntimeError with what it said where it failed.
    """
    started = time.monotonic()
    with subprocess.Popen(
        command,
        env=os.environ | dict(environment or {}),
        cwd=folder,
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        text=True,
    ) as running:
        peak = _Peak(running.pid)
        peak.start()
        said = running.stdout.read() if running.stdout else ""
        _, status, usage = os.wait4(running.pid, 0)
        running.returncode = os.waitstatus_to_exitcode(status)
    wall = time.monotonic() - started
    peak.join()
    if running.returncode:
        raise RuntimeError(f"{' '.join(command)} ended with {running.returncode}: {said[-2000:]}")
    return Cost(round(wall, 2), round(usage.ru_utime + usage.ru_stime, 2), round(peak.mb, 1)), said


class _Peak(threading.Thread):
    """Watches a process and its descendants until it ends."""

    def __init__(self, pid: int) -> None:
        super().__init__(daemon=True)
        self.pid = pid
        self.mb = 0.0

    def run(self) -> None:
        import psutil

        try:
            watched = psutil.Process(self.pid)
            while watched.is_running() and watched.status() != psutil.STATUS_ZOMBIE:
                self.mb = max(self.mb, _resident_mb([watched, *watched.children(recursive=True)]))
                time.sleep(_SAMPLE_SECONDS)
        except psutil.NoSuchProcess:
            return


def _resident_mb(processes: Sequence[object]) -> float:
    import psutil

    total = 0
    for process in processes:
        try:
            total += process.memory_info().rss  # type: ignore[attr-defined]
        except psutil.NoSuchProcess:
            continue
    return total / 1e6
