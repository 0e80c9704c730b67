"""Files of a folder: the same list as pathlib's, the same hashes as hashlib's, in order."""

import hashlib
import os
import time
from pathlib import Path

import pytest

from orchestration import digests
from orchestration.digests import digest_since, keep_digests, known_digest, note_written, recall_digests
from orchestration.files import digest_file, in_threads, walk_files


def test_files_are_listed_in_order_of_their_paths_and_links_to_folders_are_not_followed(
    tmp_path: Path,
) -> None:
    for name in ("b/1.txt", "b-c/2.txt", "b.txt", ".hidden/3.txt", "a/.4.txt", "a/d/5.txt"):
        (tmp_path / name).parent.mkdir(exist_ok=True, parents=True)
        (tmp_path / name).write_text(name)
    (tmp_path / "link.txt").symlink_to("b.txt")
    (tmp_path / "folder").symlink_to("b")
    (tmp_path / "nowhere").symlink_to("gone")
    (tmp_path / "round").symlink_to("round")
    there = [path for path in sorted(tmp_path.rglob("*")) if path.is_file()]
    assert walk_files(tmp_path) == [path.relative_to(tmp_path).as_posix() for path in there]
    shown = ["a/d/5.txt", "b/1.txt", "b-c/2.txt", "b.txt", "link.txt"]
    assert walk_files(tmp_path, lambda name: name.startswith(".")) == shown


def test_a_folder_that_is_not_there_has_no_files(tmp_path: Path) -> None:
    assert walk_files(tmp_path / "gone") == []


@pytest.mark.parametrize("size", [0, 1, 65_535, 65_536, 65_537, 300_000])
def test_a_file_of_any_size_is_hashed_whole(tmp_path: Path, size: int) -> None:
    content = bytes(range(251)) * (size // 251 + 1)
    (tmp_path / "one").write_bytes(content[:size])
    assert digest_file(tmp_path / "one") == (size, hashlib.sha256(content[:size]).hexdigest())


def settle_after(monkeypatch: pytest.MonkeyPatch, nanoseconds: int) -> None:
    """Let a file count as settled so long after its last change, on every disk."""
    for name in ("_TOO_FRESH_NS", "_TICKS_NS"):
        monkeypatch.setattr(digests, name, nanoseconds)


@pytest.mark.parametrize(
    ("written", "changed", "is_settled"),
    [(1, 1, True), (0, 1, False), (1, 0, False), (0, 0, False)],
    ids=["both tell parts", "written in whole", "changed in whole", "whole seconds"],
)
def test_a_disk_that_tells_whole_seconds_is_waited_for(
    monkeypatch: pytest.MonkeyPatch, written: int, changed: int, is_settled: bool
) -> None:
    second = 1_000_000_000
    monkeypatch.setattr(digests.time, "time_ns", lambda: 50 * second + second // 2)
    assert digests.is_settled((1, 1, 1, 50 * second + written, 50 * second + changed)) == is_settled
    assert not digests.is_settled((1, 1, 1, 50 * second + written, 50 * second + second * 9 // 20))
    assert digests.is_settled((1, 1, 1, 9 * second + written, 9 * second + changed))


def test_a_file_is_hashed_once_while_nobody_writes_to_it(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    settle_after(monkeypatch, -1)
    file = tmp_path / "one"
    file.write_bytes(b"before")
    assert known_digest(file) == digest_file(file)
    monkeypatch.setattr(digests, "digest_file", lambda path: (0, "hashed again"))
    assert known_digest(file) == digest_file(file)
    os.link(file, tmp_path / "two")
    assert known_digest(file) == (0, "hashed again")


@pytest.mark.parametrize("settles_after", [-1, digests._TICKS_NS, digests._TOO_FRESH_NS])
def test_a_file_that_is_written_with_as_many_bytes_and_its_old_time_is_hashed_again(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, settles_after: int
) -> None:
    settle_after(monkeypatch, settles_after)
    file = tmp_path / "one"
    file.write_bytes(b"before")
    known_digest(file)
    times = file.stat().st_atime_ns, file.stat().st_mtime_ns
    if settles_after < 0:
        # What a fresh change may lack: another moment.
        time.sleep(0.05)
    file.write_bytes(b"after!")
    os.utime(file, ns=times)
    assert known_digest(file)[1] == hashlib.sha256(b"after!").hexdigest()
    file.unlink()
    with pytest.raises(FileNotFoundError):
        known_digest(file)


def test_what_was_hashed_is_known_to_the_next_process_while_nobody_writes_to_it(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    settle_after(monkeypatch, -1)
    kept, changed, note = tmp_path / "kept", tmp_path / "changed", tmp_path / "digests.json"
    for file in (kept, changed):
        file.write_bytes(b"before")
        known_digest(file)
    keep_digests(note, [kept, changed])
    monkeypatch.setattr(digests, "_known", {})
    monkeypatch.setattr(digests, "_kept", {})
    monkeypatch.setattr(digests, "digest_file", lambda path: (6, "hashed again"))
    changed.write_bytes(b"after!")
    recall_digests(note)
    assert known_digest(kept) == (6, hashlib.sha256(b"before").hexdigest())
    assert known_digest(changed) == (6, "hashed again")


@pytest.mark.parametrize("content", [None, b"", b"no json", b"[1]", b'{"a": 1}', b"[[1, 2]]"])
def test_a_note_that_cannot_be_read_is_done_without(tmp_path: Path, content: bytes | None) -> None:
    note, file = tmp_path / "digests.json", tmp_path / "one"
    file.write_bytes(b"one")
    if content is not None:
        note.write_bytes(content)
    recall_digests(note)
    assert known_digest(file) == digest_file(file)
    keep_digests(tmp_path / "no such folder" / "digests.json", [file, tmp_path / "none"])


def test_what_this_process_wrote_is_hashed_again_where_somebody_wrote_to_it(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    file = tmp_path / "one"
    file.write_bytes(b"before")
    note_written(file, "as it was made")
    file.chmod(0o444)
    os.link(file, tmp_path / "two")
    assert digest_since(file) == digest_since(tmp_path / "two") == (6, "as it was made")
    file.chmod(0o644)
    file.write_bytes(b"after!")
    assert digest_since(file) == digest_file(file)


def test_work_on_many_items_keeps_their_order_and_raises_what_it_raises() -> None:
    assert in_threads(lambda number: number * 2, range(1_000)) == list(range(0, 2_000, 2))
    assert in_threads(str, []) == []
    with pytest.raises(ZeroDivisionError):
        in_threads(lambda number: 1 // number, [3, 2, 1, 0, 5])
