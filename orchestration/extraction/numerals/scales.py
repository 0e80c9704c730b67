"""Words of size that are a figure: 千亿元, 百亿台阶.

Belongs here: whether such a word is an amount, and which. Not here: other Chinese numerals (`spelled`).
"""

import re
from decimal import Decimal

from orchestration.extraction.numerals.bounded import is_passed_by_so_many
from orchestration.extraction.numerals.mentions import BOUNDARY, Mention, unmeasured
from orchestration.extraction.numerals.units import NOTHING, Measured
from orchestration.extraction.numerals.values import chinese_value

# 过亿项目, 超百亿企业: a class of things by their size.
OF_SIZE = re.compile(r"[万亿]?元?级?(?:以上)?(?:的)?(?:项目|企业|产业|集群|园区|乡镇|村)")
LARGE_LEAD = re.compile(
    r"(?:超过|超|近|(?<!签)约|逾|破|达到|达|上|过|不足|不到|增至|升至|至|在|到|迈上|跨越|迈入|站上"
    r"|跨上|保持|数)$"
)
OF_MONEY = re.compile(
    r"(?:收入|产值|总值|GDP|总量|投资|营收|额|税收|规模|资产|余额|市值|增加值)(?:首次|已|均|双双|率先|先后|成功|一举)*"
    r"(?:超过?|破|突破|过|达到?|迈上|跨越|迈入|站上|跨上)$"
)


def _is_large(text: str, start: int, end: int) -> bool:
    """Whether a word of size is of money: 亿, or another before 万 or 亿."""
    return text[end - 1] in "万亿" or text[end : end + 1] in ("万", "亿")


def scale_figure(text: str, start: int, end: int, unit: Measured) -> list[Mention]:
    """千亿元 is a figure where words of size stand before it and nothing it qualifies after it."""
    if text[start:end] == "万亿" and (unit.unit is None or text.startswith("大关", end)):
        # 迈上万亿台阶, 突破万亿大关: one of them, without the word for money.
        is_told = LARGE_LEAD.search(text, max(0, start - 3), start) and _is_money(text, start, end)
        return [Mention(start, end, None, "NUM-SCALE", Decimal(1), None, "万亿", NOTHING)] if is_told else []
    if unit.unit is None or not _is_scaled(text, start, end, unit):
        return []
    if unit.dimension == "money" and is_passed_by_so_many(text, start, unit.end):
        return unmeasured(start, unit.end, "threshold", "NON-THRESHOLD-OVER")
    written = text[start:end]
    if written in ("万", "亿"):
        unit_text = written + unit.unit
        return [
            Mention(
                start, unit.end, None, "NUM-SCALE", Decimal(1), None, unit_text, unit.dimension,
                unit.is_classifier,
            )
        ]  # fmt: skip
    value = chinese_value(written)
    if value is None:
        return []
    return [
        Mention(
            start, unit.end, None, "NUM-SCALE", value, None, unit.unit, unit.dimension, unit.is_classifier,
            unit.inner,
        )
    ]  # fmt: skip


def _is_scaled(text: str, start: int, end: int, unit: Measured) -> bool:
    """Whether a word of size is a figure, by the words before it and what follows its unit."""
    if unit.dimension == "time":
        return False
    if _is_large(text, start, end) and OF_SIZE.match(text, end) is not None:
        return False
    if unit.dimension == NOTHING and not _is_money(text, start, unit.end):
        return False
    if not LARGE_LEAD.search(text[max(0, start - 3) : start]) and not unit.inner:
        return False
    if (
        text.startswith("破", start - 1)
        and unit.dimension not in ("money", NOTHING)
        and not text.startswith("突破", start - 2)
    ):
        # 破亿度, 破万里: only amounts of money are told so.
        return False
    after = text[unit.end : unit.end + 1]
    over = text.startswith(("以上", "大关", "台阶", "大台阶", "新台阶", "新关口", "左右"), unit.end)
    if text.startswith("以上", unit.end) and text[unit.end + 2 : unit.end + 3] not in BOUNDARY:
        return False
    if unit.dimension != "count" and after not in BOUNDARY and not over:
        return False
    return after != "的"


def _is_money(text: str, start: int, end: int) -> bool:
    """Whether 千亿 without 元 is an amount: a step or limit of it follows, or its name stands before."""
    if text.startswith(("大关", "台阶", "大台阶", "新台阶", "关口"), end):
        return True
    if text[end : end + 1] not in BOUNDARY:
        return False
    # 突破百亿, at the end of its clause: money, though nothing says so.
    passes = text[end - 1] == "亿" and text.endswith(("突破", "超过", "跨越", "迈过"), 0, start)
    return passes or OF_MONEY.search(text, max(0, start - 14), start) is not None
