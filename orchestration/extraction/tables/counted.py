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
