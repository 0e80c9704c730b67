"""Sentences and what they state: figure, indicator, code, measure, value, unit, bound, period, nature."""

from decimal import Decimal

import pytest

from orchestration.extraction import Record, read_report

YEAR = 2022
AIMS = "二、2023年经济社会发展主要预期目标\n"


def figures(text: str) -> list[Record]:
    return [record for record in read_report(text, year=YEAR) if record.obs]


def only(text: str) -> Record:
    found = figures(text)
    assert len(found) == 1
    return found[0]


@pytest.mark.parametrize(
    ("text", "percent"),
    [
        ("工业用电量增长1.3倍。", 130),
        ("工业用电量增长到1.3倍。", 30),
        ("工业用电量下降4.1%。", Decimal("-4.1")),
        ("工业用电量同比负增长2.5%。", Decimal("-2.5")),
        ("工业用电量与上年持平。", 0),
        ("工业用电量较2020年翻两番。", 300),
        ("工业用电量增速为-3.2%。", Decimal("-3.2")),
        ("工业用电量增长百分之六。", 6),
    ],
)
def test_growth_words_are_read_as_signed_percent(text: str, percent: Decimal) -> None:
    record = only(text)
    assert (record.measure, record.value, record.unit) == ("growth", percent, "%")


@pytest.mark.parametrize(
    ("text", "bound", "qualifier"),
    [
        ("培训教师约600人。", "approx", "约"),
        ("培训教师近600人。", "approx", "近"),
        ("培训教师600人左右。", "approx", "左右"),
        ("培训教师超600人。", "min", "超"),
        ("培训教师600多人。", "min", "多"),
        ("培训教师600余人。", "min", "余"),
        ("培训教师不低于600人。", "min", "不低于"),
        ("培训教师600人以上。", "min", "以上"),
        ("培训教师不超过600人。", "max", "不超过"),
        ("城镇登记失业率控制在4%以内。", "max", "控制在…以内"),
        ("城镇登记失业率控制在4%左右。", "approx", "控制在…左右"),
        ("单位GDP能耗下降3%以上。", "max", "以上"),
        ("节约财政资金600万元。", "exact", None),
    ],
)
def test_words_around_a_figure_give_its_bound(text: str, bound: str, qualifier: str | None) -> None:
    record = only(text)
    assert (record.bound, record.qualifier) == (bound, qualifier)


@pytest.mark.parametrize(
    ("text", "value", "unit"),
    [
        ("存款余额1.2万亿元。", "1.2", "万亿元"),
        ("接待游客3,420.5万人次。", "3420.5", "万人次"),
        ("新增耕地12.6万亩。", "12.6", "万亩"),
        ("粮食产量突破百亿斤。", "100", "亿斤"),
        ("服务企业3万余家。", "3", "万家"),
        ("低保标准提高到每人每月930元。", "930", "元/人/月"),
        ("PM2.5年均浓度26微克/立方米。", "26", "微克/立方米"),
        ("新建改建五所小学。", "5", "所"),
        ("出生率8.1‰。", "8.1", "‰"),
        ("建成换电站25座。", "25", "座"),
    ],
)
def test_numbers_keep_their_unit_and_scale(text: str, value: str, unit: str) -> None:
    record = only(text)
    assert (record.value, record.unit) == (Decimal(value), unit)


@pytest.mark.parametrize(
    "text", ["投资增长5%—6.5%。", "投资增长5%至6.5%。", "投资增长5-6.5%。", "投资增长5%~6.5%。"]
)
def test_a_range_is_one_figure_with_two_ends(text: str) -> None:
    record = only(text)
    assert (record.value, record.value_high) == (5, Decimal("6.5"))


def test_of_from_and_to_the_first_value_is_the_earlier_one() -> None:
    before, after = figures("低保标准从每人每月880元提高到930元。")
    assert (before.value, before.period, before.nature) == (880, "2021", "prior")
    assert (after.value, after.period, after.nature) == (930, "2022", "actual")
    assert before.indicator == after.indicator == "低保标准"
    assert before.unit == after.unit == "元/人/月"


def test_a_first_value_with_its_own_year_keeps_it() -> None:
    before, after = figures("高速公路里程由2017年的210公里增加到2022年的365公里。")
    assert (before.period, after.period) == ("2017", "2022")


def test_respectively_gives_each_name_its_figure() -> None:
    told = {
        record.indicator: record.value
        for record in figures("小麦、玉米、大豆种植面积分别增长2%、3.5%和11%。")
    }
    assert told == {"小麦种植面积": 2, "玉米种植面积": Decimal("3.5"), "大豆种植面积": 11}


def test_town_and_country_income_are_two_indicators() -> None:
    codes = [record.code for record in figures("城乡居民人均可支配收入分别增长4.8%、6.9%。")]
    assert codes == ["disposable_income_urban", "disposable_income_rural"]


def test_a_second_row_of_figures_takes_the_names_of_the_first() -> None:
    found = figures("城镇居民人均可支配收入41200元、农村居民人均可支配收入22100元，增长4.5%和6.2%。")
    assert [record.code for record in found[2:]] == ["disposable_income_urban", "disposable_income_rural"]
    assert [record.measure for record in found[2:]] == ["growth", "growth"]


def test_the_three_industries_of_a_structure_are_named() -> None:
    told = [
        (record.indicator, record.measure, record.value)
        for record in figures("三次产业结构为7.2:41.3:51.5。")
    ]
    assert told == [
        ("第一产业比重", "share", Decimal("7.2")),
        ("第二产业比重", "share", Decimal("41.3")),
        ("第三产业比重", "share", Decimal("51.5")),
    ]


@pytest.mark.parametrize(
    ("text", "measure", "value"),
    [
        ("林草覆盖率提高1.2个百分点。", "change", "1.2"),
        ("林草覆盖率高于全国1.2个百分点。", "difference", "1.2"),
        ("林草覆盖率低于全国1.2个百分点。", "difference", "-1.2"),
        ("林草覆盖率达到61.2%。", "share", "61.2"),
        ("税收收入3亿元，占年计划的51.2%。", "completion", "51.2"),
        ("税收收入3亿元，完成全年目标的102%。", "completion", "102"),
        ("研发投入年均增长9.1%。", "average_growth", "9.1"),
        ("用电量居全省第四。", "rank", "4"),
        ("用电量居全省首位。", "rank", "1"),
        ("用水效率排名由54位上升到26位。", "rank", "26"),
        ("用水效率排名上升12位。", "change", "12"),
        ("城乡居民收入比为2.41。", "ratio", "2.41"),
        ("用电量是2018年的1.7倍。", "ratio", "1.7"),
        ("投资额比上年减少12亿元。", "change", "-12"),
        ("民间投资降幅收窄2.1个百分点。", "change", "2.1"),
    ],
)
def test_the_words_before_a_figure_say_how_it_measures(text: str, measure: str, value: str) -> None:
    record = figures(text)[-1]
    assert (record.measure, record.value) == (measure, Decimal(value))


@pytest.mark.parametrize(
    ("text", "base"),
    [
        ("专利授权量较2018年增长66%。", "2018"),
        ("专利授权量比“十三五”末增长66%。", "2020"),
        ("专利授权量比上年增长66%。", None),
        ("专利授权量同比增长66%。", None),
    ],
)
def test_a_comparison_with_another_year_is_kept_as_base(text: str, base: str | None) -> None:
    assert only(text).base == base


@pytest.mark.parametrize(
    ("text", "period", "nature"),
    [
        ("全年完成投资40亿元。", "2022", "actual"),
        ("1—9月完成投资40亿元。", "2022-01/2022-09", "actual"),
        ("前三季度完成投资40亿元。", "2022-01/2022-09", "actual"),
        ("截至10月末，贷款余额40亿元。", "2022-10-31", "actual"),
        ("2021年完成投资40亿元。", "2021", "actual"),
        ("预计完成投资40亿元。", "2022", "estimate"),
        ("到2025年投资达到40亿元。", "2025", "target"),
        (AIMS + "完成投资40亿元。", "2023", "target"),
        (AIMS + "去年，完成投资40亿元。", "2022", "actual"),
        ("“十三五”期间，累计完成投资40亿元。", "2016/2020", "actual"),
    ],
)
def test_time_comes_from_the_sentence_else_from_the_part(text: str, period: str, nature: str) -> None:
    record = only(text)
    assert (record.period, record.nature) == (period, nature)


@pytest.mark.parametrize(
    ("text", "why"),
    [
        ("实施3年行动。", "time"),
        ("服务65岁老人。", "threshold"),
        ("推进G207改线。", "name"),
        ("建设“20分钟”服务圈。", "name"),
        ("2024年春节。", "date"),
        ("召开第7次会议。", "ordinal"),
        ("成为第4个试点城市。", "ordinal"),
        ("机场成为全省第4家一类机场。", "ordinal"),
        ("第二个城区公园开放。", "ordinal"),
        ("实施5大行动。", "idiom"),
        ("落实“2+8”布局。", "name"),
        ("推进投资3亿元以上的重大项目。", "threshold"),
    ],
)
def test_numerals_that_measure_nothing_say_why(text: str, why: str) -> None:
    assert [record.why for record in read_report(text, year=YEAR)] == [why]


@pytest.mark.parametrize(
    ("text", "code", "bound", "value"),
    [
        ("地区生产总值增长6%左右", "gdp", "approx", 6),
        ("经济增长6%以上", "gdp", "min", 6),
        ("居民消费价格涨幅控制在3%以内", "cpi", "max", 3),
        ("城镇新增就业4万人以上", "urban_new_jobs", "min", 4),
        ("城镇调查失业率5.5%左右", "surveyed_unemployment_rate", "approx", Decimal("5.5")),
        ("固定资产投资实现正增长", "fixed_asset_investment", "min", 0),
        ("居民收入增长与经济增长基本同步", "disposable_income", "exact", None),
    ],
)
def test_targets_are_read_with_code_and_bound(
    text: str, code: str, bound: str, value: Decimal | None
) -> None:
    record = only(AIMS + text + "。")
    assert (record.code, record.bound, record.value, record.nature, record.period) == (
        code, bound, value, "target", "2023",
    )  # fmt: skip


@pytest.mark.parametrize(
    ("text", "quote", "code", "measure", "bound", "qualifier"),
    [
        ("居民收入增速高于经济增速、高于全省平均水平", "", "disposable_income", "growth", "min", "高于"),
        ("居民收入增速快于经济增速", "", "disposable_income", "growth", "min", "快于"),
        ("用电量增速保持在全国平均水平以上", "", "electricity_use", "growth", "min", "保持在…以上"),
        ("农村居民收入增速快于城镇居民收入增速", "", "disposable_income_rural", "growth", "min", "快于"),
        ("完成省下达的粮食生产、用水总量目标任务", "", None, "level", "exact", None),
        ("能耗总量等约束性指标完成上级下达任务", "", None, "level", "exact", None),
        ("城镇登记失业率控制在省下达目标以内", "", "unemployment_rate", "share", "max", "控制在"),
        ("优良天数比例达到国家要求", "", "air_quality_days_share", "share", "exact", None),
        ("粮食产量保持稳定", "", "grain_output", "growth", "exact", None),
        ("用电量增速高于全国、力争居前", "用电量增速高于全国", "electricity_use", "growth", "min", "高于"),
    ],
)  # fmt: skip
def test_aims_without_a_figure_tell_what_they_bound(
    text: str, quote: str, code: str | None, measure: str, bound: str, qualifier: str | None
) -> None:
    record = figures(f"二、2023年主要目标\n主要预期目标是：财政收入增长3%，{text}，城镇新增就业2万人。")[1]
    assert record.text == (quote or text)
    assert (record.value, record.code, record.measure) == (None, code, measure)
    assert (record.bound, record.qualifier, record.period) == (bound, qualifier, "2023")


@pytest.mark.parametrize(
    "text",
    [
        "主要预期目标是：居民收入增速高于经济增速1个百分点。",
        "完成省下达的各项任务，居民收入增长3%。",
        "推动用电量增速高于全省平均水平。用电量增长3%。",
    ],
)
def test_an_aim_with_a_figure_and_a_plain_task_are_no_aims_in_words(text: str) -> None:
    assert all(record.value is not None for record in figures("二、2023年工作任务\n" + text))


@pytest.mark.parametrize(
    ("lines", "quotes"),
    [
        ("主要预期目标是：\n——节能减排完成省下达任务；\n——粮食产量保持稳定。",
         ["节能减排完成省下达任务", "粮食产量保持稳定"]),
        ("经济社会发展的主要预期目标如下：\n能耗强度完成市定目标；\n城镇登记失业率控制在省下达目标以内。",
         ["能耗强度完成市定目标", "城镇登记失业率控制在省下达目标以内"]),
        ("主要目标为：居民收入增速快于经济增速；\n1.主要污染物排放达到国家要求。",
         ["居民收入增速快于经济增速", "主要污染物排放达到国家要求"]),
        ("主要预期目标是：\n（一）居民收入与经济增长同步；\n二是进出口总额保持正增长。",
         ["居民收入与经济增长同步", "进出口总额保持正增长"]),
        ("主要预期目标是：\n粮食产量保持稳定。\n推动用电量稳步增长。", []),
        ("主要工作是：\n——节能减排完成省下达任务。", []),
        ("主要预期目标是：\n——粮食产量保持稳定。\n要做好工作。\n——用电量稳步增长。", ["粮食产量保持稳定"]),
    ],
)  # fmt: skip
def test_lines_below_words_that_open_a_list_of_aims_list_them(lines: str, quotes: list[str]) -> None:
    records = figures(f"二、2023年工作安排\n{lines}\n")
    assert [record.text for record in records if record.value in (None, 0)] == quotes


def test_lines_below_a_heading_of_aims_list_them() -> None:
    text = "二、2023年主要目标\n——居民收入增速快于经济增速。\n——地方财政收入增长3%。\n"
    assert [record.code for record in figures(text)] == ["disposable_income", "budget_revenue"]


def test_a_target_sentence_in_running_text_opens_the_planned_part() -> None:
    done, aim = figures("全年用电量12亿千瓦时。今年经济社会发展主要预期目标是：地区生产总值增长7%。")
    assert (done.part, done.period) == ("executed", "2022")
    assert (aim.part, aim.period, aim.nature) == ("planned", "2023", "target")


def test_a_table_with_a_cell_a_line_is_read_by_its_heads() -> None:
    head = "指标名称\n单位\n2022年实绩\n2023年预期\n"
    text = AIMS + head + "地区生产总值\n亿元\n861.2\n915左右\n城镇新增就业\n万人\n2.3\n2\n"
    told = [(r.code, r.value, r.unit, r.period, r.nature, r.bound) for r in figures(text)]
    assert told == [
        ("gdp", Decimal("861.2"), "亿元", "2022", "actual", "exact"),
        ("gdp", 915, "亿元", "2023", "target", "approx"),
        ("urban_new_jobs", Decimal("2.3"), "万人", "2022", "actual", "exact"),
        ("urban_new_jobs", 2, "万人", "2023", "target", "exact"),
    ]


def test_a_table_with_bars_is_read_by_its_heads() -> None:
    head = "| 指标 | 2022年（亿元） | 增速（%） |\n| --- | --- | --- |\n"
    text = head + "| 出口总值 | 88.1 | 4.2 |\n| 进口总值 | 61.7 | -2.5 |\n"
    told = [(r.code, r.measure, r.value) for r in figures(text)]
    assert told == [
        ("exports", "level", Decimal("88.1")),
        ("exports", "growth", Decimal("4.2")),
        ("imports", "level", Decimal("61.7")),
        ("imports", "growth", Decimal("-2.5")),
    ]


def test_lines_broken_by_a_printed_page_are_read_as_one_sentence() -> None:
    record = only("全年规模以上工业企业完成营业收入、利润保持稳定，社会消费品零\n售总额达到312.4亿元。")
    assert (record.code, record.value) == ("retail_sales", Decimal("312.4"))


@pytest.mark.parametrize(
    ("text", "period"),
    [
        ("2023年某市政府工作报告\n地区生产总值增长5%。", "2022"),
        ("某县2019年国民经济和社会发展计划执行情况与2020年计划草案\n地区生产总值增长5%。", "2019"),
        ("---\nexecuted_year: 2017\n---\n地区生产总值增长5%。", "2017"),
        ("地区生产总值增长5%。", None),
    ],
)
def test_without_a_year_the_title_or_front_matter_tells_it(text: str, period: str | None) -> None:
    assert [record.period for record in read_report(text) if record.obs] == [period]
