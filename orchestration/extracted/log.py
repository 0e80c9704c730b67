"""The log of readings: what was read of which file, by which reader.

Belongs here: appending batches, finding the latest entry of a file, keeping the log small. Not
here: the files of a batch (`batches`), which report a file stands for (`view`).
"""

import shutil
from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from pathlib import Path

import polars as pl

from orchestration.extracted.batches import ASIDE, ENTRY, Batch, DamagedBatchError, open_batch, write_batch
from orchestration.extracted.tables import TABLES, Tables
from orchestration.paths import Home

# Above this many batches the live entries are written together anew.
MOST_BATCHES = 24


@dataclass(frozen=True, slots=True)
class LoggedEntry:
    """What one reading of one file gave: a report with its readings, or the rejection of the file."""

    entry_id: str
    tables: Tables


class ExtractedLog:
    """The log below `var/extracted/batches`; open it under the writer's lock.

    `damaged` counts batches that did not match their checksums: they are put away, and what they
    held counts as never read.
    """

    def __init__(self, home: Home) -> None:
        self.folder = home.extracted / "batches"
        self.damaged = 0
        self._latest: dict[str, Batch] = {}
        self._batches: list[Batch] = []
        self._open()

    def __contains__(self, entry_id: object) -> bool:
        return entry_id in self._latest

    def __len__(self) -> int:
        return len(self._batches)

    def append(self, entries: Sequence[LoggedEntry]) -> None:
        """Write the entries as one batch; each replaces an earlier one of the same id."""
        if entries:
            self._add(write_batch(self._next_folder(), [(entry.entry_id, entry.tables) for entry in entries]))

    def read(self, entry_ids: Iterable[str]) -> Tables:
        """The tables of the given entries together; raises KeyError for an unknown one."""
        wanted = list(entry_ids)
        return Tables(**{table: self.read_table(table, wanted).drop(ENTRY) for table in TABLES})

    def read_entries(self, entry_ids: Sequence[str]) -> list[LoggedEntry]:
        """Each of the given entries; raises KeyError for an unknown one."""
        parts = {
            table: self.read_table(table, entry_ids).partition_by(ENTRY, as_dict=True, include_key=False)
            for table in TABLES
        }
        empty = Tables.empty().named()
        return [
            LoggedEntry(
                entry_id,
                Tables(**{table: found.get((entry_id,), empty[table]) for table, found in parts.items()}),
            )
            for entry_id in entry_ids
        ]

    def read_table(
        self, table: str, entry_ids: Iterable[str], columns: Sequence[str] | None = None
    ) -> pl.DataFrame:
        """The rows of one table for the given entries, with their `entry_id`.

        All its columns, unless some are named.
        """
        wanted: defaultdict[Path, list[str]] = defaultdict(list)
        for entry_id in entry_ids:
            wanted[self._latest[entry_id].folder].append(entry_id)
        names = TABLES[table].names() if columns is None else list(columns)
        empty = pl.Schema({**TABLES[table], ENTRY: pl.String()}).to_frame().select(*names, ENTRY)
        rows = (
            batch.read(table, wanted[batch.folder], names)
            for batch in self._batches
            if batch.folder in wanted
        )
        return pl.concat([empty, *rows])

    def compact(self, live: Iterable[str]) -> None:
        """Where there are many batches, write the live entries as one and drop the others."""
        if len(self._batches) <= MOST_BATCHES:
            return
        old = list(self._batches)
        self.append(self.read_entries(list(live)))
        for batch in old:
            shutil.rmtree(batch.folder)
        self._batches = [batch for batch in self._batches if batch not in old]
        self._latest = {entry: batch for entry, batch in self._latest.items() if batch not in old}

    def _open(self) -> None:
        self.folder.mkdir(parents=True, exist_ok=True)
        for folder in sorted(self.folder.iterdir()):
            if folder.name.startswith(ASIDE):
                shutil.rmtree(folder, ignore_errors=True)
                continue
            try:
                self._add(open_batch(folder))
            except DamagedBatchError:
                self.damaged += 1
                shutil.rmtree(folder, ignore_errors=True)

    def _add(self, batch: Batch) -> None:
        self._batches.append(batch)
        self._latest |= dict.fromkeys(batch.entries, batch)

    def _next_folder(self) -> Path:
        last = max((int(batch.folder.name) for batch in self._batches), default=0)
        return self.folder / f"{last + 1:06d}"
