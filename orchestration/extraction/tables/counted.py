"""Tables with a cell a line whose rows are counted.

Belongs here: rows that begin with 1, 2, 3 …, and heads of which one spans two others. Not here: other
tables with a cell a line (`grids`).
"""

import re
from collections import Counter
from dataclasses import replace

from orchestration.extraction.tables.cells import SORT, Cell
from orchestration.extraction.tables.columns import DONE_HEAD, GROWTH_HEAD

AMOUNT_HEAD = re.compile(r"绝对[值数量额]|总量|数额|数值|实绩")
SORT_HEAD = re.compile(r"(?:指标)?(?:属性|性质|类型)")
YEAR_ALONE = re.compile(r"(?:19|20)\d{2}年?(?:度|[前上下]半年)?")
MOST_YEARS, MOST_EACH = 4, 4
# Fewer cells than the head names columns, where the amount has no growth beside it.
LABEL_AND_AMOUNT = 2


def counted_rows(run: list[Cell], numbers: list[Cell]) -> tuple[list[list[Cell]], list[Cell]] | None:
    """Rows and heads of a table whose rows are counted; None where one of its heads spans no two."""
    marks = [cell for cell in numbers if cell.text.isdigit()]
    head = [
        cell
        for cell in run
        if marks and cell.start < marks[0].start and cell.start > numbers[0].start and not _is_sort(cell)
    ]
    heads = spanned(head)
    if heads is None:
        return None
    ends = [*(mark.start for mark in marks[1:]), run[-1].end + 1]
    rows = [
        _row([cell for cell in run if mark.end <= cell.start < end and not _is_sort(cell)], len(heads))
        for mark, end in zip(marks, ends, strict=True)
    ]
    rows = [row for row in rows if row]
    usual = Counter(len(row) for row in rows).most_common(1)
    return (rows, heads) if usual and usual[0][0] == len(heads) else None


def spanned(head: list[Cell]) -> list[Cell] | None:
    """完成情况, 年度目标, 绝对值, 同比增长: the last two stand under the first; None where none span."""
    if len(head) < 4 or not (AMOUNT_HEAD.search(head[-2].text) and GROWTH_HEAD.search(head[-1].text)):
        return None
    *above, amount, growth = head
    at = next((i for i, cell in enumerate(above) if i and DONE_HEAD.search(cell.text)), 0)
    if not at:
        return None
    below = [replace(cell, text=f"{above[at].text} {cell.text}") for cell in (amount, growth)]
    return [*above[:at], *below, *above[at + 1 :]]


def under_one(grid: list[list[Cell]]) -> list[list[Cell]]:
    """The rows below two rows of heads that make one, of which a cell spans two, with as many cells.

    Tables whose heads do not span two are given back as they are.
    """
    if len(grid) < 2 + 1 or any(cell.kind == "figure" for cell in (*grid[0], *grid[1])):
        return grid
    head = [cell for cell in (*grid[0], *grid[1]) if cell.text]
    heads = spanned(head) or of_years(head, _usual_width(grid[2:]))
    if heads is None:
        return grid
    return [heads, *(_as_wide(row, len(heads)) for row in grid[2:])]


def _usual_width(rows: list[list[Cell]]) -> int:
    """How many cells most rows have, the empty ones at their ends left out."""
    lengths = Counter(max((i for i, cell in enumerate(row, 1) if cell.text), default=0) for row in rows)
    return lengths.most_common(1)[0][0]


def of_years(head: list[Cell], width: int) -> list[Cell] | None:
    """2022年, 2023年, 完成, 增长, 计划, 增长: years that each span as many heads; None where none do."""
    for years in range(MOST_YEARS, 1, -1):
        for each in range(2, MOST_EACH + 1):
            below = years * each
            labels = width - below
            first = len(head) - below - years
            if labels < 1 or first < labels:
                continue
            above, parts = head[first : first + years], head[first + years :]
            is_told = all(YEAR_ALONE.fullmatch(cell.text) for cell in above)
            if is_told and not any(YEAR_ALONE.fullmatch(cell.text) for cell in parts):
                told = [
                    replace(cell, text=f"{above[i // each].text} {cell.text}") for i, cell in enumerate(parts)
                ]
                return [*head[first - labels : first], *told]
    return None


def _as_wide(row: list[Cell], width: int) -> list[Cell]:
    """The row without the empty cells at its end, and without the words over it and rows below it."""
    while len(row) > width and not row[-1].text:
        row = row[:-1]
    if len(row) > 2 and row[1].text.isdigit() and row[0].kind == row[2].kind == "label":
        row = [replace(row[1], kind="number"), *row[2:]]
    gap = replace(row[-1], start=row[-1].end, text="", kind="empty")
    return [*row, *[gap] * (width - len(row))]


def _row(cells: list[Cell], width: int) -> list[Cell]:
    """The row, its cells under their heads: an amount without its growth is told over both."""
    if len(cells) > width:
        # (后调整为6%左右): a remark on the cell above it.
        cells = [cell for cell in cells if not (cell.text.startswith("(") and cell.text.endswith(")"))]
    if len(cells) == width - 1 > LABEL_AND_AMOUNT:
        gap = replace(cells[1], start=cells[1].end, text="", kind="empty")
        return [*cells[:LABEL_AND_AMOUNT], gap, *cells[LABEL_AND_AMOUNT:]]
    return cells if len(cells) >= width else []


def _is_sort(cell: Cell) -> bool:
    return SORT.fullmatch(cell.text) is not None or SORT_HEAD.fullmatch(cell.text) is not None
