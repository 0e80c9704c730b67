"""The set-up of an installation, looked at piece by piece.

Belongs here: questions that can be answered without building anything, each with its remedy. Not here:
how the answers look (`orchestration.cli`), checks of data (`orchestration.checks`).
"""

import os
import re
import shutil
import sys
import tempfile
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from importlib.metadata import PackageNotFoundError, version
from pathlib import Path
from typing import Literal

from orchestration.language import joined, message
from orchestration.paths import CHECKOUT, Home

# A refresh of a hundred digests takes some tens of megabytes; a full disk ends it half way.
LEAST_FREE_BYTES = 1_000_000_000
PYTHON = (3, 11)
_PINNED = re.compile(r"^([A-Za-z0-9._-]+)(?:\[[^\]]*\])?==([^ ;\\]+)(?: *; *([^\\]+))?", re.MULTILINE)
_CLOCK_SLACK = timedelta(minutes=5)
_SHOWN = 5
_MISSING = message("missing")

State = Literal["ok", "note", "bad"]


@dataclass(frozen=True, slots=True)
class Finding:
    """What was found at one piece: its state, in words, and what to do where it is not ok."""

    piece: str
    state: State
    says: str
    remedy: str | None = None


def examine(home: Home) -> tuple[Finding, ...]:
    """Look at every piece; a question that fails is itself a finding, the others are still asked."""
    return tuple(finding for question in _QUESTIONS for finding in _answer(question, home))


Question = Callable[[Home], Iterator[Finding]]


def _answer(question: Question, home: Home) -> Iterator[Finding]:
    try:
        yield from question(home)
    except Exception as error:
        piece = question.__name__.strip("_")
        yield Finding(
            piece, "bad", f"{type(error).__name__}: {error}", message("mend what the message names")
        )


def _python(home: Home) -> Iterator[Finding]:
    found = ".".join(str(part) for part in sys.version_info[:3])
    if sys.version_info[:2] == PYTHON:
        yield Finding("python", "ok", found)
    else:
        yield Finding(
            "python", "bad", found, message("remove .venv and run `make setup PYTHON=/path/to/python3.11`")
        )


def _packages(home: Home) -> Iterator[Finding]:
    lock = CHECKOUT / "requirements.lock"
    if not lock.is_file():
        yield Finding(
            "packages", "note", message("no requirements.lock beside the code: nothing to compare with")
        )
        return
    pinned = [match.groups() for match in _PINNED.finditer(lock.read_text(encoding="utf-8"))]
    wrong = [
        message("{name} {found} instead of {wanted}", name=name, found=found or _MISSING, wanted=wanted)
        for name, wanted, only in pinned
        if _is_wanted_here(only) and (found := _installed(name)) != wanted
    ]
    if wrong:
        more = message(" and {left} more", left=len(wrong) - _SHOWN) if len(wrong) > _SHOWN else ""
        yield Finding(
            "packages", "bad", joined((joined(wrong[:_SHOWN]), more), ""), message("run `make setup`")
        )
    else:
        yield Finding("packages", "ok", message("{pinned} as pinned", pinned=len(pinned)))


def _is_wanted_here(marker: str | None) -> bool:
    from packaging.markers import Marker

    return marker is None or Marker(marker.strip()).evaluate()


def _installed(name: str) -> str | None:
    try:
        return version(name)
    except PackageNotFoundError:
        return None


def _dbt(home: Home) -> Iterator[Finding]:
    dbt = Path(sys.executable).with_name("dbt")
    if os.access(dbt, os.X_OK):
        yield Finding("dbt", "ok", str(dbt))
    else:
        yield Finding("dbt", "bad", message("{dbt} is not there", dbt=dbt), message("run `make setup`"))


def _folders(home: Home) -> Iterator[Finding]:
    if home.raw.is_dir() and os.access(home.raw, os.R_OK | os.X_OK):
        files = sum(1 for path in home.raw.rglob("*") if path.is_file())
        yield Finding("raw", "ok", message("{raw}: {files} files", raw=home.raw, files=files))
    else:
        remedy = message("make the folder, or name yours with JIHUA_RAW")
        yield Finding("raw", "bad", message("{raw} cannot be read", raw=home.raw), remedy)
    there = next(folder for folder in (home.var, *home.var.parents) if folder.exists())
    try:
        with tempfile.TemporaryFile(dir=there):
            yield Finding("var", "ok", message("{var} can be written", var=home.var))
    except OSError as error:
        remedy = message("give this user the right to write, or name another folder with JIHUA_VAR")
        yield Finding(
            "var", "bad", message("{there} cannot be written: {error}", there=there, error=error), remedy
        )
    free = shutil.disk_usage(there).free
    says = message("{free:.1f} GB free", free=free / 1e9)
    if free < LEAST_FREE_BYTES:
        yield Finding(
            "disk", "bad", says, message("free some space; a refresh removes old releases by itself")
        )
    else:
        yield Finding("disk", "ok", says)


def _lock(home: Home) -> Iterator[Finding]:
    from filelock import FileLock, Timeout

    from orchestration.lock import read_holder

    path = home.var / "writer.lock"
    holder = read_holder(home) if path.exists() else None
    try:
        if path.exists():
            with FileLock(path, timeout=0):
                pass
    except Timeout:
        who = (
            message("process {pid} since {since:%Y-%m-%d %H:%M} UTC", pid=holder.pid, since=holder.since)
            if holder
            else message("another process")
        )
        yield Finding(
            "lock",
            "note",
            message("held by {who}: a refresh is running", who=who),
            message("wait, or end that process"),
        )
        return
    if holder:
        says = message("free; process {pid} was killed while it held it", pid=holder.pid)
        yield Finding("lock", "note", says, message("nothing: the next refresh clears up after it"))
    else:
        yield Finding("lock", "ok", message("free"))


def _release(home: Home) -> Iterator[Finding]:
    from orchestration.release import current_release, verify

    found = current_release(home)
    if found is None:
        yield Finding("release", "note", message("nothing is published yet"), message("run `jihua refresh`"))
        return
    faults = verify(found)
    if faults:
        remedy = message("`jihua rollback` to another of `jihua releases`, or refresh after a change in raw/")
        yield Finding("release", "bad", joined((found.release_id, joined(faults[:_SHOWN])), ": "), remedy)
    else:
        yield Finding(
            "release",
            "ok",
            message("{release_id}: every file and count as its manifest says", release_id=found.release_id),
        )
    if found.manifest.created > datetime.now(UTC) + _CLOCK_SLACK:
        says = message(
            "the newest release is from {created:%Y-%m-%d %H:%M} UTC, after now",
            created=found.manifest.created,
        )
        yield Finding(
            "clock", "bad", says, message("set this machine's clock: refreshes order releases by it")
        )


def _stores(home: Home) -> Iterator[Finding]:
    """Each store is asked; of the releases there the one that is shown is read, every byte of it."""
    from orchestration.storage import StorageError, open_store

    for piece, url in (("raw store", home.raw_url), ("log store", home.extracted_url)):
        if url:
            try:
                objects = len(open_store(url).entries())
                yield Finding(piece, "ok", message("{url}: {objects} objects", url=url, objects=objects))
            except StorageError as error:
                yield Finding(piece, "bad", _said(error), message("mend what the message names"))
    if home.releases_url:
        try:
            yield _release_store(home.releases_url)
        except StorageError as error:
            yield Finding("release store", "bad", _said(error), message("mend what the message names"))


def _said(error: Exception) -> str:
    """The text of an error, which keeps its translation."""
    said = error.args[0]
    return said if isinstance(said, str) else str(error)


def _release_store(url: str) -> Finding:
    from orchestration.release import open_release
    from orchestration.release.stored import ReleaseStore
    from orchestration.storage import open_store, read_pointer

    store = open_store(url)
    if not store.keeps_conditions():
        return Finding(
            "release store",
            "bad",
            message(
                "{url} overwrites what it was asked only to create: two publishers would collide", url=url
            ),
            message("use a store that keeps If-None-Match and If-Match"),
        )
    if read_pointer(store) is None:
        says = message("{url} shows no release yet", url=url)
        return Finding("release store", "note", says, message("run `jihua refresh`"))
    shown = open_release(url)
    ReleaseStore(store).require_sound(shown.manifest)
    files = len(shown.manifest.files)
    says = message("{url}: {files} files as the manifest says", url=shown.url, files=files)
    return Finding("release store", "ok", says)


def _settings(home: Home) -> Iterator[Finding]:
    from orchestration.corrections import load_corrections

    yield Finding(
        "corrections",
        "ok",
        message(
            "{decisions} decisions can be read",
            decisions=len(load_corrections(home.raw)),
        ),
    )


_QUESTIONS: tuple[Question, ...] = (_python, _packages, _dbt, _folders, _lock, _release, _stores, _settings)
