"""raw/ in a store: the copy holds the bytes that lie there, and what is written here goes there."""

import os
from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path

import pytest
from object_server import Bucket

from orchestration.ingest.sources import Versions, list_sources
from orchestration.paths import Home
from orchestration.storage import ConditionError, StorageError, mirror_raw, open_store, shared_raw
from orchestration.storage.raw_copy import RawChanges


@pytest.fixture
def home(home: Home, bucket: Bucket) -> Home:
    return replace(home, raw=home.var / "raw", raw_url=f"{bucket.url}/raw")


def held(home: Home) -> dict[str, str]:
    """What the copy holds, by path."""
    return {
        path.relative_to(home.raw).as_posix(): path.read_text(encoding="utf-8")
        for path in sorted(home.raw.rglob("*"))
        if path.is_file()
    }


def test_objects_come_change_and_go(home: Home, bucket: Bucket) -> None:
    bucket.put("raw/440114/2022.txt", "报告一".encode())
    bucket.put("raw/440114/2023.txt", b"two")
    assert mirror_raw(home) == RawChanges(added=("440114/2022.txt", "440114/2023.txt"))
    assert mirror_raw(home) == RawChanges()
    bucket.put("raw/440114/2023.txt", b"2wo")
    bucket.put("raw/110000/2021.txt", b"three")
    bucket.delete("raw/440114/2022.txt")
    assert mirror_raw(home) == RawChanges(
        added=("110000/2021.txt",), changed=("440114/2023.txt",), removed=("440114/2022.txt",)
    )
    assert held(home) == {"110000/2021.txt": "three", "440114/2023.txt": "2wo"}
    bucket.delete("raw/110000/2021.txt")
    mirror_raw(home)
    assert not (home.raw / "110000").exists()


def test_a_report_of_a_store_is_the_same_report(home: Home, bucket: Bucket, tmp_path: Path) -> None:
    content = "广州市花都区2022年计划执行情况".encode()
    bucket.put("raw/440114/2022.txt", content)
    mirror_raw(home)
    (tmp_path / "own" / "440114").mkdir(parents=True)
    (tmp_path / "own" / "440114" / "2022.txt").write_bytes(content)
    versions = Versions("reader", "registry", "code")
    [there], [here] = list_sources(home.raw, versions), list_sources(tmp_path / "own", versions)
    assert replace(there, path=here.path) == here


def test_a_file_that_was_touched_here_is_what_lies_there_again(home: Home, bucket: Bucket) -> None:
    bucket.put("raw/440114/2022.txt", b"as received")
    mirror_raw(home)
    path = home.raw / "440114" / "2022.txt"
    before = path.stat()
    path.write_bytes(b"as recieved")
    os.utime(path, (before.st_atime, before.st_mtime))
    (home.raw / "440114" / "left.txt").write_bytes(b"")
    assert mirror_raw(home) == RawChanges(changed=("440114/2022.txt",), removed=("440114/left.txt",))
    assert held(home) == {"440114/2022.txt": "as received"}


def test_a_copy_is_as_old_as_its_object(home: Home, bucket: Bucket) -> None:
    bucket.put("raw/440114/2022.txt", b"one")
    mirror_raw(home)
    [entry] = open_store(home.raw_url).entries()
    written = datetime.fromtimestamp((home.raw / "440114/2022.txt").stat().st_mtime, UTC)
    assert written == entry.modified


def test_folders_marks_and_hidden_objects_stay_there(home: Home, bucket: Bucket) -> None:
    for path in ("raw/440114/", "raw/.git/config", "raw/440114/.hidden", "raw/440114/2022.txt"):
        bucket.put(path, b"")
    mirror_raw(home)
    assert list(held(home)) == ["440114/2022.txt"]


def test_an_object_above_others_is_refused_by_name(home: Home, bucket: Bucket) -> None:
    bucket.put("raw/440114", b"one")
    bucket.put("raw/440114/2022.txt", b"two")
    with pytest.raises(StorageError, match="/raw/440114 is an object, and others lie below it; rename one"):
        mirror_raw(home)


def test_a_store_that_is_empty_at_once_does_not_empty_the_copy(home: Home, bucket: Bucket) -> None:
    bucket.put("raw/440114/2022.txt", b"one")
    mirror_raw(home)
    bucket.delete("raw/440114/2022.txt")
    with pytest.raises(StorageError, match=r"holds no report, and 1 came from there before; check JIHUA_RAW"):
        mirror_raw(home)
    assert list(held(home)) == ["440114/2022.txt"]
    (home.var / "raw.json").unlink()
    assert mirror_raw(home) == RawChanges(removed=("440114/2022.txt",))


def test_a_store_that_is_away_leaves_the_copy(
    home: Home, bucket: Bucket, monkeypatch: pytest.MonkeyPatch
) -> None:
    bucket.put("raw/440114/2022.txt", b"one")
    mirror_raw(home)
    monkeypatch.setenv("AWS_ENDPOINT_URL", "http://127.0.0.1:9")
    with pytest.raises(StorageError, match="cannot be reached"):
        mirror_raw(replace(home, raw_url=f"{home.raw_url}/"))
    assert list(held(home)) == ["440114/2022.txt"]


def test_what_is_written_below_raw_goes_to_the_store(home: Home, bucket: Bucket) -> None:
    bucket.put("raw/440114/2022.txt", b"digest")
    bucket.put("raw/440114/2023.txt", b"stays")
    with shared_raw(home):
        (home.raw / "440114" / "2022.txt").unlink()
        (home.raw / "440114" / "2022-plan.txt").write_bytes(b"full text")
        (home.raw / "corrections.yml").write_bytes(b"- one")
    assert bucket.paths() == ["raw/440114/2022-plan.txt", "raw/440114/2023.txt", "raw/corrections.yml"]
    assert bucket.get("raw/440114/2022-plan.txt") == b"full text"
    assert mirror_raw(home) == RawChanges()


def test_what_was_written_before_a_failure_is_not_lost(home: Home, bucket: Bucket) -> None:
    def add_and_fail() -> None:
        with shared_raw(home):
            (home.raw / "2022.txt").write_bytes(b"one")
            raise ZeroDivisionError

    with pytest.raises(ZeroDivisionError):
        add_and_fail()
    assert bucket.paths() == ["raw/2022.txt"]


def test_of_two_who_change_one_object_the_second_is_told(home: Home, bucket: Bucket) -> None:
    bucket.put("raw/corrections.yml", b"- one\n")

    def decide_beside_another() -> None:
        with shared_raw(home):
            bucket.put("raw/corrections.yml", b"- one\n- two\n")
            (home.raw / "corrections.yml").write_bytes(b"- one\n- three\n")

    with pytest.raises(ConditionError, match=r"corrections\.yml was replaced.*run the command again"):
        decide_beside_another()
    assert bucket.get("raw/corrections.yml") == b"- one\n- two\n"
    mirror_raw(home)
    assert held(home) == {"corrections.yml": "- one\n- two\n"}


def test_the_reports_of_a_store_never_lie_in_a_raw_of_ones_own(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    monkeypatch.setenv("JIHUA_HOME", str(tmp_path))
    assert Home.from_environment().raw == tmp_path / "raw"
    monkeypatch.setenv("JIHUA_RAW_URL", "s3://bucket/raw")
    assert Home.from_environment().raw == tmp_path / "var" / "raw"
