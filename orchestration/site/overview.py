"""The front page, and the page on the quality of the data.

Belongs here: which rows of the marts, of the difference and of the gate's verdict stand on them. Not
here: how they look (the templates), pages about the files themselves (`holdings`).
"""

from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime

from orchestration.gate import GateCheck, GateResult
from orchestration.gate.vocabulary import STATUSES
from orchestration.site import figures
from orchestration.site.addresses import division_page
from orchestration.site.divisions import ReportRow, report_row
from orchestration.site.marts import Marts
from orchestration.site.names import Link, Names
from orchestration.site.news import News
from orchestration.site.rows import (
    Alert,
    Contradiction,
    Figure,
    Rejection,
    Report,
    Revision,
    Scorecard,
    Target,
)
from orchestration.site.targets import TargetRow, target_row
from orchestration.site.words import Both, both, word

MOST_MISSED = 24
MOST_CHANGES = 20
MOST_YEARS = 4
# Rows beyond which a page is too heavy for a phone; the marts have all of them.
MOST_ROWS = 100


@dataclass(frozen=True, slots=True)
class ScoreCell:
    """A division's year on the front page: counts of targets; `address` leads to that year."""

    address: str
    missed: int
    judged: int
    pending: int


@dataclass(frozen=True, slots=True)
class FrontPage:
    """All that stands on the front page; `scores` has a cell for each of `years` (newest first)."""

    version: str
    created: datetime
    counts: tuple[tuple[Both, int], ...]
    statuses: tuple[tuple[str, Both, int], ...]
    news: News | None
    alerts: int
    kept_back: int
    missed: tuple[TargetRow, ...]
    years: tuple[int, ...]
    scores: tuple[tuple[Link, tuple[ScoreCell | None, ...], tuple[Link, ...]], ...]
    topics: tuple[tuple[Both, tuple[Link, ...]], ...]
    newest: tuple[tuple[Link, ReportRow], ...]


@dataclass(frozen=True, slots=True)
class Pair:
    """Two figures that were told of one thing, with their places."""

    division: Link
    indicator: Link
    measure: Both
    period: str | None
    one: Both
    one_source: Link | None
    other: Both
    other_source: Link | None
    kind: Both


@dataclass(frozen=True, slots=True)
class Flaw:
    """What is wrong with a figure or report: an alert, or something kept back."""

    level: Both
    rule_code: str
    source: Link | None
    source_path: str | None
    quote: str | None
    reason: Both
    remedy: Both


@dataclass(frozen=True, slots=True)
class Counts:
    """How many rows there are of each list of the page on quality."""

    alerts: int
    kept_back: int
    contradictions: int
    revisions: int
    coverage: int
    freshness: int


@dataclass(frozen=True, slots=True)
class QualityPage:
    """All that stands on the page on quality; `counts` are of all rows, of which each list has some."""

    counts: Counts
    alerts: tuple[Flaw, ...]
    kept_back: tuple[Flaw, ...]
    contradictions: tuple[Pair, ...]
    revisions: tuple[Pair, ...]
    coverage: tuple[tuple[Link, Link, Report], ...]
    freshness: tuple[tuple[Link, date | None, int], ...]
    gate: str | None
    failures: tuple[GateCheck, ...]


def front_page(
    marts: Marts, names: Names, *, version: str, created: datetime, news: News | None
) -> FrontPage:
    """The front page of the release that `version` names."""
    statuses = marts.count_by("status", Target)
    years = tuple(sorted({row.year for row in marts.scorecards if row.targets}, reverse=True)[:MOST_YEARS])
    return FrontPage(
        version=version,
        created=created,
        counts=(
            (Both("份报告", "reports"), len(marts.reports)),
            (Both("个地区", "divisions"), len(names.reporting)),
            (Both("个指标", "indicators"), len(names.measured)),
            (Both("个数据", "figures"), marts.count(Figure)),
            (Both("个目标", "targets"), sum(statuses.values())),
        ),
        statuses=tuple((code, word("status", code), statuses[code]) for code in STATUSES if code in statuses),
        news=news,
        alerts=marts.count(Alert),
        kept_back=marts.count(Rejection),
        missed=tuple(target_row(row, names) for row in marts.newest_missed(MOST_MISSED)),
        years=years,
        scores=_scores(marts, names, years),
        topics=_topics(marts, names),
        newest=_newest(marts, names),
    )


def quality_page(marts: Marts, names: Names, verdict: GateResult | None) -> QualityPage:
    """How far the release can be trusted, and where it cannot."""
    return QualityPage(
        counts=Counts(
            alerts=marts.count(Alert),
            kept_back=marts.count(Rejection),
            contradictions=marts.count(Contradiction),
            revisions=marts.count(Revision),
            coverage=len(marts.reports),
            freshness=len(names.reporting),
        ),
        alerts=tuple(_flaw(row, names) for row in marts.first(Alert, MOST_ROWS)),
        kept_back=tuple(_flaw(row, names) for row in marts.first(Rejection, MOST_ROWS)),
        contradictions=_contradictions(marts, names),
        revisions=_revisions(marts, names),
        coverage=_coverage(marts, names),
        freshness=_freshness(marts, names),
        gate=verdict.headline() if verdict else None,
        failures=verdict.failures if verdict else (),
    )


def _scores(
    marts: Marts, names: Names, years: Sequence[int]
) -> tuple[tuple[Link, tuple[ScoreCell | None, ...], tuple[Link, ...]], ...]:
    """A row for each division that has no reporting one between it and the nation; others as its links."""
    cards = {(row.division_code, row.year): row for row in marts.scorecards}
    below: defaultdict[str, list[Link]] = defaultdict(list)
    tops: list[str] = []
    for code in sorted(names.reporting):
        top = _reporting_above(code, marts, names)
        if top is None:
            tops.append(code)
        else:
            below[top].append(names.division(code))
    return tuple(
        (
            names.division(code),
            tuple(_score_cell(cards.get((code, year))) for year in years),
            tuple(below[code]),
        )
        for code in tops
    )


def _reporting_above(code: str, marts: Marts, names: Names) -> str | None:
    """The province that reports and that the division lies in; None for provinces and the nation."""
    found = None
    known = marts.divisions.get(code)
    while known and known.parent_code and known.parent_code in marts.divisions:
        known = marts.divisions[known.parent_code]
        if known.level != "nation" and known.division_code in names.reporting:
            found = known.division_code
    return found


def _score_cell(card: Scorecard | None) -> ScoreCell | None:
    if card is None or not card.targets:
        return None
    return ScoreCell(division_page(card.division_code, card.year), card.missed, card.judged, card.pending)


def _topics(marts: Marts, names: Names) -> tuple[tuple[Both, tuple[Link, ...]], ...]:
    topics: defaultdict[str, list[Link]] = defaultdict(list)
    for code in names.measured:
        topics[marts.indicators[code].topic or "other"].append(names.indicator(code))
    return tuple(
        (word("topic", topic), tuple(sorted(links, key=lambda link: link.address or "")))
        for topic, links in sorted(topics.items())
    )


def _newest(marts: Marts, names: Names) -> tuple[tuple[Link, ReportRow], ...]:
    dated = [row for row in marts.reports.values() if row.published_on]
    dated.sort(key=lambda row: (row.published_on or date.min, row.report_id), reverse=True)
    return tuple((names.division(row.division_code), report_row(row)) for row in dated[:8])


def _flaw(row: Alert | Rejection, names: Names) -> Flaw:
    return Flaw(
        level=word("alert_level", row.level),
        rule_code=row.rule_code,
        source=names.report(row.report_id, row.span_start),
        source_path=row.source_path,
        quote=row.quote,
        reason=both(row.reason_zh, row.reason),
        remedy=both(row.remedy_zh, row.remedy),
    )


def _contradictions(marts: Marts, names: Names) -> tuple[Pair, ...]:
    return tuple(
        Pair(
            names.division(row.division_code),
            names.indicator(row.indicator_code),
            word("measure", row.measure),
            row.period,
            figures.canonical(row.value, row.unit),
            names.observation(row.observation_id),
            figures.canonical(row.other_value, row.unit),
            names.observation(row.other_observation_id),
            word("contradiction_kind", row.kind),
        )
        for row in marts.first(Contradiction, MOST_ROWS)
    )


def _revisions(marts: Marts, names: Names) -> tuple[Pair, ...]:
    return tuple(
        Pair(
            names.division(row.division_code),
            names.indicator(row.indicator_code),
            word("measure", row.measure),
            row.period,
            figures.canonical(row.earlier_value, row.unit),
            names.report(row.earlier_report_id, row.earlier_span_start),
            figures.canonical(row.value, row.unit),
            names.report(row.report_id, row.span_start),
            word("revision_kind", row.revision_kind),
        )
        for row in marts.first(Revision, MOST_ROWS)
    )


def _coverage(marts: Marts, names: Names) -> tuple[tuple[Link, Link, Report], ...]:
    """Reports with how they were read, the least understood first."""
    rows = sorted(marts.reports.values(), key=lambda row: (row.read_percent or 0, row.mapped_percent or 0))
    return tuple((names.division(row.division_code), report_row(row).link, row) for row in rows[:MOST_ROWS])


def _freshness(marts: Marts, names: Names) -> tuple[tuple[Link, date | None, int], ...]:
    """Divisions with day and year of what was last reported, those longest silent first."""
    days: dict[str, date | None] = {}
    years: Mapping[str, list[int]] = defaultdict(list)
    for row in marts.reports.values():
        known = [day for day in (days.get(row.division_code), row.published_on) if day]
        days[row.division_code] = max(known) if known else None
        years[row.division_code].append(row.executed_year)
    oldest = sorted(days.items(), key=lambda item: (max(years[item[0]]), item[1] or date.min, item[0]))
    return tuple((names.division(code), day, max(years[code])) for code, day in oldest[:MOST_ROWS])
