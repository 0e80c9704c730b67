"""A name, a colon, and its figures: whose they are, however the list is written."""

import pytest

from orchestration.extraction import read_report
from orchestration.extraction.records import Record

HALF = str.maketrans("：，；（）", ":,;()")


def observed(text: str, year: int = 2022) -> list[Record]:
    return [record for record in read_report(text, year=year) if record.obs]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "用电量：全年完成12亿千瓦时，增长5%；财政总收入：预计完成9亿元，增长6%；实际利用内资：7亿元。",
            ["用电量"] * 2 + ["财政总收入"] * 2 + ["实际利用内资"],
        ),
        ("1.生产总值：预计完成80亿元。\n2.城镇化率：51%。", ["生产总值", "城镇化率"]),
        ("（1）外贸出口：下降3%；（2）粮食产量：达到8万吨。", ["外贸出口", "粮食产量"]),
        ("——居民消费价格：上涨2.1%。\n——城镇新增就业：1.2万人。", ["居民消费价格", "城镇新增就业"]),
        ("一是技改投资：增长9%，二是旅游收入：增长8%。", ["技改投资", "旅游收入"]),
        ("用电量：增长4%、万元GDP能耗：下降3%、城镇化率：41%。", ["用电量", "万元GDP能耗", "城镇化率"]),
        ("农民人均纯收入（元）：9800元，增长11%。", ["农民人均纯收入"] * 2),
        ("完成情况：粮食产量8万吨；500万元以上技改投资：预计6亿元。", ["粮食产量", "500万元以上技改投资"]),
        ("城镇、农村居民收入：分别为2.5万元、1.2万元。", ["城镇居民收入", "农村居民收入"]),
        # the measure alone is of what stands before the colon
        ("规模以上工业：增加值8亿元，增长9%；利润3亿元。", ["规模以上工业增加值"] * 2 + ["规模以上工业利润"]),
        ("农业：实现总产值6亿元；服务业：实现增加值9亿元。", ["农业总产值", "服务业增加值"]),
        ("技改投资：全年完成投资6亿元，增长8%；引进内资：3亿元。", ["技改投资", "技改投资", "引进内资"]),
        ("居民人均纯收入：城镇2.5万元；农村1.2万元。", ["城镇居民人均纯收入", "农村居民人均纯收入"]),
        # on a line or in a sentence of its own
        ("用电量：\n预计完成12亿千瓦时，增长5%；\n出口：\n下降3%。", ["用电量", "用电量", "出口"]),
        ("（1）用电量。全年完成12亿千瓦时。（2）出口。同比下降3%。", ["用电量", "出口"]),
        ("一是外贸出口。下降3%。二是服务业。实现增加值6亿元。", ["外贸出口", "服务业增加值"]),
        ("【外贸出口】完成3亿元。", ["外贸出口"]),
        # items of a list, a line each, without stops
        ("用电量：目标增长6%，完成7%\n出口：目标9%，完成8%", ["用电量", "用电量", "出口", "出口"]),
        ("引进项目30个，其中外资5个\n财政支出9亿元", ["引进项目", "外资", "财政支出"]),
        ("●用电量12亿千瓦时，增长5%\n●出口3亿元", ["用电量", "用电量", "出口"]),
        # what was aimed at and what came about
        ("用电量：年初目标6%，实际增长7%。", ["用电量", "用电量"]),
        # no name: a head of a list, a clause of its own, a name that the figure has itself
        ("据初步统计：粮食产量8万吨。", ["粮食产量"]),
        ("主要目标如下：增长面达到60%。", ["增长面"]),
        ("主要预期目标是：出口增长5%，用电量增长6%。", ["出口", "用电量"]),
        ("发展目标：进出口增长5%。", ["进出口"]),
        ("控制指标：支出下降5%。", ["支出"]),
        ("服务业稳步增长：旅游收入3亿元，快递业务量增长9%。", ["旅游收入", "快递业务量"]),
        ("招商引资：引进项目30个。", ["引进项目"]),
        ("（1）抓征收。完成税收6亿元。", ["税收"]),
    ],
)  # fmt: skip
def test_a_name_before_a_colon_is_of_the_figures_after_it(text: str, expected: list[str]) -> None:
    assert [record.indicator for record in observed(text)] == expected
    assert [record.indicator for record in observed(text.translate(HALF))] == expected


@pytest.mark.parametrize(
    "text", ["三次产业结构：5:45:50。", "三次产业结构（5:45:50）不断优化。", "三次产业结构为5:45:50。"]
)
def test_the_parts_of_a_whole_may_follow_a_colon_or_stand_in_brackets(text: str) -> None:
    assert [(record.indicator, record.value) for record in observed(text)] == [
        ("第一产业比重", 5),
        ("第二产业比重", 45),
        ("第三产业比重", 50),
    ]


def test_an_hour_after_a_colon_is_no_ratio() -> None:
    assert observed("开会时间：9:30。") == []


@pytest.mark.parametrize(
    ("text", "measures"),
    [
        ("生产总值8%左右；社会消费品零售总额：12%。", ["growth", "growth"]),
        ("固定资产投资目标为10%，预计完成11%。", ["growth", "growth"]),
        ("一般公共预算支出80%以上用于民生。", ["share"]),
        ("出口的一半以上、进口的75%来自民营企业。", ["share", "share"]),
        ("财政总收入：目标12%，完成13%。", ["growth", "growth"]),
        ("城镇登记失业率：4%以内。", ["share"]),
        ("社会消费品零售总额占全省比重由7%提升至8%。", ["share", "share"]),
    ],
)
def test_a_bare_rate_of_an_amount_is_its_growth(text: str, measures: list[str]) -> None:
    assert [record.measure for record in observed(text)] == measures


@pytest.mark.parametrize(
    ("text", "name", "code"),
    [
        ("涞水县2022年全年实现生产总值63亿元。", "生产总值", "gdp"),
        ("涞水县实现生产总值63亿元。", "生产总值", "gdp"),
        ("规模工业2022年实现增加值45亿元。", "规模工业增加值", "industrial_value_added"),
        ("国内贸易实现社会消费品零售总额15亿元。", "社会消费品零售总额", "retail_sales"),
        ("商贸流通业完成社会消费品零售总额15亿元。", "社会消费品零售总额", "retail_sales"),
        ("固定资产投资五年累计完成投资92亿元。", "固定资产投资", "fixed_asset_investment"),
        ("工业投资四年累计完成20亿元。", "工业投资", "industrial_investment"),
        ("今年的主要预期目标是地区生产总值增长6%。", "地区生产总值", "gdp"),
        ("2023年预期目标拟定为用电量增长6%。", "用电量", "electricity_use"),
        ("过去的一年，我们完成生产总值82亿元。", "生产总值", "gdp"),
        ("居民价格消费指数上涨3%。", "居民价格消费指数", "cpi"),
        ("某工程2022年累计完成投资5亿元。", "某工程投资", None),
        # who brings it forth, and which year's prize it is, belong to the name
        ("批发企业实现社会消费品零售额15亿元。", "批发企业实现社会消费品零售额", None),
        ("获评2022年度省级示范企业3家。", "获评2022年度省级示范企业", None),
    ],
)
def test_when_and_in_which_field_it_came_about_is_no_part_of_a_name(
    text: str, name: str, code: str | None
) -> None:
    (record,) = observed(text)
    assert (record.indicator, record.code) == (name, code)


def test_investment_after_all_that_a_place_brings_forth_is_no_part_of_it() -> None:
    assert [record.indicator for record in observed("生产总值增长11%，完成投资80亿元。")] == [
        "生产总值",
        "投资",
    ]
