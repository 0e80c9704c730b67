"""What is known of the bytes of files, so that none is hashed twice while it stays as it is.

Belongs here: which changes of a file show, what was hashed by this process and by earlier ones. Not here:
hashing (`files`), what a hash means (callers decide).
"""

import json
import os
import time
from collections.abc import Iterable
from contextlib import suppress
from pathlib import Path

from orchestration.files import digest_file

# A change this short after another one may leave no trace in the times of a file: some disks count in twos.
# One that tells parts of a second counts in ticks of the system's clock, of some milliseconds.
_TOO_FRESH_NS = 2_500_000_000
_TICKS_NS = 100_000_000
_SECOND_NS = 1_000_000_000

# Where a file lies on the disk, its size, when its bytes and when its entry changed last (ns).
State = tuple[int, int, int, int, int]
_known: dict[State, str] = {}
# How much was known when a note was read or written last.
_kept: dict[Path, int] = {}
# By place on the disk: size, when its bytes changed last (ns), and sha256 of what this process wrote.
_written: dict[tuple[int, int], tuple[int, int, str]] = {}


def file_state(path: Path) -> State:
    """What changes whenever somebody writes to the file; raises OSError where it is not there."""
    found = path.stat()
    return found.st_dev, found.st_ino, found.st_size, found.st_mtime_ns, found.st_ctime_ns


def known_digest(path: Path) -> tuple[int, str]:
    """As `digest_file`; of a file that was hashed and that nobody wrote to since, what it was then."""
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
    *_, written, changed = state
    tells_parts = written % _SECOND_NS and changed % _SECOND_NS
    return time.time_ns() - changed > (_TICKS_NS if tells_parts else _TOO_FRESH_NS)


def recall_digests(note: Path) -> None:
    """Take over what an earlier process noted of files; nothing where there is no note that can be read."""
    with suppress(OSError, ValueError, TypeError):
        if note not in _kept:
            _known.update({tuple(state): sha256 for *state, sha256 in json.loads(note.read_bytes())})
            _kept[note] = len(_known)


def keep_digests(note: Path, files: Iterable[Path]) -> None:
    """Note for later processes what this one knows of those files, where it hashed any since it did so last.

    Where that is refused, they hash again.
    """
    if _kept.get(note) == len(_known):
        return
    with suppress(OSError):
        states = [file_state(path) for path in files]
        told = json.dumps([[*state, _known[state]] for state in states if state in _known])
        aside = note.with_name(f".{note.name}.{os.getpid()}.tmp")
        aside.write_text(told)
        aside.replace(note)
        _kept[note] = len(_known)


def note_written(path: Path, sha256: str) -> None:
    """Remember the sha256 of a file that this process has just written, for `digest_since`."""
    found = path.stat()
    _written[found.st_dev, found.st_ino] = (found.st_size, found.st_mtime_ns, sha256)


def digest_since(path: Path) -> tuple[int, str]:
    """As `digest_file`; of a file that this process wrote and nobody wrote to since, what it was then.

    Its rights and its names may have changed meanwhile.
    """
    found = path.stat()
    size, moment, sha256 = _written.get((found.st_dev, found.st_ino), (-1, 0, ""))
    return (size, sha256) if (size, moment) == (found.st_size, found.st_mtime_ns) else digest_file(path)
