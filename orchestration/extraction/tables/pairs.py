"""Cells that tell more than one figure.

Belongs here: where an amount with its growth, or an aim in two ways, is parted; what a cell itself
says of its figure. Not here: which cells are such (`cells`), what the figures say (`readings`).
"""

import re
from collections.abc import Iterator
from dataclasses import replace

from orchestration.extraction.tables.cells import COMMA, Cell, is_pair

# 增长6%, 下降2%: the cell itself says that its figure is a rate of growth.
MOVED = re.compile(r"增长|(?P<fall>下降)")
# 高于全市1个百分点, in a cell: how far it is from another place.
APART = re.compile(r"[高低]于[^,。;\d]{2,6}\d")


def figures_of(cell: Cell) -> Iterator[Cell]:
    """The figures that a cell tells, each as a cell of its own."""
    start = cell.start
    for comma in COMMA.finditer(cell.text) if is_pair(cell.text) else ():
        yield replace(cell, start=start, end=cell.start + comma.start(), text=cell.text[: comma.start()])
        start = cell.start + comma.end()
    yield replace(cell, start=start, text=cell.text[start - cell.start :])
