"""What the site shows, as the marts of a release have it.

Belongs here: the SQL, and one record a row. Not here: which page shows what (`divisions`,
`indicators`, `reports`, `overview`).
"""

from collections.abc import Sequence
from dataclasses import dataclass, fields
from datetime import date, datetime
from decimal import Decimal
from functools import cached_property
from pathlib import Path
from typing import TypeVar

import duckdb

from orchestration.release import DATABASE


@dataclass(frozen=True, slots=True)
class Division:
    """A division that reports, or one above it."""

    division_code: str
    name: str
    full_name: str | None
    level: str | None
    parent_code: str | None


@dataclass(frozen=True, slots=True)
class Indicator:
    """A headline indicator."""

    indicator_code: str
    name_zh: str
    name_en: str | None
    topic: str | None
    growth_basis: str | None


@dataclass(frozen=True, slots=True)
class Report:
    """A report with how well it was read; counts are of numerals, percentages 0 to 100."""

    report_id: str
    division_code: str
    executed_year: int
    report_kind: str
    title: str | None
    url: str | None
    published_on: date | None
    is_digest: bool | None
    source_path: str | None
    sha256: str | None
    numerals: int | None
    observations: int | None
    rejected_numerals: int | None
    unread: int | None
    read_percent: Decimal | None
    mapped_percent: Decimal | None


@dataclass(frozen=True, slots=True)
class Target:
    """A target and what came of it; `gap` is in `gap_unit`, values in `unit`."""

    division_code: str
    indicator_code: str
    indicator_name_zh: str | None
    indicator_name_en: str | None
    measure: str
    year: int
    target_value: Decimal | None
    target_value_high: Decimal | None
    target_bound: str | None
    target_qualifier: str | None
    actual_value: Decimal | None
    unit: str | None
    actual_basis: str | None
    gap: Decimal | None
    gap_unit: str | None
    status: str
    rule_code: str | None
    actual_latest: Decimal | None
    status_latest: str | None
    target_report_id: str | None
    target_span_start: int | None
    actual_report_id: str | None
    actual_span_start: int | None
    actual_latest_report_id: str | None
    actual_latest_span_start: int | None
    sentence_zh: str | None
    sentence_en: str | None
    confidence: str | None
    confidence_reason: str | None
    confidence_reason_zh: str | None


@dataclass(frozen=True, slots=True)
class Growth:
    """Growth of a year on the year before, stated and computed, in percent; `level` in `unit`."""

    division_code: str
    indicator_code: str
    year: int
    level: Decimal | None
    unit: str | None
    stated_percent: Decimal | None
    computed_percent: Decimal | None
    gap_pp: Decimal | None
    reconciliation: str | None
    level_report_id: str | None
    level_span_start: int | None
    stated_report_id: str | None
    stated_span_start: int | None


@dataclass(frozen=True, slots=True)
class Outcome:
    """A figure of a whole year: the latest vintage and the first, in canonical `unit`."""

    division_code: str
    indicator_code: str
    measure: str
    year: int
    value: Decimal | None
    first_value: Decimal | None
    unit: str | None
    vintages: int | None
    report_id: str | None
    span_start: int | None
    confidence: str | None
    confidence_reason: str | None
    confidence_reason_zh: str | None


@dataclass(frozen=True, slots=True)
class Scorecard:
    """A division's year: how many targets, and what became of them."""

    division_code: str
    year: int
    targets: int
    judged: int
    exceeded: int
    met: int
    nearly_met: int
    missed: int
    pending: int
    unreported: int
    not_judgeable: int
    rank_among_siblings: int | None
    ranked_siblings: int | None


@dataclass(frozen=True, slots=True)
class Revision:
    """A figure that a later report restates, in canonical `unit`."""

    division_code: str
    indicator_code: str
    measure: str
    period: str | None
    value: Decimal | None
    earlier_value: Decimal | None
    unit: str | None
    revision_kind: str | None
    report_id: str
    span_start: int
    earlier_report_id: str
    earlier_span_start: int


@dataclass(frozen=True, slots=True)
class Contradiction:
    """Two figures that cannot both be right, in canonical `unit`."""

    kind: str
    division_code: str | None
    indicator_code: str | None
    measure: str | None
    period: str | None
    value: Decimal | None
    other_value: Decimal | None
    unit: str | None
    observation_id: str
    other_observation_id: str


@dataclass(frozen=True, slots=True)
class Alert:
    """What is wrong with a report or one of its figures, and what to do."""

    rule_code: str
    level: str
    report_id: str | None
    source_path: str | None
    division_code: str | None
    span_start: int | None
    quote: str | None
    reason: str | None
    remedy: str | None
    since: datetime | None


@dataclass(frozen=True, slots=True)
class Rejection:
    """A figure or file that is kept back, and what to do."""

    rule_code: str
    level: str
    report_id: str | None
    source_path: str | None
    division_code: str | None
    span_start: int | None
    span_end: int | None
    quote: str | None
    reason: str | None
    remedy: str | None


@dataclass(frozen=True, slots=True)
class Figure:
    """A published figure of a report, with the sentence it stands in."""

    report_id: str
    span_start: int
    span_end: int
    quote: str
    indicator: str | None
    indicator_code: str | None
    measure: str | None
    value: Decimal | None
    unit: str | None
    bound: str | None
    period: str | None
    nature: str | None
    subject: str | None
    sentence: str | None
    sentence_start: int | None
    confidence: str | None
    confidence_reason: str | None
    confidence_reason_zh: str | None


Row = TypeVar("Row")

# Each kind of row: the tables it comes from and in which order. Columns are the record's fields.
_SOURCES: dict[type, str] = {
    Division: "dim_division order by division_code",
    Indicator: "dim_indicator order by indicator_code",
    Report: """
        dim_report left join (
            select report_id, numerals, observations, rejected_numerals, unread, read_percent, mapped_percent
            from mart_report_coverage
        ) using (report_id)
        order by division_code, executed_year desc, published_on desc, report_id""",
    Target: """
        mart_target_attainment where indicator_code is not null
        order by division_code, year desc, indicator_code, measure""",
    Growth: "fct_yoy order by division_code, indicator_code, year",
    Outcome: """
        mart_indicator_series where series = 'outcome' and period_kind = 'year' and year is not null
        and base is null and indicator_code is not null
        order by division_code, indicator_code, measure, year, period""",
    Scorecard: "mart_division_year order by division_code, year desc",
    Revision: """
        mart_revision where indicator_code is not null
        order by known_from desc, division_code, indicator_code, period, report_id, span_start""",
    Contradiction: "mart_contradiction order by all",
    Alert: """
        mart_quality_alert where state = 'open'
        order by level, rule_code, source_path, span_start, alert_id""",
    Rejection: "mart_quarantine order by level, rule_code, source_path, span_start, rejection_id",
    Figure: "fct_observation order by report_id, span_start",
}


class Marts:
    """The rows of one release that the site shows; each kind is read once, when first asked for."""

    def __init__(self, connection: duckdb.DuckDBPyConnection) -> None:
        self._connection = connection

    @cached_property
    def divisions(self) -> dict[str, Division]:
        """Divisions by code."""
        return {row.division_code: row for row in self._read(Division)}

    @cached_property
    def indicators(self) -> dict[str, Indicator]:
        """Headline indicators by code."""
        return {row.indicator_code: row for row in self._read(Indicator)}

    @cached_property
    def reports(self) -> dict[str, Report]:
        """Reports by id, by division and newest first."""
        return {row.report_id: row for row in self._read(Report)}

    @cached_property
    def targets(self) -> Sequence[Target]:
        """Targets by division, newest year first."""
        return self._read(Target)

    @cached_property
    def growths(self) -> Sequence[Growth]:
        """Growth by division, indicator and year."""
        return self._read(Growth)

    @cached_property
    def outcomes(self) -> Sequence[Outcome]:
        """Figures of whole years by division, indicator, measure and year."""
        return self._read(Outcome)

    @cached_property
    def scorecards(self) -> Sequence[Scorecard]:
        """Scorecards by division, newest year first."""
        return self._read(Scorecard)

    @cached_property
    def revisions(self) -> Sequence[Revision]:
        """Restated figures, newest first."""
        return self._read(Revision)

    @cached_property
    def contradictions(self) -> Sequence[Contradiction]:
        """Figures that disagree."""
        return self._read(Contradiction)

    @cached_property
    def alerts(self) -> Sequence[Alert]:
        """Open alerts."""
        return self._read(Alert)

    @cached_property
    def rejections(self) -> Sequence[Rejection]:
        """What is kept back."""
        return self._read(Rejection)

    @cached_property
    def figures(self) -> Sequence[Figure]:
        """Published figures by report and place."""
        return self._read(Figure)

    def _read(self, row: type[Row]) -> list[Row]:
        source = _SOURCES[row]
        answer = self._connection.execute(f"select * from {source}")
        names = [column[0] for column in answer.description or []]
        # A release of an earlier version lacks columns that came since: they count as not known.
        places = [names.index(name) if name in names else None for name in _names(row)]
        return [
            row(*(None if place is None else values[place] for place in places))
            for values in answer.fetchall()
        ]


def _names(row: type) -> list[str]:
    return [field.name for field in fields(row)]


def connect(folder: Path) -> duckdb.DuckDBPyConnection:
    """A read-only connection to the database of a release, staged or published."""
    return duckdb.connect(folder / DATABASE, read_only=True)
