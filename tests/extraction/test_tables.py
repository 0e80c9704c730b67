"""Tables in plain text: rows, heads, units and the cells that hold no figure."""

from decimal import Decimal

import pytest

from orchestration.extraction import Record, read_report

TABBED = """主要指标完成情况
序号\t指标\t单位\t2022年完成\t2023年目标
1\t地区生产总值\t亿元\t120\t130
2\t粮食产量\t万吨\t\t35
"""
STACKED = """指标
2022年完成
2023年计划
属性
一、经济发展
1.地区生产总值（亿元）
47.2
51
预期性
2.粮食产量（万吨）
36.5
41.2
约束性
二、社会民生
3.城镇登记失业率（%）
3.9
4.3以内
预期性
"""
COUNTED = """序号
指标
单位
2022年完成
1
地区生产总值
亿元
47.2
2
粮食产量
万吨
36.5
"""
UNIT_ABOVE = """主要指标（单位：亿元）
指标 2022年1-9月 增长（%）
地区生产总值 120.5 4.1
固定资产投资 — 5.5
"""


def cells(text: str) -> list[tuple[object, ...]]:
    return [
        (
            record.code or record.indicator,
            record.measure,
            float(record.value or 0),
            record.unit,
            record.period,
        )
        for record in read_report(text, year=2022)
        if record.obs
    ]


def why(text: str, written: str) -> str | None:
    records: list[Record] = read_report(text, year=2022)
    return next(record.why for record in records if record.text == written)


def test_an_empty_cell_keeps_the_later_cells_under_their_heads() -> None:
    assert cells(TABBED) == [
        ("gdp", "level", 120, "亿元", "2022"),
        ("gdp", "level", 130, "亿元", "2023"),
        ("grain_output", "level", 35, "万吨", "2023"),
    ]


@pytest.mark.parametrize("text", [TABBED, COUNTED])
def test_the_numbers_that_count_the_rows_are_ordinals(text: str) -> None:
    assert (why(text, "1"), why(text, "2")) == ("ordinal", "ordinal")


def test_sections_and_sorts_of_aims_are_no_labels() -> None:
    assert cells(STACKED) == [
        ("gdp", "level", 47.2, "亿元", "2022"),
        ("gdp", "level", 51, "亿元", "2023"),
        ("grain_output", "level", 36.5, "万吨", "2022"),
        ("grain_output", "level", 41.2, "万吨", "2023"),
        ("unemployment_rate", "share", 3.9, "%", "2022"),
        ("unemployment_rate", "share", 4.3, "%", "2023"),
    ]


def test_a_table_with_a_cell_a_line_may_count_its_rows() -> None:
    assert cells(COUNTED) == [
        ("gdp", "level", 47.2, "亿元", "2022"),
        ("grain_output", "level", 36.5, "万吨", "2022"),
    ]


def test_a_growth_column_has_the_time_of_the_level_beside_it() -> None:
    assert cells(UNIT_ABOVE) == [
        ("gdp", "level", 120.5, "亿元", "2022-01/2022-09"),
        ("gdp", "growth", 4.1, "%", "2022-01/2022-09"),
        ("fixed_asset_investment", "growth", 5.5, "%", "2022-01/2022-09"),
    ]


def test_a_single_row_under_a_head_is_a_table() -> None:
    (level, growth) = cells(
        "| 指标 | 2022年完成 | 增长% |\n| --- | --- | --- |\n| 社会消费品零售总额(亿元) | 52.1 | 4.4 |\n"
    )
    assert level == ("retail_sales", "level", 52.1, "亿元", "2022")
    assert growth == ("retail_sales", "growth", 4.4, "%", "2022")


def test_a_head_that_spans_columns_speaks_for_each() -> None:
    text = "指标\t2022年\t\t2023年目标\n\t总量\t增速(%)\t\n进出口总额(亿元)\t33\t-2\t持平\n"
    assert [cell[1:] for cell in cells(text)] == [
        ("level", 33, "亿元", "2022"),
        ("growth", -2, "%", "2022"),
        ("growth", 0, "%", "2023"),
    ]


def test_a_label_spread_over_its_column_is_one_label() -> None:
    text = "指　标　　　涨跌幅度（%）\n居民消费价格　　1.8\n　衣　　着　　　0.3\n"
    assert cells(text)[1] == ("衣着", "growth", float(Decimal("0.3")), "%", "2022")


def test_an_amount_that_looks_like_a_month_is_a_figure_where_there_is_a_unit() -> None:
    text = "| 指标 | 单位 | 2022年 |\n| --- | --- | --- |\n| 粮食 | 万吨 | 1985.2 |\n| 茶叶 | 万吨 | 2.4 |\n"
    assert [float(record.value or 0) for record in read_report(text, year=2022) if record.obs] == [
        1985.2,
        2.4,
    ]
    dated = (
        "| 项目 | 开工 | 桥梁（座） |\n| --- | --- | --- |\n| 北桥 | 2021.10 | 3 |\n| 南桥 | 2022.5 | 4 |\n"
    )
    assert [record.text for record in read_report(dated, year=2022) if record.obs] == ["3", "4"]


def told(text: str, year: int = 2022) -> list[tuple[object, ...]]:
    return [
        (
            record.measure,
            None if record.value is None else float(record.value),
            record.unit,
            record.period,
            record.nature,
        )
        for record in read_report(text, year=year)
        if record.obs
    ]


def test_years_alone_over_columns_are_dates_and_a_unit_beside_them_is_of_all() -> None:
    text = "指标（单位：亿元）\t2020\t2021\n出口总值\t12.3\t13.1\n进口总值\t8.4\t8.9\n"
    assert why(text, "2020") == "date"
    assert told(text)[:2] == [
        ("level", 12.3, "亿元", "2020", "actual"),
        ("level", 13.1, "亿元", "2021", "actual"),
    ]


def test_plan_done_and_growth_columns_stand_side_by_side() -> None:
    text = (
        "附表 2022年计划完成情况\n指标名称 单位 年度计划 实际完成 完成计划% 同比增长%\n"
        "出口总值 亿元 86 84.2 97.9 6.1\n进口总值 亿元 32 34 106.3 -2.3\n"
    )
    assert told(text)[:4] == [
        ("level", 86, "亿元", "2022", "target"),
        ("level", 84.2, "亿元", "2022", "actual"),
        ("completion", 97.9, "%", "2022", "actual"),
        ("growth", 6.1, "%", "2022", "actual"),
    ]


def test_a_row_of_parts_has_the_unit_of_its_whole_and_a_rate_changes_in_points() -> None:
    text = (
        "| 指标 | 2022年 | 同比±% |\n|---|---:|---:|\n| 出口总值（亿元） | 18.4 | 4.2 |\n"
        "| 其中：机电产品 | 2.6 | 3.9 |\n| 城镇登记失业率（%） | 3.4 | -0.2 |\n注：快报数。\n"
    )
    assert told(text)[2:] == [
        ("level", 2.6, "亿元", "2022", "actual"),
        ("growth", 3.9, "%", "2022", "actual"),
        ("share", 3.4, "%", "2022", "actual"),
        ("change", -0.2, "个百分点", "2022", "actual"),
    ]


def test_a_share_column_is_of_shares_and_a_fall_is_negative() -> None:
    text = "行业 现价（万元） 增速（%） 占比（%）\n农业 5297 3.1 40\n工业 7946 2.2 60\n"
    assert told(text)[2] == ("share", 40, "%", "2022", "actual")
    text = (
        "指标\t单位\t2022年完成\t2023年目标\n单位GDP能耗下降\t%\t3.2\t完成省下达任务\n用水量\t亿吨\t3\t≤3\n"
    )
    assert told(text)[:2] == [
        ("growth", -3.2, "%", "2022", "actual"),
        ("growth", None, None, "2023", "target"),
    ]


@pytest.mark.parametrize(
    ("head", "periods"),
    [
        ("指标\t1-8月（亿元）\t同比增长（%）", ["2022-01/2022-08", "2022-01/2022-08"]),
        ("指标\t上半年（亿元）\t同比增长（%）", ["2022-01/2022-06", "2022-01/2022-06"]),
        ("指标\t本月（亿元）\t同比增长（%）", ["2022-08", "2022-08"]),
    ],
)
def test_the_months_of_a_level_are_those_of_the_growth_beside_it(head: str, periods: list[str]) -> None:
    text = f"8月主要经济指标\n{head}\n出口总值\t3.2\t4.1\n进口总值\t8.1\t3.6\n"
    assert [record[3] for record in told(text)][:2] == periods


def test_in_a_table_of_places_the_heads_name_what_is_measured() -> None:
    text = "县市\t地区生产总值（亿元）\t增速（%）\t增速位次\n东河县\t86.2\t5.1\t3\n西山县\t72.4\t4.6\t5\n"
    read = [record for record in read_report(text, year=2022) if record.obs][:3]
    assert [(r.code, r.subject, r.measure, r.unit) for r in read] == [
        ("gdp", "东河县", "level", "亿元"),
        ("gdp", "东河县", "growth", "%"),
        ("gdp", "东河县", "rank", "名"),
    ]


BARRED = (
    "指 标 |\n全年预期目标 |\n全年完成情况 |\n|\n"
    "地区生产总值 |\n增长7%左右 |\n210.5亿元，增长5.2% |\n|\n"
    "社会消费品零售总额 |\n总体稳定 |\n64亿元，下降2.1% |\n|\n"
    "工业增加值率 |\n高于上年 |\n21.3%，高于上年 |\n|\n"
)


def test_a_bar_alone_ends_a_row_whose_cells_end_with_bars() -> None:
    assert told(BARRED) == [
        ("growth", 7, "%", "2022", "target"),
        ("level", 210.5, "亿元", "2022", "actual"),
        ("growth", 5.2, "%", "2022", "actual"),
        ("level", 64, "亿元", "2022", "actual"),
        ("growth", -2.1, "%", "2022", "actual"),
        ("share", 21.3, "%", "2022", "actual"),
    ]


@pytest.mark.parametrize(
    ("cell", "expected"),
    [
        ("31亿元，增长4%", [("level", 31), ("growth", 4)]),
        ("31亿元、下降4%", [("level", 31), ("growth", -4)]),
        ("增长4%左右，力争31亿元", [("growth", 4), ("level", 31)]),
        ("高于全市2个百分点", [("difference", 2)]),
        ("低于全省2个百分点", [("difference", -2)]),
        ("31亿元", [("level", 31)]),
        ("3,100亿元", [("level", 3100)]),
    ],
)
def test_a_cell_may_tell_two_figures(cell: str, expected: list[tuple[str, float]]) -> None:
    text = f"指标\t2022年完成情况\n地区生产总值\t{cell}\n固定资产投资\t20亿元\n"
    assert [(row[0], row[1]) for row in told(text)][:-1] == expected


SPANNED = """序号
指标名称
属性
完成情况
年度目标
绝对值
同比增长
1
地区生产总值
预期性
310.4亿元
2.1%
增长5%左右
2
一般公共预算收入
32.4亿元
1.7%
增长6%
(调整后)
3
新建学校
24所
21所以上
4
固定资产投资
45.1亿元
-3.2%
增长6-9%
"""


def test_counted_rows_stand_under_heads_that_span_two() -> None:
    assert told(SPANNED) == [
        ("level", 310.4, "亿元", "2022", "actual"),
        ("growth", 2.1, "%", "2022", "actual"),
        ("growth", 5, "%", "2022", "target"),
        ("level", 32.4, "亿元", "2022", "actual"),
        ("growth", 1.7, "%", "2022", "actual"),
        ("growth", 6, "%", "2022", "target"),
        ("level", 24, "所", "2022", "actual"),
        ("level", 21, "所", "2022", "target"),
        ("level", 45.1, "亿元", "2022", "actual"),
        ("growth", -3.2, "%", "2022", "actual"),
        ("growth", 6, "%", "2022", "target"),
    ]


def test_a_share_under_aims_of_growth_is_one() -> None:
    text = (
        "指标\t2022年目标增长（%）\t2022年实际增长（%）\n地区生产总值\t7\t6.1\n研发经费占GDP比重\t3.1\t3.2\n"
    )
    assert [row[0] for row in told(text)] == ["growth", "growth", "share", "share"]
    text = "指标\t2022年（%）\t同比增长（%）\n研发经费占GDP比重\t3.1\t0.2\n城镇化率\t61\t0.4\n"
    assert [row[0] for row in told(text)] == ["share", "growth", "share", "growth"]


GUESSED_CELLS = """表2：2016年本县主要目标完成情况
指标名称
目标
全年实绩
底盘
地区生产总值
8%左右
预计8.2 %左右
外贸出口总额
保持全省份额总体稳定
预计占比3.5‰
质量
税收占比率
61%左右
预计可以完成
投入
水利投资
12%以上
预计-4%左右
项目开工率
达到60%
72.5%
人均预期寿命（岁）
77
"""


def test_cells_say_what_is_guessed_and_words_over_rows_are_none_of_them() -> None:
    read = [
        (record.indicator, record.measure, float(record.value or 0), record.nature, record.period)
        for record in read_report(GUESSED_CELLS, year=2016)
        if record.obs
    ]
    assert read == [
        ("地区生产总值", "growth", 8, "target", "2016"),
        ("地区生产总值", "growth", 8.2, "estimate", "2016"),
        ("外贸出口总额占比", "share", 3.5, "estimate", "2016"),
        ("税收占比率", "share", 61, "target", "2016"),
        ("水利投资", "growth", 12, "target", "2016"),
        ("水利投资", "growth", -4, "estimate", "2016"),
        ("项目开工率", "share", 60, "target", "2016"),
        ("项目开工率", "share", 72.5, "actual", "2016"),
        ("人均预期寿命", "level", 77, "target", "2016"),
    ]


TWO_HEADS = """表1 2021年计划完成情况
序号 | 指标名称 | 单位 | 2021年计划目标 | 2021年实绩 | |||
绝对值 | 增速（%） | ||||||
经济增长 | 1 | 地区生产总值 | 亿元 | 增长6%左右 | 410.5 | 4.8 | |
2 | 全员劳动生产率 | 万元/人年 | 增长5%以上 | 暂无数据 | |||
3 | 财政总收入 | 亿元 | 60 | 58.5 | -1.5 | ||
"""


def test_heads_of_two_rows_stand_over_rows_that_a_group_opens() -> None:
    assert told(TWO_HEADS, 2021) == told(TWO_HEADS.replace("经济增长 | 1", "1"), 2021)
    assert [row[:3] for row in told(TWO_HEADS, 2021)] == [
        ("growth", 6, "%"),
        ("level", 410.5, "亿元"),
        ("growth", 4.8, "%"),
        ("growth", 5, "%"),
        ("level", 60, "亿元"),
        ("level", 58.5, "亿元"),
        ("growth", -1.5, "%"),
    ]


@pytest.mark.parametrize(("above", "nature"), [("单位\n", "actual"), ("各项工作有序推进。\n", "target")])
def test_aims_alone_on_a_line_head_a_column_only_beside_heads(above: str, nature: str) -> None:
    text = f"一、2020年工作情况\n{above}目标\n粮食产量35万吨。"
    assert [record.nature for record in read_report(text, year=2020) if record.obs] == [nature]
