"""Firms, zones and fairs that have figures of their own; rankings and peaks told by name."""

import pytest

from orchestration.extraction import read_report
from orchestration.extraction.records import Record


def observed(text: str, division: str | None = None) -> list[Record]:
    return [record for record in read_report(text, year=2022, division=division) if record.obs]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        # a zone that brings forth what its sentence tells; the whole place ends that
        (
            "东江经开区实现总收入900亿元；完成地区生产总值300亿元；规模工业总产值600亿元，增长9%。",
            [("总收入", None, "东江经开区"), ("地区生产总值", None, "东江经开区")]
            + [("规模工业总产值", None, "东江经开区")] * 2,
        ),
        (
            "临河高新区完成工业总产值80亿元，固定资产投资增长8%，全市进出口总额增长3%。",
            [
                ("工业总产值", None, "临河高新区"),
                ("固定资产投资", None, "临河高新区"),
                ("进出口总额", "trade_total", None),
            ],
        ),
        (
            "东江经开区实现总收入900亿元。全市固定资产投资增长8%。",
            [("总收入", None, "东江经开区"), ("固定资产投资", "fixed_asset_investment", None)],
        ),
        # further measures of one firm stand beside each other
        (
            "东山钢铁集团实现营业收入60亿元，利润8亿元。",
            [("营业收入", None, "东山钢铁集团"), ("利润", None, "东山钢铁集团")],
        ),
        # parts of a town, fairs, a zone within another
        ("主城区绿色出行比例达72%。", [("绿色出行比例", None, "主城区")]),
        ("中心城区新增停车位5万个。", [("新增停车位", None, "中心城区")]),
        ("茶叶博览会签约项目23个。", [("签约项目", None, "茶叶博览会")]),
        ("农交会促成300项供需项目签约。", [("促成供需项目签约", None, "农交会")]),
        ("东江新区白鹭科技园新增入驻企业32家。", [("新增入驻企业", None, "东江新区白鹭科技园")]),
        # what is built or brought in has no figure of its own
        ("引进医院3家，建设大学科技园5个。", [("引进医院", None, None), ("建设大学科技园", None, None)]),
        ("城区人口80万人。", [("城区人口", None, None)]),
        # whose project one sentence told of, the next does not
        (
            "推动大昌30万吨树脂项目投产。树脂产业产值突破90亿元。",
            [("树脂项目", None, "大昌"), ("树脂产业产值", None, None)],
        ),
    ],
)
def test_zones_firms_and_fairs_have_figures_of_their_own(
    text: str, expected: list[tuple[str, str | None, str | None]]
) -> None:
    assert [(one["indicator"], one["code"], one["subject"]) for one in observed(text)] == expected


@pytest.mark.parametrize(
    ("text", "indicators"),
    [
        # the list is what is told of the place
        ("居民收入增长6%；在全国百强县排名第68位。", ["居民收入", "全国百强县"]),
        ("居民收入增长6%，在营商环境评价中位列第一。", ["居民收入", "营商环境评价"]),
        ("粮食产量8万吨，连续三年在河长制考核中居全省首位。", ["粮食产量", "河长制考核"]),
        (
            "经济实力在西部百强县中的排名由41位上升到37位。",
            ["经济实力在西部百强县中的排名"] * 2,
        ),
        # among places alone it is of what was told before
        ("固定资产投资增长6%，在全省14个市州中居第2位。", ["固定资产投资"] * 2),
        # what is in the store is no place
        ("发行金额4亿元，在库项目排名全市第二。", ["发行金额", "在库项目"]),
        # what reached its peak has the place
        (
            "装机规模突破80万千瓦。出口额、保税物流进出口额再创历史新高，跃居全省首位。",
            ["装机规模", "出口额、保税物流进出口额"],
        ),
        ("粮食产量80万吨，公路客运量刷新历史纪录，居全省第2位。", ["粮食产量", "公路客运量"]),
        ("粮食产量80万吨，创历史新高，居全省第2位。", ["粮食产量", "粮食产量"]),
        # a kind of investment is none of another; what was done to projects is no part of whose money it is
        ("民间投资36亿元，增长40%，产业投资38亿元。", ["民间投资", "民间投资", "产业投资"]),
        ("73个项目签约落地，到位资金突破500亿元。", ["项目签约落地", "项目到位资金"]),
        # what all of them did, and what others did after a comma
        ("45个市级重点项目超额完成年度任务，75个项目建成投用。", ["市级重点项目", "项目建成投用"]),
        # trades that a list calls so
        ("文具、灯饰等行业产值分别增长7%、15%。", ["文具行业产值", "灯饰行业产值"]),
        ("采矿业、制造业等行业产值分别增长7%、15%。", ["采矿业产值", "制造业产值"]),
    ],
)
def test_what_has_a_place_or_share_is_named(text: str, indicators: list[str]) -> None:
    assert [one["indicator"] for one in observed(text)] == indicators


@pytest.mark.parametrize(
    ("text", "figures"),
    [
        # sizes of the works that a list names
        ("某厂改造、大昌30兆瓦生物发电、年产6万吨树脂等13个项目集中开工。", ["13个"]),
        ("建成20万千瓦风电、8万吨储罐等6个工程。", ["6个"]),
        ("生产水泥30万吨、钢材5万吨。", ["30万吨", "5万吨"]),
        # marks that others have passed, cities that are asked
        ("成为全省第四个突破2000亿元大关的地区。", ["第四个"]),
        ("生产总值突破2000亿元大关。", ["2000亿元"]),
        ("在100个城市消费者满意度测评中居全国第一。", ["第一"]),
        ("新设100个城市书房。", ["100个"]),
        # great things are not counted, good deeds are
        ("办好两件大事，完成投资8亿元。", ["8亿元"]),
        ("办好十件民生实事。", ["十件"]),
    ],
)
def test_sizes_and_marks_in_names_are_no_figures(text: str, figures: list[str]) -> None:
    assert [one["text"] for one in observed(text)] == figures


@pytest.mark.parametrize(
    "words", ["预计，同比，下同", "预计数，下同", "预计，增幅，下同", "快报数，同比，下同"]
)
def test_what_brackets_say_is_expected_holds_for_what_follows(words: str) -> None:
    text = f"全年生产总值500亿元，增长5%（{words}）；财政收入16亿元。"
    assert {one["nature"] for one in observed(text)} == {"estimate"}


def test_brackets_without_a_guess_leave_facts() -> None:
    text = "全年生产总值500亿元，增长5%（可比价，下同）；财政收入16亿元。"
    assert {one["nature"] for one in observed(text)} == {"actual"}


@pytest.mark.parametrize("verb", ["划定", "提出", "明确"])
def test_aims_follow_the_word_that_sets_them(verb: str) -> None:
    text = f"县政府{verb}发展预期目标，生产总值增长3%；固定资产投资增长7%。"
    assert {(one["nature"], one["period"]) for one in observed(text)} == {("target", "2023")}


def test_aims_that_were_set_before_are_none_now() -> None:
    text = "围绕年初确定的预期目标，生产总值增长3%。"
    assert [one["nature"] for one in observed(text)] == ["actual"]


def test_a_prefecture_of_a_people_is_called_by_its_short_name_too() -> None:
    text = "2022年，临夏州实现地区生产总值50亿元，增长2%。"
    assert [(one["code"], one["subject"]) for one in observed(text, "622900")] == [("gdp", None)] * 2


def test_distances_told_in_turn_are_of_the_same_years() -> None:
    text = "“十三五”期间，城乡居民人均收入年均分别增长10%和14%，高于全国0.1和2.2个百分点。"
    assert len({one["period"] for one in observed(text)}) == 1
