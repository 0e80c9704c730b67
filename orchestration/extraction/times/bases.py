"""What a growth or a change is compared with.

Belongs here: the words of a comparison become the period compared with. Not here: finding those
words (`measuring`), the period of the figure itself (`periods`).
"""

import re

from orchestration.extraction.measuring.leads import Lead
from orchestration.extraction.measuring.measures import Reading
from orchestration.extraction.numerals.dates import month_end, plan_years
from orchestration.extraction.times.clock import Clock
from orchestration.extraction.words import group

COMPARED_MEASURES = ("growth", "change", "average_growth")
WINDOW = re.compile(
    r"^(?:(?P<year>(?:19|20)\d{2})年|(?P<last>上年|去年))?(?:(?P<first>1?\d)(?:(?:月份?)?[-—~至到](?P<end>1?\d))?月份?(?P<close>[末底])?"
    r"|(?P<part>上半年|前三季度|一至[二三]季度|第?[一二三四]季度)|前(?P<months>1?\d)个月|(?P<whole>全年))"
)
PARTS = {
    "上半年": (1, 6), "前三季度": (1, 9), "一至二季度": (1, 6), "一至三季度": (1, 9),
    "一季度": (1, 3), "二季度": (4, 6), "三季度": (7, 9), "四季度": (10, 12),
}  # fmt: skip
YEAR = re.compile(r"(?:19|20)\d{2}")
PLAN = re.compile(r"(?P<name>十[一二三四五六]?五)”?(?:规划|计划)?(?:时期|期间)?(?P<end>末|期末|初)?")
AGO = re.compile(r"(?P<many>五|两|三|十|四|\d{1,2})年前")
MANY = {"两": 2, "三": 3, "四": 4, "五": 5, "十": 10}
TERM = 5


def base_of(lead: Lead, reading: Reading, year: int | None, period: str | None, words: str) -> str | None:
    """The period that a growth or change is compared with; None for the year before, or its same months.

    `year` is the report's, `period` the figure's own, `words` what stands before the figure.
    """
    if lead.years > 1 and lead.years != TERM and year is not None and reading.measure == "growth":
        return str(year - lead.years)
    if lead.compared is None:
        return _base_untold(lead, reading, period, words)
    window = WINDOW.match(lead.compared)
    if window is not None:
        return _window(window, period, year)
    told = YEAR.search(lead.compared)
    if told is not None:
        return told[0] if year is None or int(told[0]) != year - 1 else None
    plan = PLAN.search(lead.compared)
    if plan is not None:
        first, last = plan_years(plan["name"])
        return str(last if plan["end"] in ("末", "期末") else first) if plan["end"] else f"{first}/{last}"
    ago = AGO.search(lead.compared)
    if ago is not None and year is not None:
        return str(year - (MANY.get(ago["many"]) or int(ago["many"])))
    return None


OPENLY = re.compile(
    r"[与同和](?P<what>(?:(?:19|20)\d{2}年|“?(?:[八九]|十[一二三四五]?)五”?(?:时期|期间)?)(?:末|期末)?)[^,。;]{0,24}"
    r"相比(?:较)?,"
)
SET_AGAINST = re.compile(
    r"[与比较同](?P<when>(?:(?P<year>(?:19|20)\d{2})年(?:[底末])?|“?(?P<plan>十[一二三四五六]?五)”?(?:时期|期)?末|(?:上年|去年)(?:(?P<whole>全年)|同期)?))"
    r"[^,。;与比较\d]{0,24}$"
)
MOVES_FROM = re.compile(
    r"的?(?:水平)?(?:相比|(?:回落|缩小|收窄|提高|提升|下降|增加|扩大|上升|加快|减少|放缓)了?(?:约|近|超)?\d)"
)

MOVES_BEGIN = frozenset("的水相回缩收提下增扩上加减放")


# 较“十三五”末的620亿元增加150亿元: the value compared with stands between.
OVER_VALUE = re.compile(
    r"[比较](?P<what>(?:(?:19|20)\d{2}年|“?(?:[八九]|十[一二三四五]?)五”?(?:时期)?)(?:[底末]|期末)?)的\d[\d.]*[^,。;\d]{1,8}"
    r"(?:增加|提高|提升|净增|减少|下降|上升)了?(?:约|近|超过?)?$"
)
OVER_REACH = 36


def openly_compared(text: str, start: int, at: int, lead: Lead) -> str | None:
    """与2010年相比,…: what a sentence sets its figures against, told before them all."""
    if lead.compared is not None or "yoy" in lead.kinds:
        return None
    over = OVER_VALUE.search(text, max(start, at - OVER_REACH), at) if lead.word else None
    if over is not None:
        return group(over, "what")
    found = None
    for match in OPENLY.finditer(text, start, at) if text.find("相比", start, at) >= 0 else ():
        found = match
    return None if found is None or text.find(";", found.end(), at) >= 0 else group(found, "what")


def value_between(text: str, start: int, at: int, after: int, clock: Clock) -> tuple[str, str] | None:
    """The time of a value between a comparison and the change: 比上年全年增长5.3%回落了0.2个百分点.

    With the words that tell it; None where no change follows the value at `after`.
    """
    if text[after : after + 1] not in MOVES_BEGIN or MOVES_FROM.match(text, after) is None:
        return None
    told = SET_AGAINST.search(text, start, at)
    if told is None or clock.year is None:
        return None
    plan = plan_years(told["plan"]) if told["plan"] else None
    year = plan[1] if plan is not None else int(told["year"]) if told["year"] else clock.year - 1
    whole = told["year"] or plan or told["whole"] or clock.period is None
    period = str(year) if whole else (clock.period or "").replace(str(clock.year), str(year))
    return period, group(told, "when")


def part_of_year(told: str, period: str | None, year: int | None) -> str | None:
    """The part of a year that words name, in the year they name or that of `period`; None for other words."""
    window = WINDOW.match(told)
    return None if window is None else _window(window, period, year)


def _window(window: "re.Match[str]", period: str | None, year: int | None) -> str | None:
    """A part of a year, in the year it names or that of the figure; the one before if it is later."""
    own = period[:4] if period is not None and period[:4].isdigit() else None
    told = window["year"] or (own if own is not None else None if year is None else str(year))
    if told is None:
        return None
    number = int(told)
    if window["last"] is not None:
        number -= 1
    first, last = _months(window)
    if not 1 <= first <= last <= 12:
        return None
    if window["whole"] or (first, last) == (1, 12):
        return str(number)
    # 比12月份 in a report on January speaks of the year before.
    ends = re.search(r"-(\d{2})(?:-\d{2})?$", period or "")
    if window["year"] is None and window["last"] is None and ends is not None and last > int(ends[1]):
        number -= 1
    if window["close"]:
        return month_end(number, last)
    return f"{number}-{first:02d}" if first == last else f"{number}-{first:02d}/{number}-{last:02d}"


def _months(window: "re.Match[str]") -> tuple[int, int]:
    if window["part"]:
        return PARTS[window["part"].removeprefix("第")]
    if window["months"]:
        return 1, int(window["months"])
    first = int(window["first"] or 1)
    return first, int(window["end"] or (first if window["first"] else 12))


# 比上年全年增长5.3%回落了0.2个百分点: the earlier value stands between the comparison and the change.
EARLIER_VALUE = re.compile(r"[比较](?P<when>(?:上年|去年)全年)[^,。;]{2,12}%[^,。;\d]{0,6}$")
# 增长9%,1-4月提高2个百分点: the words of comparison left out.
BARE_WINDOW = re.compile(
    r"[,;](?P<what>1[-—~至]1?\d月份?)(?:增速)?(?:提高|提升|回升|上升|加快|扩大|回落|下降|放缓|收窄|减缓)了?$"
)
FROM_YEAR = re.compile(r"[由从]((?:19|20)\d{2})年[^;。]{2,40}(?:到|至)[^;。、]{2,20}[,、][^,;。]{0,10}$")
MONTH_BEFORE = re.compile(r"环比(?![^;。]*同比)|[比较]上月[^,;。]*$")
MONTH = re.compile(r"(\d{4})-(\d{2})")
QUARTER = re.compile(r"(\d{4})-(0[147]|10)/\1-(\d{2})")


def _base_untold(lead: Lead, reading: Reading, period: str | None, words: str) -> str | None:
    """The period that 环比 means, and the year before a term for what grew over the term."""
    if period is None:
        return None
    month = MONTH.fullmatch(period)
    if "yoy" not in lead.kinds and MONTH_BEFORE.search(words):
        quarter = QUARTER.fullmatch(period)
        if month is not None:
            year, number = int(month[1]), int(month[2])
            return f"{year}-{number - 1:02d}" if number > 1 else f"{year - 1}-12"
        if quarter is not None and int(quarter[3]) == int(quarter[2]) + 2:
            year, first = int(quarter[1]), int(quarter[2])
            year, first = (year, first - 3) if first > 3 else (year - 1, 10)
            return f"{year}-{first:02d}/{year}-{first + 2:02d}"
    told_between = EARLIER_VALUE.search(words)
    window = WINDOW.match(told_between["when"]) if told_between is not None else None
    if window is not None:
        return _window(window, period, None)
    bare = BARE_WINDOW.search(words) if reading.measure == "change" else None
    window = WINDOW.match(bare["what"]) if bare is not None else None
    if window is not None and (told := _window(window, period, None)) != period:
        return told
    since = FROM_YEAR.search(words)
    if since is not None and reading.measure != "average_growth":
        first = int(since[1])
        return str(first) if period[:4].isdigit() and int(period[:4]) - first > 1 else None
    term = re.fullmatch(r"(\d{4})/(\d{4})", period)
    grew = reading.measure == "growth" or (reading.measure == "change" and reading.unit in POINTS)
    return str(int(term[1]) - 1) if term is not None and grew and "yoy" not in lead.kinds else None


POINTS = ("个百分点", "百分点")
