"""Tables in plain text.

Belongs here: where a table stands (a cell a line, or cells parted by tabs, bars or spaces),
which head and label a figure belongs to, and what they say of it. Not here: sentences
(`statements`).
"""

import re
from bisect import bisect_left
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import pairwise

from orchestration.extraction.bounds import MEANING
from orchestration.extraction.carry import Observation
from orchestration.extraction.indicators import code_of
from orchestration.extraction.measures import GROWTH_CODES, Reading
from orchestration.extraction.mentions import Mention
from orchestration.extraction.numerals import ARABIC
from orchestration.extraction.periods import Clock, Moment
from orchestration.extraction.phrases import trimmed
from orchestration.extraction.structure import PLANNED, Line
from orchestration.extraction.units import unit_after
from orchestration.registry import load_indicators

FIGURE = re.compile(
    rf"(?P<before>[约超近≤≥<>]|增长|下降|不低于|不高于|控制在)?\s*[-+±]?(?:{ARABIC})(?:%?\s?[-—~至]\s?(?:{ARABIC}))?\s*(?P<unit>[^\s\d()]{{0,6}}?)(?P<after>左右|以上|以内|以下)?(?:\([^()]*\))?"
)
WORDED = re.compile(r"(?:基本)?持平|与[^,。]{2,10}同步|-|—|/|完成[^,。]{2,12}任务|保持稳定")
UNIT_IN_HEAD = re.compile(r"\((?:单位:)?([^()]{1,10})\)|单位:\s*(\S{1,10})|([%‰])")
GROWTH_HEAD = re.compile(r"增速|增长|增幅|±|涨幅|同比")
AIM_HEAD = re.compile(r"预期|目标|计划|安排")
DONE_HEAD = re.compile(r"实绩|实际|完成|执行")
ESTIMATE_HEAD = re.compile(r"预计")
YEAR = re.compile(r"((?:19|20)\d{2})")
NOTE = re.compile(r"\s*(?:注|备注|说明|数据来源|资料来源)[::]?")
SPLIT = re.compile(r"\s*[|\t]\s*|\s{2,}| (?=\S)")


@dataclass(frozen=True, slots=True)
class Cell:
    """A cell of a table: where it stands and what it holds (label, unit or figure)."""

    start: int
    end: int
    text: str
    kind: str


def table_observations(
    text: str, lines: list[Line], mentions: list[Mention], clock: Clock
) -> tuple[list[Observation], set[int]]:
    """The figures of all tables, and the starts of the mentions they were made of."""
    starts = [mention.start for mention in mentions]
    found: list[Observation] = []
    taken: set[int] = set()
    for rows, head, line in _tables(text, lines):
        for row in rows:
            for column, cell in enumerate(row):
                if cell.kind != "figure":
                    continue
                mention = _mention_in(cell, mentions, starts)
                if mention is not None:
                    found.append(_figure(mention, cell, row, head, column, line, clock))
                    taken.add(mention.start)
    return found, taken


def _mention_in(cell: Cell, mentions: list[Mention], starts: list[int]) -> Mention | None:
    """The figure of a cell; an aim told in words stands for one."""
    at = first = bisect_left(starts, cell.start)
    while at < len(mentions) and mentions[at].start < cell.end and mentions[at].rule == "NON-DATE":
        at += 1
    if at < len(mentions) and mentions[at].start < cell.end:
        return mentions[at]
    return Mention(cell.start, cell.end, None, "AIM-STEP") if at == first and "同步" in cell.text else None


def _cell(text: str, start: int, end: int) -> Cell:
    while start < end and text[start] in " \t|*":
        start += 1
    while end > start and text[end - 1] in " \t|*":
        end -= 1
    content = text[start:end]
    match = FIGURE.fullmatch(content)
    if WORDED.fullmatch(content) or (match is not None and _is_figure(match, content)):
        return Cell(start, end, content, "figure")
    return Cell(start, end, content, "unit" if _is_unit(content) else "label")


def _is_figure(match: "re.Match[str]", content: str) -> bool:
    if re.match(r"(?:19|20)\d{2}(?:年|$)", content):
        return False
    return not match["unit"] or _is_unit(match["unit"])


def _is_unit(content: str) -> bool:
    if not content or len(content) > 10:
        return False
    plain = content.strip("()")
    found = unit_after(plain, 0)
    return found.unit is not None and found.end == len(plain)


def _tables(text: str, lines: list[Line]) -> Iterator[tuple[list[list[Cell]], list[list[Cell]], Line]]:
    """Rows, rows of heads and the line where each table begins."""
    run: list[Cell] = []
    grid: list[list[Cell]] = []
    first: Line | None = None
    for line in [*lines, None]:
        content = text[line.start : line.end] if line is not None else ""
        if line is not None and not content.strip(" \t|:-—"):
            continue
        cells = _row(text, line) if line is not None else []
        if len(cells) >= 2:
            if run:
                yield from _stacked(run, first)
                run, first = [], line
            first = first or line
            grid.append(cells)
            continue
        if grid:
            yield from _gridded(grid, first)
            grid, first = [], None
        if (
            line is not None
            and len(content) <= 40
            and not re.search(r"[。;,!?]", content)
            and not NOTE.match(content)
        ):
            first = first or line
            run.append(_cell(text, line.start, line.end))
            continue
        if run:
            yield from _stacked(run, first)
        run, first = [], None


def _row(text: str, line: Line) -> list[Cell]:
    content = text[line.start : line.end]
    if len(content) > 400 or re.search(r"[。;!?]", content) or not re.search(r"\S[\t| ]+\S", content):
        return []
    cells: list[Cell] = []
    position = line.start
    for match in SPLIT.finditer(text, line.start, line.end):
        if match.start() > position:
            cells.append(_cell(text, position, match.start()))
        position = match.end()
    cells.append(_cell(text, position, line.end))
    cells = [cell for cell in cells if cell.text]
    is_rule = all(set(cell.text) <= set("-:") for cell in cells)
    if len(cells) < 2 or is_rule:
        return []
    wide = "\t" in content or "|" in content
    figures = sum(cell.kind == "figure" for cell in cells)
    if not wide and ((not figures and not _is_head(cells)) or any("," in cell.text for cell in cells)):
        return []
    return cells


def _is_head(cells: list[Cell]) -> bool:
    return any(re.search(r"指标|名称|项目|单位|增长|目标|年", cell.text) for cell in cells) and all(
        len(cell.text) <= 14 for cell in cells
    )


def _gridded(
    grid: list[list[Cell]], line: Line | None
) -> Iterator[tuple[list[list[Cell]], list[list[Cell]], Line]]:
    rows = [row for row in grid if row[0].kind == "label" and any(cell.kind == "figure" for cell in row[1:])]
    if line is None or len(rows) < 2:
        return
    head = []
    for row in grid:
        if row is rows[0]:
            break
        head.append(row)
    yield rows, head, line


def _stacked(run: list[Cell], line: Line | None) -> Iterator[tuple[list[list[Cell]], list[list[Cell]], Line]]:
    """A table with a cell a line: its width is the usual way from one row's label to the next."""
    figures = [i for i, cell in enumerate(run) if cell.kind == "figure"]
    if line is None or len(figures) < 2:
        return
    begins = [
        i for i in range(figures[0] + 1, len(run)) if run[i].kind == "label" and run[i - 1].kind == "figure"
    ]
    if not begins:
        return
    steps = Counter(b - a for a, b in pairwise(begins))
    width = steps.most_common(1)[0][0] if steps else len(run) - begins[0]
    top = begins[0] - width
    if width < 2 or top < 0:
        return
    rows = [run[i : i + width] for i in range(top, len(run), width)]
    head = run[:top]
    heads = [head[-width:]] if len(head) >= width else [head]
    extra = [head[:-width]] if len(head) > width else []
    yield [row for row in rows if row[0].kind == "label"], [*extra, *heads], line


def _figure(
    mention: Mention,
    cell: Cell,
    row: list[Cell],
    head: list[list[Cell]],
    column: int,
    line: Line,
    clock: Clock,
) -> Observation:
    label = row[0].text
    own = " ".join(heads[column].text for heads in head if len(heads) == len(row) and column < len(heads))
    # A head that spans the table, or the head over the labels, speaks for every column.
    wide = " ".join(
        c.text
        for heads in head
        for i, c in enumerate(heads)
        if len(heads) != len(row) or (i == 0 and len(row) == 2)
    )
    unit = _unit(mention, row, label, own, wide)
    indicator = trimmed(re.sub(r"\([^()]*\)$", "", label).strip())
    stem = re.sub(r"(?:同比)?(?:增速|增长率|增长速度|增幅|增长)$", "", indicator) or indicator
    code = code_of(stem) or code_of(indicator)
    growing = stem != indicator or GROWTH_HEAD.search(own) is not None
    if not growing and len(row) == 2:
        growing = GROWTH_HEAD.search(wide) is not None
    reading = _reading(mention, unit, code, growing=growing, indicator=indicator)
    match = FIGURE.fullmatch(cell.text)
    bound, qualifier = _bound(match)
    if mention.word == "持平" and "基本" in cell.text:
        bound, qualifier = "approx", "基本"
    moment = _moment(own, wide, line, clock)
    return Observation(
        mention,
        stem,
        code,
        reading,
        moment,
        bound,
        qualifier,
        reading.unit,
        None,
        PLANNED if moment.nature == "target" else line.part,
        (mention.rule, "WHO-TABLE", reading.rule, moment.rule),
    )


def _unit(mention: Mention, row: list[Cell], label: str, own: str, wide: str) -> str | None:
    if mention.unit is not None:
        return mention.unit
    for cell in row[1:]:
        if cell.kind == "unit":
            return cell.text.strip("()")
    for told in (label, own, wide):
        match = UNIT_IN_HEAD.search(told)
        if match is not None:
            unit = next(group for group in match.groups() if group)
            if _is_unit(unit):
                return unit
    return None


def _reading(
    mention: Mention, unit: str | None, code: str | None, *, growing: bool, indicator: str
) -> Reading:
    value, high = mention.value, mention.high
    if mention.rule == "AIM-STEP":
        return Reading("growth", None, None, None, None, "MEASURE-TABLE")
    if mention.word == "持平":
        return Reading("growth", value, high, "%", None, "MEASURE-TABLE")
    is_level = code is not None and load_indicators()[code].quantity_kind == "level"
    if code in GROWTH_CODES:
        if value is not None and value > 90:
            value = value - 100
        return Reading("growth", value, high, "%", None, "MEASURE-TABLE")
    if growing and (unit is None or unit == "%"):
        return Reading("growth", value, high, "%", None, "MEASURE-TABLE")
    if unit == "%":
        return Reading("growth" if is_level else "share", value, high, unit, None, "MEASURE-TABLE")
    if unit in ("个百分点", "百分点"):
        return Reading("change", value, high, unit, None, "MEASURE-TABLE")
    return Reading("level", value, high, unit, None, "MEASURE-TABLE")


def _bound(match: "re.Match[str] | None") -> tuple[str, str | None]:
    if match is None:
        return "exact", None
    before, after = match["before"], match["after"]
    if after in MEANING:
        return MEANING[after], after
    if before in ("约", "近"):
        return "approx", before
    if before in ("超", "≥", ">", "不低于"):
        return "min", before
    if before in ("≤", "<", "不高于", "控制在"):
        return "max", before
    return "exact", None


def _moment(own: str, wide: str, line: Line, clock: Clock) -> Moment:
    """Year and nature of a column, told by its head, else by the head of the table."""
    year = clock.year
    told = YEAR.search(own) or YEAR.search(wide)
    period = told[1] if told else clock.default(line, state=True)
    said = (
        own if AIM_HEAD.search(own) or DONE_HEAD.search(own) or ESTIMATE_HEAD.search(own) else f"{own} {wide}"
    )
    if told and year is not None and int(told[1]) > year:
        nature = "target"
    elif DONE_HEAD.search(own):
        nature = "estimate" if ESTIMATE_HEAD.search(own) else "actual"
    elif ESTIMATE_HEAD.search(own):
        nature = "estimate"
    elif (AIM_HEAD.search(said) and (not told or year is None or int(told[1]) >= year)) or (
        line.part == PLANNED and not told
    ):
        nature = "target"
    else:
        nature = "actual"
    return Moment(period, nature, None, "TIME-HEAD")
