"""Names as observations tell them, and whose stock it is at the end of a year."""

import pytest

from orchestration.extraction import read_report


def told(text: str, quote: str) -> tuple[str, str | None]:
    """Name and period of the figure."""
    [found] = [one for one in read_report(text, year=2022) if text[one["start"] : one["end"]] == quote]
    return str(found.get("indicator")), found.get("period")


@pytest.mark.parametrize(
    ("text", "quote", "name"),
    [
        ("地区生产总值500亿元,增长5%,增速居全省第三。", "第三", "地区生产总值增速"),
        ("规模以上工业增加值增长7%,增幅居全省第1位。", "第1位", "规模以上工业增加值增幅"),
        ("固定资产投资增长9%,其增速位列全市第二。", "第二", "固定资产投资增速"),
        ("一般公共预算收入40亿元,总量居全省第4位。", "第4位", "一般公共预算收入"),
        ("地区生产总值500亿元,居全省第3位。", "第3位", "地区生产总值"),
        ("地区生产总值增速居全省第6位。", "第6位", "地区生产总值增速"),
    ],
)
def test_a_place_is_that_of_what_the_words_before_it_say(text: str, quote: str, name: str) -> None:
    assert told(text, quote)[0] == name


@pytest.mark.parametrize(
    ("text", "quote", "name"),
    [
        ("完成城区供水管网改造12公里。", "12公里", "城区供水管网改造"),
        ("完成农村电网改造工作15处。", "15处", "农村电网改造"),
        ("全年完成税收3亿元。", "3亿元", "税收"),
        ("社区配备专职社会工作者30人。", "30人", "社区配备专职社会工作者"),
    ],
)
def test_that_a_deed_was_completed_is_no_part_of_its_name(text: str, quote: str, name: str) -> None:
    assert told(text, quote)[0] == name


@pytest.mark.parametrize(
    ("text", "quote", "period"),
    [
        ("全市金融机构年末存款余额900亿元,增长6%。", "900亿元", "2022-12-31"),
        ("银行业年末贷款余额达到100亿元。", "100亿元", "2022-12-31"),
        ("信用社年底各项存款70亿元。", "70亿元", "2022-12-31"),
        ("金融机构全年发放贷款80亿元。", "80亿元", "2022"),
        ("学校年末发放奖学金30万元。", "30万元", "2022"),
    ],
)
def test_a_stock_of_a_bank_is_told_for_the_end_of_the_year(text: str, quote: str, period: str) -> None:
    assert told(text, quote)[1] == period
