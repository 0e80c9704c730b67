"""Folders of whole releases: sealed, compared with their manifests, put on the shelf, taken off.

Belongs here: what happens to one folder. Not here: which release readers see (`shelf`).
"""

import shutil
from collections.abc import Callable, Collection, Mapping
from dataclasses import replace
from pathlib import Path

from orchestration.files import walk_files
from orchestration.language import joined, message
from orchestration.paths import Home
from orchestration.release.durable import sync_folder, sync_tree
from orchestration.release.manifest import (
    Manifest,
    PublishedFile,
    ReleaseError,
    find_faults,
    list_files,
    other_bytes,
)

GOING = ".going-"


def seal(folder: Path, settled: Collection[str] = frozenset()) -> None:
    """Bring every byte to the disk, read-only; files at paths that are `settled` lie there so by now."""
    for path in walk_files(folder):
        if path not in settled:
            (folder / path).chmod(0o444)
    sync_tree(folder, settled)


def seal_audited(folder: Path, audited: Manifest, lent: Mapping[str, PublishedFile]) -> Manifest:
    """Seal a release in the making; its manifest, with all files as they lie on the disk now.

    `lent` are the files of a sealed release, by path. Raises ReleaseError where a file is missing or has
    other bytes than it had when it was audited.
    """
    seal(folder, lent.keys())
    files = list_files(folder, lent)
    now = {file.path: file for file in files}
    faults = tuple(other_bytes(file.path) for file in audited.files if now.get(file.path) != file)
    if faults:
        raise ReleaseError(fault_text(folder, faults))
    return replace(audited, files=files)


def put_on_shelf(home: Home, folder: Path, manifest: Manifest) -> Path:
    """Give a sealed folder its place, in one step; one of the same id there gives way. The new folder."""
    target = home.releases / manifest.release_id
    if target.exists():
        take_off_shelf(target)
    folder.rename(target)
    sync_folder(home.releases)
    return target


def take_off_shelf(folder: Path) -> None:
    """Take a release off the shelf in one step, then delete it."""
    going = folder.with_name(f"{GOING}{folder.name}")
    folder.rename(going)
    shutil.rmtree(going)


def require_sound(
    folder: Path, manifest: Manifest, look: Callable[[Path, Manifest], tuple[str, ...]] = find_faults
) -> None:
    """Raise ReleaseError, which says what is wrong, where a `look` at the folder finds faults."""
    faults = look(folder, manifest)
    if faults:
        raise ReleaseError(fault_text(folder, faults))


def fault_text(folder: Path, faults: tuple[str, ...]) -> str:
    """What is wrong with a release, and the remedy."""
    return message(
        "release {name} is damaged: {faults}; run `jihua refresh --force`",
        name=folder.name,
        faults=joined(faults),
    )
