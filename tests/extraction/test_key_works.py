"""Key works by level and how far they are; names beside a year, a reason or the word for a plan."""

import pytest

from orchestration.extraction import Record, read_report


def figures(text: str, year: int = 2021) -> list[Record]:
    return [record for record in read_report(text, year=year, division="440114") if record.obs]


WORKS = "全县重点工程进展顺利，1-12月份，完成投资70亿元。其中：\n"


def test_when_it_was_parts_nothing_of_whose_it_is() -> None:
    (amount,) = figures(WORKS)
    assert (amount.indicator, amount.code) == ("重点工程完成投资", "key_project_investment")


@pytest.mark.parametrize("level", ["省级", "市级", "县级"])
def test_a_level_alone_tells_of_the_key_works_spoken_of(level: str) -> None:
    text = f"{WORKS}{level}6项，概算投资90亿元，当年计划投资19亿元。1-12月份完成投资20亿元，投资完成率105%。"
    _, *read = figures(text)
    assert [record.indicator for record in read] == [
        f"{level}重点工程",
        f"{level}重点工程概算投资",
        f"{level}重点工程计划投资",
        *[f"{level}重点工程完成投资"] * 2,
    ]
    # a part is not the whole
    assert {record.code for record in read} == {None}


@pytest.mark.parametrize(
    ("text", "name"),
    [("省级6项。", "省级"), ("重点工程开工。获得省级荣誉6项。", "获得省级荣誉")],
)
def test_a_level_of_other_things_is_of_no_works(text: str, name: str) -> None:
    assert figures(text)[-1].indicator == name


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "30个市重点项目完成年度投资计划的90%。",
            [("市重点项目", None), ("市重点项目年度投资", "key_project_investment")],
        ),
        (
            "8个重大产业项目完成全年投资计划的120%。",
            [("重大产业项目", None), ("重大产业项目年度投资", None)],
        ),
        ("固定资产投资完成年度投资计划的90%。", [("固定资产投资", "fixed_asset_investment")]),
        ("30个市重点项目完成年度目标的90%。", [("市重点项目", None), ("市重点项目", None)]),
    ],
)
def test_how_much_of_the_plan_was_invested(text: str, expected: list[tuple[str, str | None]]) -> None:
    read = [(record.indicator, record.code) for record in figures(text)]
    assert [name for name, _ in read][-1:] == [name for name, _ in expected][-1:]
    assert [code for _, code in read] == [code for _, code in expected]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("生产总值2018年突破90亿元。", ("生产总值", "gdp", "2018")),
        ("全市固定资产投资2019年达到90亿元。", ("固定资产投资", "fixed_asset_investment", "2019")),
        ("出口之所以列全省第二位，是因为航线多。", ("出口", "exports", "2021")),
        ("工业生产稳中有升规上工业总产值90亿元。", ("规上工业总产值", "industrial_output", "2021")),
        ("消费市场持续向好社会消费品零售总额90亿元。", ("社会消费品零售总额", "retail_sales", "2021")),
        ("新获批国家高新技术企业90家。", ("新获批国家高新技术企业", "hightech_enterprises", "2021")),
        ("全口径一般公共预算收入90亿元。", ("全口径一般公共预算收入", None, "2021")),
    ],
)
def test_what_stands_beside_a_name_is_no_part_of_it(text: str, expected: tuple[str, str | None, str]) -> None:
    (record,) = figures(text)
    assert (record.indicator, record.code, record.period) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("新认定高新技术企业9家。", "change"),
        ("新获批国家级高新技术企业9家。", "change"),
        ("高新技术企业9家。", "level"),
        ("新认定孵化器9家。", "level"),
    ],
)
def test_what_came_to_a_stock_is_a_change(text: str, expected: str) -> None:
    assert [record.measure for record in figures(text)] == [expected]


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("一、二、三产增加值分别增长4%、5%、6%。", ["一产增加值", "二产增加值", "三产增加值"]),
        ("一、二、三产业增加值分别增长4%、5%、6%。", ["第一产业增加值", "第二产业增加值", "第三产业增加值"]),
        ("住房支出9亿元；卫生与计划生育支出8亿元，增长3%。", ["住房支出", *["卫生与计划生育支出"] * 2]),
        ("收入与计划持平，支出9亿元。", ["收入", "支出"]),
        ("转移批号9个、总量达到90个。", ["转移批号", "批号"]),
    ],
)
def test_short_names_and_words_that_only_look_like_a_plan(text: str, names: list[str]) -> None:
    assert [record.indicator for record in figures(text)][-len(names) :] == names


@pytest.mark.parametrize(
    ("text", "ranks"),
    [
        ("经济总量连续多年保持全州第一的位次。", [1]),
        ("连续三年保持综合考核第二的位次。", [2]),
        ("第一的目标是增收。", []),
    ],
)
def test_places_in_a_prefecture_and_in_what_is_rated(text: str, ranks: list[int]) -> None:
    assert [int(record.value or 0) for record in figures(text) if record.measure == "rank"] == ranks


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("9个重点项目完成年度投资计划的80%。", ["重点项目"]),
        ("达到序时进度9项、占比60%。", ["达到序时进度", "达到序时进度占比"]),
        ("完成早稻收获面积9万亩，总产5万吨。", ["早稻收获面积", "早稻总产"]),
        ("新增个体工商户9万户、总量居全省第二。", ["新增个体工商户", "个体工商户"]),
        ("新增个体工商户9万户、居全省第二。", ["新增个体工商户", "新增个体工商户"]),
    ],
)
def test_what_was_met_gathered_and_is_there_in_all(text: str, names: list[str]) -> None:
    assert [record.indicator for record in figures(text)][: len(names)] == names


@pytest.mark.parametrize(
    ("text", "values"),
    [
        ("始终把安全放在第一位。", []),
        ("把就业摆在第一位，新增就业9万人。", [9]),
        ("综合考核列全省第一位。", [1]),
        ("办好“十件民生实事”。", []),
        ("办好“十件实事”，新建学校9所。", [9]),
        ("十件民生实事全面完成。", [10]),
    ],
)
def test_what_matters_most_and_what_deeds_are_called_are_no_figures(text: str, values: list[int]) -> None:
    assert [int(record.value or 0) for record in figures(text)] == values


@pytest.mark.parametrize(
    ("text", "period"),
    [
        ("五年来，综合实力一直稳居全省前十。", "2017/2021"),
        ("五年来，综合实力始终保持全省第二。", "2017/2021"),
        ("五年来，综合实力跃居全省第二。", "2021"),
    ],
)
def test_a_place_kept_all_along_is_of_all_the_years(text: str, period: str) -> None:
    assert [record.period for record in figures(text)] == [period]
