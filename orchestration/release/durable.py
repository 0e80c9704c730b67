"""Writes that a crash cannot leave half done.

Belongs here: the order of temp, fsync and rename. Not here: what is written, DuckDB's refusals
(`refusals`).
"""

import os
from collections.abc import Collection
from pathlib import Path

from orchestration.files import walk_files


def write_durably(path: Path, data: bytes) -> None:
    """Put `data` at `path` so that a reader sees the old bytes or the new, never a part.

    Raises OSError (disk full, read-only folder); the old file then still stands.
    """
    path.parent.mkdir(parents=True, exist_ok=True)
    aside = path.with_name(f".{path.name}.{os.getpid()}.tmp")
    try:
        with aside.open("wb") as handle:
            handle.write(data)
            handle.flush()
            os.fsync(handle.fileno())
        aside.replace(path)
    finally:
        aside.unlink(missing_ok=True)
    sync_folder(path.parent)


def sync_tree(folder: Path, settled: Collection[str] = frozenset()) -> None:
    """Bring all files and folders below `folder`, and itself, to the disk; `settled` ones are there."""
    for path in walk_files(folder):
        if path not in settled:
            _sync_file(folder / path)
    for below, _, _ in os.walk(folder, topdown=False):
        sync_folder(Path(below))


def sync_folder(folder: Path) -> None:
    """Bring the names in a folder to the disk: without it a rename may be lost with the power."""
    descriptor = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(descriptor)
    finally:
        os.close(descriptor)


def _sync_file(path: Path) -> None:
    with path.open("rb") as handle:
        os.fsync(handle.fileno())


def point_link(link: Path, target: str) -> None:
    """Make the symlink `link` name `target` (relative to the link's folder) in one step."""
    aside = link.with_name(f".{link.name}.{os.getpid()}.tmp")
    aside.unlink(missing_ok=True)
    aside.symlink_to(target)
    try:
        aside.replace(link)
    finally:
        aside.unlink(missing_ok=True)
    sync_folder(link.parent)
