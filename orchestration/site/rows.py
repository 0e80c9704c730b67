"""Rows of the marts that the site shows.

Belongs here: one record a kind of row; its fields are columns of one table. Not here: reading them
(`marts`). Records are named tuples: of the figures there are millions, and a frozen dataclass takes seven
times as long to make.
"""

from datetime import date
from decimal import Decimal
from typing import NamedTuple


class Division(NamedTuple):
    """A division that reports, or one above it."""

    division_code: str
    name: str
    level: str | None
    parent_code: str | None


class Indicator(NamedTuple):
    """A headline indicator."""

    indicator_code: str
    name_zh: str
    name_en: str | None
    topic: str | None
    growth_basis: str | None


class Report(NamedTuple):
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


class Target(NamedTuple):
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


class Growth(NamedTuple):
    """Growth of a year on the year before, stated and computed, in percent; `level` in `unit`."""

    division_code: str
    indicator_code: str
    year: int
    level: Decimal | None
    unit: str | None
    stated_percent: Decimal | None
    computed_percent: Decimal | None
    reconciliation: str | None
    level_report_id: str | None
    level_span_start: int | None
    stated_report_id: str | None
    stated_span_start: int | None


class Outcome(NamedTuple):
    """A figure of a whole year: the latest vintage and the first, in canonical `unit`."""

    division_code: str
    indicator_code: str
    measure: str
    year: int
    value: Decimal | None
    first_value: Decimal | None
    unit: str | None
    report_id: str | None
    span_start: int | None


class Scorecard(NamedTuple):
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


class Revision(NamedTuple):
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


class Contradiction(NamedTuple):
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


class Alert(NamedTuple):
    """What is wrong with a report or one of its figures, and what to do."""

    rule_code: str
    level: str
    report_id: str | None
    source_path: str | None
    span_start: int | None
    quote: str | None
    reason: str | None
    reason_zh: str | None
    remedy: str | None
    remedy_zh: str | None


class Rejection(NamedTuple):
    """A figure or file that is kept back, and what to do."""

    rule_code: str
    level: str
    report_id: str | None
    source_path: str | None
    span_start: int | None
    span_end: int | None
    quote: str | None
    reason: str | None
    reason_zh: str | None
    remedy: str | None
    remedy_zh: str | None


class Figure(NamedTuple):
    """A published figure of a report."""

    report_id: str
    span_start: int
    span_end: int
    quote: str
    indicator: str | None
    indicator_code: str | None
    measure: str | None
    period: str | None
    nature: str | None
    subject: str | None
    confidence: str | None


class Sentence(NamedTuple):
    """The sentence that a published figure stands in, by the place of the figure."""

    report_id: str
    span_start: int
    span_end: int
    sentence: str | None
    sentence_start: int | None
