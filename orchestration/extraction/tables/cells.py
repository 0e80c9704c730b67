"""The cells of a table in plain text.

Belongs here: how a line falls into cells (tabs, bars, spaces), and what a cell holds: a label, a
unit or a figure. Not here: which lines make a table (`grids`), what its figures say (`tables`).
"""

import re
from dataclasses import dataclass, replace

from orchestration.extraction.numerals.units import unit_after
from orchestration.extraction.numerals.values import ARABIC
from orchestration.extraction.structure.lines import Line
from orchestration.extraction.words import joined, split, without

FIGURE = re.compile(
    rf"(?:预计)?(?P<before>[约超近≤≥<>]|增长|达到|占比|下降|不低于|不高于|控制在|力争|(?:高|低)于[^,。;\d]{{2,6}})?\s*[-+±]?(?:{ARABIC})(?:%?\s?[-—~至]\s?(?:{ARABIC}))?\s*(?P<unit>[^\s\d()]{{0,6}}?)(?P<after>左右|以上|以内|以下)?(?:\([^()]*\))?"
)
TASK = re.compile(r"(?:完成|控制在)[^,。\d]{0,12}(?:任务|目标|要求|以内|范围内?)")
WORDED = re.compile(
    rf"(?:基本)?持平|与[^,。]{{2,10}}同步|--?|—|/|{TASK.pattern}|(?:总体|基本|保持[^,。\d]{{0,8}}?)稳定|暂无(?:数据)?|预计[^,。\d]{{0,6}}完成(?:任务|目标)?"
    r"|(?:保持|稳定|平稳|持续|正)+增长|高于(?:上年|去年|[^,。\d]{2,12}(?:增速|增幅|增长|水平))"
)
# 30亿元,增长5%; 22%,高于上年: a figure, and another or how the first compares.
COMMA = re.compile(r"[,、](?=\D)")
# 7.3 %左右: the blank before the sign parts no cells.
SPLIT = re.compile(r"\s*[|\t]\s*|\s{2,}|(?<!\() (?![%‰](?:左右|以[上内下]))(?=[^\s)(])")
EDGE = re.compile(r"[|\t]")
# 0-15岁(含不满16周岁), #65周岁及以上: whom a row counts, no figure.
AGE = re.compile(
    r"[#*]?\s?(?:其中[:,]?)?\s?\d{1,3}(?:\s?[-—~至]\s?\d{1,3})?\s?周?岁\s?(?:(?:及|或)?以[上下]|(?:组|人口))?\s?(?:\([^()]*\))?\s*"
)
# 城 镇: the signs of a label are spread over its cell.
SPREAD = re.compile(r"[\u4e00-\u9fff](?: {1,4}[\u4e00-\u9fff]){1,5}")
BLANK = re.compile(r" +")
# A cell that says of what sort an aim is closes a row; it is no label of the next.
SORT = re.compile(r"(?:预期性|约束性|指导性|预期|约束|指导)(?:指标)?")
HEAD = re.compile(r"指标|名称|项目|单位|增长|目标|年|增速|增幅|同比|占比|比重|总量|现价|绝对数|位次")
LONGEST, LONGEST_FLAT, MANY_EDGES = 400, 4000, 8
SENTENCE_ENDS = re.compile(r"[。;!?]")
PARTED = re.compile(r"\S[\t| ]+\S")
YEAR_BEGINS = re.compile(r"(?:19|20)\d{2}(?:年|$)")
ROW_NUMBER = re.compile(r"\d{1,3}|[一二三四五六七八九十]{1,3}")
ROW_NUMBER_HEAD = re.compile(r"序\s*号|编号")


@dataclass(frozen=True, slots=True)
class Cell:
    """A cell of a table: where it stands and what it holds (label, unit or figure)."""

    start: int
    end: int
    text: str
    kind: str


def cell_at(text: str, start: int, end: int) -> Cell:
    """The cell between two places, without the blanks and bars around it."""
    while start < end and text[start] in " \n\t|*":
        start += 1
    while end > start and text[end - 1] in " \n\t|*":
        end -= 1
    content = text[start:end]
    if AGE.fullmatch(content):
        return Cell(start, end, content, "label")
    if SPREAD.fullmatch(content):
        content = without(BLANK, content)
    match = FIGURE.fullmatch(content)
    worded = WORDED.fullmatch(content) or is_pair(content)
    if worded or (match is not None and _is_figure(match, content)):
        return Cell(start, end, content, "figure")
    if not content or SORT.fullmatch(content):
        return Cell(start, end, content, "sort" if content else "empty")
    return Cell(start, end, content, "unit" if is_unit(content) else "label")


def _is_figure(match: "re.Match[str]", content: str) -> bool:
    if YEAR_BEGINS.match(content):
        return False
    return not match["unit"] or is_unit(match["unit"])


def is_pair(content: str) -> bool:
    """Whether a cell tells two figures, or one and how it compares."""
    if "," not in content and "、" not in content:
        return False
    first, *others = split(COMMA, content)
    told = FIGURE.fullmatch(first) if len(others) == 1 else None
    if told is None or not _is_figure(told, first):
        return False
    return FIGURE.fullmatch(others[0]) is not None or WORDED.fullmatch(others[0]) is not None


def is_unit(content: str) -> bool:
    """Whether a cell, or the words after its number, are a unit and nothing else."""
    if not content or len(content) > 10:
        return False
    plain = content.strip("()").removesuffix("年") if "/" in content else content.strip("()")
    found = unit_after(plain, 0)
    return found.unit is not None and found.end == len(plain)


def row_of(text: str, line: Line) -> list[Cell]:
    """The cells of a line that is a row of a table; empty for a line of prose."""
    content = text[line.start : line.end]
    if (
        len(content) > (LONGEST_FLAT if content.count("|") > MANY_EDGES else LONGEST)
        or SENTENCE_ENDS.search(content)
        or AGE.fullmatch(content.strip(" |")) is not None
        or not PARTED.search(content)
    ):
        return []
    wide = "\t" in content or "|" in content
    cells = edged(text, line) if wide else _spaced(text, line)
    is_rule = all(set(cell.text) <= set("-:") for cell in cells)
    if sum(bool(cell.text) for cell in cells) < 2 or is_rule:
        return []
    cells = _with_number(cells)
    figures = sum(cell.kind == "figure" for cell in cells)
    if not wide and ((not figures and not is_head(cells)) or any("," in cell.text for cell in cells)):
        return []
    return cells


def edged(text: str, line: Line) -> list[Cell]:
    """The cells between bars or tabs, empty ones kept, so that columns stay under their heads."""
    cells: list[Cell] = []
    position = line.start
    for match in EDGE.finditer(text, line.start, line.end):
        cells.append(cell_at(text, position, match.start()))
        position = match.end()
    cells.append(cell_at(text, position, line.end))
    content = text[line.start : line.end].strip()
    return cells[content.startswith("|") : len(cells) - content.endswith("|")]


def _spaced(text: str, line: Line) -> list[Cell]:
    """The cells between spaces; signs of a label that is spread over its column are one cell."""
    cells: list[Cell] = []
    position = line.start
    for match in SPLIT.finditer(text, line.start, line.end):
        if match.start() > position:
            cells.append(cell_at(text, position, match.start()))
        position = match.end()
    cells.append(cell_at(text, position, line.end))
    cells = [cell for cell in cells if cell.text]
    spread = 0
    while spread < len(cells) and len(cells[spread].text) == 1 and cells[spread].kind != "figure":
        spread += 1
    if spread > 1:
        label = joined(cell.text for cell in cells[:spread])
        cells = [Cell(cells[0].start, cells[spread - 1].end, label, "label"), *cells[spread:]]
    return cells


def _with_number(cells: list[Cell]) -> list[Cell]:
    """The row, its first cell marked where it only counts the rows of the table."""
    first, second = cells[0], cells[1]
    counted = ROW_NUMBER.fullmatch(first.text) and second.kind == "label" and len(second.text) > 1
    if counted or ROW_NUMBER_HEAD.fullmatch(first.text):
        return [replace(first, kind="number"), *cells[1:]]
    return cells


def is_head(cells: list[Cell]) -> bool:
    """Whether a row names what stands below it, in short words."""
    return any(HEAD.search(cell.text) for cell in cells) and all(len(cell.text) <= 14 for cell in cells)
