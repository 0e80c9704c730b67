"""The years of a figure in a look over several.

Belongs here: which years of a term, or of years ahead, a sum, a mean rate or a state is of. Not
here: whether it is of the whole term (`terms`).
"""

import re

from orchestration.extraction.structure.lines import PLANNED, Line
from orchestration.extraction.times.clock import Clock
from orchestration.extraction.times.meanings import TimeWord
from orchestration.extraction.times.terms import Timed, is_of_whole_term, was_passed
from orchestration.extraction.times.timeline import Timeline

FROM_TO = re.compile(r"[由从]((?:19|20)\d{2})年[^。;]{2,40}?(?:到|至)((?:19|20)\d{2})年")
MEAN_SINCE = re.compile(
    r"[比较是为](?P<year>(?:19|20)\d{2})年[底末]?(?:净增|增加|增长|提高|翻|多|扩大|的\d[\d.]*倍)[^,;。]{0,14}[,、;]"
    r"(?:年均|平均每年)"
)
# So far back in its paragraph stands the year that mean rates count from; the limit keeps it linear.
SINCE_BACK = 400
YEARS_TOGETHER = re.compile(r"(十|[5-9])年(?:共|间|来|累计)")
# 三年新增产值9亿元: what is done in so many years is of them all.
OF_DEED = re.compile("[近这]?[两三四]年")
MEAN_OF = re.compile(r"([两二三四234])年(?:平均|年均)")
MANY = {
    "十": 10,
    "5": 5,
    "6": 6,
    "7": 7,
    "8": 8,
    "9": 9,
    "两": 2,
    "二": 2,
    "三": 3,
    "四": 4,
    "2": 2,
    "3": 3,
    "4": 4,
}
TERM = 5


def period_in_term(
    times: Timeline, figure: Timed, period: str | None, mark: TimeWord | None, line: Line
) -> str | None:
    """In a look over years: sums and averages hold for the term, states for its last year."""
    clock, year, lead = times.clock, times.clock.year, figure.lead
    if year is None:
        return period
    told = mark.period if mark is not None else None
    if lead.years and line.part != PLANNED:
        if lead.years == TERM:
            return _term(clock, mark, line)
        # 十年增加28个 adds up over the years, 十年增长1.3倍 sets their ends against each other.
        longer = lead.years > TERM and (lead.compared or figure.reading.measure != "change")
        return str(year) if lead.years == 1 or longer else f"{year - lead.years + 1}/{year}"
    if told is not None and mark is not None and OF_DEED.fullmatch(mark.said) is not None:
        return told
    if mark is not None and told is not None and mark.kind == "ahead":
        return _of_years_ahead(times, figure, told, line)
    over = mark is not None and mark.kind == "term"
    if figure.reading.measure == "average_growth":
        if line.part == PLANNED:
            return "{}/{}".format(*clock.ahead(line))
        return _of_mean(times, figure.at, year, line, is_over=over) or _term(clock, mark, line)
    if line.term == "ahead" and told is None:
        # 失业率控制在5.5%左右 among the aims of a plan: what is to hold is told of its end.
        is_whole = "hold" not in lead.kinds and is_of_whole_term(figure)
        return "{}/{}".format(*clock.ahead(line)) if is_whole else period
    if not over and (line.term != "past" or told is not None):
        return period
    term = _term(clock, mark, line)
    return term if is_of_whole_term(figure) or was_passed(figure) else term.split("/")[-1]


def _term(clock: Clock, mark: TimeWord | None, line: Line) -> str:
    """The years of a term that the sentence names, else of the one that the part looks back on."""
    if mark is not None and mark.kind == "term" and mark.period:
        return mark.period
    return "{}/{}".format(*clock.back(line))


def _of_mean(times: Timeline, at: int, year: int, line: Line, *, is_over: bool) -> str | None:
    """The years of a mean rate; None where only the term tells them. `is_over`: a term is named."""
    mean = MEAN_OF.search(times.text, max(times.start, at - 14), at)
    if mean is None and not is_over:
        ends = list(FROM_TO.finditer(times.text, max(times.start, at - 120), at))
        if ends:
            return f"{int(ends[-1][1]) + 1}/{ends[-1][2]}"
        since = _since(times, at, line)
        if since is not None and since < year - 1:
            return f"{since + 1}/{year}"
    mean = mean or YEARS_TOGETHER.search(times.text, max(times.start, at - 60), at)
    return f"{year + 1 - MANY[mean[1]]}/{year}" if mean is not None else None


def _since(times: Timeline, at: int, line: Line) -> int | None:
    """比2003年增加14亿元,年均增长13%: the year that the mean rates of a paragraph count from."""
    first = max(line.start, at - SINCE_BACK)
    told = [*MEAN_SINCE.finditer(times.text, first, at)]
    return int(told[-1]["year"]) if told else None


def _of_years_ahead(times: Timeline, figure: Timed, told: str, line: Line) -> str:
    """What a year or term of years ahead means for a figure: its sum, or the state at its end."""
    is_end = line.term == "ahead" and told == str(times.clock.ahead(line)[1])
    if is_end and "hold" not in figure.lead.kinds:
        told = "{}/{}".format(*times.clock.ahead(line))
    first, _, last = told.partition("/")
    if last:
        whole = figure.reading.measure == "average_growth" or is_of_whole_term(figure)
        return told if whole else last
    if figure.reading.measure != "average_growth" or not first.isdigit() or times.clock.year is None:
        return told
    begin = times.clock.ahead(line)[0]
    return f"{begin if begin > times.clock.year else times.clock.year + 1}/{first}"
