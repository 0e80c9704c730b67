"""From one value to another: whose time each has, and how they measure."""

from decimal import Decimal

import pytest

from orchestration.extraction import Record, read_report


def observed(text: str, year: int = 2022) -> list[Record]:
    return [record for record in read_report(text, year=year) if record.obs]


@pytest.mark.parametrize(
    ("text", "periods"),
    [
        ("参保率从上半年的86%提高到91%。", ["2022-01/2022-06", "2022"]),
        ("贷款利率由一季度5.1%降至4.6%。", ["2022-01/2022-03", "2022"]),
        ("用电量增速由2月份的-2%回升至6%。", ["2022-02", "2022"]),
        ("出口额从上年四季度的6亿元增加到8亿元。", ["2021-10/2021-12", "2022"]),
        ("工业投资增速由1-2月的3%提高到前三季度的6%。", ["2022-01/2022-02", "2022-01/2022-09"]),
        ("参保率从2019年的86%提高到91%。", ["2019", "2022"]),
        # the last value's own year
        ("学校从2015年的8所增加到2020年的11所。", ["2015", "2020"]),
        ("常住人口由2010年末的8万人增加到2020年末的9万人。", ["2010-12-31", "2020-12-31"]),
    ],
)
def test_a_first_value_has_the_part_of_the_year_that_is_told_with_it(text: str, periods: list[str]) -> None:
    records = observed(text)
    assert [record.period for record in records] == periods
    assert records[0].nature == "prior"


@pytest.mark.parametrize(
    ("text", "period"),
    [
        ("从一季度看，用电量增长5%。", "2022-01/2022-03"),
        ("上半年用电量增长5%。", "2022-01/2022-06"),
        ("从上半年情况来看，用电量增长5%。", "2022-01/2022-06"),
    ],
)
def test_a_part_of_the_year_that_no_value_follows_is_the_time_of_the_sentence(text: str, period: str) -> None:
    assert observed(text)[-1].period == period


@pytest.mark.parametrize(
    ("text", "values"),
    [
        ("投资增速由上年的5%回落到3%。", ["5", "3"]),
        ("进口降幅由9%收窄至2%。", ["-9", "-2"]),
        ("产值增速从-3%回升到7%。", ["-3", "7"]),
    ],
)
def test_a_rate_that_moves_ends_as_the_growth_that_it_began_as(text: str, values: list[str]) -> None:
    records = observed(text)
    assert [record.value for record in records] == [Decimal(value) for value in values]
    assert {record.measure for record in records} == {"growth"}


def test_a_share_that_moves_ends_as_a_share() -> None:
    assert [record.measure for record in observed("入园率从85%提高到90%。")] == ["share", "share"]


@pytest.mark.parametrize(
    ("text", "periods"),
    [
        ("一季度，用电占比由去年同期的52%提高到58%。", ["2021-01/2021-03", "2022-01/2022-03"]),
        ("1-5月，用电占比从上年同期的52%提高到58%。", ["2021-01/2021-05", "2022-01/2022-05"]),
        ("用电占比由去年同期的52%提高到58%。", ["2021", "2022"]),
        # what is parted is what a year brought forth
        ("三次产业结构由2018年末的20:30:50调整为15:35:50。", ["2018"] * 3 + ["2022"] * 3),
        ("贷款余额由2018年末的20亿元增加到30亿元。", ["2018-12-31", "2022"]),
    ],
)
def test_a_first_value_of_the_same_months_and_of_the_parts_of_output(text: str, periods: list[str]) -> None:
    assert [record.period for record in read_report(text, year=2022) if record.obs] == periods


@pytest.mark.parametrize(
    ("text", "periods"),
    [
        ("贫困人口由2014年的3万人减少到90人，发生率由14%降至0.1%。", ["2014", "2019"] * 2),
        ("贫困人口由2014年的3万人减少到90人。低保标准由500元提高到600元。", ["2014", "2019", "2018", "2019"]),
        ("床位由上年的9张增加到12张，医师由6人增加到9人。", ["2018", "2019"] * 2),
    ],
)
def test_the_year_that_a_sentence_counts_from_holds_for_all_of_it(text: str, periods: list[str]) -> None:
    assert [one.period for one in read_report(text, year=2019) if one.obs] == periods
