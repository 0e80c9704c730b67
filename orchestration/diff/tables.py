"""How the rows of one table differ between two releases.

Belongs here: the SQL that pairs rows by their key and compares them. Not here: reports, checks
(`comparison`).
"""

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

import duckdb

from orchestration.diff.difference import (
    SIZES,
    CellChange,
    ColumnDiff,
    IndicatorDiff,
    RowNote,
    TableDiff,
)
from orchestration.release.manifest import Table
from orchestration.sql import identifier, literal

# Rows and values shown of each table; counts are always complete.
EXAMPLES = 100
_LONGEST = 300
# They tell when and by which program a row was made, and change without the figures.
_BOOKKEEPING = frozenset({"read_at", "first_seen", "reader_version", "registry_version"})
_WHOLE_NUMBERS = frozenset({"INTEGER", "BIGINT"})
# Whole numbers that are places, dates or sizes of files: by how much they moved means nothing.
_PLACES = ("_start", "_end", "year", "ordinal", "kind_order", "bytes", "characters")


@dataclass(frozen=True, slots=True)
class _Columns:
    """Columns that both releases have: those that tell rows apart, those compared, the figures."""

    key: tuple[str, ...]
    compared: tuple[str, ...]
    figures: frozenset[str]
    has_indicator: bool


def compare_table(
    connection: duckdb.DuckDBPyConnection,
    before: tuple[Path, Table],
    after: tuple[Path, Table],
    grain: Sequence[str],
    moved: str = "true",
) -> TableDiff:
    """Rows that came, went and changed between two folders' versions of a table.

    `moved` is an SQL condition that holds of every row which differs.
    """
    columns = _columns(before[1], after[1], grain)
    _pair(connection, before, after, columns, moved)
    names_before = [column.name for column in before[1].columns]
    names_after = [column.name for column in after[1].columns]
    return TableDiff(
        table=after[1].name,
        rows_before=before[1].rows,
        rows_after=after[1].rows,
        added=_count(connection, "added"),
        gone=_count(connection, "gone"),
        changed=_count(connection, "changed"),
        columns_added=tuple(name for name in names_after if name not in names_before),
        columns_gone=tuple(name for name in names_before if name not in names_after),
        indicators=_indicators(connection) if columns.has_indicator else (),
        columns=_column_diffs(connection),
        cells=_cells(connection),
        rows_added=_notes(connection, "added"),
        rows_gone=_notes(connection, "gone"),
    )


def _columns(before: Table, after: Table, grain: Sequence[str]) -> _Columns:
    kinds = {column.name: column.type for column in before.columns}
    common = [column for column in after.columns if column.name in kinds]
    names = [column.name for column in common]
    # Without a key a row is what it says: a changed one is one gone and one added.
    key = tuple(grain) if grain and set(grain) <= set(names) else _told(names)
    return _Columns(
        key=key,
        compared=tuple(name for name in _told(names) if name not in key),
        figures=frozenset(
            column.name
            for column in common
            if _is_figure(column.name, column.type) and _is_figure(column.name, kinds[column.name])
        ),
        has_indicator="indicator_code" in names,
    )


def _told(names: Sequence[str]) -> tuple[str, ...]:
    return tuple(name for name in names if name not in _BOOKKEEPING)


def _is_figure(name: str, kind: str) -> bool:
    if kind in _WHOLE_NUMBERS:
        return not name.endswith(_PLACES)
    return kind.startswith("DECIMAL") or kind == "DOUBLE"


def _pair(
    connection: duckdb.DuckDBPyConnection,
    before: tuple[Path, Table],
    after: tuple[Path, Table],
    columns: _Columns,
    moved: str,
) -> None:
    """Temporary tables `pair` (rows that differ, with what became of them) and `cell` (values)."""
    sides = {
        side: "(select *, true as is_there"
        f" from read_parquet({literal(folder / f'{table.name}.parquet')}) where {moved})"
        for side, (folder, table) in (("old", before), ("new", after))
    }
    shown = [
        f"{side}.{identifier(name)} as {identifier(f'{side} {name}')}"
        for name in columns.compared
        for side in ("old", "new")
    ]
    same_key = " and ".join(
        f"old.{identifier(name)} is not distinct from new.{identifier(name)}" for name in columns.key
    )
    differs = " or ".join(
        _distinct(f"old.{identifier(name)}", f"new.{identifier(name)}") for name in columns.compared
    )
    indicator = (
        "coalesce(new.indicator_code, old.indicator_code)" if columns.has_indicator else "null::varchar"
    )
    connection.execute(f"""
        create or replace temp table pair as
        select
            case when old.is_there is null then 'added' when new.is_there is null then 'gone'
                else 'changed' end as outcome,
            concat_ws(' · ', {_row_name(columns.key)}) as row_name,
            {indicator} as indicator_code
            {"".join(f", {column}" for column in shown)}
        from {sides["old"]} as old
        full join {sides["new"]} as new on {same_key}
        where old.is_there is null or new.is_there is null or {differs or "false"}
    """)
    connection.execute(f"create or replace temp table cell as {_cell_query(columns)}")


def _row_name(key: Sequence[str]) -> str:
    """The key's values as text."""
    return ", ".join(f"coalesce(new.{identifier(name)}, old.{identifier(name)})::varchar" for name in key)


def _distinct(old: str, new: str) -> str:
    return f"{old} is distinct from {new}"


def _cell_query(columns: _Columns) -> str:
    """One row for each value that changed."""
    queries = [_column_query(name, is_figure=name in columns.figures) for name in columns.compared]
    return " union all ".join(queries) or (
        "select row_name, indicator_code, '' as name, '' as old, '' as new, '' as difference,"
        " 0::double as percent, '' as size from pair where false"
    )


def _column_query(name: str, *, is_figure: bool) -> str:
    old, new = identifier(f"old {name}"), identifier(f"new {name}")
    values = f"{old}::varchar as old, {new}::varchar as new"
    head = f"select row_name, indicator_code, {literal(name)} as name, {values}"
    tail = f"from pair where outcome = 'changed' and {_distinct(old, new)}"
    if not is_figure:
        return f"{head}, null::varchar as difference, null::double as percent, 'other' as size {tail}"
    low, high = f"least(abs({old}), abs({new}))::double", f"greatest(abs({old}), abs({new}))::double"
    percent = f"(({new} - {old})::double / nullif(abs({old}), 0)::double * 100)"
    return f"""
        {head}, ({new} - {old})::varchar as difference, {percent} as percent,
            case
                when {percent} is null then 'other'
                when {low} > 0 and {high} >= 9 * {low} then 'tenfold'
                when abs({percent}) >= 10 then 'large'
                when abs({percent}) >= 1 then 'medium'
                else 'small'
            end as size
        {tail}
    """


def _count(connection: duckdb.DuckDBPyConnection, outcome: str) -> int:
    row = connection.execute("select count(*) from pair where outcome = ?", [outcome]).fetchone()
    return int(row[0]) if row else 0


def _indicators(connection: duckdb.DuckDBPyConnection) -> tuple[IndicatorDiff, ...]:
    rows = connection.execute(f"""
        with sized as (
            select indicator_code, {_by_size()} from cell group by all
        ),
        counted as (
            select
                indicator_code,
                count(*) filter (outcome = 'added') as added,
                count(*) filter (outcome = 'gone') as gone,
                count(*) filter (outcome = 'changed') as changed
            from pair group by all
        )
        select
            counted.indicator_code, added, gone, changed,
            {", ".join(f"coalesce({size}, 0)" for size in SIZES)}
        from counted
        left join sized on sized.indicator_code is not distinct from counted.indicator_code
        order by added + gone + changed desc, counted.indicator_code
    """)
    return tuple(IndicatorDiff(*row) for row in rows.fetchall())


def _by_size() -> str:
    """A column for each size, with the number of values of that size."""
    return ", ".join(f"count(*) filter (size = '{size}') as {size}" for size in SIZES)


def _column_diffs(connection: duckdb.DuckDBPyConnection) -> tuple[ColumnDiff, ...]:
    rows = connection.execute(
        f"select name, {_by_size()} from cell group by all order by count(*) desc, name"
    )
    return tuple(ColumnDiff(*row) for row in rows.fetchall())


def _cells(connection: duckdb.DuckDBPyConnection) -> tuple[CellChange, ...]:
    rows = connection.execute(f"""
        select row_name, indicator_code, name, old, new, difference, percent, size
        from cell
        order by list_position({list(SIZES)!r}, size), abs(percent) desc nulls last, row_name, name
        limit {EXAMPLES}
    """)
    return tuple(
        CellChange(
            str(_cut(row)),
            code,
            name,
            _cut(_trimmed(old)),
            _cut(_trimmed(new)),
            _trimmed(difference),
            percent,
            size,
        )
        for row, code, name, old, new, difference, percent, size in rows.fetchall()
    )


def _notes(connection: duckdb.DuckDBPyConnection, outcome: str) -> tuple[RowNote, ...]:
    rows = connection.execute(
        f"select row_name, indicator_code from pair where outcome = ? order by row_name limit {EXAMPLES}",
        [outcome],
    )
    return tuple(RowNote(str(_cut(row)), code) for row, code in rows.fetchall())


def _trimmed(number: str | None) -> str | None:
    """A decimal without the zeros of its scale; other text as it is."""
    if number is None or "." not in number or not number.lstrip("-").replace(".", "", 1).isdigit():
        return number
    return number.rstrip("0").rstrip(".")


def _cut(text: str | None) -> str | None:
    return text if text is None or len(text) <= _LONGEST else f"{text[:_LONGEST]}…"
