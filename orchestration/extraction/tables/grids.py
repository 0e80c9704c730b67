"""Tables in plain text: where they stand.

Belongs here: which lines make a table, a row a line or a cell a line, and which of its rows are
heads. Not here: the cells of a line (`cells`), what the figures say (`tables`).
"""

import re
from collections.abc import Iterator
from dataclasses import replace

from orchestration.extraction.structure.lines import Line
from orchestration.extraction.tables.bars import rows_joined
from orchestration.extraction.tables.cells import (
    Cell,
    cell_at,
    edged,
    is_head,
    is_pair,
    row_of,
)
from orchestration.extraction.tables.counted import under_one
from orchestration.extraction.tables.folds import grouped, is_caption, is_group, unfolded, without_spanning
from orchestration.extraction.tables.stacked import stacked

# 指标 | 绝对数, 产品名称 | 产量: the first cell of a head tells what the labels below it are.
HEAD_LABEL = re.compile(r"(?:[^,\d]{0,6}(?:指标|名称|项目|产品|行业|类别|地区))(?:名称)?$")
SENTENCE_SIGN = re.compile(r"[。;,!?]")
NOTE = re.compile(r"\s*(?:注|备注|说明|数据来源|资料来源)[::]?")
OVER_LABELS = re.compile(r"指\s?标|项\s?目|名\s?称|类\s?别|地\s?区|产\s?品|行\s?业|单\s?位")
LONGEST_CELL = 40
# 市统计局 beside a label: who answers for it, not what it is.
OFFICE = re.compile(r"(?:局|委|委员会|办公室|厅|管委会)$")


def tables_in(text: str, lines: list[Line]) -> Iterator[tuple[list[list[Cell]], list[list[Cell]], Line]]:
    """Rows, rows of heads and the line where each table begins."""
    run: list[Cell] = []
    grid: list[list[Cell]] = []
    above: list[list[Cell]] = []
    first: Line | None = None
    for line in [*rows_joined(text, lines), None]:
        content = text[line.start : line.end] if line is not None else ""
        if line is not None and not content.strip(" \t|:-—"):
            continue
        if line is not None and is_caption(content):
            if run:
                yield from stacked(run, first)
            yield from _gridded(grid, first, above)
            run, grid, first, above = [], [], None, [[cell_at(text, line.start, line.end)]]
            continue
        cells = row_of(text, line) if line is not None else []
        if line is not None and grid and not cells and "|" in content:
            alone = edged(text, line)
            if is_group(alone):
                grid.append(alone)
                continue
        if len(cells) >= 2:
            if run:
                yield from stacked(run, first)
                above, run, first = _unit_above(run), [], line
            first = first or line
            grid.extend(unfolded(cells))
            continue
        if grid:
            yield from _gridded(grid, first, above)
            grid, first, above = [], None, []
        if line is not None and _may_be_cell(content):
            first = first or line
            run.append(cell_at(text, line.start, line.end))
            continue
        if run:
            yield from stacked(run, first)
        run, first = [], None


def _may_be_cell(content: str) -> bool:
    """Whether a line may be one cell of a table with a cell a line: short, no sentence and no note."""
    if len(content) > LONGEST_CELL or NOTE.match(content) is not None:
        return False
    return SENTENCE_SIGN.search(content) is None or is_pair(content.strip())


def _unit_above(run: list[Cell]) -> list[list[Cell]]:
    """What the lines above a table say of the unit of all its figures."""
    return [[cell] for cell in run[-3:] if re.search(r"单位\s*:", cell.text)]


def _gridded(
    grid: list[list[Cell]], line: Line | None, above: list[list[Cell]]
) -> Iterator[tuple[list[list[Cell]], list[list[Cell]], Line]]:
    first, *later = _headed(grid)
    yield from _table(first, line, above)
    for part in later:
        yield from _table(part, line, [])


def _headed(grid: list[list[Cell]]) -> list[list[list[Cell]]]:
    """The rows of each table where one follows another: a head below figures begins the next."""
    parts: list[list[list[Cell]]] = [[]]
    has_figures = False
    for row in grid:
        told = [cell for cell in row if cell.text]
        figures = any(cell.kind == "figure" for cell in row)
        if has_figures and not figures and len(told) > 1 and is_head(told) and HEAD_LABEL.match(told[0].text):
            parts.append([])
            has_figures = False
        parts[-1].append(row)
        has_figures = has_figures or figures
    return parts


def _table(
    grid: list[list[Cell]], line: Line | None, above: list[list[Cell]]
) -> Iterator[tuple[list[list[Cell]], list[list[Cell]], Line]]:
    grid = grouped(without_spanning(under_one(grid)))
    rows = [row for row in grid if label_column(row) >= 0 and any(cell.kind == "figure" for cell in row[1:])]
    if line is None or not rows:
        return
    head = list(above)
    for row in grid:
        if row is rows[0]:
            break
        row = _under_labels(row, rows[0])
        head.append(row if len(head) > len(above) else _filled(row))
    if len(rows) > 1 or any(is_head(cells) for cells in head):
        yield rows, head, line


def _under_labels(head: list[Cell], row: list[Cell]) -> list[Cell]:
    """A head that has no cell over the labels, with one: it names only what the figures are."""
    figures = sum(cell.kind == "figure" for cell in row)
    is_short = len(head) == len(row) - 1 == figures and len(head) > 1
    if not is_short or OVER_LABELS.search(head[0].text):
        return head
    return [replace(head[0], end=head[0].start, text="", kind="empty"), *head]


def _filled(head: list[Cell]) -> list[Cell]:
    """A head whose empty cells hold what the cell to the left says: that cell spans them."""
    filled: list[Cell] = []
    for cell in head:
        left = filled[-1] if len(filled) > 1 and not cell.text else None
        filled.append(cell if left is None else left)
    return filled


def label_column(row: list[Cell]) -> int:
    """The column of what a row is about: the last words before its first figure; -1 for none."""
    found = -1
    for column, cell in enumerate(row):
        if cell.kind == "figure":
            return found
        if cell.kind == "label" and (found < 0 or (len(cell.text) > 1 and not OFFICE.search(cell.text))):
            found = column
    return -1
