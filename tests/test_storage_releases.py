"""Releases in a store: whole or not there, shown by one pointer, whoever fails when."""

import json
import multiprocessing
import os
import re
import signal
from dataclasses import replace
from pathlib import Path

import duckdb
import fsspec
import obstore.fsspec
import pyarrow.fs
import pyarrow.parquet
import pytest
from object_server import Bucket, stored_home
from small_releases import publish_version, stage_audited

from orchestration.paths import CHECKOUT, Home
from orchestration.release import (
    Release,
    current_release,
    describe_store,
    follow_pointer,
    list_stored,
    meet_store,
    open_release,
    publish,
    releases,
    rollback,
    rolled_back_from,
    sweep,
    verify,
)
from orchestration.release.stored import ReleaseStore
from orchestration.storage import (
    ConditionError,
    DamagedObjectError,
    StorageError,
    Store,
    open_store,
    read_pointer,
)


@pytest.fixture
def home(tmp_path: Path, bucket: Bucket) -> Home:
    return stored_home(tmp_path / "publisher", bucket)


@pytest.fixture
def other(tmp_path: Path, bucket: Bucket) -> Home:
    """Another machine that works with the same store."""
    return stored_home(tmp_path / "other", bucket)


def refreshed(home: Home, version: int) -> Release:
    """What a refresh does with the shelf and the store."""
    sweep(home)
    meet_store(home)
    return publish_version(home, version)


def shown(home: Home) -> str | None:
    seen = read_pointer(open_store(home.releases_url))
    return seen.pointer.release_id if seen else None


def folders(bucket: Bucket) -> set[str]:
    return {path.split("/")[1] for path in bucket.paths("releases/") if path.count("/") > 1}


def version_of(release: Release) -> int:
    with duckdb.connect(release.folder / "marts.duckdb", read_only=True) as connection:
        [(version,)] = connection.execute("select distinct version from fct_figure").fetchall()
    return int(version)


def test_a_published_release_is_opened_by_its_pointer_and_read_by_others(home: Home, bucket: Bucket) -> None:
    release = refreshed(home, 1)
    stored = open_release(home.releases_url)
    assert (stored.manifest, stored.url) == (release.manifest, f"{home.releases_url}/{release.release_id}")
    files = pyarrow.fs.S3FileSystem(endpoint_override=bucket.endpoint, scheme="http")
    place = stored.address("fct_figure.parquet").removeprefix("s3://")
    assert pyarrow.parquet.read_table(place, filesystem=files).num_rows == 50
    assert set(bucket.paths(f"releases/{release.release_id}/")) == {
        f"releases/{release.release_id}/{path}"
        for path in ("manifest.json", *(file.path for file in release.manifest.files))
    }


def test_another_machine_follows_the_pointer(home: Home, other: Home) -> None:
    refreshed(home, 1)
    follow_pointer(other)
    release = refreshed(home, 2)
    followed = follow_pointer(other)
    assert followed
    assert followed.is_current
    assert followed.manifest == release.manifest
    assert verify(followed) == ()
    assert version_of(followed) == 2
    assert not os.access(followed.folder / "marts.duckdb", os.W_OK) or os.geteuid() == 0
    assert current_release(other) == followed


def test_a_rollback_flips_the_pointer_and_others_keep_to_it(home: Home, other: Home, bucket: Bucket) -> None:
    first, second = refreshed(home, 1), refreshed(home, 2)
    before = set(bucket.paths())
    rollback(home, first.release_id)
    assert shown(home) == first.release_id
    assert set(bucket.paths()) == before
    followed = follow_pointer(other)
    assert followed
    assert followed.release_id == first.release_id
    undone = rolled_back_from(other)
    assert undone
    assert undone.release_id == second.release_id
    rollback(other, second.release_id)
    assert shown(home) == second.release_id
    assert rolled_back_from(other) is None


def test_a_rollback_fetches_what_only_lies_in_the_store(home: Home, other: Home) -> None:
    first, second = refreshed(home, 1), refreshed(home, 2)
    chosen = rollback(other, first.release_id[:16])
    assert version_of(chosen) == 1
    assert {release.release_id for release in releases(other)} == {first.release_id, second.release_id}


def test_retention_removes_whole_releases_there_as_here(
    home: Home, bucket: Bucket, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("JIHUA_KEEP_RELEASES", "2")
    _, second, third = (refreshed(home, version) for version in (1, 2, 3))
    assert folders(bucket) == {second.release_id, third.release_id}
    assert [stored.manifest.release_id for stored, _ in list_stored(home)] == [
        third.release_id,
        second.release_id,
    ]


def test_a_home_that_gets_a_store_brings_the_release_that_stands(home: Home) -> None:
    release = publish_version(replace(home, releases_url=""), 1)
    meet_store(home)
    assert shown(home) == release.release_id
    assert refreshed(home, 2).release_id == shown(home)


def publish_killed(home: Home, moment: str) -> None:
    """Publish, and be killed at that moment of it."""
    from orchestration.release import sharing
    from orchestration.storage import Store

    kill = lambda *_: os.kill(os.getpid(), signal.SIGKILL)  # noqa: E731
    meet_store(home)
    if moment == "the pointer":
        sharing.remember_pointer = kill  # type: ignore[assignment]
    elif moment == "every file":
        sharing.replace_pointer = kill  # type: ignore[assignment]
    else:
        write = Store.write

        def write_and_die(store: Store, path: str, content: bytes | Path) -> None:
            write(store, path, content)
            kill()

        Store.write = write_and_die  # type: ignore[method-assign]
    publish_version(home, 2)


def kill_after(moment: str, home: Home) -> None:
    process = multiprocessing.get_context("forkserver").Process(target=publish_killed, args=(home, moment))
    process.start()
    process.join()
    assert process.exitcode == -signal.SIGKILL


@pytest.mark.parametrize("moment", ["some files", "every file"])
def test_a_killed_upload_leaves_the_old_pointer_and_the_next_run_sweeps_it(
    home: Home, bucket: Bucket, moment: str
) -> None:
    first = refreshed(home, 1)
    kill_after(moment, home)
    assert shown(home) == first.release_id
    assert open_release(home.releases_url).manifest == first.manifest
    assert version_of(current_release(home) or first) == 1
    [left] = folders(bucket) - {first.release_id}
    assert (f"releases/{left}/manifest.json" in bucket.paths()) == (moment == "every file")
    second = refreshed(home, 2)
    assert shown(home) == second.release_id
    assert folders(bucket) == {first.release_id, second.release_id}


def test_who_is_killed_after_the_pointer_shows_here_what_it_showed_there(home: Home) -> None:
    first = refreshed(home, 1)
    kill_after("the pointer", home)
    assert version_of(current_release(home) or first) == 1
    sweep(home)
    meet_store(home)
    standing = current_release(home)
    assert standing
    assert standing.release_id == shown(home) != first.release_id
    assert version_of(standing) == 2


def test_of_two_publishers_at_once_the_second_is_told_and_shows_nothing(
    home: Home, other: Home, bucket: Bucket
) -> None:
    refreshed(home, 1)
    meet_store(other)
    first = refreshed(home, 2)
    with pytest.raises(ConditionError, match=f"shows release {first.release_id} since this refresh looked"):
        publish(other, stage_audited(other, 3))
    assert shown(home) == first.release_id
    assert first.release_id in folders(bucket)
    assert len(folders(bucket)) == 2
    # What the message says to do.
    assert refreshed(other, 3).release_id == shown(home)


def test_two_first_publishers_do_not_overwrite_each_other(home: Home, other: Home) -> None:
    meet_store(home)
    meet_store(other)
    first = publish_version(home, 1)
    with pytest.raises(ConditionError, match="another publisher was first"):
        publish_version(other, 2)
    assert shown(home) == first.release_id
    assert current_release(other) is None


@pytest.mark.parametrize(
    ("content", "fault"),
    [
        (lambda whole: whole[:-1], r"fct_figure\.parquet has \d+ bytes, the manifest says \d+"),
        (lambda whole: b"x" + whole[1:], r"fct_figure\.parquet has other bytes than those that were audited"),
        (None, r"fct_figure\.parquet is missing"),
    ],
)
def test_a_damaged_object_is_named_and_the_release_here_stands(
    home: Home, other: Home, bucket: Bucket, content: object, fault: str
) -> None:
    first = refreshed(home, 1)
    follow_pointer(other)
    second = refreshed(home, 2)
    path = f"releases/{second.release_id}/fct_figure.parquet"
    whole = bucket.get(path)
    bucket.delete(path)
    if callable(content):
        bucket.put(path, content(whole))
    with pytest.raises(DamagedObjectError, match=f"{fault}.*jihua refresh --force") as told:
        follow_pointer(other)
    assert f"release {second.release_id} at {home.releases_url} is damaged" in str(told.value)
    assert current_release(other) == replace(first, folder=other.releases / first.release_id)
    # The publisher holds a sound copy and goes on; nobody rolls back onto the damaged one.
    third = refreshed(home, 3)
    assert shown(home) == third.release_id
    with pytest.raises(DamagedObjectError, match=fault):
        rollback(home, second.release_id)
    assert shown(home) == third.release_id


def test_a_manifest_that_is_not_the_pointers_is_refused(home: Home, bucket: Bucket) -> None:
    release = refreshed(home, 1)
    path = f"releases/{release.release_id}/manifest.json"
    bucket.put(path, bucket.get(path).replace(b'"rows": 50', b'"rows": 51'))
    with pytest.raises(DamagedObjectError, match=r"manifest\.json has other bytes than the pointer says"):
        open_release(home.releases_url)


def test_a_manifest_cannot_lead_out_of_its_folder(home: Home, bucket: Bucket) -> None:
    release = refreshed(home, 1)
    path = f"releases/{release.release_id}/manifest.json"
    bucket.put(path, bucket.get(path).replace(b"fct_figure.parquet", b"../../../passwd.txt"))
    with pytest.raises(DamagedObjectError, match="manifest of another release"):
        open_release(home.releases_url, release.release_id)


class LossyStore(Store):
    """A store that says it took a file and kept the half of it."""

    def write(self, path: str, content: bytes | Path) -> None:
        whole = content if isinstance(content, bytes) else content.read_bytes()
        super().write(path, whole[: len(whole) // 2] if "mart_count" in path else whole)


def test_a_store_that_kept_other_bytes_is_noticed_before_the_release_is_whole(
    home: Home, bucket: Bucket
) -> None:
    release = publish_version(replace(home, releases_url=""), 1)
    store = open_store(home.releases_url)
    lossy = ReleaseStore(LossyStore(store.url, store._objects))
    with pytest.raises(DamagedObjectError, match=r"mart_count\.parquet has \d+ bytes, the manifest says"):
        lossy.upload(release.folder, release.manifest)
    assert lossy.whole_ids() == ()
    assert folders(bucket) == {release.release_id}


@pytest.mark.parametrize("pointer", [b"{", b'{"release_id": "../../x"}', b"[]"])
def test_a_damaged_pointer_is_named_with_the_remedy_that_mends_it(
    home: Home, bucket: Bucket, pointer: bytes
) -> None:
    first = refreshed(home, 1)
    bucket.put("releases/current.json", pointer)
    with pytest.raises(DamagedObjectError, match=r"current\.json is no pointer.*remove it and run"):
        refreshed(home, 2)
    assert current_release(home) == first
    bucket.delete("releases/current.json")
    second = refreshed(home, 2)
    assert [stored.manifest.release_id for stored, _ in list_stored(home)] == [
        second.release_id,
        first.release_id,
    ]


def test_a_store_that_is_away_leaves_the_release_here(
    home: Home, bucket: Bucket, monkeypatch: pytest.MonkeyPatch
) -> None:
    first = refreshed(home, 1)
    meet_store(home)
    staged = stage_audited(home, 2)
    monkeypatch.setenv("AWS_ENDPOINT_URL", "http://127.0.0.1:9")
    away = replace(home, releases_url=f"{home.releases_url}/")
    for attempt in (lambda: publish(away, staged), lambda: rollback(away, first.release_id)):
        with pytest.raises(StorageError, match=r"cannot be reached.*Connection refused; check the network"):
            attempt()
        assert current_release(home) == first
    state = describe_store(away)
    assert state
    assert state.problem
    assert "cannot be reached" in state.problem


def test_the_pointer_names_release_manifest_and_time(home: Home, bucket: Bucket) -> None:
    release = refreshed(home, 1)
    pointer = json.loads(bucket.get("releases/current.json"))
    assert pointer["release_id"] == release.release_id
    assert pointer["shelf"] == [release.release_id]
    assert pointer["shown_at"].endswith("+00:00")
    assert pointer["instead_of"] is None


def test_a_folder_on_a_file_server_serves_as_well(tmp_path: Path) -> None:
    from small_releases import small_home_in

    url = f"file://{tmp_path}/server"
    publisher = replace(small_home_in(tmp_path / "a"), releases_url=url)
    reader = replace(small_home_in(tmp_path / "b"), releases_url=url)
    first, second = refreshed(publisher, 1), refreshed(publisher, 2)
    rollback(publisher, first.release_id)
    followed = follow_pointer(reader)
    assert followed
    assert followed.release_id == first.release_id
    rollback(reader, second.release_id)
    assert shown(publisher) == second.release_id


PAGE = (CHECKOUT / "docs" / "storage.md").read_text(encoding="utf-8")


@pytest.mark.parametrize("block", re.findall(r"```python\n(.*?)```", PAGE, re.DOTALL))
def test_what_the_page_says_of_reading_runs(
    home: Home, bucket: Bucket, block: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    release = refreshed(home, 1)
    # The page leaves out what a server on loopback needs, and its tables are those of a real release.
    obstore.fsspec.register("s3")
    block = re.sub(r"(fct_yoy|mart_target_attainment)\.parquet", "fct_figure.parquet", block)
    server = f"?endpoint_override={bucket.endpoint.removeprefix('http://')}&scheme=http"
    block = block.replace('from_uri("s3://warehouse/releases")', f'from_uri("{home.releases_url}{server}")')
    block = block.replace("s3://warehouse/releases", home.releases_url)
    block = block.replace('FsspecStore("s3")', 'FsspecStore("s3", client_options={"allow_http": True})')
    monkeypatch.setitem(fsspec.config.conf, "s3", {"client_options": {"allow_http": True}})
    found: dict[str, object] = {}
    exec(block, found)
    told = found.get("release")
    assert told == release.release_id or getattr(told, "manifest", None) == release.manifest
