"""The set-up examined: each piece can be found wrong, and says what to do."""

import os
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest
from object_server import Bucket
from small_releases import publish_version, small_home_in

from orchestration import doctor
from orchestration.doctor import Finding, examine
from orchestration.lock import writer_lock
from orchestration.paths import Home


def found(home: Home) -> dict[str, Finding]:
    return {finding.piece: finding for finding in examine(home)}


def test_a_sound_set_up_is_ok_and_says_what_is_not_there_yet(home: Home) -> None:
    states = {piece: finding.state for piece, finding in found(home).items()}
    assert states.pop("release") == "note"
    assert set(states.values()) == {"ok"}


def test_every_finding_that_is_not_ok_names_a_remedy(home: Home) -> None:
    home.raw.rmdir()
    assert all(finding.remedy for finding in examine(home) if finding.state != "ok")


def test_a_raw_folder_that_is_missing_is_bad(home: Home) -> None:
    home.raw.rmdir()
    assert found(home)["raw"].state == "bad"


def test_a_var_folder_that_cannot_be_written_is_bad(home: Home) -> None:
    # A file where the folder should be keeps even root from writing there.
    home.var.touch()
    assert found(home)["var"].state == "bad"


def test_another_python_is_bad(home: Home, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(doctor, "PYTHON", (3, 12))
    assert found(home)["python"].state == "bad"


def test_a_package_of_another_version_is_named(
    home: Home, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    monkeypatch.setattr(doctor, "CHECKOUT", tmp_path)
    assert found(home)["packages"].state == "note"
    lock = tmp_path / "requirements.lock"
    lock.write_text("duckdb==0.0.1 \\\n    --hash=sha256:0\npywin32==1 ; sys_platform == 'win32' \\\n")
    packages = found(home)["packages"]
    assert packages.state == "bad"
    assert "duckdb" in packages.says
    assert "pywin32" not in packages.says


def test_a_full_disk_is_bad(home: Home, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(doctor, "LEAST_FREE_BYTES", 10**18)
    assert found(home)["disk"].state == "bad"


def test_a_lock_that_is_held_says_by_whom(home: Home) -> None:
    with writer_lock(home):
        lock = found(home)["lock"]
    assert lock.state == "note"
    assert str(os.getpid()) in lock.says


def test_a_correction_that_cannot_be_read_is_bad_and_the_rest_is_still_told(home: Home) -> None:
    (home.raw / "corrections.yml").write_text("- nonsense")
    findings = found(home)
    assert findings["settings"].state == "bad"
    assert findings["python"].state == "ok"


def test_a_release_from_the_future_shows_a_wrong_clock(home: Home, monkeypatch: pytest.MonkeyPatch) -> None:
    from test_cli import publish_sound

    publish_sound(home)
    assert "clock" not in found(home)
    yesterday = datetime.now(UTC) - timedelta(days=1)

    class Earlier(datetime):
        @classmethod
        def now(cls, tz: object = None) -> datetime:
            return yesterday

    monkeypatch.setattr(doctor, "datetime", Earlier)
    assert found(home)["clock"].state == "bad"


def test_a_release_that_was_changed_is_bad(home: Home) -> None:
    from test_cli import publish_sound

    publish_sound(home)
    assert found(home)["release"].state == "ok"
    manifest = home.current_release.resolve() / "fct_yoy.parquet"
    manifest.chmod(0o600)
    manifest.write_bytes(b"other")
    assert found(home)["release"].state == "bad"


def test_stores_are_asked_and_what_is_shown_there_is_read(home: Home, tmp_path: Path, bucket: Bucket) -> None:
    small = replace(small_home_in(tmp_path / "small"), releases_url=f"{bucket.url}/releases")
    home = replace(home, raw_url=f"{bucket.url}/raw", releases_url=small.releases_url)
    assert (found(home)["raw store"].state, found(home)["release store"].state) == ("ok", "note")
    release = publish_version(small, 1)
    assert found(home)["release store"].state == "ok"
    bucket.put(f"releases/{release.release_id}/mart_count.parquet", b"")
    damaged = found(home)["release store"]
    assert damaged.state == "bad"
    assert "mart_count.parquet has 0 bytes" in damaged.says
    assert not [path for path in bucket.paths() if "condition" in path]


def test_a_store_that_is_away_is_bad(home: Home, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("AWS_ENDPOINT_URL", "http://127.0.0.1:9")
    monkeypatch.setenv("AWS_ACCESS_KEY_ID", "testing")
    monkeypatch.setenv("AWS_SECRET_ACCESS_KEY", "testing")
    away = found(
        replace(home, raw_url="s3://gone/raw", extracted_url="s3://gone/log", releases_url="s3://gone/r")
    )
    states = {piece: finding.state for piece, finding in away.items() if piece.endswith("store")}
    assert states == {"raw store": "bad", "log store": "bad", "release store": "bad"}
