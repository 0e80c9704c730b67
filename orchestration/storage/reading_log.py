"""The log of readings in a store: batches are immutable objects, an index names those that count.

`log.json` lists every batch with the size and sha256 of each of its files; it is replaced on condition
that it is the one seen before, as the pointer of releases is. A batch that the index does not name does
not count, so a killed upload leaves nothing but objects that the next refresh sweeps. Batches come here
once and are read here: what is compared each time is checksums.

The log can be made again from raw/: a batch that is damaged there is told, dropped, and read again.

Belongs here: bringing batches here and there. Not here: what a batch holds (`orchestration.extracted`).
"""

import hashlib
import json
import shutil
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path

from orchestration.files import digest_file
from orchestration.language import message
from orchestration.paths import Home
from orchestration.release.durable import sync_folder, sync_tree, write_durably
from orchestration.storage.errors import ConditionError, DamagedObjectError
from orchestration.storage.lease import check_lease
from orchestration.storage.store import Store, leads_out, open_store

INDEX = "log.json"
BATCHES = "batches"
_ASIDE = ".writing-"
_TRIES = 3

# A batch's files: path below its folder, size in bytes, sha256.
Files = Mapping[str, tuple[int, str]]


@dataclass(slots=True)
class SharedLog:
    """What became of the log in this pass: batches fetched, batches sent, batches damaged in the store."""

    fetched: int = 0
    sent: int = 0
    damaged: list[str] = field(default_factory=list)


@contextmanager
def shared_log(home: Home) -> Iterator[SharedLog]:
    """While the block runs, the log here holds what the store's holds; what is appended then goes there.

    For the holder of the lease. Raises StorageError where the store is away: what was read stays in the
    log here and goes there with the next pass. Does nothing where the log lies in no store.
    """
    done = SharedLog()
    if not home.extracted_url:
        yield done
        return
    copy = _LogCopy(home, done)
    copy.pull()
    yield done
    for _ in range(_TRIES - 1):
        try:
            return copy.push()
        except ConditionError:
            # Another machine appended without the lease: its batches first, ours after them.
            copy.pull()
    copy.push()


class _LogCopy:
    """The batches here, the index there, and the index as it was seen last."""

    def __init__(self, home: Home, done: SharedLog) -> None:
        self._home, self._done = home, done
        self._store: Store = open_store(home.extracted_url)
        self._folder = home.extracted / BATCHES
        self._note = home.extracted / "shared.json"
        self._etag: str | None = None
        # What counts, and what the object in the store says (None: nothing that can be read).
        self._index: dict[str, Files] = {}
        self._told: dict[str, Files] | None = None

    def pull(self) -> None:
        """Bring here what the index names, and drop here what it no longer names."""
        self._folder.mkdir(parents=True, exist_ok=True)
        self._read_index()
        own = self._put_own_aside()
        for number, files in list(self._index.items()):
            folder = self._folder / number
            if not folder.is_dir() or _files_of(folder) != files:
                self._fetch(number, files)
        self._append(own)
        self._remember()

    def push(self) -> None:
        """Send what the index lacks, name it there, and sweep what no index names."""
        here = {folder.name: _files_of(folder) for folder in _batches(self._folder)}
        for number, files in here.items():
            if self._index.get(number) != files:
                self._send(number, files)
        if here != self._told:
            check_lease(self._home)
            self._etag = self._store.write_if(INDEX, _index_json(here), self._etag)
            self._told = dict(here)
        self._index = dict(here)
        self._remember()
        self._sweep()

    def _read_index(self) -> None:
        found = self._store.read(INDEX)
        self._etag, self._told = (found[1] if found else None), None
        if found:
            try:
                self._told = _parse_index(found[0])
            except (ValueError, KeyError, TypeError, AttributeError):
                # It is written anew, with the batches that lie here.
                self._done.damaged.append(INDEX)
        self._index = dict(self._told or {})

    def _put_own_aside(self) -> list[Path]:
        """Batches that were written here and never sent, out of the way of numbers that others took.

        What the index named when it was seen last and names no longer was compacted: it goes.
        """
        known = {} if self._told is None else self._recall()
        own = []
        for folder in _batches(self._folder):
            files = _files_of(folder)
            if self._index.get(folder.name) == files:
                continue
            if known.get(folder.name) is not None:
                # Sent once: compacted since, or damaged here. The index has what counts.
                shutil.rmtree(folder)
                continue
            # Swept with what a crash leaves.
            aside = self._home.extracted / f".{folder.name}.tmp"
            shutil.rmtree(aside, ignore_errors=True)
            own.append(folder.rename(aside))
        return own

    def _append(self, own: list[Path]) -> None:
        last = max((int(folder.name) for folder in _batches(self._folder)), default=0)
        for number, folder in enumerate(own, start=last + 1):
            folder.rename(self._folder / f"{number:06d}")

    def _fetch(self, number: str, files: Files) -> None:
        """Bring one batch here, whole or not at all; a damaged one counts as never read."""
        aside = self._folder / f"{_ASIDE}{number}"
        shutil.rmtree(aside, ignore_errors=True)
        try:
            for name in files:
                target = aside / name
                target.parent.mkdir(parents=True, exist_ok=True)
                self._store.fetch(self._place(number, files, name), target)
            if _files_of(aside) != files:
                raise DamagedObjectError(f"batch {number} has other bytes than were written")
        except DamagedObjectError:
            shutil.rmtree(aside, ignore_errors=True)
            self._done.damaged.append(number)
            del self._index[number]
            return
        sync_tree(aside)
        shutil.rmtree(self._folder / number, ignore_errors=True)
        aside.rename(self._folder / number)
        sync_folder(self._folder)
        self._done.fetched += 1

    def _send(self, number: str, files: Files) -> None:
        """Upload one batch and read it back: what the index names has the bytes that it says."""
        for name, (size, sha256) in files.items():
            place = self._place(number, files, name)
            self._store.write(place, self._folder / number / name)
            if self._store.digest(place) != (size, sha256):
                raise DamagedObjectError(
                    message(
                        "{object} has other bytes than were written there; run `jihua refresh` again, and "
                        "look after the store if it comes back",
                        object=self._store.address(place),
                    )
                )
        self._done.sent += 1

    def _place(self, number: str, files: Files, name: str) -> str:
        """Where a file of a batch lies: the folder's name holds a hash of the batch, so it never changes."""
        content = hashlib.sha256(json.dumps(sorted(files.items())).encode()).hexdigest()
        return f"{BATCHES}/{number}-{content[:12]}/{name}"

    def _sweep(self) -> None:
        named = {self._place(number, files, name) for number, files in self._index.items() for name in files}
        left = [entry.path for entry in self._store.entries(BATCHES) if entry.path not in named]
        if left:
            check_lease(self._home)
            self._store.delete(left)

    def _remember(self) -> None:
        write_durably(self._note, _index_json(self._index, self._store.url))

    def _recall(self) -> dict[str, Files]:
        try:
            content = self._note.read_bytes()
            return _parse_index(content) if json.loads(content)["url"] == self._store.url else {}
        except (OSError, ValueError, KeyError, TypeError, AttributeError):
            return {}


def _index_json(batches: Mapping[str, Files], url: str = "") -> bytes:
    listed = {
        number: {name: {"bytes": size, "sha256": sha256} for name, (size, sha256) in sorted(files.items())}
        for number, files in sorted(batches.items())
    }
    return json.dumps({"url": url, "batches": listed} if url else {"batches": listed}, indent=1).encode()


def _parse_index(content: bytes) -> dict[str, Files]:
    batches: dict[str, Files] = {
        f"{int(number):06d}": {
            str(name): (int(file["bytes"]), str(file["sha256"])) for name, file in files.items()
        }
        for number, files in json.loads(content)["batches"].items()
    }
    if any(leads_out(name) for files in batches.values() for name in files):
        raise ValueError("a file of a batch lies outside its folder")
    return batches


def _batches(folder: Path) -> list[Path]:
    return sorted(path for path in folder.iterdir() if path.is_dir() and not path.name.startswith("."))


def _files_of(folder: Path) -> Files:
    return {
        path.relative_to(folder).as_posix(): digest_file(path)
        for path in sorted(folder.rglob("*"))
        if path.is_file()
    }
