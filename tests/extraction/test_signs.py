"""A pattern is tried only where its signs stand: the signs stand in all that it is meant to find."""

import pytest

from orchestration.extraction.measuring.stripping import FROM, INTO, INTO_ENDS, NEWLY, NUMBER_GREW
from orchestration.extraction.numerals.dates import AFTER_DATE, CENTURIES, DATE
from orchestration.extraction.reader import PER
from orchestration.extraction.sentences.topics import ACTIVITY, TOPIC
from orchestration.extraction.structure.outlooks import AIMS_ALONE
from orchestration.extraction.structure.turnings import TURN, TURNS_BY

DATES = (
    "2024-05-06|2023/7|2022.11|2021年|2020年度|2019年—2023年|1998 年|2024年3月5日|2024年1至6月|2025年底"
    "|3月5日|7日,|1—9月|1-9月份|10至12月|1月份到6月|5 月末|11月|12:30|9:05:30|8时,|8时30分,|2025\n"
)
TURNS = (
    "过去五年,|这5年来,|本届政府任期|改革开放以来的五年,|“十四五”时期的主要目标|“十五五”期间|今后五年|未来5年|近三年来,|10年间,"
    "|一年来|过去的一年|去年|今年|2025年|回望“十四五”|刚刚过去的五年"
)


@pytest.mark.parametrize("date", DATES.split("|"))
def test_a_date_begins_with_a_century_or_has_its_sign_behind_the_first_number(date: str) -> None:
    assert DATE.match(date) is not None
    assert date.startswith(CENTURIES) or date.lstrip("0123456789")[0] in AFTER_DATE


@pytest.mark.parametrize("turn", TURNS.split("|"))
def test_a_turn_to_other_years_tells_years_a_plan_or_a_term(turn: str) -> None:
    assert TURN.match(turn) is not None
    assert TURNS_BY.search(turn) is not None


@pytest.mark.parametrize(
    "words",
    [
        "增加到2020年",
        "提高至2022年底",
        "达到2021年的",
        "升至目前的",
        "增为现在的",
        "降到今年的",
        "达到当前的",
    ],
)
def test_the_time_of_the_second_value_ends_with_one_of_its_signs(words: str) -> None:
    assert INTO.search(words) is not None
    assert words[-1] in INTO_ENDS


@pytest.mark.parametrize(
    "words", ["从2020年的", "由上年同期", "从五年前的约", "由原来的不足", "从“十三五”末的近", "由"]
)
def test_the_time_of_the_first_value_follows_from(words: str) -> None:
    assert FROM.search(words) is not None
    assert "从" in words or "由" in words


@pytest.mark.parametrize(
    "words", ["较年初新增", "比上年末净增了", "比去年新增约", "企业总数新增", "户数新增近", "数量新增超过"]
)
def test_what_came_anew_is_told_with_its_sign(words: str) -> None:
    assert NEWLY.search(words) or NUMBER_GREW.search(words)
    assert "增" in words


@pytest.mark.parametrize("words", ["日均", "户均约", "村均达到", "平均每天", "平均每户新增", "平均每人超过"])
def test_what_each_has_is_told_with_its_sign(words: str) -> None:
    assert PER.search(words) is not None
    assert "均" in words


@pytest.mark.parametrize("words", ["主要预期目标是", "经济社会发展的主要指标安排如下", "报告提出,发展目标为"])
def test_aims_alone_are_told_with_their_sign(words: str) -> None:
    assert AIMS_ALONE.match(words) is not None
    assert "标" in words


@pytest.mark.parametrize("words", ["做强新材料产业加速", "大力发展低空经济加快", "家政行业提质"])
def test_a_trade_that_does_something_is_named_with_its_sign(words: str) -> None:
    assert ACTIVITY.match(words) is not None
    assert "业" in words or "经济" in words


def test_whom_the_next_sentences_count_is_told_in_one_clause() -> None:
    assert TOPIC.fullmatch("经营主体持续壮大") is not None
    assert TOPIC.fullmatch("经营主体持续壮大,活力增强") is None
