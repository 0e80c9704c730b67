"""Totals and bounds told after what they are of, and wordings that say the same."""

import pytest

from orchestration.extraction import Record, read_report


def figures(text: str) -> list[Record]:
    return [record for record in read_report(text, year=2025) if record.obs]


@pytest.mark.parametrize(
    ("text", "name", "code"),
    [
        ("出口增长3%。外贸进出口稳中向好，总量突破900亿元。", "外贸进出口总量", "trade_total"),
        ("市场经营主体增量提质，总量突破90万户。", "市场经营主体总量", "market_entities"),
        ("生产总值增长5%。新能源汽车产销两旺，总量达9万辆。", "新能源汽车总量", None),
        ("出口增长3%，总量突破90亿元。", "出口", "exports"),
    ],
)
def test_a_total_is_of_what_the_clause_before_is_about(text: str, name: str, code: str | None) -> None:
    record = figures(text)[-1]
    assert (record.indicator, record.code) == (name, code)


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("技术合同成交额达到90亿元、金额居全国第8位。", ["技术合同成交额", "技术合同成交额"]),
        ("登记技术合同900项，金额90亿元。", ["登记技术合同", "技术合同金额"]),
    ],
)
def test_an_amount_told_again_is_the_one_before(text: str, names: list[str]) -> None:
    assert [record.indicator for record in figures(text)] == names


@pytest.mark.parametrize(
    ("text", "bounds"),
    [
        ("建成300多个文化广场及80个书屋。", ["min", "exact"]),
        ("改造50余个小区和20条街巷。", ["min", "exact"]),
        ("新增近30所学校和20家医院。", ["approx", "approx"]),
        ("新增超过30所学校和20家医院。", ["min", "min"]),
    ],
)
def test_what_is_said_within_a_number_is_of_it_alone(text: str, bounds: list[str]) -> None:
    assert [record.bound for record in figures(text)] == bounds


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("国考城市PM_2.5浓度下降8%。", "pm25"),
        ("国控9市PM2.5平均浓度30微克/立方米。", "pm25"),
        ("实有市场经营主体90万户。", "market_entities"),
        ("新登记市场经营主体9万户。", "new_market_entities"),
    ],
)
def test_wordings_that_say_the_same_have_the_same_code(text: str, code: str) -> None:
    assert [record.code for record in figures(text)] == [code]
