"""The current view: the tables as the warehouse reads them.

Belongs here: opening and reading it. Not here: where its files lie (`orchestration.view_files`), making it
(`showing`).
"""

import hashlib
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

import polars as pl

from orchestration.extracted.identity import Figures, rejected_figures
from orchestration.extracted.note import read_note
from orchestration.extracted.tables import TABLES, VIEW_TABLES, Tables
from orchestration.paths import Home
from orchestration.view_files import WHOLE, files_of


@dataclass(frozen=True, slots=True)
class CurrentView:
    """The view that `var/extracted/current` shows. `fingerprint` is that of the entries it was made of."""

    folder: Path
    fingerprint: str

    def read(self, table: str) -> pl.DataFrame:
        """One of its tables; of a view that an earlier version wrote, columns that came since are empty."""
        rows = pl.read_parquet(files_of(self.folder, table))
        return rows.match_to_schema(VIEW_TABLES[table], missing_columns="insert", extra_columns="ignore")

    def tables(self) -> Tables:
        """All of its tables."""
        return Tables(**{table: self.read(table) for table in TABLES})

    def scan(self, table: str) -> pl.LazyFrame:
        """One of its tables, to be read as far as is asked for."""
        return pl.scan_parquet(files_of(self.folder, table))

    def count(self, table: str) -> int:
        """The number of its rows, without reading them."""
        return int(self.scan(table).select(pl.len()).collect().item())

    def figures(self) -> Figures:
        """What became of the figures that were read."""
        return Figures(
            read=int(self.scan("readings").select(pl.col("is_observation").sum()).collect().item()),
            published=self.count("observations"),
            rejected=rejected_figures(self.read("rejections")),
        )


def fingerprint_of(entry_ids: Sequence[str]) -> str:
    """A hash of the live entries, the same for the same entries in any order."""
    return hashlib.sha256("\n".join(sorted(entry_ids)).encode()).hexdigest()


def open_view(home: Home) -> CurrentView | None:
    """The view that is shown; None where there is none, or where its files are not as written."""
    folder = home.extracted / "current"
    note = read_note(folder)
    if note is None or not note.parts:
        return None
    is_whole = note.sound_tables(folder) == frozenset(WHOLE) and note.sound_parts(folder) == note.parts
    return CurrentView(folder, note.fingerprint) if is_whole else None
