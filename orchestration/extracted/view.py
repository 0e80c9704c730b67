"""The current view: the tables as the warehouse reads them.

Belongs here: writing the tables some reports at a time, and showing the result in one step. Not here:
which rows they have (`assembly`), the log itself (`log`).
"""

import hashlib
import json
import secrets
import shutil
from collections.abc import Callable, Iterator, Sequence
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass, fields, replace
from datetime import datetime
from pathlib import Path

import polars as pl

from orchestration.extracted.alerts import alerts_of
from orchestration.extracted.assembly import Assembly, Part, assemble
from orchestration.extracted.batches import checksums
from orchestration.extracted.growing import GrowingTable
from orchestration.extracted.identity import Figures, rejected_figures
from orchestration.extracted.log import ExtractedLog
from orchestration.extracted.tables import TABLES, VIEW_TABLES, Tables
from orchestration.paths import Home
from orchestration.release.durable import point_link, sync_tree

NOTE = "view.json"


@dataclass(frozen=True, slots=True)
class CurrentView:
    """The view that `var/extracted/current` shows. `fingerprint` is that of the entries it was made of."""

    folder: Path
    fingerprint: str

    def read(self, table: str) -> pl.DataFrame:
        """One of its tables; of a view that an earlier version wrote, columns that came since are empty."""
        rows = pl.read_parquet(self.folder / f"{table}.parquet")
        return rows.match_to_schema(VIEW_TABLES[table], missing_columns="insert", extra_columns="ignore")

    def tables(self) -> Tables:
        """All of its tables."""
        return Tables(**{table: self.read(table) for table in TABLES})

    def scan(self, table: str) -> pl.LazyFrame:
        """One of its tables, to be read as far as is asked for."""
        return pl.scan_parquet(self.folder / f"{table}.parquet")

    def count(self, table: str) -> int:
        """The number of its rows, without reading them."""
        return int(self.scan(table).select(pl.len()).collect().item())

    def figures(self) -> Figures:
        """What became of the figures that were read."""
        return Figures(
            read=int(self.scan("readings").select(pl.col("is_observation").sum()).collect().item()),
            published=self.count("observations"),
            rejected=rejected_figures(self.read("rejections")),
        )


def fingerprint_of(entry_ids: Sequence[str]) -> str:
    """A hash of the live entries, the same for the same entries in any order."""
    return hashlib.sha256("\n".join(sorted(entry_ids)).encode()).hexdigest()


def open_view(home: Home) -> CurrentView | None:
    """The view that is shown; None where there is none, or where its files are not as written."""
    folder = home.extracted / "current"
    try:
        note = json.loads((folder / NOTE).read_text())
        if checksums(folder, VIEW_TABLES) == note["checksums"]:
            return CurrentView(folder, note["fingerprint"])
    except (OSError, ValueError, KeyError, TypeError):
        pass
    return None


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
) -> CurrentView:
    """Put the entries of the log together, amended, and show them as `var/extracted/current`.

    Raises `IdentityError` where a figure would be lost, OSError where the disk refuses, and what
    `amend` raises; the view before stays in place then.
    """
    before = open_view(home)
    assembly = _dated(amend(assemble(log, entry_ids, now)), before)
    current = home.extracted / "current"
    folder = home.extracted / "views" / secrets.token_hex(6)
    # Whoever reads the view before this one may finish.
    kept = {folder.name, current.resolve().name}
    with _new_folder(folder):
        _write(folder, assembly, before, now).check()
        _seal(folder, fingerprint)
    point_link(current, f"views/{folder.name}")
    for old in folder.parent.iterdir():
        if old.name not in kept:
            shutil.rmtree(old, ignore_errors=True)
    return CurrentView(current, fingerprint)


def _dated(assembly: Assembly, before: CurrentView | None) -> Assembly:
    """What was wrong before keeps the day on which it was first seen."""
    rejections, findings = assembly.rejections, assembly.findings
    if before is not None:
        rejections = _first_seen(rejections, before.read("rejections"), "rejection_id")
        findings = _first_seen(findings, before.read("findings"), "finding_id")
    return replace(
        assembly, rejections=rejections.sort("source_path", "span_start", "rule_code"), findings=findings
    )


def _first_seen(rows: pl.DataFrame, before: pl.DataFrame, key: str) -> pl.DataFrame:
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


def _write(folder: Path, assembly: Assembly, before: CurrentView | None, now: datetime) -> Figures:
    """Write the tables; returns what became of the figures in them."""
    alerts = alerts_of(assembly.rejections, assembly.findings, before.read("alerts") if before else None, now)
    few = {"rejections": assembly.rejections, "findings": assembly.findings, "alerts": alerts}
    for name, frame in few.items():
        frame.write_parquet(folder / f"{name}.parquet", compression="zstd")
    read = published = 0
    with ExitStack() as open_files:
        files = {
            field.name: open_files.enter_context(GrowingTable(folder, field.name)) for field in fields(Part)
        }
        for part in assembly.parts():
            for name, file in files.items():
                file.append(getattr(part, name))
            read += part.readings.filter("is_observation").height
            published += part.observations.height
    return Figures(read, published, rejected_figures(assembly.rejections))


def _seal(folder: Path, fingerprint: str) -> None:
    note = {"fingerprint": fingerprint, "checksums": checksums(folder, VIEW_TABLES)}
    (folder / NOTE).write_text(json.dumps(note))
    sync_tree(folder)
