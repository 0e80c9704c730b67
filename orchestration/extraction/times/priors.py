"""Values of the time before.

Belongs here: the time of the first value of 从A提高到B, and of what brackets tell of 同期. Not
here: the period that a growth compares with (`bases`).
"""

import re

from orchestration.extraction.numerals.dates import plan_years
from orchestration.extraction.structure.lines import Line
from orchestration.extraction.times.bases import part_of_year, value_between
from orchestration.extraction.times.moments import Moment
from orchestration.extraction.times.timeline import Timeline
from orchestration.extraction.words import group

# 由“十五”末的12亿元增加到19亿元
PLAN_ENDED = re.compile(r"“?([八九]五|十[一二三四五六]?五)”?(?:规划|计划)?(?:时期|期)?末")
MONTHS = re.compile(r"(\d{4})-\d\d(?:/\1-\d\d)?")
EARLIER = re.compile(
    r"(?<=[(,、;])(?:(?:上年|去年)(?:同期|全年)?|同期)(?:增速|增长|下降|上涨)?(?:分别)?(?:为|是|增长|下降)"
    r"[^,、;()]{0,8}$|(?<=\()(?:上年|去年)(?:同期|实绩|完成)?(?:数|值)?$"
)


def value_before(times: Timeline, at: int, after: int, line: Line) -> Moment | None:
    """The time of a value of the time before, told in brackets or between a comparison and a change."""
    between = value_between(times.text, max(times.start, at - 40), at, after, times.clock)
    if between is not None:
        return Moment(between[0], "prior", None, "TIME-FROM", between[1])
    return _in_brackets_before(times, at, line) if times.has_brackets else None


def _in_brackets_before(times: Timeline, at: int, line: Line) -> Moment | None:
    """The time of a figure that brackets tell of the time before: (同期为5%、去年全年为6%)."""
    year = times.clock.year
    opened = times.text.rfind("(", max(times.start, at - 60), at)
    if year is None or opened < 0 or times.text.find(")", opened, at) >= 0:
        return None
    told = EARLIER.search(times.text, opened + 1, at)
    if told is None:
        return None
    if "全年" in told.group() or times.clock.period is None:
        # Among aims the year before is the one that the report looks back on.
        period = str((times.clock.own(line) or year) - 1)
    else:
        period = times.clock.period.replace(str(year), str(year - 1))
    return Moment(period, "prior", None, "TIME-FROM", group(told))


def moment_before(
    times: Timeline, moment: Moment, line: Line, since: str | None, *, averaged: bool = False
) -> Moment:
    """The moment of the first value of 从A提高到B; `since` is the time told with it.

    `averaged`: what it grew by on average is told after it, so that years lie between.
    """
    year = times.clock.year
    part = part_of_year(since or "", moment.period, year)
    if part is not None:
        return Moment(part, "prior", None, "TIME-FROM")
    told = re.search(r"((?:19|20)\d{2})", since or "")
    if told:
        ended = re.search(r"年[底末]", since or "")
        return Moment(f"{told[1]}-12-31" if ended else told[1], "prior", None, "TIME-FROM")
    plan = PLAN_ENDED.match(since or "")
    if plan is not None:
        return Moment(str(plan_years(plan[1])[1]), "prior", None, "TIME-FROM")
    ago = re.search(r"([一二三四五六七八九十\d]+)年前", since or "")
    last = year
    if moment.period is not None and moment.period.split("/")[-1][:4].isdigit():
        last = int(moment.period.split("/")[-1][:4])
        if moment.rule == "TIME-FROM":
            return moment
    if last is None:
        return Moment(None, "prior", None, "TIME-FROM")
    if since is not None and since.startswith(("上年", "去年", "同期")):
        if "同期" in since and MONTHS.fullmatch(moment.period or "") is not None:
            # 一季度由去年同期的52%提高到58%: the same months.
            same = (moment.period or "").replace(str(last), str(last - 1))
            return Moment(same, "prior", None, "TIME-FROM")
        back = 1
    elif ago is not None:
        back = {"五": 5, "十": 10, "三": 3, "四": 4, "两": 2, "二": 2}.get(ago[1], 5)
    else:
        terms = [mark for mark in times.marks[:20] if mark.kind == "term"]
        if terms and terms[0].period and terms[0].said.startswith("从"):
            return Moment(str(int(terms[0].period[:4]) - 1), "prior", None, "TIME-FROM")
        back = 5 if terms or averaged or line.term == "past" or "/" in (moment.period or "") else 1
    return Moment(str(last - back), "prior", None, "TIME-FROM")
