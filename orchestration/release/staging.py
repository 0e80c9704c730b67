"""A release in the making: the marts copied out of the working database into a folder aside.

Belongs here: choosing the tables, copying them with their descriptions, one Parquet file each.
Not here: judging them (`orchestration.gate`) or showing them to readers (`shelf`).
"""

import hashlib
import secrets
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime
from importlib.metadata import version
from pathlib import Path

import duckdb

from orchestration.exports.grain import read_grains
from orchestration.language import message
from orchestration.paths import Home
from orchestration.release.inputs import take_remembered_inputs
from orchestration.release.manifest import (
    DATABASE,
    STORAGE_VERSION,
    Column,
    Manifest,
    ReleaseError,
    Table,
    Versions,
    list_files,
    read_manifest,
)
from orchestration.release.refusals import refusals_as_os_errors
from orchestration.sql import literal

STAGING_PREFIX = ".staging-"
# dbt materialises these folders of dbt_project/models for readers; staging/ is its own business.
PUBLISHED_LAYERS = ("core", "marts")
# What sorting may take beside the process's own memory; beyond it DuckDB works on disk.
_MEMORY, _SPILL = "2GB", ".spilled"
# Rows sorted at a time: two of DuckDB's row groups.
_PIECE = 2 * 122_880
# Bytes of a file that are hashed at once.
_PART = 1_000_000


@dataclass(frozen=True, slots=True)
class StagedRelease:
    """A release that nobody reads yet."""

    folder: Path
    manifest: Manifest

    @property
    def database(self) -> Path:
        """Its DuckDB file."""
        return self.folder / DATABASE

    @classmethod
    def open(cls, folder: Path) -> "StagedRelease":
        """The staged release in `folder`, as a later step finds it; raises ReleaseError if it is none."""
        return cls(folder=folder, manifest=read_manifest(folder))


def stage(home: Home) -> StagedRelease:
    """Copy every core and mart table of the working database into a fresh folder aside.

    Raises ReleaseError where the working database or a model's table is missing, OSError where
    the disk refuses. What a failed attempt leaves behind is swept at the next start.
    """
    folder = home.releases / f"{STAGING_PREFIX}{secrets.token_hex(6)}"
    folder.mkdir(parents=True)
    with refusals_as_os_errors(folder):
        tables = _copy_tables(home, folder)
    manifest = Manifest(
        release_id="",
        created=datetime.now(UTC),
        content=_content_hash(folder, tables),
        storage_version=STORAGE_VERSION,
        versions=_versions(home),
        inputs=take_remembered_inputs(home),
        tables=tables,
        files=list_files(folder),
    )
    manifest.write(folder)
    return StagedRelease(folder=folder, manifest=manifest)


def published_models(home: Home) -> tuple[str, ...]:
    """Names of the dbt models that a release holds, in order."""
    models = home.dbt_project / "models"
    return tuple(sorted(path.stem for layer in PUBLISHED_LAYERS for path in (models / layer).rglob("*.sql")))


def _copy_tables(home: Home, folder: Path) -> tuple[Table, ...]:
    if not home.warehouse.is_file():
        raise ReleaseError(
            message(
                "{warehouse} is not there; run `jihua refresh` to build the warehouse",
                warehouse=home.warehouse,
            )
        )
    with duckdb.connect(
        config={"temp_directory": str(folder / _SPILL), "memory_limit": _MEMORY}
    ) as connection:
        connection.execute(f"attach {literal(home.warehouse)} as warehouse (read_only)")
        connection.execute(
            f"attach {literal(folder / DATABASE)} as release (storage_version '{STORAGE_VERSION}')"
        )
        _require_models(connection, published_models(home))
        tables = tuple(_copy_table(connection, name, folder) for name in published_models(home))
        connection.execute("detach release")
    return tables


def _require_models(connection: duckdb.DuckDBPyConnection, models: tuple[str, ...]) -> None:
    rows = connection.execute(
        "select distinct table_name from duckdb_columns()"
        " where database_name = 'warehouse' and schema_name = 'main'"
    ).fetchall()
    missing = sorted(set(models) - {str(name) for (name,) in rows})
    if missing or not models:
        lacking = ", ".join(missing) or "every model"
        raise ReleaseError(
            message("the warehouse lacks {lacking}; run `jihua refresh --force` to build it", lacking=lacking)
        )


def _copy_table(connection: duckdb.DuckDBPyConnection, name: str, folder: Path) -> Table:
    """Copy one table with its comments and not-null columns.

    Rows are put in order of all columns: the same rows give the same bytes, and neighbours
    compress well.
    """
    copy = f'release.main."{name}"'
    comment = _table_comment(connection, name)
    columns = _describe_columns(connection, name)
    defined = (f'"{column.name}" {column.type}{"" if null else " not null"}' for column, null in columns)
    connection.execute(f"create table {copy} ({', '.join(defined)})")
    _copy_rows(connection, name, copy, _order(name, [column.name for column, _ in columns]))
    _describe(connection, copy, comment, [column for column, _ in columns])
    parquet = literal(folder / f"{name}.parquet")
    connection.execute(f"copy {copy} to {parquet} (format parquet, compression zstd)")
    row = connection.execute(f"select count(*) from {copy}").fetchone()
    return Table(name, int(row[0]) if row else 0, comment, tuple(column for column, _ in columns))


def _copy_rows(connection: duckdb.DuckDBPyConnection, name: str, copy: str, order: str) -> None:
    """Insert the rows in order, some row groups at a time: to sort them all would take memory and disk.

    A piece fills whole row groups, therefore the pieces give the bytes that one insert would.
    """
    rows = f'warehouse.main."{name}"'
    for piece in _pieces(connection, rows, order):
        connection.execute(f"insert into {copy} select * from {rows} where {piece} order by {order}")


def _pieces(connection: duckdb.DuckDBPyConnection, rows: str, order: str) -> Iterator[str]:
    """Conditions that each row meets one of, in order; a single one where several columns make the order."""
    if order == "all" or "," in order:
        yield "true"
        return
    numbered = f"select {order} as key, row_number() over (order by {order}) as place from {rows}"
    starts = connection.execute(
        f"select key from ({numbered}) where place > 1 and place % {_PIECE} = 1 order by place"
    ).fetchall()
    ranges = [literal(start) for (start,) in starts if start is not None]
    for low, high in zip([None, *ranges], [*ranges, None], strict=True):
        above = f"{order} >= {low}" if low else "true"
        yield f"{above} and {order} < {high}" if high else f"({above} or {order} is null)"


def _describe(
    connection: duckdb.DuckDBPyConnection, table: str, comment: str | None, columns: Sequence[Column]
) -> None:
    """Comments of a table and its columns, in one transaction: each by itself would wait for the disk."""
    said = [f"comment on table {table} is {literal(comment)}"] if comment else []
    said += [
        f'comment on column {table}."{column.name}" is {literal(column.description)}'
        for column in columns
        if column.description
    ]
    connection.execute(f"begin; {''.join(f'{one}; ' for one in said)}commit")


def _order(name: str, columns: Sequence[str]) -> str:
    """What puts the rows in order of all columns: the first of them that hold the key already do.

    To sort a million rows by forty columns takes ten times as long as by their key.
    """
    key = read_grains().get(name, ())
    if not key or not set(key) <= set(columns):
        return "all"
    last = max(columns.index(column) for column in key)
    return ", ".join(f'"{column}"' for column in columns[: last + 1])


def _table_comment(connection: duckdb.DuckDBPyConnection, name: str) -> str | None:
    row = connection.execute(
        "select comment from duckdb_tables() where database_name = 'warehouse' and schema_name = 'main'"
        " and table_name = ? union all select comment from duckdb_views() where database_name = 'warehouse'"
        " and schema_name = 'main' and view_name = ?",
        [name, name],
    ).fetchone()
    return str(row[0]) if row and row[0] else None


def _describe_columns(connection: duckdb.DuckDBPyConnection, name: str) -> tuple[tuple[Column, bool], ...]:
    """Each column with whether it may be null."""
    rows = connection.execute(
        "select column_name, data_type, comment, is_nullable from duckdb_columns()"
        " where database_name = 'warehouse' and schema_name = 'main' and table_name = ?"
        " order by column_index",
        [name],
    ).fetchall()
    return tuple(
        (Column(str(column), str(kind), comment), bool(null)) for column, kind, comment, null in rows
    )


def _content_hash(folder: Path, tables: tuple[Table, ...]) -> str:
    digest = hashlib.sha256()
    for table in tables:
        digest.update(f"{table.name}\0".encode())
        with (folder / f"{table.name}.parquet").open("rb") as rows:
            while part := rows.read(_PART):
                digest.update(part)
    return digest.hexdigest()


def _versions(home: Home) -> Versions:
    from orchestration.extraction import READER_VERSION
    from orchestration.registry import registry_version

    return Versions(
        jihua=version("jihua"),
        reader=READER_VERSION,
        registry=registry_version(home.seeds),
        dbt=version("dbt-core"),
        dbt_duckdb=version("dbt-duckdb"),
        duckdb=version("duckdb"),
    )
