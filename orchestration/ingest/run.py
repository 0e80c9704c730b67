"""One pass over raw/.

Belongs here: the order of the steps, and what the pass found. Not here: the steps themselves.
"""

import time
from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from datetime import UTC, date, datetime

import polars as pl

from orchestration.corrections import (
    Correction,
    Judges,
    apply_corrections,
    corrections_fingerprint,
    load_corrections,
)
from orchestration.extracted import CurrentView, ExtractedLog, Tables
from orchestration.extracted.assembly import Assembly
from orchestration.extracted.showing import show_view
from orchestration.extracted.view import fingerprint_of, open_view
from orchestration.ingest.appending import Reader, append_readings
from orchestration.ingest.sources import Source, Versions, list_sources
from orchestration.ingest.years import YearRead, read_by_year
from orchestration.paths import Home


@dataclass(frozen=True, slots=True)
class IngestCounts:
    """How much there was in raw/, and what became of it.

    `files_read` were read in this pass, `files_reused` before it, `files_refused` became no
    report; `files_differing` were read again and gave something else than the log held. The others
    count rows of the view; `rejected` are figures in quarantine, `findings` figures that are
    published and do not agree with others of their report.
    """

    files_read: int
    files_reused: int
    files_refused: int
    reports: int
    readings: int
    observations: int
    rejected: int
    damaged_batches: int
    findings: int = 0
    files_differing: int = 0


@dataclass(frozen=True, slots=True)
class IngestResult:
    """What one pass over raw/ found; `changed` where the view is not the one from before.

    `years` are those of which something was read in this pass.
    """

    counts: IngestCounts
    view: CurrentView
    changed: bool
    years: tuple[YearRead, ...]
    seconds: float


def ingest(home: Home, *, again: bool = False, reader: Reader | None = None) -> IngestResult:
    """Read what changed in raw/ and show the tables as `var/extracted/current`.

    With `again` every file is read, and the log is held against it; another `reader` than this machine
    may do it. To be called under the writer's lock. One bad report never stops the others: it becomes a
    row of `rejections` that names the file and the remedy. Raises OSError where the disk refuses,
    `IdentityError` where a figure would be lost, `CorrectionError` where a correction is not valid or no
    longer matches; the view before stays in place then.
    """
    started = time.monotonic()
    now = datetime.now(UTC)
    versions = Versions.current()
    sources = list_sources(home.raw, versions)
    log = ExtractedLog(home)
    due = [source for source in sources if again or source.entry_id not in log]
    appended = append_readings(log, due, home, versions, now, reader=reader)
    # What changed while it was read stands under another entry than it was listed with.
    sources = [source if source.entry_id in log else source.passing() for source in sources]
    years = read_by_year(log, sources, appended.read) if appended.read else ()
    live = [source.entry_id for source in sources]
    fingerprint = view_fingerprint(home, sources, now.date())
    view = open_view(home)
    changed = view is None or view.fingerprint != fingerprint
    if view is None or changed or again:
        amend = _amendment(home, now)
        view = show_view(home, log, live, now, fingerprint=fingerprint, amend=amend, anew=again)
        log.compact(live)
    counts = replace(
        _counts(view, files_read=len(due), files=len(sources)),
        damaged_batches=log.damaged,
        files_differing=appended.differing,
    )
    touched = tuple(year for year in years if year.files_read)
    return IngestResult(counts, view, changed or appended.differing > 0, touched, time.monotonic() - started)


def view_fingerprint(home: Home, sources: Sequence[Source], today: date) -> str:
    """A hash of all that decides what the view shows: the files, what reads them, and the corrections."""
    return fingerprint_of(
        [*(source.entry_id for source in sources), corrections_fingerprint(home.raw, today)]
    )


def _amendment(home: Home, now: datetime) -> Callable[[Assembly], Assembly]:
    """What is found between reports, and what people decided."""
    corrections = load_corrections(home.raw)

    def amend(read: Assembly) -> Assembly:
        from orchestration.ingest.arithmetic import find_across, is_comparable

        levels = read.observations_where(is_comparable())
        findings = pl.concat([read.findings, find_across(read.reports, levels, now)])
        read = replace(read, findings=findings.sort("report_id", "span_start", "rule_code"))
        return _decided(read, levels, corrections, now) if corrections else read

    return amend


def _decided(
    read: Assembly,
    levels: pl.DataFrame,
    corrections: Sequence[Correction],
    now: datetime,
) -> Assembly:
    """With the corrections; `levels` are the observations that are compared between reports."""
    from orchestration.ingest.arithmetic import find_across, find_in, is_comparable
    from orchestration.ingest.frames import rules_broken

    named = {one.report_id for one in corrections}
    others = levels.filter(~pl.col("report_id").is_in(list(named)))

    def find_between(_: pl.DataFrame, observations: pl.DataFrame, now: datetime) -> pl.DataFrame:
        return find_across(read.reports, pl.concat([others, observations.filter(is_comparable())]), now)

    part = read.part(named)
    tables = Tables(part.reports, part.readings, part.observations, read.rejections, read.findings)
    decided = apply_corrections(tables, corrections, Judges(find_in, find_between, rules_broken), now)
    return replace(
        read,
        rejections=decided.rejections,
        findings=decided.findings,
        amended=frozenset(part.reports["report_id"]),
        observations=decided.observations,
    )


def _counts(view: CurrentView, *, files_read: int, files: int) -> IngestCounts:
    rejections = view.read("rejections")
    spans = rejections.select("report_id", "span_start", "span_end").drop_nulls().unique()
    of_files = rejections.filter(pl.col("quote").is_null())
    return IngestCounts(
        files_read=files_read,
        files_reused=files - files_read,
        files_refused=of_files["source_path"].n_unique(),
        reports=view.count("reports"),
        readings=view.count("readings"),
        observations=view.count("observations"),
        rejected=spans.height,
        damaged_batches=0,
        findings=view.count("findings"),
    )
