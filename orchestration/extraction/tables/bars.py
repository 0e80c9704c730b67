"""Rows that a page has cut into a line a cell.

Belongs here: lines that each end with a bar, up to a line that is a bar alone: one row of a table.
Not here: the cells of a row (`cells`), which rows make a table (`grids`).
"""

from collections.abc import Iterator
from dataclasses import replace

from orchestration.extraction.structure.lines import Line

LONGEST_CELL = 60


def rows_joined(text: str, lines: list[Line]) -> Iterator[Line]:
    """The lines, those of one row as one: each cell ends with a bar, and a bar alone ends the row."""
    if "|" not in text:
        yield from lines
        return
    held: list[Line] = []
    width = 0
    for line in lines:
        content = text[line.start : min(line.end, line.start + LONGEST_CELL + 1)].strip()
        if content == "|" and len(held) > 1:
            width = len(held)
            yield replace(held[0], end=held[-1].end)
            held = []
            continue
        if content.endswith("|") and content.count("|") == 1 and len(content) > 1:
            held.append(line)
            continue
        yield from _last(held, width)
        held, width = [], 0
        yield line
    yield from _last(held, width)


def _last(held: list[Line], width: int) -> list[Line]:
    """The last row of a table, which nothing ends; lines that make no row as they are."""
    return [replace(held[0], end=held[-1].end)] if len(held) == width > 0 else held
