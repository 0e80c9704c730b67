"""What holds for any text at all: every digit in one record, exact spans, order, no overlap."""

import json
import re
from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from orchestration.extraction import READER_VERSION, Record, read_report
from orchestration.extraction.text import UNUSUAL, USUAL, _plain_point, plain_text

PIECES = st.sampled_from(
    [
        "地区生产总值",
        "增长",
        "下降",
        "分别",
        "同比",
        "较上年",
        "占",
        "完成年度计划的",
        "从",
        "提高到",
        "其中",
        "全市",
        "，",
        "。",
        "、",
        "；",
        "\n",
        "（",
        "）",
        "“",
        "”",
        "《",
        "》",
        "%",
        "亿元",
        "个百分点",
        "万",
        "第",
        "年",
        "月",
        "2022",
        "3.5",
        "1,200",
        "三",
        "十",
        "千",
        "Ⅱ",
        ":",
        "-",
        "—",
        "+",
        "|",
        "\t",
        "以上",
        "左右",
        "名",
        "位",
        "翻番",
        "首位",
        "每人每月",
        "与经济增长同步",
        "2023年主要预期目标",
        "第三产业",
        "完成省下达任务",
        "--",
        "１２",
        "A",
        "等",
        "的",
        " ",
    ]
)
REPORTS = st.lists(PIECES, max_size=60).map("".join)
INDICATORS = {
    "地区生产总值": "gdp",
    "固定资产投资": "fixed_asset_investment",
    "社会消费品零售总额": "retail_sales",
    "一般公共预算收入": "budget_revenue",
    "规模以上工业增加值": "industrial_value_added",
}


def check(text: str, records: list[Record]) -> None:
    end = 0
    for record in records:
        assert record.start >= end
        assert record.end > record.start
        assert text[record.start : record.end] == record.text
        assert record.obs or record.why in ("date", "name", "ordinal", "idiom", "threshold", "time")
        json.dumps(dict(record))
        end = record.end
    covered = {i for record in records for i in range(record.start, record.end)}
    for match in re.finditer(r"\d+(?:\.\d+)?", text):
        assert covered.issuperset(range(match.start(), match.end()))


@settings(max_examples=300, deadline=None)
@given(REPORTS)
def test_any_text_of_report_words_is_read_whole(text: str) -> None:
    check(text, read_report(text, year=2022))


@settings(max_examples=200, deadline=None)
@given(st.text(max_size=80))
def test_any_text_at_all_is_read_whole(text: str) -> None:
    check(text, read_report(text))


@settings(max_examples=100, deadline=None)
@given(REPORTS)
def test_plain_text_is_as_long_as_the_text(text: str) -> None:
    assert len(plain_text(text)) == len(text)


def test_signs_exchanged_first_and_signs_never_looked_at_are_what_the_rule_makes_of_them() -> None:
    assert [ord(plain) for _, plain in USUAL] == [_plain_point(ord(sign)) for sign, _ in USUAL]
    plain = [point for point in range(0xD800) if UNUSUAL.match(chr(point)) is None]
    assert [point for point in plain if _plain_point(point) != point] == []


@settings(max_examples=150, deadline=None)
@given(REPORTS)
def test_marks_change_no_reading_and_lie_in_the_text(text: str) -> None:
    records = read_report(text, year=2022, with_marks=True)
    assert [replace(record, marks=()) for record in records] == read_report(text, year=2022)
    for record in records:
        assert all(0 <= mark.start < mark.end <= len(text) for mark in record.marks)
        assert {mark.rule for mark in record.marks} <= set(record.rules)


def wide(text: str) -> str:
    """The text with full-width digits, letters and signs."""
    return "".join(chr(ord(c) + 0xFEE0) if "!" <= c <= "~" else c for c in text)


@settings(max_examples=150, deadline=None)
@given(REPORTS)
def test_full_width_signs_read_as_half_width_ones(text: str) -> None:
    def told(records: list[Record]) -> list[Record]:
        return [replace(record, text="") for record in records]

    assert told(read_report(wide(text), year=2022)) == told(read_report(text, year=2022))


REPORT = """一、2022年工作回顾
地区生产总值增长5.2%，其中工业增加值增长4.1%。年末常住人口81万人。
二、2023年目标
地区生产总值增长6%左右，城镇新增就业4万人以上。
"""
# What pages put around a report, and lines of anything: not headings of reports, which part texts.
FURNITURE = st.sampled_from(
    ["下载", "打印", "来源：日报", "", "全屏", "收藏", "字号：大 中 小", "浏览：1203次", "---"]
)
OTHER_LINES = st.lists(PIECES.filter(lambda piece: "\n" not in piece and "目标" not in piece), max_size=8)


@settings(max_examples=200, deadline=None)
@given(
    st.lists(FURNITURE | OTHER_LINES.map("".join), max_size=5),
    st.lists(FURNITURE | OTHER_LINES.map("".join), max_size=5),
)
@example([], ["）地区生产总值与经济增长同步"])
def test_what_stands_around_a_report_does_not_change_its_reading(before: list[str], after: list[str]) -> None:
    opening = "".join(f"{line}\n" for line in before)
    whole = opening + REPORT + "\n".join(after)
    plain = read_report(REPORT, division="440114", year=2022)
    framed = [
        replace(record, start=record.start - len(opening), end=record.end - len(opening))
        for record in read_report(whole, division="440114", year=2022)
        if len(opening) <= record.start < len(opening) + len(REPORT)
    ]
    assert framed == plain


@pytest.mark.parametrize("name", ["110000-2025", "220000-2025", "370000-2025", "440000-2025", "440114-2022"])
def test_every_numeral_of_a_real_report_lies_in_one_record(shared: Path, name: str) -> None:
    text = (shared / "reports" / f"{name}.txt").read_text("utf-8")
    check(text, read_report(text, year=int(name[-4:])))


def test_the_reader_says_which_it_is() -> None:
    assert re.fullmatch(r"[0-9a-f]{12}", READER_VERSION)


@pytest.mark.parametrize(
    "text",
    [
        "约占全国1/10，438名考生",
        "比重为4成0:37.7:58.3",
        "建设1+4.5产业",
        "编号2023.02.09.5",
        "版本1.2.3",
        "1,234.5.6",
        "2025年1.5",
    ],
)
def test_numbers_that_run_into_one_another_are_read_whole(text: str) -> None:
    check(text, read_report(text, year=2022))
