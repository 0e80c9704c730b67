"""The parts of a report.

Belongs here: front matter, lines, headings, which part of the report a line stands in
(executed or planned), and the year the report looks back on. Not here: sentences
(`statements`), tables (`tables`).
"""

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass

from orchestration.extraction.numerals.dates import plan_years
from orchestration.extraction.structure.outlooks import TITLE, Outlook, outlooks_of, returns
from orchestration.extraction.words import at_openings, group
from orchestration.immutable import immutable

EXECUTED, PLANNED = "executed", "planned"

# Keys with their values: text between two rules of a page is none.
FRONT_MATTER = re.compile(
    r"\s*---[ \t]*\n(?:(?:[A-Za-z][\w-]*[ \t]*:.*|[ \t]+.*|-[ \t].*|#.*|[ \t]*)\n)*?---[ \t]*(?:\n|$)"
)
FIRST_LEVEL = re.compile(
    r"\s*(?:#{1,2}\s|第[一二三四五六七八九十]+(?:部分|章)|[一二三四五六七八九十]{1,3}[、.])"
)
DONE = re.compile(
    r"回顾|执行情况|完成情况|成绩|成就|总结|工作情况|运行情况|发展情况|基本情况|主要工作进展|取得|过去|去年"
)
TO_DO = re.compile(
    r"目标|安排|任务|建议|打算|部署|思路|要求|重点工作|草案|展望|努力方向|今后|下一步|下一年|明年|今年"
    r"|工作举措|主要措施"
)
YEARS = re.compile(r"((?:19|20)\d{2})\s?年?")
# 2011年1月13日在县人民代表大会, 发布日期:2023-01-28: a day says nothing of which part follows.
DAY = re.compile(
    r"(?:19|20)\d{2}(?:\s?年\s?\d{1,2}\s?月\s?\d{1,2}\s?日|([-./])\d{1,2}\1\d{1,2}|年\d{1,2}月(?=\s*\)?\s*$))"
)
TURN = re.compile(
    r"(?:^|(?<=[。!;\n]))[\s—\-]*(?:\d{1,2}[.、]|\([一二三四五六七八九十\d]{1,3}\))?(?:各位代表[!,:]\s*)?(?:回顾|总结|经过五年[^,。]{0,12},)?"
    r"(?:(?P<past>(?:过去|这|本届政府)?的?[五5]年(?:来|间)?(?=[,是我])|五年来|过去的?[五5]年"
    r"|刚刚过去的[五5]年|这[五5]年|五年间|5年[来间](?=[,是])|回望(?:“十[一二三四五]五”|五年|过去五年)"
    r"|这是[^。,]{2,24}的五年|本届政府任期|[^,。;\n]{2,24}以来的?五年(?=[,是])"
    r"|“十[一二三四五六]?五”这五年)"
    r"|“(?P<plan>十[一二三四五六]?五)”(?:规划)?(?:(?:时期|期间|以来)(?!末|规划)"
    r"|(?:时期|期间)?的?(?:经济社会)?(?:发展)?(?:的)?(?:主要|总体|预期|奋斗)*目标)"
    r"|(?P<next>(?:今后|未来)[五5]年)(?!规划|计划)"
    r"|(?:(?:近|这|过去)?(?P<back>[三四十]|\d{1,2})年(?:来|间)(?=[,我全])"
    r"|(?:这|(?:刚刚)?过去的?)(?P<many>[三四])年(?=[,是我]))"
    r"|(?P<year>一年来|过去一年|过去的一年|刚刚过去的|去年|今年|(?P<number>(?:19|20)\d{2})年(?!以来|至"
    r"|到|-|—|底前|前)))"
)
TURNS_BY = re.compile("年|五”|本届")
# 2010年…,是2005年的2倍,年均增长14%: the year named is the last of a look back, not one told for itself.
OVER_YEARS = re.compile(
    r"[是比](?:(?:19|20)\d{2}年|“十.?五”)|年均|[五5]年(?:平均|累计|间)|翻(?:了)?[一两]?番"
)
HENCE_EXPECTED = re.compile(r"(?P<inside>\([^()。]{0,12})?(?:预计|快报)数?[,(]?下同")
NUMBERS = {"三": 3, "四": 4, "五": 5, "十": 10}


@immutable
class Line:
    """One line of the text: where it stands, in which part, whether it looks over a term of years.

    `span` is the first and last year of that term, where the words that open it tell them.
    """

    start: int
    end: int
    part: str
    term: str | None
    heading: str
    is_heading: bool
    expected: bool = False
    span: tuple[int, int] | None = None
    told: str = ""
    # Planned only by words of a sentence, to the end of the line or section.
    in_passing: bool = False


def front_matter_end(text: str) -> int:
    """Where the front matter ends; 0 where there is none."""
    match = FRONT_MATTER.match(text) if text.lstrip().startswith("---") else None
    return match.end() if match else 0


def executed_year(text: str) -> int | None:
    """The year the report looks back on, from front matter, title or first headings."""
    stop = front_matter_end(text)
    if stop:
        told = re.search(r"executed_year:\s*[\"']?((?:19|20)\d{2})", text[:stop])
        if told:
            return int(told[1])
    head = text[:4000]
    for pattern, shift in (
        (r"((?:19|20)\d{2})年[^\n。]{0,30}执行情况", 0),
        (r"((?:19|20)\d{2})年[^\n。]{0,20}政府工作报告", -1),
        (r"((?:19|20)\d{2})年[^\n。]{0,24}(?:统计公报|运行情况|经济形势)", 0),
        (r"[一二三]、((?:19|20)\d{2})年[^\n。]{0,24}(?:回顾|情况)", 0),
        (r"((?:19|20)\d{2})年\d{1,2}月\d{1,2}日在[^\n。]{2,40}(?:会议|大会)", -1),
        (r"(?:过去一年|去年|((?:19|20)\d{2})年)[^\n。]{0,12}(?:工作回顾|是)", 0),
    ):
        found = re.search(pattern, head)
        if found and found[1]:
            return int(found[1]) + shift
    return None


FIGURES = re.compile(r"\d(?:%|[万亿]|个百分点)")


FIVE_YEARS = re.compile(
    r"五年[^,。]{0,10}回顾|回顾[^,。]{0,10}五年"
    r"|(?:过去|这|本届政府|以来|上届政府)的?五年(?:来|间)?的?(?:主要|政府)?(?:工作|成就|发展|成绩|历程|情况|建设|$)"
)


# 编制了“十五五”规划纲要(草案)…,提出生产总值年均增长5%: the aims of the plan that comes next.
OUTLINE = re.compile(
    r"(?:(?:编制|起草|形成|制定)了?[^。;,]{0,8}“(?P<plan>十[一二三四五六]?五)”规划?《?纲要[^\n]{0,400}?"
    r"|《[^《》。]{0,40}(?:第(?P<fifth>十[一二三四五六]?)个五年[^《》。]{0,12})?纲要(?:\(?(?:草案|[^()]{2,6}稿)\)?)?》[^。;,]{0,10})"
    r"(?:提出|设定|明确|细化|安排)"
)
OF_PLAN = re.compile(
    r"规划《?纲要|五年规划|“十[一二三四五六]?五”(?:时期|规划)?[^,。]{0,16}(?:安排|目标|任务|说明|设想|思路)"
)
BOTH_TIMES = re.compile(
    r"(?:“十[一二三四五六]?五”|过去五年|五年来|本届政府|这五年)[^,。\d]{0,12}?(?:和|及|以及|暨|与|、)(?:19|20)\d{2}年[^,。]{0,12}(?:回顾|工作|情况|成就)"
)
FEW_YEARS = re.compile(r"过去的?(?P<many>[三四])年[^,。]{0,14}(?:回顾|工作|情况|成就)")
NEXT_YEARS = re.compile(r"(?:今后|未来)[五5]年")


@dataclass(slots=True)
class _Place:
    """Where in the report the walk over its lines is."""

    part: str = EXECUTED
    term: str | None = None
    heading: str = ""
    expected: bool = False
    span: tuple[int, int] | None = None
    # The heading or the words that opened this part or term of years.
    told: str = ""
    # What the walk goes back to after an outlook in passing, and how long that lasts.
    aside: tuple[str, str | None, tuple[int, int] | None, str] | None = None
    lasts: str = "part"
    # No heading opened the part, but words of a sentence.
    by_words: bool = False

    def plan(self, told: str, lasts: str) -> None:
        """From here on the report tells what is planned, to the end of the line, section or part."""
        self.aside = (self.part, self.term, self.span, self.told) if lasts != "part" else None
        self.part, self.term, self.span, self.told = PLANNED, None, None, told
        self.lasts, self.by_words = lasts, True

    def back(self, *lasting: str) -> None:
        """Ends an outlook that lasts no longer."""
        if self.aside is not None and self.lasts in lasting:
            self.part, self.term, self.span, self.told = self.aside
            self.aside = None

    def line(self, start: int, end: int, *, is_heading: bool) -> Line:
        """The line between two places of the text."""
        return Line(
            start, end, self.part, self.term, self.heading, is_heading, self.expected, self.span, self.told,
            self.aside is not None,
        )  # fmt: skip


def lines_of(text: str, year: int | None) -> list[Line]:
    """The lines of a text, cut where a line passes from one part or term of years to another."""
    lines: list[Line] = []
    place = _Place()
    for match in re.finditer(r"[^\n]+", text):
        line = group(match)
        first = FIRST_LEVEL.match(line) is not None
        is_heading = len(line) <= 70 and (first or _is_title(line) or TITLE.fullmatch(line) is not None)
        if not first and place.by_words and place.part == PLANNED and returns(line, year):
            place.part, place.term, place.span, place.by_words = EXECUTED, None, None, False
        elif first or is_heading:
            _enter(place, line, year, first=first)
        start = match.start()
        before = place.line(start, match.end(), is_heading=is_heading)
        if is_heading:
            lines.append(place.line(start, match.end(), is_heading=True))
            place.back("line")
            continue
        for at, turn in _turns(line, place, year):
            if at:
                lines.append(place.line(start, match.start() + at, is_heading=False))
            start = match.start() + at
            turn(place)
        lines.append(place.line(start, match.end(), is_heading=False))
        if place.term == "ahead" and before.term != "ahead" and _outline(line, year) is not None:
            # What the outline of the next plan sets is told in its own paragraph.
            place.part, place.term, place.span, place.told = (
                before.part,
                before.term,
                before.span,
                before.told,
            )
        if place.term == "past" and before.term != "past" and FIGURES.search(line[: start - match.start()]):
            # A look back told in passing, after figures of the year, ends with its paragraph.
            place.term, place.span, place.told = before.term, before.span, before.told
        place.back("line")
    return [line for line in lines if line.end > line.start]


def _enter(place: _Place, line: str, year: int | None, *, first: bool) -> None:
    """What a heading changes."""
    title = line[:70].partition("。")[0]
    if first:
        place.back("section")
    elif place.part != PLANNED and _is_news(title, year):
        place.plan(line.strip(), "line")
        return
    elif TITLE.fullmatch(line) is not None:
        if place.part != PLANNED:
            place.plan(line.strip(), "section")
        place.heading = line.strip()
        return
    told = _told_part(title, year)
    if told is not None and (first or told[1]):
        place.expected = place.expected and told[0] == place.part
        place.part, place.term, place.span, place.told = told[0], None, None, line.strip()
        place.by_words, place.aside = False, None
    elif first:
        place.term, place.span = None, None
    was = place.part, place.term
    _enter_years(place, title, year)
    place.heading = line.strip()
    if (place.part, place.term) != was:
        place.told = place.heading


def _enter_years(place: _Place, title: str, year: int | None) -> None:
    """What a heading that names five years or a plan says of the years it tells."""
    plans = [plan_years(plan) for plan in re.findall(r"“(十[一二三四五六]?五)”", title)]
    first_of_both = BOTH_TIMES.search(title) if place.part == EXECUTED else None
    few = FEW_YEARS.search(title) if place.part == EXECUTED else None
    if FIVE_YEARS.search(title) and not YEARS.search(title):
        _look_back(place, year)
    elif few is not None and year is not None:
        _look_back(place, year, (year - NUMBERS[few["many"]] + 1, year))
    elif first_of_both is not None and year is not None and all(plan[0] <= year for plan in plans):
        # “十四五”时期和2025年工作回顾: first the years together, until a sentence turns to the last.
        _look_back(place, year, plans[0] if plans else None)
    elif NEXT_YEARS.search(title) and not YEARS.search(title):
        _look_ahead(place, None if year is None else (year + 1, year + 5))
    elif plans and year is not None and not YEARS.search(title):
        if all(plan[0] > year for plan in plans):
            _look_ahead(place, plans[-1])
        elif all(plan[0] <= year for plan in plans) and re.search(r"成就|回顾|成绩|情况", title):
            _look_back(place, year, plans[-1])


def _look_back(place: _Place, year: int | None, plan: tuple[int, int] | None = None) -> None:
    """From here on the report looks back on the five years to its own, or on a plan up to it."""
    place.term = "past"
    if year is not None:
        place.span = (year - 4, year) if plan is None else (plan[0], min(plan[1], year))


def _look_ahead(place: _Place, span: tuple[int, int] | None) -> None:
    """From here on the report tells the aims of the years of `span`."""
    place.part, place.term, place.span = PLANNED, "ahead", span


def _turns(line: str, place: _Place, year: int | None) -> Iterator[tuple[int, Callable[[_Place], None]]]:
    """The places in a line where it turns to another part, term or state of knowledge."""
    found = []
    term = place.term
    # Every turn tells years, names a plan or a government's term.
    for turn in at_openings(TURN, line) if TURNS_BY.search(line) else ():
        if not _is_in_passing(turn, line, term):
            term = None if turn["year"] else "past" if place.part == EXECUTED else term
            found.append((turn.start(), _turn_to(turn, year)))
    if place.part == EXECUTED or place.term == "ahead":
        found.extend((one.at, _to_aims(one)) for one in outlooks_of(line, year))
    outline = _outline(line, year) if place.term != "ahead" else None
    if outline is not None:
        found.append((outline, lambda place: _look_ahead(place, None)))
    hence = HENCE_EXPECTED.search(line) if "下同" in line else None
    if hence is not None:
        # (预计数,下同) speaks of the figure before it too: of its whole sentence.
        inside = hence["inside"] is not None
        found.append((line.rfind("。", 0, hence.start()) + 1 if inside else hence.start(), _to_expected))
    yield from sorted(found, key=lambda one: one[0])


def _outline(line: str, year: int | None) -> int | None:
    """Where the sentence begins that tells of the outline of a plan to come; None where none does."""
    told = OUTLINE.search(line) if "纲要" in line else None
    if told is None:
        return None
    plan = told["plan"] or (told["fifth"] and told["fifth"] + "五")
    if plan and (year is None or plan_years(plan)[0] <= year):
        return None
    return line.rfind("。", 0, told.start()) + 1


def _is_in_passing(turn: "re.Match[str]", line: str, term: str | None) -> bool:
    """Whether a year that opens a sentence is named for this sentence alone, the look back going on."""
    if turn["number"] is None:
        return False
    end = _sentence_end(line, turn.end())
    if OVER_YEARS.search(line, turn.end(), end) is not None:
        return True
    return term == "past" and turn.start() > 0 and FIGURES.search(line, turn.end(), end) is not None


def _sentence_end(line: str, at: int) -> int:
    end = line.find("。", at, at + 300)
    return end if end >= 0 else min(len(line), at + 300)


def _to_aims(outlook: Outlook) -> Callable[[_Place], None]:
    def change(place: _Place) -> None:
        if outlook.lasts == "part" or place.part != PLANNED:
            place.plan(outlook.words, outlook.lasts)

    return change


def _to_expected(place: _Place) -> None:
    place.expected = True


def _turn_to(turn: "re.Match[str]", year: int | None) -> Callable[[_Place], None]:
    def change(place: _Place) -> None:
        plan = plan_years(turn["plan"]) if turn["plan"] else None
        was = place.part, place.term
        if turn["year"]:
            if turn["number"] is not None and year is not None and int(turn["number"]) <= year:
                place.back("line", "section")
            place.term, place.span = None, None
        elif turn["next"]:
            _look_ahead(place, None if year is None else (year + 1, year + 5))
        elif plan is not None and year is not None and plan[0] > year:
            _look_ahead(place, plan)
        elif (place.part == EXECUTED or OF_PLAN.search(place.heading)) and (plan is None or year is not None):
            # Under the heading of the next plan's outline the years of the last one are told first.
            place.part = EXECUTED
            _look_back(place, year, plan)
            back = turn["back"] or turn["many"]
            if back and year is not None:
                place.span = (year - (NUMBERS.get(back) or int(back)) + 1, year)
        if (place.part, place.term) != was:
            place.told = group(turn).strip()

    return change


def _is_title(line: str) -> bool:
    stripped = line.strip()
    return (
        bool(stripped)
        and stripped[-1] not in "。;,:!?"
        and "。" not in stripped
        and (stripped[0] in "#(第一二三四五六七八九十" or ("年" in stripped and len(stripped) <= 40))
    )


def _is_news(title: str, year: int | None) -> bool:
    """今年投资预期增长8%: the title of a piece of news tells its own figures, and opens no part."""
    told = _told_part(title, year) if FIGURES.search(title) is not None else None
    return told is not None and told[0] == PLANNED


def _told_part(title: str, year: int | None) -> tuple[str, bool] | None:
    """The part that a heading announces, and whether it says so by a year."""
    if re.search(r"报告|公报", title):
        return None
    title = DAY.sub("", title)
    years = [int(y) for y in YEARS.findall(title)]
    done, to_do = DONE.search(title), TO_DO.search(title)
    if years and year is not None and max(years) > year and not (done and min(years) <= year):
        return PLANNED, True
    if done:
        return EXECUTED, bool(years)
    if to_do:
        return PLANNED, bool(years) or "今年" in title or "明年" in title or "目标" in title
    if years and year is not None and max(years) <= year:
        return EXECUTED, True
    return None
