"""Tables of any format become lines of text.

Belongs here: cells with their spans become rows, one a line, cells separated by a tab, so that each
value has its row head before it and its column head above it. Not here: finding the cells (each
format's module), what a table says (`orchestration.extraction`).

The head is one line, whatever its depth: 2022年 over 完成情况 gives 2022年完成情况. A row that is one
cell over the whole width (a title, a unit, a note, a group of rows) is a line without tabs. An
empty cell of a row with values is written as a dash, so that columns can be counted; a column that
only numbers the rows is left out.
"""

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

_VALUE = re.compile(r"[^\d\w]*(?:约|超|近)?[-+−－]?\d[\d,，]*(?:\.\d+)?\s*\D{0,8}")
_YEAR = re.compile(r"[^\d\w]*(?:(?:19|20)\d\d\s*(?:年.*)?|\d{1,2}月.*)")
_NUMBERING_HEADS = ("序号", "编号", "序", "No.", "No", "NO")
_NOTHING = "—"
_MOST_HEADS = 8
# A span that makes a table larger than this is a slip or meant to do harm, and counts as one cell.
_MOST_POSITIONS = 2_000_000
_ASCII_PAIR = re.compile(r"(?<=[!-~])\s+(?=[!-~])")


@dataclass(frozen=True, slots=True)
class Cell:
    """A cell with its place in the grid (0-based) and how many rows and columns it covers."""

    text: str
    row: int
    column: int
    height: int = 1
    width: int = 1


@dataclass(frozen=True, slots=True)
class TableLine:
    """One line of text and the row of the grid (0-based) that it was made of."""

    text: str
    row: int


def joined(text: str) -> str:
    """The text on one line: a break between two Han is none, between Latin letters or digits a space."""
    pieces = _ASCII_PAIR.split(re.sub(r"[ \t\xa0\u3000]+", " ", text.strip()))
    return " ".join(re.sub(r"\s*[\r\n\v\f\u2028]+\s*", "", piece) for piece in pieces)


def table_lines(cells: Iterable[Cell], head_rows: int = 0) -> list[TableLine]:
    """The lines of a table; `head_rows` says how many of its first rows are marked as its head, 0 unknown."""
    grid = _filled(cells)
    columns = _columns_in_use(grid)
    told = _texts_of_rows(grid)
    rows = list(told)
    lines: list[TableLine] = []
    is_headed = False
    at = 0
    while at < len(rows):
        row = rows[at]
        alone = _alone(told[row], columns, row)
        depth = 0
        if alone is None and not is_headed:
            is_headed = True
            depth = _head_depth(grid, rows[at : at + _MOST_HEADS], columns, head_rows - row)
        if alone:
            lines.append(TableLine(alone, row))
        elif depth > 1:
            head = [_head_text(grid, rows[at : at + depth], column) for column in columns]
            lines.append(TableLine("\t".join(head), row))
        elif alone is None:
            lines.append(TableLine("\t".join(_row_texts(grid, row, columns)), row))
        at += max(depth, 1)
    return lines


Grid = dict[tuple[int, int], Cell]


def _filled(cells: Iterable[Cell]) -> Grid:
    """Each position with the cell that covers it; the first of two that overlap keeps it."""
    grid: Grid = {}
    for cell in cells:
        is_vast = len(grid) + cell.height * cell.width > _MOST_POSITIONS
        height, width = (1, 1) if is_vast else (cell.height, cell.width)
        plain = Cell(joined(cell.text), cell.row, cell.column, height, width)
        for row in range(cell.row, cell.row + height):
            for column in range(cell.column, cell.column + width):
                grid.setdefault((row, column), plain)
    return grid


def _columns_in_use(grid: Grid) -> list[int]:
    """Columns in which a cell with text begins, without the one that numbers the rows.

    A cell alone in its row (a unit at the right) makes no column.
    """
    told = _texts_of_rows(grid)
    beside = {cell.column for cells in told.values() if len(cells) > 1 for cell in cells}
    columns = sorted(beside or {cell.column for cells in told.values() for cell in cells})
    return columns[1:] if len(columns) > 2 and _is_numbering(grid, columns[0], columns[1]) else columns


def _texts_of_rows(grid: Grid) -> dict[int, list[Cell]]:
    """The cells with text of each row, each once."""
    rows: dict[int, list[Cell]] = {}
    for (row, _), cell in sorted(grid.items(), key=lambda item: item[0]):
        found = rows.setdefault(row, [])
        if cell.text and cell not in found[-1:]:
            found.append(cell)
    return rows


def _is_numbering(grid: Grid, column: int, beside: int) -> bool:
    """Whether a column only numbers the rows: so says its head, or it counts labels one by one.

    The second is how a table goes on after the end of a page.
    """
    texts = [cell.text for (_, place), cell in sorted(grid.items()) if place == column and cell.width == 1]
    below = [text for text in texts if text and text not in _NUMBERING_HEADS]
    if not all(text.isdecimal() for text in below):
        return False
    if len(below) < len(texts):
        return any(text in _NUMBERING_HEADS for text in texts)
    labels = [cell.text for (_, place), cell in grid.items() if place == beside]
    counts = [int(text) for text in below]
    return (
        len(counts) > 1
        and counts == list(range(counts[0], counts[0] + len(counts)))
        and not any(_is_value(text) for text in labels)
    )


def _alone(cells: Sequence[Cell], columns: Sequence[int], row: int) -> str | None:
    """The text of a row that is one text over the width of the table, or its first cell and nothing else.

    '' for a row without text, None for a row of the table.
    """
    if len(cells) != 1:
        return None if cells else ""
    (cell,) = cells
    is_whole = cell.height == 1 and (cell.column <= columns[0] or not _is_value(cell.text))
    return (cell.text if cell.row == row else "") if is_whole else None


def _head_depth(grid: Grid, rows: Sequence[int], columns: Sequence[int], marked: int) -> int:
    """How many of the rows are the head.

    A head cell over several columns has its parts in the row below; one over several rows reaches
    as deep as the head does. A row with values is no head.
    """
    if marked > 1:
        return min(marked, len(rows))
    depth = 0
    for row in rows:
        if _has_values(grid, row, columns):
            break
        depth += 1
        cells = [cell for column in columns if (cell := grid.get((row, column))) is not None]
        spreads = any(cell.width > 1 and cell.text and _begins_in(cell, columns) > 1 for cell in cells)
        reaches = any(cell.row + cell.height - 1 > row and cell.text for cell in cells)
        if not spreads and not reaches:
            break
    return depth


def _begins_in(cell: Cell, columns: Sequence[int]) -> int:
    """Over how many of the columns in use the cell lies."""
    return sum(1 for column in columns if cell.column <= column < cell.column + cell.width)


def _is_value(text: str) -> bool:
    return _VALUE.fullmatch(text) is not None and _YEAR.fullmatch(text) is None


def _has_values(grid: Grid, row: int, columns: Sequence[int]) -> bool:
    texts = [cell.text for column in columns[1:] if (cell := grid.get((row, column))) is not None]
    return any(_is_value(text) for text in texts)


def _head_text(grid: Grid, rows: Sequence[int], column: int) -> str:
    levels: list[str] = []
    for row in rows:
        cell = grid.get((row, column))
        if cell is not None and cell.text and cell.text not in levels:
            levels.append(cell.text)
    return joined("\n".join(levels))


def _row_texts(grid: Grid, row: int, columns: Sequence[int]) -> list[str]:
    """The texts of a row; a value over several columns stands once, a head in each.

    Where there are values, nothing is a dash.
    """
    texts: list[str] = []
    for index, column in enumerate(columns):
        cell = grid.get((row, column))
        text = cell.text if cell is not None else ""
        repeats = cell is not None and index > 0 and grid.get((row, columns[index - 1])) is cell
        texts.append("" if repeats and _is_value(text) else text)
    return [text or _NOTHING for text in texts] if _has_values(grid, row, columns) else texts
