"""Whose figures they are: those of the counties after the whole, or of a zone that a sentence opens with."""

import pytest

from orchestration.extraction import read_report


def told(text: str, *fields: str) -> list[tuple[object, ...]]:
    return [tuple(one.get(field) for field in fields) for one in read_report(text, year=2016) if one["obs"]]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "全州固定资产投资增长20%。其中，甲县预计完成12亿元，增长7%；乙县完成3亿元。",
            [("固定资产投资", "fixed_asset_investment", None), ("固定资产投资", None, "甲县"),
             ("固定资产投资", None, "甲县"), ("固定资产投资", None, "乙县")],
        ),
        (
            "粮食总产量50万吨，其中甲旗12万吨。",
            [("粮食总产量", "grain_output", None), ("粮食总产量", None, "甲旗")],
        ),
        (
            "地区生产总值增长8%。其中：甲镇增长9%。固定资产投资增长6%。",
            [("地区生产总值", "gdp", None), ("地区生产总值", None, "甲镇"),
             ("固定资产投资", "fixed_asset_investment", None)],
        ),
        ("进出口增长8%，其中对乙市增长9%。", [("进出口", "trade_total", None), ("乙市", None, None)]),
        ("进出口增长8%，其中城区增长9%。", [("进出口", "trade_total", None), ("城区", None, None)]),
    ],
)  # fmt: skip
def test_places_within_have_their_own_figures(text: str, expected: list[tuple[object, ...]]) -> None:
    assert told(text, "indicator", "code", "subject") == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("2016年，滨河经开区完成生产总值9亿元，一般公共预算收入5亿元。", [None, None]),
        ("开发区完成工业总产值50亿元，固定资产投资增长9%。", [None, None]),
        ("2016年，全区完成生产总值9亿元，固定资产投资增长9%。", ["gdp", "fixed_asset_investment"]),
        ("2016年，新区建设提速，固定资产投资增长9%。", ["fixed_asset_investment"]),
    ],
)
def test_a_zone_that_opens_a_sentence_has_its_figures(text: str, expected: list[str | None]) -> None:
    assert [code for (code,) in told(text, "code")] == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("全年，预计完成生产总值90亿元，税收9亿元，固定资产投资30亿元，出口3亿元。", ["estimate"] * 4),
        ("全年，预计完成生产总值90亿元，税收9亿元，固定资产投资增长8%，出口增长3%。",
         ["estimate", "estimate", "actual", "actual"]),
        ("全年，预计完成生产总值90亿元，完成税收9亿元，固定资产投资30亿元。",
         ["estimate", "estimate", "actual"]),
    ],
)  # fmt: skip
def test_one_guess_has_all_the_amounts_of_its_row(text: str, expected: list[str]) -> None:
    assert [nature for (nature,) in told(text, "nature")] == expected
