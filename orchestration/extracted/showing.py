"""Making a view of the log, and showing it in one step.

Belongs here: which parts are made and which are those of the view before, writing them some reports at a
time. Not here: which rows they have (`assembly`), reading them (`view`).
"""

import os
import secrets
import shutil
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass, field, replace
from datetime import datetime
from pathlib import Path

import polars as pl

from orchestration.extracted.alerts import alerts_of
from orchestration.extracted.assembly import Assembly, assemble
from orchestration.extracted.growing import GrowingTable
from orchestration.extracted.identity import Figures, rejected_figures
from orchestration.extracted.log import ExtractedLog
from orchestration.extracted.note import PartNote, ViewNote, checksums, read_note
from orchestration.extracted.view import CurrentView
from orchestration.paths import Home
from orchestration.release.durable import point_link, sync_tree
from orchestration.view_files import PARTED, WHOLE, file_of


@dataclass(frozen=True, slots=True)
class _Before:
    """What is left of the view before: tables and parts whose files are as they were written."""

    view: CurrentView
    tables: frozenset[str] = frozenset()
    parts: Mapping[str, PartNote] = field(default_factory=dict)

    @classmethod
    def of(cls, folder: Path) -> "_Before":
        note = read_note(folder)
        if note is None:
            return cls(CurrentView(folder, ""))
        return cls(CurrentView(folder, note.fingerprint), note.sound_tables(folder), note.sound_parts(folder))

    def read(self, table: str) -> pl.DataFrame | None:
        return self.view.read(table) if table in self.tables else None


def as_read(assembly: Assembly) -> Assembly:
    """The tables without any correction."""
    return assembly


def show_view(
    home: Home,
    log: ExtractedLog,
    entry_ids: Sequence[str],
    now: datetime,
    *,
    fingerprint: str,
    amend: Callable[[Assembly], Assembly] = as_read,
    anew: bool = False,
) -> CurrentView:
    """Put the entries of the log together, amended, and show them as `var/extracted/current`.

    A part that is made of the same as in the view before is that part, unless all are to be made `anew`.
    Raises `IdentityError` where a figure would be lost, OSError where the disk refuses, and what `amend`
    raises; the view before stays in place then.
    """
    current = home.extracted / "current"
    before = _Before.of(current)
    assembly = _dated(amend(assemble(log, entry_ids, now)), before)
    folder = home.extracted / "views" / secrets.token_hex(6)
    # Whoever reads the view before this one may finish.
    kept = {folder.name, current.resolve().name}
    with _new_folder(folder):
        _write_whole(folder, assembly, before, now)
        parts = _write(folder, assembly, replace(before, parts={}) if anew else before)
        _figures(assembly, parts).check()
        ViewNote(fingerprint, checksums(folder, WHOLE), parts).write(folder)
        sync_tree(folder)
    point_link(current, f"views/{folder.name}")
    for old in folder.parent.iterdir():
        if old.name not in kept:
            shutil.rmtree(old, ignore_errors=True)
    return CurrentView(current, fingerprint)


def _dated(assembly: Assembly, before: _Before) -> Assembly:
    """What was wrong before keeps the day on which it was first seen."""
    rejections = _first_seen(assembly.rejections, before.read("rejections"), "rejection_id")
    findings = _first_seen(assembly.findings, before.read("findings"), "finding_id")
    return replace(
        assembly, rejections=rejections.sort("source_path", "span_start", "rule_code"), findings=findings
    )


def _first_seen(rows: pl.DataFrame, before: pl.DataFrame | None, key: str) -> pl.DataFrame:
    if before is None:
        return rows
    earlier = before.select(key, pl.col("first_seen").alias("earlier"))
    first = pl.min_horizontal("first_seen", "earlier").alias("first_seen")
    return rows.join(earlier, on=key, how="left").with_columns(first).drop("earlier")


@contextmanager
def _new_folder(folder: Path) -> Iterator[None]:
    """A folder that the block fills; where it fails there is none."""
    folder.mkdir(parents=True)
    try:
        yield
    except BaseException:
        shutil.rmtree(folder, ignore_errors=True)
        raise


def _write_whole(folder: Path, assembly: Assembly, before: _Before, now: datetime) -> None:
    """Write the tables without parts."""
    alerts = alerts_of(assembly.rejections, assembly.findings, before.read("alerts"), now)
    few = {"rejections": assembly.rejections, "findings": assembly.findings, "alerts": alerts}
    for table, rows in few.items():
        rows.write_parquet(folder / f"{table}.parquet", compression="zstd")


def _write(folder: Path, assembly: Assembly, before: _Before) -> dict[str, PartNote]:
    """Write the parts, or take over those of the view before."""
    parts = {}
    for name, report_ids in assembly.by_part().items():
        marks, old = assembly.marks(report_ids), before.parts.get(name)
        if old and old.marks == marks and _take_over(name, before.view.folder, folder):
            parts[name] = old
        else:
            parts[name] = _write_part(folder, name, assembly, report_ids, marks)
    return parts


def _take_over(part: str, old: Path, new: Path) -> bool:
    """Give the files of a part a second name in the new view; False where the disk knows no such thing."""
    taken: list[Path] = []
    try:
        for table in PARTED:
            file = file_of(new, table, part)
            file.parent.mkdir(exist_ok=True)
            os.link(file_of(old, table, part), file)
            taken.append(file)
    except OSError:
        # Writing to one of them would write to the view before.
        for file in taken:
            file.unlink()
        return False
    return True


def _write_part(
    folder: Path, name: str, assembly: Assembly, report_ids: Sequence[str], marks: Mapping[str, str]
) -> PartNote:
    read = published = 0
    with ExitStack() as opened:
        files = {
            table: opened.enter_context(GrowingTable(file_of(folder, table, name), table)) for table in PARTED
        }
        for rows in assembly.rows_of(report_ids):
            for table, file in files.items():
                file.append(getattr(rows, table))
            read += rows.readings.filter("is_observation").height
            published += rows.observations.height
    return PartNote(marks, checksums(folder, PARTED, name), read, published)


def _figures(assembly: Assembly, parts: Mapping[str, PartNote]) -> Figures:
    """What became of the figures; of parts that were taken over, as it was noted when they were made."""
    return Figures(
        read=sum(part.read for part in parts.values()),
        published=sum(part.published for part in parts.values()),
        rejected=rejected_figures(assembly.rejections),
    )
