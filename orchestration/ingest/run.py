"""One pass over raw/.

Belongs here: the order of the steps, and what the pass found. Not here: the steps themselves.
"""

import time
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import UTC, date, datetime
from itertools import islice

import polars as pl

from orchestration.corrections import Judges, apply_corrections, corrections_fingerprint, load_corrections
from orchestration.extracted import CurrentView, ExtractedLog, Tables
from orchestration.extracted.view import as_read, fingerprint_of, open_view, show_view
from orchestration.ingest.sources import Source, Versions, list_sources
from orchestration.paths import Home

# Small enough that a crash costs little, large enough that the log stays short.
BATCH_FILES = 200


@dataclass(frozen=True, slots=True)
class IngestCounts:
    """How much there was in raw/, and what became of it.

    `files_read` were read in this pass, `files_reused` before it, `files_refused` became no
    report. The others count rows of the view; `rejected` are figures in quarantine,
    `findings` figures that are published and do not agree with others of their report.
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


@dataclass(frozen=True, slots=True)
class IngestResult:
    """What one pass over raw/ found; `changed` where the view is not the one from before."""

    counts: IngestCounts
    view: CurrentView
    changed: bool
    seconds: float


def ingest(home: Home) -> IngestResult:
    """Read what changed in raw/ and show the tables as `var/extracted/current`.

    To be called under the writer's lock. One bad report never stops the others: it becomes a row
    of `rejections` that names the file and the remedy. Raises OSError where the disk refuses,
    `IdentityError` where a figure would be lost, `CorrectionError` where a correction is not valid
    or no longer matches; the view before stays in place then.
    """
    started = time.monotonic()
    now = datetime.now(UTC)
    versions = Versions.current()
    sources = list_sources(home.raw, versions)
    log = ExtractedLog(home)
    fresh = [source for source in sources if source.entry_id not in log]
    _read_into(log, fresh, home, versions, now)
    live = [source.entry_id for source in sources]
    fingerprint = view_fingerprint(home, sources, now.date())
    view = open_view(home)
    changed = view is None or view.fingerprint != fingerprint
    if view is None or changed:
        view = show_view(home, log, live, now, fingerprint=fingerprint, amend=_amendment(home, now))
        log.compact(live)
    counts = _counts(view, files_read=len(fresh), files=len(sources), damaged_batches=log.damaged)
    return IngestResult(counts, view, changed, time.monotonic() - started)


def view_fingerprint(home: Home, sources: Sequence[Source], today: date) -> str:
    """A hash of all that decides what the view shows: the files, what reads them, and the corrections."""
    return fingerprint_of(
        [*(source.entry_id for source in sources), corrections_fingerprint(home.raw, today)]
    )


def _amendment(home: Home, now: datetime) -> Callable[[Tables], Tables]:
    corrections = load_corrections(home.raw)
    if not corrections:
        return as_read

    def amend(tables: Tables) -> Tables:
        from orchestration.ingest.arithmetic import find_in
        from orchestration.ingest.frames import rules_broken

        return apply_corrections(tables, corrections, Judges(find_in, rules_broken), now)

    return amend


def _read_into(
    log: ExtractedLog, fresh: Sequence[Source], home: Home, versions: Versions, now: datetime
) -> None:
    if not fresh:
        return
    # pandera takes two seconds to import: a pass without changes does without it.
    from orchestration.ingest.frames import logged_entries
    from orchestration.ingest.pool import read_sources

    outcomes = read_sources(fresh, home.raw)
    while batch := list(islice(outcomes, BATCH_FILES)):
        log.append(logged_entries(batch, versions, now))


def _counts(view: CurrentView, *, files_read: int, files: int, damaged_batches: int) -> IngestCounts:
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
        damaged_batches=damaged_batches,
        findings=view.count("findings"),
    )
