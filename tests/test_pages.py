"""The page of a reading shows the whole text, marks each numeral, and runs nothing of it."""

import html
import re

import pytest

from orchestration.extraction import read_report
from orchestration.pages import reading_page
from orchestration.pages.reading import pieces

TEXT = """一、2021年发展情况
地区生产总值81.5亿元，比上年增长6.4%。
二、2022年预期目标
地区生产总值增长7%左右。
"""


def test_the_pieces_joined_are_the_text_and_each_record_has_its_own() -> None:
    records = read_report(TEXT, year=2021)
    cut = list(pieces(TEXT, records))
    assert "".join(piece.text for piece in cut) == TEXT
    assert [piece.record for piece in cut if piece.record] == records


def test_the_page_marks_every_numeral_and_names_what_was_read() -> None:
    page = reading_page(TEXT, read_report(TEXT, year=2021), title="报告")
    marks = re.findall(r'<mark id="n\d+"[^>]*>([^<]+)</mark>', page)
    assert [mark for mark in marks if "%" in mark or "亿" in mark] == ["81.5亿元", "6.4%", "7%"]
    assert 'data-indicator="gdp"' in page
    assert re.search(r'class="obs growth target[^"]*"', page), "a target is told apart"


def test_the_words_of_a_figure_are_pieces_of_their_own() -> None:
    records = read_report(TEXT, year=2021, with_marks=True)
    cut = list(pieces(TEXT, records))
    assert "".join(piece.text for piece in cut) == TEXT
    assert [piece.record for piece in cut if piece.record] == records
    growth = next(piece for piece in cut if piece.text == "6.4%")
    assert [words for mark, words in growth.words if mark.role == "indicator"] == ["地区生产总值"]
    starts = {piece.start for piece in cut if piece.is_read or piece.record}
    assert all(mark.start in starts for piece in cut for mark, _ in piece.words)
    assert ("measure read from", "增长 (MEASURE-GROWTH)") in growth.fields


def test_the_page_tells_where_the_words_of_a_figure_stand() -> None:
    page = reading_page(TEXT, read_report(TEXT, year=2021, with_marks=True), title="报告")
    at = TEXT.index("地区生产总值")
    assert f'<span data-at="{at}">地区生产总值</span>' in page
    assert re.search(rf'data-words="indicator,{at},{at + 6} ', page)
    assert 'class="key"' in page
    assert 'class="key"' not in reading_page(TEXT, read_report(TEXT, year=2021), title="报告")


def test_an_unread_numeral_is_marked_as_doubtful() -> None:
    text = "甲乙丙丁 7391 戊己庚辛"
    records = read_report(text)
    assert [piece.is_doubtful for piece in pieces(text, records) if piece.record] == [
        record.why == "unread" or record.obs for record in records
    ]


@pytest.mark.parametrize(
    "hostile", ["<script>alert(1)</script>", '"><img src=x onerror=alert(2)>', "{{ 7*7 }}"]
)
def test_markup_in_a_report_stays_text(hostile: str) -> None:
    text = f"{hostile}地区生产总值81.5亿元。"
    page = reading_page(text, read_report(text, year=2021, with_marks=True), title=hostile)
    assert "<script>alert" not in page
    assert "<img" not in page
    visible = html.unescape(
        re.sub(r"</?(?:mark|span)[^>]*>", "", page.split("<main>")[1].split("</main>")[0])
    )
    assert visible == text
