"""Numbers that a printed page has parted: spaces and breaks within them."""

import pytest

from orchestration.extraction import read_report
from orchestration.extraction.text import plain_text, with_whole_numbers


def told(text: str) -> list[tuple[str, str | None, float]]:
    """Words, name and value of each observation."""
    return [
        (text[record.start : record.end], record.indicator, float(record.value or 0))
        for record in read_report(text, year=2022)
        if record.obs
    ]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("用电量完成86. 5亿千瓦时。", [("86. 5亿千瓦时", "用电量", 86.5)]),
        ("旅游收入 86 .5亿元，增长1 0%。", [("86 .5亿元", "旅游收入", 86.5), ("1 0%", "旅游收入", 10)]),
        ("全年旅游收入完成86.\n5亿元。", [("86.\n5亿元", "旅游收入", 86.5)]),
        ("旅游收入完成1 2.3亿元。", [("1 2.3亿元", "旅游收入", 12.3)]),
        ("完成旅游收入 8. 64 亿元。", [("8. 64 亿元", "旅游收入", 8.64)]),
        ("出口增长 6. 5 %。", [("6. 5 %", "出口", 6.5)]),
        ("新建步道 3 万多米、座椅 200 余把。", [("3 万多米", "新建步道", 3), ("200 余把", "新建座椅", 200)]),
        ("整治楼道 40 余处，粉刷 2 万余平方米。", [("40 余处", "整治楼道", 40), ("2 万余平方米", "粉刷", 2)]),
        ("落实目标 2. 5 家企业开工。", [("5 家", "落实目标 2.企业开工", 5)]),
        # what signs, names and columns part stays parted
        ("见附表1 20%。", [("20%", "见附表1", 20)]),
        ("1. 5亿元以上项目开工3个。", [("3个", "5亿元以上项目开工", 3)]),
        ("出口 12 15%", [("15%", "出口 12", 15)]),
    ],
)  # fmt: skip
def test_spaces_within_a_number_part_nothing(text: str, expected: list[tuple[str, str, float]]) -> None:
    assert told(text) == expected


@pytest.mark.parametrize("year", ["20 22年", "202 2年", "2 022年", "2022年"])
def test_the_digits_of_a_year_may_be_parted(year: str) -> None:
    text = f"{year}，用电量增长9%。"
    date, figure = read_report(text, year=2022)
    assert (text[date.start : date.end], date.why, figure.period) == (year, "date", "2022")


@pytest.mark.parametrize("text", ["完成86. 5亿元", "20 22年", "a 1 2", "1 0%", "增长1 0%和2 0%。"])
def test_a_text_with_whole_numbers_is_as_long_as_it_was(text: str) -> None:
    assert len(with_whole_numbers(plain_text(text))) == len(text)


def test_a_wrapped_line_that_ends_with_a_figure_goes_on() -> None:
    text = "全市深入推进基础设施建设，新开工重点项目30个，其中引进外资5个\n项目，总投资6亿元。"
    assert told(text)[1] == ("5个", "引进外资项目", 5)


@pytest.mark.parametrize(
    "text",
    [
        "用电量由上年的\n\n12.8亿度增加到19.2亿度，增长50%。",
        "用电量由上年的12.8亿度，\n\n增加到19.2亿度，增长50%。",
        "用电量5亿度，\n\n\n增长8%。",
    ],
)
def test_a_sentence_goes_on_past_an_empty_line(text: str) -> None:
    assert {name for _, name, _ in told(text)} == {"用电量"}


@pytest.mark.parametrize("text", ["建成学校，\n\n二、投资\n投资增长8%。", "建成学校。\n\n投资增长8%。"])
def test_an_empty_line_ends_what_is_ended_and_what_opens_is_opened(text: str) -> None:
    assert told(text)[0][1] == "投资"


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("用电量完成86 亿 千瓦时。", [("86 亿 千瓦时", "用电量", 86)]),
        ("全年旅游市场恢复较快，旅游收入 86 亿\n元。", [("86 亿\n元", "旅游收入", 86)]),
        ("登记率提高1.2个百 分 点。", [("1.2个百 分 点", "登记率", 1.2)]),
        ("接待游客9 万人 次。", [("9 万人 次", "接待游客", 9)]),
        ("用电量同比增 长 6%，用水量完 成8亿吨。", [("6%", "用电量", 6), ("8亿吨", "用水量", 8)]),
        # where the next word begins, the unit has ended
        ("常住人口90万 户籍人口80万人。", [("90万", "常住人口户籍人口", 90), ("80万人", "户籍人口", 80)]),
    ],
)  # fmt: skip
def test_spaces_within_a_unit_or_word_part_nothing(text: str, expected: list[tuple[str, str, float]]) -> None:
    assert told(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        # a link in a page stands on a line of its own
        (
            "全市认真落实政策，减轻企业负担，退还\n税费超\n30亿元，补助企业2万户。",
            [("30亿元", "退还税费", 30), ("2万户", "补助企业", 2)],
        ),
        (
            "全市加快城乡建设，新建城市污水处\n理厂\n8座、垃圾填埋场6座。",
            [("8座", "新建城市污水处理厂", 8), ("6座", "新建垃圾填埋场", 6)],
        ),
        (
            "全市经济较快发展，城镇居民人均可支\n配收入达到9600元，农村居民人均纯\n收入达到3800元。",
            [("9600元", "城镇居民人均可支配收入", 9600), ("3800元", "农村居民人均纯收入", 3800)],
        ),
        ("加强技能培训，转移农村剩 余劳动力6万人。", [("6万人", "转移农村剩余劳动力", 6)]),
        ("加强环境保护，城市污水处 理率达到71%。", [("71%", "城市污水处理率", 71)]),
        # a label, a clause of its own and the columns of a list stay parted
        ("旅游 全年旅游收入86亿元。", [("86亿元", "旅游收入", 86)]),
    ],
)  # fmt: skip
def test_breaks_and_blanks_within_a_sentence_part_no_word(
    text: str, expected: list[tuple[str, str, float]]
) -> None:
    assert told(text) == expected


@pytest.mark.parametrize("heading", ["二、农业", "（二）农业", "农业方面："])
def test_a_heading_is_no_rest_of_a_broken_sentence(heading: str) -> None:
    text = f"全市工业保持平稳较快发展，用电\n量\n6亿千瓦时。\n{heading}\n粮食产量9万吨。"
    assert [name for _, name, _ in told(text)] == ["用电量", "粮食产量"]


def test_records_and_marks_of_a_mended_text_stand_in_the_document() -> None:
    text = "全市经济保持平稳发展，工业用\n电\n量达到6亿千瓦时，增长5.5%；城区绿\n地\n30公顷。"
    for record in read_report(text, year=2022, with_marks=True):
        assert text[record.start : record.end] == record.text
        words = {mark.role: text[mark.start : mark.end].replace("\n", "") for mark in record.marks}
        assert words["figure"] == record.text
        assert words["indicator"] in ("工业用电量", "绿地", "城区绿地")


def test_a_page_peppered_with_blanks_is_read_as_without_them() -> None:
    text = (
        "初步核算，全市生产总 值860亿元，增 长12%；其 中第一产业增加 值120亿元，增长4%，"
        "第二产 业增加值430亿元。\n"
        "规模以上工业完成增加 值310 亿元、实现利 税86亿元，分 别增长18%和 25%。\n"
        "城镇居 民人均可支配收入达到9600元，农民人均纯 收入达到5100元。\n"
        "指标 单位 2022年\n森林覆盖率 % 36\n"
    )
    assert [name for _, name, _ in told(text)] == [
        "生产总值",
        "生产总值",
        "第一产业增加值",
        "第一产业增加值",
        "第二产业增加值",
        "规模以上工业完成增加值",
        "规模以上工业利税",
        "规模以上工业完成增加值",
        "规模以上工业利税",
        "城镇居民人均可支配收入",
        "农民人均纯收入",
        "森林覆盖率",
    ]
