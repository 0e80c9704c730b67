"""The files of a folder: listed once, hashed by all processors and not twice while they stay as they are.

Belongs here: walking a folder, sha256 of a file, a second name for one, work on many files at once. Not
here: which files count, and what their hashes mean (callers decide).
"""

import hashlib
import os
import shutil
import time
from collections.abc import Callable, Iterator, Sequence
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from typing import TypeVar

# Bytes hashed at a time: so few stay in the processor's cache from being read to being hashed.
_PART = 1 << 16
# A change this short after another one may leave no trace in the times of a file: some disks count in twos.
_TOO_FRESH_NS = 2_500_000_000

# Where a file lies on the disk, its size, when its bytes and when its entry changed last (ns).
State = tuple[int, int, int, int, int]
_known: dict[State, str] = {}

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
    target.parent.mkdir(parents=True, exist_ok=True)
    target.unlink(missing_ok=True)
    try:
        os.link(source, target)
    except OSError:
        shutil.copyfile(source, target)


def file_state(path: Path) -> State:
    """What changes whenever somebody writes to the file; raises OSError where it is not there."""
    found = path.stat()
    return found.st_dev, found.st_ino, found.st_size, found.st_mtime_ns, found.st_ctime_ns


def known_digest(path: Path) -> tuple[int, str]:
    """As `digest_file`; of a file that this process hashed and nobody wrote to since, what it was then."""
    state = file_state(path)
    if state in _known:
        return state[2], _known[state]
    was_settled = is_settled(state)
    size, sha256 = digest_file(path)
    if was_settled and file_state(path) == state:
        _known[state] = sha256
    return size, sha256


def is_settled(state: State) -> bool:
    """Whether the file's last change is long enough ago for the next one to show in its state."""
    return time.time_ns() - state[-1] > _TOO_FRESH_NS


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
