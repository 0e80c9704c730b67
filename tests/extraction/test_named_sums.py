"""Numbers that sum up what was named, sizes that tell a class, lists whose name stands before a rank."""

import pytest

from orchestration.extraction import read_report


def figures(text: str) -> list[dict[str, object]]:
    return [dict(one) for one in read_report(text, year=2019) if one.get("obs")]


def read(text: str) -> list[tuple[object, object]]:
    return [(one["text"], one["indicator"]) for one in figures(text)]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("其中，东湖、西山两个园区产值分别达到3亿元和2亿元。", ["3亿元", "2亿元"]),
        (
            "亮点较多。北港、南港、中港三个省级园区税收分别完成9亿元、8亿元、7亿元。",
            ["9亿元", "8亿元", "7亿元"],
        ),
        # each is not told, or others than those named are counted
        ("东湖、西山两个公园建成，新增绿地3亩。", ["两个", "3亩"]),
        ("北港、南港等三个省级园区税收分别完成9亿元、8亿元、7亿元。", ["三个", "9亿元", "8亿元", "7亿元"]),
        # what quotation marks hold alone is a saying
        ("大力实施“四倍”计划。", []),
        ("产值是上年的三倍。", ["三倍"]),
    ],
)
def test_as_many_as_were_named_are_not_counted_again(text: str, expected: list[str]) -> None:
    assert [one["text"] for one in figures(text)] == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("新增百亿企业2户、40亿元企业6户。", [("2户", "新增百亿企业"), ("6户", "新增40亿元企业")]),
        ("引进20亿元项目4个。", [("4个", "引进20亿元项目")]),
        # an amount of its own
        ("完成投资20亿元，企业4户。", [("20亿元", "投资"), ("4户", "企业")]),
    ],
)
def test_how_large_those_are_that_are_counted(text: str, expected: list[tuple[str, str]]) -> None:
    assert read(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "获评全国生态百佳县区第9位、全国百强新城区第12位。",
            [("第9位", "全国生态百佳县区"), ("第12位", "全国百强新城区")],
        ),
        (
            "创新能力全国百强区排名由第40位提升至第31位。",
            [("第40位", "创新能力全国百强区排名"), ("第31位", "创新能力全国百强区排名")],
        ),
        # with a verb between, what is ranked stands before it
        ("创新能力位列中国百强区第40位。", [("第40位", "创新能力")]),
        ("用水效率居全国第3位。", [("第3位", "用水效率")]),
    ],
)
def test_a_list_named_before_the_place_in_it(text: str, expected: list[tuple[str, str]]) -> None:
    assert read(text) == expected
    assert all(one["subject"] is None for one in figures(text))


@pytest.mark.parametrize(
    ("text", "indicator"),
    [
        ("35个市政项目推进总体顺利。", "市政项目"),
        ("竹产业化完成总产值9亿元。", "竹产业化总产值"),
        ("流感疫苗加强免疫接种率为61%。", "流感疫苗加强免疫接种率"),
        ("加强执法检查60次。", "执法检查"),
    ],
)
def test_what_was_done_is_no_part_of_the_name(text: str, indicator: str) -> None:
    assert [one["indicator"] for one in figures(text)] == [indicator]
