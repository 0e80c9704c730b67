"""Terms of years: look backs, plans ahead, and what a figure of them is compared with."""

import pytest

from orchestration.extraction import Record, read_report


def figures(text: str, year: int) -> list[Record]:
    return [record for record in read_report(text, year=year) if record.obs]


@pytest.mark.parametrize(
    ("text", "year", "period"),
    [
        ("“十三五”时期新建村卫生室86所。", 2020, "2016/2020"),
        ("“十三五”以来，新建村卫生室86所。", 2018, "2016/2018"),
        ("三年来，新建村卫生室86所。", 2022, "2020/2022"),
        ("近十年间，新建村卫生室86所。", 2022, "2013/2022"),
        ("五年来，86个村全部通车。", 2022, "2018/2022"),
        ("五年来，公路通车里程达到860公里。", 2022, "2022"),
    ],
)
def test_a_look_back_is_of_the_years_that_its_words_tell(text: str, year: int, period: str) -> None:
    assert figures(text, year)[-1].period == period


@pytest.mark.parametrize(
    ("text", "period"),
    [
        ("完成水利投资36亿元，是“十一五”的2.2倍。", "2011/2015"),
        ("完成水利投资36亿元，是上一个五年的2.2倍。", "2011/2015"),
        ("财政收入36亿元，是“十一五”末的2.2倍。", "2015"),
    ],
)
def test_a_sum_set_against_the_sum_of_the_term_before_is_of_the_term(text: str, period: str) -> None:
    assert figures("一、“十二五”工作回顾\n五年来，" + text, 2015)[-1].period == period


@pytest.mark.parametrize(
    ("text", "period"),
    [
        ("城镇化率达到62%。", "2027"),
        ("研发投入年均增长9%以上。", "2023/2027"),
        ("新增停车位3000个。", "2023/2027"),
        ("力争2025年港口货运量达到800万吨；城镇化率达到62%。", "2027"),
    ],
)
def test_the_next_five_years_are_those_after_the_report(text: str, period: str) -> None:
    record = figures("三、今后五年的目标\n" + text, 2022)[-1]
    assert (record.period, record.nature) == (period, "target")


@pytest.mark.parametrize(
    ("text", "period"),
    [
        ("到2025年，城镇化率达到62%；五年新增停车位3000个。", "2021/2025"),
        ("到2025年，生产总值年均增长6%。", "2021/2025"),
        ("“十四五”发展目标。城镇化率达到62%。", "2025"),
    ],
)
def test_years_ahead_are_aims_in_a_part_that_looks_back_too(text: str, period: str) -> None:
    record = figures("预计全年粮食产量9万吨。" + text, 2020)[-1]
    assert (record.period, record.nature) == (period, "target")


@pytest.mark.parametrize(
    ("text", "year", "base"),
    [
        ("1-10月，用电量增长4%，比1-9月提高0.2个百分点。", 2022, "2022-01/2022-09"),
        ("10月份，用电量增长4%，增速比9月份回落0.2个百分点。", 2022, "2022-09"),
        ("上半年，用电量增长4%，较一季度加快0.2个百分点。", 2022, "2022-01/2022-03"),
        ("3月份，用电量5亿千瓦时，环比增长4%。", 2022, "2022-02"),
        ("1月份，用电量5亿千瓦时，环比增长4%。", 2022, "2021-12"),
        ("用电量比2019年一季度增长4%。", 2021, "2019-01/2019-03"),
        ("用电量比2019年增长4%。", 2022, "2019"),
        ("用电量较“十二五”末增长4%。", 2020, "2015"),
        ("水利投资较“十二五”时期增长4%。", 2020, "2011/2015"),
        ("用电量同比增长4%。", 2022, None),
        ("用电量比2021年增长4%。", 2022, None),
        ("五年来，用电量增长40%。", 2022, "2017"),
        ("五年来，新增公园40个。", 2022, None),
    ],
)
def test_a_comparison_names_its_base_unless_it_is_the_year_before(
    text: str, year: int, base: str | None
) -> None:
    assert figures(text, year)[-1].base == base


@pytest.mark.parametrize(
    ("text", "natures"),
    [
        ("粮食产量越过20万吨，达21万吨（预计数，下同）；造林9万亩。", ["estimate", "estimate", "estimate"]),
        ("粮食产量21万吨（预计），造林9万亩。", ["estimate", "actual"]),
        ("预计（下同）粮食产量21万吨。造林9万亩。", ["estimate", "estimate"]),
        ("造林9万亩。预计粮食产量21万吨。", ["actual", "estimate"]),
    ],
)
def test_expected_in_brackets_speaks_of_what_stands_before_it(text: str, natures: list[str]) -> None:
    assert [record.nature for record in figures(text, 2022)] == natures


@pytest.mark.parametrize(
    ("text", "period"),
    [
        ("水市经济运行简况（2020年3月）\n1-3月，出口下降6%。降幅比1-2月收窄2个百分点。", "2020-01/2020-03"),
        ("水市2020年11月工业生产情况\n规模以上工业增加值增长6%。", "2020-11"),
        ("水市2020年一季度经济运行情况\n出口增长6%，比上年全年提高2个百分点。", "2020-01/2020-03"),
        ("水市2020年国民经济和社会发展统计公报\n出口增长6%。", "2020"),
    ],
)
def test_a_bulletin_is_of_its_own_months(text: str, period: str) -> None:
    assert {record.period for record in figures(text, 2020)} == {period}


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("项目投资下降22.3%，收窄9.1个百分点。", "9.1"),
        ("出口下降22.3%，降幅比1-2月收窄9.1个百分点。", "9.1"),
        ("居民消费价格上涨2%，涨幅收窄0.3个百分点。", "-0.3"),
        ("城乡收入差距收窄0.3个百分点。", "-0.3"),
    ],
)
def test_what_eases_is_the_fall_unless_a_rise_or_a_gap_is_named(text: str, value: str) -> None:
    assert str(figures(text, 2022)[-1].value) == value


def test_a_rate_level_with_that_of_earlier_months_is_a_change_of_nothing() -> None:
    same = figures("上半年，用电量同比增长4%，与一季度持平。", 2022)[-1]
    assert (same.measure, str(same.value), same.base) == ("change", "0", "2022-01/2022-03")


@pytest.mark.parametrize(
    ("text", "bounds"),
    [
        ("甲、乙产量分别达到5万吨、6万吨以上。", ["min", "min"]),
        ("甲、乙产量分别增长5%、6%左右。", ["approx", "approx"]),
        ("甲产量增长5%、乙产量增长6%以上。", ["exact", "min"]),
        ("改造泵站5座、水闸6座以上。", ["exact", "min"]),
    ],
)
def test_a_word_after_the_last_of_a_list_bounds_the_whole_list(text: str, bounds: list[str]) -> None:
    assert [record.bound for record in figures(text, 2022)] == bounds


@pytest.mark.parametrize(
    ("text", "nature"),
    [
        ("人大批准的2022年主要调控目标是：粮食产量增长3%；出口增长5%。", "target"),
        ("粮食产量增长3%，完成年初确定的目标。", "actual"),
        ("32个计划新开工项目已开工20个。", "actual"),
    ],
)
def test_aims_told_again_among_results_stay_aims(text: str, nature: str) -> None:
    assert {record.nature for record in figures("一、2022年执行情况\n" + text, 2022)} == {nature}


@pytest.mark.parametrize(
    ("text", "periods"),
    [
        ("年末人口51万人。其中，城镇人口30万人。", ["2022-12-31", "2022-12-31"]),
        ("重点项目1-5月完成投资9亿元，占年计划的40%。", ["2022-01/2022-05", "2022-01/2022-05"]),
        ("过去5年，新增公园40个。", ["2018/2022"]),
        ("绿化投入五年累计9亿元。财政收入完成6亿元。", ["2018/2022", "2022"]),
        ("五年来，财政收入完成6亿元，造林完成6万亩。", ["2022", "2018/2022"]),
        ("五年来，造林年均达6万亩。", ["2018/2022"]),
        ("五年来，累计投入教育资金9亿元，占财政支出的12%。", ["2018/2022", "2018/2022"]),
    ],
)
def test_a_word_of_time_holds_for_what_it_speaks_of(text: str, periods: list[str]) -> None:
    assert [record.period for record in figures(text, 2022)] == periods


def test_a_first_value_is_of_the_year_that_the_paragraph_told_before() -> None:
    text = "粮食产量从2007年的5万吨增加到2012年的6万吨。油料产量由2万吨提高到3万吨。"
    assert [record.period for record in figures(text, 2012)] == ["2007", "2012", "2007", "2012"]


@pytest.mark.parametrize(
    ("text", "measure", "value"),
    [
        ("出口增长5%，增幅低于去年同期2个百分点。", "change", "-2"),
        ("出口增长5%，较去年全年提高2个百分点。", "change", "2"),
        ("项目投资超序时2个百分点。", "difference", "2"),
        ("出口下降（同口径）2%。", "growth", "-2"),
        ("好天气比上年净增2天。", "change", "2"),
        ("造林总量实现翻倍。", "growth", "100"),
        ("税收增长比例达2%。", "growth", "2"),
    ],
)
def test_words_of_comparison_measure(text: str, measure: str, value: str) -> None:
    record = figures(text, 2022)[-1]
    assert (record.measure, str(record.value)) == (measure, value)


@pytest.mark.parametrize(
    ("text", "periods"),
    [
        ("7月末，企业资产总计96亿元，同比增长2.1%。", ["2022-07-31", "2022-07-31"]),
        ("年末农机总动力9万千瓦。", ["2022-12-31"]),
        ("截至2022年末，财政收入完成6亿元。", ["2022"]),
        ("截至6月末，固定资产投资完成6亿元。", ["2022-01/2022-06"]),
        ("截至6月末，参保人数6万人。", ["2022-06-30"]),
        ("7月，用电量同比增长9%，7月比上月增长2%。", ["2022-07", "2022-07"]),
    ],
)
def test_a_day_is_of_what_exists_at_it_a_flow_runs_up_to_it(text: str, periods: list[str]) -> None:
    assert [record.period for record in figures(text, 2022)] == periods


@pytest.mark.parametrize(
    "text",
    [
        "2010年全市生产总值120亿元，是2005年的2倍。研发占比由1%提高到2%。",
        "2010年全市生产总值120亿元，年均增长9%。研发占比由1%提高到2%。",
    ],
)
def test_the_last_year_named_in_a_look_back_does_not_end_it(text: str) -> None:
    records = figures("五年来，我们砥砺前行。" + text, 2010)
    assert records[-2].period == "2005"


def test_figures_set_openly_against_a_year_have_it_as_base() -> None:
    text = "与“十五”末相比，用电量翻一番，比重提高2个百分点；出口同比增长4%。"
    assert [(record.period, record.base) for record in figures("五年来，改革不停。" + text, 2010)] == [
        ("2010", "2005"),
        ("2010", "2005"),
        ("2010", None),
    ]


@pytest.mark.parametrize(
    ("text", "period", "base"),
    [
        ("上半年，用电量增长5%，比上年全年增长5.3%回落了0.3个百分点。", "2021", "2021"),
        ("上半年，用电量增长5%，比上年同期增长5.3%回落了0.3个百分点。", "2021-01/2021-06", None),
    ],
)
def test_a_value_between_a_comparison_and_a_change_is_of_the_time_before(
    text: str, period: str, base: str | None
) -> None:
    _, earlier, change = figures("2022年上半年经济运行情况\n" + text, 2022)
    assert (earlier.period, earlier.nature) == (period, "prior")
    assert (change.measure, str(change.value), change.base) == ("change", "-0.3", base)


def test_a_census_sets_its_figures_against_the_one_before() -> None:
    text = "常住人口36万人，与2010年普查的30万人相比，十年共增加6万人，增长20%，年平均增长率为1.84%。"
    read = [(record.measure, record.period, record.base) for record in figures(text, 2020)]
    assert read == [
        ("level", "2020", None),
        ("level", "2010", None),
        ("change", "2020", "2010"),
        ("growth", "2020", "2010"),
        ("average_growth", "2011/2020", None),
    ]


@pytest.mark.parametrize(
    ("text", "periods"),
    [
        ("预计“十四五”完成水利投资超90亿元，是“十三五”的1.5倍。", ["2021/2025", "2021/2025"]),
        ("“十四五”前两年，新建水库9座。", ["2021/2022"]),
        ("五年来，累计新建公路86公里，公路通车里程达到460公里。", ["2018/2022", "2022"]),
    ],
)
def test_a_plan_named_by_itself_is_a_term(text: str, periods: list[str]) -> None:
    assert [record.period for record in figures(text, 2022)] == periods


@pytest.mark.parametrize(
    ("text", "periods"),
    [
        ("五年来，外贸总额接连突破8亿元、9亿元。", ["2018/2022", "2018/2022"]),
        ("五年来，生产总值连续迈上新台阶、达92亿元。", ["2022"]),
        ("五年来，生产总值连跨80亿元、90亿元。", ["2018/2022", "2018/2022"]),
        ("五年来，累计净增企业2万户、总量达9万户。", ["2018/2022", "2022"]),
        ("五年来，用电量增长40%。", ["2022"]),
        ("用电量五年增长40%。", ["2018/2022"]),
    ],
)
def test_marks_passed_are_of_the_years_what_was_reached_of_the_last(text: str, periods: list[str]) -> None:
    assert [record.period for record in figures(text, 2022)] == periods


@pytest.mark.parametrize(
    ("heading", "periods"),
    [
        ("一、“十四五”时期和2025年工作回顾", ["2021/2025", "2025"]),
        ("一、过去五年及2025年工作回顾", ["2021/2025", "2025"]),
        ("一、2025年工作回顾", ["2025", "2025"]),
    ],
)
def test_a_heading_of_both_times_begins_with_the_years_together(heading: str, periods: list[str]) -> None:
    text = f"{heading}\n新建学校9所。\n刚刚过去的2025年，新建医院3所。"
    assert [record.period for record in figures(text, 2025)] == periods


def test_a_year_named_in_passing_does_not_end_a_look_back() -> None:
    text = "“十四五”时期，新建学校9所。2025年接待游客80万人次。新建医院3所。"
    assert [record.period for record in figures(text, 2025)] == ["2021/2025", "2025", "2021/2025"]


def test_aims_of_the_last_of_five_years_are_told_by_that_year() -> None:
    text = "今后五年，粮食产量到2027年突破20万吨，造林年均增长5%，财政收入翻一番，城镇化率达到62%。"
    read = [record.period for record in figures("三、今后五年的目标\n" + text, 2022)]
    assert read == ["2027", "2023/2027", "2027", "2027"]


@pytest.mark.parametrize(
    ("text", "period", "nature"),
    [
        ("已完成全年目标的52.6%。", "2022-01/2022-06", "actual"),
        ("截至5月底，今年新开工项目36个。", "2022-05-31", "actual"),
        ("确保完成全年粮食产量20万吨。", "2022", "target"),
    ],
)
def test_the_whole_year_of_an_aim_is_not_told_by_half_a_year(text: str, period: str, nature: str) -> None:
    record = figures("2022年上半年经济运行情况\n" + text, 2022)[-1]
    assert (record.period, record.nature) == (period, nature)


@pytest.mark.parametrize(
    ("text", "periods"),
    [
        ("2020至2022年每年增加居民收入900元。", ["2020/2022"]),
        ("2021年10月—2022年3月，浓度下降9%。", ["2021-10/2022-03"]),
        ("从2012年到2022年，大县由8个增至36个，10年增加28个。", ["2012", "2022", "2013/2022"]),
        ("用电量从2012年的3亿千瓦时增长到2022年的6亿千瓦时，年均增长7%。", ["2012", "2022", "2013/2022"]),
    ],
)
def test_years_named_with_their_ends_are_a_term(text: str, periods: list[str]) -> None:
    assert [record.period for record in figures(text, 2022)] == periods


@pytest.mark.parametrize(
    ("text", "period", "bound"),
    [
        ("在去年增长8%的基础上，力争增长9%。", "2023", "exact"),
        ("“十四五”期间，新建公园40个。", "2021/2025", "exact"),
        ("出口增长6%，低于8%的年度目标。", "2023", "exact"),
    ],
)
def test_what_a_plan_builds_upon_is_told_apart(text: str, period: str, bound: str) -> None:
    record = figures("二、2023年主要目标\n" + text, 2022)[-1]
    assert (record.period, record.bound, record.nature) == (period, bound, "target")


def test_a_share_of_research_in_a_look_back_is_that_of_the_last_year() -> None:
    text = "五年来，研发经费支出占比达到1.4%，财政支出占比达到80%。"
    assert [record.period for record in figures(text, 2022)] == ["2022", "2018/2022"]


@pytest.mark.parametrize(
    "text",
    [
        "我们编制了“十五五”规划纲要（草案），提交大会审查，提出生产总值年均增长5%左右。",
        "《纲要草案》细化设定了主要指标，包括生产总值年均增长5%左右。",
        "《纲要》提出，生产总值年均增长5%左右。",
    ],
)
def test_what_the_outline_of_the_next_plan_sets_is_an_aim_of_its_years(text: str) -> None:
    aim, deed = figures(f"一、2025年工作回顾\n{text}\n新建学校3所。", 2025)
    assert (aim.period, aim.nature, deed.period, deed.nature) == ("2026/2030", "target", "2025", "actual")


def test_a_rate_is_held_against_its_own_past() -> None:
    faster = figures("生产总值增长4%，快于2024年2.5个百分点。", 2025)[-1]
    slower = figures("生产总值增长4%，低于2023年2.5个百分点。", 2025)[-1]
    assert (faster.measure, str(faster.value), faster.base) == ("change", "2.5", None)
    assert (slower.measure, str(slower.value), slower.base) == ("change", "-2.5", "2023")


@pytest.mark.parametrize(
    "heading",
    [
        "二、关于《某市国民经济和社会发展第十五个五年规划纲要（草案）》的说明",
        "二、“十五五”规划纲要编制的说明",
        "二、“十五五”时期主要目标任务",
    ],
)
def test_the_outline_of_a_plan_looks_back_before_it_looks_ahead(heading: str) -> None:
    text = (
        f"一、2025年工作回顾\n新建学校3所。\n{heading}\n"
        "“十四五”时期，工业产值从3亿元增加到5亿元。这五年，新增学位8万个。\n"
        "“十五五”时期，工业产值年均增长5%左右。\n三、2026年重点工作\n新建学校4所。"
    )
    told = [(record.period, record.nature) for record in figures(text, 2025)]
    assert told == [
        ("2025", "actual"), ("2020", "prior"), ("2025", "actual"), ("2021/2025", "actual"),
        ("2026/2030", "target"), ("2026", "target"),
    ]  # fmt: skip


@pytest.mark.parametrize(
    ("text", "natures"),
    [
        ("预计全年产值3亿元，增长5%，利润2亿元，用电量4亿千瓦时。", ["estimate"] * 4),
        ("开展活动8场，预计接待游客9万人次、增长5%，收入2亿元，用电量4亿千瓦时。", [
            "actual", "estimate", "estimate", "estimate", "actual"]),
    ],
)  # fmt: skip
def test_expected_within_a_sentence_reaches_the_next_clause_alone(text: str, natures: list[str]) -> None:
    assert [record.nature for record in figures(text, 2025)] == natures


def test_a_rate_above_that_of_the_plan_before_has_changed() -> None:
    _, change = figures("“十四五”时期，地区生产总值年均增长4.5%，高于“十三五”时期1.2个百分点。", 2025)
    assert (change.measure, change.code, change.period) == ("change", "gdp", "2021/2025")


@pytest.mark.parametrize(
    ("text", "period"),
    [
        ("“九五”期间，新建公路90公里。", "1996/2000"),
        ("“八五”时期，新建公路90公里。", "1991/1995"),
        ("一、“九五”时期工作回顾\n新建公路90公里。", "1996/2000"),
        ("新建公路90公里，其中一九五厂专用线9公里。", "2000"),
    ],
)
def test_the_plans_of_the_last_century_are_terms(text: str, period: str) -> None:
    told = [record for record in read_report(text, year=2000) if record.obs]
    assert told[-1].period == period


def test_what_is_brought_forth_in_all_is_a_measure() -> None:
    told = [one for one in read_report("棉花总产3万吨，水果9万吨，肉类2万吨。", year=2000) if one.obs]
    assert [one.indicator for one in told] == ["棉花总产", "水果总产", "肉类总产"]


@pytest.mark.parametrize(
    ("text", "period"),
    [
        ("“十三五”时期，国际航线累计达到60条。", "2020"),
        ("“十三五”时期，省级园区累计达到9家。", "2020"),
        ("“十三五”时期，累计建成公园9个。", "2016/2020"),
        ("“十三五”时期，累计完成税收9亿元。", "2016/2020"),
    ],
)
def test_all_there_are_at_the_end_of_a_term_are_no_sum(text: str, period: str) -> None:
    assert [record.period for record in read_report(text, year=2020) if record.obs] == [period]


@pytest.mark.parametrize(
    ("text", "periods"),
    [
        (
            "年末总人口60万人。其中：城镇人口20万人。在总人口中，男性人口31万人。",
            ["2022-12-31", "2022-12-31", "2022-12-31"],
        ),
        ("年末总人口60万人，性别比为104:100。", ["2022-12-31", "2022-12-31"]),
        ("年末总人口60万人。在改革中，关停企业3家。", ["2022-12-31", "2022"]),
    ],
)
def test_parts_of_the_population_are_of_the_day_of_the_whole(text: str, periods: list[str]) -> None:
    assert [record.period for record in read_report(text, year=2022) if record.obs] == periods


@pytest.mark.parametrize(
    ("text", "periods"),
    [
        ("五年来，经济总量跨越了两千亿元和三千亿元两个台阶。", ["2018/2022", "2018/2022"]),
        ("五年来，税收收入站上30亿元、40亿元两个大台阶。", ["2018/2022", "2018/2022"]),
        ("五年来，经济总量跨上千亿元台阶。", ["2018/2022"]),
        ("经济总量跨越了两千亿元和三千亿元两个台阶。", ["2022", "2022"]),
        # the year that a look back begins with
        ("一、本届政府及2022年工作回顾\n2019年以来，改革深入推进。新增上市企业9家。", ["2019/2022"]),
        ("一、2022年工作回顾\n2019年以来，改革深入推进。新增上市企业9家。", ["2022"]),
    ],
)
def test_steps_taken_and_the_year_that_a_look_back_begins_with(text: str, periods: list[str]) -> None:
    assert [record.period for record in figures(text, 2022)] == periods


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("工业总产值迈上万亿台阶。", [("1", "万亿")]),
        ("外贸进出口突破万亿大关。", [("1", "万亿")]),
        ("打造万亿产业集群。", []),
        ("迈上万亿级新征程。", []),
    ],
)
def test_a_trillion_alone_is_a_mark_where_a_step_follows(text: str, told: list[tuple[str, str]]) -> None:
    assert [(str(record.value), record.unit) for record in figures(text, 2022)] == told


@pytest.mark.parametrize(
    ("text", "period"),
    [
        ("五年来，开挖疏浚沟渠3万公里。", "2018/2022"),
        ("五年来，硬化村组道路900公里。", "2018/2022"),
        ("五年来，清淤河道60公里。", "2018/2022"),
        ("五年来，破获诈骗案件3万起。", "2018/2022"),
        ("五年来，选派驻村干部2万名。", "2018/2022"),
        ("五年来，扶持创业12万人。", "2018/2022"),
        ("五年来，下放审批事项90项。", "2018/2022"),
        ("五年来，开发区达到12家。", "2022"),
        ("五年来，每年用心办成12件民生实事。", "2018/2022"),
        ("五年来，中央帮扶单位援助资金4亿元。", "2018/2022"),
        ("五年来，高标准农田面积达到30万亩。", "2022"),
        ("五年来，40家乡镇医院达到二级医院水平。", "2022"),
        ("五年来，120个村卫生室达到国家标准。", "2022"),
        ("五年来，农村公路新改建3万公里。", "2018/2022"),
        ("五年来，依法拆除砖瓦窑19座。", "2018/2022"),
        ("五年来，抓获犯罪嫌疑人900名。", "2018/2022"),
        ("五年来，开发治理低产田7万亩。", "2018/2022"),
        ("五年来，在城区新安装信号灯12处。", "2018/2022"),
        ("五年来，湿地保护修复6万亩。", "2018/2022"),
        ("五年来，28个项目列入省重点。", "2018/2022"),
        ("五年来，北湖流域治理投资9亿元。", "2018/2022"),
        ("五年来，开发区企业达到90家。", "2022"),
        ("五年来，为经营主体让利90亿元。", "2018/2022"),
        ("五年来，国家级生态文明建设示范区20个。", "2022"),
        ("五年来，基础设施建设项目20个。", "2018/2022"),
        ("五年来，认证绿色食品、有机农产品总数突破3000个。", "2022"),
        ("五年来，注册商标总数达到3000件。", "2022"),
        ("五年来，新增注册商标3000件。", "2018/2022"),
        ("五年来，外贸总额跨上300亿元台阶。", "2018/2022"),
        ("五年来，粮食产量跃上60亿斤新台阶。", "2018/2022"),
        ("五年来，生产总值突破300亿元。", "2022"),
        ("五年来，粮食产量稳定在60万吨以上。", "2018/2022"),
        ("五年来，粮食产量连续9年稳定在60万吨以上。", "2022"),
        ("五年来，实际使用外资连续六年保持在5亿美元以上。", "2022"),
        ("五年来，粮食产量连续6年超过60万吨。", "2022"),
        ("五年来，粮食产量连续五年稳定在60万吨以上。", "2018/2022"),
        ("五年来，技术合同成交额突破40亿元。", "2022"),
        ("五年来，全社会研发投入突破90亿元。", "2022"),
        ("五年来，累计完成技术合同成交额90亿元。", "2018/2022"),
    ],
)
def test_what_was_dug_is_of_the_term_what_there_is_of_its_end(text: str, period: str) -> None:
    assert [record.period for record in figures(text, 2022)] == [period]


@pytest.mark.parametrize(
    "text",
    [
        "生产总值达90亿元，较“十二五”末的60亿元增加30亿元。",
        "贷款余额比2017年末的90亿元增加30亿元。",
        "五年来，用电量较2017年的60亿千瓦时增加了30亿千瓦时。",
    ],
)
def test_a_change_from_a_value_told_has_that_time_for_its_base(text: str) -> None:
    year, base = (2020, "2015") if "十二五" in text else (2022, "2017")
    *_, earlier, change = figures(text, year)
    assert earlier.nature == "prior"
    assert (change.measure, change.period, change.base) == ("change", str(year), base)


def test_where_it_stands_after_a_step_is_told_of_the_last_year() -> None:
    read = figures("五年来，外贸总额跨上300亿元台阶，居全省第8位。", 2022)
    assert [record.period for record in read] == ["2018/2022", "2022"]


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("三年安排9亿元支持技术改造。", [("安排支持技术改造", "2023/2025")]),
        ("两年建成充电桩3万个。", [("建成充电桩", "2023/2024")]),
        (
            "实施技改，三年新增产值30亿元，今年新增9亿元。",
            [("新增产值", "2023/2025"), ("新增产值", "2023")],
        ),
        (
            "三年培育专精特新企业300家，新增孵化器20家。",
            [("培育专精特新企业", "2023/2025"), ("新增孵化器", "2023")],
        ),
        ("实施老旧小区三年改造计划，改造小区300个。", [("改造小区", "2023")]),
        ("推进三年行动，新增企业30家。", [("新增企业", "2023")]),
    ],
)
def test_a_deed_of_some_years_is_planned_for_them_all(text: str, told: list[tuple[str, str]]) -> None:
    read = figures("二、2023年工作安排\n" + text, 2022)
    assert [(one.indicator, one.period) for one in read] == told


@pytest.mark.parametrize(
    ("text", "name", "period"),
    [
        ("为实现2035年人均地区生产总值比2020年翻一番打好基础。", "人均地区生产总值", "2035"),
        ("基本实现现代化、实现2035年人均收入比2020年翻一番。", "人均收入", "2035"),
        ("确保实现2030年城镇化率达到70%的目标。", "城镇化率", "2030"),
        ("实现2035年远景目标，用电量增长5%。", "用电量", "2023"),
        ("围绕实现2030年碳达峰目标，单位能耗下降3%。", "单位能耗", "2023"),
    ],
)
def test_by_when_a_thing_is_to_have_come_so_far(text: str, name: str, period: str) -> None:
    (told,) = figures("二、2023年工作安排\n" + text, 2022)
    assert (told.indicator, told.period) == (name, period)


@pytest.mark.parametrize(
    ("text", "period"),
    [
        ("五年来，电影《大河》等5部作品获国家“文华”奖。", "2018/2022"),
        ("五年来，3件作品荣获中国新闻奖。", "2018/2022"),
        ("五年来，馆藏文物达300件。", "2022"),
    ],
)
def test_prizes_are_won_in_the_years_of_a_term(text: str, period: str) -> None:
    assert figures(text, 2022)[-1].period == period
