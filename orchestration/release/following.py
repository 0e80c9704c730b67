"""Following the store: the local shelf shows what the pointer shows.

Belongs here: what a machine does before it builds on the release that stands, or to read it. Not here:
publishing (`shelf`, `sharing`).
"""

import logging
from contextlib import suppress
from dataclasses import dataclass, replace

from orchestration.paths import Home
from orchestration.release.durable import point_link
from orchestration.release.sharing import fetch_release, offer_release, remember_pointer
from orchestration.release.shelf import (
    Release,
    current_release,
    find_release,
    note_rollback,
    releases_kept,
    retire,
    verify,
)
from orchestration.release.stored import ReleaseStore, StoredRelease
from orchestration.storage.errors import DamagedObjectError, StorageError
from orchestration.storage.pointer import read_pointer
from orchestration.storage.store import open_store

_LOGGER = logging.getLogger(__name__)


def follow_pointer(home: Home) -> Release | None:
    """Show here the release that the store shows, fetched and verified; the release, or None without one.

    For the holder of the writer's lock. Raises StorageError where the store is away, DamagedObjectError
    where the release there is damaged and none here is sound: `current` then names what it named before.
    Does nothing where releases lie in no store.
    """
    if not home.releases_url:
        return None
    shelf = ReleaseStore(open_store(home.releases_url))
    seen = read_pointer(shelf.store)
    remember_pointer(home, seen)
    if seen is None:
        return None
    pointer = seen.pointer
    fetch_release(home, shelf, pointer.release_id, pointer.manifest_sha256)
    if pointer.instead_of:
        # To know what was rolled back from; without it the next refresh only builds once more.
        with suppress(DamagedObjectError):
            fetch_release(home, shelf, pointer.instead_of)
    note_rollback(home, pointer.instead_of)
    point_link(home.current_release, pointer.release_id)
    retire(home)
    return replace(find_release(home, pointer.release_id), is_current=True)


def meet_store(home: Home) -> None:
    """Begin a refresh: follow the pointer, or upload the release that stands here where none is shown there.

    For the holder of the lease. Raises as `follow_pointer` does.
    """
    if home.releases_url and follow_pointer(home) is None:
        _offer_standing(home)


def list_stored(home: Home) -> tuple[tuple[StoredRelease, bool], ...]:
    """The releases on the shelf of the store, newest first, each with whether it is shown.

    One whose manifest is damaged is told and left out. Raises StorageError where the store is away.
    """
    if not home.releases_url:
        return ()
    shelf = ReleaseStore(open_store(home.releases_url))
    seen = read_pointer(shelf.store)
    if seen is None:
        return ()
    listed = []
    for release_id in reversed(seen.pointer.shelf):
        try:
            listed.append((shelf.open(release_id), release_id == seen.pointer.release_id))
        except DamagedObjectError as error:
            _LOGGER.warning("%s", error)
    return tuple(listed)


@dataclass(frozen=True, slots=True)
class StoreState:
    """The store of releases as it is now: its address, the release it shows, or why it cannot be asked."""

    url: str
    release_id: str | None
    problem: str | None


def describe_store(home: Home) -> StoreState | None:
    """The state of the store of releases; None where releases lie in none."""
    if not home.releases_url:
        return None
    try:
        seen = read_pointer(open_store(home.releases_url))
    except StorageError as error:
        return StoreState(home.releases_url, None, str(error))
    return StoreState(home.releases_url, seen.pointer.release_id if seen else None, None)


def _offer_standing(home: Home) -> None:
    standing = current_release(home)
    if standing is not None and not verify(standing):
        offer_release(home, standing.folder, standing.manifest, releases_kept())
