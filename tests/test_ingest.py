"""One pass over raw/: what changed is read, what is bad is named, nothing is lost."""

import re
import shutil
from collections.abc import Iterable
from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path

import polars as pl
import pytest
from polars.testing import assert_frame_equal

from orchestration.extracted import TABLES, ExtractedLog, LoggedEntry, Tables
from orchestration.extracted.batches import CONTENTS
from orchestration.extracted.log import BATCH_ENTRIES, MOST_BATCHES
from orchestration.extracted.note import NOTE, checksums, read_note
from orchestration.extracted.tables import VIEW_TABLES
from orchestration.extracted.view import open_view
from orchestration.ingest import IngestResult, ingest
from orchestration.ingest.sentences import Sentences
from orchestration.ingest.sources import Versions, list_sources
from orchestration.ingest.years import YearRead, read_years
from orchestration.paths import Home
from orchestration.view_files import WHOLE

BODY = (
    "2018年，全市地区生产总值1234.5亿元，同比增长5.6%；社会消费品零售总额增长6.1%。\n"
    "2019年主要预期目标：地区生产总值增长6%左右。\n"
)
GOOD = (
    f"---\ndigest: true\n---\n广州市花都区2018年国民经济和社会发展计划执行情况与2019年计划草案的报告\n{BODY}"
)
OTHER = GOOD.replace("广州市花都区", "北京市朝阳区")


def put(home: Home, name: str, content: str | bytes) -> Path:
    path = home.raw / name
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(content if isinstance(content, bytes) else content.encode())
    return path


def rejected(home: Home) -> list[dict[str, object]]:
    view = open_view(home)
    assert view is not None
    return view.read("rejections").to_dicts()


def reports(home: Home) -> dict[str, str]:
    view = open_view(home)
    assert view is not None
    return dict(view.read("reports").select("report_id", "source_path").iter_rows())


def test_an_empty_raw_gives_empty_tables_with_all_columns(home: Home) -> None:
    result = ingest(home)
    assert (result.counts.reports, result.counts.observations) == (0, 0)
    for table, schema in TABLES.items():
        assert result.view.read(table).schema == schema


def test_each_figure_stands_where_its_span_says(home: Home) -> None:
    put(home, "440114/a.txt", GOOD)
    result = ingest(home)
    [report] = result.view.read("reports").to_dicts()
    readings = result.view.read("readings").to_dicts()
    assert report["report_id"] == "440114-2018-plan"
    assert (report["text"], report["characters"]) == (GOOD, len(GOOD))
    assert all(GOOD[row["span_start"] : row["span_end"]] == row["quote"] for row in readings)
    assert all(
        GOOD[row["sentence_start"] :].startswith(row["sentence"]) and row["quote"] in row["sentence"]
        for row in readings
    )
    gdp = {
        (row["indicator_code"], row["measure"], row["nature"]) for row in readings if row["is_observation"]
    }
    assert {("gdp", "level", "actual"), ("gdp", "growth", "actual"), ("gdp", "growth", "target")} <= gdp


BAD = [
    ("440114/bad.txt", b"", "DOC-EMPTY"),
    ("440114/bad.txt", b"\x00\x01\x02\x03" * 500, "DOC-BINARY"),
    ("440114/bad.txt", GOOD.encode()[:-2], "DOC-TRUNCATED"),
    ("440114/bad.txt", GOOD.replace("digest: true", "digest: perhaps"), "DOC-METADATA"),
    ("440114/bad.txt", GOOD.replace("2018年国民", "国民"), "DOC-NO-TITLE"),
    ("449999/bad.txt", GOOD, "DOC-DIVISION"),
    ("440114/bad.txt", GOOD.replace("花都区", "某某区"), "DOC-DIVISION"),
    ("440114/bad.doc", GOOD, "DOC-FORMAT"),
]


@pytest.mark.parametrize(("name", "content", "rule"), BAD)
def test_a_bad_file_is_named_with_its_remedy_and_stops_no_other(
    home: Home, name: str, content: str | bytes, rule: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    put(home, "110105/good.txt", OTHER)
    put(home, name, content)
    # What is kept does not depend on the language of whoever reads: both stand in the row.
    monkeypatch.setenv("JIHUA_LANG", "zh")
    result = ingest(home)
    [row] = rejected(home)
    english = str(row["reason"]).replace("某某区", "") + str(row["remedy"])
    assert re.search("[a-z]{3}", english)
    assert not re.search("[\u4e00-\u9fff]{4}", re.sub("“.*?”|'.*?'|…'.*", "", english))
    assert re.search("[\u4e00-\u9fff]{4}", str(row["reason_zh"]))
    assert re.search("[\u4e00-\u9fff]{4}", str(row["remedy_zh"]))
    assert (row["rule_code"], row["source_path"]) == (rule, name)
    assert name in str(row["reason"])
    assert row["remedy"]
    assert reports(home) == {"110105-2018-plan": "110105/good.txt"}
    assert result.counts.files_refused == 1


def test_codes_of_the_whole_registry_reach_the_tables(home: Home) -> None:
    put(
        home,
        "440114/a.txt",
        GOOD.replace("；社会", "；工业用电量58亿千瓦时、每万人口发明专利拥有量12件；社会"),
    )
    result = ingest(home)
    codes = result.view.read("observations")["indicator_code"].to_list()
    assert codes == [
        "gdp",
        "gdp",
        "industrial_power_use",
        "invention_patents_per_10000",
        "retail_sales",
        "gdp",
    ]
    assert rejected(home) == []


def test_a_gb18030_file_is_read_like_any_other(home: Home) -> None:
    put(home, "440114/a.txt", GOOD.encode("gb18030"))
    assert ingest(home).view.read("reports")["text"].to_list() == [GOOD]


def test_a_sidecar_that_is_not_valid_is_named(home: Home) -> None:
    put(home, "440114/a.txt", GOOD)
    put(home, "440114/a.txt.yml", "title: [")
    ingest(home)
    [row] = rejected(home)
    assert row["rule_code"] == "DOC-METADATA"
    assert "440114/a.txt.yml" in str(row["reason"])


def test_a_sidecar_beside_no_report_is_named(home: Home) -> None:
    put(home, "440114/a.txt.yml", "kind: plan\n")
    ingest(home)
    [row] = rejected(home)
    assert row["rule_code"] == "DOC-METADATA"
    assert "there is no a.txt" in str(row["reason"])


def test_a_sidecar_changes_which_report_a_file_is(home: Home) -> None:
    put(home, "440114/a.txt", GOOD)
    ingest(home)
    put(home, "440114/a.txt.yml", "edition: 20190301\n")
    result = ingest(home)
    assert reports(home) == {"440114-2018-plan-20190301": "440114/a.txt"}
    assert result.counts.files_read == 1


def test_a_copy_is_read_once_and_both_files_are_named(home: Home) -> None:
    put(home, "440114/a.txt", GOOD)
    put(home, "440114/b.txt", GOOD)
    ingest(home)
    [row] = rejected(home)
    assert (row["rule_code"], row["source_path"], row["level"]) == ("DOC-COPY", "440114/b.txt", "watch")
    assert "440114/a.txt" in str(row["reason"])
    assert reports(home) == {"440114-2018-plan": "440114/a.txt"}


def test_of_two_different_files_of_one_report_the_first_published_stands(home: Home) -> None:
    dated = GOOD.replace("digest: true", "digest: true\npublished_on: 2019-02-01")
    put(home, "440114/a.txt", GOOD.replace("digest: true", "digest: true\npublished_on: 2019-03-01"))
    put(home, "440114/b.txt", dated)
    result = ingest(home)
    [row] = rejected(home)
    assert (row["rule_code"], row["source_path"]) == ("DOC-DUPLICATE", "440114/a.txt")
    assert "edition" in str(row["remedy"])
    assert reports(home) == {"440114-2018-plan": "440114/b.txt"}
    assert (
        result.view.read("readings")["report_id"].len()
        == result.view.read("readings")["observation_id"].n_unique()
    )


def test_a_full_text_stands_for_its_digest(home: Home) -> None:
    filler = "全市上下坚持稳中求进，着力推动高质量发展，各项工作取得积极进展。\n" * 40
    full = GOOD.replace("---\ndigest: true\n---\n", "").replace("2018年，全市", f"{filler}2018年，全市")
    put(home, "440114/a-digest.txt", GOOD)
    put(home, "440114/full.txt", full)
    ingest(home)
    assert reports(home) == {"440114-2018-plan": "440114/full.txt"}
    assert [row["rule_code"] for row in rejected(home)] == ["DOC-SUPERSEDED"]


def test_only_what_changed_is_read_again(home: Home) -> None:
    put(home, "440114/a.txt", GOOD)
    put(home, "110105/b.txt", OTHER)
    first = ingest(home)
    again = ingest(home)
    assert (again.counts.files_read, again.counts.files_reused, again.changed) == (0, 2, False)
    assert again.view.fingerprint == first.view.fingerprint
    put(home, "440114/a.txt", GOOD.replace("5.6%", "5.7%"))
    third = ingest(home)
    assert (third.counts.files_read, third.changed) == (1, True)
    assert "5.7%" in third.view.read("observations")["quote"].to_list()
    assert "5.6%" in third.view.read("observations")["quote"].to_list()


def test_a_file_that_is_removed_takes_its_figures_with_it(home: Home) -> None:
    put(home, "440114/a.txt", GOOD)
    put(home, "110105/b.txt", OTHER)
    ingest(home)
    (home.raw / "110105/b.txt").unlink()
    result = ingest(home)
    assert reports(home) == {"440114-2018-plan": "440114/a.txt"}
    assert result.view.read("readings")["report_id"].unique().to_list() == ["440114-2018-plan"]


def test_a_damaged_batch_is_noticed_and_read_again(home: Home) -> None:
    put(home, "440114/a.txt", GOOD)
    before = ingest(home).view.read("observations")
    batch = next((home.extracted / "batches").iterdir()) / "readings.parquet"
    content = bytearray(batch.read_bytes())
    content[len(content) // 2] ^= 0xFF
    batch.write_bytes(bytes(content))
    result = ingest(home)
    assert (result.counts.damaged_batches, result.counts.files_read) == (1, 1)
    assert result.view.read("observations").equals(before)


@pytest.mark.parametrize("lost", ["reports/44.parquet", "alerts.parquet", "view.json"])
def test_a_damaged_view_is_put_together_again(home: Home, lost: str) -> None:
    put(home, "440114/a.txt", GOOD)
    ingest(home)
    (home.extracted / "current" / lost).write_bytes(b"?")
    result = ingest(home)
    assert (result.counts.files_read, result.changed, result.counts.reports) == (0, True, 1)


def test_what_a_crash_left_is_swept(home: Home) -> None:
    left = home.extracted / "batches" / ".writing-000001-1"
    left.mkdir(parents=True)
    (home.extracted / "batches" / "000007").mkdir()
    put(home, "440114/a.txt", GOOD)
    assert ingest(home).counts.reports == 1
    assert not left.exists()


def test_the_log_stays_short(home: Home) -> None:
    for index in range(MOST_BATCHES + 2):
        put(home, "440114/a.txt", GOOD.replace("5.6%", f"5.{index}%"))
        result = ingest(home)
    batches = list((home.extracted / "batches").iterdir())
    assert len(batches) <= MOST_BATCHES
    assert all((batch / CONTENTS).is_file() for batch in batches)
    assert result.counts.reports == 1
    assert not ingest(home).changed


def test_a_log_that_is_written_together_gives_the_same_view(
    home: Home, monkeypatch: pytest.MonkeyPatch
) -> None:
    put(home, "440114/a.txt", GOOD)
    ingest(home)
    put(home, "440114/empty.txt", b"")
    ingest(home)
    monkeypatch.setattr("orchestration.extracted.log.MOST_BATCHES", 1)
    put(home, "110105/b.txt", OTHER)
    before = ingest(home).view.tables().named()
    assert len(list((home.extracted / "batches").iterdir())) == 1
    (home.extracted / "current" / NOTE).unlink()
    again = ingest(home)
    assert again.counts.files_read == 0
    assert all(rows.equals(before[table]) for table, rows in again.view.tables().named().items())


def test_a_view_that_is_written_report_by_report_is_the_same(
    home: Home, monkeypatch: pytest.MonkeyPatch
) -> None:
    put(home, "440114/b.txt", LATER)
    put(home, "440114/c.txt", GOOD)
    put(home, "110105/a.txt", OTHER)
    put(home, "440114/empty.txt", b"")
    # In an order that is not that of the reports.
    ingest(home)
    put(home, "440114/a.txt", GOOD.replace("digest: true", "digest: true\npublished_on: 2019-02-01"))
    before = ingest(home).view.tables().named()
    monkeypatch.setattr("orchestration.extracted.assembly.TOGETHER", 1)
    again = ingest(home, again=True).view
    assert before["reports"]["report_id"].to_list() == [
        "110105-2018-plan",
        "440114-2018-plan",
        "440114-2019-plan",
    ]
    for table, rows in again.tables().named().items():
        assert_frame_equal(rows, before[table])
    again.figures().check()


def logged(home: Home, entries: Iterable[str]) -> ExtractedLog:
    """A log with such entries, each of them a batch."""
    log = ExtractedLog(home)
    for entry in entries:
        log.append([LoggedEntry(entry, Tables.empty())])
    return log


def test_batches_of_which_much_counts_are_left_as_they_are(home: Home) -> None:
    log = logged(home, [])
    full = [LoggedEntry(f"kept-{number}", Tables.empty()) for number in range(BATCH_ENTRIES)]
    log.append(full)
    log.append([LoggedEntry(f"gone-{number}", Tables.empty()) for number in range(BATCH_ENTRIES)])
    log = logged(home, [f"few-{number}" for number in range(MOST_BATCHES)])
    live = [entry.entry_id for entry in full[1:]] + ["few-1", "few-2"]
    log.compact(live)
    for held in (log, ExtractedLog(home)):
        assert len(held) == 2
        assert all(entry in held for entry in live)
        assert "gone-1" not in held
        assert "few-3" not in held
    assert sorted(path.name for path in log.folder.iterdir()) == ["000001", f"{MOST_BATCHES + 3:06d}"]


def test_what_a_later_batch_replaced_does_not_come_back(home: Home) -> None:
    log = logged(home, [])
    log.append([LoggedEntry(f"kept-{number}", Tables.empty()) for number in range(BATCH_ENTRIES)])
    log = logged(home, ["kept-0", *(f"few-{number}" for number in range(MOST_BATCHES))])
    log.compact([f"kept-{number}" for number in range(1, BATCH_ENTRIES)])
    assert "kept-0" not in log
    assert "kept-0" not in ExtractedLog(home)


LATER = GOOD.replace("2019年", "2020年").replace("2018年", "2019年")


def test_a_year_is_read_ahead_and_not_read_again(home: Home) -> None:
    put(home, "440114/a.txt", GOOD)
    put(home, "440114/b.txt", LATER)
    assert read_years(home, [2019, 2021]) == (
        YearRead(2019, files=1, files_read=1, observations=4),
        YearRead(2021, files=0, files_read=0, observations=0),
    )
    assert open_view(home) is None
    assert [year.files_read for year in read_years(home, [2019])] == [0]
    assert [year.files_read for year in read_years(home, [2019], again=True)] == [1]
    result = ingest(home)
    assert (result.counts.files_read, result.counts.reports) == (1, 2)
    assert [(year.year, year.files_read) for year in result.years] == [(2018, 1)]
    put(home, "440114/b.txt", LATER.replace("5.6%", "5.7%"))
    assert [year.files_read for year in read_years(home, [2018, 2019])] == [0, 1]


def test_a_file_that_tells_no_year_is_judged_with_any(home: Home) -> None:
    put(home, "440114/empty.txt", b"")
    read_years(home, [2018])
    result = ingest(home)
    assert (result.counts.files_read, result.counts.files_refused, result.years) == (0, 1, ())


def test_reading_everything_again_finds_the_log_as_it_was(home: Home) -> None:
    put(home, "440114/a.txt", GOOD)
    put(home, "440114/empty.txt", b"")
    before = ingest(home).view.tables()
    result = ingest(home, again=True)
    assert (result.counts.files_read, result.counts.files_differing, result.changed) == (2, 0, False)
    assert len(list((home.extracted / "batches").iterdir())) == 1
    assert all(rows.equals(before.named()[table]) for table, rows in result.view.tables().named().items())


def test_a_log_that_holds_something_else_than_its_files_is_put_right(home: Home) -> None:
    put(home, "440114/a.txt", GOOD)
    before = ingest(home).view.read("observations")
    [source] = list_sources(home.raw, Versions.current())
    log = ExtractedLog(home)
    [entry] = log.read_entries([source.entry_id])
    log.append([replace(entry, tables=replace(entry.tables, observations=before.clear()))])
    result = ingest(home, again=True)
    assert (result.counts.files_differing, result.changed) == (1, True)
    assert result.view.read("observations").equals(before)


def test_a_breach_keeps_the_day_it_was_first_seen(home: Home) -> None:
    put(home, "440114/a.txt", b"")
    ingest(home)
    [before] = rejected(home)
    put(home, "110105/b.txt", OTHER)
    put(home, "440114/a.txt.yml", "kind: plan\n")
    ingest(home)
    [after] = rejected(home)
    assert (after["rejection_id"], after["first_seen"]) == (before["rejection_id"], before["first_seen"])


def test_a_figure_that_breaks_a_contract_is_kept_in_quarantine(home: Home) -> None:
    put(home, "440114/a.txt", GOOD.replace("1234.5亿元", "1234567890亿元"))
    result = ingest(home)
    [row] = rejected(home)
    assert (row["rule_code"], row["quote"], row["report_id"]) == (
        "OBS-RANGE",
        "1234567890亿元",
        "440114-2018-plan",
    )
    assert "1234567890" in str(row["sentence"])
    assert row["reason"] == "1234567890 亿元 is out of the plausible range of gdp (level)."
    assert result.counts.rejected == 1
    assert result.view.read("observations").filter(pl.col("quote") == "1234567890亿元").is_empty()
    assert not result.view.read("readings").filter(pl.col("quote") == "1234567890亿元").is_empty()
    result.view.figures().check()


def test_alerts_that_an_earlier_version_kept_go_on_without_the_columns_that_came_since(home: Home) -> None:
    put(home, "440000/bad.txt", b"")
    view = ingest(home).view
    kept = view.read("alerts").drop("reason_zh", "remedy_zh").with_columns(gone=pl.lit(1))
    folder = view.folder.resolve()
    kept.write_parquet(folder / "alerts.parquet")
    note = read_note(folder)
    assert note is not None
    replace(note, checksums=checksums(folder, WHOLE)).write(folder)
    (home.raw / "440000" / "bad.txt").unlink()
    put(home, "440114/a.txt", GOOD)
    alerts = ingest(home).view.read("alerts")
    assert alerts.schema == VIEW_TABLES["alerts"]
    assert alerts.filter(pl.col("source_path") == "440000/bad.txt")["state"].to_list() == ["recovered"]


def test_many_files_are_read_in_several_processes_with_the_same_result(
    home: Home, monkeypatch: pytest.MonkeyPatch
) -> None:
    for code in ("440114", "110105", "370000"):
        put(home, f"{code}/a.txt", GOOD.replace("广州市花都区", ""))
    put(home, "440000/bad.txt", b"")
    alone = ingest(home)
    shutil.rmtree(home.var)
    monkeypatch.setattr("orchestration.ingest.pool.POOL_BYTES", 1)
    together = ingest(home)
    for table in ("readings", "observations"):
        assert together.view.read(table).equals(alone.view.read(table))
    assert [row["rule_code"] for row in rejected(home)] == ["DOC-EMPTY"]


def test_a_process_that_dies_costs_only_its_own_file(home: Home, monkeypatch: pytest.MonkeyPatch) -> None:
    from orchestration.ingest import pool

    put(home, "440114/a.txt", GOOD)
    put(home, "440114/killer.txt", GOOD)
    monkeypatch.setattr(pool, "POOL_BYTES", 1)
    monkeypatch.setattr(pool, "_read", dies_at_killer)
    outcomes = list(pool.read_sources(list_sources(home.raw, Versions.current()), home.raw))
    assert [outcome.source.source_path for outcome in outcomes] == ["440114/a.txt", "440114/killer.txt"]
    assert outcomes[0].report is not None
    assert outcomes[1].error is not None
    assert outcomes[1].error.rule_code == "DOC-READER"


def test_a_process_that_dies_while_it_judges_leaves_the_tables_of_the_other_files(
    home: Home, monkeypatch: pytest.MonkeyPatch
) -> None:
    from orchestration.ingest import frames, pool

    for name in ("a", "b", "killer"):
        put(home, f"440114/{name}.txt", GOOD)
    monkeypatch.setattr(pool, "POOL_BYTES", 1)
    monkeypatch.setattr(frames, "_entries", entries_but_of_the_killer)
    sources, versions = list_sources(home.raw, Versions.current()), Versions.current()
    entries = list(frames.read_entries(sources, home.raw, None, versions, datetime.now(UTC)))
    assert [entry.entry_id for entry in entries] == [source.entry_id for source in sources]
    assert [entry.tables.reports.height for entry in entries] == [1, 1, 0]
    assert entries[2].tables.rejections["rule_code"].to_list() == ["DOC-READER"]


def entries_but_of_the_killer(sources, **how):  # type: ignore[no-untyped-def]
    import os

    from orchestration.ingest.frames import _entries

    if any("killer" in source.source_path for source in sources):
        os._exit(1)
    return _entries(sources, **how)


def dies_at_killer(sources, **how):  # type: ignore[no-untyped-def]
    import os

    from orchestration.ingest.pool import _read

    if any("killer" in source.source_path for source in sources):
        os._exit(1)
    return _read(sources, **how)


def test_whatever_goes_wrong_in_one_report_is_its_own_rejection(
    home: Home, monkeypatch: pytest.MonkeyPatch
) -> None:
    def stops(*_: object, **__: object) -> None:
        raise RecursionError("too deep")

    put(home, "440114/a.txt", GOOD)
    monkeypatch.setattr("orchestration.ingest.outcomes.read_report", stops)
    ingest(home)
    [row] = rejected(home)
    assert row["rule_code"] == "DOC-READER"
    assert "RecursionError: too deep" in str(row["reason"])


@pytest.mark.parametrize("name", ["README.md", "440114/.hidden.txt", "440114/a.txt.part", ".git/a.txt"])
def test_what_is_no_report_is_left_alone(home: Home, name: str) -> None:
    put(home, name, GOOD)
    result: IngestResult = ingest(home)
    assert (result.counts.files_read, result.counts.files_refused) == (0, 0)


@pytest.mark.parametrize(
    ("text", "quote", "sentence"),
    [
        ("甲。乙1元。丙。", "1元", "乙1元。"),
        ("甲\n  乙1元，丙\n丁", "1元", "乙1元，丙"),
        ("“甲1元。”乙2元。", "2元", "乙2元。"),
        ("甲3.5%；乙", "3.5%", "甲3.5%；"),
        ("甲：“乙1元！”丙；\r\n丁2元。", "2元", "丁2元。"),
        ("甲1元？）乙2元", "1元", "甲1元？）"),
        ("1元", "1元", "1元"),
    ],
)
def test_the_sentence_around_a_figure_is_its_evidence(text: str, quote: str, sentence: str) -> None:
    start = text.index(quote)
    offset, found = Sentences(text).around(start, start + len(quote))
    assert found == sentence
    assert text[offset:].startswith(sentence)


def test_a_line_without_stops_is_cut_around_the_figure() -> None:
    text = "长" * 5000 + "1元" + "长" * 5000
    offset, found = Sentences(text).around(5000, 5002)
    assert "1元" in found
    assert len(found) < 2000
    assert text[offset : offset + len(found)] == found
