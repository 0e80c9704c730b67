"""Parts of a whole: the kinds, goods and places that a sentence tells after their sum."""

import pytest

from orchestration.extraction import read_report
from orchestration.extraction.records import Record


def observed(text: str, year: int = 2022) -> list[Record]:
    return [record for record in read_report(text, year=year) if record.obs]


@pytest.mark.parametrize(
    ("text", "indicators"),
    [
        # kinds have the measure of the whole, for amounts and for how they grew
        (
            "规模以上工业增加值增长4.1%，其中，国有控股企业增长2.2%，股份制企业增长4.6%。",
            ["规模以上工业增加值", "国有控股企业增加值", "股份制企业增加值"],
        ),
        ("建筑业企业实现利润8.6亿元，其中国有控股企业2.3亿元。", ["建筑业企业利润", "国有控股企业利润"]),
        ("居民消费价格上涨2.1%。其中食品烟酒类上涨5.9%。", ["居民消费价格", "食品烟酒类价格"]),
        ("年末民用汽车保有量36万辆，其中私人汽车31万辆。", ["民用汽车保有量", "私人汽车保有量"]),
        # a name that says what is measured keeps it
        ("招商到位资金38亿元，其中省外资金22亿元。", ["招商到位资金", "省外资金"]),
        # a trade of a trade's total; projects of a size
        (
            "农林牧渔业总产值52亿元，其中：农业28亿元、林业3亿元。",
            ["农林牧渔业总产值", "农业产值", "林业产值"],
        ),
        (
            "社会消费品零售总额79亿元，其中：城区20亿元；批零业：实现40亿元。",
            ["社会消费品零售总额", "城区社会消费品零售总额", "批零业零售总额"],
        ),
        ("在建项目56个，其中亿元以上16个。", ["在建项目", "亿元以上在建项目"]),
        # a deed among others is no part
        ("完成投资38亿元，其中新建道路5公里。", ["投资", "新建道路"]),
        # the measure of a sentence's opening holds for what it lists
        (
            "主要产品产量中，汽车2.6万辆，增长8%；水泥156万吨；发电量86亿千瓦时。",
            ["汽车产量", "汽车产量", "水泥产量", "发电量"],
        ),
        (
            "限额以上单位商品零售额中，粮油食品类增长7%，汽车类下降1.5%。",
            ["粮油食品类零售额", "汽车类零售额"],
        ),
    ],
)
def test_a_part_is_named_with_the_measure_of_its_whole(text: str, indicators: list[str]) -> None:
    assert [record.indicator for record in observed(text)] == indicators


def test_a_part_of_a_stock_at_a_day_is_of_that_day_too() -> None:
    records = observed("年末民用汽车保有量36万辆，增长7.9%，其中私人汽车31万辆，增长8.1%。")
    assert {record.period for record in records} == {"2022-12-31"}


@pytest.mark.parametrize(
    ("text", "told"),
    [
        (
            "生产总值35亿元，完成年计划70亿元的50%，增长2.0%。",
            [(35, "actual"), (70, "target"), (50, "actual"), (2, "actual")],
        ),
        ("财政收入3亿元，占年度预算4亿元的75%。", [(3, "actual"), (4, "target"), (75, "actual")]),
        ("新增贷款9亿元，是去年同期3亿元的3倍。", [(9, "actual"), (3, "actual"), (3, "actual")]),
    ],
)
def test_the_plans_own_figure_stands_before_the_share_of_it(text: str, told: list[tuple[int, str]]) -> None:
    records = observed(text)
    assert [(int(record.value or 0), record.nature) for record in records][: len(told)] == told
    assert len({record.indicator for record in records if record.unit != "倍"}) == 1


def test_what_was_planned_has_the_measure_completion_after_the_plans_figure() -> None:
    _, plan, share = observed("固定资产投资30亿元，完成年计划40亿元的75%（主要是储备不足）。")
    assert (plan.measure, plan.nature, share.measure, share.code) == (
        "level",
        "target",
        "completion",
        "fixed_asset_investment",
    )


def test_an_estimate_set_off_by_a_comma_holds_for_the_paragraph() -> None:
    text = "初步预计，生产总值35亿元。其中，第一产业增加值8亿元。1—11月，用电量9亿千瓦时。\n新建学校3所。"
    assert [record.nature for record in observed(text)] == ["estimate", "estimate", "actual", "actual"]


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("实施重点项目80个，其中：工业类30个，民生类20个。", ["工业类重点项目", "民生类重点项目"]),
        (
            "茶企300家，其中销售收入9亿元以上5家，5亿元以上12家。",
            ["销售收入9亿元以上茶企", "销售收入5亿元以上茶企"],
        ),
        ("茶企300家，其中出口过800万美元的8家。", ["出口过800万美元茶企"]),
        ("新建项目90个，其中亿元以上20个，5亿元以上8个。", ["亿元以上新建项目", "5亿元以上新建项目"]),
        # nothing was split
        ("工业类30个，民生类20个。", ["民生类"]),
        (
            "存贷款余额分别为9亿元、8亿元，增长5%、7%，占全县30%、40%。",
            ["贷款余额", "存款余额", "贷款余额", "存款余额占全县", "贷款余额占全县"],
        ),
    ],
)
def test_parts_of_what_was_counted_are_named_by_kind_or_size(text: str, names: list[str]) -> None:
    assert [record.indicator for record in read_report(text, year=2022) if record.obs][1:] == names


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("投资90万元对广场、公园升级改造。", ["广场、公园升级改造投资"]),
        ("投资3亿元对管网进行了全面改造。", ["管网改造投资"]),
        ("投资3亿元，对外开放成效明显。", ["投资"]),
        ("完成9户、800平方米危房改造。", ["危房改造", "危房改造"]),
        ("完成9户、800平方米厂房。", [None, "厂房"]),
    ],
)
def test_what_was_done_is_told_after_its_figures(text: str, names: list[str | None]) -> None:
    assert [record.indicator for record in read_report(text, year=2022) if record.obs] == names


def test_whom_a_place_overtook_is_no_part_of_what_is_ranked() -> None:
    (record,) = (one for one in read_report("用电量增速首次超过乙县跃居第一。", year=2022) if one.obs)
    assert (record.indicator, record.value) == ("用电量增速", 1)
