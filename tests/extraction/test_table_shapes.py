"""Shapes of tables that pages leave: heads that span years, cells that span rows, rows cut short."""

import pytest

from orchestration.extraction import read_report


def told(text: str, year: int = 2022) -> list[tuple[object, ...]]:
    return [
        (
            record.code or record.indicator,
            record.measure,
            float(record.value or 0),
            record.unit,
            record.period,
            record.nature,
        )
        for record in read_report(text, year=year)
        if record.obs
    ]


SPANNING = """表3 2022年计划完成情况
领域 | 指标 | 单位 | 2022年目标 | 2022年完成 | 增长（%） |
经济 | 地区生产总值 | 亿元 | 增长6% | 210.4 | 4.9 |
固定资产投资 | 亿元 | 增长8% | - | 7.7 |
民生 | 城镇新增就业 | 万人 | 1.2 | 1.3 | 2.6 |
"""
SHORT_ROWS = """附表
指标名称
单位
2022年预计
2023年计划
增长（%）
地区生产总值
亿元
210
224
6
规上工业增加值
%
7.5
8
粮食产量
万吨
31
32
3
"""
YEARS_STACKED = """指标
计量单位
2022年
2023年
完成数
增长（%）
计划数
增长（%）
地区生产总值
亿元
210
5.5
224
6
出口总值
亿元
11.5
8.1
12
4
"""
YEARS_BARRED = """| 指标 | 2021年 | 2022年 |
| 绝对值 | 增长% | 绝对值 | 增长% |
| 出口总值 | 10.2 | 7.1 | 11.5 | 8.1 |
| 进口总值 | 3.1 | 1.2 | 3.2 | 2.2 |
"""
ANSWERED_FOR = """指标名称
责任单位
2022年完成
2023年目标
地区生产总值（亿元）
县发展和改革局
210
224
出口总值（亿元）
县商务局
11
12
"""
SECTIONED = """指标
单位
2023年目标
一、经济增长
粮食产量
万吨
32
二、居民生活
城镇新增就业
万人
1.2
"""


def test_cells_that_span_rows_leave_the_columns_under_their_heads() -> None:
    assert told(SPANNING) == [
        ("gdp", "growth", 6, "%", "2022", "target"),
        ("gdp", "level", 210.4, "亿元", "2022", "actual"),
        ("gdp", "growth", 4.9, "%", "2022", "actual"),
        ("fixed_asset_investment", "growth", 8, "%", "2022", "target"),
        ("fixed_asset_investment", "growth", 7.7, "%", "2022", "actual"),
        ("urban_new_jobs", "level", 1.2, "万人", "2022", "target"),
        ("urban_new_jobs", "level", 1.3, "万人", "2022", "actual"),
        ("urban_new_jobs", "growth", 2.6, "%", "2022", "actual"),
    ]


def test_rows_cut_short_stand_under_the_first_heads() -> None:
    assert told(SHORT_ROWS) == [
        ("gdp", "level", 210, "亿元", "2022", "estimate"),
        ("gdp", "level", 224, "亿元", "2023", "target"),
        ("gdp", "growth", 6, "%", "2023", "target"),
        ("industrial_value_added", "growth", 7.5, "%", "2022", "estimate"),
        ("industrial_value_added", "growth", 8, "%", "2023", "target"),
        ("grain_output", "level", 31, "万吨", "2022", "estimate"),
        ("grain_output", "level", 32, "万吨", "2023", "target"),
        ("grain_output", "growth", 3, "%", "2023", "target"),
    ]


def test_years_may_span_heads_a_cell_a_line() -> None:
    assert told(YEARS_STACKED) == [
        ("gdp", "level", 210, "亿元", "2022", "actual"),
        ("gdp", "growth", 5.5, "%", "2022", "actual"),
        ("gdp", "level", 224, "亿元", "2023", "target"),
        ("gdp", "growth", 6, "%", "2023", "target"),
        ("exports", "level", 11.5, "亿元", "2022", "actual"),
        ("exports", "growth", 8.1, "%", "2022", "actual"),
        ("exports", "level", 12, "亿元", "2023", "target"),
        ("exports", "growth", 4, "%", "2023", "target"),
    ]


def test_years_may_span_heads_between_bars() -> None:
    assert [row[:3] + row[4:5] for row in told(YEARS_BARRED)] == [
        ("exports", "level", 10.2, "2021"),
        ("exports", "growth", 7.1, "2021"),
        ("exports", "level", 11.5, "2022"),
        ("exports", "growth", 8.1, "2022"),
        ("imports", "level", 3.1, "2021"),
        ("imports", "growth", 1.2, "2021"),
        ("imports", "level", 3.2, "2022"),
        ("imports", "growth", 2.2, "2022"),
    ]


def test_who_answers_for_a_row_names_nothing() -> None:
    assert told(ANSWERED_FOR) == [
        ("gdp", "level", 210, "亿元", "2022", "actual"),
        ("gdp", "level", 224, "亿元", "2023", "target"),
        ("exports", "level", 11, "亿元", "2022", "actual"),
        ("exports", "level", 12, "亿元", "2023", "target"),
    ]


def test_a_section_above_the_first_row_is_no_head() -> None:
    assert told(SECTIONED) == [
        ("grain_output", "level", 32, "万吨", "2023", "target"),
        ("urban_new_jobs", "level", 1.2, "万人", "2023", "target"),
    ]


@pytest.mark.parametrize("whole", ["全市", "全县"])
def test_the_whole_place_in_a_table_of_places_is_nobody_else(whole: str) -> None:
    text = f"地区 | 生产总值（亿元） | 增速（%）\n{whole} | 65.3 | 5.6\n东山镇 | 6.4 | 6.2\n"
    read = [(record.code, record.subject) for record in read_report(text, year=2022) if record.obs]
    assert read == [("gdp", None)] * 2 + [("gdp", "东山镇")] * 2
