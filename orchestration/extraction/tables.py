"""Tables in plain text.

Belongs here: where a table stands (a cell a line, or cells parted by tabs, bars or spaces),
which head and label a figure belongs to, and what they say of it. Not here: sentences
(`statements`).
"""

import re
from bisect import bisect_left
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, replace
from itertools import pairwise

from orchestration.extraction.bounds import MEANING
from orchestration.extraction.carry import Observation
from orchestration.extraction.clock import Clock
from orchestration.extraction.indicators import code_of
from orchestration.extraction.measures import GROWTH_CODES, Reading
from orchestration.extraction.mentions import Mention
from orchestration.extraction.numerals import ARABIC
from orchestration.extraction.periods import Moment
from orchestration.extraction.phrases import trimmed
from orchestration.extraction.structure import PLANNED, Line
from orchestration.extraction.units import unit_after
from orchestration.registry import load_indicators

FIGURE = re.compile(
    rf"(?P<before>[约超近≤≥<>]|增长|下降|不低于|不高于|控制在)?\s*[-+±]?(?:{ARABIC})(?:%?\s?[-—~至]\s?(?:{ARABIC}))?\s*(?P<unit>[^\s\d()]{{0,6}}?)(?P<after>左右|以上|以内|以下)?(?:\([^()]*\))?"
)
WORDED = re.compile(r"(?:基本)?持平|与[^,。]{2,10}同步|-|—|/|完成[^,。]{2,12}任务|保持稳定")
UNIT_IN_HEAD = re.compile(r"\((?:单位:)?([^()]{1,10})\)|单位:\s*(\S{1,10})|([%‰])")
GROWTH_HEAD = re.compile(r"增速|增长|增幅|±|涨幅|同比|涨跌|升降")
AIM_HEAD = re.compile(r"预期|目标|计划|安排")
DONE_HEAD = re.compile(r"实绩|实际|完成|执行")
ESTIMATE_HEAD = re.compile(r"预计")
YEAR = re.compile(r"((?:19|20)\d{2})")
MONTHS = re.compile(r"(?<!\d)1月?[-—~至](1?\d)月|前(1?\d)个月|上半年|前三季度|(?<!第)一季度")
PARTS = {"上半年": 6, "前三季度": 9, "一季度": 3}
NOTE = re.compile(r"\s*(?:注|备注|说明|数据来源|资料来源)[::]?")
SPLIT = re.compile(r"\s*[|\t]\s*|\s{2,}| (?=\S)")
EDGE = re.compile(r"[|\t]")
# A cell that says of what sort an aim is closes a row; it is no label of the next.
SORT = re.compile(r"(?:预期性|约束性|指导性|预期|约束|指导)(?:指标)?")
SECTION = re.compile(r"(?:[一二三四五六七八九十]{1,3}、|\([一二三四五六七八九十]{1,3}\))[^\d]*")
ROW_NUMBER = re.compile(r"\d{1,3}|[一二三四五六七八九十]{1,3}")
ROW_NUMBER_HEAD = re.compile(r"序\s*号|编号")
LABEL_NUMBER = re.compile(r"^(?:\d{1,2}[.、)]|\(\d{1,2}\))\s*(?=\D)")


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
                if cell.kind not in ("figure", "number"):
                    continue
                mention = _mention_in(cell, mentions, starts)
                if mention is not None and cell.kind == "number":
                    mention.why, mention.rule = "ordinal", "NON-ORDINAL-LIST"
                    continue
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
    if not content or SORT.fullmatch(content):
        return Cell(start, end, content, "sort" if content else "empty")
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
    above: list[list[Cell]] = []
    first: Line | None = None
    for line in [*lines, None]:
        content = text[line.start : line.end] if line is not None else ""
        if line is not None and not content.strip(" \t|:-—"):
            continue
        cells = _row(text, line) if line is not None else []
        if len(cells) >= 2:
            if run:
                yield from _stacked(run, first)
                above, run, first = _unit_above(run), [], line
            first = first or line
            grid.append(cells)
            continue
        if grid:
            yield from _gridded(grid, first, above)
            grid, first, above = [], None, []
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


def _unit_above(run: list[Cell]) -> list[list[Cell]]:
    """What the lines above a table say of the unit of all its figures."""
    return [[cell] for cell in run[-3:] if re.search(r"单位\s*:", cell.text)]


def _row(text: str, line: Line) -> list[Cell]:
    content = text[line.start : line.end]
    if len(content) > 400 or re.search(r"[。;!?]", content) or not re.search(r"\S[\t| ]+\S", content):
        return []
    wide = "\t" in content or "|" in content
    cells = _edged(text, line) if wide else _spaced(text, line)
    is_rule = all(set(cell.text) <= set("-:") for cell in cells)
    if sum(bool(cell.text) for cell in cells) < 2 or is_rule:
        return []
    cells = _with_number(cells)
    figures = sum(cell.kind == "figure" for cell in cells)
    if not wide and ((not figures and not _is_head(cells)) or any("," in cell.text for cell in cells)):
        return []
    return cells


def _edged(text: str, line: Line) -> list[Cell]:
    """The cells between bars or tabs, empty ones kept, so that columns stay under their heads."""
    cells: list[Cell] = []
    position = line.start
    for match in EDGE.finditer(text, line.start, line.end):
        cells.append(_cell(text, position, match.start()))
        position = match.end()
    cells.append(_cell(text, position, line.end))
    content = text[line.start : line.end].strip()
    return cells[content.startswith("|") : len(cells) - content.endswith("|")]


def _spaced(text: str, line: Line) -> list[Cell]:
    """The cells between spaces; signs of a label that is spread over its column are one cell."""
    cells: list[Cell] = []
    position = line.start
    for match in SPLIT.finditer(text, line.start, line.end):
        if match.start() > position:
            cells.append(_cell(text, position, match.start()))
        position = match.end()
    cells.append(_cell(text, position, line.end))
    cells = [cell for cell in cells if cell.text]
    spread = 0
    while spread < len(cells) and len(cells[spread].text) == 1 and cells[spread].kind != "figure":
        spread += 1
    if spread > 1:
        label = "".join(cell.text for cell in cells[:spread])
        cells = [Cell(cells[0].start, cells[spread - 1].end, label, "label"), *cells[spread:]]
    return cells


def _with_number(cells: list[Cell]) -> list[Cell]:
    """The row, its first cell marked where it only counts the rows of the table."""
    first, second = cells[0], cells[1]
    counted = ROW_NUMBER.fullmatch(first.text) and second.kind == "label" and len(second.text) > 1
    if counted or ROW_NUMBER_HEAD.fullmatch(first.text):
        return [replace(first, kind="number"), *cells[1:]]
    return cells


def _is_head(cells: list[Cell]) -> bool:
    return any(re.search(r"指标|名称|项目|单位|增长|目标|年", cell.text) for cell in cells) and all(
        len(cell.text) <= 14 for cell in cells
    )


def _gridded(
    grid: list[list[Cell]], line: Line | None, above: list[list[Cell]]
) -> Iterator[tuple[list[list[Cell]], list[list[Cell]], Line]]:
    rows = [row for row in grid if _label_at(row) >= 0 and any(cell.kind == "figure" for cell in row[1:])]
    if line is None or not rows:
        return
    head = list(above)
    for row in grid:
        if row is rows[0]:
            break
        head.append(row if len(head) > len(above) else _filled(row))
    if len(rows) > 1 or any(_is_head(cells) for cells in head):
        yield rows, head, line


def _filled(head: list[Cell]) -> list[Cell]:
    """A head whose empty cells hold what the cell to the left says: that cell spans them."""
    filled: list[Cell] = []
    for cell in head:
        left = filled[-1] if len(filled) > 1 and not cell.text else None
        filled.append(cell if left is None else left)
    return filled


def _label_at(row: list[Cell]) -> int:
    """The column of what a row is about: the last words before its first figure; -1 for none."""
    found = -1
    for column, cell in enumerate(row):
        if cell.kind == "figure":
            return found
        if cell.kind == "label" and (found < 0 or len(cell.text) > 1):
            found = column
    return -1


def _stacked(run: list[Cell], line: Line | None) -> Iterator[tuple[list[list[Cell]], list[list[Cell]], Line]]:
    """A table with a cell a line: its width is the usual way from one row's label to the next."""
    numbers = _counting(run)
    run = [cell for cell in run if cell not in numbers]
    figures = [i for i, cell in enumerate(run) if cell.kind == "figure"]
    if line is None or len(figures) < 2:
        return
    run = [
        cell
        for i, cell in enumerate(run)
        if not (SECTION.fullmatch(cell.text) and _is_between(run, i, figures[0]))
    ]
    first = next(i for i, cell in enumerate(run) if cell.kind == "figure")
    begins = [
        i
        for i in range(first + 1, len(run))
        if run[i].kind == "label" and run[i - 1].kind in ("figure", "sort")
    ]
    if not begins:
        return
    steps = Counter(b - a for a, b in pairwise(begins))
    width = steps.most_common(1)[0][0] if steps else len(run) - begins[0]
    top = begins[0] - width
    if width < 2 or top < 0:
        return
    rows = [run[i:j] for i, j in pairwise([top, *begins, len(run)])]
    head = run[:top]
    heads = [head[-width:]] if len(head) >= width else [head]
    extra = [head[:-width]] if len(head) > width else []
    told = [row for row in rows if row[0].kind == "label"]
    yield [*told, [replace(cell, kind="number") for cell in numbers]], [*extra, *heads], line


def _counting(run: list[Cell]) -> list[Cell]:
    """The cells that count the rows: 1, 2, 3 … each before a label, and the head over them."""
    found = [cell for cell in run if ROW_NUMBER_HEAD.fullmatch(cell.text)]
    if not found:
        return []
    for cell, following in pairwise(run):
        if cell.text == str(len(found)) and following.kind == "label":
            found.append(cell)
    return found


def _is_between(run: list[Cell], at: int, first: int) -> bool:
    """Whether a cell stands between rows, or right before the first row: it names a section."""
    if run[at].kind != "label" or at + 2 >= len(run) or run[at + 1].kind != "label":
        return False
    return at == first - 2 or (at > first and run[at - 1].kind in ("figure", "sort"))


def _figure(
    mention: Mention,
    cell: Cell,
    row: list[Cell],
    head: list[list[Cell]],
    column: int,
    line: Line,
    clock: Clock,
) -> Observation:
    label = LABEL_NUMBER.sub("", row[max(0, _label_at(row))].text)
    own = _over(column, row, head)
    timed = own
    # The growth beside a level is of the time that the head of the level tells.
    for left in range(column - 1, 0, -1):
        if YEAR.search(timed) or not GROWTH_HEAD.search(own):
            break
        timed = f"{own} {_over(left, row, head)}"
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
    moment = _moment(timed, wide, line, clock)
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


def _over(column: int, row: list[Cell], head: list[list[Cell]]) -> str:
    """What the heads over a column say."""
    return " ".join(heads[column].text for heads in head if len(heads) == len(row))


def _unit(mention: Mention, row: list[Cell], label: str, own: str, wide: str) -> str | None:
    if mention.unit is not None:
        return mention.unit
    if GROWTH_HEAD.search(own):
        match = UNIT_IN_HEAD.search(own)
        unit = next((group for group in match.groups() if group), "%") if match else "%"
        return unit if _is_unit(unit) else "%"
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
    part = MONTHS.search(own)
    if part is not None and period is not None and period.isdigit():
        months = PARTS.get(part[0]) or int(part[1] or part[2])
        period = f"{period}-01/{period}-{months:02d}" if 1 < months < 12 else period
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
