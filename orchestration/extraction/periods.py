"""When a figure holds, and whether it is a fact, an estimate or an aim.

Belongs here: the words of time in a sentence, the part of the report and the measure give
period and nature. Not here: which words those are in a date (`dates`).
"""

import re
from bisect import bisect_left
from dataclasses import dataclass, replace

from orchestration.extraction.dates import month_end, plan_years
from orchestration.extraction.leads import Lead
from orchestration.extraction.measures import Reading
from orchestration.extraction.mentions import is_inside
from orchestration.extraction.structure import PLANNED, Line

WHEN = re.compile(
    r"(?P<until>截至|截止|到|至)?(?P<year>(?:19"
    r"|20)\d{2})\s?年(?:(?<=年)(?:(?P<m1>\d{1,2})(?:月份?)?[-—~至到](?P<m2>\d{1,2})月"
    r"|(?P<month>\d{1,2})月(?P<mend>末|底|份)?(?:(?P<day>\d{1,2})日)?|(?P<half>上半年|前三季度"
    r"|[一二三四]季度|前[一二三]季度)|(?P<yend>末|底)))?(?P<since>以来)?"
    r"|(?P<bm1>\d{1,2})(?:月份?)?[-—~至到](?P<bm2>\d{1,2})月"
    r"|(?:截至|截止|到|至)?(?P<bmonth>\d{1,2})月(?P<bend>末|底|份)?(?P<before>前)?(?:(?P<bday>\d{1,2})日)?"
    r"|(?P<part>上半年|下半年|前三季度|[一二三四]季度|前[一二三]季度"
    r"|前(?P<months>\d{1,2})个月)(?P<pend>末|底)?"
    r"|“?(?P<plan>十[一二三四五六]?五)”?(?:规划)?(?P<planword>时期|期间|以来|末|期末|收官)?"
    r"|(?P<term>五年来|过去五年|这五年|五年间|五年累计|五年|[5５]年[来间]|[5５]年累计)"
    r"|(?P<ahead>今后五年|未来五年)"
    r"|(?P<word>去年底|去年末|去年|今年|上年末|上年|明年|全年|年末|年底|期末|目前|截至目前|当前|年内)"
)
BEFORE_TIME = frozenset(" ,。;:、()-\n\t“”截止至到在于将据计年")
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
MEANT = re.compile(
    r"(?:(?<=[,;:])|全[市县区省州])计划(?!总?投资|执行|完成|生育|的|数|内|目标|任务|安排|外|单列|草案|指标|进度)"
)
# How many words of time in closed brackets are passed over; the limit keeps the reading linear.
MARKS_BACK = 6
EXPECTED = re.compile(r"预计|预估|初步测算")
AIMED = re.compile(
    r"(?:目标|预期)(?:值|为|是|约|增长|数)*$|力争|计划总投资|计划投资|(?:年产值|年产量)可达?$"
    r"|(?<![年的定])计划[^,。;的]{0,8}$"
)


@dataclass(frozen=True, slots=True)
class Moment:
    """Period and nature of a figure, the year it is compared with, the rule that told the time."""

    period: str | None
    nature: str
    base: str | None
    rule: str


@dataclass(frozen=True, slots=True)
class Mark:
    """A word of time: where it stands, its period, and what kind of time it is."""

    at: int
    period: str | None
    kind: str
    until: int = 0


@dataclass(frozen=True, slots=True)
class Clock:
    """The report's own time: the year it looks back on and, for a bulletin, its period."""

    year: int | None
    period: str | None = None

    def times(self, text: str, start: int, end: int, line: Line) -> "Times":
        """The words of time of one sentence."""
        year = self.year
        marks = []
        for match in WHEN.finditer(text, start, end):
            before = text[match.start() - 1] if match.start() else "\n"
            if match.start() > start and not _is_time_place(text, match, before):
                continue
            if is_inside(text, match.start(), "《", "》", 50):
                continue
            mark = self._mark(match, year, line)
            if mark is not None:
                marks.append(replace(mark, until=_bracket_end(text, start, mark.at, end)))
        expected = EXPECTED.search(text, start, end)
        meant = MEANT.search(text, start, end)
        return Times(
            self,
            text,
            start,
            marks,
            [mark.at for mark in marks],
            expected.start() if expected else -1,
            meant.start() if meant else -1,
        )

    def _mark(self, match: "re.Match[str]", year: int | None, line: Line) -> Mark | None:
        at = match.start()
        own = self.own(line)
        if match["year"]:
            return _year_mark(match, at, year)
        if match["bm1"] and own is not None:
            return _months(at, own, int(match["bm1"]), int(match["bm2"]))
        if match["bmonth"] and own is not None and 1 <= int(match["bmonth"]) <= 12:
            month = int(match["bmonth"])
            if match["bend"] in ("末", "底") or match["before"] or match["bday"] or text_is_until(match):
                return Mark(at, month_end(own, month), "until" if text_is_until(match) else "day")
            return Mark(at, f"{own}-{month:02d}", "span")
        if match["part"] and own is not None:
            if match["pend"]:
                return Mark(at, month_end(own, PARTS.get(match["part"], (1, 12))[1]), "day")
            if match["months"]:
                return Mark(at, f"{own}-01/{own}-{int(match['months']):02d}", "span")
            first, last = PARTS.get(match["part"], (1, 12))
            return Mark(at, f"{own}-{first:02d}/{own}-{last:02d}", "span")
        if match["plan"]:
            return _plan_mark(match, at, year)
        if match["term"] and year is not None and line.part != PLANNED:
            return Mark(at, f"{year - 4}/{year}", "term")
        if match["ahead"] and year is not None:
            return Mark(at, f"{year + 1}/{year + 5}", "ahead")
        return self._word(match["word"], at, year, own)

    def _word(self, word: str | None, at: int, year: int | None, own: int | None) -> Mark | None:
        if word is None or year is None or own is None:
            return None
        if word == "去年":
            return Mark(at, str(year), "past") if own != year else None
        if word in ("去年底", "去年末"):
            return Mark(at, f"{year}-12-31", "past") if own != year else None
        if word in ("年末", "年底", "期末"):
            return Mark(at, f"{own}-12-31", "day")
        if word == "明年":
            return Mark(at, str(year + 1), "ahead")
        if word == "今年":
            return Mark(at, str(own), "year")
        if word in ("全年", "目前", "截至目前", "当前", "年内"):
            return Mark(at, None, "reset")
        if word == "上年":
            return None
        return None

    def own(self, line: Line) -> int | None:
        """The year that this part of the report calls its own."""
        if self.year is None:
            return None
        return self.year + 1 if line.part == PLANNED and self.period is None else self.year

    def default(self, line: Line, *, state: bool) -> str | None:
        """The period of a figure whose sentence names none; `state` for a stock, not a flow."""
        own = self.own(line)
        if own is None:
            return None
        if line.term == "ahead":
            return str(self.plan_ahead()[1])
        return str(own) if line.part == PLANNED or state or self.period is None else self.period

    def aimed(self, line: Line) -> str | None:
        """The period of an aim told in words: in a plan ahead it holds for all its years."""
        if line.term == "ahead" and self.year is not None:
            return "{}/{}".format(*self.plan_ahead())
        return self.default(line, state=False)

    def plan_ahead(self) -> tuple[int, int]:
        """First and last year of the five-year plan that the year after the report's belongs to."""
        first = (self.year or 0) // 5 * 5 + 1
        return first, first + 4


def _is_time_place(text: str, match: "re.Match[str]", before: str) -> bool:
    """Whether a word of time stands where one may: after a sign, 在, 到 … or 其中."""
    told = match["word"] in ("全年", "年内") or before in BEFORE_TIME
    return told or text.endswith("其中", 0, match.start())


def _bracket_end(text: str, start: int, at: int, end: int) -> int:
    """Where the brackets around a word of time close; 0 where it stands in none."""
    opened = text.rfind("(", max(start, at - 20), at)
    if opened < 0 or text.find(")", opened, at) >= 0:
        return 0
    return max(0, text.find(")", at, min(end, at + 60)))


def _months(at: int, year: int, first: int, last: int) -> Mark | None:
    if not 1 <= first < last <= 12:
        return None
    if first == 1 and last == 12:
        return Mark(at, str(year), "year")
    return Mark(at, f"{year}-{first:02d}/{year}-{last:02d}", "span")


def text_is_until(match: "re.Match[str]") -> bool:
    """Whether a month is named as an end: 截至6月."""
    return match.group().startswith(("截至", "截止"))


def _year_mark(match: "re.Match[str]", at: int, year: int | None) -> Mark | None:
    own = int(match["year"])
    if match["m1"]:
        return _months(at, own, int(match["m1"]), int(match["m2"]))
    if match["month"] and 1 <= int(match["month"]) <= 12:
        month = int(match["month"])
        if match["day"]:
            return Mark(at, f"{own}-{month:02d}-{int(match['day']):02d}", "day")
        return Mark(
            at,
            month_end(own, month) if match["mend"] in ("末", "底") else f"{own}-{month:02d}",
            "until" if text_is_until(match) else "day",
        )
    if match["half"]:
        first, last = PARTS.get(match["half"], (1, 12))
        return Mark(at, f"{own}-{first:02d}/{own}-{last:02d}", "span")
    if match["yend"]:
        if year is not None and own > year:
            return Mark(at, f"{own}-12-31", "ahead")
        return Mark(at, f"{own}-12-31", "until" if text_is_until(match) else "day")
    if match["since"]:
        return Mark(at, f"{own}/{year}" if year is not None else None, "term")
    kind = "year" if year is None or own <= year else "ahead"
    return Mark(at, str(own), kind)


def _plan_mark(match: "re.Match[str]", at: int, year: int | None) -> Mark | None:
    word = match["planword"]
    if word not in ("时期", "期间", "以来", "末", "期末"):
        return None
    first, last = plan_years(match["plan"])
    if year is None:
        return Mark(at, f"{first}/{last}", "term")
    if word in ("末", "期末"):
        return Mark(at, str(last), "ahead" if last > year else "year")
    if first > year:
        return Mark(at, f"{first}/{last}", "ahead")
    return Mark(at, f"{first}/{min(last, year)}", "term")


@dataclass(frozen=True, slots=True)
class Times:
    """The words of time of one sentence and what they mean for a figure in it."""

    clock: Clock
    text: str
    start: int
    marks: list[Mark]
    starts: list[int]
    expected: int
    meant: int

    def _has_stop(self, start: int, at: int) -> bool:
        """Whether a semicolon parts two places of the sentence; far places are parted."""
        return at - start > 400 or self.text.find(";", start, at) >= 0

    def _clause(self, at: int) -> int:
        """Where the clause of a figure begins; a list with 、 is one clause."""
        first = max(self.start, at - 60)
        return max(first, *(self.text.rfind(sign, first, at) for sign in ",;:"))

    def _last(self, at: int, line: Line) -> Mark | None:
        index = bisect_left(self.starts, at)
        first = max(0, index - MARKS_BACK)
        while index > first and 0 < self.marks[index - 1].until < at:
            index -= 1
        found = self.marks[index - 1] if index else None
        if (
            found is not None
            and found.kind in ("span", "day", "until")
            and line.part == PLANNED
            and self._has_stop(found.at, at)
        ):
            return None
        return found

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
        mark = self._last(at, line)
        year = self.clock.year
        state = is_state(reading, indicator, counted=counted)
        is_stock = state and reading.measure != "share" and not FLOW.search(indicator)
        period = self.clock.default(line, state=is_stock)
        nature = "target" if line.part == PLANNED else "actual"
        rule = "TIME-PART"
        holds = (
            mark is not None
            and mark.period is not None
            and (mark.kind != "day" or state or line.part == PLANNED or _grows_as_stock(reading, indicator))
            and (mark.kind != "until" or reading.measure in ("level", "share", "price", "ratio", "rank"))
        )
        if mark is not None and mark.period is not None and holds:
            period, rule = mark.period, f"TIME-{mark.kind.upper()}"
            if mark.kind == "ahead":
                nature = "target"
            elif (
                line.part == PLANNED
                and year is not None
                and self.clock.period is None
                and mark.period[:4] <= str(year)
            ):
                nature = "actual"
        if mark is not None and mark.kind == "reset" and self.clock.period is not None and year is not None:
            whole = self._of_whole_year(mark, line)
            if whole is not None:
                return Moment(str(year), whole, None, "TIME-WHOLE")
        period = self._of_term(at, period, mark, reading, line, f"{indicator}\n{core}", lead)
        if nature == "actual" and 0 <= self.meant < at:
            return Moment(self.clock.default(line, state=True), "target", None, "TIME-MEANT")
        if nature == "actual" and (line.expected or 0 <= self.expected < at):
            nature = "estimate"
        compared = lead.than or lead.compared or reading.measure in ("difference", "change", "completion")
        aimed = AIMED.search(self.text, max(self.start, at - 14), at) or AIM_AFTER.match(self.text, after)
        if nature == "actual" and not compared and ("hope" in lead.kinds or aimed):
            nature = "target"
            if period == self.clock.period and year is not None:
                period = str(year)
        if nature == "actual" and (earlier := self._in_brackets_before(at)) is not None:
            return Moment(earlier, "prior", None, "TIME-FROM")
        return Moment(period, nature, base_of(lead, reading, year), rule)

    def _of_whole_year(self, mark: Mark, line: Line) -> str | None:
        """Nature of what a report of part of a year tells of the whole year; None where it tells no such."""
        told = self.text[max(self.start, mark.at - 8) : mark.at]
        if not self.text.startswith("全年", mark.at) or line.part == PLANNED:
            return None
        if re.search(r"确保|力争|争取|努力|实现|完成|冲刺", told):
            return "target"
        return "estimate" if "预计" in told else None

    def _in_brackets_before(self, at: int) -> str | None:
        """The period of a figure that brackets tell of the time before: (同期为5%、去年全年为6%)."""
        year = self.clock.year
        opened = self.text.rfind("(", max(self.start, at - 60), at)
        if year is None or opened < 0 or self.text.find(")", opened, at) >= 0:
            return None
        told = EARLIER.search(self.text, opened + 1, at)
        if told is None:
            return None
        if "全年" in told.group() or self.clock.period is None:
            return str(year - 1)
        return self.clock.period.replace(str(year), str(year - 1))

    def _of_term(
        self,
        at: int,
        period: str | None,
        mark: Mark | None,
        reading: Reading,
        line: Line,
        indicator: str,
        lead: Lead,
    ) -> str | None:
        """In a look back over years: sums and averages hold for the term, states for its last year."""
        year = self.clock.year
        if year is None:
            return period
        over = mark is not None and mark.kind == "term"
        term = mark.period if over and mark is not None and mark.period is not None else f"{year - 4}/{year}"
        if lead.years and line.part != PLANNED:
            if lead.years == TERM:
                return term
            return f"{year - lead.years + 1}/{year}" if 1 < lead.years < TERM else str(year)
        if reading.measure == "average_growth":
            if line.part == PLANNED:
                first, last = self.clock.plan_ahead()
                return f"{first}/{last}"
            mean = MEAN_OF.search(self.text, max(self.start, at - 14), at)
            return f"{year + 1 - MANY[mean[1]]}/{year}" if mean is not None else term
        if line.term == "ahead" and (mark is None or mark.period is None):
            held = "hold" in lead.kinds or HELD.search(self.text, max(self.start, at - 8), at)
            return self.clock.aimed(line) if held or reading.measure in ("growth", "change") else period
        if not over and (line.term != "past" or (mark is not None and mark.period is not None)):
            return period
        return self._within(at, term, mark if over else None, reading, indicator, lead)

    def _within(
        self, at: int, term: str, mark: Mark | None, reading: Reading, indicator: str, lead: Lead
    ) -> str:
        """Whether a figure of a look back is of the whole term or of its last year; `mark` names the term."""
        end = term.split("/")[-1]
        near = mark is not None and not self._has_stop(mark.at, at)
        if near and mark is not None and reading.measure == "level":
            summed = SUMMED.search(self.text, max(mark.at, at - 200), at)
            if summed is not None:
                return term
        if lead.into or lead.compared is not None or "from" in lead.kinds:
            return end
        if reading.measure == "growth" and MOVED.search(self.text, max(self.start, at - 60), at):
            return end
        if reading.measure == "share" and (
            SPENT.search(indicator) or HELD.search(self.text, max(self.start, at - 8), at)
        ):
            return term
        if reading.measure in ("change", "growth") or "hold" in lead.kinds:
            return term
        if reading.measure == "level" and (
            "cumulative" in lead.kinds
            or FLOW.search(indicator)
            or PASSED.search(self.text, max(self.start, at - 14), at)
            or SUMMED.search(self.text, max(self._clause(at), at - 60), at)
        ):
            return term
        return end

    def before(self, moment: Moment, line: Line, since: str | None) -> Moment:
        """The moment of the first value of 从A提高到B; `since` is the time told with it."""
        year = self.clock.year
        told = re.search(r"((?:19|20)\d{2})", since or "")
        if told:
            ended = re.search(r"年[底末]", since or "")
            return Moment(f"{told[1]}-12-31" if ended else told[1], "prior", None, "TIME-FROM")
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
            over = (
                line.term == "past"
                or "/" in (moment.period or "")
                or any(mark.kind == "term" for mark in self.marks[:20])
            )
            back = 5 if over else 1
        return Moment(str(last - back), "prior", None, "TIME-FROM")


MEAN_OF = re.compile(r"([两二三四234])年(?:平均|年均)")
MANY = {"两": 2, "二": 2, "三": 3, "四": 4, "2": 2, "3": 3, "4": 4}
EARLIER = re.compile(
    r"(?<=[(,、;])(?:(?:上年|去年)(?:同期|全年)?|同期)(?:增速|增长|下降|上涨)?(?:分别)?(?:为|是|增长|下降)"
    r"[^,、;()]{0,8}$"
)
# 由3万元增加到5万元,增长67%: the growth from the first value to the second.
MOVED = re.compile(
    r"[由从][^;。]{2,30}(?:到|至)[^;。,、]{2,14}[,、](?:累计)?(?:增长|提高|增加)(?:了|近|约|超)?$"
)
SUMMED = re.compile(r"累计|合计|总共")
AIM_AFTER = re.compile(r"(?:以内|左右)?的(?:预期|控制|年度|全年|年初)?目标")
TERM = 5
# 控制在5%以内 holds for every year of a term.
HELD = re.compile(r"(?:控制|稳定|保持|维持)在")
SPENT = re.compile(r"财政支出|预算支出|民生支出|支出占")
PASSED = re.compile(r"连续|接连|先后|相继|连年")
STATE = re.compile(
    r"余额|存栏|人口|存量|保有量|总数|总量|里程|拥有|在册|在校|在园|床位|企业$|企业数|户$|市场主体"
    r"|基站|存款|贷款|参保|库容|装机|覆盖|占比|存贷比|率$"
)
FLOWING = re.compile(
    r"出栏|产量|产值|增加值|收入|投资|销售|总产|出生率|增长率|净增|实现|新增|完成|发电量|吞吐量|客运"
    r"|货运|成交|零售额|进出口|利润|税收|支出"
)


def is_state(reading: Reading, indicator: str, *, counted: bool) -> bool:
    """Whether the figure tells a state at a day (a stock), not a flow over a time.

    `counted`: the unit is a counting word; what is counted exists unless a verb made it.
    """
    if reading.measure not in ("level", "share", "ratio", "price") or FLOWING.search(indicator):
        return False
    if STATE.search(indicator) is not None:
        return True
    return counted and reading.measure == "level"


def _grows_as_stock(reading: Reading, indicator: str) -> bool:
    """The growth of a stock is that of the day it is told for; of a flow no day is told."""
    return reading.measure == "growth" and STOCK.search(indicator) is not None


STOCK = re.compile(r"余额$|存栏|保有量|在册|市场主体|经营主体")
FLOW = re.compile(
    r"^(?:累计|定居|安居|新|建(?!筑|材|成区)|改|完成|实施|投入|落地|开工|开展|打造|打通|引进|引入|培育|获|发放"
    r"|举办|安排|争取|带动|减|增(?!加值)|退|推|整治"
    r"|治理|创(?!新|业)|转移|帮|解决|办理|处置|拆|化解|入选|落实|签|吸|停产|接待|惠及|搬迁|调整|提供"
    r"|培训|改造|修复|造林|植树|绿化|疏浚|清理|淘汰|关停|压减|查处|侦破|救助|资助|派出|发行|培养|招引"
    r"|孵化|转化|承办|出台|制定|修订|投放|敷设|铺设|安装|更新|安置|帮扶|减免|兑现|拨付|筹集|募集|减少"
    r"|降低|拉动|向)"
    r"|实施|完成|新增|累计|投入|落地|惠及|脱贫|退出|搬迁|改造|建设|达到|接近|开工|累计|\n累计"
    r"|入选|植树|投产|推广|获评|获批|荣获|发射|发布|召开|出让|(?<!城镇新增)就业(?=$|\n)"
)


def base_of(lead: Lead, reading: Reading, year: int | None) -> str | None:
    """The year of a comparison with a time other than the year before."""
    if lead.years > 1 and lead.years != TERM and year is not None and reading.measure == "growth":
        return str(year - lead.years)
    if lead.compared is None or reading.measure not in ("growth", "change", "average_growth"):
        return None
    told = re.search(r"((?:19|20)\d{2})", lead.compared)
    if told:
        return told[1] if year is None or int(told[1]) != year - 1 else None
    plan = re.search(r"(十[一二三四五六]?五)", lead.compared)
    if plan:
        return str(plan_years(plan[1])[1])
    if "五年前" in lead.compared and year is not None:
        return str(year - 5)
    return None
