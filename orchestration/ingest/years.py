"""The log by the year that reports look back on.

Belongs here: reading the reports of some years ahead of a whole pass, and what the log holds of each
year. Not here: the whole pass (`run`).
"""

from collections import Counter
from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime

import polars as pl

from orchestration.extracted import ExtractedLog
from orchestration.extracted.batches import ENTRY
from orchestration.ingest.appending import append_readings
from orchestration.ingest.sources import Source, Versions, list_sources
from orchestration.paths import Home
from orchestration.view_files import files_of


@dataclass(frozen=True, slots=True)
class YearRead:
    """One executed year: its files of raw/ that the log holds, those read in this pass, their figures."""

    year: int
    files: int
    files_read: int
    observations: int


def read_years(home: Home, years: Collection[int], *, again: bool = False) -> tuple[YearRead, ...]:
    """Read into the log what changed of the reports on those years; with `again` what did not, too.

    Nothing is shown to the warehouse: the next whole pass does that and finds these files read. To be
    called under the writer's lock. Raises OSError where the disk refuses.
    """
    versions = Versions.current()
    sources = list_sources(home.raw, versions)
    log = ExtractedLog(home)
    wanted = frozenset(years)
    known = years_of(log, sources)
    due = [
        source
        for source in sources
        if source.entry_id not in log or (again and known.get(source.entry_id) in wanted)
    ]
    read = append_readings(log, due, home, versions, datetime.now(UTC), wanted).read
    held = {entry.year: entry for entry in read_by_year(log, sources, read)}
    return tuple(held.get(year, YearRead(year, 0, 0, 0)) for year in sorted(wanted))


def read_by_year(log: ExtractedLog, sources: Sequence[Source], read: Iterable[str]) -> tuple[YearRead, ...]:
    """What the log holds of each year for these files, of which `read` (ids of entries) are new."""
    years = years_of(log, sources)
    files, fresh = Counter(years.values()), Counter(years[entry] for entry in read if entry in years)
    observations: Counter[int] = Counter()
    for entry, count in log.count_rows("observations", years).items():
        observations[years[entry]] += count
    return tuple(YearRead(year, files[year], fresh[year], observations[year]) for year in sorted(files))


def years_shown(home: Home) -> tuple[int, ...]:
    """The executed years of the reports that the warehouse reads now; none where there is no view."""
    reports = files_of(home.extracted / "current", "reports")
    if not reports:
        return ()
    years = pl.scan_parquet(reports).select(pl.col("executed_year").unique().sort()).collect()
    return tuple(years["executed_year"].to_list())


def years_of(log: ExtractedLog, sources: Iterable[Source]) -> dict[str, int]:
    """The executed year of each of these files that the log holds as a report, by its entry."""
    held = [source.entry_id for source in sources if source.entry_id in log]
    rows: pl.DataFrame = log.read_table("reports", held, ["executed_year"])
    return dict(rows.select(ENTRY, "executed_year").iter_rows())
