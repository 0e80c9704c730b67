"""When a figure holds, and whether it is a fact, an estimate or an aim.

Belongs here: the words of time in a sentence, the part of the report and the measure give
period and nature. Not here: which words name a time (`timewords`, `dates`).
"""

import re
from bisect import bisect_left
from dataclasses import replace

from orchestration.extraction.measuring.leads import Lead
from orchestration.extraction.measuring.measures import Reading
from orchestration.extraction.numerals.dates import plan_years
from orchestration.extraction.structure.lines import PLANNED, Line
from orchestration.extraction.times.bases import base_of, openly_compared, part_of_year, value_between
from orchestration.extraction.times.clock import Clock
from orchestration.extraction.times.meanings import TimeWord
from orchestration.extraction.times.stocks import FLOW, FLOWING, STATE, grows_as_stock, is_state
from orchestration.extraction.times.terms import Timed, is_of_whole_term, is_yearly
from orchestration.extraction.times.timewords import time_words
from orchestration.extraction.words import group, last_parting
from orchestration.immutable import immutable

MEANT = re.compile(
    r"(?:(?<=[,;:])|全[市县区省州])计划(?!总?投资|执行|完成|生育|的|数|内|目标|任务|安排|外|单列|草案|指标|进度)"
    # 调控目标是: what was aimed at, told again in the part that says what was done.
    r"|(?:(?:调控|预期|发展|奋斗|主要|工作|计划|年初(?:确定|制定|提出|预定|设定)?的?)目标(?:任务)?"
    r"|年初(?:确定|制定|提出|预定|设定)?的?计划)(?:分别)?(?:是|为|:)(?!期)"
)
# 目标是增长6%,实际增长5%: what was aimed at ends where the result is told.
CAME_OUT = re.compile(r"实际|实绩|(?:执行|完成)(?:结果|情况)|结果(?:是|为)|预计可?(?:完成|达到?|增长)")
# How many words of time in closed brackets are passed over; the limit keeps the reading linear.
MARKS_BACK = 6
# 增速低于全省平均的县12个: how many grew so did it in the months told.
GREW = re.compile(r"增速|增幅|负增长|正增长|增长(?:面|的)?(?:有)?$|下降的")
# So near to its word of time stands 基础上; the limit keeps the reading linear.
BUILT_NEAR = 40
AMONG = re.compile(r"[。\s]*其中")
# 预计 in brackets speaks of the figure before them alone.
EXPECTED = re.compile(r"(?<!\()(?:预计|预估)")
# 初步预计,…。其中…: set off by a comma it speaks of all the paragraph, but where another time is named.
EXPECTED_HENCE = re.compile(r"\s*(?:经)?(?:初步)?(?:预计|预估),")
GUESSED = re.compile(r"[^,。;()\d]{0,4}\([^()\d]{0,8}(?:预计|预估|初步测算)")
# 预计完成18亿元(计划17亿元): what brackets tell was aimed at.
AIM_ASIDE = re.compile(r"\((?:年初|年度|全年|原定?|既定)*(?:计划|目标|预期)[值数]?[^()%\d,;]{0,6}$")
# 财政收入完成20亿元: told as done after what is only expected; 其中 goes on with that.
ENDS_GUESS = re.compile(r";(?!其中)|,(?!其中)[^,;()\d]{3,}(?:完成|实现)")
TOLD = re.compile(r"\d(?:%|[万亿元]|个百分点)")
# Months that end before the year does.
OVER = re.compile(r"\d{4}-\d\d/\d{4}-(?:0\d|10|11)$")
AIMED = re.compile(
    r"(?:目标|预期)(?:值|为|是|约|增长|数)*$|力争|计划总投资|计划投资|(?:年产值|年产量)可达?$"
    r"|[将要](?:全力|努力|力争|确保|争取)[^,。;的了]{0,12}$"
    r"|(?<![年的定生技发动])计划(?!生育|单列|项目|专项)[^,。;的已]{0,8}$"
)


@immutable
class Moment:
    """Period and nature of a figure, the year it is compared with, the rule that told the time.

    `said` are the words that told it: a word of time, or what opened the part of the report.
    """

    period: str | None
    nature: str
    base: str | None
    rule: str
    said: str = ""


def times_of(text: str, start: int, end: int, line: Line, clock: Clock, *, hence: bool = False) -> "Times":
    """The words of time of one sentence; `hence`: an earlier one said that what follows is expected."""
    words = time_words(text, start, end, line, clock)
    if AMONG.match(text, start, end) and (not words or words[0].at > start + 8):
        words = [*_carried(text, start, line, clock), *words]
    expected = EXPECTED.search(text, start, end)
    may_mean = text.find("计划", start, end) >= 0 or text.find("目标", start, end) >= 0
    meant = MEANT.search(text, start, end) if may_mean else None
    return Times(
        clock,
        text,
        start,
        end,
        words,
        [word.at for word in words],
        expected.start() if expected else start if hence and not words else -1,
        meant.start() if meant else -1,
        group(meant) if meant else "",
    )


def _carried(text: str, start: int, line: Line, clock: Clock) -> list[TimeWord]:
    """The day or months that the sentence before named last: 其中 speaks of a part of what it told."""
    before = max(line.start, start - 200, text.rfind("。", line.start, max(line.start, start - 1)) + 1)
    told = [word for word in time_words(text, before, start, line, clock) if not word.until]
    last = told[-1] if told else None
    return [replace(last, at=start)] if last is not None and last.kind in ("day", "until", "span") else []


@immutable
class Times:
    """The words of time of one sentence and what they mean for a figure in it."""

    clock: Clock
    text: str
    start: int
    end: int
    marks: list[TimeWord]
    starts: list[int]
    expected: int
    meant: int
    meant_words: str

    def _has_stop(self, start: int, at: int) -> bool:
        """Whether a semicolon parts two places of the sentence; far places are parted."""
        return at - start > 400 or self.text.find(";", start, at) >= 0

    def _clause(self, at: int) -> int:
        """Where the clause of a figure begins; a list with 、 is one clause."""
        first = max(self.start, at - 60)
        return max(first, last_parting(self.text, first, at))

    def _last(self, at: int, line: Line) -> TimeWord | None:
        index = bisect_left(self.starts, at)
        first = max(0, index - MARKS_BACK)
        while index > first and 0 < self.marks[index - 1].until < at:
            index -= 1
        while index > first and self._is_past(self.marks[index - 1], at, line):
            index -= 1
        return self.marks[index - 1] if index > first else None

    def _is_past(self, mark: TimeWord, at: int, line: Line) -> bool:
        """Whether a word of time has lost its hold; in a planned part it ends with its clauses."""
        if self.text.find("基础上", mark.at, min(at, mark.at + BUILT_NEAR)) >= 0:
            # 在去年增长8%的基础上,力争增长9%: what is built upon is told, what is built has its own time.
            return True
        if not self._has_stop(mark.at, at):
            return False
        if line.part != PLANNED:
            guessed = mark.kind == "reset" and self.text.endswith("预计", self.start, mark.at)
            return (mark.kind == "span" or guessed) and self._is_aside(mark)
        aside = (
            line.term == "ahead" and mark.kind == "ahead" and mark.period != str(self.clock.ahead(line)[1])
        )
        return aside or mark.kind in ("span", "day", "until")

    def _is_aside(self, mark: TimeWord) -> bool:
        """全年…增长8%,三季度…;…: a part of the year told after other figures is of its own clauses alone."""
        first = max(self.start, mark.at - 200)
        part = max(first, self.text.rfind(";", first, mark.at))
        return TOLD.search(self.text, part, mark.at) is not None

    def moment(
        self,
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
        mark, year = self._last(at, line), self.clock.year
        if mark is not None and mark.kind == "reset" and self.clock.period is not None and year is not None:
            whole = self._of_whole_year(mark)
            if whole is not None:
                return Moment(str(year), whole, None, "TIME-WHOLE", mark.said)
        told = self._told(mark, line, reading, indicator, counted=counted, at=at)
        if reading.measure in ("growth", "change"):
            openly = openly_compared(self.text, max(self.start, at - 160), at, lead)
            lead = lead if openly is None else replace(lead, compared=openly)
        near = mark.at if mark is not None and mark.kind == "term" and not self._has_stop(mark.at, at) else -1
        place = (self.text, self.start, self._clause(at), at)
        figure = Timed(*place, lead, reading, f"{indicator}\n{core}", near)
        period = self._of_term(figure, told.period, mark, line)
        if told.nature == "actual" and self._is_meant(at):
            named = mark is not None and mark.kind in ("span", "year") and mark.period is not None
            held = period if named else self.clock.default(line, state=True)
            return Moment(held, "target", None, "TIME-MEANT", self.meant_words)
        earlier = None if told.nature != "actual" else self._before_that(at, after, line)
        if earlier is not None:
            return earlier
        nature = self._nature(at, after, told.nature, figure, line, mark)
        if (
            nature == "target"
            and told.nature == "actual"
            and period == self.clock.period
            and year is not None
        ):
            period = str(year)
        over_years = lead.years and line.part != PLANNED
        rule, said = ("TIME-YEARS", lead.over) if over_years else (told.rule, told.said)
        words = self.text[max(self.start, at - 70) : at]
        base = base_of(lead, reading, year, period, words)
        grew = reading.measure == "growth" and base is not None and not (lead.years or lead.compared)
        if (
            grew
            and line.part != PLANNED
            and "cumulative" not in lead.kinds
            and OF_YEARS.fullmatch(period or "")
        ):
            # Growth over a term sets its last year against the year before it; 五年增长 names them all.
            period = (period or "")[-4:]
        return Moment(period, nature, base, rule, said)

    def _told(
        self, mark: TimeWord | None, line: Line, reading: Reading, indicator: str, *, counted: bool, at: int
    ) -> Moment:
        """The time that a word of the sentence tells, else the part of the report."""
        year = self.clock.year
        state = is_state(reading, indicator, counted=counted) or self._ends_year(mark, reading, indicator, at)
        is_stock = (
            state and reading.measure != "share" and not FLOW.search(indicator) and not GREW.search(indicator)
        )
        nature = "target" if line.part == PLANNED else "actual"
        if mark is None or mark.period is None or not _holds(mark, line, reading, indicator, state=state):
            said = line.told if mark is None or mark.kind != "reset" else mark.said
            return Moment(self.clock.default(line, state=is_stock), nature, None, "TIME-PART", said)
        if mark.kind == "ahead":
            nature = "target"
        elif (
            line.part == PLANNED
            and year is not None
            and self.clock.period is None
            and mark.period[:4] <= str(year)
        ):
            nature = "actual"
        is_flow = mark.kind in ("day", "until") and is_yearly(indicator)
        period = _up_to(mark.period) if is_flow else mark.period
        return Moment(period, nature, None, f"TIME-{mark.kind.upper()}", mark.said)

    def _ends_year(self, mark: TimeWord | None, reading: Reading, indicator: str, at: int) -> bool:
        """年末果园面积…,增长…: whatever no year brings forth is told for its end, and so is its change."""
        if mark is None or mark.said not in YEAR_END or reading.measure not in TOLD_AT_END:
            return False
        if FLOWING.search(indicator) or FLOW.search(indicator) or is_yearly(indicator):
            return False
        # Another subject after a comma has its own time; what changed in the next clause has this one.
        moved = reading.measure in ("growth", "change") or "占" in indicator
        if self._has_stop(mark.at, at) and STATE.search(indicator) is None:
            return False
        return (
            moved
            or self._clause(at) <= mark.at
            or BRACKETED.search(self.text, max(self.start, at - 3), at) is not None
        )

    def _nature(
        self, at: int, after: int, nature: str, figure: Timed, line: Line, mark: TimeWord | None
    ) -> str:
        """Whether what the part tells as done is guessed, or aimed at, by the words around the figure."""
        if nature != "actual":
            return nature
        lead, measure = figure.lead, figure.reading.measure
        guessed = line.expected or self._is_guessed(at, mark) or GUESSED.match(self.text, after) is not None
        compared = lead.than or lead.compared or measure in ("difference", "change", "completion")
        if compared:
            return "estimate" if guessed else "actual"
        if AIM_ASIDE.search(self.text, max(self.start, at - 20), at) is not None:
            return "target"
        aimed = AIM_AFTER.match(self.text, after) is not None
        aimed = aimed or AIMED.search(self.text, max(self.start, at - 14), at) is not None
        # 全年税收有望突破百亿元: what is likely to have come about, no aim.
        if guessed or (lead.said.get("hope") in LIKELY and not aimed):
            return "estimate"
        return "target" if aimed or "hope" in lead.kinds else "actual"

    def _is_guessed(self, at: int, mark: TimeWord | None) -> bool:
        """Whether 预计 speaks of the figure: within a sentence for its own clause and the next alone."""
        if not 0 <= self.expected < at:
            return False
        text, last = self.text, max(self.expected, self.text.rfind("预计", self.start, at))
        if mark is not None and last < mark.at and OVER.search(mark.period or "") is not None:
            # 预计全年增长8%,其中前三季度增长9%: what is over is known.
            return text.find(",", last, mark.at) < 0
        if text.find("预计", self.expected + 1, self.end) >= 0:
            # Told again where it is meant: each speaks of its own part of the sentence.
            return ENDS_GUESS.search(text, last, at) is None
        if text.find(",", self.start, self.expected) < 0:
            return True
        return text.count(",", last, at) + text.count(";", last, at) <= 1

    def _is_meant(self, at: int) -> bool:
        """Whether the figure at `at` tells again what was aimed at."""
        first = max(self.meant, at - 200)
        return 0 <= self.meant < at and CAME_OUT.search(self.text, first, at) is None

    def _before_that(self, at: int, after: int, line: Line) -> Moment | None:
        """The time of a value of the time before, told in brackets or between a comparison and a change."""
        between = value_between(self.text, max(self.start, at - 40), at, after, self.clock)
        if between is not None:
            return Moment(between[0], "prior", None, "TIME-FROM", between[1])
        return self._in_brackets_before(at, line)

    def _of_whole_year(self, mark: TimeWord) -> str | None:
        """Nature of what a report of part of a year tells of the whole year; None where it tells no such."""
        told = self.text[max(self.start, mark.at - 8) : mark.at + len("全年力争")]
        if not self.text.startswith("全年", mark.at):
            return None
        if re.search(r"确保|力争|争取|努力|实现|完成|冲刺", told):
            return "target"
        return "estimate" if "预计" in told else None

    def _in_brackets_before(self, at: int, line: Line) -> Moment | None:
        """The time of a figure that brackets tell of the time before: (同期为5%、去年全年为6%)."""
        year = self.clock.year
        opened = self.text.rfind("(", max(self.start, at - 60), at)
        if year is None or opened < 0 or self.text.find(")", opened, at) >= 0:
            return None
        told = EARLIER.search(self.text, opened + 1, at)
        if told is None:
            return None
        if "全年" in told.group() or self.clock.period is None:
            # Among aims the year before is the one that the report looks back on.
            period = str((self.clock.own(line) or year) - 1)
        else:
            period = self.clock.period.replace(str(year), str(year - 1))
        return Moment(period, "prior", None, "TIME-FROM", group(told))

    def _of_term(self, figure: Timed, period: str | None, mark: TimeWord | None, line: Line) -> str | None:
        """In a look over years: sums and averages hold for the term, states for its last year."""
        clock, year, lead = self.clock, self.clock.year, figure.lead
        if year is None:
            return period
        told = mark.period if mark is not None else None
        term = (
            told if mark is not None and mark.kind == "term" and told else "{}/{}".format(*clock.back(line))
        )
        if lead.years and line.part != PLANNED:
            if lead.years == TERM:
                return term
            # 十年增加28个 adds up over the years, 十年增长1.3倍 sets their ends against each other.
            longer = lead.years > TERM and (lead.compared or figure.reading.measure != "change")
            return str(year) if lead.years == 1 or longer else f"{year - lead.years + 1}/{year}"
        if mark is not None and told is not None and mark.kind == "ahead":
            return self._of_years_ahead(figure, told, line)
        over = mark is not None and mark.kind == "term"
        if figure.reading.measure == "average_growth":
            if line.part == PLANNED:
                return "{}/{}".format(*clock.ahead(line))
            mean = MEAN_OF.search(self.text, max(self.start, figure.at - 14), figure.at)
            ends = list(FROM_TO.finditer(self.text, max(self.start, figure.at - 120), figure.at))
            if ends and mean is None and not over:
                return f"{int(ends[-1][1]) + 1}/{ends[-1][2]}"
            since = self._since(figure.at, line) if mean is None and not over else None
            if since is not None and since < year - 1:
                return f"{since + 1}/{year}"
            mean = mean or YEARS_TOGETHER.search(self.text, max(self.start, figure.at - 60), figure.at)
            return f"{year + 1 - MANY[mean[1]]}/{year}" if mean is not None else term
        if line.term == "ahead" and told is None:
            return "{}/{}".format(*clock.ahead(line)) if is_of_whole_term(figure) else period
        if not over and (line.term != "past" or told is not None):
            return period
        return term if is_of_whole_term(figure) else term.split("/")[-1]

    def _since(self, at: int, line: Line) -> int | None:
        """比2003年增加14亿元,年均增长13%: the year that the mean rates of a paragraph count from."""
        first = max(line.start, at - SINCE_BACK)
        told = [*MEAN_SINCE.finditer(self.text, first, at)]
        return int(told[-1]["year"]) if told else None

    def _of_years_ahead(self, figure: Timed, told: str, line: Line) -> str:
        """What a year or term of years ahead means for a figure: its sum, or the state at its end."""
        if line.term == "ahead" and told == str(self.clock.ahead(line)[1]):
            told = "{}/{}".format(*self.clock.ahead(line))
        first, _, last = told.partition("/")
        if last:
            whole = figure.reading.measure == "average_growth" or is_of_whole_term(figure)
            return told if whole else last
        if figure.reading.measure != "average_growth" or not first.isdigit() or self.clock.year is None:
            return told
        begin = self.clock.ahead(line)[0]
        return f"{begin if begin > self.clock.year else self.clock.year + 1}/{first}"

    def before(self, moment: Moment, line: Line, since: str | None) -> Moment:
        """The moment of the first value of 从A提高到B; `since` is the time told with it."""
        year = self.clock.year
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
        if since is not None and since.startswith(("上年", "去年")):
            back = 1
        elif ago is not None:
            back = {"五": 5, "十": 10, "三": 3, "四": 4, "两": 2, "二": 2}.get(ago[1], 5)
        else:
            terms = [mark for mark in self.marks[:20] if mark.kind == "term"]
            if terms and terms[0].period and terms[0].said.startswith("从"):
                return Moment(str(int(terms[0].period[:4]) - 1), "prior", None, "TIME-FROM")
            back = 5 if terms or line.term == "past" or "/" in (moment.period or "") else 1
        return Moment(str(last - back), "prior", None, "TIME-FROM")


def _holds(mark: TimeWord, line: Line, reading: Reading, indicator: str, *, state: bool) -> bool:
    """Whether a word of time can be of a figure: a day is of what exists at it, not of what flows."""
    if mark.kind == "day":
        return state or line.part == PLANNED or grows_as_stock(reading, indicator)
    if mark.kind != "until" or reading.measure in ("level", "share", "price", "ratio", "rank"):
        return True
    # 截至7月底,工业总产值…,增长5%: what a year brings forth grew in the same months.
    return reading.measure == "growth" and is_yearly(indicator) and not state


def _up_to(period: str) -> str:
    """The part of the year that ends with a day: what flows was not there at the day."""
    year, month, *_ = period.split("-")
    return year if month == "12" else f"{year}-01/{year}-{month}"


YEAR_END = frozenset(("年末", "年底", "期末"))
TOLD_AT_END = frozenset(("level", "share", "ratio", "growth", "change"))
BRACKETED = re.compile(r"\([^()]{0,2}$")
FROM_TO = re.compile(r"[由从]((?:19|20)\d{2})年[^。;]{2,40}?(?:到|至)((?:19|20)\d{2})年")
# 由“十五”末的12亿元增加到19亿元
PLAN_ENDED = re.compile(r"“?([八九]五|十[一二三四五六]?五)”?(?:规划|计划)?(?:时期|期)?末")
LIKELY = frozenset(("有望", "可望", "望"))
MEAN_SINCE = re.compile(
    r"[比较是为](?P<year>(?:19|20)\d{2})年[底末]?(?:净增|增加|增长|提高|翻|多|扩大|的\d[\d.]*倍)[^,;。]{0,14}[,、;]"
    r"(?:年均|平均每年)"
)
# So far back in its paragraph stands the year that mean rates count from; the limit keeps it linear.
SINCE_BACK = 400
YEARS_TOGETHER = re.compile(r"(十|[5-9])年(?:共|间|来|累计)")
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
OF_YEARS = re.compile(r"\d{4}/\d{4}")
EARLIER = re.compile(
    r"(?<=[(,、;])(?:(?:上年|去年)(?:同期|全年)?|同期)(?:增速|增长|下降|上涨)?(?:分别)?(?:为|是|增长|下降)"
    r"[^,、;()]{0,8}$|(?<=\()(?:上年|去年)(?:同期|实绩|完成)?(?:数|值)?$"
)
AIM_AFTER = re.compile(r"(?:以[内上]|左右)?的?(?:预期|控制|年度|全年|年初|增长|既定)*目标")
TERM = 5
