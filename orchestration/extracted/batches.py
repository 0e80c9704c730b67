"""Batches of the log: a folder of Parquet files that is written once and never changed.

Belongs here: writing, checking and reading one batch. Not here: which of them counts (`log`).
"""

import json
import os
import shutil
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from pathlib import Path

import polars as pl

from orchestration.extracted.tables import TABLES, Tables
from orchestration.files import digest_file
from orchestration.release.durable import sync_folder, sync_tree

CONTENTS = "batch.json"
ENTRY = "entry_id"
ASIDE = ".writing-"
# A group of rows is the least that is read: some thirty full texts have so many numerals.
_ROWS_TOGETHER = 8192
_TEXTS_TOGETHER = 32


class DamagedBatchError(ValueError):
    """A batch is not what was written: a file is missing, cut, or its checksum differs."""


@dataclass(frozen=True, slots=True)
class Batch:
    """One batch: its folder, the entries it holds (ids, in order), and the sha256 of each file."""

    folder: Path
    entries: tuple[str, ...]
    checksums: dict[str, str]

    def read(
        self, table: str, entries: Sequence[str], columns: Sequence[str], where: Iterable[pl.Expr] = ()
    ) -> pl.DataFrame:
        """Columns of a table for the given entries, with their `entry_id`, in the order written.

        Only rows `where` all of those hold; groups of rows in which they cannot are not read.
        """
        path = self.folder / f"{table}.parquet"
        # To look for all of them takes a fifth of the time of reading them.
        wanted = [] if set(entries) == set(self.entries) else [pl.col(ENTRY).is_in(list(entries))]
        try:
            return pl.scan_parquet(path).filter(*where, *wanted).select(*columns, ENTRY).collect()
        except (OSError, pl.exceptions.PolarsError) as error:
            raise DamagedBatchError(f"{path}: {error}") from error


def write_batch(folder: Path, entries: Sequence[tuple[str, Tables]]) -> Batch:
    """Write the tables of the entries as the batch `folder`, whole or not at all.

    Raises OSError where the disk refuses; nothing is left at `folder` then.
    """
    aside = folder.with_name(f"{ASIDE}{folder.name}-{os.getpid()}")
    shutil.rmtree(aside, ignore_errors=True)
    aside.mkdir(parents=True)
    try:
        for table, schema in TABLES.items():
            parts = [
                tables.named()[table].with_columns(pl.lit(entry).alias(ENTRY)) for entry, tables in entries
            ]
            empty = pl.Schema({**schema, ENTRY: pl.String()}).to_frame()
            together = _TEXTS_TOGETHER if table == "reports" else _ROWS_TOGETHER
            pl.concat([empty, *parts]).write_parquet(
                aside / f"{table}.parquet", compression="zstd", row_group_size=together
            )
        batch = Batch(folder, tuple(entry for entry, _ in entries), checksums(aside))
        (aside / CONTENTS).write_text(json.dumps({"entries": batch.entries, "checksums": batch.checksums}))
        sync_tree(aside)
        aside.rename(folder)
        sync_folder(folder.parent)
    except BaseException:
        shutil.rmtree(aside, ignore_errors=True)
        raise
    return batch


def open_batch(folder: Path) -> Batch:
    """The batch in `folder`; raises `DamagedBatchError` where it is not as it was written."""
    try:
        contents = json.loads((folder / CONTENTS).read_text())
        batch = Batch(folder, tuple(contents["entries"]), dict(contents["checksums"]))
        if checksums(folder) == batch.checksums:
            return batch
    except (OSError, ValueError, KeyError, TypeError) as error:
        raise DamagedBatchError(f"{folder}: {error}") from error
    raise DamagedBatchError(f"{folder}: a checksum differs")


def checksums(folder: Path) -> dict[str, str]:
    """The sha256 of the file of each table in `folder`; raises OSError where one is missing."""
    return {table: digest_file(folder / f"{table}.parquet")[1] for table in TABLES}
