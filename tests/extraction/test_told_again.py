"""Aims quoted beside results, and what a report only guesses."""

import pytest

from orchestration.extraction import Record, read_report


def figures(text: str) -> list[Record]:
    return [record for record in read_report(text, year=2021) if record.obs]


def told(text: str) -> str:
    """First sign of the nature of each observation."""
    return "".join((record.nature or "?")[0] for record in figures(text))


@pytest.mark.parametrize(
    "text",
    [
        "用电量增长8%，完成市人代会批准的增长7%目标。",
        "用电量增长8%，完成县人大批准增长7%左右目标。",
        "用电量增长8%，超过年初人民代表大会确定的增长7%的目标。",
        "用电量增长8%，好于年度人代会审议通过的增长7%目标。",
        "用电量增长8%，高于预期目标（增长7%以上）。",
        "用电量增长8%，低于控制目标（9%以内）。",
        "用电量增长8%，达到年度计划（与上年持平）。",
        "用电量增长8%，好于目标值（总量与上年持平）。",
    ],
)
def test_an_aim_quoted_beside_its_result_is_of_the_same(text: str) -> None:
    result, aim = figures(text)
    assert (result.indicator, result.nature) == ("用电量", "actual")
    assert (aim.indicator, aim.nature, aim.measure) == ("用电量", "target", "growth")


@pytest.mark.parametrize(
    ("text", "indicator"),
    [
        ("省级下达资金5亿元。", "省级下达资金"),
        ("市人大批准项目6个。", "市人大批准项目"),
    ],
)
def test_what_a_body_passed_is_no_aim(text: str, indicator: str) -> None:
    (record,) = figures(text)
    assert (record.indicator, record.nature) == (indicator, "actual")


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("用电量（预计）90亿千瓦时，下降5%；用水量8亿吨。", "eea"),
        ("销售收入（初步测算数）达到90亿元。用水量8亿吨。", "ea"),
        ("销售收入（含税）达到90亿元，预计明年更好。", "a"),
        # rough figures of the list that 预计 opens
        ("预计用电量下降3%左右；用水量达到8亿吨；财政支出增长4%左右。", "eee"),
        ("全年总体平稳，预计用电量下降3%左右，用水量增长4%；结构持续优化，茶叶产值增长5%左右。", "eea"),
        ("用电量下降3%左右；财政支出增长4%左右。", "aa"),
        # a list of the results that every report tells, after one 预计
        ("运行总体平稳，预计生产总值增长6%，工业增加值增长7%，固定资产投资增长8%，零售总额增长9%。", "eeee"),
        ("运行总体平稳，预计生产总值达到90亿元、增长6%；投资增长8%；预算收入9亿元，增长3%。", "eeeee"),
        ("运行总体平稳，预计生产总值增长6%，新建学校3所，投资增长8%，茶园扩大9亩。", "eeaa"),
        ("有望实现用电量增长6%。", "e"),
        ("财政支出完成年度计划（实际完成9亿元）。", "a"),
        # how much is to be invested in all
        ("规划总投资30亿元。", "t"),
        ("园区规划项目总投资超过30亿元。", "t"),
        ("规划面积30亩。", "a"),
    ],
)
def test_what_is_guessed_or_laid_out_is_no_fact(text: str, expected: str) -> None:
    assert told(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("完善由15家药店、6家诊所组成的监测网。", "aa"),
        ("由8名医生构成的小组下乡。", "a"),
        ("药店由15家增加到18家。", "pa"),
        ("由15家增加到18家，组成联盟。", "pa"),
    ],
)
def test_what_something_is_made_up_of_is_no_value_before(text: str, expected: str) -> None:
    assert told(text) == expected


@pytest.mark.parametrize(
    ("text", "indicator"),
    [
        ("用电量（以下简称“电量”）9亿千瓦时，同比增长（以下简称“增长”）6%。", "用电量"),
        ("用电量（下称电量）9亿千瓦时，增长6%。", "用电量"),
        ("用电量9亿千瓦时，按全社会口径计算增长6%。", "用电量"),
        ("用电量剔除厂区停产因素后完成9亿千瓦时，增长6%。", "用电量"),
        ("用电量9亿千瓦时，同比增 长 6%。", "用电量"),
    ],
)
def test_how_it_is_called_or_reckoned_is_no_part_of_its_name(text: str, indicator: str) -> None:
    level, growth = figures(text)
    assert (level.indicator, growth.indicator, growth.measure) == (indicator, indicator, "growth")


def test_brackets_that_call_it_by_its_usual_name_alone_stay() -> None:
    (record,) = figures("住户存款（含外币）9亿元。")
    assert record.indicator == "住户存款(含外币)"


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("海关出口值增长6%。", "exports"),
        ("攻城拔寨项目完成投资9亿元。", "key_project_investment"),
        ("上半年宏观经济增长3%。", "gdp"),
        ("固定资产投资扭转下滑态势，实现3%的快速增长。", "fixed_asset_investment"),
        ("固定资产投资摆脱低迷，增长3%。", "fixed_asset_investment"),
        ("新登记市场主体9000户。", "new_market_entities"),
        # what a day has is not the indicator
        ("日均新增市场主体19户。", None),
        ("平均每天新登记市场主体19户。", None),
    ],
)
def test_other_words_for_a_headline(text: str, code: str | None) -> None:
    (record,) = figures(text)
    assert record.code == code


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("工业增加值增长8%，服务业增加值增长9%。", None),
        ("工业增加值增长8%，第三产业增加值增长9%。", None),
        ("工业增加值增长8%，投资增长9%。", "industrial_value_added"),
        ("规模以上工业增加值增长8%，服务业增加值增长9%。", "industrial_value_added"),
    ],
)
def test_growth_of_industry_beside_other_sectors_is_of_all_industry(text: str, code: str | None) -> None:
    assert figures(text)[0].code == code


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("厂房建成后年产值可达9亿元，可新增就业80人。", "tt"),
        ("项目投产后每年可减排二氧化碳9万吨。", "t"),
        ("2021年计划新建学校5所，实际新建6所。", "ta"),
        ("厂房建成后实现产值9亿元。", "a"),
        ("厂房建成后居民人均可支配收入增加900元。", "a"),
        ("完成2021年计划的98%。", "a"),
    ],
)
def test_what_a_work_is_to_bring_is_an_aim(text: str, expected: str) -> None:
    assert told(text) == expected


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("用电量止跌回升3%。", ["用电量"]),
        ("改造提升超50个自然村道路。", ["改造提升自然村道路"]),
        ("90套“保交房”任务如期完成。", ["“保交房”任务"]),
        ("带动农户增收90户，人均增收900元。", ["带动农户增收", "人均增收"]),
        ("7个产业集聚区加快打造成承载区。", ["产业集聚区"]),
        ("保费收入90亿元，其中车险30亿元，赔付支出20亿元。", ["保费收入", "车险收入", "赔付支出"]),
    ],
)
def test_how_it_came_about_is_no_part_of_its_name(text: str, names: list[str]) -> None:
    assert [record.indicator for record in figures(text)] == names


def test_who_is_born_in_a_year_is_none_of_its_end() -> None:
    told = figures("年末户籍人口90万人，出生人口1万人。")
    assert [record.period for record in told] == ["2021-12-31", "2021"]
