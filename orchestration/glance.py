"""A glance at a table: how many rows, which years, what a few of them say.

Belongs here: what asset pages show of a table. Not here: checks of it.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from pathlib import Path

import dagster as dg
import duckdb
import polars as pl

SAMPLE_ROWS = 5
_YEARS = ("year", "executed_year", "period_year", "plan_year")
_LONGEST_CELL = 60
# Whole texts and hashes say nothing at a glance.
_NOT_SHOWN = frozenset({"text", "sha256", "reader_version", "registry_version", "rejection_id"})


@dataclass(frozen=True, slots=True)
class Glance:
    """Rows of a table, the span of years it is about (None where it has no year), a few of its rows."""

    rows: int
    years: str | None
    sample: str

    def metadata(self) -> dict[str, dg.MetadataValue]:
        """As Dagster shows it."""
        shown: dict[str, dg.MetadataValue] = {
            "dagster/row_count": dg.MetadataValue.int(self.rows),
            "sample": dg.MetadataValue.md(self.sample),
        }
        return shown if self.years is None else {**shown, "years": dg.MetadataValue.text(self.years)}


def glance_at(table: pl.LazyFrame) -> Glance:
    """A glance at a table that is read no further than that takes."""
    year = pl.col(_year_column(table.collect_schema().names()) or [])
    rows, *span = table.select(pl.len(), year.min().name.suffix(" first"), year.max()).collect().row(0)
    first, last = span or (None, None)
    return Glance(rows, _span(first, last), markdown_table(table.head(SAMPLE_ROWS).collect()))


def glances_at(warehouse: Path, tables: Iterable[str]) -> dict[str, Glance]:
    """A glance at each of those tables of the working database."""
    with duckdb.connect(warehouse, read_only=True) as connection:
        return {table: _glance(connection.table(table)) for table in tables}


def _glance(table: duckdb.DuckDBPyRelation) -> Glance:
    year = _year_column(table.columns)
    measured = table.aggregate(f"count(*), min({year}), max({year})" if year else "count(*), null, null")
    [(rows, first, last)] = measured.fetchall()
    return Glance(int(rows), _span(first, last), markdown_table(_rows(table.limit(SAMPLE_ROWS))))


def _rows(table: duckdb.DuckDBPyRelation) -> pl.DataFrame:
    return pl.DataFrame(table.fetchall(), schema=table.columns, orient="row", infer_schema_length=None)


def markdown_table(frame: pl.DataFrame) -> str:
    """The frame as a table of Markdown, cells cut to what fits a line."""
    names = [name for name in frame.columns if name not in _NOT_SHOWN]
    if frame.is_empty():
        return "no rows"
    head = f"| {' | '.join(names)} |\n|{'---|' * len(names)}"
    rows = (f"| {' | '.join(_cell(row, name) for name in names)} |" for row in frame.iter_rows(named=True))
    return "\n".join([head, *rows])


def _year_column(columns: Iterable[str]) -> str | None:
    return next((name for name in _YEARS if name in columns), None)


def _span(first: object, last: object) -> str | None:
    return None if first is None else f"{first}–{last}"


def _cell(row: Mapping[str, object], name: str) -> str:
    text = "" if row[name] is None else str(row[name])
    text = text if len(text) <= _LONGEST_CELL else text[: _LONGEST_CELL - 1] + "…"
    return text.replace("|", "\\|").replace("\n", " ")
