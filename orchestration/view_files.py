"""Where the tables of a view lie: those that grow with reports as one file a province, the others as one.

Belongs here: which file holds which rows, for commands that import no polars too. Not here: their columns,
and whether the files are as written (`orchestration.extracted`).
"""

from pathlib import Path

PARTED = ("reports", "readings", "observations")
# What is wrong stays little, and is compared with what was wrong before as a whole.
WHOLE = ("rejections", "findings", "alerts")
# The part of a view without reports: its tables have their columns even so.
NOBODYS = "00"


def part_of(report_id: str) -> str:
    """The part that a report belongs to: the province that its id begins with, two digits."""
    return report_id[:2]


def pattern_of(table: str) -> str:
    """The path of a table below its view, with `*` for the name of the part where it has parts."""
    return f"{table}/*.parquet" if table in PARTED else f"{table}.parquet"


def file_of(view: Path, table: str, part: str) -> Path:
    """The file with the rows of a part; of a table without parts the only one."""
    return view / pattern_of(table).replace("*", part)


def files_of(view: Path, table: str) -> list[Path]:
    """The files of a table, in the order of its rows; none where there is no view."""
    return sorted(view.glob(pattern_of(table)))
