"""The log of readings: what was read of which file, by which reader.

Belongs here: appending batches, finding the latest entry of a file, keeping the log small. Not
here: the files of a batch (`batches`), which report a file stands for (`view`).
"""

import shutil
from collections import Counter, defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from pathlib import Path

import polars as pl

from orchestration.extracted.batches import ASIDE, ENTRY, Batch, DamagedBatchError, open_batch, write_batch
from orchestration.extracted.tables import TABLES, Tables
from orchestration.paths import Home

# Above this many batches that hold little, what counts in them is written together anew.
MOST_BATCHES = 24
# As many entries are written as one batch: few enough that a crash costs little, enough that the log stays
# short. What holds half as many is worth keeping as it is.
BATCH_ENTRIES = 200


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
        self,
        table: str,
        entry_ids: Iterable[str],
        columns: Sequence[str] | None = None,
        where: Sequence[pl.Expr] = (),
    ) -> pl.DataFrame:
        """The rows of one table for the given entries, with their `entry_id`.

        All its columns, unless some are named; only the rows `where` all of those hold. Raises KeyError for
        an unknown entry.
        """
        names = TABLES[table].names() if columns is None else list(columns)
        empty = pl.Schema({**TABLES[table], ENTRY: pl.String()}).to_frame().select(*names, ENTRY)
        rows = (batch.read(table, entries, names, where) for batch, entries in self._by_batch(entry_ids))
        return pl.concat([empty, *rows])

    def count_rows(self, table: str, entry_ids: Iterable[str]) -> dict[str, int]:
        """How many rows each of the given entries has in a table, those left out that have none."""
        counted: dict[str, int] = {}
        for batch, entries in self._by_batch(entry_ids):
            rows = batch.read(table, entries, [])[ENTRY].value_counts(name="rows")
            counted |= dict(rows.iter_rows())
        return counted

    def _by_batch(self, entry_ids: Iterable[str]) -> list[tuple[Batch, list[str]]]:
        """The batches that hold the given entries, in order, each with its own."""
        wanted: defaultdict[Path, list[str]] = defaultdict(list)
        for entry_id in entry_ids:
            wanted[self._latest[entry_id].folder].append(entry_id)
        return [(batch, wanted[batch.folder]) for batch in self._batches if batch.folder in wanted]

    def compact(self, live: Iterable[str]) -> None:
        """Where many batches hold little that is live, write it together anew and drop them.

        Some entries at a time: what is held does not grow with the log.
        """
        wanted = dict.fromkeys(live)
        counted = Counter(self._latest[entry].folder for entry in wanted)
        loose = [batch for batch in self._batches if not self._is_worth_keeping(batch, counted[batch.folder])]
        if len(loose) <= MOST_BATCHES:
            return
        # Older ones go first: what a later one replaced must not outlive it.
        dropped = dict.fromkeys(batch.folder for batch in loose)
        moved = [entry for entry in wanted if self._latest[entry].folder in dropped]
        for place in range(0, len(moved), BATCH_ENTRIES):
            self.append(self.read_entries(moved[place : place + BATCH_ENTRIES]))
        for folder in dropped:
            shutil.rmtree(folder)
        self._batches = [batch for batch in self._batches if batch.folder not in dropped]
        self._latest = {entry: batch for entry, batch in self._latest.items() if batch.folder not in dropped}

    def _is_worth_keeping(self, batch: Batch, live: int) -> bool:
        """Whether much of the batch counts; an entry that a later one replaced must not come back."""
        is_whole = all(self._latest[entry] is batch for entry in batch.entries)
        return is_whole and live >= BATCH_ENTRIES // 2

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
