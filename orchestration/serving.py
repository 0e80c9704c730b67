"""Dagster's webserver and daemon as long-running processes.

Belongs here: starting both, ending both within seconds, and marking what died with the last ones.
Not here: what they run (`orchestration.definitions`), their settings (`orchestration.instance`).
"""

import multiprocessing
import os
import signal
import socket
import subprocess
import sys
import time
from collections.abc import Iterator, Sequence
from contextlib import contextmanager, suppress
from pathlib import Path
from types import FrameType

from filelock import FileLock, Timeout

from orchestration.instance import prepare_instance
from orchestration.lock import LockHeldError, writer_lock
from orchestration.paths import Home
from orchestration.refresh import end_dead_runs

DEFINITIONS = "orchestration.definitions"
# A browser that stays connected would keep the webserver from ending by itself.
GRACE_SECONDS = 5.0
_LOOK_SECONDS = 0.2
_ENDS = (signal.SIGTERM, signal.SIGINT, signal.SIGHUP)


class ServingError(Exception):
    """The UI or the daemon cannot run; the message says which, why, and the remedy."""


def serve(home: Home, host: str, port: int) -> None:
    """Run the webserver at `host`:`port` and the daemon beside it until a signal ends both.

    Raises ServingError where another one serves this home, the port is taken, or one of the two
    ended by itself; InstanceError where the instance's store cannot be used.
    """
    folder = prepare_instance(home)
    with _alone(home), _signals() as received:
        _require_free(host, port)
        _end_what_died(home)
        commands = {"webserver": _webserver(host, port), "daemon": _daemon()}
        running = {name: _start(command, folder) for name, command in commands.items()}
        try:
            ended = _watch(running, received)
        finally:
            _end(list(running.values()))
    if ended:
        code = running[ended].returncode
        raise ServingError(f"the {ended} ended by itself (exit code {code}); the lines above say why")


@contextmanager
def _alone(home: Home) -> Iterator[None]:
    """Be the only one that serves this home: two daemons would start each run twice."""
    lock = FileLock(home.dagster / "serving.lock")
    try:
        lock.acquire(timeout=0)
    except Timeout as error:
        raise ServingError(
            f"another `jihua serve` or `jihua ui` holds {lock.lock_file}; end it, or use the one that runs"
        ) from error
    try:
        yield
    finally:
        lock.release()


@contextmanager
def _signals() -> Iterator[list[int]]:
    """While the block runs, signals that mean the end are noted instead of obeyed."""
    received: list[int] = []

    def note(number: int, _: FrameType | None) -> None:
        received.append(number)

    before = {number: signal.signal(number, note) for number in _ENDS}
    try:
        yield received
    finally:
        for number, handler in before.items():
            signal.signal(number, handler)


def _require_free(host: str, port: int) -> None:
    with socket.socket() as probe:
        probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        try:
            probe.bind((host, port))
        except OSError as error:
            raise ServingError(
                f"{host}:{port} cannot be listened on ({error.strerror}); choose another with --port"
            ) from error


def _end_what_died(home: Home) -> None:
    """Runs that their processes left unfinished, so that the queue does not wait for them."""
    # In a process of its own: this one stays for weeks and has no use for Dagster's hundred megabytes.
    sweeper = multiprocessing.get_context("spawn").Process(target=_sweep, args=(home,))
    sweeper.start()
    sweeper.join()


def _sweep(home: Home) -> None:
    # While another process writes they stay: one of them may be it.
    with suppress(LockHeldError), writer_lock(home, wait_seconds=0):
        end_dead_runs(home)


def _webserver(host: str, port: int) -> list[str]:
    return [_tool("dagster-webserver"), "-m", DEFINITIONS, "--host", host, "--port", str(port)]


def _daemon() -> list[str]:
    # What it does stands in the UI; the log is for what goes wrong.
    return [_tool("dagster-daemon"), "run", "-m", DEFINITIONS, "--log-level", "warning"]


def _tool(name: str) -> str:
    return str(Path(sys.executable).with_name(name))


def _start(command: Sequence[str], folder: Path) -> "subprocess.Popen[bytes]":
    # Each leads a group of its own: its code server, its runs and their dbt end with it.
    environment = os.environ | {"DAGSTER_HOME": str(folder)}
    return subprocess.Popen(command, env=environment, start_new_session=True)


def _watch(running: "dict[str, subprocess.Popen[bytes]]", received: list[int]) -> str | None:
    """The name of the one that ended by itself; None where a signal came."""
    while not received:
        for name, process in running.items():
            if process.poll() is not None:
                return name
        time.sleep(_LOOK_SECONDS)
    return None


def _end(processes: "Sequence[subprocess.Popen[bytes]]") -> None:
    """Ask every process and its children to end; after the grace, make them."""
    _signal_groups(processes, signal.SIGTERM)
    deadline = time.monotonic() + GRACE_SECONDS
    while any(process.poll() is None for process in processes) and time.monotonic() < deadline:
        time.sleep(_LOOK_SECONDS)
    # Children may outlive the leader of their group.
    _signal_groups(processes, signal.SIGKILL)
    for process in processes:
        process.wait()


def _signal_groups(processes: "Sequence[subprocess.Popen[bytes]]", number: int) -> None:
    for process in processes:
        with suppress(ProcessLookupError):
            os.killpg(process.pid, number)
