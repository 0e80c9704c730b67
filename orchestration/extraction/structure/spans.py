"""The part of a year that a report covers.

Belongs here: how many months of its year a bulletin tells of, by its title and its sentences. Not
here: the time of a single figure (`times`).
"""

import re

from orchestration.extraction.structure.lines import PLANNED, Line

SPAN = re.compile(
    r"(?<!第)(?<![一二三四])(?P<part>上半年|前三季度|一季度|前(?P<many>\d{1,2})个月|1(?:月份?)?[-—至~到](?P<last>\d{1,2})月)"
)
MONTH = re.compile(
    r"(?:(?P<year>20\d{2})年)?(?<![\d\-—至~到])(?P<month>1[0-2]|[1-9])月份?(?![底末初]|\d|[-—至~到])"
)
MONTHS = {"上半年": 6, "前三季度": 9, "一季度": 3}
TITLE = re.compile(r"情况|运行|公报|报告|分析|简况|数据|生产(?!总值)|形势|指标")
COMPARED = re.compile(r"(?:[比较与和同]|去年|上年|第)\S{0,2}$")
LONGEST_TITLE = 60
# A span that opens one of the first lines with figures tells the time of a short text alone.
OPENING_LINES = 6
ENOUGH = 3
# 统计数据显示,今年1-10月…: who says so, and which year, may stand before it.
OPENS = re.compile(
    r"(?:^|[\n。])\s*(?:[^,。;:\n]{2,30}(?:显示|获悉|了解|消息|介绍|统计),)?(?:今年|本年|20\d{2}年),?$|(?:^|[\n。])(?:[^,。;:\n]{2,30}(?:显示|获悉|了解|消息|介绍|统计),)?$"
)
# 完成全年目标的52%: the year is of the aim, not of what is told.
WHOLE_YEAR = re.compile(r"全年(?!的?(?:预期|预定|总|主要)?(?:目标|任务|计划|预算))")
LONGEST_LEAD = 40


def reported_months(text: str, lines: list[Line], year: int | None) -> tuple[int, int] | None:
    """First and last month that a report of part of `year` covers; None for a whole year.

    The title tells, or (where nothing is planned) the span that most of its sentences name.
    """
    titled = None
    for line in lines[:8]:
        title = text[line.start : line.end]
        if len(title) > LONGEST_TITLE or "。" in title or not TITLE.search(title):
            continue
        match = SPAN.search(title)
        if match is not None:
            return _from_january(match)
        titled = titled or _titled_month(title, year)
    if any(line.part == PLANNED and not line.in_passing for line in lines):
        return None
    told = _most_told(text, lines)
    if titled is not None and (month := int(titled["month"])) < 12:
        return told if told is not None and told[1] == month else (month, month)
    return told


def _titled_month(title: str, year: int | None) -> "re.Match[str] | None":
    """The month that a title names, unless it is of another year: then the report was given in it."""
    month = MONTH.search(title)
    told = None if month is None else month["year"]
    return None if told is not None and year is not None and int(told) != year else month


def _most_told(text: str, lines: list[Line]) -> tuple[int, int] | None:
    """The span told most often, comparisons left out; of two equally often told the longer one."""
    told: dict[tuple[int, int], int] = {}
    opening = None
    first = lines[min(OPENING_LINES, len(lines)) - 1].end if lines else 0
    for match in SPAN.finditer(text):
        span = _from_january(match)
        if span is None or COMPARED.search(text[max(0, match.start() - 4) : match.start()]):
            continue
        told[span] = told.get(span, 0) + 1
        if match.start() < first and OPENS.search(text, max(0, match.start() - LONGEST_LEAD), match.start()):
            opening = opening or span
    if not told:
        return None
    span = max(told, key=lambda one: (told[one], one))
    whole = sum(1 for _ in WHOLE_YEAR.finditer(text))
    enough = told[span] >= ENOUGH or (opening is not None and told.get(opening) == told[span])
    return span if enough and told[span] > 2 * whole else None


def _from_january(match: "re.Match[str]") -> tuple[int, int] | None:
    months = MONTHS.get(match["part"]) or int(match["many"] or match["last"] or 12)
    return (1, months) if 1 < months < 12 else None
