"""Targets and what came of them, as tables and charts show them.

Belongs here: one target as a row of a table and as a row of a chart. Not here: the verdict (it comes
from the marts), which targets stand on a page.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from decimal import Decimal

from orchestration.registry import TargetRule
from orchestration.site import figures
from orchestration.site.charts import Dot
from orchestration.site.names import Link, Names
from orchestration.site.rows import Target
from orchestration.site.words import Both, both, word

# What a reader looks for first.
_ORDER = ("missed", "nearly_met", "exceeded", "met", "incomparable", "unreported", "qualitative", "pending")
_HUNDRED = Decimal(100)


@dataclass(frozen=True, slots=True)
class TargetRow:
    """One target in a table; `anchor` names its row on the page."""

    anchor: str
    division: Link
    indicator: Link
    measure: Both
    year: int
    target: Both
    outcome: Both
    outcome_latest: Both
    gap: Both
    status: str
    verdict: Both
    verdict_latest: Both
    sentence: Both
    source_of_target: Link | None
    source_of_outcome: Link | None
    source_of_latest: Link | None
    confidence: str | None
    confidence_word: Both
    confidence_reason: Both


def target_row(row: Target, names: Names) -> TargetRow:
    """A target with its labels, figures and links."""
    is_revised = row.actual_latest is not None and row.actual_latest != row.actual_value
    return TargetRow(
        anchor=f"t{row.year}-{row.division_code}-{row.indicator_code}-{row.measure}",
        division=names.division(row.division_code),
        indicator=names.indicator(row.indicator_code),
        measure=word("measure", row.measure),
        year=row.year,
        target=_target_of(row),
        outcome=figures.written(row.actual_value, row.unit),
        outcome_latest=figures.written(row.actual_latest if is_revised else None, row.unit),
        gap=figures.gap(row.gap, row.gap_unit),
        status=row.status,
        verdict=word("status", row.status),
        verdict_latest=word("status", row.status_latest if row.status_latest != row.status else None),
        sentence=both(row.sentence_zh, row.sentence_en),
        source_of_target=names.report(row.target_report_id, row.target_span_start),
        source_of_outcome=names.report(row.actual_report_id, row.actual_span_start),
        source_of_latest=names.report(row.actual_latest_report_id, row.actual_latest_span_start)
        if is_revised
        else None,
        confidence=row.confidence,
        confidence_word=word("confidence", row.confidence),
        confidence_reason=both(row.confidence_reason_zh, row.confidence_reason),
    )


def by_urgency(row: Target) -> tuple[int, str, str]:
    """Missed targets first, then in order of indicator and measure."""
    place = _ORDER.index(row.status) if row.status in _ORDER else len(_ORDER)
    return place, row.indicator_code, row.measure


def is_rate(row: Target) -> bool:
    """Whether the target is a percentage, so that its gap is in percentage points."""
    return row.unit in ("%", "percent")


# As `has_dot`, of the rows of a table: of many targets the pages show few.
HAS_DOT = (
    "(target_value is not null and (unit in ('%', 'percent') or"
    " (actual_value is not null and target_value > 0 and target_value * 3 >= actual_value)))"
)


def has_dot(row: Target) -> bool:
    """Whether the target can stand in a chart: it has a figure, and one that others compare with."""
    if row.target_value is None:
        return False
    if is_rate(row):
        return True
    return row.actual_value is not None and 0 < row.target_value * 3 >= row.actual_value


def dot(row: Target, label: Both, rules: Mapping[str, TargetRule]) -> Dot:
    """A target in a chart: rates as they are, levels in percent of the target."""
    scale = Decimal(1) if is_rate(row) or not row.target_value else _HUNDRED / row.target_value
    target, actual = (
        None if value is None else value * scale for value in (row.target_value, row.actual_value)
    )
    low, high = _interval(row, target, rules.get(row.rule_code or ""))
    gap = figures.gap(row.gap, row.gap_unit) if actual is not None else Both("", "")
    verdict = word("status", row.status)
    return Dot(
        label=label,
        verdict=Both(f"{verdict.zh} {gap.zh}".strip(), f"{verdict.en} {gap.en}".strip()),
        low=low,
        high=high,
        target=target,
        actual=actual,
        status=row.status,
    )


def _interval(
    row: Target, target: Decimal | None, rule: TargetRule | None
) -> tuple[Decimal | None, Decimal | None]:
    """What the rule counts as met, open to a side that it does not bound; the target alone without a rule."""
    if target is None or rule is None:
        return target, target
    low, high = target - rule.met_tolerance, target + rule.met_tolerance
    if row.target_bound in ("min", "range"):
        return low, None
    if row.target_bound == "max" or rule.polarity in ("lower_better", "ceiling"):
        return None, high
    if rule.polarity == "higher_better":
        return low, None if rule.exceeded_above is None else target + rule.exceeded_above
    return low, high


def _target_of(row: Target) -> Both:
    told = figures.bounded(row.target_value, row.target_value_high, row.unit, row.target_bound)
    return told or both(row.target_qualifier, row.target_qualifier)
