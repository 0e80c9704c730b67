"""Plan or result: tasks before their results, what is behind, months that are over."""

import pytest

from orchestration.extraction import Record, read_report


def figures(text: str, year: int = 2020) -> list[Record]:
    return [record for record in read_report(text, year=year, division="440114") if record.obs]


def told(text: str, year: int = 2020) -> list[tuple[str | None, str | None]]:
    return [(record.nature, record.period) for record in figures(text, year)]


@pytest.mark.parametrize(
    ("heading", "expected"),
    [
        ("一、过去五年工作成就和2021年上半年工作回顾", ("actual", "2020")),
        ("一、2021年上半年工作回顾", ("actual", "2020")),
        ("一、2021年以来工作总结", ("actual", "2020")),
        ("一、2021年工作安排", ("target", "2021")),
        ("一、2021年上半年工作安排", ("target", "2021")),
        ("一、2021年主要目标及上半年重点工作", ("target", "2021")),
    ],
)
def test_months_of_the_new_year_that_are_over_open_no_plan(heading: str, expected: tuple[str, str]) -> None:
    assert told(f"{heading}\n财政支出80亿元。") == [expected]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("关于2021年工作，报告突出三个重点。新建学校6所。", ("target", "2021")),
        ("对2021年工作，会议作出部署。新建学校6所。", ("target", "2021")),
        ("就2021年的工作，他提出三条意见，新建学校6所。", ("target", "2021")),
        ("关于2020年工作，报告作了总结。新建学校6所。", ("actual", "2020")),
        ("关于学校的布局，报告作了总结。新建学校6所。", ("actual", "2020")),
    ],
)
def test_on_the_work_of_a_year_to_come(text: str, expected: tuple[str, str]) -> None:
    assert told(text) == [expected]


TITLE = "2020年上半年政府工作报告重点工作完成情况\n"


@pytest.mark.parametrize(
    ("items", "natures"),
    [
        (
            "1.新建学校6所，改造道路9公里。上半年，建成学校2所，改造道路3公里。\n2.培育龙头企业8家。",
            ["target", "target", "actual", "actual", "target"],
        ),
        ("(1)引进项目50个。截至6月底，引进项目31个。", ["target", "actual"]),
        # results alone
        ("1.新建学校6所，改造道路9公里。\n2.培育龙头企业8家。", ["actual"] * 3),
        ("1.已新建学校6所。目前，在建3所。", ["actual"] * 2),
        ("1.学校建设加快。新建学校6所。上半年，招生900人。", ["actual"] * 2),
    ],
)
def test_an_item_tells_its_task_before_its_result(items: str, natures: list[str]) -> None:
    read = figures(f"{TITLE}一、主要任务完成情况\n{items}")
    assert [record.nature for record in read] == natures
    assert {record.period for record in read if record.nature == "target"} <= {"2020"}


def test_items_of_a_whole_year_are_results() -> None:
    text = "2020年工作总结\n一、主要任务完成情况\n1.新建学校6所。目前，招生900人。"
    assert told(text)[0] == ("actual", "2020")


@pytest.mark.parametrize(
    ("text", "natures"),
    [
        ("未达到序时进度3项，为建成学校6所、改造道路9公里、培育企业8家。", ["actual"] + ["target"] * 3),
        ("尚未完成任务2项、占比10%，分别为新建厂房5万平方米、引进项目9个。", ["actual"] * 2 + ["target"] * 2),
        ("未达到序时进度2项，为改造道路9公里、培育进出口实绩企业8家。", ["actual", "target", "target"]),
        ("已完成2项，分别为建成学校6所、改造道路9公里。", ["actual"] * 3),
        ("未完成贷款2项，投资9亿元。", ["actual"] * 2),
    ],
)
def test_what_is_behind_is_told_by_what_it_is_to_bring(text: str, natures: list[str]) -> None:
    assert [record.nature for record in figures(text)] == natures


@pytest.mark.parametrize(
    ("text", "natures"),
    [
        ("安排重点项目40个，总投资900亿元，年度计划投资80亿元。", ["actual", "target", "target"]),
        ("概算投资900亿元，其中当年计划投资80亿元。", ["target", "target"]),
        ("估算投资约900亿元、2021年计划完成投资80亿元。", ["target", "target"]),
        ("总投资900亿元，完成投资80亿元。", ["actual", "actual"]),
        ("总投资900亿元，完成年度计划投资的80%。", ["actual", "actual"]),
    ],
)
def test_what_works_are_to_cost_beside_what_is_planned_for_the_year(text: str, natures: list[str]) -> None:
    assert [record.nature for record in figures(text)] == natures
