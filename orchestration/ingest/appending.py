"""Files are read into the log.

Belongs here: reading files in batches, and holding a second reading against the first. Not here:
which files are to be read (`run`, `years`), their tables (`frames`).
"""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from datetime import datetime
from itertools import islice
from pathlib import Path

import polars as pl

from orchestration.extracted import ExtractedLog, LoggedEntry
from orchestration.extracted.log import BATCH_ENTRIES
from orchestration.ingest.outcomes import Outcome
from orchestration.ingest.sources import Source, Versions
from orchestration.paths import Home

# What reads files elsewhere than on this machine; the outcomes may come in any order.
Reader = Callable[[Sequence[Source], Path, frozenset[int] | None], Iterator[Outcome]]
# The moment of a reading says nothing of what was read.
_MOMENTS = ("read_at", "first_seen")


@dataclass(frozen=True, slots=True)
class Appended:
    """What was read: the ids of the entries, and how many of them the log held otherwise before."""

    read: tuple[str, ...]
    differing: int


def append_readings(
    log: ExtractedLog,
    sources: Sequence[Source],
    home: Home,
    versions: Versions,
    now: datetime,
    years: frozenset[int] | None = None,
    reader: Reader | None = None,
) -> Appended:
    """Read the files and append what the log does not hold so; of other `years` than those, none.

    An entry that the log holds stays where reading its file again gives the same. Raises OSError where
    the disk refuses. Without a `reader` this machine reads.
    """
    if not sources:
        return Appended((), 0)
    # pandera takes two seconds to import: a pass without changes does without it.
    from orchestration.ingest.frames import judged_outcomes, read_entries

    read: list[str] = []
    differing = 0
    made = (
        judged_outcomes(reader(sources, home.raw, years), versions, now)
        if reader
        else read_entries(sources, home.raw, years, versions, now)
    )
    while entries := list(islice(made, BATCH_ENTRIES)):
        read += [entry.entry_id for entry in entries]
        known = [entry for entry in entries if entry.entry_id in log]
        stale = _differing(log, known)
        differing += len(stale)
        same = {entry.entry_id for entry in known} - stale
        log.append([entry for entry in entries if entry.entry_id not in same])
    return Appended(tuple(read), differing)


def _differing(log: ExtractedLog, entries: Sequence[LoggedEntry]) -> set[str]:
    """The ids of the entries that the log holds with other rows."""
    logged = log.read_entries([entry.entry_id for entry in entries])
    return {
        now.entry_id
        for before, now in zip(logged, entries, strict=True)
        if not all(
            _timeless(rows).equals(_timeless(now.tables.named()[table]))
            for table, rows in before.tables.named().items()
        )
    }


def _timeless(rows: pl.DataFrame) -> pl.DataFrame:
    return rows.drop(_MOMENTS, strict=False)
