"""The page of an indicator: what divisions aimed at and what they reached, side by side.

Belongs here: which rows of the marts stand on it. Not here: how it looks (the template).
"""

import hashlib
from collections import defaultdict
from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import TypeVar

from orchestration.registry import TargetRule
from orchestration.site import figures
from orchestration.site.charts import Dot
from orchestration.site.divisions import MOST_DOTS
from orchestration.site.marts import Marts
from orchestration.site.names import Link, Names, known_report
from orchestration.site.rows import Indicator, Outcome, Target
from orchestration.site.targets import HAS_DOT, TargetRow, by_urgency, dot, has_dot, is_rate, target_row
from orchestration.site.words import Both, word

MOST_YEARS = 6
# Rows beyond which a page is too heavy for a phone; the marts have all of them.
MOST_DIVISIONS = 100
MOST_TARGETS = 80
# Few of many rows are shown, so few are read. Of targets those of the newest years that hold as many as are
# told, and those of the latest year with verdicts.
_NEWEST = f"""
    (indicator_code, year) in (
        select (indicator_code, year) from (
            select
                indicator_code,
                year,
                sum(count(*)) over (partition by indicator_code order by year desc) - count(*) as newer
            from told group by indicator_code, year
        ) where newer < {MOST_TARGETS}
    )"""
_JUDGED = f"gap is not null and {HAS_DOT}"
_LATEST = "(indicator_code, year) in (select (indicator_code, max(year)) from told group by indicator_code)"
Coded = TypeVar("Coded", Target, Outcome)
_MEASURES = ("growth", "level", "share", "price", "ratio", "average_growth", "change", "rank")


@dataclass(frozen=True, slots=True)
class Cell:
    """A figure of a division's year; `first` is what was stated before, where that differs."""

    value: Both
    first: Both
    source: Link | None


@dataclass(frozen=True, slots=True)
class Comparison:
    """One measure: a row for each division, a cell for each of `years` (newest first).

    `divisions` counts them all; the rows are those with most figures where there are too many.
    """

    measure: Both
    years: tuple[int, ...]
    divisions: int
    rows: tuple[tuple[Link, tuple[Cell | None, ...]], ...]


@dataclass(frozen=True, slots=True)
class IndicatorPage:
    """All that stands on the page of an indicator: `dots` of `year` alone, the newest of all targets."""

    indicator: Indicator
    label: Both
    topic: Both
    growth_basis: Both
    year: int | None
    dots: tuple[Dot, ...]
    is_percent_of_target: bool
    comparisons: tuple[Comparison, ...]
    targets: tuple[TargetRow, ...]
    target_count: int


def indicator_digests(marts: Marts, names: Names, rules: Mapping[str, TargetRule]) -> dict[str, str]:
    """What changes with the page of each indicator of which something is told, by its code."""
    # What a page tells of others: their names, whether they have pages, and the rules.
    reports = [(one.report_id, known_report(one).label) for one in marts.reports.values()]
    common = (
        marts.divisions,
        marts.indicators,
        sorted(names.reporting),
        sorted(names.measured),
        reports,
        rules,
    )
    shared = hashlib.sha256(repr(common).encode("utf-8", "surrogatepass")).hexdigest()
    own = [marts.hashes_by("indicator_code", kind) for kind in (Target, Outcome)]
    codes = sorted(names.measured)
    return {code: "-".join((shared, *(rows.get(code, "") for rows in own))) for code in codes}


def indicator_pages(
    marts: Marts, names: Names, rules: Mapping[str, TargetRule], codes: Collection[str]
) -> Iterable[tuple[str, IndicatorPage]]:
    """The pages of those indicators, by their codes."""
    newest = _by_indicator(marts.rows_of(Target, "indicator_code", codes, among=_NEWEST))
    judged = _by_indicator(marts.rows_of(Target, "indicator_code", codes, _JUDGED, _LATEST))
    latest, told = marts.latest_outcomes(codes, MOST_YEARS, MOST_DIVISIONS)
    outcomes = _by_indicator(latest)
    counts = marts.count_by("indicator_code", Target)
    for code in sorted(codes):
        indicator = marts.indicators[code]
        year, shown = _latest_judged(judged[code])
        newest_first = sorted(newest[code], key=lambda row: (-row.year, by_urgency(row), row.division_code))
        yield (
            code,
            IndicatorPage(
                indicator=indicator,
                label=names.indicator(code).label,
                topic=word("topic", indicator.topic),
                growth_basis=word("growth_basis", indicator.growth_basis),
                year=year,
                dots=tuple(dot(row, names.division(row.division_code).label, rules) for row in shown),
                is_percent_of_target=any(not is_rate(row) for row in shown),
                comparisons=tuple(_comparisons(outcomes[code], told, names)),
                targets=tuple(target_row(row, names) for row in newest_first[:MOST_TARGETS]),
                target_count=counts.get(code, 0),
            ),
        )


def _by_indicator(rows: Iterable[Coded]) -> defaultdict[str, list[Coded]]:
    found: defaultdict[str, list[Coded]] = defaultdict(list)
    for row in rows:
        found[row.indicator_code].append(row)
    return found


def _latest_judged(targets: Sequence[Target]) -> tuple[int | None, Sequence[Target]]:
    """The newest year with verdicts, and its targets of the measure that most divisions set.

    In order of what came: the chart is read as a ranking. Other years may be left out of `targets`.
    """
    judged = [row for row in targets if row.gap is not None and has_dot(row)]
    if not judged:
        return None, ()
    year = max(row.year for row in judged)
    measures: defaultdict[str, list[Target]] = defaultdict(list)
    for row in judged:
        if row.year == year:
            measures[row.measure].append(row)
    rows = max(measures.values(), key=len)
    return year, sorted(rows, key=lambda row: (-(row.actual_value or 0), row.division_code))[:MOST_DOTS]


def _comparisons(
    outcomes: Sequence[Outcome], told: Mapping[tuple[str, str], int], names: Names
) -> Iterable[Comparison]:
    """`told` counts the divisions of which an outcome is told, by indicator and measure."""
    measures: defaultdict[str, list[Outcome]] = defaultdict(list)
    for row in outcomes:
        measures[row.measure].append(row)
    for measure in sorted(measures, key=lambda name: _MEASURES.index(name) if name in _MEASURES else 99):
        rows = measures[measure]
        years = tuple(sorted({row.year for row in rows}, reverse=True))
        cells = {(row.division_code, row.year): row for row in rows}
        yield Comparison(
            word("measure", measure),
            years,
            told[rows[0].indicator_code, measure],
            tuple(
                (names.division(code), tuple(_cell(cells.get((code, year)), names) for year in years))
                for code in sorted({row.division_code for row in rows})
            ),
        )


def _cell(row: Outcome | None, names: Names) -> Cell | None:
    if row is None:
        return None
    first = row.first_value if row.first_value != row.value else None
    return Cell(
        figures.canonical(row.value, row.unit),
        figures.canonical(first, row.unit),
        names.report(row.report_id, row.span_start),
    )
