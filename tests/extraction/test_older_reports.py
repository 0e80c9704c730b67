"""Wordings of reports of the first years of the century; figures and names are invented."""

from decimal import Decimal

import pytest

from orchestration.extraction import read_report
from orchestration.extraction.records import Record


def figures(text: str, year: int = 2007) -> list[Record]:
    return [record for record in read_report(text, year=year) if record.obs]


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("广播、电视人口综合覆盖率分别达到93%和95%。", ["广播人口综合覆盖率", "电视人口综合覆盖率"]),
        ("城区污水和垃圾无害化处理率分别达到71%和60%。", ["城区污水无害化处理率", "垃圾无害化处理率"]),
        ("二氧化硫和化学需氧量排放总量分别下降3%和2%。", ["二氧化硫排放总量", "化学需氧量排放总量"]),
        ("初中、小学适龄人口入学率分别达到96%和99%。", ["初中适龄人口入学率", "小学适龄人口入学率"]),
        ("工业废水、废气排放达标率分别达到90%和88%。", ["工业废水排放达标率", "废气排放达标率"]),
        ("污水、垃圾处理率分别达到71%和60%。", ["污水处理率", "垃圾处理率"]),
        ("小学和初中入学率分别达到99%和96%。", ["小学入学率", "初中入学率"]),
    ],
)
def test_how_or_to_whom_a_thing_is_done_is_said_for_all_of_a_list(text: str, names: list[str]) -> None:
    assert [record.indicator for record in figures(text)] == names


@pytest.mark.parametrize(
    ("text", "name", "code"),
    [
        ("农民收入稳步增加，人均纯收入达到2600元。", "农民人均纯收入", "disposable_income_rural"),
        ("农村居民生活不断改善，人均纯收入2600元。", "农村居民人均纯收入", "disposable_income_rural"),
        ("城镇居民收入继续增加，人均可支配收入8100元。", "城镇居民人均可支配收入", "disposable_income_urban"),
        ("城镇居民人均可支配收入8100元，人均居住面积21平方米。", "城镇居民人均居住面积", None),
        ("农民生活水平提高，人均纯收入2600元，恩格尔系数41%。", "农民恩格尔系数", None),
        # of all the place, where nobody is named or another clause stands between
        ("居民收入稳步增加，人均可支配收入8100元。", "人均可支配收入", "disposable_income"),
        ("农民负担减轻，市场繁荣，人均可支配收入8100元。", "人均可支配收入", "disposable_income"),
    ],
)
def test_a_figure_per_head_is_of_the_people_told_before(text: str, name: str, code: str | None) -> None:
    last = figures(text)[-1]
    assert (last.indicator, last.code) == (name, code)


@pytest.mark.parametrize(
    ("text", "natures"),
    [
        ("财政收入可达到26亿元，增长15%。", ["estimate", "estimate"]),
        ("粮食总产可突破9亿斤。", ["estimate"]),
        ("城镇居民人均可支配收入可达8100元。", ["estimate"]),
        ("农民人均纯收入预计达到2600元；财政收入可完成26亿元，增长9%。", ["estimate"] * 3),
        ("财政收入预计完成26亿元；登记失业率4.1%；旅游总收入可达8亿元。", ["estimate", "actual", "estimate"]),
        # what a thing is able to is no guess, and what a work brings is meant
        ("港口吞吐能力可达300万吨。", ["actual"]),
        ("采用新品种，亩均收入可达3000元。", ["actual"]),
        ("新厂建成后可实现年产值6亿元。", ["target"]),
    ],
)
def test_what_a_result_can_reach_is_an_estimate(text: str, natures: list[str]) -> None:
    assert [record.nature for record in figures(text)] == natures


@pytest.mark.parametrize(
    ("text", "natures"),
    [
        ("氨氮排放量下降，可完成削减4%和2%的年度任务。", ["target", "target"]),
        ("超额完成增长8%、9%的年度目标。", ["target", "target"]),
        ("完成8%和9%的工程量。", ["actual", "actual"]),
    ],
)
def test_all_rates_before_the_aim_that_they_make_up_are_aims(text: str, natures: list[str]) -> None:
    assert [record.nature for record in figures(text)] == natures


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("办理人大代表建议86件，办结率100%。", "人大代表建议办结率"),
        ("办理人大代表建议86件、政协提案92件，办结率均为100%。", "人大代表建议、政协提案办结率"),
        ("办复人大议案6件、政协提案92件，答复率100%，满意率96%。", "人大议案、政协提案满意率"),
        ("受理群众来信86件，办结率98%。", "群众来信办结率"),
        ("农村合作医疗制度不断完善，参合率达到86%。", "农村合作医疗参合率"),
        ("农村养老保险试点稳步推进，参保人数达到6万人。", "农村养老保险试点参保人数"),
        ("群众满意率达到96%。", "群众满意率"),
    ],
)
def test_a_rate_of_answers_or_of_the_insured_is_of_what_was_told(text: str, name: str) -> None:
    assert figures(text)[-1].indicator == name


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("低生育水平保持稳定，总人口96万人。", "总人口"),
        ("人口自然增长率5‰，年末总人口96万人。", "总人口"),
        ("园区12个，总人口9万人。", "园区总人口"),
    ],
)
def test_births_have_no_inhabitants(text: str, name: str) -> None:
    assert figures(text)[-1].indicator == name


@pytest.mark.parametrize(
    ("text", "points"),
    [
        ("单位生产总值能耗下降5%，降幅高于全省平均水平0.8个百分点。", "0.8"),
        ("单位生产总值能耗下降4%，降幅低于年度目标0.3个百分点。", "-0.3"),
        ("出口下降9%，降幅比上半年收窄2个百分点。", "2"),
        ("出口下降9%，降幅扩大2个百分点。", "-2"),
    ],
)
def test_a_fall_greater_than_another_is_above_it(text: str, points: str) -> None:
    assert figures(text)[-1].value == Decimal(points)


@pytest.mark.parametrize("verb", ["继续下降", "持续下降", "继续改善"])
def test_what_goes_on_tells_whom_the_next_clause_is_about(verb: str) -> None:
    (record,) = figures(f"城镇登记失业率{verb}，控制在4.2%以内。")
    assert record.indicator == "城镇登记失业率"


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("退休人员养老金月人均增加90元。", ("退休人员养老金", "change", "元/人/月")),
        ("机关人员职务津贴人均月增80元。", ("机关人员职务津贴", "change", "元/人/月")),
        ("离休人员生活补贴月增80元。", ("离休人员生活补贴", "change", "元/人/月")),
        ("提高退休人员养老金标准，月人均增加90元。", ("退休人员养老金标准", "change", "元/人/月")),
        ("退休人员养老金人均每月增加90元，达到960元。", ("退休人员养老金", "price", "元/人/月")),
        ("城市低保月人均补助额达到66元。", ("城市低保月人均补助额", "price", "元/人/月")),
        ("城市低保月人均补助额达到66元，比上年增加9元。", ("城市低保月人均补助额", "change", "元/人/月")),
        ("农民人均纯收入增加210元。", ("农民人均纯收入", "change", "元")),
        ("景区客流量月增3万人次。", ("景区客流量月", "change", "万人次")),
    ],
)
def test_what_each_is_paid_more_every_month(text: str, told: tuple[str, str, str]) -> None:
    last = figures(text)[-1]
    assert (last.indicator, last.measure, last.unit) == told


@pytest.mark.parametrize(
    ("text", "name", "code"),
    [
        ("经济增长预期目标确定为9%。", "经济增长", "gdp"),
        ("财政收入增长目标定为12%。", "财政收入增长", None),
        ("固定资产投资增长目标初步安排为16%。", "固定资产投资增长", "fixed_asset_investment"),
    ],
)
def test_that_an_aim_was_set_is_no_part_of_its_name(text: str, name: str, code: str | None) -> None:
    (record,) = figures(f"二、2008年主要任务\n{text}")
    assert (record.indicator, record.code, record.measure) == (name, code, "growth")


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("投资2亿元，解决36万农村人口的饮水问题。", ["解决农村人口的饮水问题投资", "解决农村人口的饮水问题"]),
        ("农村公路建设掀起高潮，新修860公里。", ["农村公路新修"]),
        ("兴修小型水利工程320处。", ["兴修小型水利工程"]),
        ("新开工公路6条，全长120公里，总投资26亿元。", ["新开工公路", "公路全长", "公路总投资"]),
    ],
)
def test_what_was_built_or_solved_is_told_by_older_verbs(text: str, names: list[str]) -> None:
    assert [record.indicator for record in figures(text)] == names


@pytest.mark.parametrize(
    "opening",
    ["“十一五”规划目标提前两年完成。", "“十五”期间打下良好基础。", "“十一五”规划主要目标进展顺利。"],
)
def test_a_plan_told_of_in_passing_opens_no_look_back(opening: str) -> None:
    (record,) = figures(f"一、2008年工作回顾\n{opening}粮食总产达到9亿斤。", 2008)
    assert record.period == "2008"


def test_what_is_expected_of_a_list_goes_on_past_what_one_of_it_can_reach() -> None:
    text = "预计生产总值增长9%；粮食总产可达9亿斤；出口增长6%；登记失业率4.1%。"
    assert {record.nature for record in figures(text)} == {"estimate"}


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("推进装备、汽车等7大产业集群建设。", [("产业集群建设", 7, "大")]),
        ("打造粮油、乳品等12大产业链。", [("打造产业链", 12, "大")]),
        ("6大产业集群对工业贡献率达到61%。", [("产业集群", 6, "大"), ("产业集群对工业贡献率", 61, "%")]),
        # slogans and fields
        ("实施6大工程，聚焦4大产业，围绕5大领域，推进6大任务。", []),
        ("建设六大产业集群。", []),
    ],
)
def test_great_groups_are_counted_where_they_stand_somewhere(
    text: str, told: list[tuple[str, int, str]]
) -> None:
    assert [(record.indicator, record.value, record.unit) for record in figures(text)] == told


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("单位能耗下降4%，总人口控制在96万人以内。", "总人口"),
        ("农村合作医疗农民52万人，参合率91%。", "农村合作医疗农民参合率"),
        ("参合农民52万人，参合率91%。", "农民参合率"),
    ],
)
def test_only_places_have_inhabitants_and_only_the_insured_a_rate(text: str, name: str) -> None:
    assert figures(text)[-1].indicator == name


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("超额完成国家下达的住房建设任务，开工建设9万套。", ["住房建设开工建设"]),
        ("全面完成省下达的农村危房改造任务，新建6万户。", ["农村危房改造新建"]),
        ("完成节能减排任务，旅游收入9亿元。", ["旅游收入"]),
        ("淘汰落后炼钢产能60万吨、水泥90万吨。", ["淘汰落后炼钢产能", "淘汰落后水泥产能"]),
        ("淘汰落后水泥生产线9条、炼铁高炉6座。", ["淘汰落后水泥生产线", "淘汰落后炼铁高炉"]),
        ("淘汰落后产能60万吨。", ["淘汰落后产能"]),
    ],
)
def test_what_was_asked_for_and_what_was_closed_down(text: str, names: list[str]) -> None:
    assert [record.indicator for record in figures(text)] == names


@pytest.mark.parametrize("aim", ["出口总值回稳向好", "固定资产投资提质提效"])
def test_an_aim_in_words_may_be_that_things_turn_out_well(aim: str) -> None:
    text = f"一、2017年主要目标\n今年的主要预期目标是：生产总值增长7%，{aim}。"
    assert [record.value for record in figures(text, 2016)] == [7, None]


@pytest.mark.parametrize(("text", "percent"), [("翻1.3番", "146.2"), ("翻两番", "300"), ("翻了1番", "100")])
def test_doubled_so_many_times_is_growth_in_percent(text: str, percent: str) -> None:
    (record,) = figures(f"税收收入比2002年{text}。")
    assert (record.measure, record.value) == ("growth", Decimal(percent))
