"""The current view: the tables as the warehouse reads them.

Belongs here: putting together the live entries of the log, one file a report, and showing the
result in one step. Not here: reading files, the log itself (`log`).
"""

import hashlib
import json
import secrets
import shutil
from collections.abc import Sequence
from dataclasses import dataclass, fields
from datetime import datetime
from pathlib import Path

import polars as pl

from orchestration.extracted.batches import checksums
from orchestration.extracted.duplicates import Candidate, SetAside, set_aside
from orchestration.extracted.log import ExtractedLog
from orchestration.extracted.rejections import Whose, rejection_row
from orchestration.extracted.tables import REJECTIONS, TABLES, Tables
from orchestration.paths import Home
from orchestration.release.durable import point_link, sync_tree

NOTE = "view.json"


class IdentityError(RuntimeError):
    """Figures were lost between reading and view: readings are not observations plus rejections."""


@dataclass(frozen=True, slots=True)
class CurrentView:
    """The view that `var/extracted/current` shows. `fingerprint` is that of the entries it was made of."""

    folder: Path
    fingerprint: str

    def read(self, table: str) -> pl.DataFrame:
        """One of its tables."""
        return pl.read_parquet(self.folder / f"{table}.parquet")

    def tables(self) -> Tables:
        """All of its tables."""
        return Tables(**{table: self.read(table) for table in TABLES})

    def count(self, table: str) -> int:
        """The number of its rows, without reading them."""
        return int(pl.scan_parquet(self.folder / f"{table}.parquet").select(pl.len()).collect().item())


def fingerprint_of(entry_ids: Sequence[str]) -> str:
    """A hash of the live entries, the same for the same entries in any order."""
    return hashlib.sha256("\n".join(sorted(entry_ids)).encode()).hexdigest()


def open_view(home: Home) -> CurrentView | None:
    """The view that is shown; None where there is none, or where its files are not as written."""
    folder = home.extracted / "current"
    try:
        note = json.loads((folder / NOTE).read_text())
        if checksums(folder) == note["checksums"]:
            return CurrentView(folder, note["fingerprint"])
    except (OSError, ValueError, KeyError, TypeError):
        pass
    return None


def show_view(home: Home, log: ExtractedLog, entry_ids: Sequence[str], now: datetime) -> CurrentView:
    """Put the entries of the log together and show them as `var/extracted/current`.

    Raises `IdentityError` where a figure would be lost, OSError where the disk refuses; the view
    before stays in place then.
    """
    before = open_view(home)
    tables = assemble(log, entry_ids, before.read("rejections") if before else None, now)
    check_identity(tables)
    fingerprint = fingerprint_of(entry_ids)
    current = home.extracted / "current"
    folder = home.extracted / "views" / secrets.token_hex(6)
    # Whoever reads the view before this one may finish.
    kept = {folder.name, current.resolve().name}
    _write(folder, tables, fingerprint)
    point_link(current, f"views/{folder.name}")
    for old in folder.parent.iterdir():
        if old.name not in kept:
            shutil.rmtree(old, ignore_errors=True)
    return CurrentView(current, fingerprint)


def assemble(
    log: ExtractedLog, entry_ids: Sequence[str], rejected_before: pl.DataFrame | None, now: datetime
) -> Tables:
    """One file a report, rows in order of report and span, rejections with the day they were first seen."""
    reports = log.read_table("reports", entry_ids)
    names = [field.name for field in fields(Candidate)]
    aside = set_aside(Candidate(**row) for row in reports.select(names).to_dicts())
    dropped = {judged.candidate.entry_id for judged in aside}
    kept = log.read(entry_id for entry_id in entry_ids if entry_id not in dropped)
    rejections = pl.concat([kept.rejections, _rejections(aside, now)])
    return Tables(
        reports=kept.reports.sort("report_id"),
        readings=kept.readings.sort("report_id", "span_start"),
        observations=kept.observations.sort("report_id", "span_start"),
        rejections=_first_seen(rejections, rejected_before).sort("source_path", "span_start", "rule_code"),
    )


def check_identity(tables: Tables) -> None:
    """Every figure read is published or rejected; raises `IdentityError` with the counts otherwise."""
    figures = tables.readings.filter("is_observation").height
    published = tables.observations.height
    rejected = tables.rejections.select("report_id", "span_start", "span_end").drop_nulls().unique().height
    if figures != published + rejected:
        raise IdentityError(
            f"{figures} figures were read, but {published} passed and {rejected} were rejected. "
            "Remove var/extracted and refresh again; tell the maintainers if it happens again."
        )


def _rejections(aside: Sequence[SetAside], now: datetime) -> pl.DataFrame:
    rows = [rejection_row(judged.rule_code, judged.reason, _whose(judged.candidate), now) for judged in aside]
    return pl.DataFrame(rows, schema=REJECTIONS, orient="row")


def _whose(candidate: Candidate) -> Whose:
    return Whose(candidate.source_path, candidate.report_id, candidate.division_code, candidate.executed_year)


def _first_seen(rejections: pl.DataFrame, before: pl.DataFrame | None) -> pl.DataFrame:
    """A breach that was there before keeps the day on which it was first seen."""
    if before is None:
        return rejections
    earlier = before.select("rejection_id", pl.col("first_seen").alias("earlier"))
    first = pl.min_horizontal("first_seen", "earlier").alias("first_seen")
    return rejections.join(earlier, on="rejection_id", how="left").with_columns(first).drop("earlier")


def _write(folder: Path, tables: Tables, fingerprint: str) -> None:
    folder.mkdir(parents=True)
    for name, frame in tables.named().items():
        frame.write_parquet(folder / f"{name}.parquet", compression="zstd")
    (folder / NOTE).write_text(json.dumps({"fingerprint": fingerprint, "checksums": checksums(folder)}))
    sync_tree(folder)
