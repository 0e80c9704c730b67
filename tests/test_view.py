"""The view in parts: what stays as it is is not made again, and nobody sees a difference."""

import json
import os
from collections.abc import Callable
from pathlib import Path

import polars as pl
import pytest
from test_corrections import TEXT, line
from test_districts import CITY, DISTRICT, read
from test_ingest import GOOD, OTHER, put

from orchestration.corrections import append_correction
from orchestration.corrections.lines import FILE
from orchestration.extracted.note import NOTE, checksums, read_note
from orchestration.extracted.tables import VIEW_TABLES
from orchestration.extracted.view import open_view
from orchestration.ingest import ingest
from orchestration.ingest.years import years_shown
from orchestration.paths import Home
from orchestration.staleness import fingerprints
from orchestration.view_files import PARTED, WHOLE, file_of, files_of, part_of

# Retail sales out of range are kept back.
BEIJING = OTHER.replace("6.1%", "6100%")


@pytest.fixture
def filled(home: Home) -> Home:
    """Reports of two provinces."""
    put(home, "440114/a.txt", TEXT)
    put(home, "110105/b.txt", BEIJING)
    ingest(home)
    return home


def view_of(home: Home) -> Path:
    return home.extracted / "current"


def inodes(home: Home, part: str) -> list[int]:
    return [file_of(view_of(home), table, part).stat().st_ino for table in PARTED]


def rows(home: Home) -> dict[str, list[dict[str, object]]]:
    view = open_view(home)
    assert view is not None
    return {table: view.read(table).to_dicts() for table in VIEW_TABLES}


def rows_made_anew(home: Home) -> dict[str, list[dict[str, object]]]:
    """What the view holds when no part of it stays; days of what was wrong are kept."""
    before = read_note(view_of(home))
    assert before is not None
    (view_of(home) / NOTE).write_text(
        json.dumps({"fingerprint": "", "checksums": dict(before.checksums)}), encoding="utf-8"
    )
    ingest(home)
    return rows(home)


def test_every_table_has_parts_or_is_whole() -> None:
    assert sorted([*PARTED, *WHOLE]) == sorted(VIEW_TABLES)


def test_a_table_is_one_file_a_province_in_the_order_of_its_reports(filled: Home) -> None:
    for table in PARTED:
        files = files_of(view_of(filled), table)
        assert [file.stem for file in files] == ["11", "44"]
        for file in files:
            assert {part_of(report) for report in pl.read_parquet(file)["report_id"]} == {file.stem}
    assert years_shown(filled) == (2018,)
    put(filled, "110105/b.txt", b"")
    put(filled, "440114/a.txt", b"")
    ingest(filled)
    assert [file.name for file in files_of(view_of(filled), "readings")] == ["00.parquet"]
    assert years_shown(filled) == ()


def change(home: Home) -> None:
    put(home, "440114/a.txt", TEXT.replace("5.6%", "5.7%"))


def come(home: Home) -> None:
    put(home, "440114/c.txt", GOOD.replace("2019年", "2020年").replace("2018年", "2019年"))


def correct(home: Home) -> None:
    append_correction(home.raw, line("5.6%", "correct", "5.6", value="5.8"))


def reject(home: Home) -> None:
    append_correction(home.raw, line("5.6%", "reject", "5.6"))


@pytest.mark.parametrize("step", [change, come, correct, reject])
def test_only_the_part_of_a_change_is_made_and_the_rows_are_those_of_a_view_made_anew(
    filled: Home, step: Callable[[Home], None]
) -> None:
    theirs, own = inodes(filled, "11"), inodes(filled, "44")
    before = fingerprints(view_of(filled), {})
    step(filled)
    ingest(filled)
    assert inodes(filled, "11") == theirs
    assert not set(inodes(filled, "44")) & set(own)
    after = fingerprints(view_of(filled), {})
    assert {code for code in before if before[code] != after[code]} == {"440114"}
    told = rows(filled)
    assert rows_made_anew(filled) == told
    assert not set(inodes(filled, "11")) & set(theirs)
    assert fingerprints(view_of(filled), {}) == after


def test_a_correction_that_is_taken_back_gives_the_rows_before(filled: Home) -> None:
    before, marks = rows(filled)["observations"], fingerprints(view_of(filled), {})
    reject(filled)
    ingest(filled)
    (filled.raw / FILE).unlink()
    ingest(filled)
    assert rows(filled)["observations"] == before
    # The alert that is over is one more row.
    assert fingerprints(view_of(filled), {})["110105"] == marks["110105"]


def test_a_division_is_due_when_the_report_of_another_contradicts_its_own(home: Home) -> None:
    district = "全区地区生产总值1300.2亿元。"
    read(home, city="全市地区生产总值8000.5亿元。", district=district)
    before = fingerprints(view_of(home), {})
    view = read(home, city="全市地区生产总值800.5亿元。", district=district)
    assert view.read("findings")["division_code"].to_list() == [DISTRICT]
    after = fingerprints(view_of(home), {})
    assert {code for code in after if before[code] != after[code]} == {CITY, DISTRICT}


def test_reading_everything_again_makes_every_part(filled: Home) -> None:
    before = [*inodes(filled, "11"), *inodes(filled, "44")]
    told = rows(filled)
    ingest(filled, again=True)
    assert not {*inodes(filled, "11"), *inodes(filled, "44")} & set(before)
    assert rows(filled) == told


def test_a_part_that_is_not_as_it_was_written_is_made_again(filled: Home) -> None:
    told = rows(filled)
    file = file_of(view_of(filled), "observations", "11")
    content = bytearray(file.read_bytes())
    content[len(content) // 2] ^= 0xFF
    file.write_bytes(bytes(content))
    assert open_view(filled) is None
    whole = inodes(filled, "44")
    assert ingest(filled).counts.files_read == 0
    assert rows(filled) == told
    assert inodes(filled, "44") == whole


def test_where_a_disk_knows_no_second_names_parts_are_written_and_the_view_before_stays(
    filled: Home, monkeypatch: pytest.MonkeyPatch
) -> None:
    old = view_of(filled).resolve()
    named: list[object] = []
    link = os.link

    def refuses_the_second(source: Path, target: Path) -> None:
        named.append(target)
        if len(named) > 1:
            raise PermissionError("no links here")
        link(source, target)

    monkeypatch.setattr(os, "link", refuses_the_second)
    change(filled)
    ingest(filled)
    note = read_note(old)
    assert note is not None
    assert checksums(old, PARTED, "11") == note.parts["11"].checksums
    told = rows(filled)
    assert rows_made_anew(filled) == told


def test_a_view_of_an_earlier_version_is_made_again_and_keeps_its_days(filled: Home) -> None:
    told = rows(filled)
    view = view_of(filled)
    assert told["rejections"]
    note = read_note(view)
    assert note is not None
    for table in PARTED:
        pl.read_parquet(files_of(view, table)).write_parquet(view / f"{table}.parquet")
        for file in files_of(view, table):
            file.unlink()
    (view / NOTE).write_text(json.dumps({"fingerprint": note.fingerprint, "checksums": dict(note.checksums)}))
    assert open_view(filled) is None
    result = ingest(filled)
    assert (result.counts.files_read, result.changed) == (0, True)
    assert rows(filled) == told


def test_without_a_view_nothing_can_be_held_against_what_was_built(home: Home) -> None:
    with pytest.raises(FileNotFoundError, match="Nothing was read yet"):
        fingerprints(view_of(home), {})
