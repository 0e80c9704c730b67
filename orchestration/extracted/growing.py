"""Parquet files that grow: what is written of a table need not be held until the rest is there.

Belongs here: one file of one table, group of rows by group of rows. Not here: which rows (`assembly`).
"""

from pathlib import Path
from types import TracebackType
from typing import Self

import polars as pl
import pyarrow.parquet

from orchestration.extracted.tables import TABLES


class GrowingTable:
    """A file of rows of a table, to be used in a `with` block: it is whole when that ends."""

    def __init__(self, file: Path, table: str) -> None:
        schema = TABLES[table].to_frame().to_arrow(compat_level=pl.CompatLevel.oldest()).schema
        file.parent.mkdir(exist_ok=True)
        self._file = pyarrow.parquet.ParquetWriter(file, schema, compression="zstd")

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self._file.close()

    def append(self, rows: pl.DataFrame) -> None:
        """Write the rows as a group; raises OSError where the disk refuses."""
        self._file.write_table(rows.to_arrow(compat_level=pl.CompatLevel.oldest()))
