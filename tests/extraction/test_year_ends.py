"""Whose stock it is at the end of a year: 年末 after who holds it."""

import pytest

from orchestration.extraction import read_report


def period(text: str, quote: str) -> str | None:
    """The period of the figure."""
    [found] = [one for one in read_report(text, year=2022) if text[one["start"] : one["end"]] == quote]
    return found.get("period")


@pytest.mark.parametrize(
    ("text", "quote", "expected"),
    [
        ("全市金融机构年末存款余额900亿元,增长6%。", "900亿元", "2022-12-31"),
        ("银行业年末贷款余额达到100亿元。", "100亿元", "2022-12-31"),
        ("信用社年底各项存款70亿元。", "70亿元", "2022-12-31"),
        ("金融机构全年发放贷款80亿元。", "80亿元", "2022"),
        ("学校年末发放奖学金30万元。", "30万元", "2022"),
    ],
)
def test_a_stock_of_a_bank_is_told_for_the_end_of_the_year(text: str, quote: str, expected: str) -> None:
    assert period(text, quote) == expected
