"""What a figure is held against in two places at once, and the rates of those places."""

from decimal import Decimal

import pytest

from orchestration.extraction import Record, read_report


def figures(text: str) -> list[Record]:
    return [record for record in read_report(text, year=2025, division="440114") if record.obs]


@pytest.mark.parametrize(
    ("text", "values"),
    [
        ("地区生产总值增长6.1%，分别高于全国、全省1.0和0.8个百分点。", ["1.0", "0.8"]),
        ("地区生产总值增长6.1%，增速分别高于国、省1.0个和0.8个百分点。", ["1.0", "0.8"]),
        ("地区生产总值增长6.1%，分别快于全国和全省平均水平1.0、0.8个百分点。", ["1.0", "0.8"]),
        ("地区生产总值增长4.1%，分别低于全国、全省、全市1.0、0.8和0.3个百分点。", ["-1.0", "-0.8", "-0.3"]),
        ("地区生产总值增长6.1%，分别比全国、全省高1.0和0.8个百分点。", ["1.0", "0.8"]),
        ("地区生产总值增长4.1%，比全国和全省平均水平分别低1.0个、0.8个百分点。", ["-1.0", "-0.8"]),
        ("地区生产总值增长4.1%，比全国（5.1%）、全省（4.9%）分别低1.0和0.8个百分点。", ["-1.0", "-0.8"]),
        ("地区生产总值增长6.1%，比全国（5.1%）高1.0个百分点。", ["1.0"]),
        ("地区生产总值增长6.1%，分别高于全国（5.1%）、全省（5.3%）1.0和0.8个百分点。", ["1.0", "0.8"]),
        (
            "地区生产总值增4.1%，分别低于全国（增长5.1%）和全省（增长4.9%）1.0、0.8个百分点。",
            ["-1.0", "-0.8"],
        ),
    ],
)
def test_one_growth_is_held_against_each_of_the_places(text: str, values: list[str]) -> None:
    records = figures(text)
    told = [(r.code, r.measure, r.value) for r in records if r.measure == "difference"]
    assert told == [("gdp", "difference", Decimal(value)) for value in values]
    assert all(record.unit == "个百分点" for record in records if record.measure == "difference")


@pytest.mark.parametrize(
    "text",
    [
        "地区生产总值增长6.1%，分别高于全国（5.1%）、全省（5.3%）1.0和0.8个百分点。",
        "地区生产总值同比增长6.1%，增速居全省第3位，分别高于全国（5.1%）、全省（5.3%）1.0和0.8个百分点。",
    ],
)
def test_a_rate_in_brackets_after_a_place_is_that_of_the_place(text: str) -> None:
    told = [(r.subject, r.code, r.measure, r.value) for r in figures(text) if r.subject]
    assert told == [
        ("全国", "gdp", "growth", Decimal("5.1")),
        ("全省", "gdp", "growth", Decimal("5.3")),
    ]


def test_a_rate_in_brackets_after_one_place_leaves_the_name_to_the_distance() -> None:
    *_, distance = figures("地区生产总值增长6.1%，高于全国（5.1%）1.0个百分点。")
    assert (distance.code, distance.measure, distance.value) == ("gdp", "difference", Decimal("1.0"))


@pytest.mark.parametrize(
    ("text", "names"),
    [
        # several things held against one place are several things still
        ("工业投资、民间投资分别增长8%、9%，分别高于全省1.5个和2.5个百分点。", ["工业投资", "民间投资"]),
        (
            "水泥、生铁、粗钢分别增8%、9%、7%，分别高于工业1.5个、2.5个和0.5个百分点。",
            ["水泥", "生铁", "粗钢"],
        ),
        ("茶叶、水果分别增长8%、9%，分别比1—4月加快1.5个、2.5个百分点。", ["茶叶", "水果"]),
    ],
)
def test_points_in_a_row_share_the_unit_told_last(text: str, names: list[str]) -> None:
    points = [record for record in figures(text) if record.unit != "%"]
    assert [record.indicator for record in points] == names
    assert {record.unit for record in points} == {"个百分点"}


def test_a_counted_thing_before_a_growth_keeps_its_own_unit() -> None:
    things, growth = figures("新建车间3个，效率提高2个百分点。")
    assert (things.unit, growth.unit) == ("个", "个百分点")
