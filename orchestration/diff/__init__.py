"""Differences between two releases: what came, what went, what says something else now.

`diff(before, after)` finds them, `write_diff(before, after, folder)` writes diff.json and
diff.html. Both read the releases' Parquet files only.
"""

from orchestration.diff.comparison import diff
from orchestration.diff.difference import SIZES, CellChange, Compared, Diff, Side, TableDiff
from orchestration.diff.page import (
    DIFF_JSON,
    DIFF_PAGE,
    diff_json,
    diff_page,
    write_diff,
    write_diff_from_current,
)

__all__ = [
    "DIFF_JSON",
    "DIFF_PAGE",
    "SIZES",
    "CellChange",
    "Compared",
    "Diff",
    "Side",
    "TableDiff",
    "diff",
    "diff_json",
    "diff_page",
    "write_diff",
    "write_diff_from_current",
]
