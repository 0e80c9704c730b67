"""One export: a release's tables in one form, whole or not at all.

Belongs here: the list of forms, where the result goes. Not here: any form.
"""

import os
import shutil
from collections.abc import Callable
from dataclasses import dataclass
from enum import StrEnum
from functools import partial
from pathlib import Path

from orchestration.exports.comma import CSV_FOLDER, CsvStyle, write_csv, write_csv_folder
from orchestration.exports.datapackage import write_datapackage
from orchestration.exports.extracts import Extracts, Selection, SelectionError, open_extracts
from orchestration.exports.licence import write_terms
from orchestration.exports.parquet import has_column, write_parquet
from orchestration.exports.pieced import write_release_csv
from orchestration.exports.sdmx import SERIES, write_sdmx
from orchestration.exports.sqlite import write_sqlite
from orchestration.exports.workbook import write_workbook
from orchestration.language import message
from orchestration.release.manifest import Manifest, ReleaseError
from orchestration.release.refusals import refusals_as_os_errors


class ExportError(ReleaseError):
    """An export cannot be written where it should go; the message names the remedy."""


class ExportFormat(StrEnum):
    """The forms a release's tables can be taken away in."""

    CSV = "csv"
    XLSX = "xlsx"
    SDMX = "sdmx"
    SQLITE = "sqlite"
    DATAPACKAGE = "datapackage"
    PARQUET = "parquet"

    @property
    def suffix(self) -> str:
        """The suffix of the one file it is; empty for a folder."""
        return {ExportFormat.XLSX: ".xlsx", ExportFormat.SQLITE: ".sqlite"}.get(self, "")


@dataclass(frozen=True, slots=True)
class ExportedTable:
    """A table that went out, with its number of rows."""

    name: str
    rows: int


@dataclass(frozen=True, slots=True)
class Exported:
    """What was written: of which release, where, how much (bytes)."""

    release_id: str
    format: ExportFormat
    output: str
    tables: tuple[ExportedTable, ...]
    files: tuple[str, ...]
    bytes: int


def export(
    folder: Path,
    manifest: Manifest,
    form: ExportFormat,
    output: Path | None = None,
    selection: Selection | None = None,
    style: CsvStyle = CsvStyle.PLAIN,
    partition: str | None = None,
) -> Exported:
    """Write the chosen tables of the release in `folder` to `output` (a name of its own without one).

    CSV of one table may go to a file (…​.csv). `partition` names a column: Parquet tables that have
    it become folders with a part for each value (<table>/year=2024/…). Nothing that is there is
    overwritten. Raises SelectionError or ExportError with the remedy, OSError where the disk refuses.
    """
    chosen = _narrowed(selection or Selection(), form)
    target = output or Path(f"jihua-{manifest.release_id}{form.suffix or f'-{form}'}")
    _require_free(target)
    with open_extracts(folder, manifest, chosen) as extracts:
        _require_partition(extracts, form, partition)
        _write_aside(target, _writer(extracts, form, target, style, partition))
        files = _files(target)
        return Exported(
            release_id=manifest.release_id,
            format=form,
            output=str(target),
            tables=tuple(ExportedTable(extract.name, extract.rows) for extract in extracts.tables),
            files=tuple(
                path.relative_to(target if target.is_dir() else target.parent).as_posix() for path in files
            ),
            bytes=sum(path.stat().st_size for path in files),
        )


def write_package(folder: Path, manifest: Manifest) -> None:
    """Put CSV files, datapackage.json, licence and citation into a release in the making."""
    with open_extracts(folder, manifest) as extracts:
        written = write_release_csv(extracts, folder)
        write_datapackage(extracts, folder, {path: (csv.bytes, csv.sha256) for path, csv in written.items()})


def _narrowed(selection: Selection, form: ExportFormat) -> Selection:
    """SDMX takes the series and the addresses of its reports, whatever else there is."""
    if form is not ExportFormat.SDMX or selection.tables:
        return selection
    return Selection((SERIES, "dim_report"), selection.indicators, selection.divisions, selection.years)


def _require_partition(extracts: Extracts, form: ExportFormat, partition: str | None) -> None:
    if partition is None:
        return
    if form is not ExportFormat.PARQUET:
        raise SelectionError(
            message("only Parquet is written in parts; leave --partition out of --format {form}", form=form)
        )
    if not any(has_column(extract, partition) for extract in extracts.tables):
        raise SelectionError(
            message(
                "no chosen table has a column {partition}; name one like year or division_code",
                partition=partition,
            )
        )


def _require_free(target: Path) -> None:
    if target.is_dir() and not any(target.iterdir()):
        return
    if target.exists() or target.is_symlink():
        raise ExportError(
            message(
                "{target} is there already; move it away or name another place with --output", target=target
            )
        )
    if not target.absolute().parent.is_dir():
        raise ExportError(
            message(
                "there is no folder {parent}; make it or name another place", parent=target.absolute().parent
            )
        )


_Writer = Callable[[Path], None]


def _writer(
    extracts: Extracts, form: ExportFormat, target: Path, style: CsvStyle, partition: str | None
) -> _Writer:
    """What writes the form to a path; folders are made by `_write_aside`."""
    if form is ExportFormat.XLSX:
        return partial(write_workbook, extracts)
    if form is ExportFormat.SQLITE:
        return partial(write_sqlite, extracts)
    if form is ExportFormat.CSV and target.suffix.lower() == ".csv":
        return _single_csv(extracts, style)
    return partial(_write_folder, extracts, form, style, partition)


def _single_csv(extracts: Extracts, style: CsvStyle) -> _Writer:
    if len(extracts.tables) != 1:
        raise ExportError(
            message("one CSV file holds one table: name it with --table, or name a folder as --output")
        )
    return lambda path: write_csv(extracts, extracts.tables[0], path, style)


def _write_folder(
    extracts: Extracts, form: ExportFormat, style: CsvStyle, partition: str | None, folder: Path
) -> None:
    folder.mkdir()
    if form is ExportFormat.DATAPACKAGE:
        write_csv_folder(extracts, folder / CSV_FOLDER)
        write_datapackage(extracts, folder)
        return
    if form is ExportFormat.CSV:
        write_csv_folder(extracts, folder, style)
    elif form is ExportFormat.SDMX:
        write_sdmx(extracts, folder)
    else:
        write_parquet(extracts, folder, partition)
    write_terms(extracts, folder)


def _write_aside(target: Path, write: _Writer) -> None:
    """Write beside the target and rename: what is there under its name is whole."""
    aside = target.absolute().with_name(f".{target.name}.{os.getpid()}.tmp")
    try:
        with refusals_as_os_errors(target):
            write(aside)
        if target.is_dir():
            target.rmdir()
        aside.rename(target)
    finally:
        if aside.is_dir():
            shutil.rmtree(aside)
        else:
            aside.unlink(missing_ok=True)


def _files(target: Path) -> list[Path]:
    return sorted(path for path in target.rglob("*") if path.is_file()) if target.is_dir() else [target]
