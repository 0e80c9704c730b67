"""Which words each figure was read from: the marks point at them, and nothing is looked for afterwards."""

from collections import Counter
from dataclasses import replace
from pathlib import Path

import pytest

from orchestration.extraction import Mark, Record, read_report
from orchestration.extraction.rules import RULES
from orchestration.extraction.rules.rule import YEAR_OF_EXAMPLES, Rule
from orchestration.extraction.text import plain_text, without_wraps
from orchestration.extraction.words import Words

ROLES = {"figure", "indicator", "measure", "qualifier", "time", "base", "subject"}
# What a name may hold that stands nowhere: signs of a list, 的, and words that put names together.
ADDED = set("、的完成对增长中")


def told(text: str, role: str, at: int = -1) -> list[str]:
    """The words of one role of a figure of an invented sentence."""
    record = [one for one in read_report(text, year=2022, with_marks=True) if one.obs][at]
    return [text[mark.start : mark.end] for mark in record.marks if mark.role == role]


@pytest.mark.parametrize(
    ("text", "role", "words"),
    [
        ("森林覆盖率达到48.2%。", "indicator", ["森林覆盖率"]),
        ("建成36个口袋公园。", "indicator", ["建成", "口袋公园"]),
        # carried from the clause before
        ("工业用电量58.2亿千瓦时，增长6.1%。", "indicator", ["工业用电量"]),
        # shared by a list
        ("煤炭、电力投资分别增长4%、9%。", "indicator", ["电力投资"]),
        ("住宿业、餐饮业营业额分别下降6%和增长2%。", "indicator", ["餐饮业营业额"]),
        ("城乡居民人均可支配收入分别增长4%、6%。", "indicator", ["城乡居民人均可支配收入"]),
        ("三次产业结构为6:41:53。", "indicator", ["三次产业结构"]),
        ("粮食作物面积60万亩（小麦25万亩）。", "indicator", ["小麦", "面积"]),
        ("用电量下降2.3%。", "measure", ["下降"]),
        ("城镇登记失业率控制在4%以内。", "qualifier", ["控制在", "以内"]),
        ("培训教师600余人。", "qualifier", ["600余人"]),
        ("断面水质达标率保持在97%。", "qualifier", ["保持在"]),
        ("1—9月，出口总值50亿元。", "time", ["1—9月"]),
        ("入园率从85%提高到90%。", "time", []),
        ("绿道里程较2020年增长36%。", "base", ["2020年"]),
        ("城南开发区工业总产值85亿元，增长6%。", "subject", ["城南开发区"]),
        ("一、2022年工作回顾\n完成投资3亿元。", "time", ["一、2022年工作回顾"]),
        ("一、2022年工作回顾\n农业\n二、2023年目标\n投资增长5%左右。", "time", ["二、2023年目标"]),
        (
            "| 指标 | 2021年 |\n| --- | --- |\n| 出口总值 | 12.3亿元 |\n| 进口总值 | 8.4亿元 |\n",
            "indicator",
            ["进口总值"],
        ),
        (
            "| 指标 | 2021年 |\n| --- | --- |\n| 出口总值 | 12.3亿元 |\n| 进口总值 | 8.4亿元 |\n",
            "time",
            ["2021"],
        ),
    ],
)
def test_a_mark_points_at_the_words_of_its_role(text: str, role: str, words: list[str]) -> None:
    assert told(text, role) == words


def test_the_first_value_is_dated_by_the_words_before_it() -> None:
    assert told("里程由2017年的120公里增加到160公里。", "time", 0) == ["由2017年的"]


def check(text: str, records: list[Record]) -> None:
    """Marks lie in the text, name a rule of their record, and hold the words of its indicator."""
    plain = without_wraps(plain_text(text))
    for record in records:
        assert all(type(value) is not Words for value in dict(record).values())
        assert record.marks[0] == Mark("figure", record.start, record.end, record.marks[0].rule)
        for mark in record.marks:
            assert mark.role in ROLES
            assert 0 <= mark.start < mark.end <= len(text)
            assert mark.rule in record.rules
        if record.obs:
            check_words(plain, record)


def check_words(plain: str, record: Record) -> None:
    words = {
        role: "".join(plain[mark.start : mark.end] for mark in record.marks if mark.role == role)
        for role in ROLES
    }
    assert words["indicator"] or not record.indicator
    if "WHO-STRUCTURE" not in record.rules and "城乡" not in words["indicator"]:
        assert set(Counter(record.indicator or "") - Counter(words["indicator"])) <= ADDED
    assert bool(words["qualifier"]) == (record.qualifier is not None)
    assert (record.subject or "") == words["subject"]
    assert words["base"] or not record.base or "TIME-PART" in record.rules


@pytest.mark.parametrize("rule", RULES, ids=lambda rule: rule.code)
def test_the_words_of_every_example_are_marked(rule: Rule) -> None:
    for example in rule.examples:
        check(example, read_report(example, year=YEAR_OF_EXAMPLES, with_marks=True))


@pytest.mark.parametrize("name", ["110000-2025", "220000-2025", "370000-2025", "440000-2025", "440114-2022"])
def test_the_words_of_every_figure_of_a_real_report_are_marked(shared: Path, name: str) -> None:
    text = (shared / "reports" / f"{name}.txt").read_text("utf-8")
    records = read_report(text, division=name[:6], year=int(name[-4:]), with_marks=True)
    check(text, records)
    figures = [record for record in records if record.obs]
    timed = [record for record in figures if any(mark.role == "time" for mark in record.marks)]
    assert len(timed) > 0.97 * len(figures)
    plain = read_report(text, division=name[:6], year=int(name[-4:]))
    assert [replace(record, marks=()) for record in records] == plain
