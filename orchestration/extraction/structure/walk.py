"""The walk over the lines of a report.

Belongs here: the text cut into lines, each in its part and term. Not here: what opens a part (`headings`,
`turnings`), sentences (`sentences`), tables (`tables`).
"""

import re

from orchestration.extraction.structure.fronts import is_of_first_session
from orchestration.extraction.structure.headings import FIGURES, enter, is_title
from orchestration.extraction.structure.lines import EXECUTED, PLANNED, Line, Place
from orchestration.extraction.structure.outlooks import TITLE, returns
from orchestration.extraction.structure.turnings import outline_at, turns_of
from orchestration.extraction.words import group

FIRST_LEVEL = re.compile(
    r"\s*(?:#{1,2}\s|第[一二三四五六七八九十]+(?:部分|章)|[一二三四五六七八九十]{1,3}[、.])"
)

LISTED_ON = (";", ",", ":", "、")
COLUMN_HEADS = frozenset(
    ("指标", "指标名称", "名称", "项目", "单位", "计量单位", "指标类型", "指标属性", "类型", "属性")
)


def lines_of(text: str, year: int | None) -> list[Line]:
    """The lines of a text, cut where a line passes from one part or term of years to another."""
    lines: list[Line] = []
    place = Place(ends_term=is_of_first_session(text))
    above = ""
    for match in re.finditer(r"[^\n]+", text):
        line = group(match)
        # 指标名称, 目标, 全年实绩, each on a line of its own: a head of a table opens no aims.
        is_column = above in COLUMN_HEADS
        above = line.strip() or above
        first = FIRST_LEVEL.match(line) is not None
        is_heading = len(line) <= 70 and (first or is_title(line) or TITLE.fullmatch(line) is not None)
        is_heading = is_heading and not (is_column and TITLE.fullmatch(line) is not None)
        if not first and place.by_words and place.part == PLANNED and returns(line, year):
            place.part, place.term, place.span, place.by_words = EXECUTED, None, None, False
        elif first or is_heading:
            enter(place, line, year, first=first)
        start = match.start()
        before = place.line(start, match.end(), is_heading=is_heading)
        if is_heading:
            lines.append(before)
            place.back("line")
            continue
        turned = False
        for at, turn in turns_of(line, place, year):
            if at:
                lines.append(place.line(start, match.start() + at, is_heading=False))
            start = match.start() + at
            turn(place)
            turned = True
        lines.append(place.line(start, match.end(), is_heading=False) if turned else before)
        if place.term == "ahead" and before.term != "ahead" and outline_at(line, year) is not None:
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
        # 下同 speaks of what its paragraph, or its list of lines, tells.
        place.expected = place.expected and line.rstrip().endswith(LISTED_ON)
        place.back("line")
    return [line for line in lines if line.end > line.start]
