"""What was planned beside what came of it: verbs of planning, tasks handed down, plans of the year."""

import pytest

from orchestration.extraction import read_report


def told(text: str, *fields: str) -> list[tuple[object, ...]]:
    """The fields of each observation."""
    return [tuple(one.get(field) for field in fields) for one in read_report(text, year=2017) if one["obs"]]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("全年计划完成规上工业总产值60亿元。", [("规上工业总产值", "industrial_output", "target")]),
        ("计划实现社会消费品零售总额23亿元。", [("社会消费品零售总额", "retail_sales", "target")]),
        ("全社会固定资产投资计划40亿元。", [("全社会固定资产投资", "fixed_asset_investment", "target")]),
        ("固定资产投资预期增长18%。", [("固定资产投资", "fixed_asset_investment", "target")]),
        ("招商引资内资计划完成2亿元。", [("招商引资内资", None, "target")]),
        ("城镇化率计划提高1个百分点。", [("城镇化率", "urbanization_rate", "target")]),
        ("城镇化率比计划提高1个百分点。", [("城镇化率", "urbanization_rate", "actual")]),
        ("下达固定资产投资计划40亿元。", [("下达固定资产投资计划", None, "target")]),
        ("年度投资计划30亿元。", [("年度投资计划", None, "target")]),
    ],
)
def test_a_verb_of_planning_is_no_part_of_the_name(text: str, expected: list[tuple[object, ...]]) -> None:
    assert told(text, "indicator", "code", "nature") == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("城镇新增就业3.2万人，完成市下达的3万人年度任务。", ("城镇新增就业", "万人", "target")),
        ("城镇新增就业3.2万人、超额完成国家下达的3万人年度任务。", ("城镇新增就业", "万人", "target")),
        ("新建公路50公里，完成省下达45公里目标任务。", ("新建公路", "公里", "target")),
        ("承担改革20项，5项年度任务全部完成。", ("任务", "项", "actual")),
        ("研发投入增长，研究人员达到300人年。", ("研究人员", "人年", "actual")),
        ("省级下达补助3亿元。", ("省级下达补助", "亿元", "actual")),
    ],
)
def test_a_task_handed_down_is_an_aim_for_what_was_told(text: str, expected: tuple[object, ...]) -> None:
    assert told(text, "indicator", "unit", "nature")[-1] == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "1-7月，税收收入完成30亿元，完成年度计划60亿元的50%。",
            ["2017-01/2017-07", "2017", "2017-01/2017-07"],
        ),
        ("上半年出口完成3亿元，完成目标任务5亿元的60%。", ["2017-01/2017-06", "2017", "2017-01/2017-06"]),
        ("税收收入完成30亿元，为年度预算29亿元的103%。", ["2017", "2017", "2017"]),
    ],
)
def test_the_plan_of_the_year_is_of_the_whole_year(text: str, expected: list[str]) -> None:
    assert [period for (period,) in told(text, "period")] == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("全年，税收预计完成60亿元，完成年计划的98%，同比增长6%。", ["estimate"] * 3),
        ("全年，税收预计完成60亿元，增长6%，增速高于全省1个百分点。", ["estimate"] * 3),
        ("全年，税收预计完成60亿元，增长6%，出口增长5%。", ["estimate", "estimate", "actual"]),
    ],
)
def test_a_guess_holds_while_nothing_else_is_named(text: str, expected: list[str]) -> None:
    assert [nature for (nature,) in told(text, "nature")] == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("经营主体净增9万户、突破80万户。", [("change", 9), ("level", 80)]),
        ("常住人口增加12万人、突破800万人。", [("change", 12), ("level", 800)]),
        ("存款余额增加120亿元、迈上2000亿元。", [("change", 120), ("level", 2000)]),
        ("甲、乙两市户籍人口分别增加2万人、突破3万人。", [("change", 2), ("change", 3)]),
        ("工业和建筑业产值分别增长5%、超过8%。", [("growth", 5), ("growth", 8)]),
    ],
)
def test_what_was_reached_after_what_was_added(text: str, expected: list[tuple[str, int]]) -> None:
    assert told(text, "measure", "value") == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("三大产业增加值分别增长4%、10%、9%。", ["primary", "secondary", "tertiary"]),
        ("三大产业分别实现增加值8亿元、42亿元和36亿元。", ["primary", "secondary", "tertiary"]),
        ("三个产业增加值分别为8亿元、42亿元、36亿元。", ["primary", "secondary", "tertiary"]),
        ("三大产业集群产值分别增长4%、10%、9%。", [None, None, None]),
        ("三大产业基金分别投资4亿元、10亿元、9亿元。", [None, None, None]),
    ],
)
def test_three_industries_are_told_by_many_words(text: str, expected: list[str | None]) -> None:
    codes = [None if one is None else f"value_added_{one}" for one in expected]
    assert [code for (code,) in told(text, "code")] == codes


@pytest.mark.parametrize(
    ("text", "name", "nature"),
    [
        ("全年税收可完成20亿元。", "税收", "estimate"),
        ("固定资产投资全年可完成300亿元。", "固定资产投资", "estimate"),
        ("全年有望完成工业投资300亿元。", "工业投资", "estimate"),
        ("今年可望完成工业投资300亿元。", "工业投资", "estimate"),
        ("到年底，全县总人口将达到32万人。", "总人口", "estimate"),
        ("年末城镇化率可达52%。", "城镇化率", "estimate"),
        ("项目投产后，全年可实现产值5亿元。", "项目产值", "target"),
        ("全年城镇居民人均可支配收入达到2万元。", "城镇居民人均可支配收入", "actual"),
        ("固定资产投资全年达到300亿元。", "固定资产投资", "actual"),
        ("全年投资120亿元。", "投资", "actual"),
    ],
)
def test_a_year_told_before_its_end_is_guessed(text: str, name: str, nature: str) -> None:
    assert told(text, "indicator", "nature") == [(name, nature)]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "年初人代会确定的生产总值增长10%、固定资产投资增长20%的目标未能完成。",
            [("生产总值", "target"), ("固定资产投资", "target")],
        ),
        (
            "市人大会议批准的财政收入20亿元和新增就业3万人的预期目标全面完成。",
            [("财政收入", "target"), ("新增就业", "target")],
        ),
        ("市十二届人大二次会议提出的财政收入增长12%的目标如期实现。", [("财政收入", "target")]),
        (
            "生产总值增长10%、固定资产投资增长20%，提出了新的目标。",
            [("生产总值", "actual"), ("固定资产投资", "actual")],
        ),
        ("办理人大代表建议120件。", [("办理人大代表建议", "actual")]),
        ("代表大会确定了20项实事。", [("代表大会确定实事", "actual")]),
    ],
)
def test_what_a_congress_set_was_aimed_at(text: str, expected: list[tuple[object, ...]]) -> None:
    assert told(text, "indicator", "nature") == expected


@pytest.mark.parametrize(
    ("text", "qualifiers"),
    [
        ("城镇登记失业率、人口自然增长率分别控制在4.5%和6‰以内。", ["控制在…以内"] * 2),
        ("甲作物、乙作物播种面积分别稳定在5万亩、4万亩以上。", ["稳定在…以上"] * 2),
        ("甲作物、乙作物播种面积分别稳定在5万亩左右、4万亩以上。", ["稳定在…左右", "以上"]),
        ("失业率控制在4.5%，增速保持在6%以上。", ["控制在", "保持在…以上"]),
    ],
)
def test_words_on_both_sides_of_a_list_hold_for_all_of_it(text: str, qualifiers: list[object]) -> None:
    assert [found for (found,) in told(text, "qualifier")] == qualifiers


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("生产总值完成年初确定的500亿元目标。", [("生产总值", "gdp", "target")]),
        ("地方财政收入提前一年实现规划确定的20亿元目标。", [("地方财政收入", "budget_revenue", "target")]),
        ("城镇新增就业完成省下达的3万人任务。", [("城镇新增就业", "urban_new_jobs", "target")]),
        ("耕地保有量达到国家下达的320万亩任务。", [("耕地保有量", None, "target")]),
        ("实现省政府下达的20项任务。", [("省政府下达任务", None, "actual")]),
        ("年初确定的20项实事全部办结。", [("实事办结", None, "actual")]),
    ],
)
def test_who_set_the_aim_is_no_part_of_the_name(text: str, expected: list[tuple[object, ...]]) -> None:
    assert told(text, "indicator", "code", "nature") == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("第一季度工业增加值增长4%。", [("工业增加值", "2017-01/2017-03", None)]),
        (
            "用电量第二季度增长4%，第三季度增长5%，全年增长6%。",
            [
                ("用电量", "2017-04/2017-06", None),
                ("用电量", "2017-07/2017-09", None),
                ("用电量", "2017", None),
            ],
        ),
        ("2016年第四季度，出口增长4%。", [("出口", "2016-10/2016-12", None)]),
        ("出口增速比第一季度提高2个百分点。", [("出口", "2017", "2017-01/2017-03")]),
        ("获评第一季度之星企业12家。", [("获评第一季度之星企业", "2017", None)]),
        ("1到10月完成工业投资32亿元。", [("工业投资", "2017-01/2017-10", None)]),
    ],
)
def test_a_quarter_may_be_told_as_the_nth(text: str, expected: list[tuple[object, ...]]) -> None:
    assert told(text, "indicator", "period", "base") == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "进出口总额由上年下降5%转为增长12%。",
            [("进出口总额", -5, "2016", "prior"), ("进出口总额", 12, "2017", "actual")],
        ),
        (
            "固定资产投资由上半年的下降4%转为全年增长1%。",
            [("固定资产投资", -4, "2017-01/2017-06", "prior"), ("固定资产投资", 1, "2017", "actual")],
        ),
        (
            "工业用电量由第一季度增长3%转为下降2%。",
            [("工业用电量", 3, "2017-01/2017-03", "prior"), ("工业用电量", -2, "2017", "actual")],
        ),
        (
            "一季度出口下降5%，全年增长2%。",
            [("出口", -5, "2017-01/2017-03", "actual"), ("出口", 2, "2017", "actual")],
        ),
        ("由于出口下降5%，投资增长2%。", [("出口", -5, "2017", "actual"), ("投资", 2, "2017", "actual")]),
        ("一般公共预算收入剔除减税因素后增长6%。", [("一般公共预算收入", 6, "2017", "actual")]),
    ],
)
def test_what_a_rate_turned_from_and_into(text: str, expected: list[tuple[object, ...]]) -> None:
    assert told(text, "indicator", "value", "period", "nature") == expected


@pytest.mark.parametrize(
    ("text", "periods"),
    [
        ("6月底前完成小区改造12个，年底前建成停车场8座。", ["2023", "2023"]),
        ("推进幸福河湖建设，年底前达到9条。", ["2023"]),
        ("10月1日前建成学校9所。", ["2023"]),
        ("2024年底前完成整治9处。", ["2024"]),
        ("年末常住人口达到90万人。", ["2023-12-31"]),
        ("到6月底，开工率达到80%。", ["2023-06-30"]),
    ],
)
def test_by_when_something_is_to_be_done_it_is_an_aim_of_the_year(text: str, periods: list[str]) -> None:
    read = read_report("三、2023年重点工作\n" + text, year=2022)
    assert [record.period for record in read if record.obs] == periods
