"""Disks that are full or may not be written, files that change while they are read."""

import os
import subprocess
import sys
from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path

import pytest
from crash.contents import contents, leftovers
from crash.random_kills import write_reports
from crash.ways import Writing, steps_written
from small_releases import build, publish_version, small_home_in

from orchestration.exports import ExportFormat, export
from orchestration.extracted import ExtractedLog
from orchestration.ingest import ingest
from orchestration.ingest.appending import append_readings
from orchestration.ingest.outcomes import read_source
from orchestration.ingest.sources import Versions, list_sources
from orchestration.paths import CHECKOUT, Home
from orchestration.release import current_release, stage, sweep

is_root = os.geteuid() == 0


@pytest.mark.slow
def test_wherever_the_disk_is_full_the_old_release_stands_and_room_is_all_the_next_run_needs(
    tmp_path: Path,
) -> None:
    way = Writing()
    home = way.home(tmp_path)
    write_reports(home.raw, 2)
    assert way.run_whole(home) == ""
    before = contents(home)
    write_reports(home.raw, 3)
    stopped = set()
    for most_bytes in (100, 3_000, 12_000, 300_000):
        assert way.run_limited(home, most_bytes) == 1
        stopped.add(steps_written(home)[-1][0])
        assert contents(home) == before
    assert len(stopped) > 1, stopped
    assert way.run_whole(home) == ""
    assert contents(home) != before
    assert leftovers(home) == []


def _mount(*arguments: object) -> bool:
    told = subprocess.run(["mount", *map(str, arguments)], capture_output=True, check=False)
    return told.returncode == 0


@pytest.fixture
def tiny_disk(tmp_path: Path) -> Iterator[Path]:
    """A file system of eight megabytes."""
    folder = tmp_path / "disk"
    folder.mkdir()
    if not is_root or not _mount("-t", "tmpfs", "-o", "size=8m", "tmpfs", folder):
        pytest.skip("needs the right to mount a small file system")
    yield folder
    subprocess.run(["umount", str(folder)], check=True)


def test_a_release_that_finds_no_room_is_not_published(tiny_disk: Path) -> None:
    home = small_home_in(tiny_disk)
    publish_version(home, 1)
    before = current_release(home)
    assert before
    build(home, 2)
    room = os.statvfs(tiny_disk)
    (tiny_disk / "filler").write_bytes(bytes(room.f_bavail * room.f_frsize))
    with pytest.raises(OSError, match=r"cannot be written: .*No space left"):
        stage(home)
    with pytest.raises(OSError, match=r"out cannot be written: .*No space left"):
        export(before.folder, before.manifest, ExportFormat.PARQUET, tiny_disk / "out")
    assert not list(tiny_disk.glob("*out*"))
    assert current_release(home) == before
    sweep(home)
    (tiny_disk / "filler").unlink()
    assert publish_version(home, 2).is_current


@pytest.fixture
def unwritable_home(tmp_path: Path) -> Iterator[Home]:
    """A home with a release whose var/ may not be written, not even by root where root runs the tests."""
    home = small_home_in(tmp_path)
    publish_version(home, 1)
    home.var.chmod(0o555)
    mounted = is_root and _mount("--bind", home.var, home.var)
    if is_root and not (mounted and _mount("-o", "remount,ro,bind", home.var)):
        pytest.skip("needs the right to mount a folder read-only")
    yield home
    if mounted:
        subprocess.run(["umount", str(home.var)], check=True)
    home.var.chmod(0o755)


def test_a_folder_that_may_not_be_written_is_named_with_the_remedy(unwritable_home: Home) -> None:
    before = current_release(unwritable_home)
    outcome = subprocess.run(
        [sys.executable, "-m", "orchestration.cli", "refresh"],
        env=os.environ | {"JIHUA_HOME": str(unwritable_home.raw.parent)},
        cwd=CHECKOUT,
        capture_output=True,
        text=True,
        check=False,
    )
    assert outcome.returncode == 1
    assert str(unwritable_home.var) in outcome.stderr
    assert "check the disk, its space and the permissions" in outcome.stderr
    assert current_release(unwritable_home) == before


TEXT = """---
digest: true
---
广州市花都区2018年国民经济和社会发展计划执行情况与2019年计划草案的报告
2018年，地区生产总值{level}亿元。
"""


@pytest.fixture
def report(home: Home) -> Path:
    path = home.raw / "440114" / "2018-plan.txt"
    path.parent.mkdir()
    path.write_text(TEXT.format(level=1000), encoding="utf-8")
    return path


def test_a_file_that_is_left_alone_while_it_is_read_is_no_changed_one(home: Home, report: Path) -> None:
    (source,) = list_sources(home.raw, Versions.current())
    assert read_source(source, home.raw).report


@pytest.mark.parametrize("change", ["text", "sidecar", "gone"])
def test_a_file_that_changes_while_it_is_read_is_refused_with_the_remedy(
    home: Home, report: Path, change: str
) -> None:
    (source,) = list_sources(home.raw, Versions.current())
    if change == "text":
        report.write_text(TEXT.format(level=2000), encoding="utf-8")
    elif change == "sidecar":
        report.with_name(f"{report.name}.yml").write_text("published_on: 2019-02-01")
    else:
        report.unlink()
    outcome = read_source(source, home.raw)
    assert outcome.report is None
    assert "changed while it was read" in str(outcome.error)
    assert "jihua refresh" in str(outcome.error)


def test_a_file_that_changed_while_it_was_read_is_read_by_the_next_pass(home: Home, report: Path) -> None:
    versions = Versions.current()
    sources = list_sources(home.raw, versions)
    report.write_text(TEXT.format(level=2000), encoding="utf-8")
    append_readings(ExtractedLog(home), sources, home, versions, datetime.now(UTC))
    # The bytes of before are back: what was logged of them meanwhile must not stand for them.
    report.write_text(TEXT.format(level=1000), encoding="utf-8")
    result = ingest(home)
    assert result.counts.files_read == 1
    assert [float(value) for value in result.view.read("observations")["value"]] == [1000.0]
    assert result.view.read("rejections").is_empty()
