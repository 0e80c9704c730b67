"""The store behind an address: s3://bucket/prefix (gs://, az://), file:///folder, memory:///.

Why obstore: it is one wheel without dependencies (s3fs brings botocore and aiohttp, 20 packages), and
it alone puts an object on condition that it is absent or still the one seen (If-None-Match, If-Match),
which neither pyarrow's nor fsspec's file systems can say. Readers need none of it: what lies there is
plain objects, to be read with any of the three.

Belongs here: reading and writing objects, conditions, failures told as `StorageError`. Not here: what the
objects are.
"""

import hashlib
import os
import secrets
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import datetime, timedelta
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING, Any
from urllib.parse import urlsplit
from urllib.request import url2pathname

from orchestration.language import message
from orchestration.storage.errors import ConditionError, DamagedObjectError, StorageError, refusal

if TYPE_CHECKING:
    from obstore.store import ObjectStore

SCHEMES = ("s3", "gs", "az", "file", "memory")
_PIECE_BYTES = 8_000_000


@dataclass(frozen=True, slots=True)
class StoredObject:
    """An object as the listing tells it: path below the address, size in bytes, etag, time of writing."""

    path: str
    bytes: int
    etag: str
    modified: datetime


class Store:
    """Objects below one address; every failure is a StorageError that names it."""

    def __init__(self, url: str, objects: "ObjectStore") -> None:
        self.url = url.rstrip("/")
        self._objects = objects

    def address(self, path: str) -> str:
        """The address of one object."""
        return f"{self.url}/{path}"

    def entries(self, prefix: str = "") -> tuple[StoredObject, ...]:
        """The objects below `prefix` (whole folders), in order of path."""
        import obstore

        with self._told(message("listing {path}", path=prefix or "/")):
            found = [
                StoredObject(entry["path"], entry["size"], entry["e_tag"] or "", entry["last_modified"])
                for entries in obstore.list(self._objects, prefix or None)
                for entry in entries
            ]
        return tuple(sorted(found, key=lambda entry: entry.path))

    def read(self, path: str) -> tuple[bytes, str] | None:
        """An object's bytes with its etag; None where there is none."""
        import obstore

        with self._told(message("reading {path}", path=path)):
            try:
                answer = obstore.get(self._objects, path)
                return bytes(answer.bytes()), answer.meta["e_tag"] or ""
            except FileNotFoundError as error:
                if "NoSuchBucket" in str(error):
                    raise
                return None

    def fetch(self, path: str, target: Path, etag: str | None = None) -> str:
        """Write an object to the file `target` and return the sha256 of its bytes.

        With `etag` it must be that version; raises ConditionError where another took its place.
        """
        digest = hashlib.sha256()
        with target.open("wb") as handle:
            for piece in self._pieces(path, etag):
                handle.write(piece)
                digest.update(piece)
        return digest.hexdigest()

    def digest(self, path: str) -> tuple[int, str]:
        """Size and sha256 of an object, of the bytes that the store hands out now."""
        digest, size = hashlib.sha256(), 0
        for piece in self._pieces(path, None):
            digest.update(piece)
            size += len(piece)
        return size, digest.hexdigest()

    def write(self, path: str, content: bytes | Path) -> None:
        """Put an object, whole or not at all, whatever was there."""
        import obstore

        with self._told(message("writing {path}", path=path)):
            obstore.put(self._objects, path, content)

    def write_if(self, path: str, content: bytes, seen: str | None) -> str:
        """Put an object where there still is the version of etag `seen` (None: no object); its new etag.

        Raises ConditionError, and changes nothing, where there is another.
        """
        with self._told(message("replacing {path}", path=path)):
            if urlsplit(self.url).scheme == "file" and seen is not None:
                return self._replace_file(path, content, seen)
            return self._put_if(path, content, seen)

    def keeps_conditions(self) -> bool:
        """Whether the store refuses to create what is there already; some ignore the condition."""
        probe = f"condition-{secrets.token_hex(6)}"
        try:
            self.write_if(probe, b"first", None)
            self.write_if(probe, b"second", None)
        except ConditionError:
            return True
        finally:
            self.delete([probe])
        return False

    def delete(self, paths: Iterable[str]) -> None:
        """Remove objects; those that are gone already count as removed."""
        import obstore

        for path in paths:
            with self._told(message("removing {path}", path=path)):
                try:
                    obstore.delete(self._objects, path)
                except FileNotFoundError:
                    continue

    def _put_if(self, path: str, content: bytes, seen: str | None) -> str:
        import obstore
        from obstore.exceptions import AlreadyExistsError, PreconditionError

        condition: Any = "create" if seen is None else {"e_tag": seen}
        try:
            return obstore.put(self._objects, path, content, mode=condition)["e_tag"] or ""
        except (AlreadyExistsError, PreconditionError) as error:
            # An answer that was lost is asked for again, and the second time the condition fails.
            there = self.read(path)
            if there and there[0] == content:
                return there[1]
            raise ConditionError(self._replaced(path)) from error

    def _replace_file(self, path: str, content: bytes, seen: str) -> str:
        """The same on a file system, which knows no condition: compared and written under a lock."""
        import obstore
        from filelock import FileLock

        with FileLock(Path(url2pathname(urlsplit(self.url).path)) / ".conditions.lock"):
            there = self.read(path)
            if there is None or there[1] != seen:
                raise ConditionError(self._replaced(path))
            return obstore.put(self._objects, path, content)["e_tag"] or ""

    def _pieces(self, path: str, etag: str | None) -> Iterator[bytes]:
        import obstore
        from obstore.exceptions import PreconditionError

        with self._told(message("reading {path}", path=path)):
            try:
                answer = obstore.get(self._objects, path, options={"if_match": etag} if etag else None)
                for piece in answer.stream(_PIECE_BYTES):
                    yield bytes(piece)
            except PreconditionError as error:
                raise ConditionError(
                    message("{object} was replaced while it was read", object=self.address(path))
                ) from error
            except FileNotFoundError as error:
                raise DamagedObjectError(message("{object} is missing", object=self.address(path))) from error

    def _replaced(self, path: str) -> str:
        return message("{object} was replaced by another writer", object=self.address(path))

    @contextmanager
    def _told(self, doing: str) -> Iterator[None]:
        from obstore.exceptions import BaseError

        try:
            yield
        except StorageError:
            raise
        except (BaseError, FileNotFoundError, ValueError) as error:
            raise refusal(self.url, doing, error) from error


def leads_out(path: str) -> bool:
    """Whether a path that a store tells would not lie below the folder it is put in."""
    return any(part in ("", ".", "..") for part in path.split("/")) or "\\" in path


@cache
def open_store(url: str) -> Store:
    """The store at that address, by the credentials of the environment; asks it nothing yet.

    Raises StorageError where it is no address of a store.
    """
    from obstore.exceptions import BaseError
    from obstore.store import from_url

    scheme = urlsplit(url).scheme
    if scheme not in SCHEMES:
        known = ", ".join(f"{name}://" for name in SCHEMES)
        raise StorageError(
            message("{url!r} is no address of a store; it begins with one of {known}", url=url, known=known)
        )
    try:
        if scheme in ("file", "memory"):
            options: dict[str, Any] = {"mkdir": True} if scheme == "file" else {}
        else:
            options = {"client_options": _client_options(), "retry_config": _RETRIES}
        return Store(url, from_url(url, **options))
    except (BaseError, ValueError, OSError) as error:
        reason = str(error).splitlines()[0]
        told = message("{url!r} cannot be opened: {reason}; put it right", url=url, reason=reason)
        raise StorageError(told) from error


# A store that is away is told within seconds, one that stumbles is asked again.
_RETRIES: Any = {"max_retries": 4, "retry_timeout": timedelta(seconds=60)}


def _client_options() -> dict[str, Any]:
    """Patience for slow lines; plain HTTP where the endpoint that somebody set says so."""
    endpoint = os.environ.get("AWS_ENDPOINT_URL") or os.environ.get("AWS_ENDPOINT") or ""
    return {
        "connect_timeout": timedelta(seconds=10),
        "timeout": timedelta(minutes=15),
        **({"allow_http": True} if endpoint.startswith("http://") else {}),
    }
