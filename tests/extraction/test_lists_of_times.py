"""Times told in a list up to the whole year, heads of looks back, what is guessed item by item."""

import pytest

from orchestration.extraction import read_report


def figures(text: str) -> list[dict[str, object]]:
    return [dict(one) for one in read_report(text, year=2019) if one.get("obs")]


def periods(text: str) -> list[object]:
    return [one["period"] for one in figures(text)]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("一季度、上半年、全年用电量分别增长5%、6%和7%。", ["2019-01/2019-03", "2019-01/2019-06", "2019"]),
        ("用电量上半年和全年分别增长5%、6%。", ["2019-01/2019-06", "2019"]),
        # the whole year alone is no list
        ("全年用电量、用水量分别增长5%、6%。", ["2019", "2019"]),
    ],
)
def test_a_list_of_times_may_end_with_the_whole_year(text: str, expected: list[str]) -> None:
    assert periods(text) == expected


@pytest.mark.parametrize(
    ("head", "expected"),
    [
        ("砥砺前行的五年", ["2014", "2019", "2015/2019"]),
        ("跨越赶超的五年", ["2014", "2019", "2015/2019"]),
        # a heading that names the year has no term
        ("2019年工作", ["2018", "2019", "2019"]),
    ],
)
def test_a_heading_of_five_years_looks_back_over_them(head: str, expected: list[str]) -> None:
    text = f"{head}\n森林覆盖率从30%提高到35%；\n道路建设累计完成投资20亿元。\n"
    assert periods(text) == expected


@pytest.mark.parametrize("head", ["今后五年", "今后的五年", "未来五年目标"])
def test_the_five_years_to_come_are_no_look_back(head: str) -> None:
    assert periods(f"{head}\n森林覆盖率达到35%；\n") == ["2024"]


@pytest.mark.parametrize(
    ("opening", "expected"),
    [
        ("更长远地看，报告指出，过去五年", "2015/2019"),
        ("报告介绍，五年来", "2015/2019"),
        ("会议强调，要抓好落实", "2019"),
    ],
)
def test_who_says_so_may_stand_before_the_years(opening: str, expected: str) -> None:
    assert periods(f"{opening}，成效明显。新建学校20所。") == [expected]


def test_a_place_risen_to_is_of_the_end() -> None:
    text = "五年来，甲地面貌一新。水果产量稳定在80万吨以上，跃升到全省第3位。"
    assert periods(text) == ["2015/2019", "2019"]


@pytest.mark.parametrize(
    ("text", "natures"),
    [
        ("生产总值预计增长4%，固定资产投资预计增长5%，一般公共预算收入增长6%，出口预计增长7%。", "e e a e"),
        ("生产总值预计增长4%，出口预计达到9亿元，增长5%，高于全省1个百分点。", "e e e e"),
        # one that heads the list speaks of all
        ("预计生产总值增长4%，固定资产投资增长5%，一般公共预算收入增长6%。", "e e e"),
    ],
)
def test_told_after_each_name_it_guesses_no_other(text: str, natures: str) -> None:
    assert " ".join(str(one["nature"])[0] for one in figures(text)) == natures


@pytest.mark.parametrize(
    ("text", "indicator", "code"),
    [
        ("生产总值连续六年增长8%以上。", "生产总值", "gdp"),
        ("出口总额连续3年下降2%。", "出口总额", "exports"),
        ("生产总值六年增长48%。", "生产总值", "gdp"),
    ],
)
def test_how_long_it_grew_so_is_no_part_of_the_name(text: str, indicator: str, code: str) -> None:
    (one,) = figures(text)
    assert (one["indicator"], one["code"]) == (indicator, code)


@pytest.mark.parametrize(
    ("text", "indicators"),
    [
        ("经济总量向2万亿元冲刺。", ["经济总量"]),
        ("生产总值向千亿元迈进，财政收入向80亿元目标迈进。", ["财政收入"]),
        ("工业产值向300亿元大关挺进。", ["工业产值"]),
        # whom something is given is no aim
        ("向30户企业发放补贴。", ["向企业发放补贴"]),
    ],
)
def test_a_mark_that_one_heads_for(text: str, indicators: list[str]) -> None:
    assert [one["indicator"] for one in figures(text)] == indicators
