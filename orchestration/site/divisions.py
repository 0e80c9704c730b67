"""The page of a division: its targets and outcomes, its growth, its reports.

Belongs here: which rows of the marts stand on it. Not here: how it looks (the template).
"""

import hashlib
from collections import defaultdict
from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from typing import Protocol, TypeVar

from orchestration.registry import TargetRule
from orchestration.site import figures
from orchestration.site.charts import Dot, GrowthPoint
from orchestration.site.marts import Marts
from orchestration.site.names import Link, Names, known_report
from orchestration.site.rows import Growth, Outcome, Report, Scorecard, Target
from orchestration.site.targets import TargetRow, by_urgency, dot, has_dot, is_rate, target_row
from orchestration.site.words import Both, word

# Rows of a chart and charts of a page, beyond which they are no longer seen at a glance: the tables
# have all of them.
MOST_DOTS = 20
MOST_SERIES = 12
MOST_TABLES = 30
# Targets, newest first, that are told in a sentence too; older ones have their figures alone.
MOST_TOLD = 60
# The counts of a scorecard, what matters most first.
_SCORED = ("missed", "nearly_met", "met", "exceeded", "pending")


@dataclass(frozen=True, slots=True)
class Year:
    """A plan year of a division: its scorecard, its targets with those missed first.

    `is_brief` says that the targets are told without a sentence: there are many newer ones.
    """

    year: int
    score: Scorecard | None
    targets: tuple[TargetRow, ...]
    is_brief: bool


@dataclass(frozen=True, slots=True)
class GrowthRow:
    """A year of a series in words."""

    year: int
    stated: Both
    stated_source: Link | None
    first: Both
    computed: Both
    reconciliation: Both
    level: Both
    level_source: Link | None


@dataclass(frozen=True, slots=True)
class Series:
    """Growth of one indicator; `points` is empty where one year alone makes no chart."""

    indicator: Link
    points: tuple[GrowthPoint, ...]
    rows: tuple[GrowthRow, ...]


@dataclass(frozen=True, slots=True)
class ReportRow:
    """A report in a list."""

    link: Link
    title: str | None
    published_on: date | None
    is_digest: bool | None


@dataclass(frozen=True, slots=True)
class DivisionPage:
    """All that stands on the page of a division; `statuses` are those its scorecards have."""

    division_code: str
    label: Both
    level: Both
    above: tuple[Link, ...]
    below: tuple[Link, ...]
    statuses: tuple[str, ...]
    years: tuple[Year, ...]
    rates: tuple[Dot, ...]
    levels: tuple[Dot, ...]
    series: tuple[Series, ...]
    reports: tuple[ReportRow, ...]


def division_digests(marts: Marts, names: Names, rules: Mapping[str, TargetRule]) -> dict[str, str]:
    """What changes with the page of each division that reports, by its code, without making the page."""
    # What a page tells of others: their names, whether they have pages, and the rules.
    common = (marts.divisions, marts.indicators, sorted(names.reporting), sorted(names.measured), rules)
    shared = hashlib.sha256(repr(common).encode("utf-8", "surrogatepass")).hexdigest()
    own = [marts.hashes_by("division_code", kind) for kind in (Target, Growth, Outcome, Scorecard, Report)]
    codes = sorted(names.reporting)
    return {code: "-".join((shared, *(rows.get(code, "") for rows in own))) for code in codes}


def division_pages(
    marts: Marts, names: Names, rules: Mapping[str, TargetRule], codes: Collection[str]
) -> Iterable[tuple[str, DivisionPage]]:
    """The pages of those divisions, by their codes."""
    targets = _grouped(marts.rows_of(Target, "division_code", codes))
    growths = _grouped(marts.rows_of(Growth, "division_code", codes))
    firsts = {
        (row.division_code, row.indicator_code, row.year): row
        for row in marts.rows_of(Outcome, "division_code", codes, only="measure = 'growth'")
    }
    reports = _grouped(marts.rows_of(Report, "division_code", codes))
    scored = _grouped(marts.rows_of(Scorecard, "division_code", codes))
    below = _below(marts, names)
    for code in sorted(codes):
        known = marts.divisions.get(code)
        own = targets[code]
        yield (
            code,
            DivisionPage(
                division_code=code,
                label=names.division(code).label,
                level=word("division_level", known.level if known else None),
                above=_above(code, marts, names),
                below=tuple(below[code]),
                statuses=tuple(
                    status for status in _SCORED if any(getattr(row, status) for row in scored[code])
                ),
                years=_years(own, scored[code], names),
                rates=_dots([row for row in own if is_rate(row)], names, rules),
                levels=_dots([row for row in own if not is_rate(row)], names, rules),
                series=_series(growths[code], own, firsts, names),
                reports=tuple(report_row(report) for report in reports[code]),
            ),
        )


class _OfDivision(Protocol):
    @property
    def division_code(self) -> str: ...


Row = TypeVar("Row", bound=_OfDivision)


def _grouped(rows: Iterable[Row]) -> defaultdict[str, list[Row]]:
    groups: defaultdict[str, list[Row]] = defaultdict(list)
    for row in rows:
        groups[row.division_code].append(row)
    return groups


def _above(code: str, marts: Marts, names: Names) -> tuple[Link, ...]:
    """The divisions above it, the nation first."""
    trail: list[Link] = []
    known = marts.divisions.get(code)
    while known and known.parent_code and len(trail) < 4:
        trail.append(names.division(known.parent_code))
        known = marts.divisions.get(known.parent_code)
    return tuple(reversed(trail))


def _below(marts: Marts, names: Names) -> defaultdict[str | None, list[Link]]:
    """The divisions that report, by the one that they lie right below."""
    below: defaultdict[str | None, list[Link]] = defaultdict(list)
    for code in sorted(names.reporting & marts.divisions.keys()):
        below[marts.divisions[code].parent_code].append(names.division(code))
    return below


def _years(targets: Sequence[Target], scored: Sequence[Scorecard], names: Names) -> tuple[Year, ...]:
    scores = {row.year: row for row in scored}
    years: defaultdict[int, list[Target]] = defaultdict(list)
    for row in targets:
        years[row.year].append(row)
    newer = {year: sum(row.year >= year for row in targets) for year in years}
    return tuple(
        Year(
            year,
            scores.get(year),
            tuple(target_row(row, names) for row in sorted(rows, key=by_urgency)),
            is_brief=newer[year] > MOST_TOLD and newer[year] > len(rows),
        )
        for year, rows in sorted(years.items(), reverse=True)
    )


def _dots(targets: Sequence[Target], names: Names, rules: Mapping[str, TargetRule]) -> tuple[Dot, ...]:
    """The newest targets with a verdict, those missed first within a year."""
    judged = sorted(
        (row for row in targets if has_dot(row) and row.gap is not None),
        key=lambda row: (-row.year, by_urgency(row)),
    )
    return tuple(dot(row, _dot_label(row, names), rules) for row in judged[:MOST_DOTS])


def _dot_label(row: Target, names: Names) -> Both:
    label = names.indicator(row.indicator_code).label
    return Both(f"{row.year} {label.zh}", f"{row.year} {label.en}")


def _series(
    growths: Sequence[Growth],
    targets: Sequence[Target],
    firsts: Mapping[tuple[str, str, int], Outcome],
    names: Names,
) -> tuple[Series, ...]:
    """Growth by indicator, what is stated for most years first; charts for the first of them."""
    aims = {(row.indicator_code, row.year): row for row in targets if row.measure == "growth"}
    series: defaultdict[str, list[Growth]] = defaultdict(list)
    for row in growths:
        if row.stated_percent is not None or row.computed_percent is not None:
            series[row.indicator_code].append(row)
    longest = sorted(series.items(), key=lambda item: (*_told(item[1]), item[0] != "gdp", item[0]))
    return tuple(
        Series(
            indicator=names.indicator(code),
            points=tuple(_point(row, aims.get((code, row.year)), firsts) for row in rows)
            if len(rows) > 1 and place < MOST_SERIES
            else (),
            rows=tuple(_growth_row(row, firsts, names) for row in reversed(rows)),
        )
        for place, (code, rows) in enumerate(longest[:MOST_TABLES])
    )


def _told(rows: Sequence[Growth]) -> tuple[int, int]:
    """Sorts a series by how many years are stated, then by how many there are; most come first."""
    return -sum(row.stated_percent is not None for row in rows), -len(rows)


def _first(row: Growth, firsts: Mapping[tuple[str, str, int], Outcome]) -> Decimal | None:
    """The growth as first stated, where a later report states another."""
    found = firsts.get((row.division_code, row.indicator_code, row.year))
    return found.first_value if found and found.first_value != row.stated_percent else None


def _point(row: Growth, aim: Target | None, firsts: Mapping[tuple[str, str, int], Outcome]) -> GrowthPoint:
    return GrowthPoint(
        year=row.year,
        stated=row.stated_percent,
        first=_first(row, firsts),
        computed=row.computed_percent,
        target=aim.target_value if aim else None,
    )


def _growth_row(row: Growth, firsts: Mapping[tuple[str, str, int], Outcome], names: Names) -> GrowthRow:
    return GrowthRow(
        year=row.year,
        stated=figures.written(row.stated_percent, "%"),
        stated_source=names.report(row.stated_report_id, row.stated_span_start),
        first=figures.written(_first(row, firsts), "%"),
        computed=figures.canonical(row.computed_percent, "%"),
        reconciliation=word("reconciliation", row.reconciliation),
        level=figures.canonical(row.level, row.unit),
        level_source=names.report(row.level_report_id, row.level_span_start),
    )


def report_row(report: Report) -> ReportRow:
    """A report in a list."""
    return ReportRow(known_report(report), report.title, report.published_on, report.is_digest)
