"""The lease: one writer at a time across machines, and none for ever."""

import json
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest
from object_server import Bucket, stored_home

from orchestration.lock import LockHeldError
from orchestration.paths import Home
from orchestration.storage import StorageError, check_lease, lease, shared_lease


@pytest.fixture
def home(tmp_path: Path, bucket: Bucket) -> Home:
    return stored_home(tmp_path, bucket)


def hold(bucket: Bucket, owner: str, seconds: float) -> None:
    now = datetime.now(UTC)
    until = (now + timedelta(seconds=seconds)).isoformat()
    fields = {"owner": owner, "pid": 7, "since": now.isoformat(), "expires": until}
    bucket.put("releases/writer.json", json.dumps(fields).encode())


def test_another_machine_is_waited_for_and_named(home: Home, bucket: Bucket) -> None:
    hold(bucket, "north:/srv/var", 60)
    named = r"north:/srv/var, process 7, since .* holds s3://.*writer\.json"
    with pytest.raises(LockHeldError, match=named), shared_lease(home, wait_seconds=0):
        pass
    hold(bucket, "north:/srv/var", 0.5)
    with shared_lease(home, wait_seconds=20):
        assert b"north" not in bucket.get("releases/writer.json")


@pytest.mark.parametrize("left", [b"", b"{", b'{"owner": "north"}'])
def test_a_lease_that_cannot_be_read_binds_nobody(home: Home, bucket: Bucket, left: bytes) -> None:
    bucket.put("releases/writer.json", left)
    with shared_lease(home, wait_seconds=0):
        check_lease(home)


def test_what_a_killed_process_of_this_home_held_is_taken_over(home: Home, bucket: Bucket) -> None:
    with shared_lease(home, wait_seconds=0):
        left = bucket.get("releases/writer.json")
    bucket.put("releases/writer.json", left)
    with shared_lease(home, wait_seconds=0), shared_lease(home, wait_seconds=0):
        check_lease(home)
    holder = lease.Holder.parse(bucket.get("releases/writer.json"))
    assert holder
    assert holder.expires <= datetime.now(UTC)


def test_a_lease_is_renewed_while_it_is_held(
    home: Home, bucket: Bucket, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(lease, "LEASE_SECONDS", 0.3)
    with shared_lease(home, wait_seconds=0):
        first = bucket.get("releases/writer.json")
        _until(lambda: bucket.get("releases/writer.json") != first)


def test_who_lost_the_lease_is_told_before_anything_is_shown(
    home: Home, bucket: Bucket, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(lease, "LEASE_SECONDS", 0.3)
    with shared_lease(home, wait_seconds=0):
        hold(bucket, "north:/srv/var", 60)
        with pytest.raises(
            StorageError, match=r"writer\.json was taken by another machine.*nothing was shown"
        ):
            _until(lambda: check_lease(home))
    assert b"north" in bucket.get("releases/writer.json")


def _until(question: object) -> None:
    """Ask until the answer is true or the question fails."""
    import time

    deadline = time.monotonic() + 20
    while callable(question) and not question():
        assert time.monotonic() < deadline
        time.sleep(0.05)
