"""The time that one sentence leaves to the next of its paragraph, and what ends a look back over years."""

import pytest

from orchestration.extraction import read_report


def periods(text: str) -> list[object]:
    return [one.get("period") for one in read_report(text, year=2020) if one["obs"]]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("1-7月，用电量36亿千瓦时。工业用电量24亿千瓦时。", ["2020-01/2020-07"] * 2),
        ("上半年，出口增长5%。进口增长3%。", ["2020-01/2020-06"] * 2),
        ("1-7月，出口增长5%。全年进口增长3%。", ["2020-01/2020-07", "2020"]),
        ("1-7月，出口增长5%。\n进口增长3%。", ["2020-01/2020-07", "2020"]),
        ("出口增长5%，1-7月增长6%。进口增长3%。", ["2020", "2020-01/2020-07", "2020"]),
        ("9月末，贷款余额90亿元。出口增长3%。", ["2020-09-30", "2020"]),
    ],
)
def test_months_that_open_a_sentence_hold_for_the_next(text: str, expected: list[str]) -> None:
    assert periods(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("“十三五”时期，出口年均增长6%。\n全年减税68亿元，发放补贴3亿元。", ["2016/2020", "2020", "2020"]),
        ("五年来，新建公路300公里。\n全年新增床位2000张。", ["2016/2020", "2020"]),
        ("五年来，新建公路300公里。\n改造住房2万套。", ["2016/2020", "2016/2020"]),
        ("“十三五”成就：\n城镇化率提高5个百分点", ["2016/2020"]),
        ("“十三五”主要成果\n新建公路300公里", ["2016/2020"]),
        ("“十三五”成果丰硕。城镇化率提高1个百分点。", ["2020"]),
    ],
)
def test_a_look_back_begins_with_its_heading_and_ends_with_the_year(text: str, expected: list[str]) -> None:
    assert periods(text) == expected
