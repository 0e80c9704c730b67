"""The files of a folder, listed and hashed.

Belongs here: walking a folder, sha256 of a file, a second name for one, work on many files at once. Not
here: which files count (callers decide), what is known of their hashes by now (`digests`).
"""

import hashlib
import os
import shutil
from collections.abc import Callable, Iterator, Sequence
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from typing import TypeVar

# Bytes hashed at a time: so few stay in the processor's cache from being read to being hashed.
_PART = 1 << 16
Item = TypeVar("Item")
Made = TypeVar("Made")


def walk_files(folder: Path, is_left_out: Callable[[str], bool] = lambda name: False) -> list[str]:
    """Paths of all files below, relative to the folder, with `/`, in order of their parts.

    Files and folders of a name that is left out are not looked at; links to folders are not followed.
    A folder that is not there or cannot be entered has no files.
    """
    return ["/".join(parts) for parts in sorted(_parts_below(folder, (), is_left_out))]


def _parts_below(
    folder: str | Path, above: tuple[str, ...], is_left_out: Callable[[str], bool]
) -> Iterator[tuple[str, ...]]:
    try:
        with os.scandir(folder) as entries:
            listed = [entry for entry in entries if not is_left_out(entry.name)]
    except (FileNotFoundError, NotADirectoryError, PermissionError):
        return
    for entry in listed:
        if entry.is_dir(follow_symlinks=False):
            yield from _parts_below(entry.path, (*above, entry.name), is_left_out)
        elif entry.is_file(follow_symlinks=False) or Path(entry).is_file():
            yield (*above, entry.name)


def digest_file(path: Path) -> tuple[int, str]:
    """Number of bytes of a file and their sha256 in hex; raises OSError where it cannot be read."""
    digest, size, part = hashlib.sha256(), 0, memoryview(bytearray(_PART))
    with path.open("rb", buffering=0) as handle:
        while read := handle.readinto(part):
            digest.update(part[:read])
            size += read
    return size, digest.hexdigest()


def show_again(source: Path, target: Path) -> None:
    """Show a file at another place too: by a second name for it, or by a copy across disks.

    What stood there gives way. Raises FileNotFoundError where there is no such file.
    """
    try:
        os.link(source, target)
    except OSError:
        # Something is in the way, or nothing leads there, or it lies on another disk.
        target.parent.mkdir(parents=True, exist_ok=True)
        target.unlink(missing_ok=True)
        try:
            os.link(source, target)
        except OSError:
            shutil.copyfile(source, target)


def in_threads(work: Callable[[Item], Made], items: Sequence[Item]) -> list[Made]:
    """What the work makes of each item, in order; raises what the work raises.

    Worth its while where the work lets other threads go on, as reading and hashing do. Each thread takes
    the next item itself: to hand over small files one by one would cost as much as hashing them.
    """
    made: dict[int, Made] = {}
    left = enumerate(items)

    def take() -> None:
        for place, item in left:
            made[place] = work(item)

    count = os.cpu_count() or 1
    with ThreadPoolExecutor(count) as threads:
        for taking in [threads.submit(take) for _ in range(count)]:
            taking.result()
    return [made[place] for place in range(len(items))]
