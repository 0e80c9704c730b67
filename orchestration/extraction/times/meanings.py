"""What a word of time means in the report's own time.

Belongs here: 上半年, 2021至2023年, “十四五”期间 become a period and a kind of time. Not here: where
such words stand in a sentence (`timewords`), for which figure they hold (`periods`).
"""

import re
from dataclasses import dataclass

from orchestration.extraction.numerals.dates import month_end, plan_years
from orchestration.extraction.structure.lines import PLANNED, Line
from orchestration.extraction.times.clock import Clock

YEAR_END = frozenset(("年末", "年底", "期末"))

ONE_MONTH = re.compile(r"\d{4}-\d{2}")
PREDICTED = re.compile(r"预计“?$")
MANY = {"一": 1, "两": 2, "二": 2, "三": 3, "四": 4, "五": 5}
PARTS = {
    "上半年": (1, 6),
    "下半年": (7, 12),
    "前三季度": (1, 9),
    "一季度": (1, 3),
    "二季度": (4, 6),
    "三季度": (7, 9),
    "四季度": (10, 12),
    "前一季度": (1, 3),
    "前二季度": (1, 6),
}


# 三年安排9亿元, 未来五年新建学校9所: deeds that, right after so many years, are of them all.
DEEDS_OF_YEARS = "安排|投入|筹集|筹措|新增|新建|建成|培育|落实(?!方案)|引进|招引|发放|争取"


@dataclass(frozen=True, slots=True)
class TimeWord:
    """A word of time: where it stands, its period, and what kind of time it is."""

    at: int
    period: str | None
    kind: str
    until: int = 0
    said: str = ""


def month_of(told: str) -> int:
    """元至7月 begins with January."""
    return 1 if told == "元" else int(told)


def summed(at: int, found: list[TimeWord], clock: Clock, line: Line) -> TimeWord | None:
    """当月完成…;累计完成…: after a month, all the months that the report covers; after a year, its term."""
    if line.term == "past" and found and found[-1].kind == "year" and found[-1].period == str(clock.year):
        return TimeWord(at, "{}/{}".format(*clock.back(line)), "term")
    is_month = bool(found) and ONE_MONTH.fullmatch(found[-1].period or "") is not None
    return TimeWord(at, clock.period, "span") if is_month and clock.period is not None else None


def built_upon(at: int, clock: Clock, line: Line) -> TimeWord | None:
    """在上年增长8%的基础上: the year before the one that this part of the report calls its own."""
    own = clock.own(line)
    return None if own is None else TimeWord(at, str(own - 1), "past")


def term_ahead(at: int, ahead: TimeWord) -> TimeWord | None:
    """到2025年…,五年新增…: the five years up to the year named."""
    last = (ahead.period or "").partition("/")[2] or ahead.period
    return TimeWord(at, f"{int(last) - 4}/{last}", "ahead") if last and last.isdigit() else None


def time_word(match: "re.Match[str]", clock: Clock, line: Line) -> TimeWord | None:
    """The time that a match of `timewords.WHEN` names; None where it names none here."""
    at = match.start()
    year, own = clock.year, clock.own(line)
    if match["y1"]:
        return _years(match, at, year)
    if match["year"]:
        return _year_mark(match, at, year)
    if match["bm1"] and own is not None:
        return _months(at, own, month_of(match["bm1"]), int(match["bm2"]))
    if match["bmonth"] and own is not None and 1 <= int(match["bmonth"]) <= 12:
        month = int(match["bmonth"])
        if match["bend"] in ("末", "底") or match["before"] or match["bday"] or _is_until(match):
            return TimeWord(at, month_end(own, month), "until" if _is_until(match) else "day")
        return TimeWord(at, f"{own}-{month:02d}", "span")
    if match["part"] and own is not None:
        if match["pend"]:
            return TimeWord(at, month_end(own, PARTS.get(match["part"], (1, 12))[1]), "day")
        if match["months"]:
            return TimeWord(at, f"{own}-01/{own}-{int(match['months']):02d}", "span")
        first, last = PARTS.get(match["part"], (1, 12))
        return TimeWord(at, f"{own}-{first:02d}/{own}-{last:02d}", "span")
    if match["plan"]:
        return _plan_mark(match, at, year, is_planned=line.part == PLANNED)
    if match["term"] and year is not None and (line.part != PLANNED or match["deed"]):
        return _some_years(match, at, year, is_planned=line.part == PLANNED)
    # 用三年时间植树9万亩: the years that begin with the one planned.
    is_within = line.part == PLANNED and line.term != "ahead"
    many = match["many"] or (match["within"] if is_within else None)
    if many and year is not None:
        return TimeWord(at, f"{year + 1}/{year + (MANY.get(many) or int(many))}", "ahead")
    return _word(match["word"], at, clock, own, is_of_years=line.term == "past")


def _some_years(match: "re.Match[str]", at: int, year: int, *, is_planned: bool) -> TimeWord:
    """五年来: the years up to the report's; 三年安排9亿元: those that begin with the one planned."""
    many = MANY[match["few"]] if match["few"] else 5
    if is_planned:
        return TimeWord(at, f"{year + 1}/{year + many}", "ahead")
    return TimeWord(at, f"{year - many + 1}/{year}", "term")


def _word(word: str | None, at: int, clock: Clock, own: int | None, *, is_of_years: bool) -> TimeWord | None:
    year = clock.year
    if word is None or year is None or own is None:
        return None
    if word == "去年" and clock.period is not None:
        return TimeWord(at, str(year - 1), "year")
    if word == "去年":
        if own == year:
            # In a look back over years it names the last of them.
            return TimeWord(at, str(year), "year") if is_of_years else None
        return TimeWord(at, str(year), "past")
    if word == "当月":
        return TimeWord(at, clock.period.rpartition("/")[2], "span") if clock.period is not None else None
    if word in ("去年底", "去年末"):
        return TimeWord(at, f"{year}-12-31", "past") if own != year else None
    if word in YEAR_END:
        return TimeWord(at, f"{own}-12-31", "day")
    if word == "明年":
        return TimeWord(at, str(year + 1), "ahead")
    if word == "今年":
        return TimeWord(at, str(own), "year")
    if word in ("全年", "目前", "截至目前", "当前", "年内"):
        return TimeWord(at, None, "reset")
    return None


def _months(at: int, year: int, first: int, last: int) -> TimeWord | None:
    if not 1 <= first < last <= 12:
        return None
    if first == 1 and last == 12:
        return TimeWord(at, str(year), "year")
    return TimeWord(at, f"{year}-{first:02d}/{year}-{last:02d}", "span")


def _is_until(match: "re.Match[str]") -> bool:
    """Whether a month is named as an end: 截至6月."""
    return match.group().startswith(("截至", "截止"))


def _year_mark(match: "re.Match[str]", at: int, year: int | None) -> TimeWord | None:
    own = int(match["year"])
    if match["m1"]:
        return _months(at, own, int(match["m1"]), int(match["m2"]))
    if match["month"] and 1 <= int(match["month"]) <= 12:
        month = int(match["month"])
        if match["day"]:
            return TimeWord(at, f"{own}-{month:02d}-{int(match['day']):02d}", "day")
        return TimeWord(
            at,
            month_end(own, month) if match["mend"] in ("末", "底") else f"{own}-{month:02d}",
            "until" if _is_until(match) else "day",
        )
    if match["half"]:
        first, last = PARTS.get(match["half"].removeprefix("第"), (1, 12))
        return TimeWord(at, f"{own}-{first:02d}/{own}-{last:02d}", "span")
    if match["yend"]:
        if year is not None and own > year:
            return TimeWord(at, f"{own}-12-31", "ahead")
        return TimeWord(at, f"{own}-12-31", "until" if _is_until(match) else "day")
    if match["since"] and own == year:
        return TimeWord(at, str(own), "year")
    if match["since"]:
        return TimeWord(at, f"{own}/{year}" if year is not None else None, "term")
    kind = "year" if year is None or own <= year else "ahead"
    return TimeWord(at, str(own), kind)


def _years(match: "re.Match[str]", at: int, year: int | None) -> TimeWord | None:
    """2021至2023年, 2019年10月—2020年3月: from one year to another."""
    first, last = int(match["y1"]), int(match["y2"])
    if first >= last:
        return None
    if match["ym1"] and match["ym2"]:
        begin, end = int(match["ym1"]), int(match["ym2"])
        months_fit = 1 <= begin <= 12 and 1 <= end <= 12
        return TimeWord(at, f"{first}-{begin:02d}/{last}-{end:02d}", "span") if months_fit else None
    # 从2013年到2023年 sets the ends against each other, 2021至2023年 tells the years themselves.
    begin = first + 1 if match.group().startswith("从") else first
    return TimeWord(at, f"{begin}/{last}", "ahead" if year is not None and last > year else "term")


def _plan_mark(match: "re.Match[str]", at: int, year: int | None, *, is_planned: bool) -> TimeWord | None:
    word = match["planword"]
    first, last = plan_years(match["plan"])
    if word is not None and word.startswith("前"):
        last, word = first + MANY[word[1]] - 1, "期间"
    if word is None and PREDICTED.search(match.string, max(0, at - 3), at):
        # 预计“十四五”完成投资…: what comes about in the plan's years.
        return TimeWord(at, f"{first}/{last}", "term")
    if word not in ("时期", "期间", "以来", "末", "期末"):
        return None
    if year is None:
        return TimeWord(at, f"{first}/{last}", "term")
    if word in ("末", "期末"):
        return TimeWord(at, str(last), "ahead" if last > year else "year")
    if first > year or (is_planned and last > year and word in ("时期", "期间")):
        return TimeWord(at, f"{first}/{last}", "ahead")
    return TimeWord(at, f"{first}/{min(last, year)}", "term")
