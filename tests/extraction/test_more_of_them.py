"""What was added to what there is, and what is told of all that a list named."""

import pytest

from orchestration.extraction import Record, read_report


def figures(text: str) -> list[Record]:
    return [record for record in read_report(text, year=2025) if record.obs]


@pytest.mark.parametrize(
    ("text", "names"),
    [
        (
            "规上工业企业达1.5万家，新增300家，营业收入突破5万亿元。",
            ["规上工业企业", "新增规上工业企业", "规上工业企业营业收入"],
        ),
        ("上市公司总数达90家，新增8家。", ["上市公司总数", "新增上市公司"]),
        ("养老床位达30万张，新增9000张。", ["养老床位", "新增养老床位"]),
        ("高速公路通车里程达9000公里，新增300公里。", ["高速公路通车里程", "新增高速公路通车里程"]),
        ("新开工项目9个，竣工4个。", ["新开工项目", "竣工项目"]),
    ],
)
def test_what_was_added_is_of_the_same_things(text: str, names: list[str]) -> None:
    assert [record.indicator for record in figures(text)] == names


def test_what_was_added_to_a_stock_with_a_code_is_its_change() -> None:
    stock, added = figures("高新技术企业达1.2万家、新增900家。")
    assert (stock.code, stock.measure) == ("hightech_enterprises", "level")
    assert (added.code, added.measure) == ("hightech_enterprises", "change")


@pytest.mark.parametrize(
    ("text", "name"),
    [
        (
            "研发投入强度达2.3%、提高0.6个百分点，甲企业、乙企业分别达1.2万家、2.3万家，均较2020年翻一番。",
            "甲企业、乙企业",
        ),
        ("失业率5%，水稻、玉米产量分别达9万吨、8万吨，均增长3%。", "水稻产量、玉米产量"),
    ],
)
def test_what_holds_of_all_holds_of_the_list_told_last(text: str, name: str) -> None:
    assert figures(text)[-1].indicator == name


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("粮食产量90亿斤以上；单位生产总值二氧化碳排放降低4.2%。", "单位生产总值二氧化碳排放"),
        ("钢材产量增长3%，单位产品能耗下降2%。", "单位产品能耗"),
        ("钢材产量增长3%，水泥增长2%。", "水泥产量"),
    ],
)
def test_what_is_given_off_or_used_up_is_no_output(text: str, name: str) -> None:
    assert figures(text)[-1].indicator == name


@pytest.mark.parametrize(
    ("text", "name", "code"),
    [
        ("提升常住人口城镇化率，达到66%。", "常住人口城镇化率", "urbanization_rate"),
        ("新建公园9个，提高森林覆盖率，力争达到45%。", "森林覆盖率", None),
        ("一是提高城乡低保标准，分别达到每人每月820元、620元。", "城乡低保标准", "min_living_standard"),
        ("出口增长5%，提高产品质量合格率，保持在98%以上。", "产品质量合格率", None),
    ],
)
def test_what_is_to_be_raised_is_what_it_is_raised_to(text: str, name: str, code: str | None) -> None:
    record = figures(text)[-1]
    assert (record.indicator, record.code) == (name, code)
