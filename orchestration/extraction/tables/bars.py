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
    held: list[Line] = []
    for line in lines:
        content = text[line.start : min(line.end, line.start + LONGEST_CELL + 1)].strip()
        if content == "|" and len(held) > 1:
            yield replace(held[0], end=line.end)
            held = []
            continue
        is_cell = content.endswith("|") and content.count("|") == 1 and len(content) > 1
        if is_cell and line.end - line.start <= LONGEST_CELL:
            held.append(line)
            continue
        yield from held
        held = []
        yield line
    yield from held
