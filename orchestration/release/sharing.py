"""The local shelf and the store: what is published here is shown there, what lies there comes here.

Belongs here: uploading before showing, bringing a release here, what this machine has seen of the pointer.
Not here: objects and checksums (`stored`), the link `current` (`shelf`).
"""

import hashlib
import json
import logging
import secrets
from datetime import UTC, datetime
from pathlib import Path

from orchestration.paths import Home
from orchestration.release.durable import write_durably
from orchestration.release.manifest import MANIFEST, Manifest, ReleaseError, find_faults, read_manifest
from orchestration.release.placing import put_on_shelf, require_sound, seal
from orchestration.release.staging import STAGING_PREFIX
from orchestration.release.stored import ReleaseStore
from orchestration.storage.errors import ConditionError, StorageError
from orchestration.storage.lease import check_lease
from orchestration.storage.pointer import Pointer, SeenPointer, read_pointer, replace_pointer
from orchestration.storage.store import open_store

_LOGGER = logging.getLogger(__name__)


def offer_release(home: Home, folder: Path, manifest: Manifest, kept: int) -> None:
    """Upload a sealed release, verify it, and show it there; the last `kept` stay on the shelf.

    On condition that the pointer is the one this machine saw when it began. Raises StorageError; the
    pointer then names the release it named before. Does nothing where releases lie in no store.
    """
    if not home.releases_url:
        return
    shelf = ReleaseStore(open_store(home.releases_url))
    seen = recall_pointer(home)
    # A pointer that was lost takes no release with it.
    before = seen.pointer.shelf if seen else shelf.whole_ids()
    check_lease(home)
    _sweep(shelf)
    uploaded = shelf.upload(folder, manifest)
    check_lease(home)
    others = (release_id for release_id in before if release_id != manifest.release_id)
    on_shelf = (*others, manifest.release_id)[-kept:]
    pointer = Pointer(manifest.release_id, uploaded.manifest_sha256, datetime.now(UTC), on_shelf)
    try:
        remember_pointer(home, replace_pointer(shelf.store, pointer, seen.etag if seen else None))
    except ConditionError:
        _sweep(shelf)
        raise
    _sweep(shelf)


def show_release(home: Home, folder: Path, manifest: Manifest, instead_of: str | None) -> None:
    """Show a release of the local shelf in the store too, as rollback does: the pointer flips, no more.

    Its copy there is read and compared first, and uploaded where the shelf there lacks it.
    """
    if not home.releases_url:
        return
    shelf = ReleaseStore(open_store(home.releases_url))
    seen = read_pointer(shelf.store)
    there = seen.pointer.shelf if seen else shelf.whole_ids()
    sha256 = manifest_sha256(folder)
    if manifest.release_id in there:
        shelf.open(manifest.release_id, sha256)
        shelf.require_sound(manifest)
    else:
        _sweep(shelf)
        shelf.upload(folder, manifest)
    check_lease(home)
    on_shelf = tuple(sorted({*there, manifest.release_id}))
    pointer = Pointer(manifest.release_id, sha256, datetime.now(UTC), on_shelf, instead_of)
    remember_pointer(home, replace_pointer(shelf.store, pointer, seen.etag if seen else None))


def bring_release(home: Home, release_id: str) -> None:
    """Fetch the release of that id (or how it begins) from the store, and the newest, where missing here."""
    if not home.releases_url:
        return
    shelf = ReleaseStore(open_store(home.releases_url))
    seen = read_pointer(shelf.store)
    if seen is None:
        return
    named = [found for found in seen.pointer.shelf if release_id and found.startswith(release_id)]
    for wanted in {*(named if len(named) == 1 else ()), seen.pointer.shelf[-1]}:
        fetch_release(home, shelf, wanted)


def fetch_release(home: Home, shelf: ReleaseStore, release_id: str, sha256: str | None = None) -> None:
    """Make the local shelf hold a sound copy of a release; what is there and sound stays.

    `sha256` is that of its manifest, where it is known. Raises StorageError, DamagedObjectError.
    """
    here = home.releases / release_id
    if here.is_dir() and _is_sound_copy(here, sha256):
        return
    stored = shelf.open(release_id, sha256)
    folder = home.releases / f"{STAGING_PREFIX}{secrets.token_hex(6)}"
    folder.mkdir(parents=True)
    shelf.fetch(stored, folder)
    seal(folder)
    require_sound(folder, stored.manifest)
    put_on_shelf(home, folder, stored.manifest)


def manifest_sha256(folder: Path) -> str:
    """The sha256 of a release's manifest, byte for byte."""
    return hashlib.sha256((folder / MANIFEST).read_bytes()).hexdigest()


def known_ids(home: Home) -> tuple[str, ...]:
    """The ids on the shelf of the store, as this machine saw it last; nothing is asked."""
    seen = recall_pointer(home)
    return seen.pointer.shelf if seen else ()


def remember_pointer(home: Home, seen: SeenPointer | None) -> None:
    """Note the pointer that this machine begins with: only that one may it replace."""
    if seen is None:
        _note(home).unlink(missing_ok=True)
        return
    note = {"url": home.releases_url, "etag": seen.etag, "pointer": seen.pointer.as_json().decode()}
    write_durably(_note(home), json.dumps(note).encode())


def recall_pointer(home: Home) -> SeenPointer | None:
    """The pointer as this machine saw it last; None where it saw none, or that of another address."""
    try:
        note = json.loads(_note(home).read_bytes())
        if note["url"] == home.releases_url:
            return SeenPointer(Pointer.parse(note["pointer"].encode()), str(note["etag"]))
    except (OSError, ValueError, KeyError, TypeError, AttributeError):
        pass
    return None


def _is_sound_copy(folder: Path, sha256: str | None) -> bool:
    try:
        manifest = read_manifest(folder)
    except ReleaseError:
        return False
    return sha256 in (None, manifest_sha256(folder)) and not find_faults(folder, manifest)


def _sweep(shelf: ReleaseStore) -> None:
    """Remove what killed uploads left and what was retired: all that the pointer's shelf does not name.

    What cannot be removed now goes the next time.
    """
    try:
        seen = read_pointer(shelf.store)
        gone = shelf.sweep(seen.pointer.shelf if seen else shelf.whole_ids())
    except StorageError as error:
        _LOGGER.warning("%s", error)
        return
    if gone:
        _LOGGER.info("removed from %s: %s", shelf.store.url, ", ".join(gone))


def _note(home: Home) -> Path:
    return home.releases / "pointer.json"
