"""Dagster's webserver and daemon as long-running processes, and the code server that both ask.

Belongs here: starting them, ending them within seconds, and marking what died with the last ones.
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
from dataclasses import dataclass, field
from pathlib import Path
from tempfile import TemporaryDirectory
from types import FrameType

import yaml
from filelock import FileLock, Timeout

from orchestration.instance import prepare_instance
from orchestration.language import message
from orchestration.lock import LockHeldError, writer_lock
from orchestration.paths import Home
from orchestration.refresh import end_dead_runs

DEFINITIONS = "orchestration.definitions"
# A browser that stays connected would keep the webserver from ending by itself.
GRACE_SECONDS = 5.0
_LOOK_SECONDS = 0.2
# Not an hour: each connection that a restart of PostgreSQL broke answers one visitor with an error.
_CONNECTION_SECONDS = 60
_SOCKET = "code.sock"
_ENDS = (signal.SIGTERM, signal.SIGINT, signal.SIGHUP)


class ServingError(Exception):
    """The UI or the daemon cannot run; the message says which, why, and the remedy."""


def serve(home: Home, host: str, port: int) -> None:
    """Run the webserver at `host`:`port` and the daemon beside it until a signal ends both.

    Raises ServingError where another one serves this home, the port is taken, or a process ended
    by itself; InstanceError where the instance's store cannot be used.
    """
    prepare_instance(home)
    with _alone(home), _signals() as received, TemporaryDirectory(prefix="jihua-serve-") as place:
        _require_free(host, port)
        _end_what_died(home)
        family = _Family(home, received)
        try:
            workspace = _write_workspace(Path(place))
            # One for both: started by each, it would be loaded anew every minute.
            family.start("code server", _code_server(Path(place)))
            family.wait_for(Path(place) / _SOCKET)
            family.start("webserver", _webserver(workspace, host, port))
            family.start("daemon", _daemon(workspace))
            family.wait()
        finally:
            family.end()


@dataclass(slots=True)
class _Family:
    """The processes of one service by name; `received` fills with the signals that end it."""

    home: Home
    received: list[int]
    running: "dict[str, subprocess.Popen[bytes]]" = field(default_factory=dict)

    def start(self, name: str, command: Sequence[str]) -> None:
        """Start a process, unless the end was asked for by now."""
        if self.received:
            return
        # Each leads a group of its own: its runs and their dbt end with it.
        environment = os.environ | {"DAGSTER_HOME": str(self.home.dagster)}
        self.running[name] = subprocess.Popen(command, env=environment, start_new_session=True)

    def wait_for(self, path: Path) -> None:
        """Until the path is there; raises ServingError where a process ends before."""
        while not (self.received or path.exists()):
            self._look()

    def wait(self) -> None:
        """Until a signal comes; raises ServingError where a process ends before."""
        while not self.received:
            self._look()

    def end(self) -> None:
        """Ask every process and its children to end; after the grace, make them."""
        processes = list(self.running.values())
        _signal_groups(processes, signal.SIGTERM)
        deadline = time.monotonic() + GRACE_SECONDS
        while any(process.poll() is None for process in processes) and time.monotonic() < deadline:
            time.sleep(_LOOK_SECONDS)
        # Children may outlive the leader of their group.
        _signal_groups(processes, signal.SIGKILL)
        for process in processes:
            process.wait()

    def _look(self) -> None:
        for name, process in self.running.items():
            if process.poll() is not None:
                raise ServingError(
                    message(
                        "the {name} ended by itself (exit code {returncode}); the lines above say why",
                        name=name,
                        returncode=process.returncode,
                    )
                )
        time.sleep(_LOOK_SECONDS)


@contextmanager
def _alone(home: Home) -> Iterator[None]:
    """Be the only one that serves this home: two daemons would start each run twice."""
    lock = FileLock(home.dagster / "serving.lock")
    try:
        lock.acquire(timeout=0)
    except Timeout as error:
        raise ServingError(
            message(
                "another `jihua serve` or `jihua ui` holds {lock_file}; end it, or use the one that runs",
                lock_file=lock.lock_file,
            )
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
                message(
                    "{host}:{port} cannot be listened on ({strerror}); choose another with --port",
                    host=host,
                    port=port,
                    strerror=error.strerror,
                )
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


def _write_workspace(place: Path) -> Path:
    """The file that tells the webserver and the daemon where the code server listens."""
    server = {"socket": str(place / _SOCKET), "location_name": DEFINITIONS}
    workspace = place / "workspace.yaml"
    workspace.write_text(yaml.safe_dump({"load_from": [{"grpc_server": server}]}), encoding="utf-8")
    return workspace


def _code_server(place: Path) -> list[str]:
    listens = ["--socket", str(place / _SOCKET), "--location-name", DEFINITIONS]
    return [_tool("dagster"), "api", "grpc", "-m", DEFINITIONS, *listens, "--log-level", "warning"]


def _webserver(workspace: Path, host: str, port: int) -> list[str]:
    listens = ["--host", host, "--port", str(port), "--db-pool-recycle", str(_CONNECTION_SECONDS)]
    return [_tool("dagster-webserver"), "-w", str(workspace), *listens]


def _daemon(workspace: Path) -> list[str]:
    # What it does stands in the UI; the log is for what goes wrong.
    return [_tool("dagster-daemon"), "run", "-w", str(workspace), "--log-level", "warning"]


def _tool(name: str) -> str:
    return str(Path(sys.executable).with_name(name))


def _signal_groups(processes: "Sequence[subprocess.Popen[bytes]]", number: int) -> None:
    for process in processes:
        with suppress(ProcessLookupError):
            os.killpg(process.pid, number)
