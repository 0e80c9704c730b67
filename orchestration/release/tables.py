"""The tables of a release: what the warehouse holds of each, and how they come into a release's files.

Belongs here: reading a table's columns and pieces, writing its rows in order, patching a copy of the release
before. Not here: which tables there are and what else a release holds (`staging`), bytes (`splicing`).
"""

import secrets
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import cached_property
from pathlib import Path

import duckdb

from orchestration.exports.grain import read_grains
from orchestration.language import message
from orchestration.release.manifest import STORAGE_VERSION, Column, ReleaseError, Table
from orchestration.release.pieces import PROVINCE, Cut, Piece, Pieced, cut, read_again, shape_of
from orchestration.release.splicing import splice_parquet
from orchestration.release.standing import Before
from orchestration.sql import identifier, literal

# Another number, and no release takes rows over that were written otherwise.
_WRITTEN = 2
# With it, a column is written as one that holds no nulls where none stand in it now: then no piece with some
# could ever be put beside.
_NO_GUESSES = "set disabled_optimizers = 'statistics_propagation'"
# Rows sorted at a time: two of DuckDB's row groups.
_SORTED_TOGETHER = 2 * 122_880


@dataclass(frozen=True)
class Draft:
    """A table as the warehouse holds it: what will be published of it."""

    name: str
    comment: str | None
    columns: tuple[Column, ...]
    nullable: tuple[bool, ...]
    cut: Cut
    origin: str

    @property
    def table(self) -> Table:
        """As the manifest tells of it."""
        return Table(self.name, self.rows, self.comment, self.columns)

    @property
    def pieces(self) -> tuple[Piece, ...]:
        """Its pieces, in order."""
        return self.cut.pieces

    @property
    def rows(self) -> int:
        """The number of its rows."""
        return sum(piece.rows for piece in self.pieces)

    @property
    def order(self) -> str:
        """What puts rows of a piece in order of all columns: the first of them that hold the key already do.

        To sort a million rows by forty columns takes ten times as long as by their key.
        """
        names = [column.name for column in self.columns]
        key = read_grains().get(self.name, ())
        if not key or not set(key) <= set(names):
            return "all"
        last = max(names.index(column) for column in key)
        return ", ".join(map(identifier, names[: last + 1]))

    @cached_property
    def shape(self) -> str:
        """A hash of what decides how its rows are written, and of the database that they were built in."""
        told = (self.origin, STORAGE_VERSION, _WRITTEN, self.comment, self.columns, self.nullable, self.order)
        return shape_of(*told)

    @property
    def pieced(self) -> Pieced:
        """Its pieces, which lie in no file yet."""
        return Pieced(self.shape, self.pieces, places=(), divisions=self.cut.divisions)

    @property
    def relation(self) -> str:
        """It in the warehouse."""
        return f"warehouse.main.{identifier(self.name)}"

    @property
    def copy(self) -> str:
        """It in the release."""
        return f"release.main.{identifier(self.name)}"


def draft_table(connection: duckdb.DuckDBPyConnection, name: str) -> Draft:
    """What the attached warehouse holds of a table."""
    rows = connection.execute(
        "select column_name, data_type, comment, is_nullable from duckdb_columns()"
        " where database_name = 'warehouse' and schema_name = 'main' and table_name = ?"
        " order by column_index",
        [name],
    ).fetchall()
    columns = tuple(Column(str(column), str(kind), comment) for column, kind, comment, _ in rows)
    return Draft(
        name=name,
        comment=_comment(connection, name),
        columns=columns,
        nullable=tuple(bool(null) for *_, null in rows),
        cut=cut(connection, f"warehouse.main.{identifier(name)}", [column.name for column in columns]),
        origin=_origin(connection),
    )


def write_table(connection: duckdb.DuckDBPyConnection, draft: Draft, before: Pieced | None) -> None:
    """Bring a table of the attached release up to the warehouse: all of it, or the pieces that changed.

    `before` tells what the attached release holds of it; None where that is nothing. Rows are put in
    order: the same rows give the same bytes, and neighbours compress well.
    """
    # In one transaction: rows fill groups of rows across statements, and nothing waits for the disk.
    connection.execute("begin")
    if before is None or before.shape != draft.shape:
        _create(connection, draft)
        changed = draft.pieces
    else:
        kept = set(before.pieces) & set(draft.pieces)
        for gone in before.pieces:
            if gone not in kept:
                connection.execute(f"delete from {draft.copy} where {gone.condition}")
        changed = tuple(piece for piece in draft.pieces if piece not in kept)
    for rows, order in _sortable(connection, draft, changed):
        connection.execute(
            f"insert into {draft.copy} select * from {draft.relation} where {rows} order by {order}"
        )
    connection.execute("commit")


def write_parquet(
    connection: duckdb.DuckDBPyConnection, draft: Draft, folder: Path, before: Before, held: Pieced | None
) -> Pieced:
    """Write <table>.parquet into `folder` from the attached release; where its pieces lie.

    `held` tells what the release before has in its file. What was written is read again: raises ReleaseError
    where the file has other rows than the warehouse.
    """

    def write_piece(piece: Piece, target: Path) -> None:
        query = f"select * from {draft.copy} where {piece.condition}"
        # A connection of its own: pieces are written by several threads.
        with connection.cursor() as own:
            own.execute(f"copy ({query}) to {literal(target)} (format parquet, compression zstd)")

    name = f"{draft.name}.parquet"
    connection.execute(_NO_GUESSES)
    made = before.renew(held, draft.shape, draft.pieces, folder / name, name, write_piece, splice_parquet)
    connection.execute("reset disabled_optimizers")
    if made is not held:
        _require_readable(connection, draft, folder / name, held)
    return replace(made, divisions=draft.cut.divisions)


def _require_readable(
    connection: duckdb.DuckDBPyConnection, draft: Draft, file: Path, held: Pieced | None
) -> None:
    """Hold what was written against the warehouse, and the last piece, which may have been copied.

    Where no piece is new the file before was damaged: all of it was written, and all is held.
    """
    if not draft.rows:
        return
    known = set(held.pieces) if held and held.shape == draft.shape else set()
    new = [piece for piece in draft.pieces if piece not in known]
    last = draft.pieces[-1]
    written = [*new, *([] if last in new else [last])] if new else list(draft.pieces)
    columns = [column.name for column in draft.columns]
    if read_again(connection, f"read_parquet({literal(file)})", columns, written) != written:
        raise ReleaseError(
            message("{file} has other rows than the warehouse; run `jihua refresh --force`", file=file)
        )


def share_new(drafts: Sequence[Draft], held: Mapping[str, Pieced]) -> float:
    """The share of the rows of the drafts that a release with these pieces has not."""
    new = sum(
        piece.rows
        for draft in drafts
        for piece in draft.pieces
        if held[draft.name].shape != draft.shape or piece not in held[draft.name].pieces
    )
    return new / max(1, sum(draft.rows for draft in drafts))


def _create(connection: duckdb.DuckDBPyConnection, draft: Draft) -> None:
    """The empty table with its comments and not-null columns."""
    defined = (
        f"{identifier(column.name)} {column.type}{'' if null else ' not null'}"
        for column, null in zip(draft.columns, draft.nullable, strict=True)
    )
    connection.execute(f"create or replace table {draft.copy} ({', '.join(defined)})")
    said = [f"comment on table {draft.copy} is {literal(draft.comment)}"] if draft.comment else []
    said += [
        f"comment on column {draft.copy}.{identifier(column.name)} is {literal(column.description)}"
        for column in draft.columns
        if column.description
    ]
    for one in said:
        connection.execute(one)


def _sortable(
    connection: duckdb.DuckDBPyConnection, draft: Draft, pieces: Sequence[Piece]
) -> Iterator[tuple[str, str]]:
    """Conditions that each row of the pieces meets one of, in order, with the order of its rows.

    To sort all rows takes memory and disk; to sort few at a time keeps one processor busy alone.
    """
    together: list[Piece] = []
    for piece in pieces:
        if together and sum(one.rows for one in (*together, piece)) > _SORTED_TOGETHER:
            yield from _sorted_together(connection, draft, together)
            together = []
        together.append(piece)
        if draft.order == "all":
            # The whole row is its order: no column can come before.
            yield from _sorted_together(connection, draft, together)
            together = []
    if together:
        yield from _sorted_together(connection, draft, together)


def _sorted_together(
    connection: duckdb.DuckDBPyConnection, draft: Draft, pieces: Sequence[Piece]
) -> Iterator[tuple[str, str]]:
    if len(pieces) == 1:
        yield from ((rows, draft.order) for rows in _ranges(connection, draft, pieces[0]))
    else:
        yield " or ".join(f"({piece.condition})" for piece in pieces), f"{PROVINCE}, {draft.order}"


def _ranges(connection: duckdb.DuckDBPyConnection, draft: Draft, piece: Piece) -> Iterator[str]:
    """Conditions that each row of a piece meets one of, in order; a single one where several columns make the
    order, or where there are few rows.
    """
    order = draft.order
    if order == "all" or "," in order or piece.rows <= _SORTED_TOGETHER:
        yield piece.condition
        return
    rows = f"{draft.relation} where {piece.condition}"
    numbered = f"select {order} as key, row_number() over (order by {order}) as place from {rows}"
    starts = connection.execute(
        f"select key from ({numbered}) where place > 1 and place % {_SORTED_TOGETHER} = 1 order by place"
    ).fetchall()
    limits = [literal(start) for (start,) in starts if start is not None]
    for low, high in zip([None, *limits], [*limits, None], strict=True):
        above = f"{order} >= {low}" if low else "true"
        within = f"{above} and {order} < {high}" if high else f"({above} or {order} is null)"
        yield f"{piece.condition} and {within}"


def _origin(connection: duckdb.DuckDBPyConnection) -> str:
    """What tells the database that the warehouse was begun in; another each time where nothing does."""
    try:
        [(origin,)] = connection.execute("select id from warehouse.built.origin").fetchall()
    except duckdb.CatalogException:
        return secrets.token_hex(16)
    return str(origin)


def _comment(connection: duckdb.DuckDBPyConnection, name: str) -> str | None:
    row = connection.execute(
        "select comment from duckdb_tables() where database_name = 'warehouse' and schema_name = 'main'"
        " and table_name = ? union all select comment from duckdb_views() where database_name = 'warehouse'"
        " and schema_name = 'main' and view_name = ?",
        [name, name],
    ).fetchone()
    return str(row[0]) if row and row[0] else None
