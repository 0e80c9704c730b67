"""Points above or below another place, sets of places that bear their number, and what drives another."""

from decimal import Decimal

import pytest

from orchestration.extraction import Record, read_report


def figures(text: str, year: int = 2018) -> list[Record]:
    return [record for record in read_report(text, year=year, division="440114") if record.obs]


@pytest.mark.parametrize(
    ("told", "value"),
    [
        ("比最低的甲市高2.5个百分点", "2.5"),
        ("比相邻的乙县低0.4个百分点", "-0.4"),
        ("较中部平均快1.2个百分点", "1.2"),
        ("高于36个大中城市平均水平1.1个百分点", "1.1"),
        ("低于全省14个市州平均水平0.3个百分点", "-0.3"),
    ],
)
def test_points_beside_a_named_place_are_a_difference(told: str, value: str) -> None:
    rate, points = figures(f"全年用电量增长9%，{told}。")
    assert (points.measure, points.value) == ("difference", Decimal(value))
    assert points.indicator == rate.indicator == "用电量"


@pytest.mark.parametrize(
    "told",
    [
        "比上年高2个百分点",
        "比2016年低2个百分点",
        "比去年同期快2个百分点",
        "较一季度快2个百分点",
        "比年初高2个百分点",
    ],
)
def test_points_beside_an_earlier_time_are_a_change(told: str) -> None:
    _, points = figures(f"全年用电量增长9%，{told}。")
    assert points.measure == "change"


def test_each_of_the_places_named_has_its_distance() -> None:
    text = "居民消费价格高于甲城、乙城和丙阳市，分别比甲城、乙城和丙阳市高0.4、1.5和2.8个百分点。"
    found = figures(text)
    assert [(one.code, one.measure, one.value) for one in found] == [
        ("cpi", "difference", Decimal("0.4")),
        ("cpi", "difference", Decimal("1.5")),
        ("cpi", "difference", Decimal("2.8")),
    ]


@pytest.mark.parametrize(
    "text",
    [
        "在全国36个大中城市中，全市物价平稳。",
        "与15个副省级城市平均涨幅持平。",
        "从全省14个市州看，全市增长较快。",
        "全省21个市中，我市最快。",
    ],
)
def test_the_places_that_a_place_is_seen_among_are_not_counted(text: str) -> None:
    assert not [one for one in figures(text) if one.unit == "个"]


@pytest.mark.parametrize(
    "text",
    [
        "增速达到3%的有9个城市。",
        "全年新增12个县通高速公路。",
        "有44个县增速低于全省平均水平。",
        "建成6个区域中心城市。",
    ],
)
def test_places_that_have_something_in_common_are_counted(text: str) -> None:
    assert [one.unit for one in figures(text)][-1] == "个"


def test_what_some_places_bring_forth_together_is_not_of_the_whole() -> None:
    amount, growth = figures("全省30个区实现生产总值294亿元，增长7.5%。")
    assert [amount.indicator, amount.code] == ["生产总值", None]
    assert growth.code is None


def test_of_so_many_places_some_are_counted() -> None:
    (counted,) = figures("30个区中有15个投资增速低于全省平均水平。")
    assert counted.value == 15


@pytest.mark.parametrize("mark", ["警戒线", "的红线", "预警线"])
def test_a_mark_that_is_set_is_not_measured(mark: str) -> None:
    assert [one.unit for one in figures(f"涨幅超过3.0%{mark}的有4个县。")] == ["个"]


@pytest.mark.parametrize(
    ("text", "measure", "value"),
    [
        # how much faster the whole grew for it
        ("工业增长8%，拉动经济增长2个百分点。", "change", "2"),
        # what a part gives to the whole
        ("食品价格上涨5%，影响居民消费价格上涨1.4个百分点。", "level", "1.4"),
        ("第三产业对经济增长的贡献为3.1个百分点。", "level", "3.1"),
    ],
)
def test_points_that_a_part_drives_or_gives_to_a_whole(text: str, measure: str, value: str) -> None:
    points = figures(text)[-1]
    assert (points.measure, points.value) == (measure, Decimal(value))


@pytest.mark.parametrize(
    "text", ["工业贡献率60%，提高2个百分点。", "拉动作用增强，用电量占比较上年提高2个百分点。"]
)
def test_a_share_that_moved_is_a_change(text: str) -> None:
    assert figures(text)[-1].measure == "change"


def test_a_list_goes_on_below_nothing() -> None:
    values = [one.value for one in figures("批发、零售、住宿行业增速分别为-11.6%、4.1%、-30%。")]
    assert values == [Decimal("-11.6"), Decimal("4.1"), Decimal(-30)]


@pytest.mark.parametrize("span", ["1月至4月", "1月份至4月份", "1-4月", "1—4月份"])
def test_months_compared_with_are_a_base_however_they_are_told(span: str) -> None:
    rate, points = figures(f"1—5月，进出口总额增长9%，增速比{span}提高2个百分点。")
    assert (points.indicator, points.measure, points.base) == (rate.indicator, "change", "2018-01/2018-04")


@pytest.mark.parametrize("part", ["当季", "本季度", "本月", "当月"])
def test_the_quarter_or_month_is_no_part_of_a_name(part: str) -> None:
    (amount,) = figures(f"{part}全市社会消费品零售总额17亿元。")
    assert (amount.indicator, amount.code) == ("社会消费品零售总额", "retail_sales")


def test_the_month_and_the_months_so_far_in_one_sentence() -> None:
    text = "今年前7个月，全市工业平稳。纺织业当月完成产值3亿元，增长9%；累计完成产值20亿元，增长6%。"
    assert [one.period for one in figures(text)] == [
        "2018-07",
        "2018-07",
        "2018-01/2018-07",
        "2018-01/2018-07",
    ]


def test_a_sentence_before_says_which_trade_brings_forth() -> None:
    _, output, growth = figures("规模以上工业总产值30亿元。二是建筑业增势良好。完成产值9亿元，增长7%。")
    assert [(one.indicator, one.code) for one in (output, growth)] == [("建筑业产值", None)] * 2


def test_kinds_of_goods_with_signs_in_their_names_take_turns() -> None:
    text = "居住及用品、衣着、医疗保健和个人用品类价格稳中有降，分别下降0.9%、1.0%和0.4%。"
    assert [one.indicator for one in figures(text)] == [
        "居住及用品类价格",
        "衣着类价格",
        "医疗保健和个人用品类价格",
    ]


def test_a_year_finally_reckoned_has_its_own_time() -> None:
    (amount,) = figures("按照统一核算制度，最终核实2017年全市生产总值97亿元。")
    assert (amount.code, amount.period) == ("gdp", "2017")
