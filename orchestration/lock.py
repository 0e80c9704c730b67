"""The writer's lock: one refresh at a time, and who is at it.

Belongs here: taking the lock, telling its holder, ending what a killed holder left running.
Not here: what is done under the lock.
"""

import json
import os
import signal
import time
import uuid
from collections.abc import Iterator
from contextlib import contextmanager, nullcontext, suppress
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path

from filelock import FileLock, Timeout

from orchestration.language import message
from orchestration.paths import Home

# Children (dbt) inherit it: how the next holder knows them when their parent was killed.
_TOKEN = "JIHUA_WRITER"
_PATIENCE_SECONDS = 600.0
_ORPHAN_SECONDS = 20.0


@dataclass(frozen=True, slots=True)
class Holder:
    """Who holds the lock: process id, since when (UTC), and the mark its children carry."""

    pid: int
    since: datetime
    token: str


class LockHeldError(Exception):
    """Another process is writing; the message says which, since when, and what to do."""


@contextmanager
def writer_lock(home: Home, wait_seconds: float = _PATIENCE_SECONDS) -> Iterator[None]:
    """Be the only writer below var/ while the block runs; may be nested within a process.

    Raises LockHeldError where another process still holds the lock after `wait_seconds`. The
    lock goes with its process: a killed refresh blocks nobody.
    """
    home.var.mkdir(parents=True, exist_ok=True)
    lock = FileLock(home.var / "writer.lock", is_singleton=True, thread_local=False)
    try:
        lock.acquire(timeout=wait_seconds, poll_interval=0.1)
    except Timeout as error:
        raise LockHeldError(_held_text(home)) from error
    try:
        with _sign(home) if lock.lock_counter == 1 else nullcontext():
            yield
    finally:
        lock.release()


def read_holder(home: Home) -> Holder | None:
    """Who signed last and has not signed off: the holder, or a process that was killed."""
    try:
        fields = json.loads(_signature(home).read_bytes())
        return Holder(int(fields["pid"]), datetime.fromisoformat(fields["since"]), str(fields["token"]))
    except (OSError, ValueError, KeyError, TypeError):
        return None


@contextmanager
def _sign(home: Home) -> Iterator[None]:
    """Leave pid and time beside the lock, for those who wait; first end what a killed holder left."""
    killed = read_holder(home)
    if killed:
        end_orphans(killed.token)
    token = uuid.uuid4().hex
    os.environ[_TOKEN] = token
    since = datetime.now(UTC).isoformat(timespec="seconds")
    _signature(home).write_text(json.dumps({"pid": os.getpid(), "since": since, "token": token}))
    try:
        yield
    finally:
        os.environ.pop(_TOKEN, None)
        _signature(home).unlink(missing_ok=True)


def end_orphans(token: str) -> tuple[int, ...]:
    """End the processes that a killed holder of that token left running; returns their ids.

    A dbt that outlives its refresh would keep the working database locked. Found by the token
    in their environment, so only where /proc shows it (Linux); elsewhere they run to their end.
    """
    orphans = _bearers(token)
    for pid in orphans:
        with suppress(ProcessLookupError, PermissionError):
            os.kill(pid, signal.SIGKILL)
    deadline = time.monotonic() + _ORPHAN_SECONDS
    while _bearers(token) and time.monotonic() < deadline:
        time.sleep(0.05)
    return orphans


def _bearers(token: str) -> tuple[int, ...]:
    mark = f"{_TOKEN}={token}".encode()
    found = []
    for folder in Path("/proc").glob("[0-9]*"):
        with suppress(OSError):
            if int(folder.name) != os.getpid() and mark in (folder / "environ").read_bytes().split(b"\0"):
                found.append(int(folder.name))
    return tuple(found)


def _held_text(home: Home) -> str:
    holder = read_holder(home)
    who = (
        message("process {pid} since {since:%Y-%m-%d %H:%M:%S} UTC", pid=holder.pid, since=holder.since)
        if holder
        else message("another process")
    )
    return message(
        "a refresh is running: {who} holds {lock}; wait for it to end, or start with `jihua refresh --wait "
        "600`",
        who=who,
        lock=home.var / "writer.lock",
    )


def _signature(home: Home) -> Path:
    return home.var / "writer.json"
