"""The words of a published figure: found in the stored text of its report, with its sentences."""

from collections import Counter
from itertools import pairwise
from pathlib import Path

import polars as pl
import pytest

from orchestration.evidence import Evidence, evidence_of, passages
from orchestration.extraction import read_report
from orchestration.paths import Home
from orchestration.view_files import file_of

TEXT = """一、2022年工作回顾
工业用电量58亿千瓦时。供水能力平稳，较上年增长6.1%。
"""
SHA = "b" * 64


def row(**changes: object) -> dict[str, object]:
    """A row of the figure 6.1%, as the release has it."""
    at = TEXT.index("6.1%")
    (record,) = [one for one in read_report(TEXT, division="440114", year=2022) if one.start == at]
    told: dict[str, object] = {
        "report_id": "440114-2022-plan", "sha256": SHA, "filed_division_code": "440114",
        "division_code": "440114", "executed_year": 2022, "span_start": at, "span_end": at + 4,
        "rules": "|".join(record.rules),
    }  # fmt: skip
    return told | changes


@pytest.fixture
def kept(home: Home) -> Home:
    file = file_of(home.extracted / "current", "reports", "44")
    file.parent.mkdir(parents=True)
    reports = pl.DataFrame([{"report_id": "440114-2022-plan", "sha256": SHA, "text": TEXT}])
    reports.write_parquet(file)
    return home


def words(evidence: Evidence, role: str) -> list[str]:
    return [TEXT[mark.start : mark.end] for mark in evidence.record.marks if mark.role == role]


def test_the_words_of_a_figure_are_read_again_with_the_heading_that_dates_it(kept: Home) -> None:
    evidence = evidence_of(kept, row())
    assert evidence is not None
    assert evidence.is_as_published
    assert words(evidence, "time") == ["一、2022年工作回顾"]
    assert evidence.passages[0].text == "一、2022年工作回顾"
    for passage in evidence.passages:
        assert TEXT[passage.start : passage.start + len(passage.text)] == passage.text
        for mark in passage.marks:
            assert passage.start <= mark.start < mark.end <= passage.start + len(passage.text)


def test_a_figure_that_another_reader_published_is_told_apart(kept: Home) -> None:
    evidence = evidence_of(kept, row(rules="NUM-ARABIC|WHO-AFTER"))
    assert evidence is not None
    assert not evidence.is_as_published


@pytest.mark.parametrize("changes", [{"sha256": "c" * 64}, {"span_start": 3, "span_end": 5}])
def test_another_text_or_another_figure_gives_no_evidence(kept: Home, changes: dict[str, object]) -> None:
    assert evidence_of(kept, row(**changes)) is None


def test_without_a_kept_text_there_is_no_evidence(home: Home) -> None:
    assert evidence_of(home, row()) is None


def test_passages_cover_every_mark_of_a_report_once(shared: Path) -> None:
    text = (shared / "reports" / "440114-2022.txt").read_text("utf-8")
    for record in read_report(text, division="440114", year=2022, with_marks=True):
        found = passages(text, record.marks)
        assert Counter(mark for passage in found for mark in passage.marks) == Counter(record.marks)
        ends = [(passage.start, passage.start + len(passage.text)) for passage in found]
        assert all(first[1] <= second[0] for first, second in pairwise(ends))
