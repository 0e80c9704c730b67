"""The current view: the tables as the warehouse reads them.

Belongs here: putting together the live entries of the log, one file a report, and showing the
result in one step. Not here: reading files, the log itself (`log`).
"""

import hashlib
import json
import secrets
import shutil
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, fields, replace
from datetime import datetime
from pathlib import Path

import polars as pl

from orchestration.extracted.alerts import alerts_of
from orchestration.extracted.batches import ENTRY, checksums
from orchestration.extracted.duplicates import Candidate, SetAside, set_aside
from orchestration.extracted.log import ExtractedLog
from orchestration.extracted.rejections import Whose, rejection_row
from orchestration.extracted.tables import REJECTIONS, TABLES, VIEW_TABLES, Tables
from orchestration.language import message
from orchestration.paths import Home
from orchestration.release.durable import point_link, sync_tree

NOTE = "view.json"
_TEXTS_TOGETHER = 250


class IdentityError(RuntimeError):
    """Figures were lost between reading and view: readings are not observations plus rejections."""


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
        if checksums(folder, VIEW_TABLES) == note["checksums"]:
            return CurrentView(folder, note["fingerprint"])
    except (OSError, ValueError, KeyError, TypeError):
        pass
    return None


def as_read(tables: Tables) -> Tables:
    """The tables without any correction."""
    return tables


def show_view(
    home: Home,
    log: ExtractedLog,
    entry_ids: Sequence[str],
    now: datetime,
    *,
    fingerprint: str,
    amend: Callable[[Tables], Tables] = as_read,
) -> CurrentView:
    """Put the entries of the log together, amended, and show them as `var/extracted/current`.

    Raises `IdentityError` where a figure would be lost, OSError where the disk refuses, and what
    `amend` raises; the view before stays in place then.
    """
    before = open_view(home)
    tables = _dated(amend(assemble(log, entry_ids, now)), before)
    check_identity(tables)
    alerts = alerts_of(tables, before.read("alerts") if before else None, now)
    current = home.extracted / "current"
    folder = home.extracted / "views" / secrets.token_hex(6)
    # Whoever reads the view before this one may finish.
    kept = {folder.name, current.resolve().name}
    _write(folder, {**tables.named(), "alerts": alerts}, fingerprint)
    point_link(current, f"views/{folder.name}")
    for old in folder.parent.iterdir():
        if old.name not in kept:
            shutil.rmtree(old, ignore_errors=True)
    return CurrentView(current, fingerprint)


def assemble(log: ExtractedLog, entry_ids: Sequence[str], now: datetime) -> Tables:
    """One file a report, rows in order of report and span."""
    names = [field.name for field in fields(Candidate) if field.name != ENTRY]
    reports = log.read_table("reports", entry_ids, names)
    aside = set_aside(Candidate(**row) for row in reports.to_dicts())
    dropped = {judged.candidate.entry_id for judged in aside}
    kept = log.read(entry_id for entry_id in entry_ids if entry_id not in dropped)
    return Tables(
        reports=kept.reports.sort("report_id"),
        readings=kept.readings.sort("report_id", "span_start"),
        observations=kept.observations.sort("report_id", "span_start"),
        rejections=pl.concat([kept.rejections, _rejections(aside, now)]),
        findings=kept.findings.sort("report_id", "span_start", "rule_code"),
    )


def _dated(tables: Tables, before: CurrentView | None) -> Tables:
    """What was wrong before keeps the day on which it was first seen."""
    rejections, findings = tables.rejections, tables.findings
    if before is not None:
        rejections = _first_seen(rejections, before.read("rejections"), "rejection_id")
        findings = _first_seen(findings, before.read("findings"), "finding_id")
    return replace(
        tables, rejections=rejections.sort("source_path", "span_start", "rule_code"), findings=findings
    )


def check_identity(tables: Tables) -> None:
    """Every figure read is published or rejected; raises `IdentityError` with the counts otherwise."""
    figures = tables.readings.filter("is_observation").height
    published = tables.observations.height
    rejected = tables.rejections.select("report_id", "span_start", "span_end").drop_nulls().unique().height
    if figures != published + rejected:
        raise IdentityError(
            message(
                "{figures} figures were read, but {published} passed and {rejected} were rejected. Remove "
                "var/extracted and refresh again; tell the maintainers if it happens again.",
                figures=figures,
                published=published,
                rejected=rejected,
            )
        )


def _rejections(aside: Sequence[SetAside], now: datetime) -> pl.DataFrame:
    rows = [rejection_row(judged.rule_code, judged.reason, _whose(judged.candidate), now) for judged in aside]
    return pl.DataFrame(rows, schema=REJECTIONS, orient="row")


def _whose(candidate: Candidate) -> Whose:
    return Whose(candidate.source_path, candidate.report_id, candidate.division_code, candidate.executed_year)


def _first_seen(rows: pl.DataFrame, before: pl.DataFrame, key: str) -> pl.DataFrame:
    earlier = before.select(key, pl.col("first_seen").alias("earlier"))
    first = pl.min_horizontal("first_seen", "earlier").alias("first_seen")
    return rows.join(earlier, on=key, how="left").with_columns(first).drop("earlier")


def _write(folder: Path, frames: Mapping[str, pl.DataFrame], fingerprint: str) -> None:
    folder.mkdir(parents=True)
    for name, frame in frames.items():
        # Texts are read some at a time: a group of rows is the least that can be read.
        rows = _TEXTS_TOGETHER if name == "reports" else None
        frame.write_parquet(folder / f"{name}.parquet", compression="zstd", row_group_size=rows)
    note = {"fingerprint": fingerprint, "checksums": checksums(folder, frames)}
    (folder / NOTE).write_text(json.dumps(note))
    sync_tree(folder)
