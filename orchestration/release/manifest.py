"""The manifest: what a release says about itself.

Belongs here: its shape, reading and writing it, checking a folder against it. Not here: making
the files (`staging`) or putting them in place (`shelf`).
"""

import json
import stat
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from functools import lru_cache, partial
from pathlib import Path
from typing import Any

import duckdb
import orjson

from orchestration.digests import digest_since
from orchestration.files import digest_file, in_threads, walk_files
from orchestration.language import message
from orchestration.release.durable import write_durably
from orchestration.release.inputs import Inputs

DATABASE = "marts.duckdb"
MANIFEST = "manifest.json"
# DuckDB writes this number at byte 12 of a file that every DuckDB since 1.0 can open.
STORAGE_VERSION = "v1.0.0"
STORAGE_NUMBER = 64


class ReleaseError(Exception):
    """A release cannot be made, found or trusted; the message names the remedy."""


@dataclass(frozen=True, slots=True)
class PublishedFile:
    """A file of the release: path relative to its folder, size in bytes, sha256 in hex."""

    path: str
    bytes: int
    sha256: str


@dataclass(frozen=True, slots=True)
class Column:
    """A column: name, DuckDB type, meaning."""

    name: str
    type: str
    description: str | None


@dataclass(frozen=True, slots=True)
class Table:
    """A table: name, number of rows, grain and meaning, columns in order."""

    name: str
    rows: int
    description: str | None
    columns: tuple[Column, ...]


@dataclass(frozen=True, slots=True)
class Versions:
    """Versions of what made the release."""

    jihua: str
    reader: str
    registry: str
    dbt: str
    dbt_duckdb: str
    duckdb: str


@dataclass(frozen=True, slots=True)
class Manifest:
    """Everything a reader needs to trust a release without asking anyone.

    `release_id` is empty while staged; `created` is UTC; `content` is a sha256 over those of the
    tables' Parquet files; `inputs` tells what it was made from.
    """

    release_id: str
    created: datetime
    content: str
    storage_version: str
    versions: Versions
    inputs: Inputs
    tables: tuple[Table, ...]
    files: tuple[PublishedFile, ...]

    def table(self, name: str) -> Table:
        """The table of that name; raises ReleaseError where the release has none."""
        for table in self.tables:
            if table.name == name:
                return table
        raise ReleaseError(
            message(
                "release {release_id} has no table {name}",
                release_id=self.release_id or "(staged)",
                name=name,
            )
        )

    def write(self, folder: Path) -> None:
        """Write manifest.json into `folder`, read-only."""
        # There are thousands of files and sources; the standard library takes fifty times as long.
        told = orjson.dumps(self, option=orjson.OPT_INDENT_2 | orjson.OPT_APPEND_NEWLINE)
        write_durably(folder / MANIFEST, told)
        (folder / MANIFEST).chmod(0o444)


def read_manifest(folder: Path) -> Manifest:
    """The manifest of a release or staged release; raises ReleaseError where it is no manifest."""
    try:
        return _parsed((folder / MANIFEST).read_bytes())
    except (OSError, ReleaseError) as error:
        raise ReleaseError(
            message(
                "{manifest} cannot be read ({error}); run `jihua refresh`",
                manifest=folder / MANIFEST,
                error=error,
            )
        ) from error


@lru_cache(maxsize=2)
def _parsed(content: bytes) -> Manifest:
    """As `parse_manifest`: a refresh asks for the release before and for the one in the making many times."""
    return parse_manifest(content)


def parse_manifest(content: bytes) -> Manifest:
    """The manifest that these bytes of JSON are; raises ReleaseError where they are none."""
    try:
        return _manifest_from(json.loads(content))
    except (ValueError, KeyError, TypeError) as error:
        raise ReleaseError(message("no manifest of a release: {error}", error=error)) from error


def _manifest_from(fields: dict[str, Any]) -> Manifest:
    return Manifest(
        release_id=fields["release_id"],
        created=datetime.fromisoformat(fields["created"]),
        content=fields["content"],
        storage_version=fields["storage_version"],
        versions=Versions(**fields["versions"]),
        inputs=Inputs.from_fields(fields["inputs"]),
        tables=tuple(
            Table(**{**table, "columns": tuple(Column(**column) for column in table["columns"])})
            for table in fields["tables"]
        ),
        files=tuple(PublishedFile(**file) for file in fields["files"]),
    )


def list_files(folder: Path, known: Mapping[str, PublishedFile] | None = None) -> tuple[PublishedFile, ...]:
    """Every file below `folder` but the manifest, in order of path.

    Bytes of `known` ones are not read, nor of those that this process wrote and hashed.
    """
    hashed = known or {}

    def told(path: str) -> PublishedFile:
        return hashed.get(path) or PublishedFile(path, *digest_since(folder / path))

    return tuple(in_threads(told, [path for path in walk_files(folder) if path != MANIFEST]))


def find_faults(folder: Path, manifest: Manifest) -> tuple[str, ...]:
    """What in `folder` differs from its manifest, in words; empty for a sound release.

    Looks at every file's size and checksum, then opens the database and counts rows.
    """
    found = in_threads(partial(_file_fault, folder), manifest.files)
    return tuple([fault for fault in found if fault] or _table_faults(folder, manifest))


def find_faults_in_sight(folder: Path, manifest: Manifest) -> tuple[str, ...]:
    """As `find_faults`, but of each file only its size: for a folder whose bytes were compared just now."""
    found = [_size_fault(folder, file) for file in manifest.files]
    return tuple([fault for fault in found if fault] or _table_faults(folder, manifest))


def _file_fault(folder: Path, file: PublishedFile) -> str | None:
    fault = _size_fault(folder, file)
    if fault is None and digest_file(folder / file.path) != (file.bytes, file.sha256):
        return other_bytes(file.path)
    return fault


def other_bytes(path: str) -> str:
    """What is wrong with a file that was written to since its audit."""
    return message("{path} has other bytes than those that were audited", path=path)


def _size_fault(folder: Path, file: PublishedFile) -> str | None:
    try:
        found = (folder / file.path).stat()
    except OSError:
        found = None
    if found is None or not stat.S_ISREG(found.st_mode):
        return message("{path} is missing", path=file.path)
    size = found.st_size
    if size != file.bytes:
        return message(
            "{path} has {st_size} bytes, the manifest says {bytes}",
            path=file.path,
            st_size=size,
            bytes=file.bytes,
        )
    return None


def _table_faults(folder: Path, manifest: Manifest) -> list[str]:
    faults: list[str] = []
    number = storage_number(folder / DATABASE)
    if number != STORAGE_NUMBER:
        faults.append(
            message(
                "{database} has storage version {number}, older DuckDB cannot open it",
                database=DATABASE,
                number=number,
            )
        )
    try:
        with duckdb.connect(folder / DATABASE, read_only=True) as connection:
            for table in manifest.tables:
                rows = _count(connection, f'main."{table.name}"')
                if rows != table.rows:
                    faults.append(
                        message(
                            "{name} has {rows} rows, the manifest says {told}",
                            name=table.name,
                            rows=rows,
                            told=table.rows,
                        )
                    )
    except duckdb.Error as error:
        faults.append(message("{database} does not open: {error}", database=DATABASE, error=error))
    return faults


def _count(connection: duckdb.DuckDBPyConnection, relation: str) -> int:
    row = connection.execute(f"select count(*) from {relation}").fetchone()
    return int(row[0]) if row else 0


def storage_number(database: Path) -> int:
    """The storage version number in a DuckDB file's header; 0 where it is no DuckDB file."""
    with database.open("rb") as handle:
        head = handle.read(20)
    return int.from_bytes(head[12:20], "little") if head[8:12] == b"DUCK" else 0
