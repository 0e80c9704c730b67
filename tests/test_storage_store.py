"""A store behind an address: conditions hold, and what goes wrong is told with its remedy."""

import socket
import time
from pathlib import Path

import httpx
import pytest
from object_server import Bucket

from orchestration.storage import ConditionError, DamagedObjectError, StorageError, Store, open_store


@pytest.fixture(params=["s3", "file", "memory"])
def store(request: pytest.FixtureRequest, tmp_path: Path) -> Store:
    if request.param == "s3":
        return open_store(f"{request.getfixturevalue('bucket').url}/pre/fix")
    return open_store(f"file://{tmp_path}/store" if request.param == "file" else f"memory://{tmp_path}")


def test_an_object_is_only_replaced_by_who_saw_it(store: Store) -> None:
    first = store.write_if("current.json", b"one", None)
    with pytest.raises(ConditionError, match="another writer"):
        store.write_if("current.json", b"two", None)
    second = store.write_if("current.json", b"three", first)
    with pytest.raises(ConditionError, match="another writer"):
        store.write_if("current.json", b"four", first)
    assert store.read("current.json") == (b"three", second)


def test_a_replacement_whose_answer_was_lost_counts_as_done(bucket: Bucket) -> None:
    store = open_store(bucket.url)
    etag = store.write_if("current.json", b"one", None)
    assert store.write_if("current.json", b"one", None) == etag


class CarelessStore(Store):
    """A store that takes a condition and ignores it, as some servers do."""

    def write_if(self, path: str, content: bytes, seen: str | None) -> str:
        self.write(path, content)
        return ""


def test_a_store_is_asked_whether_it_keeps_conditions(store: Store) -> None:
    assert store.keeps_conditions()
    assert not CarelessStore(store.url, store._objects).keeps_conditions()
    assert store.entries() == ()


def test_objects_are_listed_below_a_folder_with_their_sizes(store: Store, tmp_path: Path) -> None:
    for path in ("440114/2022 计划.txt", "440114/2023.txt", "4401145/2023.txt"):
        store.write(path, path.encode())
    listed = [(entry.path, entry.bytes) for entry in store.entries("440114")]
    assert listed == [("440114/2022 计划.txt", 22), ("440114/2023.txt", 15)]
    assert store.fetch("440114/2023.txt", tmp_path / "here") == store.digest("440114/2023.txt")[1]
    assert (tmp_path / "here").read_bytes() == b"440114/2023.txt"
    store.delete(["440114/2023.txt", "never there"])
    assert [entry.path for entry in store.entries()] == ["440114/2022 计划.txt", "4401145/2023.txt"]


def test_a_file_of_many_parts_comes_back_as_it_went(bucket: Bucket, tmp_path: Path) -> None:
    (tmp_path / "large").write_bytes(bytes(range(256)) * 50_000)
    store = open_store(bucket.url)
    store.write("large", tmp_path / "large")
    assert store.digest("large")[0] == 12_800_000
    store.fetch("large", tmp_path / "back")
    assert (tmp_path / "back").read_bytes() == (tmp_path / "large").read_bytes()


def test_an_object_that_changed_since_it_was_listed_is_not_taken(bucket: Bucket, tmp_path: Path) -> None:
    store = open_store(bucket.url)
    store.write("report.txt", b"one")
    [listed] = store.entries()
    bucket.put("report.txt", b"two")
    with pytest.raises(ConditionError, match=r"report\.txt was replaced while it was read"):
        store.fetch("report.txt", tmp_path / "here", listed.etag)


def test_an_object_that_is_gone_is_named(bucket: Bucket) -> None:
    assert open_store(bucket.url).read("gone.json") is None
    with pytest.raises(DamagedObjectError, match=f"{bucket.url}/gone.json is missing"):
        open_store(bucket.url).digest("gone.json")


def test_a_store_that_is_away_is_told_within_seconds(bucket: Bucket, monkeypatch: pytest.MonkeyPatch) -> None:
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        monkeypatch.setenv("AWS_ENDPOINT_URL", f"http://127.0.0.1:{free.getsockname()[1]}")
    began = time.monotonic()
    with pytest.raises(StorageError, match="Connection refused; check the network, AWS_ENDPOINT_URL") as told:
        open_store("s3://away/releases").read("current.json")
    assert "s3://away/releases cannot be reached, reading current.json" in str(told.value)
    assert time.monotonic() - began < 15


def test_credentials_that_are_refused_are_told(bucket: Bucket) -> None:
    httpx.post(f"{bucket.endpoint}/moto-api/reset-auth", content=b"0").raise_for_status()
    try:
        with pytest.raises(StorageError, match="403 Forbidden InvalidAccessKeyId; check the credentials"):
            open_store(bucket.url).entries()
    finally:
        httpx.post(f"{bucket.endpoint}/moto-api/reset-auth", content=b"inf").raise_for_status()


def test_a_bucket_that_is_not_there_is_told(bucket: Bucket) -> None:
    store = open_store("s3://nowhere")
    for ask in (store.entries, lambda: store.read("current.json"), lambda: store.write("a", b"")):
        with pytest.raises(StorageError, match="404 Not Found NoSuchBucket; make the bucket"):
            ask()


@pytest.mark.parametrize("url", ["ftp://host/folder", "bucket/folder", "/var/lib/jihua"])
def test_what_is_no_address_of_a_store_is_told(url: str) -> None:
    with pytest.raises(StorageError, match="no address of a store; it begins with one of s3://"):
        open_store(url)
