"""The log of readings in a store: a machine reads what another read, and no byte is believed unseen."""

import json
import shutil
from dataclasses import replace
from pathlib import Path

import pytest
from object_server import Bucket

from orchestration.extracted import ExtractedLog, LoggedEntry, Tables
from orchestration.paths import Home
from orchestration.release import sweep
from orchestration.storage import StorageError, shared_log


@pytest.fixture
def home(home: Home, bucket: Bucket) -> Home:
    return replace(home, extracted_url=f"{bucket.url}/log")


@pytest.fixture
def other(tmp_path: Path, home: Home) -> Home:
    """Another machine that works with the same store."""
    return replace(home, var=tmp_path / "other")


def append(home: Home, *entries: str) -> None:
    ExtractedLog(home).append([LoggedEntry(entry, Tables.empty()) for entry in entries])


def pass_over(home: Home, *entries: str) -> tuple[int, int, list[str]]:
    """One pass that reads those entries; batches fetched, sent, damaged in the store."""
    with shared_log(home) as done:
        if entries:
            append(home, *entries)
    return done.fetched, done.sent, done.damaged


def holds(home: Home, *entries: str) -> bool:
    log = ExtractedLog(home)
    return log.damaged == 0 and all(entry in log for entry in entries)


def objects(bucket: Bucket) -> list[str]:
    return bucket.paths("log/batches/")


def test_what_one_machine_read_another_need_not_read(home: Home, other: Home) -> None:
    assert pass_over(home, "a", "b") == (0, 1, [])
    assert pass_over(home, "c") == (0, 1, [])
    assert pass_over(other) == (2, 0, [])
    assert holds(other, "a", "b", "c")
    assert pass_over(other) == (0, 0, [])


def test_batches_are_read_there_as_parquet_by_others(home: Home, bucket: Bucket) -> None:
    import pyarrow.fs
    import pyarrow.parquet

    pass_over(home, "a")
    files = pyarrow.fs.S3FileSystem(endpoint_override=bucket.endpoint, scheme="http")
    [place] = [path for path in objects(bucket) if path.endswith("/observations.parquet")]
    assert "span_start" in pyarrow.parquet.read_schema(f"{bucket.name}/{place}", filesystem=files).names


@pytest.mark.parametrize("content", [b"", b"PAR1 other bytes"])
def test_a_damaged_batch_there_is_told_and_read_again(
    home: Home, other: Home, bucket: Bucket, content: bytes
) -> None:
    pass_over(home, "a")
    pass_over(home, "b")
    damaged = next(path for path in objects(bucket) if "/000002-" in path)
    bucket.put(damaged, content)
    with shared_log(other) as done:
        assert done.damaged == ["000002"]
        assert holds(other, "a")
        assert "b" not in ExtractedLog(other)
        append(other, "b")
    assert pass_over(other) == (0, 0, [])
    shutil.rmtree(home.var)
    assert pass_over(home) == (2, 0, [])
    assert holds(home, "a", "b")


def test_a_batch_that_is_missing_there_is_told(home: Home, other: Home, bucket: Bucket) -> None:
    pass_over(home, "a")
    bucket.delete(objects(bucket)[0])
    assert pass_over(other) == (0, 0, ["000001"])
    assert json.loads(bucket.get("log/log.json"))["batches"] == {}


def test_a_batch_that_is_damaged_here_comes_again(home: Home) -> None:
    pass_over(home, "a")
    (home.extracted / "batches" / "000001" / "reports.parquet").write_bytes(b"")
    assert pass_over(home) == (1, 0, [])
    assert holds(home, "a")


def test_an_upload_that_was_cut_is_sent_with_the_next_pass_and_its_rest_swept(
    home: Home, bucket: Bucket
) -> None:
    pass_over(home, "a")
    append(home, "b")
    bucket.put("log/batches/000002-0123456789ab/reports.parquet", b"cut")
    assert pass_over(home) == (0, 1, [])
    assert "log/batches/000002-0123456789ab/reports.parquet" not in objects(bucket)
    assert set(json.loads(bucket.get("log/log.json"))["batches"]) == {"000001", "000002"}


def test_two_who_append_at_once_keep_what_both_read(home: Home, other: Home) -> None:
    pass_over(home, "a")
    with shared_log(other) as done:
        pass_over(home, "b")
        append(other, "c")
    assert (done.fetched, done.sent, done.damaged) == (2, 2, [])
    assert holds(other, "a", "b", "c")
    pass_over(home)
    assert holds(home, "a", "b", "c")
    sweep(other)
    assert not list(other.extracted.glob(".*"))


def test_what_one_compacts_is_compact_for_the_others(home: Home, other: Home, bucket: Bucket) -> None:
    for entry in ("a", "b", "c"):
        pass_over(home, entry)
    pass_over(other)
    with shared_log(home):
        shutil.rmtree(home.extracted / "batches" / "000001")
        append(home, "a")
        shutil.rmtree(home.extracted / "batches" / "000002")
    pass_over(other)
    assert sorted(path.name for path in (other.extracted / "batches").iterdir()) == ["000003", "000004"]
    assert holds(other, "a", "c")
    assert {path.split("/")[2][:6] for path in objects(bucket)} == {"000003", "000004"}


@pytest.mark.parametrize(
    "index", [b"{", b"[]", b'{"batches": {"000001": {"../../x": {"bytes": 1, "sha256": ""}}}}']
)
def test_a_damaged_index_is_told_and_written_anew(home: Home, bucket: Bucket, index: bytes) -> None:
    pass_over(home, "a")
    bucket.put("log/log.json", index)
    assert pass_over(home)[2] == ["log.json"]
    assert pass_over(home)[2] == []


def test_a_store_that_is_away_keeps_the_log_here(home: Home, monkeypatch: pytest.MonkeyPatch) -> None:
    pass_over(home, "a")
    monkeypatch.setenv("AWS_ENDPOINT_URL", "http://127.0.0.1:9")
    with pytest.raises(StorageError, match="cannot be reached"):
        pass_over(replace(home, extracted_url=f"{home.extracted_url}/"))
    assert holds(home, "a")
