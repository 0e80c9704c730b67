"""When a figure holds: look backs over five years, plans ahead, reports of part of a year."""

import pytest

from orchestration.extraction import Record, read_report
from orchestration.extraction.times.timewords import WHEN, WHEN_BEGINS

BACK = "一、过去五年的工作\n"
AHEAD = "三、“十五五”时期的主要目标\n"
PART = "2022年前三季度经济运行情况\n"


def figures(text: str, year: int) -> list[Record]:
    return [record for record in read_report(text, year=year) if record.obs]


@pytest.mark.parametrize(
    ("text", "period"),
    [
        ("人均生产总值由2万元增加到3.5万元。", "2021"),
        ("三产增加值占比达到48%。", "2021"),
        ("登记失业率控制在4%以内。", "2021"),
        ("新改建公路260公里。", "2017/2021"),
        ("累计完成造林10万亩、湿地修复3万亩。", "2017/2021"),
        ("民生支出占财政支出的七成以上。", "2017/2021"),
        ("财政收入3年增长40%。", "2019/2021"),
        ("财政收入由30亿元增加到50亿元，增长67%。", "2021"),
    ],
)
def test_a_look_back_tells_sums_of_the_term_and_states_of_its_end(text: str, period: str) -> None:
    assert figures(BACK + text, 2021)[-1].period == period


def test_a_first_value_in_a_look_back_is_of_the_year_before_the_term() -> None:
    before, _ = figures(BACK + "人均生产总值由2万元增加到3.5万元。", 2021)
    assert (before.period, before.nature) == ("2016", "prior")


@pytest.mark.parametrize(
    "text",
    [
        "届首次会议以来的五年，是变化最大的五年。新改建公路260公里。",
        "“十三五”这五年，是跨越提升的五年。新改建公路260公里。",
        "各位代表！过去五年，我们扎实工作。新改建公路260公里。",
    ],
)
def test_words_of_a_five_year_term_open_a_look_back(text: str) -> None:
    assert figures(text, 2021)[-1].period == "2017/2021"


@pytest.mark.parametrize(
    ("text", "period"),
    [
        ("一、过去四年政府工作回顾\n用电量5亿度，年均增长8%。", "2018/2021"),
        ("一、过去三年及2021年工作回顾\n2021年，用电量5亿度，年均增长8%。", "2019/2021"),
        ("这四年，是发展较快的四年。新改建公路260公里。", "2018/2021"),
        ("过去的三年，我们新改建公路260公里。", "2019/2021"),
        ("2021年，用电量5亿度，比2017年增加1亿度，年均增长6%。投资8亿元，年均增长9%。", "2018/2021"),
        ("用电量5亿度，比2018年底增长20%，年均增长6%。", "2019/2021"),
        ("用电量5亿度，是2018年的1.3倍，年均增长6%。", "2019/2021"),
        # what is held against the year before, or without a mean, counts from no year
        ("用电量5亿度，比2020年增长6%，年均增长8%。", "2017/2021"),
        ("用电量5亿度，比2018年增长20%。投资年均增长9%。", "2017/2021"),
        ("过去四年的培训，培训教师300人。", "2021"),
    ],
)
def test_a_look_back_over_few_years_counts_them(text: str, period: str) -> None:
    assert figures(text, 2021)[-1].period == period


@pytest.mark.parametrize(
    ("text", "nature"),
    [
        ("下半年，将确保完成总产值54亿元。", "target"),
        ("将全力完成总产值54亿元。", "target"),
        ("确保了总产值达到54亿元。", "actual"),
        ("完成总产值54亿元。", "actual"),
    ],
)
def test_what_is_to_be_ensured_is_an_aim(text: str, nature: str) -> None:
    assert figures(text, 2021)[0].nature == nature


def test_planned_parenthood_is_no_plan_and_a_plan_of_one_sign_is_one() -> None:
    assert figures("计划生育符合率97%。", 2021)[0].nature == "actual"
    (record,) = figures("“十五”期间粮食产量年均增长3%。", 2005)
    assert (record.indicator, record.period) == ("粮食产量", "2001/2005")


@pytest.mark.parametrize(
    ("text", "period"),
    [
        ("城镇化率达到69%。", "2030"),
        ("城镇调查失业率控制在5.5%左右。", "2030"),
        ("粮食产量稳定在70亿斤以上。", "2030"),
        ("进出口总值翻一番。", "2030"),
        ("力争到2030年，班列年开行量保持在4000列以上。", "2030"),
        ("地区生产总值迈上2万亿元台阶。", "2030"),
        ("城镇新增就业300万人以上。", "2026/2030"),
        ("居民收入年均增长5%以上。", "2026/2030"),
    ],
)
def test_an_aim_of_a_plan_ahead_is_of_its_last_year_or_of_all_its_years(text: str, period: str) -> None:
    (record,) = figures(AHEAD + text, 2025)
    assert (record.period, record.nature) == (period, "target")


@pytest.mark.parametrize(
    ("text", "period", "nature"),
    [
        ("城镇登记失业率3.1%。", "2022-01/2022-09", "actual"),
        ("社会消费品零售总额增长4%。", "2022-01/2022-09", "actual"),
        ("下一步，确保全年社会消费品零售总额增长4%以上。", "2022", "target"),
        ("预计全年社会消费品零售总额增长4%。", "2022", "estimate"),
        ("城镇登记失业率控制在4.5%的目标以内。", "2022", "target"),
        ("9月末，存款余额增长9.1%。", "2022-09-30", "actual"),
        ("规上工业增加值增长3%，其中9月增长4%。", "2022-09", "actual"),
        ("固定资产投资增长2%（同期为下降3.5%）。", "2021-01/2021-09", "prior"),
        ("固定资产投资增长2%（去年全年下降3.5%）。", "2021", "prior"),
    ],
)
def test_a_report_of_part_of_a_year_has_flows_and_rates_of_that_part(
    text: str, period: str, nature: str
) -> None:
    record = figures(PART + text, 2022)[-1]
    assert (record.period, record.nature) == (period, nature)


def test_a_numbered_heading_does_not_run_on_into_its_first_sentence() -> None:
    (record,) = figures("三、降幅收窄，地方工业保持正增长\n全市实现规模以上工业增加值40亿元。", 2022)
    assert record.code == "industrial_value_added"


def test_care_of_is_a_sign_of_percent() -> None:
    (record,) = figures("社会消费品零售总额增长4.5℅。", 2022)
    assert (record.measure, record.unit) == ("growth", "%")


def test_a_mean_of_two_years_is_of_these_two() -> None:
    records = figures("全年进出口总额增长12%，两年平均增长6%。", 2021)
    assert (records[1].measure, records[1].period) == ("average_growth", "2020/2021")


def test_a_sentence_of_some_months_is_no_title() -> None:
    text = (
        "一、2022年工作回顾\n1—9月，地区生产总值61亿元。公路里程是2017年的2倍。\n"
        "二、2023年目标\n投资增长6%。\n"
    )
    assert [record.period for record in figures(text, 2022)] == ["2022-01/2022-09", "2022", "2023"]


WORDS_OF_TIME = (
    "从2021—2025年|截至2022年底|到2025年|至2022年6月末|2022年前三季度|2022 年|元至7月|元月份至6月|1—9月"
    "|10至12月|11月末|12月31日|上半年|下半年|前三季度|一季度|四季度末|前二季度|前11个月|“十四五”时期|十三五末|十五五|过去五年"
    "|这5年|近五年|五年来|5年间|五年累计|今后五年|未来5年|去年底|今年|上年末|明年|全年|年末|年底|年内|期末|目前|当前|截至目前"
)


@pytest.mark.parametrize("word", WORDS_OF_TIME.split("|"))
def test_a_word_of_time_begins_where_words_of_time_are_looked_for(word: str) -> None:
    assert WHEN.match(word) is not None
    assert WHEN_BEGINS.match(word) is not None


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        # a part of the year told after other figures ends with its part of the sentence
        ("全年用电量增长8%，三季度增长9%；旅游收入增长5%；出口增长4%。", "22 22-07/22-09 22 22"),
        ("2022年，用电量增长8%，其中上半年增长9%；旅游收入增长5%。", "22 22-01/22-06 22"),
        ("1-11月，用电量增长8%，三季度增长9%；旅游收入增长5%。", "22-01/22-11 22-07/22-09 22-01/22-11"),
        ("1-11月，用电量增长8%，预计全年增长9%；出口增长4%。", "22-01/22-11 22 22-01/22-11"),
        # what opens a sentence, or a part of it, goes on
        ("上半年用电量增长8%，全年增长9%；出口增长4%。", "22-01/22-06 22 22"),
        ("前三季度用电量增长8%；预计全年旅游收入增长9%；出口增长4%。", "22-01/22-09 22 22"),
        ("前三季度，用电量增长8%；旅游收入增长5%；出口增长4%。", "22-01/22-09 22-01/22-09 22-01/22-09"),
        ("1-11月，用电量增长8%；1-10月，旅游收入增长5%；出口增长4%。", "22-01/22-11 22-01/22-10 22-01/22-10"),
        ("前三季度用电量增长8%，旅游收入增长5%。", "22-01/22-09 22-01/22-09"),
    ],
)  # fmt: skip
def test_a_part_of_the_year_told_in_passing_holds_for_its_own_clauses(text: str, expected: str) -> None:
    told = " ".join((record.period or "?").replace("2022", "22") for record in figures(text, 2022))
    assert told == expected


@pytest.mark.parametrize(
    ("text", "natures"),
    [
        # told again where it is meant
        ("预计全年用电量增长9%；完成旅游收入3亿元，增长7%；出口预计增长5%，进口增长4%。", "e a a e e"),
        ("用电量预计增长2%，出口预计增长3%，旅游收入完成4亿元，增长5%。", "e e a a"),
        # within a list, or after the name of its item: no further than a semicolon
        ("生产总值增长6%；预计城镇居民人均可支配收入3万元，增长8%；财政收入增长9%。", "a e e a"),
        ("全县实现地区生产总值预计90亿元，增长6%；财政总收入8亿元，增长9%。", "e e a a"),
        ("社会消费品零售总额预计实现30亿元，增长5%；完成固定资产投资60亿元。", "e e a"),
        ("预计实现生产总值90亿元，增长6%；财政总收入8亿元，增长9%。", "e e e e"),
        # 下同 ends with its paragraph, and guesses nothing that was counted
        ("生产总值增长6%（预计，下同），财政收入增长8%。\n用电量增长5%。", "e e a"),
        ("生产总值增长6%（预计数，下同）；\n财政收入增长8%；\n用电量增长5%。\n用气量增长4%。", "e e e a"),
        ("生产总值增长6%（预计，下同），财政收入8亿元。拥有上市企业9家，建成公园3个。", "e e a a"),
        ("用电量预计增长2%，出口预计达到3亿元，进口2亿元，分别增长5%、6%。", "e e e e e"),
        ("预计全年用电量增长9%；其中，工业用电量增长8%；出口预计增长5%。", "e e e"),
        # told once, before all
        ("预计全年用电量增长9%；旅游收入增长7%；出口增长5%。", "e e e"),
        ("预计用电量增长9%，旅游收入增长7%，出口增长5%。", "e e e"),
        # a list of the year's results is guessed as a whole, other things told after it are not
        ("形势向好，预计生产总值增长6%，固定资产投资增长8%，进出口总额2亿元，增长3%。", "e e e e"),
        ("形势向好，预计地区生产总值增长6%；财政收入增长8%；年均增长3%；旅游收入2亿元。", "e e e a"),
        ("筹备就绪，预计旅游收入增长6%，接待游客3亿人次，口岸开放9个。", "e e a"),
        # of a part of the year that is over nothing is guessed
        ("预计全年用电量增长9%，其中前三季度增长8%。", "e a"),
        ("预计全年用电量增长9%，三季度增长8%；出口增长5%。", "e a e"),
        ("预计上半年用电量增长9%。", "e"),
        ("预计全年用电量增长9%，四季度增长8%。", "e e"),
    ],
)
def test_what_is_only_expected(text: str, natures: str) -> None:
    assert " ".join((record.nature or "?")[0] for record in figures(text, 2022)) == natures


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("用电量由“十二五”末的2亿度增加到5亿度。", "2015 prior"),
        ("用电量从“九五”期末2亿度增加到5亿度。", "2000 prior"),
        ("用电量由“十五”末的2亿度提高到5亿度。", "2005 prior"),
        ("全年用电量有望突破5亿度。", "2022 estimate"),
        ("用电量力争突破5亿度。", "2022 target"),
        ("工业投资四年累计完成20亿元。", "2019/2022 actual"),
        ("工业投资累计完成20亿元。", "2022 actual"),
    ],
)
def test_ends_of_plans_what_is_likely_and_sums_of_few_years(text: str, told: str) -> None:
    record = figures(text, 2022)[0]
    assert f"{record.period} {record.nature}" == told


@pytest.mark.parametrize(
    ("text", "period"),
    [
        ("一是去年用电量增长3%。", "2021"),
        ("主要考虑：二是去年我市用电量增长3%，基数较低。", "2021"),
        ("我市去年用电量增长3%。", "2021"),
        ("甲子县2021年用电量增长3%。", "2021"),
        ("三是明年用电量增长3%。", "2022"),
        ("一是用电量比去年增长3%。", "2022"),
        ("建设是2021年工程的延续，用电量增长3%。", "2022"),
    ],
)
def test_a_time_may_follow_a_place_or_open_a_point(text: str, period: str) -> None:
    assert figures(f"二、2022年工作安排\n{text}", 2021)[-1].period == period


def test_the_parts_of_a_year_that_a_rate_is_held_against_are_none_of_its_own() -> None:
    told = figures("用电量增长9%，比一季度、上半年分别加快3、1个百分点。", 2021)
    assert [record.period for record in told] == ["2021"] * 3
    in_turn = figures("一季度、上半年用电量分别增长5%、6%。", 2021)
    assert [record.period for record in in_turn] == ["2021-01/2021-03", "2021-01/2021-06"]


def test_one_thing_held_against_two_places_is_ranked_as_one() -> None:
    told = figures("用电量增长5%，分别高于全国、全省0.6、0.4个百分点，居全省第3位。", 2021)
    assert {(record.indicator, record.code) for record in told} == {("用电量", "electricity_use")}
