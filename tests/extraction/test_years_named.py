"""Years behind a name, marks passed in a look back, and what was done all through its years."""

import pytest

from orchestration.extraction import Record, read_report


def figures(text: str) -> list[Record]:
    return [record for record in read_report(text, year=2025) if record.obs]


def periods(text: str) -> list[str | None]:
    return [record.period for record in figures(text)]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("五年来，进出口总额突破900亿元、达930亿元。", ["2025", "2025"]),
        ("五年来，用电量跃上300亿千瓦时新台阶。", ["2021/2025"]),
        ("五年来，经济总量迈上4000亿元台阶，达到4120亿元。", ["2021/2025", "2025"]),
        ("五年来，水库蓄水量首次突破8亿立方米。", ["2021/2025"]),
        ("五年来，森林覆盖率突破40%，民营企业超过9万家。", ["2025", "2025"]),
        ("进出口总额突破900亿元、达930亿元。", ["2025", "2025"]),
    ],
)
def test_a_mark_is_passed_within_the_years_of_a_look_back(text: str, expected: list[str]) -> None:
    assert periods(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("五年来，补充耕地20万亩，开办托管班900个。", ["2021/2025", "2021/2025"]),
        ("五年来，12家研究所落户高新区，300多栋厂房拔地而起。", ["2021/2025", "2021/2025"]),
        ("五年来，保供电煤9亿吨。", ["2021/2025"]),
        ("五年来，调度重大项目16次，服务客户超120万次。", ["2021/2025", "2021/2025"]),
        ("五年来，港口通过能力突破9亿吨。", ["2025"]),
        ("五年来，快递骑手工伤保障试点覆盖60万人。", ["2025"]),
        ("五年来，志愿服务站达到800个。", ["2025"]),
    ],
)
def test_what_was_done_is_of_all_the_years_and_what_there_is_of_the_last(
    text: str, expected: list[str]
) -> None:
    assert periods(text) == expected


@pytest.mark.parametrize(
    ("text", "name", "period"),
    [
        ("粮食综合生产能力2030年达到45亿斤。", "粮食综合生产能力", "2030"),
        ("技术合同成交额2030年力争突破60亿元。", "技术合同成交额", "2030"),
        ("算力规模2028年提升到900P。", "算力规模", "2028"),
    ],
)
def test_a_year_behind_the_name_tells_when_it_comes_about(text: str, name: str, period: str) -> None:
    record = figures("三、“十五五”时期主要目标\n" + text)[-1]
    assert (record.indicator, record.period, record.nature) == (name, period, "target")


def test_how_often_is_no_part_of_the_name() -> None:
    record = figures("五年来，城镇新增就业每年超过9万人。")[0]
    assert (record.indicator, record.code, record.period) == ("城镇新增就业", "urban_new_jobs", "2021/2025")


@pytest.mark.parametrize(
    ("text", "period"),
    [
        ("五年来，科技企业数3年翻一番。", "2023/2025"),
        ("旅游收入三年翻番。", "2023/2025"),
        ("五年来，旅游收入翻番。", "2025"),
        ("三、2026年工作安排\n力争算力规模三年翻一番。", "2026"),
    ],
)
def test_a_doubling_counts_back_its_own_years(text: str, period: str) -> None:
    assert periods(text) == [period]


@pytest.mark.parametrize(
    "text",
    ["新入选国家培养计划专家40名。", "入选省级人才计划教师60名。", "入选英才计划学生9名。"],
)
def test_the_name_of_a_programme_plans_nothing(text: str) -> None:
    assert {record.nature for record in figures(text)} == {"actual"}


@pytest.mark.parametrize(
    ("text", "told"),
    [
        (
            "目前，全省已有1.6万家高新技术企业，今年力争突破1.8万家。",
            [("actual", "2025"), ("target", "2026")],
        ),
        ("目前已建成充电桩9万个，力争达到12万个。", [("actual", "2025"), ("target", "2026")]),
        ("截至目前已开工项目30个、完成投资90亿元。", [("actual", "2025"), ("actual", "2025")]),
        ("新建充电桩9万个。", [("target", "2026")]),
    ],
)
def test_what_is_there_already_is_no_aim(text: str, told: list[tuple[str, str]]) -> None:
    read = figures("三、2026年工作安排\n" + text)
    assert [(record.nature, record.period) for record in read] == told


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("办好民生实事。二是为9万名学生体检。", "学生体检"),
        ("办好实事：一是新增车位5万个；十二是为8000户家庭改造管道。", "家庭改造管道"),
    ],
)
def test_the_number_of_a_point_is_no_name(text: str, name: str) -> None:
    assert figures(text)[-1].indicator == name
