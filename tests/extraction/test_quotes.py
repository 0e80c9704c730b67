"""Straight quotation marks of pages and typists."""

import pytest

from orchestration.extraction import read_report
from orchestration.extraction.quotes import with_paired_quotes


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ('推进"8+1"改革，建设"五小"水利，获"银杉奖"3项。', '推进"8+1"改革，建设“五小”水利，获“银杉奖”3项。'),
        ('"十五"期间，实施"村村通"工程。', "“十五”期间，实施“村村通”工程。"),
        ('缺了一半",推进"双百"工程。', '缺了一半",推进“双百”工程。'),
        ('year: "2014"', 'year: "2014"'),
        ("“十五”期间", "“十五”期间"),
    ],
)
def test_straight_marks_around_words_are_paired(text: str, expected: str) -> None:
    assert with_paired_quotes(text) == expected
    assert len(expected) == len(text)


@pytest.mark.parametrize(
    ("text", "period"),
    [
        ('"十一五"期间，全市累计造林56万亩。', "2006/2010"),
        ('"十一五"时期全市累计造林56万亩。', "2006/2010"),
    ],
)
def test_a_plan_between_straight_marks_is_a_term_of_years(text: str, period: str) -> None:
    record = read_report(text, year=2010)[-1]
    assert (record.indicator, record.period) == ("造林", period)
