"""When a figure holds.

Belongs here: the words of time in a sentence, the part of the report and the measure give the
period of a figure. Not here: which words name a time (`timewords`), which of them holds
(`timeline`), whether the figure is a fact (`natures`), years told together (`years`), values of the
time before (`priors`).
"""

import re
from dataclasses import replace

from orchestration.extraction.measuring.leads import Lead
from orchestration.extraction.measuring.measures import Reading
from orchestration.extraction.structure.lines import PLANNED, Line
from orchestration.extraction.times.bases import COMPARED_MEASURES, base_of, openly_compared
from orchestration.extraction.times.meanings import YEAR_END, TimeWord
from orchestration.extraction.times.moments import Moment
from orchestration.extraction.times.natures import is_assigned, is_meant, nature_of, nature_of_whole_year
from orchestration.extraction.times.priors import value_before
from orchestration.extraction.times.stocks import FLOWING, STATE, flows, grows_as_stock, is_state
from orchestration.extraction.times.terms import Timed, clause_start, is_yearly
from orchestration.extraction.times.timeline import Timeline
from orchestration.extraction.times.years import period_in_term

BROUGHT = re.compile(
    r"(?:完成投资|投资|产值|(?:销售|营业|主营业务|旅游|财政|税收)收入|销售额|零售额|利润|增加值)$"
)
TOLD_AT_END = frozenset(("level", "share", "ratio", "growth", "change"))
MULTIPLIED = frozenset(("MEASURE-GROWTH-WORD", "MEASURE-GROWTH-TIMES"))
NOW = frozenset(("目前", "截至目前", "当前"))
NOW_REACH = 60
ALREADY = re.compile(r"已(?!建在建)|现有|共有")
AIMED_SINCE = re.compile(r"力争|确保|争取|计划|努力|[将要]|再|达到|突破|今年|推[动进]|加快|[;。]")
# 针对剩余的300名贫困人口, 对现有的20家企业: whom a plan is for are there before it.
THERE_BEFORE = re.compile(
    r"(?:针对|(?<![应面])对于?)[^,。;:、\d]{0,4}?(?:剩余|剩下|余下|现有|遗留|尚未[^,。;:\d]{1,6}|去年[^,。;:\d]{1,6})的?$"
)
BRACKETED = re.compile(r"\([^()]{0,2}$")
OF_YEARS = re.compile(r"\d{4}/\d{4}")


def moment_at(
    times: Timeline,
    at: int,
    lead: Lead,
    reading: Reading,
    line: Line,
    indicator: str,
    *,
    counted: bool,
    after: int,
    core: str,
) -> Moment:
    """Period, nature and base of the figure at `at`."""
    mark = times.word_for(at, line)
    whole = _whole_year(times, mark) if times.clock.period is not None else None
    if whole is not None:
        return whole
    told = _told(times, mark, line, reading, indicator, counted=counted, at=at)
    figure = _timed(times, at, mark, lead, reading, f"{indicator}\n{core}")
    period = period_in_term(times, figure, told.period, mark, line)
    if told.nature == "actual":
        meant = _meant(times, at, mark, period, line) if times.meant >= 0 else None
        known = meant or value_before(times, at, after, line)
        if known is not None:
            return known
    nature = nature_of(times, at, after, told.nature, figure, line, mark)
    assigned = nature == "target" and mark is not None and mark.kind in ("day", "span")
    if assigned and times.clock.year is not None and is_assigned(times, at, after):
        # 7月底下达了3万户的改造任务: when it was asked for, not by when.
        period = str(times.clock.year)
    if nature == "target" and told.nature == "actual" and period == times.clock.period:
        period = period if times.clock.year is None else str(times.clock.year)
    return _compared(times, figure, told, period, nature, line)


def _whole_year(times: Timeline, mark: TimeWord | None) -> Moment | None:
    """The moment of what a report of part of a year tells of the whole year; else None."""
    year = times.clock.year
    if mark is None or mark.kind != "reset" or year is None:
        return None
    nature = nature_of_whole_year(times, mark)
    return None if nature is None else Moment(str(year), nature, None, "TIME-WHOLE", mark.said)


def _timed(
    times: Timeline, at: int, mark: TimeWord | None, lead: Lead, reading: Reading, names: str
) -> Timed:
    """The figure at `at` with what tells its time; `names`: its indicator and where it was found."""
    if reading.measure in ("growth", "change"):
        openly = openly_compared(times.text, max(times.start, at - 160), at, lead)
        lead = lead if openly is None else replace(lead, compared=openly)
    near = mark.at if mark is not None and mark.kind == "term" and not times.has_stop(mark.at, at) else -1
    return Timed(times.text, times.start, at, lead, reading, names, near)


def _meant(times: Timeline, at: int, mark: TimeWord | None, period: str | None, line: Line) -> Moment | None:
    """The moment of what was aimed at, told again with what was done; else None."""
    if not is_meant(times, at):
        return None
    named = mark is not None and mark.kind in ("span", "year") and mark.period is not None
    held = period if named else times.clock.default(line, whole=True)
    return Moment(held, "target", None, "TIME-MEANT", times.meant_words)


def _compared(
    times: Timeline, figure: Timed, told: Moment, period: str | None, nature: str, line: Line
) -> Moment:
    """The moment of a figure with the base that a growth or change is set against."""
    lead, reading, planned = figure.lead, figure.reading, line.part == PLANNED
    rule, said = ("TIME-YEARS", lead.over) if lead.years and not planned else (told.rule, told.said)
    base = None
    # 力争三年翻一番: years ahead do not count back from the report's.
    counts_on = planned and lead.years > 0 and lead.compared is None
    if reading.measure in COMPARED_MEASURES and not counts_on:
        words = times.text[max(times.start, figure.at - 70) : figure.at]
        base = base_of(lead, reading, times.clock.year, period, words)
    grew = reading.measure == "growth" and base is not None and not (lead.years or lead.compared)
    # 增长5%左右 among the aims of a plan may be meant for each year, 翻一番 is not.
    grew = grew and (not planned or reading.rule in MULTIPLIED)
    if grew and "cumulative" not in lead.kinds and OF_YEARS.fullmatch(period or ""):
        # Growth over a term sets its last year against the year before it; 五年增长 names them all.
        period = (period or "")[-4:]
    if base is None and (period, nature, rule) == (told.period, told.nature, told.rule):
        return told
    return Moment(period, nature, base, rule, said)


def _told(
    times: Timeline,
    mark: TimeWord | None,
    line: Line,
    reading: Reading,
    indicator: str,
    *,
    counted: bool,
    at: int,
) -> Moment:
    """The time that a word of the sentence tells, else the part of the report."""
    year = times.clock.year
    state = is_state(reading, indicator, counted=counted) or _ends_year(times, mark, reading, indicator, at)
    nature = "target" if line.part == PLANNED else "actual"
    if mark is not None and line.part == PLANNED and year is not None and _is_there(times, mark, at):
        return Moment(str(year), "actual", None, "TIME-PAST", mark.said)
    if year is not None and nature == "target" and _is_there_before(times, reading, at):
        return Moment(str(year), "actual", None, "TIME-PAST", line.told)
    if mark is None or mark.period is None or not _holds(mark, line, reading, indicator, state=state):
        said = line.told if mark is None or mark.kind != "reset" else mark.said
        return Moment(times.clock.default(line), nature, None, "TIME-PART", said)
    if mark.kind == "ahead":
        nature = "target"
    elif (
        line.part == PLANNED
        and year is not None
        and times.clock.period is None
        and mark.period[:4] <= str(year)
    ):
        nature = "actual"
    is_flow = mark.kind in ("day", "until") and is_yearly(indicator)
    period = _up_to(mark.period) if is_flow else mark.period
    return Moment(period, nature, None, f"TIME-{mark.kind.upper()}", mark.said)


def _is_there(times: Timeline, mark: TimeWord, at: int) -> bool:
    """目前已有9家,…: whether a planned part tells what is there already, before anything is aimed at."""
    if mark.said not in NOW or times.clock.period is not None or at - mark.at > NOW_REACH:
        return False
    between = times.text[mark.at : at]
    return ALREADY.search(between) is not None and AIMED_SINCE.search(between) is None


def _is_there_before(times: Timeline, reading: Reading, at: int) -> bool:
    """Whether a plan names so many for whom or which it is meant."""
    if reading.measure != "level" or times.clock.period is not None:
        return False
    return THERE_BEFORE.search(times.text, max(times.start, at - 16), at) is not None


def _ends_year(times: Timeline, mark: TimeWord | None, reading: Reading, indicator: str, at: int) -> bool:
    """年末果园面积…,增长…: whatever no year brings forth is told for its end, and so is its change."""
    if mark is None or mark.said not in YEAR_END or reading.measure not in TOLD_AT_END:
        return False
    if FLOWING.search(indicator) or flows(indicator) or is_yearly(indicator):
        return False
    # Another subject after a comma has its own time; what changed in the next clause has this one.
    moved = reading.measure in ("growth", "change") or "占" in indicator
    if times.has_stop(mark.at, at) and STATE.search(indicator) is None:
        return False
    return (
        moved
        or clause_start(times.text, times.start, at) <= mark.at
        or BRACKETED.search(times.text, max(times.start, at - 3), at) is not None
    )


def _holds(mark: TimeWord, line: Line, reading: Reading, indicator: str, *, state: bool) -> bool:
    """Whether a word of time can be of a figure: a day is of what exists at it, not of what flows."""
    if mark.kind == "day":
        # 力争年末完成投资…: what a year brings forth is of the year, though its end is named.
        planned = line.part == PLANNED and not (mark.said in YEAR_END and BROUGHT.search(indicator))
        return state or planned or grows_as_stock(reading, indicator)
    if mark.kind != "until" or reading.measure in ("level", "share", "price", "ratio", "rank"):
        return True
    # 截至7月底,工业总产值…,增长5%: what a year brings forth grew in the same months.
    if grows_as_stock(reading, indicator):
        return True
    return reading.measure == "growth" and is_yearly(indicator) and not state


def _up_to(period: str) -> str:
    """The part of the year that ends with a day: what flows was not there at the day."""
    year, month, *_ = period.split("-")
    return year if month == "12" else f"{year}-01/{year}-{month}"
