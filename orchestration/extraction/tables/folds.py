"""Tables that a page has flattened.

Belongs here: lines that hold several rows, captions above a table, rows that only open a group, and
what a row of a group shares with the whole. Not here: where tables stand (`grids`), cells (`cells`).
"""

import re
from dataclasses import replace
from itertools import groupby

from orchestration.extraction.naming.phrases import measure_end, trimmed
from orchestration.extraction.tables.cells import SENTENCE_ENDS, Cell
from orchestration.extraction.words import without

CAPTION = re.compile(
    r"\s*[|#*\s]*附?表\s?(?:\d{1,2}|[一二三四五六七八九十]{1,3})(?:[-—]\d{1,2})?[\s::]?\s*[^\d\s|、,]?"
)
# 按城乡分, 分行业: the rows below are parts of the whole.
GROUP = re.compile(r"(?:其中[,:]?)?(?:按|分)[^,。;:|\d]{1,10}(?:分|划分|看|分类)?[::]?")
REMARK = re.compile(r"\([^()]*\)$")
LONGEST_CAPTION = 60


def is_caption(content: str) -> bool:
    """Whether a line names the table below it: 表1 …, with no cells and no sentence."""
    if len(content) > LONGEST_CAPTION or "|" in content or "\t" in content:
        return False
    return CAPTION.match(content) is not None and SENTENCE_ENDS.search(content) is None


def is_group(cells: list[Cell]) -> bool:
    """Whether a row has one label and nothing beside it: it says what the rows below have in common."""
    filled = [cell for cell in cells if cell.text]
    return len(filled) == 1 and filled[0].kind == "label" and len(filled[0].text) <= 16


def unfolded(cells: list[Cell]) -> list[list[Cell]]:
    """The rows that one line holds: each label after figures begins a row of its own.

    A line that is one row is given back as it is, empty cells included.
    """
    filled = [cell for cell in cells if cell.text]
    runs = [list(run) for _, run in groupby(filled, key=lambda cell: cell.kind == "figure")]
    words = [run for run in runs if run[0].kind != "figure"]
    figures = [run for run in runs if run[0].kind == "figure"]
    if not figures or filled[0].kind == "figure" or len({len(run) for run in figures}) > 1:
        return [cells]
    width = len(figures[0]) + 1
    captioned = CAPTION.match(filled[0].text) is not None and len(words[0]) > width
    if len(figures) < 2 and not captioned:
        return [cells]
    if any(cell.kind not in ("label", "figure") for cell in filled):
        return [cells]
    rows = [words[0][:width]] if len(words[0]) > width else []
    labels = [words[0][len(rows) * width :], *words[1:]]
    for told, values in zip(labels, figures, strict=False):
        rows += [*([cell] for cell in told[:-1]), [told[-1], *values]]
    return [*rows, *([cell] for run in labels[len(figures) :] for cell in run)]


def without_spanning(grid: list[list[Cell]]) -> list[list[Cell]]:
    """The rows without the first column, where its cells span several rows and stand in the first alone.

    经济发展 | 生产总值 | 亿元 | 9, and below it 投资 | 亿元 | 8: the rows below have one cell less.
    """
    told = [row for row in grid if any(cell.kind == "figure" for cell in row[1:])]
    width = max((len(row) for row in told), default=0)
    spanning = [row for row in told if len(row) == width and row[0].kind == row[1].kind == "label"]
    short = [row for row in told if len(row) == width - 1 and row[0].kind == "label" != row[1].kind]
    if width <= 2 or not spanning or not short or len(spanning) + len(short) < len(told):
        return grid
    return [row[1:] if len(row) == width else row for row in grid]


def grouped(grid: list[list[Cell]]) -> list[list[Cell]]:
    """The rows with figures and the heads; a row of a group is named with the measure of the whole."""
    rows: list[list[Cell]] = []
    whole, inside = "", False
    for row in grid:
        if is_group(row) and any(cell.kind == "figure" for done in rows for cell in done):
            inside = GROUP.fullmatch(next(cell.text for cell in row if cell.text)) is not None
            continue
        label = row[0]
        is_row = label.kind == "label" and any(cell.kind == "figure" for cell in row[1:])
        named = trimmed(without(REMARK, label.text)) if is_row else ""
        if inside and whole and named and measure_end(named) is None and not named.endswith(whole):
            row = [replace(label, text=named + whole), *row[1:]]
        elif is_row and not whole:
            whole = named
        rows.append(row)
    return rows
