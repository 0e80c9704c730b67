"""The language of plan reports of counties and districts, over many years."""

import pytest

from orchestration.extraction import read_report


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("实现现价地区生产总值24亿元。", [("现价地区生产总值", "gdp")]),
        ("第一、二产业现价增加值分别达到9亿元、4亿元。", [
            ("第一产业现价增加值", "value_added_primary"), ("第二产业现价增加值", "value_added_secondary")]),
        ("粮食作物播种面积91万亩，总产量达到20万吨。", [
            ("粮食作物播种面积", "grain_sown_area"), ("粮食作物总产量", "grain_output")]),
        ("该县财政总收入突破4亿元。", [("财政总收入", None)]),
        ("服务业完成社会消费品零售总额98亿元。", [("社会消费品零售总额", "retail_sales")]),
        ("商贸业实现社会消费品零售总额98亿元。", [("社会消费品零售总额", "retail_sales")]),
        ("gdp突破10亿元。", [("gdp", "gdp")]),
        ("固定资产投资、进出口分别增长5%、6%。", [
            ("固定资产投资", "fixed_asset_investment"), ("进出口", "trade_total")]),
        ("在固定资产投资、进出口方面，分别增长5%、6%。", [
            ("固定资产投资", "fixed_asset_investment"), ("进出口", "trade_total")]),
        ("农林牧渔业总产值59亿元。其中：农业总产值25亿元。", [
            ("农林牧渔业总产值", "agri_output"), ("农业总产值", None)]),
        ("城乡收入比持续缩小，由2.05:1下降为2.02:1。", [("城乡收入比", None), ("城乡收入比", None)]),
        ("签约产业项目4个、项目总投资13亿元。", [("签约产业项目", None), ("产业项目总投资", None)]),
        ("办理时限最短1天，最长3天。", [("办理时限", None), ("办理时限", None)]),
        ("有效灌溉面积56万亩。", [("有效灌溉面积", None)]),
        ("全县共有45万人口。", [("人口", None)]),
        ("省市县级龙头企业达到55家。", [("省市县级龙头企业", None)]),
        ("主要产品产量：原煤2万吨，发电量3亿度，平板玻璃5万重量箱。", [
            ("原煤产量", None), ("发电量", None), ("平板玻璃产量", None)]),
        ("11项指标中，有6项没有完成任务。", [("指标", None), ("指标没有完成任务", None)]),
        ("利用省外2000万以上项目资金14亿元。", [("利用省外2000万以上项目资金", None)]),
    ],
)  # fmt: skip
def test_figures_are_named_and_coded(text: str, expected: list[tuple[str, str | None]]) -> None:
    told = [(record.indicator, record.code) for record in read_report(text, year=2010) if record.obs]
    assert told == expected


@pytest.mark.parametrize(
    ("text", "periods"),
    [
        ("元至7月，财政收入4亿元，增长5%。", ["2010-01/2010-07"] * 2),
        ("截至7月底，工业总产值达到21亿元，增长42%。", ["2010-01/2010-07"] * 2),
        ("城乡收入比由上年同期的2.1:1降为2.0:1。", ["2009", "2010"]),
    ],
)
def test_months_are_told_in_several_ways(text: str, periods: list[str]) -> None:
    assert [record.period for record in read_report(text, year=2010) if record.obs] == periods


@pytest.mark.parametrize("than", ["比“九五”期间增幅高", "高出“九五”期间增幅", "高于“九五”时期"])
def test_a_mean_rate_is_held_against_that_of_the_plan_before(than: str) -> None:
    text = f"“十五”期间，财政收入年均增长19%，{than}8个百分点。"
    _, change = (record for record in read_report(text, year=2005) if record.obs)
    assert (change.measure, change.period) == ("change", "2001/2005")
