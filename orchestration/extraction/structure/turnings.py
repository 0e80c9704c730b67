"""Sentences that turn to another part.

Belongs here: 五年来, 2022年 and the like, which open another term, what is only expected, and the
outline of the next plan. Not here: headings (`headings`), the words of an outlook (`outlooks`).
"""

import re
from collections.abc import Callable, Iterator

from orchestration.extraction.numerals.dates import plan_years
from orchestration.extraction.structure.headings import FIGURES, NUMBERS
from orchestration.extraction.structure.lines import EXECUTED, PLANNED, Place
from orchestration.extraction.structure.outlooks import Outlook, outlooks_of
from orchestration.extraction.words import at_openings, group

TURN = re.compile(
    r"(?:^|(?<=[。!;\n]))[\s—\-]*(?:\d{1,2}[.、]|\([一二三四五六七八九十\d]{1,3}\))?(?:各位代表[!,:]\s*)?"
    # 更长远地看,报告指出,过去五年: who says so, or from where it is seen, is taken as a whole.
    r"(?:[^,。;:\n]{1,26}+(?:(?<=提出|指出|强调|表示|介绍|来看)|(?<=[说称看]))[,:]){0,2}(?:回顾|总结|经过五年[^,。]{0,12},)?"
    r"(?:(?P<past>(?:过去|这|本届政府)?的?[五5]年(?:来|间)?(?=[,是我])|五年来|过去的?[五5]年"
    r"|刚刚过去的[五5]年|这[五5]年|五年间|5年[来间](?=[,是])|回望(?:“十[一二三四五]五”|五年|过去五年)"
    r"|这是[^。,]{2,24}的五年|本届政府任期|[^,。;\n]{2,24}以来的?五年(?=[,是])"
    r"|“十[一二三四五六]?五”这五年)"
    r"|“(?P<plan>十[一二三四五六]?五|[八九]五)”(?:规划|计划)?(?:(?:时期|期间|以来)(?!末|规划)"
    r"|(?:时期|期间)?的?(?:经济社会)?(?:发展)?(?:的)?(?:主要|总体|预期|奋斗)*目标"
    r"|(?:主要|发展|经济社会|建设)*(?:成就|成绩|成果|回顾):?(?=\s*(?:\n|$)))"
    r"|(?P<next>(?:今后|未来)[五5]年)(?!规划|计划)"
    r"|(?:(?:近|这|过去)?(?P<back>[三四十]|\d{1,2})年(?:来|间)(?=[,我全])"
    r"|(?:这|(?:刚刚)?过去的?)(?P<many>[三四])年(?=[,是我]))"
    r"|(?P<congress>[^,。;\n]{0,14}第[一二三四五六七八九十]{1,3}届(?:人民代表大会|人代会|人大)(?:第?一次会议)?以来(?=,)"
    r"|本届(?:[省市县区州旗]|人民)*政府(?:组成|成立|履职|任职|任期)?以来(?=,))"
    r"|(?P<since>(?:19|20)\d{2})年以来(?=,)"
    r"|(?P<year>一年来|过去一年|过去的一年|刚刚过去的|去年|今年|(?P<whole>全年)(?=[^度])|(?P<number>(?:19|20)\d{2})年(?!以来|至"
    r"|到|-|—|底前|前)))"
)
TURNS_BY = re.compile("年|五”|届")
# 2010年…,是2005年的2倍,年均增长14%: the year named is the last of a look back, not one told for itself.
OVER_YEARS = re.compile(
    r"[是比较](?:(?:19|20)\d{2}年|“十.?五”)|年均|[五5]年(?:平均|累计|间)|翻(?:了)?[一两]?番"
)
NUMERAL = re.compile(r"\d")
HENCE_EXPECTED = re.compile(
    r"(?P<inside>\([^()。]{0,12})?(?:预计|快报)数?(?:[,、][^(),、。\d]{1,6}){0,2}[,、(]?下同"
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


def turns_of(line: str, place: Place, year: int | None) -> Iterator[tuple[int, Callable[[Place], None]]]:
    """The places in a line where it turns to another part, term or state of knowledge."""
    found = []
    term = place.term
    # Every turn tells years, names a plan or a government's term.
    for turn in at_openings(TURN, line) if TURNS_BY.search(line) else ():
        if turn["congress"] and not place.ends_term:
            # In a report within the term so many years have not passed.
            continue
        if not _is_in_passing(turn, line, term, year) and not _is_other_plan(turn, year):
            term = None if turn["year"] else "past" if place.part == EXECUTED else term
            found.append((turn.start(), _turn_to(turn, year)))
    if place.part == EXECUTED or place.term == "ahead":
        found.extend((one.at, _to_aims(one)) for one in outlooks_of(line, year))
    outline = outline_at(line, year) if place.term != "ahead" else None
    if outline is not None:
        found.append((outline, lambda place: place.look_ahead(None)))
    hence = HENCE_EXPECTED.search(line) if "下同" in line else None
    if hence is not None:
        # (预计数,下同) speaks of the figure before it too: of its whole sentence.
        inside = hence["inside"] is not None
        found.append((line.rfind("。", 0, hence.start()) + 1 if inside else hence.start(), _to_expected))
    yield from sorted(found, key=lambda one: one[0])


def outline_at(line: str, year: int | None) -> int | None:
    """Where the sentence begins that tells of the outline of a plan to come; None where none does."""
    told = OUTLINE.search(line) if "纲要" in line else None
    if told is None:
        return None
    plan = told["plan"] or (told["fifth"] and told["fifth"] + "五")
    if plan and (year is None or plan_years(plan)[0] <= year):
        return None
    return line.rfind("。", 0, told.start()) + 1


def _is_in_passing(turn: "re.Match[str]", line: str, term: str | None, year: int | None) -> bool:
    """Whether a year that opens a sentence is named for this sentence alone, the look back going on."""
    if turn["whole"] is not None:
        # 全年…: at the head of a paragraph it ends a look back over years.
        return turn.start() > 0 or term != "past"
    if turn["number"] is None and turn["year"] != "去年":
        return False
    end = _sentence_end(line, turn.end())
    if turn["number"] is not None and OVER_YEARS.search(line, turn.end(), end) is not None:
        return True
    # 去年末存款90亿元。…: within a paragraph that looks back on years it is the last of them.
    if term != "past" or turn.start() == 0:
        return False
    # 2020年新建学校2所。…: a year before the last is named for what was done in it, whatever is counted.
    is_earlier = turn["number"] is not None and year is not None and int(turn["number"]) < year
    return (NUMERAL if is_earlier else FIGURES).search(line, turn.end(), end) is not None


def _is_other_plan(turn: "re.Match[str]", year: int | None) -> bool:
    """“十五”目标提前实现: whether a plan long over, or one still under way, is told of in passing."""
    plan = plan_years(turn["plan"]) if turn["plan"] and year is not None else None
    if plan is None or year is None or plan[0] > year:
        return False
    return plan[1] < year or (plan[1] > year and group(turn).rstrip(":").endswith("目标"))


def _sentence_end(line: str, at: int) -> int:
    end = line.find("。", at, at + 300)
    return end if end >= 0 else min(len(line), at + 300)


def _to_aims(outlook: Outlook) -> Callable[[Place], None]:
    def change(place: Place) -> None:
        if outlook.lasts == "part" or place.part != PLANNED:
            place.plan(outlook.words, outlook.lasts)

    return change


def _to_expected(place: Place) -> None:
    place.expected = True


def _turn_to(turn: "re.Match[str]", year: int | None) -> Callable[[Place], None]:
    def change(place: Place) -> None:
        plan = plan_years(turn["plan"]) if turn["plan"] else None
        was = place.part, place.term
        if turn["year"]:
            if turn["number"] is not None and year is not None and int(turn["number"]) <= year:
                place.back("line", "section")
            place.term, place.span = None, None
        elif turn["since"]:
            if place.term == "past" and year is not None and int(turn["since"]) < year:
                # 本届政府工作回顾, 2013年以来: the year that the look back begins with.
                place.look_back(year, (int(turn["since"]), year))
        elif turn["next"]:
            place.look_ahead(None if year is None else (year + 1, year + 5))
        elif plan is not None and year is not None and plan[0] > year:
            place.look_ahead(plan)
        elif (place.part == EXECUTED or OF_PLAN.search(place.heading)) and (plan is None or year is not None):
            # Under the heading of the next plan's outline the years of the last one are told first.
            place.part = EXECUTED
            place.look_back(year, plan)
            back = turn["back"] or turn["many"]
            if back and year is not None:
                place.span = (year - (NUMBERS.get(back) or int(back)) + 1, year)
        if (place.part, place.term) != was:
            place.told = group(turn).strip()

    return change
