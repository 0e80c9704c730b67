"""What the log holds of the files that stand for their reports, put together some reports at a time.

Belongs here: which entries count, in which order their rows come, what is held in memory of them. Not here:
the log itself (`log`), showing the result (`view`).
"""

import hashlib
from collections import defaultdict
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, fields
from datetime import datetime

import polars as pl

from orchestration.extracted.batches import ENTRY
from orchestration.extracted.duplicates import Candidate, SetAside, set_aside
from orchestration.extracted.log import ExtractedLog
from orchestration.extracted.rejections import Whose, rejection_row
from orchestration.extracted.tables import REJECTIONS, Tables
from orchestration.view_files import NOBODYS, part_of

# Full texts of so many reports and their numerals are some 200 MB.
TOGETHER = 250
_MARKED = ("division_code", "report_id", ENTRY, "read_at")


@dataclass(frozen=True, slots=True)
class Part:
    """The rows of some reports, in order of report and span."""

    reports: pl.DataFrame
    readings: pl.DataFrame
    observations: pl.DataFrame


@dataclass(frozen=True, slots=True)
class Assembly:
    """The tables to be shown. Rejections and findings are few and stand here, the others lie in the log.

    `reports` has a row for each report, in order, with what a `Candidate` tells; `entries` the entry of each.
    Observations of `amended` reports are those given here, not those of the log.
    """

    log: ExtractedLog
    reports: pl.DataFrame
    entries: Mapping[str, str]
    rejections: pl.DataFrame
    findings: pl.DataFrame
    amended: frozenset[str]
    observations: pl.DataFrame

    def by_part(self) -> dict[str, list[str]]:
        """The reports of each part of the view, in order; one part without any where there are none."""
        parts: defaultdict[str, list[str]] = defaultdict(list)
        for report_id in self.entries:
            parts[part_of(report_id)].append(report_id)
        return dict(parts) or {NOBODYS: []}

    def marks(self, report_ids: Sequence[str]) -> dict[str, str]:
        """By division, what changes with any row of its reports among those: their entries and amended rows.

        The rows of an entry change with the code of this room too, and never but where it is read again.
        """
        marks: defaultdict[str, hashlib._Hash] = defaultdict(hashlib.sha256)
        told = self.reports.filter(pl.col("report_id").is_in(report_ids))
        for division, report_id, entry, read_at in told.select(*_MARKED).iter_rows():
            amended = self._observations([report_id]).write_csv() if report_id in self.amended else ""
            marks[division].update(f"{report_id}\0{entry}\0{read_at.isoformat()}\0{amended}\0".encode())
        return {division: mark.hexdigest() for division, mark in marks.items()}

    def rows_of(self, report_ids: Sequence[str]) -> Iterator[Part]:
        """The rows of those reports, of some at a time."""
        for place in range(0, len(report_ids), TOGETHER):
            yield self.part(report_ids[place : place + TOGETHER])

    def part(self, report_ids: Collection[str]) -> Part:
        """The rows of those of the reports that are here."""
        held = sorted(report_id for report_id in report_ids if report_id in self.entries)
        return Part(
            self._rows("reports", held).sort("report_id"),
            self._rows("readings", held).sort("report_id", "span_start"),
            self._observations(held).sort("report_id", "span_start"),
        )

    def observations_where(self, *conditions: pl.Expr) -> pl.DataFrame:
        """The observations of all reports for which the conditions hold, in no order."""
        logged = [entry for report_id, entry in self.entries.items() if report_id not in self.amended]
        rows = self.log.read_table("observations", logged, where=conditions).drop(ENTRY)
        return pl.concat([rows, self.observations.filter(*conditions)])

    def _observations(self, held: Sequence[str]) -> pl.DataFrame:
        logged = [report_id for report_id in held if report_id not in self.amended]
        return pl.concat(
            [self._rows("observations", logged), self.observations.filter(pl.col("report_id").is_in(held))]
        )

    def _rows(self, table: str, held: Sequence[str]) -> pl.DataFrame:
        # By their order a batch knows which of its groups of rows can hold them.
        where = [pl.col("report_id").is_between(pl.lit(held[0]), pl.lit(held[-1]))] if held else []
        return self.log.read_table(table, [self.entries[one] for one in held], where=where).drop(ENTRY)


def assemble(log: ExtractedLog, entry_ids: Sequence[str], now: datetime) -> Assembly:
    """One file a report, and what is said of the other files."""
    names = [field.name for field in fields(Candidate) if field.name != ENTRY]
    files = log.read_table("reports", entry_ids, names)
    aside = set_aside(Candidate(**row) for row in files.to_dicts())
    dropped = {judged.candidate.entry_id for judged in aside}
    reports = files.filter(~pl.col(ENTRY).is_in(list(dropped))).sort("report_id")
    kept = [entry_id for entry_id in entry_ids if entry_id not in dropped]
    rejections = log.read_table("rejections", kept).drop(ENTRY)
    return Assembly(
        log=log,
        reports=reports,
        entries=dict(reports.select("report_id", ENTRY).iter_rows()),
        rejections=pl.concat([rejections, _rejections(aside, now)]),
        findings=log.read_table("findings", kept).drop(ENTRY).sort("report_id", "span_start", "rule_code"),
        amended=frozenset(),
        observations=Tables.empty().observations,
    )


def _rejections(aside: Iterable[SetAside], now: datetime) -> pl.DataFrame:
    rows = [rejection_row(judged.rule_code, judged.reason, _whose(judged.candidate), now) for judged in aside]
    return pl.DataFrame(rows, schema=REJECTIONS, orient="row")


def _whose(candidate: Candidate) -> Whose:
    return Whose(candidate.source_path, candidate.report_id, candidate.division_code, candidate.executed_year)
