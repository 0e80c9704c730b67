"""raw/ in a store: a local copy that holds the bytes that lie there.

An object is fetched when its etag or size is not the one noted; the file here is hashed every time, and
fetched again where its bytes are not those that came. So the copy is what the store says, whoever touched
either. What `jihua add` or a correction writes here goes there at once, on condition that nobody else
changed the same object.

Belongs here: bringing raw/ up to the store, and the store up to what was written here. Not here: which
files are reports (`orchestration.ingest.sources`).
"""

import hashlib
import json
import os
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import asdict, dataclass
from pathlib import Path, PurePosixPath

from filelock import FileLock

from orchestration.files import digest_file
from orchestration.language import message
from orchestration.paths import Home
from orchestration.release.durable import write_durably
from orchestration.storage.errors import ConditionError, DamagedObjectError, StorageError
from orchestration.storage.store import Store, StoredObject, leads_out, open_store


@dataclass(frozen=True, slots=True)
class RawChanges:
    """Paths of raw/ that a mirroring brought, brought anew, or took away."""

    added: tuple[str, ...] = ()
    changed: tuple[str, ...] = ()
    removed: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class _Copied:
    """What a file of the copy is a copy of: etag and size there, sha256 of the bytes that came."""

    etag: str
    bytes: int
    sha256: str


def mirror_raw(home: Home) -> RawChanges:
    """Make `home.raw` hold what lies in the store of raw reports; says what that changed.

    Raises StorageError where the store is away or empties what was there; what has come until then stays,
    and is looked at again. Does nothing where raw/ lies in no store.
    """
    if not home.raw_url:
        return RawChanges()
    home.raw.mkdir(parents=True, exist_ok=True)
    with _alone(home):
        return _Copy(home).bring_up_to_date()


@contextmanager
def shared_raw(home: Home) -> Iterator[None]:
    """While the block runs, raw/ is up to date here; what it writes below raw/ then goes to the store.

    Raises ConditionError where somebody changed the same object meanwhile: what was written here is lost,
    and is to be done again. Does nothing where raw/ lies in no store.
    """
    if not home.raw_url:
        yield
        return
    home.raw.mkdir(parents=True, exist_ok=True)
    with _alone(home):
        copy = _Copy(home)
        copy.bring_up_to_date()
        try:
            yield
        finally:
            # Also what was written before a failure: the next mirroring would take it for a leftover.
            copy.hand_over()


def _alone(home: Home) -> FileLock:
    """One process at a time; a refresh that runs reads on, as with any file that changes meanwhile."""
    return FileLock(home.var / "raw.lock", is_singleton=True)


class _Copy:
    """The copy of one store, with the note of what came from there."""

    def __init__(self, home: Home) -> None:
        self._raw, self._note = home.raw, home.var / "raw.json"
        self._store: Store = open_store(home.raw_url)
        self._copied = self._read_note()

    def bring_up_to_date(self) -> RawChanges:
        there = {entry.path: entry for entry in self._store.entries() if _is_wanted(entry)}
        self._refuse_emptiness(there)
        self._refuse_clashes(there)
        removed = self._remove_others(there)
        added: list[str] = []
        changed: list[str] = []
        try:
            for path, entry in there.items():
                if not self._is_copied(entry):
                    (changed if path in self._copied else added).append(path)
                    self._fetch(entry)
        finally:
            self._write_note()
        return RawChanges(tuple(added), tuple(changed), removed)

    def hand_over(self) -> None:
        """Write to the store what was written here since, and remove there what was removed here."""
        here = {path.relative_to(self._raw).as_posix(): path for path in _files(self._raw)}
        try:
            for name, path in here.items():
                content = path.read_bytes()
                copied = self._copied.get(name)
                sha256 = hashlib.sha256(content).hexdigest()
                if copied is None or copied.sha256 != sha256:
                    etag = self._store.write_if(name, content, copied.etag if copied else None)
                    self._copied[name] = _Copied(etag, len(content), sha256)
            gone = [name for name in self._copied if name not in here]
            self._store.delete(gone)
            for name in gone:
                del self._copied[name]
        except ConditionError as error:
            raise ConditionError(
                message(
                    "{error}. What was changed here was not kept; run the command again: it begins with what "
                    "lies there now",
                    error=error,
                )
            ) from error
        finally:
            self._write_note()

    def _is_copied(self, entry: StoredObject) -> bool:
        copied, path = self._copied.get(entry.path), self._raw / entry.path
        return (
            copied is not None
            and (copied.etag, copied.bytes) == (entry.etag, entry.bytes)
            and path.is_file()
            and digest_file(path)[1] == copied.sha256
        )

    def _fetch(self, entry: StoredObject) -> None:
        path = self._raw / entry.path
        path.parent.mkdir(parents=True, exist_ok=True)
        aside = path.with_name(f".{path.name}.{os.getpid()}.tmp")
        try:
            sha256 = self._store.fetch(entry.path, aside, entry.etag or None)
            size = aside.stat().st_size
            if size != entry.bytes:
                raise DamagedObjectError(
                    message(
                        "{object} gave {size} bytes, the listing says {listed}; run `jihua refresh` again, "
                        "and upload the report anew if it comes back",
                        object=self._store.address(entry.path),
                        size=size,
                        listed=entry.bytes,
                    )
                )
            # Freshness asks when a report came.
            os.utime(aside, (entry.modified.timestamp(), entry.modified.timestamp()))
            aside.replace(path)
        finally:
            aside.unlink(missing_ok=True)
        self._copied[entry.path] = _Copied(entry.etag, entry.bytes, sha256)

    def _remove_others(self, there: dict[str, StoredObject]) -> tuple[str, ...]:
        removed = []
        for path in _files(self._raw):
            name = path.relative_to(self._raw).as_posix()
            if name not in there:
                path.unlink()
                removed.append(name)
        self._copied = {name: copied for name, copied in self._copied.items() if name in there}
        folders = [path for path in self._raw.rglob("*") if path.is_dir()]
        for folder in sorted(folders, reverse=True):
            if not any(folder.iterdir()):
                folder.rmdir()
        return tuple(removed)

    def _refuse_emptiness(self, there: dict[str, StoredObject]) -> None:
        """A slip in the address must not empty the warehouse."""
        if self._copied and not there:
            raise StorageError(
                message(
                    "{url} holds no report, and {came} came from there before; check JIHUA_RAW_URL and the "
                    "bucket. If all are meant to go, remove {note} and run it again",
                    url=self._store.url,
                    came=len(self._copied),
                    note=self._note,
                )
            )

    def _refuse_clashes(self, there: dict[str, StoredObject]) -> None:
        """A store may hold both `a` and `a/b`; a folder cannot."""
        folders = {str(parent) for path in there for parent in PurePosixPath(path).parents}
        for path in there:
            if path in folders:
                raise StorageError(
                    message(
                        "{object} is an object, and others lie below it; rename one of them",
                        object=self._store.address(path),
                    )
                )

    def _read_note(self) -> dict[str, _Copied]:
        """What came from this store; nothing where the note is lost, damaged, or of another address."""
        try:
            note = json.loads(self._note.read_bytes())
            if note["url"] == self._store.url:
                return {str(path): _Copied(**copied) for path, copied in note["copied"].items()}
        except (OSError, ValueError, KeyError, TypeError, AttributeError):
            pass
        return {}

    def _write_note(self) -> None:
        copied = {path: asdict(entry) for path, entry in sorted(self._copied.items())}
        note = {"url": self._store.url, "copied": copied}
        write_durably(self._note, json.dumps(note, ensure_ascii=False, indent=1).encode())


def _is_wanted(entry: StoredObject) -> bool:
    """Whether an object is a file of raw/: no folder's mark, nothing hidden, nothing that leads out."""
    # Consoles mark a folder by an empty object `folder/`, which the listing tells without its slash.
    is_mark = entry.bytes == 0 and not PurePosixPath(entry.path).suffix
    hidden = any(part.startswith(".") for part in entry.path.split("/"))
    return not (is_mark or hidden or leads_out(entry.path))


def _files(folder: Path) -> list[Path]:
    """The files of the copy in order, without hidden ones."""
    return sorted(
        path
        for path in folder.rglob("*")
        if path.is_file() and not any(part.startswith(".") for part in path.relative_to(folder).parts)
    )
