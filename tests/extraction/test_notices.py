"""The form of communiqués and notices: dates, marks of notes, what is preliminary, cells on lines."""

from decimal import Decimal

import pytest

from orchestration.extraction import Record, read_report


def figures(text: str, year: int = 2018) -> list[Record]:
    return [record for record in read_report(text, year=year, division="440114") if record.obs]


@pytest.mark.parametrize(
    "dated",
    [
        "2019年3月18日",
        "某市统计局\n2019年3月18日",
        "2019-03-18 10:20:30",
        "发布日期:2019年3月18日  来源:市统计局",
        "(2019年3月18日)",
    ],
)
def test_the_day_a_text_was_given_out_heads_no_part_of_it(dated: str) -> None:
    text = f"2018年某市国民经济和社会发展统计公报\n\n{dated}\n\n一、综合\n\n全市生产总值120亿元，增长6%。"
    amount, growth = figures(text)
    assert (amount.period, amount.nature, amount.part) == ("2018", "actual", "executed")
    assert growth.period == "2018"


@pytest.mark.parametrize("heading", ["二、2019年工作安排", "2019年主要目标", "三、2019年3月前的重点任务"])
def test_a_year_to_come_in_a_heading_still_opens_what_is_planned(heading: str) -> None:
    (growth,) = figures(f"一、2018年回顾\n完成较好。\n{heading}\n生产总值增长6%。")
    assert (growth.period, growth.nature) == ("2019", "target")


@pytest.mark.parametrize("mark", ["[2]", "[注3]", "〔12〕", "【4】", " [2]"])
def test_the_mark_of_a_note_is_no_part_of_a_name(mark: str) -> None:
    text = (
        f"全年生产总值{mark}120亿元，增长6%。年末常住人口{mark}为80万人{mark}，粮食产量{mark}增长{mark}3%。"
    )
    found = [(one.indicator, one.code, one.value) for one in figures(text)]
    assert found == [
        ("生产总值", "gdp", Decimal(120)),
        ("生产总值", "gdp", Decimal(6)),
        ("常住人口", "population", Decimal(80)),
        ("粮食产量", "grain_output", Decimal(3)),
    ]


def test_every_mark_of_a_note_has_its_own_record_that_measures_nothing() -> None:
    text = "全年生产总值[2]120亿元。依据某发〔18〕3号文件。"
    records = read_report(text, year=2018)
    assert [(one.text, one.obs) for one in records] == [
        ("2", False),
        ("120亿元", True),
        ("18", False),
        ("3", False),
    ]


@pytest.mark.parametrize("said", ["初步测算，", "据初步测算，", "经初步测算，", "初步核算，"])
def test_what_was_first_reckoned_is_told_as_done(said: str) -> None:
    natures = {one.nature for one in figures(f"{said}全年生产总值120亿元，增长6%。财政收入9亿元。")}
    assert natures == {"actual"}


def test_what_is_expected_is_an_estimate_still() -> None:
    amount, growth = figures("初步预计，全年生产总值120亿元，增长6%。")
    assert {amount.nature, growth.nature} == {"estimate"}


@pytest.mark.parametrize(
    "text", ["第一产业占地区生产总值的比重为8%。", "第三产业占GDP比重50%，提高2个百分点。"]
)
def test_the_share_of_a_sector_named_alone_is_of_no_amount(text: str) -> None:
    assert [one.code for one in figures(text)] == [None] * len(figures(text))


@pytest.mark.parametrize("caption", ["图1:2014-2018年生产总值", "见图2:三次产业比重", "附表 3:2018年收入"])
def test_the_number_of_a_figure_is_no_ratio(caption: str) -> None:
    assert not figures(f"全市经济平稳。\n{caption}\n人民生活改善。")


def test_the_parts_of_a_whole_after_a_word_with_the_sign_for_table_are_read() -> None:
    shares = figures("三次产业结构为8:40:52。")
    assert [one.value for one in shares] == [8, 40, 52]


MONTHLY = """最新数据显示，今年前9个月全市工业产值40亿元，增长7%。
工业产值 |
本月 |
增长% |
累计 |
累计增长 |
机械行业 |
512 |
8.5 |
4100 |
7.2 |
纺织行业 |
210 |
-1.5 |
1850 |
2.4 |
"""


def test_a_table_of_the_month_and_of_the_months_so_far() -> None:
    _, _, *cells = figures(MONTHLY)
    assert [(one.indicator, one.measure, one.period) for one in cells[:4]] == [
        ("机械行业工业产值", "level", "2018-09"),
        ("机械行业工业产值", "growth", "2018-09"),
        ("机械行业工业产值", "level", "2018-01/2018-09"),
        ("机械行业工业产值", "growth", "2018-01/2018-09"),
    ]
    assert cells[5].value == Decimal("-1.5")


@pytest.mark.parametrize("head", ["指标", "主要产品产量", "单位产值", "某某地区"])
def test_what_stands_over_labels_of_every_sort_is_no_part_of_their_names(head: str) -> None:
    cells = figures(f"{head} | 产值 | 增长%\n机械行业 | 50 | 8.5\n纺织行业 | 20 | 3.5\n")
    assert {one.indicator for one in cells} == {"机械行业产值", "纺织行业产值"}


AGES = """表2 年末人口构成

指 标

年末数(万人)

比重( %

常住人口

80

100.00

其中: 0-14 周岁(含不满 15 周岁)

12

15.00

65 周岁及以上

16

20.00
"""


def test_ages_name_rows_and_a_head_may_want_its_closing_bracket() -> None:
    cells = figures(AGES)
    assert [(one.value, one.unit, one.measure, one.period) for one in cells] == [
        (80, "万人", "level", "2018-12-31"),
        (100, "%", "share", "2018-12-31"),
        (12, "万人", "level", "2018-12-31"),
        (15, "%", "share", "2018-12-31"),
        (16, "万人", "level", "2018-12-31"),
        (20, "%", "share", "2018-12-31"),
    ]


@pytest.mark.parametrize(
    ("lead", "period"),
    [
        ("统计数据显示，今年前10个月，", "2018-01/2018-10"),
        ("2018年前10个月，", "2018-01/2018-10"),
        ("据市统计局消息，1-10月，", "2018-01/2018-10"),
        ("去年前10个月水灾频发，", "2018"),
    ],
)
def test_the_months_that_open_a_short_notice_are_those_of_its_figures(lead: str, period: str) -> None:
    *_, last = figures(f"{lead}全市用电量增长9%。出口增长4%。")
    assert last.period == period


def test_a_head_may_leave_out_the_cell_over_the_labels() -> None:
    head = "表1 生产总值\n| 绝 对 数 (亿元) | 比上年增长 (%) |\n"
    cells = figures(f"{head}第一产业 | 37.1 | 2.6 |\n第二产业 | 39.8 | -4.5 |\n")
    assert [(one.measure, one.unit, one.value) for one in cells] == [
        ("level", "亿元", Decimal("37.1")),
        ("growth", "%", Decimal("2.6")),
        ("level", "亿元", Decimal("39.8")),
        ("growth", "%", Decimal("-4.5")),
    ]


@pytest.mark.parametrize(
    ("told", "value"),
    [
        ("食品类价格指数为108.4%", "8.4"),
        ("商品零售价格总指数达97.5%", "-2.5"),
        ("居住类价格指数103.3", "3.3"),
    ],
)
def test_an_index_of_prices_tells_how_they_grew(told: str, value: str) -> None:
    (growth,) = figures(f"全年{told}。")
    assert (growth.measure, growth.value, growth.unit) == ("growth", Decimal(value), "%")


def test_a_share_above_a_hundred_is_no_index_of_prices() -> None:
    (share,) = figures("价格指数合格率为98.5%。")
    assert (share.measure, share.value) == ("share", Decimal("98.5"))


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("农业增加值32亿元。林业增加值1.5亿元。畜牧业增加值9亿元。", None),
        ("农业增加值32亿元，增长5%。工业增加值80亿元。", "agri_value_added"),
    ],
)
def test_farming_beside_forestry_is_the_growing_of_crops(text: str, code: str | None) -> None:
    assert figures(text)[0].code == code


@pytest.mark.parametrize(
    ("text", "period"),
    [
        ("增速高于全市平均的镇有12个。", "2018-01/2018-06"),
        ("有3个行业负增长。", "2018-01/2018-06"),
        ("全市有卫生院12个。", "2018-01/2018-06"),
    ],
)
def test_what_a_bulletin_counts_is_of_the_months_that_it_tells(text: str, period: str) -> None:
    *_, counted = figures(f"2018年上半年经济运行情况\n用电量增长9%。\n{text}")
    assert counted.period == period


@pytest.mark.parametrize("said", ["致使", "使得"])
def test_what_brings_it_about_is_no_part_of_a_name(said: str) -> None:
    (growth,) = figures(f"肉价反弹，{said}居民消费价格总水平上涨4.1%。")
    assert (growth.indicator, growth.code) == ("居民消费价格总水平", "cpi")


@pytest.mark.parametrize(
    "table",
    [
        "表2 2018年居民消费价格比上年上涨情况(%)\n指标 | 全市 | 城市 | 农村\n食品 | 2.1 | 2.4 | -0.6\n",
        "指标 | 比上年上涨(%)\n食品 | 2.1\n衣着 | -0.6\n",
    ],
)
def test_a_table_whose_title_or_head_says_rose_holds_growth(table: str) -> None:
    assert {one.measure for one in figures(table)} == {"growth"}


def test_a_table_of_shares_stays_one() -> None:
    assert {one.measure for one in figures("指标 | 占比(%)\n城镇 | 61.5\n农村 | 38.5\n")} == {"share"}
