"""A name, a colon, and its figures.

Belongs here: 地区生产总值:预计完成…,增长…;固定资产投资:…: whether what stands before a colon names
what the figures after it measure. Not here: names that stand in the clause itself (`names`).
"""

import re

from orchestration.extraction.naming.indicators import code_of
from orchestration.extraction.naming.phrases import MEASURE_WORDS, measure_end, trimmed
from orchestration.extraction.naming.places import places
from orchestration.extraction.naming.wording import PREDICATE, WHOLE
from orchestration.extraction.words import without

LONGEST = 30
NUMBER = re.compile(
    r"\s*(?:[一二三四五六七八九十]{1,3}(?:是|、)|\([一二三四五六七八九十\d]{1,3}\)|\d{1,2}[.、](?!\d)|[①-⑳]|[—\-•·*#●○◆◇■□▪►★☆※➢]+)\s*"
)
# 完成情况如下: what opens a list names nothing that is measured.
OPENS = re.compile(
    r"情况|目标|任务|指标|安排|如下|方面|统计|测算|^据|表现|特点|亮点|形势|成效|工作|措施|要求|分别|包括|其中|[为是有即]$|时间|电话|来源"
)
TRADE = re.compile(r"[^,;:、\d]{1,5}业")
# 二级及以上医院(含民营): what brackets add is no part of the name.
ASIDE = re.compile(r"\([^()]*\)")
# What was aimed at, told before what came about: its name is that of the label.
AIMS = re.compile(r"(?:年初|年度|全年|预期|计划|确定|既定|的)*(?:目标|计划|预期|任务)?[值数]?")


def label_before(text: str, start: int, colon: int) -> str:
    """The name that ends with the colon at `colon`; empty where what stands there is none.

    `start` is where the sentence begins, or where the last figure of it ends.
    """
    low = max(start, colon - LONGEST)
    low = max(low, max(text.rfind(sign, low, colon) for sign in ",;:") + 1)
    number = NUMBER.match(text, low, colon)
    told = without(ASIDE, text[low if number is None else number.end() : colon])
    name = trimmed(told)
    # 主要预期目标: what is trimmed away may be what opens the list.
    is_head = OPENS.search(told) is not None and code_of(name) is None
    return name if _is_label(name) and not is_head else ""


def label_alone(text: str, start: int, end: int) -> str:
    """The indicator or trade that is all a numbered sentence names: (1)生产总值。 Empty for any other."""
    number = NUMBER.match(text, start, end) if end - start <= LONGEST else None
    if number is None:
        return ""
    name = trimmed(text[number.end() : end])
    return name if code_of(name) is not None or TRADE.fullmatch(name) is not None else ""


def _is_label(name: str) -> bool:
    """Whether words name what can be measured: no place, no clause of their own, no head of a list."""
    if len(name) < 2 or name in WHOLE or name in places():
        return False
    if code_of(name) is not None:
        return True
    if OPENS.search(name) is not None:
        return False
    return measure_end(name) is not None or PREDICATE.search(name, 2) is None


def named_by(label: str, core: str) -> str:
    """The words before a figure with the label before them; empty where they name it themselves."""
    rest = trimmed(core)
    if not rest or rest in WHOLE or AIMS.fullmatch(rest) is not None:
        return label
    if rest not in MEASURE_WORDS:
        return ""
    if measure_end(label) is None:
        # 规模以上工业:增加值…: the measure of what the label names.
        return label + rest
    return label if label.endswith(rest) else ""
