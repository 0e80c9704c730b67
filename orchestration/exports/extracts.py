"""What is taken out of a release: whole tables, or their rows on some indicators, divisions, years.

Belongs here: choosing tables and rows, and reading them. Not here: the form they are written in.

Rows are read from the release's Parquet files, which no other process can lock.
"""

from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

import duckdb

from orchestration.exports.grain import read_grains
from orchestration.language import message
from orchestration.release.manifest import Manifest, ReleaseError, Table
from orchestration.sql import identifier, literal

# A table about one thing is never cut: every key in the other tables still finds its row.
_WHOLE = "dim_"
_IN_UTC = "set timezone = 'UTC'"


class SelectionError(ReleaseError):
    """No such table, or a filter that a table has no column for; the message names the remedy."""


@dataclass(frozen=True, slots=True)
class Selection:
    """Which tables and rows; an empty tuple means all of them."""

    tables: tuple[str, ...] = ()
    indicators: tuple[str, ...] = ()
    divisions: tuple[str, ...] = ()
    years: tuple[int, ...] = ()

    @property
    def is_filtered(self) -> bool:
        """Whether rows are left out."""
        return bool(self.indicators or self.divisions or self.years)


@dataclass(frozen=True, slots=True)
class Extract:
    """A table of the release with the number of rows chosen and the columns that tell rows apart."""

    table: Table
    rows: int
    key: tuple[str, ...]

    @property
    def name(self) -> str:
        """Name of the table."""
        return self.table.name


@dataclass(frozen=True, slots=True)
class Extracts:
    """The chosen tables of one release, readable as long as the connection is open."""

    manifest: Manifest
    tables: tuple[Extract, ...]
    connection: duckdb.DuckDBPyConnection

    def rows(self, name: str) -> Iterator[tuple[object, ...]]:
        """The rows of a table in its published order, columns as in its manifest."""
        answer = self.connection.execute(f"select * from {identifier(name)}")
        while batch := answer.fetchmany(10_000):
            yield from batch

    @contextmanager
    def another_connection(self) -> Iterator[duckdb.DuckDBPyConnection]:
        """One more to the same tables, for a thread of its own."""
        with self.connection.cursor() as own:
            own.execute(_IN_UTC)
            yield own

    def names(self) -> frozenset[str]:
        """Names of the chosen tables."""
        return frozenset(extract.name for extract in self.tables)

    @property
    def version(self) -> str:
        """What the content is called: equal content, equal version."""
        return self.manifest.content[:8]


@contextmanager
def open_extracts(folder: Path, manifest: Manifest, selection: Selection | None = None) -> Iterator[Extracts]:
    """The tables of the release in `folder` that a selection names.

    Raises SelectionError where a table is not there or cannot be filtered so, ReleaseError where
    nothing is left.
    """
    chosen = selection or Selection()
    grains = read_grains()
    with duckdb.connect() as connection:
        connection.execute(_IN_UTC)
        extracts = tuple(
            _open(connection, folder, table, _conditions(table, chosen), grains)
            for table in _chosen_tables(manifest, chosen)
        )
        if chosen.is_filtered and not any(extract.rows for extract in extracts if _is_cut(extract.table)):
            raise ReleaseError(message("nothing is published on that; `jihua status` shows what is there"))
        yield Extracts(manifest, extracts, connection)


def _open(
    connection: duckdb.DuckDBPyConnection,
    folder: Path,
    table: Table,
    conditions: Sequence[str],
    grains: Mapping[str, tuple[str, ...]],
) -> Extract:
    where = f" where {' and '.join(conditions)}" if conditions else ""
    source = f"read_parquet({literal(folder / f'{table.name}.parquet')})"
    connection.execute(f"create view {identifier(table.name)} as select * from {source}{where}")
    counted = connection.execute(f"select count(*) from {identifier(table.name)}").fetchone()
    return Extract(table, int(counted[0]) if counted else 0, grains.get(table.name, ()))


def _chosen_tables(manifest: Manifest, selection: Selection) -> tuple[Table, ...]:
    known = {table.name: table for table in manifest.tables}
    unknown = [name for name in selection.tables if name not in known]
    if unknown:
        raise SelectionError(
            message(
                "no table is called {unknown}; there are: {known}",
                unknown=", ".join(unknown),
                known=", ".join(known),
            )
        )
    for name in selection.tables:
        lacking = _lacking(known[name], selection)
        if lacking:
            raise SelectionError(
                message(
                    "{name} cannot be cut by {lacking}; leave that filter or the table out",
                    name=name,
                    lacking=lacking,
                )
            )
    # Without --table, tables that know nothing of the filter say nothing about what was asked.
    named = selection.tables or tuple(name for name in known if not _lacking(known[name], selection))
    return tuple(known[name] for name in dict.fromkeys(named))


def _is_cut(table: Table) -> bool:
    return not table.name.startswith(_WHOLE)


def _lacking(table: Table, selection: Selection) -> str | None:
    """The filter that the table has no column for."""
    columns = {column.name for column in table.columns}
    if not _is_cut(table):
        return None
    if selection.indicators and "indicator_code" not in columns:
        return "indicator"
    if selection.divisions and "division_code" not in columns:
        return "division"
    return "year" if selection.years and not columns & {"year", "executed_year"} else None


def _conditions(table: Table, selection: Selection) -> list[str]:
    if not _is_cut(table):
        return []
    year = "year" if any(column.name == "year" for column in table.columns) else "executed_year"
    wanted: tuple[tuple[str, Sequence[object]], ...] = (
        ("indicator_code", selection.indicators),
        ("division_code", selection.divisions),
        (year, selection.years),
    )
    return [
        f"{identifier(column)} in ({', '.join(literal(value) for value in values)})"
        for column, values in wanted
        if values
    ]
