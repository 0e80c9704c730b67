"""Goods, trades, shops and services that go on with a measure told once, and what does not."""

import pytest

from orchestration.extraction import Record, read_report


def figures(text: str) -> list[Record]:
    return [record for record in read_report(text, year=2022) if record.obs]


def names(text: str) -> list[str | None]:
    return [record.indicator for record in figures(text)]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("生铁产量增长5.3%，玻璃增长3.4%。", ["生铁产量", "玻璃产量"]),
        ("纱、布产量分别增长4%、9%，化肥下降3%。", ["纱产量", "布产量", "化肥产量"]),
        ("纸板产量增长2.1%，发电量增长7.3%，轮胎下降1.4%。", ["纸板产量", "发电量", "轮胎产量"]),
        # what is no goods has no output
        ("猪肉产量增长3.2%，畜牧业增长4.1%。", ["猪肉产量", "畜牧业"]),
        ("茶叶产量增长3.2%，农村居民收入增长4.1%。", ["茶叶产量", "农村居民收入"]),
        ("水果产量增长2.2%，夜间经济增长4.1%。", ["水果产量", "夜间经济"]),
        # power is brought forth by plants, not by goods
        ("铁矿石增长3.1%，发电量增长8.2%。", ["铁矿石", "发电量"]),
        ("城东热电厂投产，发电量3亿千瓦时。", ["城东热电厂发电量"]),
        # each told by its name alone
        ("建筑业增长6.1%，投资增长8.2%。", ["建筑业", "投资"]),
        ("建筑业增加值增长6.1%，投资增长8.2%。", ["建筑业增加值", "建筑业投资"]),
    ],
)
def test_goods_go_on_with_the_output_of_those_before(text: str, expected: list[str]) -> None:
    assert names(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("第一产业投资增长7%，第三产业下降2.4%。", ["第一产业投资", "第三产业投资"]),
        (
            "第一产业用电量2亿千瓦时，下降3%；第二产业9亿千瓦时，增长6%。",
            ["第一产业用电量"] * 2 + ["第二产业用电量"] * 2,
        ),
        ("第二产业用电量9亿千瓦时；第三产业增加值12亿元。", ["第二产业用电量", "第三产业增加值"]),
        (
            "在规模以上工业中，轻工业增长5.3%，重工业增长8.6%；私营企业下降2.3%。",
            ["轻工业增加值", "重工业增加值", "私营企业增加值"],
        ),
        ("规上工业中，企业利润增长3.2%，产销率98%。", ["企业利润", "产销率"]),
        (
            "农村居民人均可支配收入1.8万元，人均生活消费支出1.2万元。",
            ["农村居民人均可支配收入", "农村居民人均生活消费支出"],
        ),
        ("粮食产量8万吨，人均消费支出1.2万元。", ["粮食产量", "人均消费支出"]),
        ("固定资产投资增长5%，分行业看，服务业增长3%。", ["固定资产投资", "服务业投资"]),
        (
            "实际使用外资3亿美元，其中服务业增长8%，制造业增长6%。",
            ["实际使用外资", "服务业实际使用外资", "制造业实际使用外资"],
        ),
        (
            "社会消费品零售总额88亿元，其中限额以上37亿元，增长6%。",
            ["社会消费品零售总额", "限额以上社会消费品零售总额", "限额以上社会消费品零售总额"],
        ),
        (
            "社会消费品零售总额增长7%，其中限上单位增长9%。",
            ["社会消费品零售总额", "限上单位社会消费品零售总额"],
        ),
    ],
)
def test_parts_are_told_of_the_measure_of_their_whole(text: str, expected: list[str]) -> None:
    assert names(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "限上批发业、零售业、住宿业、餐饮业销售额（营业额）分别增长12%、8%、15%、18%。",
            ["限上批发业销售额", "限上零售业销售额", "限上住宿业销售额", "限上餐饮业销售额"],
        ),
        (
            "批零住餐四大行业营业额分别增长2%、8%、5%和1%。",
            ["批发行业营业额", "零售行业营业额", "住宿行业营业额", "餐饮行业营业额"],
        ),
        (
            "限额以上批、零、住、餐四个行业增速分别为7%、4%、-3%、-2%。",
            ["限额以上批发行业", "限额以上零售行业", "限额以上住宿行业", "限额以上餐饮行业"],
        ),
        ("批发和零售业、住宿和餐饮业增加值分别增长5%、6%。", ["批发和零售业增加值", "住宿和餐饮业增加值"]),
        ("接待游客和旅游总收入分别增长32%和41%。", ["接待游客", "旅游总收入"]),
        ("接待游客、旅游消费分别增长12%、21%。", ["接待游客", "旅游消费"]),
        ("接待国内游客、入境游客人次分别增长12%、21%。", ["接待国内游客人次", "入境游客人次"]),
        ("每千人口拥有医师2.8人、床位6.3张。", ["每千人口拥有医师", "每千人口床位"]),
        ("研发经费投入增长11%，投入强度2.1%。", ["研发经费投入", "研发经费投入强度"]),
        ("发放助学贷款2亿元，惠及学生1.2万人。", ["发放助学贷款", "助学贷款惠及学生"]),
        ("“十三五”期间，累计脱贫3.4万人。", ["脱贫"]),
        # what was told last in the same unit
        (
            "油菜播种面积9万亩，增长2%，产量3万吨；花生4万亩，增长1%，产量1万吨。",
            ["油菜播种面积"] * 2 + ["油菜产量"] + ["花生播种面积"] * 2 + ["花生产量"],
        ),
        # what money is spent on, and the class of goods
        ("用于教育、医疗卫生的支出分别增长5%和4%。", ["教育支出", "医疗卫生支出"]),
        ("纯碱、焦炭等高耗能产品产量分别下降3%、8%。", ["纯碱产量", "焦炭产量"]),
        (
            "食品和饮料、生活用品及服务、医疗保健用品类价格稳中有降，分别下降0.9%、1%和0.4%。",
            ["食品和饮料价格", "生活用品及服务价格", "医疗保健用品类价格"],
        ),
        # what the clause before tells the course of
        ("固定资产投资增长6%。其中，民间投资支撑有力，全年增长9%。", ["固定资产投资", "民间投资"]),
        ("固定资产投资完成60亿元。项目建设有力，全年增长9%。", ["固定资产投资", "固定资产投资"]),
        ("物价总水平保持稳定，全年价格涨幅为2.1%。", ["物价总水平"]),
        ("12个园区实现主营业务收入30亿元、利税2亿元。", ["园区", "园区主营业务收入", "园区利税"]),
        ("培育龙头企业3家，总数达39家。", ["培育龙头企业", "龙头企业"]),
        ("减免房屋租金120万元，惠及商户90户。", ["减免房屋租金", "租金减免惠及商户"]),
        ("争取资金9亿元，其中专项债券3亿元、省级资金2亿元。", ["资金", "专项债券", "省级资金"]),
        ("减免批发业、服务业小微企业税费1.2亿元。", ["减免批发业、服务业小微企业税费"]),
    ],
)
def test_trades_and_things_of_a_row(text: str, expected: list[str]) -> None:
    assert names(text) == expected


@pytest.mark.parametrize(
    ("text", "codes"),
    [
        ("规模工业增长6.2%，服务业增长4.1%，投资增长8.3%。",
         ["industrial_value_added", "value_added_tertiary", "fixed_asset_investment"]),
        ("规模工业利润增长6.2%，服务业税收增长4.1%，民间投资增长8.3%。", [None, None, None]),
        ("城南公司扩建厂房，投资增长12%。", [None]),
        ("服务业占比46%。", [None]),
        ("社会消费品零售总额增长7%，其中限上增长9%。", ["retail_sales", None]),
    ],
)  # fmt: skip
def test_growth_told_by_a_name_alone_is_of_the_economy(text: str, codes: list[str | None]) -> None:
    assert [record["code"] for record in figures(text)] == codes


@pytest.mark.parametrize(
    ("text", "told"),
    [
        # a sign between a name and its rate is a fall, and so it is in a row
        ("技改投资增长5.1%，水利投资-6.2%。", [("growth", 5.1), ("growth", -6.2)]),
        ("三次产业对经济增长的拉动分别为0.3、-1.2、2.4个百分点。",
         [("change", 0.3), ("change", -1.2), ("change", 2.4)]),
        ("出租率5-8%。", [("share", 5)]),
        # the verb of the one before holds for the like after it
        ("教育支出增长6.1%，农林水支出8.2%。", [("growth", 6.1), ("growth", 8.2)]),
        ("教育支出增长6.1%，农林水支出占9.2%。", [("growth", 6.1), ("share", 9.2)]),
        ("男女性别比为103.4:100。", [("ratio", 103.4)]),
        ("据1‰人口抽样调查推算，城镇化率52%。", [("share", 52)]),
        ("人均生产总值6.2万元（按年末汇率折合1987美元）。", [("level", 6.2), ("level", 1987)]),
        ("出台稳增长30条、促消费12条，开通公交线路6条。", [("level", 6)]),
        ("外贸、税收、用电量增速分别居全市第2、3、1位。", [("rank", 2), ("rank", 3), ("rank", 1)]),
        ("居民消费价格温和上涨1.8%。", [("growth", 1.8)]),
    ],
)  # fmt: skip
def test_signs_and_measures_of_rows(text: str, told: list[tuple[str, float]]) -> None:
    assert [(record["measure"], record["value"]) for record in figures(text)] == told


def test_an_amount_in_brackets_after_what_it_is_compared_with_was_told_before() -> None:
    before = figures("粮食产量13万吨，比上年（14万吨）减少7.1%。")
    assert [(one["indicator"], one["nature"], one["period"]) for one in before] == [
        ("粮食产量", "actual", "2022"),
        ("粮食产量", "prior", "2021"),
        ("粮食产量", "actual", "2022"),
    ]


@pytest.mark.parametrize(
    ("text", "told"),
    [
        (
            "居民消费价格上涨3.1%，低于全国3.9%涨幅0.8个百分点。",
            [("growth", 3.1, None), ("growth", 3.9, "全国"), ("difference", -0.8, None)],
        ),
        (
            "工业增加值增长8%，高于全省6.5%的平均增速1.5个百分点。",
            [("growth", 8, None), ("growth", 6.5, "全省"), ("difference", 1.5, None)],
        ),
        ("工业增加值增长8%，高于全省1.5个百分点。", [("growth", 8, None), ("difference", 1.5, None)]),
        (
            "财政收入增长9%，高于7%的目标2个百分点。",
            [("growth", 9, None), ("growth", 7, None), ("difference", 2, None)],
        ),
    ],
)
def test_the_rate_of_those_held_against_is_theirs(
    text: str, told: list[tuple[str, float, str | None]]
) -> None:
    assert [(record["measure"], record["value"], record["subject"]) for record in figures(text)] == told


@pytest.mark.parametrize(
    ("text", "natures"),
    [
        ("实施重点项目9个，年度计划投资5亿元，完成投资6亿元。", ["actual", "target", "actual"]),
        ("签约项目9个，计划投资5亿元。", ["actual", "target"]),
        ("全年预计完成投资9亿元，已开工项目20个，到位资金5亿元。", ["estimate", "actual", "actual"]),
        ("全年预计完成投资9亿元，增长5%，到位资金5亿元。", ["estimate", "estimate", "estimate"]),
    ],
)
def test_what_is_done_already_is_neither_planned_nor_guessed(text: str, natures: list[str]) -> None:
    assert [record["nature"] for record in figures(text)] == natures
