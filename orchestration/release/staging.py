"""A release in the making: the marts copied out of the working database into a folder aside.

Belongs here: choosing the tables, and what a release tells of itself. Not here: how a table comes into its
files (`tables`), judging them (`orchestration.gate`) or showing them to readers (`shelf`).
"""

import hashlib
import secrets
import shutil
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime
from importlib.metadata import version
from pathlib import Path

import duckdb

from orchestration.digests import note_written
from orchestration.language import message
from orchestration.paths import Home
from orchestration.release.inputs import take_remembered_inputs
from orchestration.release.manifest import (
    DATABASE,
    STORAGE_VERSION,
    Manifest,
    PublishedFile,
    ReleaseError,
    Table,
    Versions,
    list_files,
    read_manifest,
)
from orchestration.release.pieces import PIECES, Pieced, write_note
from orchestration.release.refusals import refusals_as_os_errors
from orchestration.release.standing import Before
from orchestration.release.tables import Draft, draft_table, share_new, write_parquet, write_table
from orchestration.sql import literal

STAGING_PREFIX = ".staging-"
# dbt materialises these folders of dbt_project/models for readers; staging/ is its own business.
PUBLISHED_LAYERS = ("core", "marts")
# What sorting may take beside the process's own memory; beyond it DuckDB works on disk.
_MEMORY, _SPILL = "2GB", ".spilled"
# From this share of rows on, a new database costs less than a patched one, and is smaller.
_MOST_PATCHED = 0.25


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


def stage(home: Home, known: Mapping[str, Draft] | None = None) -> StagedRelease:
    """Copy every core and mart table of the working database into a fresh folder aside.

    `known` are tables that were looked through already and stand as they did. Raises ReleaseError where the
    working database or a model's table is missing, OSError where the disk refuses. What a failed attempt
    leaves behind is swept at the next start.
    """
    folder = home.releases / f"{STAGING_PREFIX}{secrets.token_hex(6)}"
    folder.mkdir(parents=True)
    with refusals_as_os_errors(folder):
        tables, parquet = _copy_tables(home, folder, known or {})
    manifest = Manifest(
        release_id="",
        created=datetime.now(UTC),
        content=_content_hash(parquet),
        storage_version=STORAGE_VERSION,
        versions=_versions(home),
        inputs=take_remembered_inputs(home),
        tables=tables,
        files=_files(folder),
    )
    manifest.write(folder)
    return StagedRelease(folder=folder, manifest=manifest)


def _files(folder: Path) -> tuple[PublishedFile, ...]:
    """The files, each hashed once: the Parquet files when they were made."""
    files = list_files(folder)
    for file in files:
        note_written(folder / file.path, file.sha256)
    return files


def published_models(home: Home) -> tuple[str, ...]:
    """Names of the dbt models that a release holds, in order."""
    models = home.dbt_project / "models"
    return tuple(sorted(path.stem for layer in PUBLISHED_LAYERS for path in (models / layer).rglob("*.sql")))


def _copy_tables(
    home: Home, folder: Path, known: Mapping[str, Draft]
) -> tuple[tuple[Table, ...], tuple[PublishedFile, ...]]:
    """The tables, and their Parquet files in the same order."""
    if not home.warehouse.is_file():
        raise ReleaseError(
            message(
                "{warehouse} is not there; run `jihua refresh` to build the warehouse",
                warehouse=home.warehouse,
            )
        )
    names = published_models(home)
    with duckdb.connect(
        config={"temp_directory": str(folder / _SPILL), "memory_limit": _MEMORY}
    ) as connection:
        connection.execute(f"attach {literal(home.warehouse)} as warehouse (read_only)")
        _require_models(connection, names)
        drafts = [known.get(name) or draft_table(connection, name) for name in names]
        before = Before.of(home.releases)
        held = before.note(PIECES)
        patched = _lent_database(before, held, drafts, folder / DATABASE)
        connection.execute(
            f"attach {literal(folder / DATABASE)} as release (storage_version '{STORAGE_VERSION}')"
        )
        noted = {}
        for draft in drafts:
            write_table(connection, draft, held[draft.name] if patched else None)
            noted[draft.name] = write_parquet(connection, draft, folder, before, held.get(draft.name))
        connection.execute("detach release")
    write_note(folder / PIECES, noted)
    parquet = (PublishedFile(f"{name}.parquet", one.bytes, one.sha256) for name, one in noted.items())
    return tuple(draft.table for draft in drafts), tuple(parquet)


def _lent_database(before: Before, held: Mapping[str, Pieced], drafts: Sequence[Draft], target: Path) -> bool:
    """Whether the database of the release before was copied, to be patched: it has most of the rows."""
    if held.keys() != {draft.name for draft in drafts} or share_new(drafts, held) > _MOST_PATCHED:
        return False
    source = before.sound(DATABASE)
    if source is None:
        return False
    shutil.copyfile(source, target)
    return True


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


def _content_hash(parquet: Sequence[PublishedFile]) -> str:
    return hashlib.sha256("".join(f"{file.path}\0{file.sha256}\n" for file in parquet).encode()).hexdigest()


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
