"""Grades, sets and bounds that measure nothing, and those that do."""

import pytest

from orchestration.extraction import Record, read_report


def read(text: str) -> list[Record]:
    return list(read_report(text, year=2025))


def figures(text: str) -> list[Record]:
    return [record for record in read(text) if record.obs]


@pytest.mark.parametrize(
    "text",
    [
        "对网络销售额3万元以上且发货量达900单以上的商户给予补助。",
        "支持纳税30万元以上且用工20人以上的企业。",
        "服务营收90万元以上或者带动农户30户以上的合作社。",
    ],
)
def test_two_bounds_that_tell_a_class_together_measure_nothing(text: str) -> None:
    assert {record.why for record in read(text)} == {"threshold"}


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("24家工业企业营业收入超百亿元。", "工业企业营业收入超百亿元"),
        ("12家企业产值突破50亿元，势头良好。", "企业产值突破50亿元"),
        ("8家园区税收收入超过3亿元。", "园区税收收入超过3亿元"),
    ],
)
def test_the_mark_that_so_many_firms_passed_belongs_to_their_name(text: str, name: str) -> None:
    assert [record.indicator for record in figures(text)] == [name]


@pytest.mark.parametrize(
    "text",
    ["20家企业实现产值超300亿元。", "12家重点企业产值合计超60亿元。", "8家企业累计完成营业收入超90亿元。"],
)
def test_what_firms_made_together_is_a_figure(text: str) -> None:
    assert len(figures(text)) == 2


@pytest.mark.parametrize(
    ("text", "values"),
    [
        ("承办3届户外运动大会。", ["3"]),
        ("成功举办4届农民丰收节。", ["4"]),
        ("连续举办6届博览会。", []),
        ("举办第5届运动会。", []),
    ],
)
def test_meetings_that_were_held_are_counted(text: str, values: list[str]) -> None:
    assert [str(record.value) for record in figures(text)] == values


@pytest.mark.parametrize(
    ("text", "why"),
    [
        ("市区退出全国90个重点城市空气质量“后十位”。", "name"),
        ("在全国90个重点城市中改善幅度居前。", "name"),
        ("南河水质连续6年达到Ⅱ类。", "name"),
        ("北湖水质稳定保持在Ⅲ类及以上。", "name"),
    ],
)
def test_sets_and_grades_are_names(text: str, why: str) -> None:
    assert not figures(text)
    assert why in {record.why for record in read(text)}


@pytest.mark.parametrize("text", ["南河断面达到Ⅱ类水质标准。", "西河水质达Ⅲ类考核标准。"])
def test_a_grade_that_meets_a_norm_is_a_figure(text: str) -> None:
    assert [record.unit for record in figures(text)] == ["类"]
