"""Releases: whole or not at all, whatever happens while they are made."""

import json
import os
import subprocess
import sys
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import duckdb
import pytest
from crash.readers import read_while_publishing
from small_releases import build, publish_version, small_home_in, stage_audited

from orchestration.gate.verdict import GateCheck, GateResult
from orchestration.lock import LockHeldError, read_holder, writer_lock
from orchestration.paths import Home
from orchestration.release import (
    Inputs,
    Manifest,
    ReleaseError,
    Source,
    compare_sources,
    current_release,
    find_release,
    publish,
    releases,
    remember_inputs,
    retire,
    rollback,
    rolled_back_from,
    shelf,
    stage,
    sweep,
    tables,
    verify,
)
from orchestration.release.manifest import STORAGE_NUMBER, storage_number
from orchestration.release.placing import put_on_shelf


@pytest.fixture
def small_home(tmp_path: Path) -> Home:
    return small_home_in(tmp_path)


def version_seen(home: Home) -> int:
    with duckdb.connect(home.current_release / "marts.duckdb", read_only=True) as connection:
        row = connection.execute("select max(version) from mart_count").fetchone()
    assert row
    return int(row[0])


def test_a_release_holds_core_and_marts_with_their_descriptions_and_nothing_else(small_home: Home) -> None:
    release = publish_version(small_home, 1)
    assert [table.name for table in release.manifest.tables] == ["fct_figure", "mart_count"]
    with duckdb.connect(release.folder / "marts.duckdb", read_only=True) as connection:
        tables = connection.execute("select table_name, comment from duckdb_tables() order by 1").fetchall()
        columns = connection.execute(
            "select column_name, comment, is_nullable from duckdb_columns() where table_name = 'mart_count'"
        ).fetchall()
    assert tables == [("fct_figure", None), ("mart_count", "One row for each; it's small.")]
    assert columns == [("id", None, False), ("version", None, True), ("share", "Share, percent.", True)]


def test_marts_open_in_every_duckdb_since_1_1(small_home: Home) -> None:
    release = publish_version(small_home, 1)
    assert storage_number(release.folder / "marts.duckdb") == STORAGE_NUMBER == 64
    assert release.manifest.storage_version == "v1.0.0"


def test_parquet_holds_the_same_rows_as_the_database(small_home: Home) -> None:
    release = publish_version(small_home, 1)
    with duckdb.connect(release.folder / "marts.duckdb", read_only=True) as connection:
        differing = connection.execute(
            f"(from mart_count except all from '{release.folder}/mart_count.parquet')"
            f" union all (from '{release.folder}/mart_count.parquet' except all from mart_count)"
        ).fetchall()
    assert differing == []


def test_the_manifest_lists_every_file_with_bytes_and_checksum(small_home: Home) -> None:
    release = publish_version(small_home, 1)
    listed = {
        file["path"]: file for file in json.loads((release.folder / "manifest.json").read_text())["files"]
    }
    there = {path.name for path in release.folder.iterdir()} - {"manifest.json"}
    assert set(listed) == there
    assert listed["marts.duckdb"]["bytes"] == (release.folder / "marts.duckdb").stat().st_size
    assert verify(release) == ()


def test_the_same_rows_give_the_same_content_hash_whatever_their_order(small_home: Home) -> None:
    build(small_home, 1)
    first = stage(small_home).manifest.content
    with duckdb.connect(small_home.warehouse) as connection:
        connection.execute("create or replace table mart_count as from mart_count order by id desc")
    assert stage(small_home).manifest.content == first
    build(small_home, 2)
    assert stage(small_home).manifest.content != first


def test_many_rows_are_copied_in_pieces_and_give_the_bytes_that_one_insert_gives(
    small_home: Home, monkeypatch: pytest.MonkeyPatch
) -> None:
    build(small_home, 1, rows=290_000)
    with duckdb.connect(small_home.warehouse) as connection:
        connection.execute("create or replace table mart_count as from mart_count order by hash(id)")
    whole = stage(small_home).manifest.content
    monkeypatch.setattr(tables, "read_grains", lambda: {"mart_count": ("id",)})
    assert stage(small_home).manifest.content == whole


def test_rows_without_a_key_or_with_the_same_are_copied_too(
    small_home: Home, monkeypatch: pytest.MonkeyPatch
) -> None:
    build(small_home, 1, rows=290_000)
    with duckdb.connect(small_home.warehouse) as connection:
        connection.execute("alter table mart_count alter id drop not null")
        connection.execute("update mart_count set id = case when id % 3 > 0 then id // 100000 end")
    monkeypatch.setattr(tables, "read_grains", lambda: {"mart_count": ("id",)})
    assert stage(small_home).manifest.table("mart_count").rows == 290_000


def test_a_missing_warehouse_or_model_is_named_with_the_remedy(small_home: Home) -> None:
    with pytest.raises(ReleaseError, match="run `jihua refresh`"):
        stage(small_home)
    build(small_home, 1)
    with duckdb.connect(small_home.warehouse) as connection:
        connection.execute("drop table mart_count")
    with pytest.raises(ReleaseError, match="lacks mart_count"):
        stage(small_home)


def test_inputs_travel_from_the_start_of_a_refresh_to_its_release_once(small_home: Home) -> None:
    inputs = Inputs(
        sources=(Source("990101/2022-plan.txt", 3, "a"),), reader="b", registry="c", dbt_project="d", code="e"
    )
    remember_inputs(small_home, inputs)
    build(small_home, 1)
    assert stage(small_home).manifest.inputs == inputs
    assert stage(small_home).manifest.inputs == Inputs.unknown()


def test_inputs_change_with_a_report_and_not_with_the_readme(small_home: Home) -> None:
    before = Inputs.of(small_home)
    (small_home.raw / "README.md").write_text("for people")
    assert Inputs.of(small_home) == before
    (small_home.raw / "990101" / "2022-plan.txt").write_text("…")
    after = Inputs.of(small_home)
    assert after != before
    changes = compare_sources(before.sources, after.sources)
    assert changes.added == ("990101/2022-plan.txt",)
    assert compare_sources(after.sources, before.sources).removed == changes.added


def test_a_report_with_other_bytes_counts_as_changed() -> None:
    before, now = (Source("990101/2022-plan.txt", 3, sha256) for sha256 in ("aa", "bb"))
    assert compare_sources((before,), (now,)).changed == ("990101/2022-plan.txt",)


BROKEN = GateResult.of((GateCheck("mart_count", "ids are unique", "critical", False, "2 rows"),))


@pytest.mark.parametrize(
    ("verdict", "message"), [(None, "was not audited"), (BROKEN, r"mart_count: ids are unique \(2 rows\)")]
)
def test_a_release_that_did_not_pass_the_gate_is_not_published(
    small_home: Home, verdict: GateResult | None, message: str
) -> None:
    old = publish_version(small_home, 1)
    build(small_home, 2)
    staged = stage(small_home)
    if verdict:
        verdict.write(staged.folder)
    with pytest.raises(ReleaseError, match=message):
        publish(small_home, staged)
    assert current_release(small_home) == old


def test_a_warning_does_not_stop_a_release(small_home: Home) -> None:
    build(small_home, 1)
    staged = stage(small_home)
    GateResult.of((GateCheck("mart_count", "rows look many", "warning", False, "50 rows"),)).write(
        staged.folder
    )
    assert publish(small_home, staged).is_current


@pytest.mark.parametrize("damage", ["cut", "flip", "delete", "rows", "count"])
def test_a_staged_release_that_differs_from_its_manifest_is_not_published(
    small_home: Home, damage: str
) -> None:
    old = publish_version(small_home, 1)
    staged = stage_audited(small_home, 2)
    parquet = staged.folder / "mart_count.parquet"
    if damage == "rows":
        with duckdb.connect(staged.database) as connection:
            connection.execute("delete from mart_count where id = 7")
        with pytest.raises(ReleaseError, match=r"marts\.duckdb has other bytes"):
            publish(small_home, staged)
    elif damage == "count":
        told = tuple(replace(table, rows=49) for table in staged.manifest.tables)
        with pytest.raises(ReleaseError, match="fct_figure has 50 rows, the manifest says 49"):
            publish(small_home, replace(staged, manifest=replace(staged.manifest, tables=told)))
    else:
        release = publish(small_home, staged)
        damage_file(release.folder / parquet.name, damage)
        assert "mart_count.parquet" in verify(release)[0]
        with pytest.raises(ReleaseError, match=r"damaged.*jihua refresh --force"):
            rollback(small_home, release.release_id)
        rollback(small_home, old.release_id)
    assert version_seen(small_home) == 1


def damage_file(path: Path, damage: str) -> None:
    path.chmod(0o644)
    data = path.read_bytes()
    if damage == "cut":
        path.write_bytes(data[:-10])
    elif damage == "flip":
        path.write_bytes(data[:100] + bytes([data[100] ^ 1]) + data[101:])
    else:
        path.unlink()


def test_a_release_that_lost_a_file_on_its_way_to_the_shelf_is_not_shown(
    small_home: Home, monkeypatch: pytest.MonkeyPatch
) -> None:
    publish_version(small_home, 1)
    staged = stage_audited(small_home, 2)

    def losing(home: Home, folder: Path, manifest: Manifest) -> Path:
        target = put_on_shelf(home, folder, manifest)
        damage_file(target / "mart_count.parquet", "cut")
        return target

    monkeypatch.setattr(shelf, "put_on_shelf", losing)
    with pytest.raises(ReleaseError, match=r"mart_count.parquet has .* bytes, the manifest says"):
        publish(small_home, staged)
    assert version_seen(small_home) == 1


def test_an_old_release_stays_when_the_disk_refuses(
    small_home: Home, monkeypatch: pytest.MonkeyPatch
) -> None:
    publish_version(small_home, 1)
    staged = stage_audited(small_home, 2)

    def full(*_: object, **__: object) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(os, "fsync", full)
    with pytest.raises(OSError, match="No space left"):
        publish(small_home, staged)
    monkeypatch.undo()
    assert version_seen(small_home) == 1
    assert sweep(small_home)
    assert publish_version(small_home, 3).is_current


def test_rollback_shows_an_earlier_release_until_the_next_one_is_published(small_home: Home) -> None:
    first, second = publish_version(small_home, 1), publish_version(small_home, 2)
    rollback(small_home, first.release_id)
    assert version_seen(small_home) == 1
    held = rolled_back_from(small_home)
    assert held
    assert held.release_id == second.release_id
    assert [release.is_current for release in releases(small_home)] == [False, True]
    publish_version(small_home, 3)
    assert version_seen(small_home) == 3
    assert rolled_back_from(small_home) is None


def test_going_forward_again_ends_a_rollback(small_home: Home) -> None:
    first, second = publish_version(small_home, 1), publish_version(small_home, 2)
    rollback(small_home, first.release_id)
    rollback(small_home, second.release_id)
    assert rolled_back_from(small_home) is None
    assert version_seen(small_home) == 2


@pytest.mark.parametrize("name", ["", "2", "nothing"])
def test_a_release_is_found_by_an_id_that_is_its_only(small_home: Home, name: str) -> None:
    publish_version(small_home, 1)
    publish_version(small_home, 2)
    with pytest.raises(ReleaseError, match=r"names [02] releases; there are: 2"):
        find_release(small_home, name)


def test_retention_keeps_the_last_ones_and_always_the_current(
    small_home: Home, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("JIHUA_KEEP_RELEASES", "3")
    made = [publish_version(small_home, version) for version in range(5)]
    assert [release.release_id for release in releases(small_home)] == [
        release.release_id for release in reversed(made[2:])
    ]
    rollback(small_home, made[2].release_id)
    monkeypatch.setenv("JIHUA_KEEP_RELEASES", "1")
    assert retire(small_home) == (made[3].release_id,)
    assert version_seen(small_home) == 2


def test_a_retention_that_is_no_number_is_refused_with_the_remedy(
    small_home: Home, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("JIHUA_KEEP_RELEASES", "0")
    with pytest.raises(ReleaseError, match="set it to a whole number"):
        publish_version(small_home, 1)


def test_ids_keep_their_order_when_the_clock_goes_back(small_home: Home) -> None:
    first = publish_version(small_home, 1)
    ahead = first.folder.with_name(f"29991231T235958Z-{first.release_id[-8:]}")
    first.folder.rename(ahead)
    second = publish_version(small_home, 2)
    assert second.release_id.startswith("29991231T235959Z-")
    assert releases(small_home)[0].release_id == second.release_id


def test_a_sweep_removes_what_a_crash_left_and_keeps_releases(small_home: Home) -> None:
    release = publish_version(small_home, 1)
    staged = stage_audited(small_home, 2)
    (small_home.releases / ".going-20200101T000000Z-aaaaaaaa").mkdir()
    (small_home.releases / ".current.4711.tmp").symlink_to("nowhere")
    small_home.extracted.mkdir()
    (small_home.extracted / ".current.4711.tmp").symlink_to("nowhere")
    (small_home.var / ".inputs.json.4711.tmp").write_text("{")
    swept = sweep(small_home)
    assert staged.folder.name in swept
    assert len(swept) == 5
    assert verify(release) == ()
    assert version_seen(small_home) == 1


def test_an_open_reader_keeps_its_release_until_it_reconnects(
    small_home: Home, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("JIHUA_KEEP_RELEASES", "1")
    publish_version(small_home, 1)
    with duckdb.connect(small_home.current_release / "marts.duckdb", read_only=True) as reader:
        publish_version(small_home, 2)
        assert reader.execute("select max(version) from fct_figure").fetchone() == (1,)
    assert version_seen(small_home) == 2


@pytest.mark.slow
def test_readers_never_fail_or_see_a_mixture_while_releases_are_published(tmp_path: Path) -> None:
    """`python -m tests.crash.readers --publishes 200 --readers 4` does it at length."""
    told = read_while_publishing(tmp_path, publishes=20, readers=4)
    assert [reader.fault for reader in told] == [""] * 4
    assert all(reader.reads > 10 for reader in told)
    assert all(reader.releases_seen > 1 for reader in told)


HOLD = """
import sys, time
from pathlib import Path
from orchestration.lock import writer_lock
from orchestration.paths import Home
home = Home(raw=Path("raw"), var=Path(sys.argv[1]), dbt_project=Path("dbt_project"))
with writer_lock(home):
    import subprocess
    child = subprocess.Popen([sys.executable, "-c", "import time; time.sleep(60)"])
    print(child.pid, flush=True)
    time.sleep(60)
"""


@pytest.fixture
def holder_elsewhere(small_home: Home) -> Iterator[tuple["subprocess.Popen[str]", int]]:
    process = subprocess.Popen(
        [sys.executable, "-c", HOLD, small_home.var], stdout=subprocess.PIPE, text=True
    )
    assert process.stdout
    child = int(process.stdout.readline())
    yield process, child
    process.kill()
    process.wait()


def test_a_second_writer_is_told_who_holds_the_lock_and_what_to_do(
    small_home: Home, holder_elsewhere: tuple["subprocess.Popen[str]", int]
) -> None:
    process, _ = holder_elsewhere
    with (
        pytest.raises(LockHeldError, match=rf"process {process.pid} since \d{{4}}-.*--wait 600"),
        writer_lock(small_home, wait_seconds=0.2),
    ):
        pass


def test_a_killed_writer_blocks_nobody_and_its_children_are_ended(
    small_home: Home, holder_elsewhere: tuple["subprocess.Popen[str]", int]
) -> None:
    process, child = holder_elsewhere
    process.kill()
    process.wait()
    with writer_lock(small_home, wait_seconds=5):
        holder = read_holder(small_home)
        assert holder
        assert holder.pid == os.getpid()
        if sys.platform == "linux":
            assert not Path(f"/proc/{child}").exists() or "Z" in Path(f"/proc/{child}/stat").read_text()
    assert read_holder(small_home) is None


def test_the_lock_may_be_nested_and_is_free_afterwards(small_home: Home) -> None:
    with writer_lock(small_home), writer_lock(small_home, wait_seconds=0):
        assert read_holder(small_home)
    assert read_holder(small_home) is None
    with writer_lock(small_home, wait_seconds=0):
        pass
