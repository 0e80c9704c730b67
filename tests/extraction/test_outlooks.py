"""Which part of a text is planned, where no first-level heading says so."""

import re

import pytest

from orchestration.extraction import read_report

SIGNS = {"actual": "a", "target": "t", "estimate": "e", "prior": "p", "standard": "s"}
DONE = "一、2022年计划执行情况\n"


def told(text: str, year: int) -> str:
    """Period and first sign of the nature of each observation, the century left out."""
    found = [record for record in read_report(text, year=year) if record.obs]
    return " ".join(
        re.sub(r"20(\d\d)", r"\1", record.period or "?") + SIGNS[record.nature or "actual"]
        for record in found
    )


@pytest.mark.parametrize(
    ("year", "text", "expected"),
    [
        (2020, "报告提出了2021年指标体系安排，具体为：总量方面，财政收入增长6%；投资增长7%。", "21t 21t"),
        (2020, "《关于2020年计划与2021年计划草案的报告》提出，2021年，投资增长7%，用电量增长5%。", "21t 21t"),
        (2022, "2023年将新建学校12所，完成投资30亿元。", "23t 23t"),
        (2022, "2023年，我市将新建学校12所。全年完成投资30亿元。", "23t 23t"),
        (2022, "用电量增长4%。今年经济社会发展的主要预期目标是：用电量增长6%左右。", "22a 23t"),
        (2022, "按照稳中求进的要求，安排2023年主要指标如下：用电量增长6%；投资增长8%。", "23t 23t"),
        (2022, "综合各方面因素，2023年计划安排用电量增长6%，投资增长8%。", "23t 23t"),
        (2022, "用电量增长4%。\n主要指标安排：用电量增长6%左右，投资增长8%。", "22a 23t 23t"),
        (2022, "用电量增长4%。\n2023年发展目标与举措\n用电量增长6%。", "22a 23t"),
        (2022, "用电量增长4%。\n明年工作打算\n用电量增长6%。", "22a 23t"),
        (2025, "用电量增长4%。\n2026年工作建议\n用电量增长6%。", "25a 26t"),
        (2022, "用电量增长4%。\n下一步工作计划\n新建学校3所。\n完成投资8亿元。", "22a 23t 23t"),
        (2022, "用电量增长4%。\n下一步，我县将新建学校3所。", "22a 23t"),
        (2022, "用电量增长4%。\n下阶段，将新建学校3所。", "22a 23t"),
        (2008, "去年，用电量增长12%。今年的奋斗目标是：用电量增长13%，力争15%。", "08a 09t 09t"),
        (2022, "报告明确了2023年目标：用电量增长6%左右，投资增长7%。", "23t 23t"),
        (2022, "2023年计划目标安排如下：\n——用电量增长6%。\n——投资增长7%。", "23t 23t"),
        (2022, "2022年，用电量增长4%。展望2023年，用电量增长6%，投资增长7%。", "22a 23t 23t"),
        (2022, "新的一年，我们将新建学校3所。", "23t"),
        (2022, "用电量增长4%。\n实现上述目标，要抓好以下工作：\n新建学校3所。", "22a 23t"),
        (2022, "各位代表，2023年是开局之年。主要预期目标是：用电量增长6%。\n新建学校3所。", "23t 23t"),
        (2022, "全市2023年投资目标增长6%，用电量增长8%。", "23t 23t"),
        (2022, "做好2023年工作，要新建学校3所。", "23t"),
        (2022, "各位代表，今年我们将新建学校3所，投资增长8%。", "23t 23t"),
        (2022, "来年，全县将新建学校3所，投资增长8%。", "23t 23t"),
        (2022, "用电量增长4%。\n今年，全市发展的主要预期目标是：用电量增长6%左右。", "22a 23t"),
        (2022, "明年，经济社会发展主要目标任务为：用电量增长6%左右。", "23t"),
        (2022, "2023年我区发展主要目标确定为：用电量增长6%，投资增长8%。", "23t 23t"),
        (2022, "关于2023年工作，建议用电量增长6%，投资增长8%。", "23t 23t"),
        (2022, "建议2023年全省用电量增长目标为6%以上。", "23t"),
        (2015, "二、“十三五”奋斗目标\n到2020年用电量5亿千瓦时。\n三、2016年安排\n投资增长8%。", "20t 16t"),
        (2022, "用电量增长4%。\n主要目标\n用电量增长6%。\n投资增长8%。", "22a 23t 23t"),
        (2022, "用电量增长4%。\n今年工作目标任务\n用电量增长6%。", "22a 23t"),
        (2022, "报告建议：2023年全省在优化结构、提高效益的基础上，用电量增长6%。投资增长8%。", "23t 23t"),
        (2022, "一、2022年计划执行情况\n（一）紧盯增长目标，经济稳中有进\n用电量增长6%。", "22a"),
        (2022, "一、2022年计划执行情况\n（一）围绕全年任务，投资提速\n用电量增长6%。", "22a"),
        (2022, "一、2022年计划执行情况\n二、2023年工作安排\n（一）锚定目标，投资提速\n用电量增长6%。", "23t"),
        (2022, "明年预期目标\n用电量增长6%，投资增长8%。\n二、2022年工作回顾\n新建学校3所。", "23t 23t 22a"),
    ],
)  # fmt: skip
def test_words_of_what_is_to_come_open_the_planned_part(year: int, text: str, expected: str) -> None:
    assert told(text, year) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (DONE + "新建学校3所。\n2023年，二期将完成投资5亿元。\n新建医院2所。", "22a 23t 22a"),
        (DONE + "高铁站开工，2023年建成投用。新建学校3所。", "22a"),
        (DONE + "（一）工业\n下一步，将新建厂房3处。\n（二）农业\n新建大棚20个。", "23t 22a"),
        ("主要目标是：投资增长6%。\n报告指出，2022年，投资增长5%。\n新建学校2所。", "23t 22a 22a"),
        ("主要目标任务完成情况：用电量增长5%，投资增长6%。", "22a 22a"),
        ("主要预期目标完成较好：用电量增长5%，投资增长6%。", "22a 22a"),
        ("完成了上述目标任务，投资增长6%。", "22a"),
        ("力争到2025年，全市用电量达到5亿千瓦时。投资增长5%。", "25t 22a"),
        ("主要目标是：投资增长6%。\n市长介绍，全市实有企业3万户，用电量超5亿千瓦时。", "23t 22a 22a"),
        ("主要目标是：投资增长6%。\n他表示，电厂已建成12座。", "23t 22a"),
        ("主要目标是：投资增长6%。\n市长表示，将新建学校3所，现有学校改建2所。", "23t 23t 23t"),
        ("主要目标完成情况\n用电量增长5%，投资增长6%。", "22a 22a"),
        ("【回顾过去】\n用电量增长5%。\n【展望未来】\n用电量增长6%。", "22a 23t"),
        ("今年目标\n用电量增长6%。\n去年成绩单\n用电量增长5%。", "23t 22a"),
        ("【今年任务】\n用电量增长6%。\n【工作回顾】\n用电量增长5%。", "23t 22a"),
        ("2022年，用电量增长5%；今年，全市用电量预期增长6%，投资增长8%。", "22a 23t 23t"),
        ("去年，全市用电量增长5%；今年，用电量力争增长6%。", "22a 23t"),
        ("2022年用电量增长5%，今年力争增长6%。", "22a 23t"),
        ("2022年，新建学校8所；今年以来新建医院3所。", "22a 22a"),
        ("2022年以来，新建学校8所。", "22a"),
        ("今年投资预期增长7%左右\n本报讯，新建学校3所。2022年，用电量增长5%。", "23t 22a 22a"),
        ("明年用电量将达8亿千瓦时\n回顾过去一年，投资增长6%。", "23t 22a"),
        ("——2023年1月13日在县第十五届人民代表大会\n第五次会议上\n用电量增长5%。", "22a"),
        ("发布日期：2023年1月28日\n投资增长6%。", "22a"),
        ("(2023-01-28)\n投资增长6%。", "22a"),
        ("2023年1月\n投资增长6%。", "22a"),
        ("2023年1月重点工作安排\n投资增长6%。", "23t"),
        ("截至2023年1月底，完成投资3亿元。", "23-01-31a"),
        ("2022年前三季度经济运行情况\n下一步，将新建学校3所。\n投资增长5%。", "22t 22-01/22-09a"),
    ],
)  # fmt: skip
def test_what_is_planned_in_passing_leaves_results_what_they_are(text: str, expected: str) -> None:
    assert told(text, 2022) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("年初确定的目标是用电量增长6%。经过努力，用电量增长5%。", "22t 22a"),
        ("全年主要目标是用电量增长6%，实际增长4%。", "22t 22a"),
        ("年初计划为投资增长6%，执行结果为5%。", "22t 22a"),
    ],
)
def test_an_aim_told_again_ends_where_its_result_is_told(text: str, expected: str) -> None:
    assert told(DONE + text, 2022) == expected


@pytest.mark.parametrize(
    ("text", "value", "measure"),
    [
        ("用电量增长6%，超额完成年初确定的5.5%目标。", 5.5, "growth"),
        ("用电量增长6%，年初目标为7%左右。", 7, "growth"),
        ("用电量增长6%，低于年初7%左右的目标。", 7, "growth"),
        ("用电量增长6%，与7%的预期目标有差距。", 7, "growth"),
        ("用电量增长6%，实现了6%以上的预期目标。", 6, "growth"),
        ("用电量6亿千瓦时，年度计划7亿千瓦时。", 7, "level"),
        ("用电量6亿千瓦时（计划7亿千瓦时）。", 7, "level"),
        ("用电量增长6%（年初计划增长7%）。", 7, "growth"),
        ("用电量增长6%（目标值7%）。", 7, "growth"),
        ("用电量增长6%，控制在年度计划7%以内。", 7, "growth"),
        ("用电量增长6%，比7%的年度目标低1个百分点。", 7, "growth"),
        ("用电量6亿千瓦时，完成年度目标任务5亿千瓦时的120%。", 5, "level"),
    ],
)
def test_an_aim_told_beside_its_result_is_of_the_same_indicator(
    text: str, value: float, measure: str
) -> None:
    done, aim = [record for record in read_report(DONE + text, year=2022) if record.obs][:2]
    assert (done.nature, done.code, aim.code) == ("actual", "electricity_use", "electricity_use")
    assert (aim.value, aim.measure, aim.nature, aim.period) == (value, measure, "target", "2022")


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("去年已建成学校3所，今年再建5所。", "22a 23t"),
        ("在上年增长8%的基础上，力争用电量增长9%。", "22a 23t"),
        ("在2022年新增就业2万人的基础上，再新增3万人。", "22a 23t"),
        ("新建学校3所（去年为2所）。", "23t 22p"),
    ],
)
def test_results_told_among_aims_stay_results(text: str, expected: str) -> None:
    assert told("二、2023年主要任务\n" + text, 2022) == expected


@pytest.mark.parametrize("word", ["不突破", "不超出", "不超过", "不逾"])
def test_a_limit_that_is_not_to_be_passed_is_an_upper_bound(word: str) -> None:
    (record,) = [
        one for one in read_report(f"二、2023年目标\n城镇登记失业率{word}4.5%。", year=2022) if one.obs
    ]
    assert (record.code, record.bound, record.qualifier) == ("unemployment_rate", "max", word)


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("用电量增长9%，高于8%的目标1个百分点。", 1),
        ("用电量增长9%，高于8%左右的年度增长目标1个百分点。", 1),
        ("用电量增长9%，比8%的年度目标高1个百分点。", 1),
        ("城镇登记失业率3.5%，低于4.5%的控制目标1个百分点。", -1),
        ("用电量增长7%，比8%以上的预期目标低1个百分点。", -1),
        ("用电量增长7%，低于年初确定的8%的目标1个百分点。", -1),
    ],
)
def test_points_beyond_an_aim_told_with_its_figure_are_a_distance(text: str, value: int) -> None:
    first, aim, beyond = (record for record in read_report(text, year=2022) if record.obs)
    assert (aim.nature, beyond.measure, beyond.value) == ("target", "difference", value)
    assert first.indicator == aim.indicator == beyond.indicator


def test_an_aim_in_brackets_is_none_of_what_is_expected() -> None:
    text = "用电量预计6亿千瓦时（计划7亿千瓦时），增长6%（目标增长5%）。"
    told = [record.nature for record in read_report(text, year=2022) if record.obs]
    assert told == ["estimate", "target", "estimate", "target"]


def test_brackets_may_tell_the_year_before() -> None:
    _, earlier = (record for record in read_report("出口增长6%（上年同期8%）。", year=2022) if record.obs)
    assert (earlier.period, earlier.nature) == ("2021", "prior")


def test_a_number_in_a_list_and_the_word_of_a_plan_are_no_part_of_a_name() -> None:
    text = "主要指标：1.用电量增长6%；（2）出口增长5%；①进口增长4%；（三）固定资产投资年度计划增长20%。"
    told = [record.indicator for record in read_report(text, year=2022) if record.obs]
    assert told == ["用电量", "出口", "进口", "固定资产投资"]


@pytest.mark.parametrize(
    ("text", "nature"),
    [
        ("全年实施科技计划项目45项。", "actual"),
        ("全年列入重点研发计划12项。", "actual"),
        ("实施三年行动计划6个。", "actual"),
        ("计划新建项目30个。", "target"),
        ("城镇登记失业率控制在年度计划4.5%以内。", "target"),
    ],
)
def test_a_plan_that_is_a_programme_aims_at_no_figure(text: str, nature: str) -> None:
    (record,) = (record for record in read_report(text, year=2022) if record.obs)
    assert record.nature == nature


@pytest.mark.parametrize(
    "heading",
    [
        "（一）年度目标任务全面完成",
        "（二）坚持目标导向，投资提速",
        "（三）减排目标如期实现",
        "（四）“十四五”主要目标进展顺利",
        "一、今年以来主要工作",
        "一、今年工作主要成效",
        "一、2022年工作亮点",
        "一、各项任务圆满完成",
    ],
)
def test_a_heading_of_aims_that_were_reached_opens_no_plan(heading: str) -> None:
    assert told(f"{DONE}{heading}\n用电量增长6%。", 2022) == "22a"


@pytest.mark.parametrize(
    "heading",
    [
        "（二）主要目标",
        "（三）明年预期目标",
        "二、新的一年工作",
        "二、下半年工作措施",
        "二、完成2023年目标的措施",
        "三、实现目标任务的工作措施",
        "二、确保全年目标任务完成",
        "二、围绕全年目标，狠抓落实",
    ],
)
def test_a_heading_of_aims_and_measures_opens_the_plan(heading: str) -> None:
    assert told(f"{DONE}用水量增长5%。\n{heading}\n用电量增长6%。", 2022) == "22a 23t"


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("下半年，我们将新建学校3所。", "t"),
        ("四季度，力争新建学校3所。", "t"),
        ("下半年要完成投资9亿元。", "t"),
        ("下半年，新建学校3所。", "a"),
        ("下半年将军山公园接待游客9万人次。", "a"),
    ],
)
def test_the_rest_of_the_year_is_ahead_in_a_report_of_its_first_part(text: str, expected: str) -> None:
    found = read_report(f"某县2023年上半年计划执行情况报告\n用电量增长6%。\n{text}", year=2023)
    assert SIGNS[[record.nature for record in found if record.obs][-1] or ""] == expected


@pytest.mark.parametrize(
    ("year", "text", "expected"),
    [
        (2022, "2023年某市政府工作报告 各位代表：请予审议。 一、2022年工作回顾 用电量增长4%。", "22a"),
        (2022, "2023年县人民政府工作报告（摘要），全年投资增长8%。", "22a"),
        (2022, "2023年全市经济工作：投资增长8%。", "23t"),
        (2022, "2023年工作报告提出，投资增长8%。", "23t"),
        (
            2022,
            "某县2023年国民经济和社会发展计划\n2022年，我县投资增长8%。\n2023年主要预期目标是：投资增长9%。",
            "22a 23t",
        ),
        (2022, "2023年度经济社会发展计划（草案）\n2022年，全市用电量增长8%，投资增长9%。", "22a 22a"),
        (2022, "某县2023年国民经济和社会发展计划\n投资增长9%。\n用电量增长6%。", "23t 23t"),
    ],
)
def test_titles_name_the_year_in_which_they_are_given(year: int, text: str, expected: str) -> None:
    assert told(text, year) == expected
