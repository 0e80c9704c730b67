"""How those that are counted or have a share stand and went about it is no part of their names."""

import pytest

from orchestration.extraction import read_report


def told(text: str, *fields: str) -> list[tuple[object, ...]]:
    return [tuple(one.get(field) for field in fields) for one in read_report(text, year=2016) if one["obs"]]


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("县内30个专班迅速与邻县对接。", "专班"),
        ("抽调的30名干部主动作为、积极配合。", "抽调干部"),
        ("9个部门密切协作、通力配合。", "部门"),
        ("4个乡镇规划修编也正在加紧推进。", "乡镇规划修编"),
        ("5个重大项目正抓紧建设。", "重大项目"),
        ("11个重点项目中新兴产业项目有6个。", "重点项目"),
        ("30家规上企业中盈利企业有20家。", "规上企业"),
        ("12个乡镇中心卫生院达标8个。", "乡镇中心卫生院"),
        ("开展植树造林活动，全年植树20万株。", "植树"),
        ("实施人工造林工程，完成造林9万亩。", "造林"),
        ("14个疾控项目和10个救治项目基本完成。", "疾控项目基本完成"),
        ("14条道路和10座桥梁竣工通车。", "道路竣工通车"),
        ("3个水厂和9个泵站全部建成。", "水厂建成"),
        ("所有乡镇和86%的自然村通了公路。", "自然村通了公路"),
        ("全部县城和85%的乡镇建成污水处理厂。", "乡镇建成污水处理厂"),
        ("《某流域规划实施意见》中确定了60项重点任务。", "某流域规划实施意见重点任务"),
    ],
)
def test_the_things_alone_are_named(text: str, name: str) -> None:
    assert told(text, "indicator")[0] == (name,)


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("主导产业支撑作用增强，占规模以上工业增加值比重达74%。", "主导产业占规模以上工业增加值比重"),
        ("新兴产业引领作用凸显，占工业比重达20%。", "新兴产业占工业比重"),
        ("民营经济活力增强，占生产总值的比重达60%。", "民营经济占生产总值的比重"),
        ("高新技术产业迅速壮大，占工业增加值比重达9%。", "高新技术产业占工业增加值比重"),
    ],
)
def test_who_has_a_share_is_told_by_the_clause_that_says_how_it_stands(text: str, name: str) -> None:
    assert told(f"森林覆盖率达到41%。{text}", "indicator")[-1] == (name,)


@pytest.mark.parametrize(
    ("text", "unit"),
    [
        ("低保标准每人每月增加26元，医保人均年财政补助标准提高到530元。", "元/人/年"),
        ("公共卫生服务年人均补助标准提高到69元。", "元/人/年"),
        ("城市低保标准每人每月增加26元，达到530元。", "元/人/月"),
    ],
)
def test_how_often_a_standard_is_paid_may_stand_in_its_name(text: str, unit: str) -> None:
    assert told(text, "unit")[-1] == (unit,)


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("科技进步一等奖4项、二等奖13项。", ["科技进步一等奖", "科技进步二等奖"]),
        ("全运会金牌9枚，获青年文学金奖1项、银奖3项。", ["全运会金牌", "获青年文学金奖", "获青年文学银奖"]),
        ("科技进步一等奖4项，自然科学二等奖3项。", ["科技进步一等奖", "自然科学二等奖"]),
    ],
)
def test_a_grade_alone_is_of_the_prize_told_before(text: str, names: list[str]) -> None:
    assert [name for (name,) in told(text, "indicator")] == names


@pytest.mark.parametrize(
    "text",
    [
        "财政总收入达100亿元，其中预算收入50亿元，分别是2010年的2.6倍和2.1倍。",
        "财政总收入达100亿元，其中预算收入50亿元，按可比口径分别是2010年的2.6倍和2.1倍。",
        "财政总收入达100亿元，预算收入50亿元，按可比价格计算，分别是2010年的2.6倍和2.1倍。",
    ],
)
def test_how_many_times_each_is_whatever_they_are_reckoned_by(text: str) -> None:
    assert [name for (name,) in told(text, "indicator")][2:] == ["财政总收入", "预算收入"]


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("15项成果获2016年度国家科学技术奖。", "成果获2016年度国家科学技术奖"),
        ("9家企业入选2016年全国民营企业百强。", "企业入选2016年全国民营企业百强"),
        ("3个乡镇被评为2016年度全省先进。", "乡镇被评为2016年度全省先进"),
        ("建成9个学校2016年9月投用。", "建成学校"),
    ],
)
def test_the_year_of_what_was_won_belongs_to_it(text: str, name: str) -> None:
    assert told(text, "indicator")[0] == (name,)


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("公路通车里程达213公里，在建116公里。", "在建公路"),
        ("高速公路通车总里程达900公里，在建300公里。", "在建高速公路"),
        ("铁路营业里程达900公里，在建300公里。", "在建铁路"),
        ("地铁运营里程达90公里，在建30公里。", "在建地铁"),
    ],
)
def test_what_is_being_built_is_not_what_is_open(text: str, name: str) -> None:
    assert told(text, "indicator")[-1] == (name,)
