"""The language of monthly bulletins and yearly communiqués."""

from decimal import Decimal

import pytest

from orchestration.extraction import Record, read_report


def figures(text: str, year: int = 2025) -> list[Record]:
    return [record for record in read_report(text, year=year, division="440114") if record.obs]


@pytest.mark.parametrize(
    ("text", "period", "base"),
    [
        (
            "1—5月，用电量增长9%，1—4月提高2个百分点，出口增长4%。",
            "2025-01/2025-05",
            "2025-01/2025-04",
        ),
        (
            "1—5月，用电量增长9%，1—4月份回落2个百分点，出口增长4%。",
            "2025-01/2025-05",
            "2025-01/2025-04",
        ),
        (
            "一季度，用电量增长8%，增速较上年四季度提高2个百分点，出口增长4%。",
            "2025-01/2025-03",
            "2024-10/2024-12",
        ),
        (
            "上半年，用电量增长8%，比2024年一季度加快2个百分点，出口增长4%。",
            "2025-01/2025-06",
            "2024-01/2024-03",
        ),
    ],
)
def test_a_window_compared_with_is_a_base_and_not_the_time_of_what_follows(
    text: str, period: str, base: str
) -> None:
    _, change, later = figures(text)
    assert (change.measure, change.period, change.base) == ("change", period, base)
    assert (later.period, later.base) == (period, None)


def test_a_span_that_no_longer_one_precedes_is_the_time_of_its_change() -> None:
    (change,) = figures("投资稳步回升，1—4月提高2个百分点。")
    assert (change.period, change.base) == ("2025-01/2025-04", None)


@pytest.mark.parametrize(
    ("text", "names"),
    [
        (
            "第二产业增加值31亿元，上拉生产总值增速2.2个百分点，贡献率36%；第三产业增加值50亿元，贡献率31%。",
            [
                "第二产业增加值上拉生产总值增速",
                "第二产业增加值贡献率",
                "第三产业增加值",
                "第三产业增加值贡献率",
            ],
        ),
        (
            "建筑业增加值增长7%，拉动经济增长0.4个百分点，贡献率为6%。",
            ["建筑业增加值拉动经济增长", "建筑业增加值贡献率"],
        ),
        ("货物净出口贡献率为30%，拉动GDP增长1.5个百分点。", ["货物净出口贡献率", "货物净出口拉动GDP增长"]),
        ("外资出口下降7%，下拉出口增速0.4个百分点。", ["外资出口下拉出口增速"]),
    ],
)
def test_what_drives_owns_the_points_and_the_contribution(text: str, names: list[str]) -> None:
    assert [record.indicator for record in figures(text)][-len(names) :] == names


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("小型企业增势良好，1—5月实现增加值13亿元。", "小型企业增加值"),
        ("装备制造业强劲增长，实现增加值13亿元。", "装备制造业增加值"),
        ("网上零售活跃，限上单位实现零售额13亿元。", "限上单位零售额"),
    ],
)
def test_a_bare_measure_is_of_whom_the_clause_before_speaks(text: str, name: str) -> None:
    assert figures(text)[0].indicator == name


@pytest.mark.parametrize(
    ("text", "names"),
    [
        (
            "5月末，银行机构本外币各项存贷款余额80亿元，增长8%；其中存款余额35亿元，贷款余额45亿元，增长13%。",
            ["银行机构本外币存款余额", "银行机构本外币贷款余额", "银行机构本外币贷款余额"],
        ),
        ("存贷款余额80亿元，其中存款余额35亿元。", ["存款余额"]),
        ("银行机构贷款余额80亿元，其中住户贷款余额35亿元。", ["住户贷款余额"]),
    ],
)
def test_deposits_and_loans_are_held_where_both_together_are(text: str, names: list[str]) -> None:
    assert [record.indicator for record in figures(text)][-len(names) :] == names


@pytest.mark.parametrize(
    ("text", "ending"),
    [
        ("第一、二、三产业增加值占GDP的比重为10.4:32.2:57.4。", "增加值占GDP的比重"),
        ("三次产业增加值占生产总值比重为10.4:32.2:57.4。", "增加值占生产总值比重"),
        ("三次产业结构比为10.4:32.2:57.4。", "比重"),
        ("三次产业比例为10.4:32.2:57.4。", "比例"),
        ("三次产业结构为10.4:32.2:57.4。", "比重"),
        ("三产结构调整为10.4:32.2:57.4。", "比重"),
    ],
)
def test_each_industry_of_a_structure_has_the_words_of_the_text(text: str, ending: str) -> None:
    told = [(record.indicator, record.code) for record in figures(text)]
    assert told == [(f"第{one}产业{ending}", None) for one in "一二三"]


@pytest.mark.parametrize(
    "text",
    [
        "常住人口性别比（以女性为100，男性对女性的比例）为103.18。",
        "常住人口性别比（以女性为100）为103.18。",
        "全区常住人口性别比（即每百名女性对应的男性数）达到103.18。",
    ],
)
def test_the_definition_in_brackets_is_neither_a_figure_nor_part_of_the_name(text: str) -> None:
    (ratio,) = figures(text)
    assert (ratio.indicator, ratio.measure, ratio.value, ratio.unit) == (
        "常住人口性别比",
        "ratio",
        Decimal("103.18"),
        None,
    )


@pytest.mark.parametrize(
    ("text", "names"),
    [
        (
            "规模以上工业增加值增长4%。分门类看，采矿业，制造业，电力、热力、燃气及水生产和供应业分别下降9.8%、增长6.6%和增长4.2%。",
            ["采矿业增加值", "制造业增加值", "电力、热力、燃气及水生产和供应业增加值"],
        ),
        (
            "规模以上工业增加值增长4%。分门类看，采矿业、制造业、电力、热力、燃气及水生产和供应业分别下降9.8%、增长6.6%和增长4.2%。",
            ["采矿业增加值", "制造业增加值", "电力、热力、燃气及水生产和供应业增加值"],
        ),
        (
            "批发和零售业、住宿和餐饮业、交通运输、仓储和邮政业增加值分别增长5%、6%和7%。",
            ["批发和零售业增加值", "住宿和餐饮业增加值", "交通运输、仓储和邮政业增加值"],
        ),
        (
            "粮油、食品类、服装、鞋帽、针纺织品类、汽车类商品零售额分别增长5%、6%和7%。",
            ["粮油、食品类商品零售额", "服装、鞋帽、针纺织品类商品零售额", "汽车类商品零售额"],
        ),
        (
            "三大门类中，采矿业增加值增长3%，制造业增长7%，建筑业增长2%。",
            ["采矿业增加值", "制造业增加值", "建筑业增加值"],
        ),
        ("市级、县级苗圃分别达到22家、18家。", ["市级苗圃", "县级苗圃"]),
        # one trade of two kinds, where there are two figures
        ("住宿和餐饮业营业额分别增长5%、6%。", ["住宿营业额", "餐饮业营业额"]),
        ("电力、热力价格分别上涨5%、6%。", ["电力价格", "热力价格"]),
        # a clause before the names is none of them
        ("消费平稳，商品零售、餐饮收入分别增长5%、6%。", ["商品零售", "餐饮收入"]),
        (
            "固定资产投资增长4%。分产业看，第一产业投资增长5%，第二产业、第三产业分别增长6%、7%。",
            ["第一产业投资", "第二产业投资", "第三产业投资"],
        ),
    ],
)
def test_the_name_of_a_trade_is_kept_whole(text: str, names: list[str]) -> None:
    assert [record.indicator for record in figures(text)][-len(names) :] == names


@pytest.mark.parametrize(
    ("text", "periods"),
    [
        ("年末果园面积1.4万公顷（21万亩），增长7.8%。", ["2025-12-31"] * 3),
        ("年末常住人口32万人，比上年增加0.9万人。", ["2025-12-31"] * 2),
        ("年末城镇化率为70.9%，比上年末提高0.6个百分点。", ["2025-12-31"] * 2),
        ("年末公路里程120公里，增长3%，全年客运量30万人次，增长4%。", ["2025-12-31"] * 2 + ["2025"] * 2),
        ("年末，完成投资5亿元，增长4%。", ["2025"] * 2),
        ("年末公路里程120公里；宽带用户24万户，增长4%；全年快递量5万件。", ["2025-12-31"] * 3 + ["2025"]),
        ("年末实有耕地面积3.4万公顷，当年造林面积1.2万公顷。", ["2025-12-31", "2025"]),
        ("播种面积17万公顷，下降1%；年末果园面积1.4万公顷，增长7.8%。", ["2025"] * 2 + ["2025-12-31"] * 2),
    ],
)
def test_what_is_there_at_the_end_of_the_year_has_changed_by_its_end(text: str, periods: list[str]) -> None:
    assert [record.period for record in figures(text)] == periods


def test_new_loans_are_no_deed_of_whom_the_clause_before_is_about() -> None:
    *_, lent = figures("金融机构存款余额80亿元；新增贷款3亿元。")
    assert lent.indicator == "新增贷款"


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("汽车保有量35万辆（包括低速货车2万辆），比上年末增加1.7万辆。", ["低速货车保有量", "汽车保有量"]),
        ("播种面积60万亩（水稻25万亩、玉米10万亩），增长2%。", ["水稻播种面积", "玉米播种面积", "播种面积"]),
        ("水利投资80亿元（其中堤防投资30亿元，增长5%），增长6%。", ["堤防投资", "堤防投资", "水利投资"]),
        ("果园面积1.4万公顷（21万亩），增长7.8%。", ["果园面积", "果园面积"]),
    ],
)
def test_what_follows_brackets_is_of_what_stands_before_them(text: str, names: list[str]) -> None:
    assert [record.indicator for record in figures(text)][-len(names) :] == names
