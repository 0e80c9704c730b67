"""Tables with a cell a line.

Belongs here: where their rows begin, how wide they are, which cells are heads. Not here: rows that are
counted (`counted`), tables with a row a line (`grids`).
"""

import re
from collections import Counter
from collections.abc import Iterator
from dataclasses import replace
from itertools import pairwise, takewhile

from orchestration.extraction.structure.lines import Line
from orchestration.extraction.tables.cells import HEAD, ROW_NUMBER_HEAD, Cell
from orchestration.extraction.tables.counted import counted_rows, of_years

SECTION = re.compile(r"(?:[一二三四五六七八九十]{1,3}、|\([一二三四五六七八九十]{1,3}\))[^\d]*")

Table = tuple[list[list[Cell]], list[list[Cell]], Line]


def stacked(run: list[Cell], line: Line | None) -> Iterator[Table]:
    """A table with a cell a line: its rows, its heads and the line where it begins; else nothing."""
    numbers = _counting(run)
    counted = counted_rows(run, numbers) if numbers and line is not None else None
    if counted is not None and line is not None:
        told_rows, told_heads = counted
        yield [*told_rows, [replace(cell, kind="number") for cell in numbers]], [told_heads], line
        return
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
    top = _first_row(run, first, begins)
    if top < 0:
        return
    rows, width = _even([run[i:j] for i, j in pairwise([top, *begins, len(run)])], len(run[:top]))
    if width < LABEL_AND_FIGURE:
        return
    told = [row for row in rows if row[0].kind == "label"]
    yield [*told, [replace(cell, kind="number") for cell in numbers]], _heads(run[:top], width), line


LABEL_AND_FIGURE = 2


def _first_row(run: list[Cell], first: int, begins: list[int]) -> int:
    """Where the first row begins: as many labels before its figures as the others have; -1 for none."""
    if not begins:
        return -1
    labels = Counter(len([*takewhile(lambda cell: cell.kind == "label", run[i:])]) for i in begins)
    usual = max(labels, key=lambda many: (labels[many], -many))
    at = first - 1
    while at >= 0 and run[at].kind != "label":
        at -= 1
    top = at - usual + 1
    return top if top >= 0 and all(cell.kind == "label" for cell in run[top : at + 1]) else -1


def _even(rows: list[list[Cell]], heads: int) -> tuple[list[list[Cell]], int]:
    """The rows, each as wide as the widest that the heads reach over, and how wide that is.

    A row that a page has ended, or that leaves its last cells empty, stands under the first heads.
    """
    lengths = Counter(map(len, rows))
    usual = max(lengths, key=lambda many: (lengths[many], many))
    rows = [_without_group(row, usual) for row in rows]
    width = max((len(row) for row in rows[:-1] if len(row) <= heads), default=usual)
    width = max(width, usual)
    return [_padded(row, width) for row in rows], width


def _without_group(row: list[Cell], width: int) -> list[Cell]:
    """The row without the words that stand over it and the rows below it: 效率, 固定资产投资."""
    while len(row) > width and row[0].kind == row[1].kind == "label":
        row = row[1:]
    return row


def _padded(row: list[Cell], width: int) -> list[Cell]:
    gap = replace(row[-1], start=row[-1].end, text="", kind="empty")
    return [*row, *[gap] * (width - len(row))] if len(row) > 1 else row


def _heads(head: list[Cell], width: int) -> list[list[Cell]]:
    """The heads over the columns, and before them those over the whole table."""
    if len(head) > width and HEAD.search(head[-1].text) is None:
        # 规模, above the first row: what the rows below it have in common.
        head = head[:-1]
    years = of_years(head, width)
    if years is not None:
        return [years]
    return [head[:-width], head[-width:]] if len(head) > width else [head]


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
    opens = at < first and all(cell.kind == "unit" for cell in run[at + 2 : first])
    return opens or (at > first and run[at - 1].kind in ("figure", "sort"))
