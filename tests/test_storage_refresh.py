"""The whole way with raw/, the log and releases in a store, as people run it."""

import json
import os
import subprocess
from pathlib import Path

import duckdb
import pytest
from object_server import Bucket
from obstore.fsspec import FsspecStore
from test_refresh import JIHUA, write_digest

from orchestration.paths import CHECKOUT, Home
from orchestration.release import open_release


def jihua(bucket: Bucket, var: Path, *arguments: str) -> "subprocess.CompletedProcess[str]":
    return subprocess.run(
        [*JIHUA, *arguments],
        env=os.environ
        | {
            "JIHUA_VAR": str(var),
            "JIHUA_RAW_URL": f"{bucket.url}/raw",
            "JIHUA_EXTRACTED_URL": f"{bucket.url}/log",
            "JIHUA_RELEASES_URL": f"{bucket.url}/releases",
        },
        cwd=CHECKOUT,
        capture_output=True,
        text=True,
    )


def answer(done: "subprocess.CompletedProcess[str]") -> dict[str, object]:
    assert done.returncode == 0, done.stdout + done.stderr
    found: dict[str, object] = json.loads(done.stdout)
    return found


@pytest.mark.slow
def test_a_refresh_with_everything_in_a_store_serves_every_machine(
    bucket: Bucket, home: Home, tmp_path: Path
) -> None:
    write_digest(home, 2018, "1000", "6.1", "6.5")
    [report] = home.raw.rglob("*.txt")
    bucket.put(f"raw/{report.relative_to(home.raw).as_posix()}", report.read_bytes())
    first, second = tmp_path / "first", tmp_path / "second"

    made = answer(jihua(bucket, first, "refresh", "--json"))
    assert (made["outcome"], made["files_read"], made["reports"]) == ("published", 1, 1)
    assert any(path.startswith("log/batches/000001-") for path in bucket.paths())

    # A machine that never saw any of it: nothing is read or built again.
    taken = answer(jihua(bucket, second, "refresh", "--json"))
    assert (taken["outcome"], taken["release_id"]) == ("unchanged", made["release_id"])
    status = answer(jihua(bucket, second, "status", "--json"))
    assert status["is_behind"] is False
    assert status["store"] == {
        "url": f"{bucket.url}/releases",
        "release_id": made["release_id"],
        "problem": None,
    }
    [listed] = json.loads(jihua(bucket, tmp_path / "third", "releases", "--json").stdout)
    assert (listed["is_current"], listed["folder"]) == (True, "")
    assert answer(jihua(bucket, tmp_path / "third", "follow", "--json"))["release_id"] == made["release_id"]

    # What the page on storage says of DuckDB without an extension.
    release = open_release(f"{bucket.url}/releases")
    with duckdb.connect() as connection:
        connection.register_filesystem(FsspecStore("s3", client_options={"allow_http": True}))
        place = release.address("fct_observation.parquet")
        counted = connection.execute(f"select count(*) from read_parquet('{place}')").fetchone()
    assert counted == (made["observations"],)


def test_a_store_that_is_away_ends_each_command_with_1_and_the_remedy(
    bucket: Bucket, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("AWS_ENDPOINT_URL", "http://127.0.0.1:9")
    done = jihua(bucket, tmp_path, "refresh")
    assert done.returncode == 1
    assert "cannot be reached" in done.stderr
    assert "Connection refused; check the network, AWS_ENDPOINT_URL" in done.stderr
    assert "Traceback" not in done.stderr


def test_a_report_that_is_added_goes_to_the_store_and_is_known_on_other_machines(
    bucket: Bucket, home: Home, tmp_path: Path
) -> None:
    write_digest(home, 2018, "1000", "6.1", "6.5")
    [report] = home.raw.rglob("*.txt")
    added = jihua(bucket, tmp_path / "one", "add", str(report))
    assert added.returncode == 0, added.stderr
    [path] = bucket.paths()
    assert bucket.get(path) == report.read_bytes()
    again = jihua(bucket, tmp_path / "two", "add", str(report))
    assert "already there" in again.stdout
    assert bucket.paths() == [path]
