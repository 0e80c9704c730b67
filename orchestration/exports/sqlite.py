"""A SQLite copy, as datasette and many other tools read it.

Belongs here: its types, keys and the tables that describe it. Not here: choosing rows.

SQLite keeps a number as an integer or a double: figures of more than 15 digits are rounded there.
"""

import sqlite3
from contextlib import closing
from datetime import date, datetime
from decimal import Decimal
from pathlib import Path

from orchestration.exports.datapackage import foreign_keys
from orchestration.exports.extracts import Extract, Extracts
from orchestration.exports.licence import DATA_LICENCE, DATA_LICENCE_URL, citation_line
from orchestration.sql import identifier

_TYPES = {"VARCHAR": "text", "BOOLEAN": "integer", "INTEGER": "integer", "BIGINT": "integer"}


def write_sqlite(extracts: Extracts, path: Path) -> None:
    """The chosen tables in one SQLite file, with keys, and what tables and columns mean."""
    with closing(sqlite3.connect(path)) as target, target:
        for extract in extracts.tables:
            target.execute(_definition(extracts, extract))
            marks = ", ".join("?" * len(extract.table.columns))
            rows = (tuple(map(_storable, row)) for row in extracts.rows(extract.name))
            target.executemany(f"insert into {identifier(extract.name)} values ({marks})", rows)
            for column in foreign_keys(extracts, extract):
                name = identifier(f"{extract.name}_by_{column}")
                target.execute(f"create index {name} on {identifier(extract.name)} ({identifier(column)})")
        _describe(extracts, target)


def _definition(extracts: Extracts, extract: Extract) -> str:
    columns = [f"{identifier(column.name)} {_type(column.type)}" for column in extract.table.columns]
    if extract.key:
        # Unlike a primary key, `unique` bears a key of which one column may be null.
        columns.append(f"unique ({', '.join(map(identifier, extract.key))})")
    columns += [
        f"foreign key ({identifier(column)}) references {identifier(table)} ({identifier(column)})"
        for column, table in foreign_keys(extracts, extract).items()
    ]
    return f"create table {identifier(extract.name)} ({', '.join(columns)})"


def _type(kind: str) -> str:
    return "numeric" if kind.startswith("DECIMAL") else _TYPES.get(kind, "text")


def _storable(value: object) -> object:
    if isinstance(value, Decimal):
        return float(value)
    if isinstance(value, datetime):
        return value.isoformat(timespec="microseconds")
    return value.isoformat() if isinstance(value, date) else value


def _describe(extracts: Extracts, target: sqlite3.Connection) -> None:
    """Tables `jihua_release` and `jihua_columns`: where this is from and what it means."""
    target.execute("create table jihua_release (name text primary key, value text)")
    target.executemany(
        "insert into jihua_release values (?, ?)",
        [
            ("release_id", extracts.manifest.release_id),
            ("created", extracts.manifest.created.isoformat()),
            ("licence", f"{DATA_LICENCE} {DATA_LICENCE_URL}"),
            ("cite_as", citation_line(extracts)),
        ],
    )
    target.execute(
        'create table jihua_columns ("table" text, "column" text, "type" text, meaning text,'
        ' primary key ("table", "column"))'
    )
    target.executemany(
        "insert into jihua_columns values (?, ?, ?, ?)",
        [
            (extract.name, column.name, column.type, column.description)
            for extract in extracts.tables
            for column in extract.table.columns
        ],
    )
