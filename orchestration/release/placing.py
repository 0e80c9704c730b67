"""Folders of whole releases: sealed, compared with their manifests, put on the shelf, taken off.

Belongs here: what happens to one folder. Not here: which release readers see (`shelf`).
"""

import shutil
from collections.abc import Collection
from pathlib import Path

from orchestration.language import joined, message
from orchestration.paths import Home
from orchestration.release.durable import sync_folder, sync_tree
from orchestration.release.manifest import Manifest, ReleaseError, find_faults

GOING = ".going-"


def seal(folder: Path, manifest: Manifest, compared: Collection[str] = frozenset()) -> None:
    """Bring every byte to the disk, read-only, and compare it with the manifest; ReleaseError if damaged.

    `compared` are paths of files that were compared just now.
    """
    for path in folder.rglob("*"):
        if path.is_file():
            path.chmod(0o444)
    sync_tree(folder)
    require_sound(folder, manifest, compared)


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


def require_sound(folder: Path, manifest: Manifest, compared: Collection[str] = frozenset()) -> None:
    """Raise ReleaseError, which says what is wrong, where the folder differs from its manifest."""
    faults = find_faults(folder, manifest, compared)
    if faults:
        raise ReleaseError(fault_text(folder, faults))


def fault_text(folder: Path, faults: tuple[str, ...]) -> str:
    """What is wrong with a release, and the remedy."""
    return message(
        "release {name} is damaged: {faults}; run `jihua refresh --force`",
        name=folder.name,
        faults=joined(faults),
    )
