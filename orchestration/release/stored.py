"""Releases in a store: each whole below its id, shown by the pointer.

A release is whole once its manifest lies there: the manifest is written last, after every other byte
was read back, and removed first. So what a killed upload or removal leaves is never taken for one.

Belongs here: uploading, verifying, fetching, removing releases; opening the one that is shown. Not here:
the local shelf, and which of them is shown when (`sharing`, `following`).
"""

import hashlib
from collections.abc import Callable, Iterable
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from pathlib import Path
from typing import TypeVar

from orchestration.language import joined, message
from orchestration.release.manifest import MANIFEST, Manifest, PublishedFile, ReleaseError, parse_manifest
from orchestration.storage.errors import ConditionError, DamagedObjectError, StorageError
from orchestration.storage.pointer import RELEASE_ID, read_pointer
from orchestration.storage.store import Store, leads_out, open_store

# Requests at a time: a release has hundreds of small files.
_AT_ONCE = 8
Result = TypeVar("Result")


@dataclass(frozen=True, slots=True)
class StoredRelease:
    """A whole release in the store: its address, its manifest, the sha256 of the manifest's bytes."""

    url: str
    manifest: Manifest
    manifest_sha256: str

    def address(self, path: str) -> str:
        """The address of one of its files, for fsspec, pyarrow, DuckDB or whatever reads such."""
        return f"{self.url}/{path}"


def open_release(url: str, release_id: str | None = None) -> StoredRelease:
    """The release that the pointer at `url` shows (or the named one), its manifest checked against it.

    Files below its address never change, so readers that begin here see one release throughout. Raises
    StorageError where nothing is published there, DamagedObjectError where the manifest is another.
    """
    shelf = ReleaseStore(open_store(url))
    if release_id:
        return shelf.open(release_id)
    seen = read_pointer(shelf.store)
    if seen is None:
        raise StorageError(
            message("nothing is published at {url} yet; `jihua refresh` publishes a release there", url=url)
        )
    return shelf.open(seen.pointer.release_id, seen.pointer.manifest_sha256)


class ReleaseStore:
    """All releases below one address."""

    def __init__(self, store: Store) -> None:
        self.store = store

    def open(self, release_id: str, manifest_sha256: str | None = None) -> StoredRelease:
        """The release of that id; raises DamagedObjectError where its manifest is missing or another."""
        path = f"{release_id}/{MANIFEST}"
        found = self.store.read(path)
        if found is None:
            raise self._damaged(release_id, _missing(path))
        sha256 = hashlib.sha256(found[0]).hexdigest()
        if manifest_sha256 not in (None, sha256):
            raise self._damaged(
                release_id, message("{path} has other bytes than the pointer says", path=path)
            )
        try:
            manifest = parse_manifest(found[0])
        except ReleaseError as error:
            raise self._damaged(release_id, error) from error
        if manifest.release_id != release_id or any(leads_out(file.path) for file in manifest.files):
            raise self._damaged(release_id, message("{path} is the manifest of another release", path=path))
        return StoredRelease(self.store.address(release_id), manifest, sha256)

    def whole_ids(self) -> tuple[str, ...]:
        """The ids of the whole releases, shown or not, oldest first."""
        return tuple(sorted(found for found, paths in self._folders().items() if MANIFEST in paths))

    def upload(self, folder: Path, manifest: Manifest) -> StoredRelease:
        """Put the release of a local folder there, every byte read back before its manifest makes it whole.

        Raises DamagedObjectError where the store hands out other bytes than were written, ConditionError
        where another release of that id is there already.
        """
        release_id = manifest.release_id

        def put(file: PublishedFile) -> None:
            self.store.write(f"{release_id}/{file.path}", folder / file.path)

        _each(put, manifest.files)
        self.require_sound(manifest)
        try:
            self.store.write_if(f"{release_id}/{MANIFEST}", (folder / MANIFEST).read_bytes(), None)
        except ConditionError as error:
            raise ConditionError(message("{error}; run `jihua refresh` again", error=error)) from error
        return self.open(release_id, hashlib.sha256((folder / MANIFEST).read_bytes()).hexdigest())

    def require_sound(self, manifest: Manifest) -> None:
        """Raise DamagedObjectError, which says what is wrong, where the copy there differs."""
        faults = self.find_faults(manifest)
        if faults:
            raise self._damaged(manifest.release_id, joined(faults))

    def find_faults(self, manifest: Manifest) -> tuple[str, ...]:
        """What in the store differs from the manifest, in words, after reading every byte."""

        def fault(file: PublishedFile) -> str | None:
            path = f"{manifest.release_id}/{file.path}"
            try:
                size, sha256 = self.store.digest(path)
            except DamagedObjectError:
                return _missing(path)
            return _fault(path, file, size, sha256)

        return tuple(found for found in _each(fault, manifest.files) if found)

    def fetch(self, release: StoredRelease, folder: Path) -> None:
        """Write the release into an empty local folder; raises DamagedObjectError where bytes differ."""

        def get(file: PublishedFile) -> str | None:
            path, target = f"{release.manifest.release_id}/{file.path}", folder / file.path
            target.parent.mkdir(parents=True, exist_ok=True)
            try:
                sha256 = self.store.fetch(path, target)
            except DamagedObjectError:
                return _missing(path)
            return _fault(path, file, target.stat().st_size, sha256)

        faults = [found for found in _each(get, release.manifest.files) if found]
        if faults:
            raise self._damaged(release.manifest.release_id, joined(faults))
        content = self.store.read(f"{release.manifest.release_id}/{MANIFEST}")
        (folder / MANIFEST).write_bytes(content[0] if content else b"")

    def sweep(self, shelf: Iterable[str]) -> tuple[str, ...]:
        """Remove every release, and part of one, that is not on the shelf; returns their ids.

        So retired ones go, and those that were uploaded and never shown. Each ceases to be whole before
        its files go. Only for the holder of the lease: what another publisher uploads is not shown yet.
        """
        kept = frozenset(shelf)
        left = {release_id: paths for release_id, paths in self._folders().items() if release_id not in kept}
        for release_id, paths in left.items():
            first = sorted(paths, key=lambda path: path != MANIFEST)
            self.store.delete(f"{release_id}/{path}" for path in first)
        return tuple(sorted(left))

    def _folders(self) -> dict[str, list[str]]:
        """The paths below each folder that is named like a release; nothing else there is ours."""
        found: dict[str, list[str]] = {}
        for entry in self.store.entries():
            release_id, _, path = entry.path.partition("/")
            if path and RELEASE_ID.fullmatch(release_id):
                found.setdefault(release_id, []).append(path)
        return found

    def _damaged(self, release_id: str, fault: object) -> DamagedObjectError:
        return DamagedObjectError(
            message(
                "release {release_id} at {url} is damaged: {fault}; `jihua refresh --force` publishes "
                "another, `jihua rollback` shows an older one",
                release_id=release_id,
                url=self.store.url,
                fault=fault,
            )
        )


def _missing(path: str) -> str:
    return message("{path} is missing", path=path)


def _fault(path: str, file: PublishedFile, size: int, sha256: str) -> str | None:
    if size != file.bytes:
        return message(
            "{path} has {bytes} bytes, the manifest says {listed}", path=path, bytes=size, listed=file.bytes
        )
    if sha256 != file.sha256:
        return message("{path} has other bytes than those that were audited", path=path)
    return None


def _each(do: Callable[[PublishedFile], Result], files: Iterable[PublishedFile]) -> list[Result]:
    """The results in order, several asked for at a time."""
    with ThreadPoolExecutor(_AT_ONCE) as pool:
        return list(pool.map(do, files))
