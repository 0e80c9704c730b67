"""Tables that a page has flattened: rows in one line, captions, groups, ages, spread labels."""

import pytest

from orchestration.extraction import read_report

ROWS = """表4 2025年年末人口数及其构成
| 指 标 | 年末数(万人) | 比重(%) |
| 全市常住人口 | 310.34 | 100.00 |
| 按城乡分 | | |
| 城 镇 | 220.32 | 70.99 |
| 乡 村 | 90.02 | 29.01 |
| 按年龄段分 | | |
| 0-15岁（含不满16周岁） | 50.05 | 16.13 |
| #65周岁及以上 | 58.16 | 18.74 |
"""
FLAT = (
    "表4 2025年年末人口数及其构成 指 标 | 年末数(万人) | 比重(%) |"
    " 全市常住人口 | 310.34 | 100.00 | 按城乡分 |"
    " 城 镇 | 220.32 | 70.99 | 乡 村 | 90.02 | 29.01 | 按年龄段分 |"
    " 0-15岁（含不满16周岁） | 50.05 | 16.13 | #65周岁及以上 | 58.16 | 18.74 |\n"
)
HALF_FLAT = FLAT.replace(" 城 镇", "\n| 城 镇").replace(" 0-15岁", "\n| 0-15岁")
GOODS = """表5 2025年主要产品产量
| 产品名称 | 单位 | 产量 | 比上年增长(%) |
| 水泥 | 万吨 | 120.5 | 3.4 |
| 汽 车 | 万辆 | 12.5 | -3.4 |

表6 2025年居民消费价格比上年涨跌幅度
| 指标 | 全市(%) | 农村(%) |
| 居民消费价格 | 0.2 | 0.1 |
| 衣 着 | -0.2 | 0.4 |
"""


def cells(text: str) -> list[tuple[object, ...]]:
    return [
        (record.indicator, record.measure, float(record.value or 0), record.unit, record.period)
        for record in read_report(text, year=2025)
        if record.obs
    ]


@pytest.mark.parametrize("text", [ROWS, FLAT, HALF_FLAT])
def test_a_row_of_a_group_is_named_with_the_whole_however_the_lines_fall(text: str) -> None:
    end = "2025-12-31"
    assert cells(text) == [
        ("常住人口", "level", 310.34, "万人", end),
        ("常住人口比重", "share", 100, "%", end),
        ("城镇常住人口", "level", 220.32, "万人", end),
        ("城镇常住人口比重", "share", 70.99, "%", end),
        ("乡村常住人口", "level", 90.02, "万人", end),
        ("乡村常住人口比重", "share", 29.01, "%", end),
        ("0-15岁常住人口", "level", 50.05, "万人", end),
        ("0-15岁常住人口比重", "share", 16.13, "%", end),
        ("65周岁及以上常住人口", "level", 58.16, "万人", end),
        ("65周岁及以上常住人口比重", "share", 18.74, "%", end),
    ]


@pytest.mark.parametrize("text", [ROWS, FLAT, HALF_FLAT])
def test_the_share_of_the_whole_is_no_head_count(text: str) -> None:
    codes = [record.code for record in read_report(text, year=2025) if record.obs]
    assert codes == ["population"] + [None] * 9


def test_a_caption_ends_the_table_before_it_and_tells_what_a_rate_is() -> None:
    assert cells(GOODS) == [
        ("水泥产量", "level", 120.5, "万吨", "2025"),
        ("水泥产量", "growth", 3.4, "%", "2025"),
        ("汽车产量", "level", 12.5, "万辆", "2025"),
        ("汽车产量", "growth", -3.4, "%", "2025"),
        ("居民消费价格", "growth", 0.2, "%", "2025"),
        ("农村居民消费价格", "growth", 0.1, "%", "2025"),
        ("衣着", "growth", -0.2, "%", "2025"),
        ("农村衣着", "growth", 0.4, "%", "2025"),
    ]


@pytest.mark.parametrize("written", ["4", "0-15岁"])
def test_the_number_of_a_table_and_an_age_are_no_figures(written: str) -> None:
    records = [record for record in read_report(ROWS, year=2025) if record.text == written]
    assert records
    assert not any(record.obs for record in records)


@pytest.mark.parametrize(
    ("text", "told"),
    [
        # a remark after the figures of one row opens no row
        (
            "| 指标 | 完成 | 单位 |\n| 水泥产量 | 5万吨 | 甲局 |\n| 生铁产量 | 6万吨 | 乙局 |\n",
            ["水泥产量", "生铁产量"],
        ),
        # two labels before the figures of a row are one row
        (
            "| 类别 | 指标 | 2025年 |\n| 工业 | 水泥产量 | 5万吨 |\n| 工业 | 生铁产量 | 6万吨 |\n",
            ["水泥产量", "生铁产量"],
        ),
        # a group whose first row is no whole lends no name
        ("| 指标 | 2025年 |\n| 公园 | 5个 |\n| 文化设施 | |\n| 剧院 | 6个 |\n", ["公园", "剧院"]),
    ],
)
def test_rows_of_an_ordinary_table_stay_as_they_are(text: str, told: list[str]) -> None:
    assert [row[0] for row in cells(text)] == told
