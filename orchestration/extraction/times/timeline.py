"""The words of time of one sentence, in order.

Belongs here: which of them holds at a place of the sentence, with 预计 and 计划 as a verb. Not
here: where words of time stand (`timewords`), what they mean for a figure (`periods`).
"""

import re
from bisect import bisect_left
from dataclasses import replace

from orchestration.extraction.structure.lines import PLANNED, Line
from orchestration.extraction.times.clock import Clock
from orchestration.extraction.times.meanings import ONE_MONTH, TimeWord
from orchestration.extraction.times.timewords import time_words
from orchestration.extraction.words import group
from orchestration.immutable import immutable

MEANT = re.compile(
    r"(?:(?<=[,;:])|全[市县区省州])计划(?!总?投资|执行|完成|生育|的|数|内|目标|任务|安排|外|单列|草案|指标|进度)"
    # 调控目标是: what was aimed at, told again in the part that says what was done.
    r"|(?:(?:调控|预期|发展|奋斗|主要|工作|计划|年初(?:确定|制定|提出|预定|设定)?的?)目标(?:任务)?"
    r"|年初(?:确定|制定|提出|预定|设定)?的?计划)(?:分别)?(?:是|为|:)(?!期)"
)
# 未达到序时进度5项,分别为建成学校3所、…: the tasks that are behind, by what each is to bring.
BEHIND = re.compile(
    r"(?:未|没有)(?:能)?(?:达到|完成|达)[^,。;\d]{0,8}\d{1,3}[项个](?:任务|指标)?(?:[、,]占比?[\d.]+%)?,?(?:分别|具体)?[为是:](?!期)"
)
# One of these stands in whatever tells an aim.
AIM_WORDS = re.compile("目标|任务|计划|拟(?![定订态])|规划(?:项目)?总|预期|力争|年产|全力|努力|确保|争取")
NOT_YET = ("未", "没有", "尚未", "其中未", "其中,未")
# How many words of time in closed brackets are passed over; the limit keeps the reading linear.
MARKS_BACK = 6
# So near to its word of time stands 基础上; the limit keeps the reading linear.
BUILT_NEAR = 40
# Brackets right after the last figure may open behind the end of the sentence, at most so far.
ASIDE_BEHIND = 40
# 明年在优化结构的基础上: what is built upon is told after the year, which goes on.
BUILT_UPON = re.compile(r".[^在。;]*基础上")
# 总量达5亿元,“十四五”以来年均增长6%;…: the term is of the one average, where none follows.
OWN_AVERAGE = re.compile(r"[^,;]{2,12}?[来间期五]年均[^,;均]*\d[^,;均]*[,;](?!.*年均)")
AMONG = re.compile(r"[。\s]*(?:其中|在(?:总|全部|常住|户籍)[^,。;\d]{1,6}中,)")
# 预计 in brackets speaks of the figure before them alone.
# 年预计产值超过5亿元的项目: what is expected of each tells which are spoken of.
EXPECTED = re.compile(r"(?<!\()(?:预计|预估|有望|可望)(?![^,;。]{2,16}的(?:项目|企业))")
TOLD = re.compile(r"\d(?:%|[万亿元]|个百分点)")
# 全年税收可完成20亿元, 年末人口将达到3万人: a year told before its end; 投产后…: what a work is able to.
LIKELY = re.compile(
    r"(?:(?<!后)(?<!后,)(?:全年|到?年末|到?年底)(?!可支配),?[^,。;:\d]{0,14}?(?:[可有]望|可|(?<!即)将)|[可有]望)"
    r"(?:完成|实现|达到?|突破|超过?|增长|净?增)[^,。;:\d]{0,18}\d"
)
# 财政收入可达到20亿元, 粮食总产可突破9亿斤: what a year brings forth, told before it is reckoned up.
CAN_REACH = re.compile(r"可(?:完成|实现|达到?|突破|超过?|增长)(?:近|约)?\d")
OF_YEAR = re.compile(
    r"(?<!年)(?<![户亩劳棚]均)(?:生产总值|增加值|总产值|纯收入|可支配收入|(?:财政|预算|税收|旅游)总?收入|固定资产投资|零售总?额"
    r"|进出口(?:总[额值])?|出口(?:总[额值])?|[利使]用外资|总产量?|利税|税收)(?:总额)?(?:预计)?$"
)
# 初步预计,…。其中…: set off by a comma it speaks of all the paragraph, but where another time is named.
EXPECTED_HENCE = re.compile(r"\s*(?:经)?(?:初步)?(?:预计|预估),")


def _tells_whole_year(text: str, start: int, end: int) -> bool:
    """Whether a word that LIKELY begins with stands in a sentence."""
    return (
        text.find("全年", start, end) >= 0
        or text.find("年末", start, end) >= 0
        or text.find("年底", start, end) >= 0
    )


def reached(text: str, start: int, end: int) -> "list[re.Match[str]]":
    """Where a stretch says what results of the year can be expected to reach."""
    if text.find("可", start, end) < 0:
        return []
    return [
        can
        for can in CAN_REACH.finditer(text, start, end)
        if OF_YEAR.search(text, max(start, can.start() - 12), can.start()) is not None
    ]


def timeline_of(
    text: str, start: int, end: int, line: Line, clock: Clock, *, hence: bool = False
) -> "Timeline":
    """The words of time of one sentence; `hence`: an earlier one said that what follows is expected."""
    words = time_words(text, start, end, line, clock)
    if AMONG.match(text, start, end) and (not words or words[0].at > start + 8):
        words = [*_carried(text, start, line, clock), *words]
    guesses = text.find("预", start, end) >= 0 or text.find("望", start, end) >= 0
    expected = EXPECTED.search(text, start, end) if guesses else None
    if expected is None and _tells_whole_year(text, start, end):
        expected = LIKELY.search(text, start, end)
    if expected is None:
        expected = next(iter(reached(text, start, end)), None)
    has_aims = AIM_WORDS.search(text, start, end) is not None
    may_be_meant = has_aims and (text.find("目标", start, end) >= 0 or text.find("计划", start, end) >= 0)
    meant = MEANT.search(text, start, end) if may_be_meant else None
    behind = BEHIND.search(text, start, end) if text.startswith(NOT_YET, start) else None
    return Timeline(
        clock,
        text,
        start,
        end,
        words,
        [word.at for word in words],
        expected.start() if expected else start if hence and not words else -1,
        behind.end() - 1 if behind else meant.start() if meant else -1,
        group(behind) if behind else group(meant) if meant else "",
        has_aims,
        text.find("(", start, end + ASIDE_BEHIND) >= 0,
    )


def _carried(text: str, start: int, line: Line, clock: Clock) -> list[TimeWord]:
    """The day or months that the sentence before named last: 其中 speaks of a part of what it told."""
    first = max(line.start, start - 200)
    before = max(first, text.rfind("。", first, max(first, start - 1)) + 1)
    while before > first and AMONG.match(text, before) is not None:
        # 年末总人口…。其中…。在总人口中…: of parts and parts again.
        before = max(first, text.rfind("。", first, before - 1) + 1)
    told = [word for word in time_words(text, before, start, line, clock) if not word.until]
    last = told[-1] if told else None
    return [replace(last, at=start)] if last is not None and last.kind in ("day", "until", "span") else []


@immutable
class Timeline:
    """The words of time of one sentence, and where it says 预计 and 计划 (-1 where it does not).

    Without `has_aims` it has no word that tells an aim, without `has_brackets` nothing in brackets.
    """

    clock: Clock
    text: str
    start: int
    end: int
    marks: list[TimeWord]
    starts: list[int]
    expected: int
    meant: int
    meant_words: str
    has_aims: bool
    has_brackets: bool

    def has_stop(self, start: int, at: int) -> bool:
        """Whether a semicolon parts two places of the sentence; far places are parted."""
        return at - start > 400 or self.text.find(";", start, at) >= 0

    def word_for(self, at: int, line: Line) -> TimeWord | None:
        """The word of time that holds for a figure at `at`; None where none does."""
        if not self.marks:
            return None
        index = bisect_left(self.starts, at)
        first = max(0, index - MARKS_BACK)
        while index > first and 0 < self.marks[index - 1].until < at:
            index -= 1
        while index > first and self._is_past(self.marks[index - 1], at, line):
            index -= 1
        return self.marks[index - 1] if index > first else None

    def _is_past(self, mark: TimeWord, at: int, line: Line) -> bool:
        """Whether a word of time has lost its hold; in a planned part it ends with its clauses."""
        if BUILT_UPON.match(self.text, mark.at, min(at, mark.at + BUILT_NEAR)) is not None:
            # 在去年增长8%的基础上,力争增长9%: what is built upon is told, what is built has its own time.
            return True
        if mark.kind == "term" and OWN_AVERAGE.match(self.text, mark.at, at) is not None:
            return True
        if not self.has_stop(mark.at, at):
            return False
        if line.part != PLANNED:
            guessed = mark.kind == "reset" and self.text.endswith("预计", self.start, mark.at)
            return ((mark.kind == "span" or guessed) and self._is_aside(mark)) or self._is_event(mark)
        aside = (
            line.term == "ahead" and mark.kind == "ahead" and mark.period != str(self.clock.ahead(line)[1])
        )
        return aside or mark.kind in ("span", "day", "until")

    def _is_event(self, mark: TimeWord) -> bool:
        """5月份获奖励9万元;投资增长8%: one month or day, told in a report of a whole year, is of its part."""
        if self.clock.period is not None or mark.kind not in ("span", "day"):
            return False
        return mark.said.endswith("日") or (
            ONE_MONTH.fullmatch(mark.period or "") is not None and mark.said[-1] not in "底末"
        )

    def _is_aside(self, mark: TimeWord) -> bool:
        """全年…增长8%,三季度…;…: a part of the year told after other figures is of its own clauses alone."""
        first = max(self.start, mark.at - 200)
        part = max(first, self.text.rfind(";", first, mark.at))
        return TOLD.search(self.text, part, mark.at) is not None
