"""What a difference between two releases consists of.

Belongs here: its shape. Not here: finding it (`comparison`), showing it (`page`).
"""

from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from typing import Literal, Protocol

from orchestration.release.manifest import Manifest

# Tenfold: the figure grew or shrank nine times or more, as slips between 万 and 亿 do.
# Other: text, dates and flags, or a figure that came, went or was zero.
Size = Literal["tenfold", "large", "medium", "small", "other"]
SIZES: dict[Size, str] = {
    "tenfold": "nine times or more",
    "large": "10 % or more",
    "medium": "1 % to 10 %",
    "small": "less than 1 %",
    "other": "not a figure on both sides",
}


class Compared(Protocol):
    """A release, staged or published."""

    @property
    def folder(self) -> Path:
        """Where its files are."""

    @property
    def manifest(self) -> Manifest:
        """What it says about itself."""


@dataclass(frozen=True, slots=True)
class Side:
    """One of the two releases; a staged one has no id yet. `version` names its content."""

    release_id: str | None
    version: str
    created: datetime


@dataclass(frozen=True, slots=True)
class CellChange:
    """One value that changed: `difference` is after less before, `percent` that in percent of before."""

    row: str
    indicator_code: str | None
    column: str
    before: str | None
    after: str | None
    difference: str | None
    percent: float | None
    size: Size


@dataclass(frozen=True, slots=True)
class RowNote:
    """A row that came or went, by the columns that tell rows apart."""

    row: str
    indicator_code: str | None


@dataclass(frozen=True, slots=True)
class IndicatorDiff:
    """Rows that came, went and changed of one indicator (None: rows without one).

    The sizes count its values that changed.
    """

    indicator_code: str | None
    added: int
    gone: int
    changed: int
    tenfold: int = 0
    large: int = 0
    medium: int = 0
    small: int = 0
    other: int = 0


@dataclass(frozen=True, slots=True)
class ColumnDiff:
    """Values of one column that changed, by size."""

    column: str
    tenfold: int
    large: int
    medium: int
    small: int
    other: int


@dataclass(frozen=True, slots=True)
class TableDiff:
    """What became of one table.

    Counts are complete; `cells`, `rows_added` and `rows_gone` show at most `EXAMPLES` each, the
    largest changes first.
    """

    table: str
    rows_before: int
    rows_after: int
    added: int = 0
    gone: int = 0
    changed: int = 0
    columns_added: tuple[str, ...] = ()
    columns_gone: tuple[str, ...] = ()
    indicators: tuple[IndicatorDiff, ...] = ()
    columns: tuple[ColumnDiff, ...] = ()
    cells: tuple[CellChange, ...] = ()
    rows_added: tuple[RowNote, ...] = ()
    rows_gone: tuple[RowNote, ...] = ()

    @property
    def is_equal(self) -> bool:
        """Whether both releases hold the same rows and columns."""
        return not (self.added or self.gone or self.changed or self.columns_added or self.columns_gone)

    @property
    def has_changed_figures(self) -> bool:
        """Whether a figure has another value now; those cells come first."""
        return bool(self.cells) and self.cells[0].percent is not None


@dataclass(frozen=True, slots=True)
class ReportChange:
    """A report that is new, lost, or came with other bytes."""

    report_id: str
    outcome: Literal["new", "lost", "changed"]
    title: str | None
    url: str | None
    published_on: str | None


@dataclass(frozen=True, slots=True)
class CheckChange:
    """A check of the gate that changed state: passed, failed or absent."""

    mart: str
    name: str
    severity: str
    before: str
    after: str
    observed: str


@dataclass(frozen=True, slots=True)
class VersionChange:
    """A part that makes releases and is not the one it was: reader, registry, models, code …"""

    part: str
    before: str
    after: str


@dataclass(frozen=True, slots=True)
class Diff:
    """All that differs between two releases; `before` is None for the first one."""

    before: Side | None
    after: Side
    reports: tuple[ReportChange, ...]
    tables: tuple[TableDiff, ...]
    checks: tuple[CheckChange, ...]
    versions: tuple[VersionChange, ...]
    tables_added: tuple[str, ...] = ()
    tables_gone: tuple[str, ...] = ()

    @property
    def is_empty(self) -> bool:
        """Whether readers of the marts see no difference at all."""
        found = self.reports or self.checks or self.tables_added or self.tables_gone
        return not found and all(table.is_equal for table in self.tables)

    def headline(self) -> str:
        """One line: reports and rows that came, went and changed."""
        if self.is_empty:
            return "the same content as before"
        rows = (sum(getattr(table, kind) for table in self.tables) for kind in ("added", "gone", "changed"))
        reports = (self.report_count(kind) for kind in ("new", "lost", "changed"))
        told = "reports: {} new, {} lost, {} changed; rows: {} added, {} gone, {} changed"
        return told.format(*reports, *rows)

    def report_count(self, outcome: str) -> int:
        """How many reports are new, lost or changed."""
        return sum(report.outcome == outcome for report in self.reports)
