"""The page of a report: its text with every published figure marked at its place.

Belongs here: which text and which figures stand on it, the text cut at its figures. Not here: what stands
round them (the template).
"""

import hashlib
from collections import defaultdict
from collections.abc import Callable, Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cache, cached_property, lru_cache
from itertools import groupby
from pathlib import Path
from typing import Protocol, TypeVar

import duckdb
from markupsafe import Markup

from orchestration.paths import Home
from orchestration.release.pieces import PIECES, read_note
from orchestration.site.addresses import figure_anchor, report_page, upward
from orchestration.site.marts import Marts
from orchestration.site.names import Link, Names, known_report
from orchestration.site.parts import badge, is_harmless, link, shown
from orchestration.site.rows import Figure, Rejection, Report, Sentence
from orchestration.site.words import Both, word


@dataclass(frozen=True, slots=True)
class ReportPage:
    """All that stands on the page of a report; `is_whole` says whether its text is at hand.

    `text` and `figures` are HTML: the text with its marks, and a row for each figure of a headline indicator.
    """

    report: Report
    label: Both
    division: Link
    is_whole: bool
    text: Markup
    figures: Markup
    kept_back: tuple[Rejection, ...]


class Texts:
    """The texts of the reports that were read, as the view holds them; of none where there is no view."""

    def __init__(self, view: Path | None) -> None:
        self._rows = f"read_parquet('{str(view).replace(chr(39), chr(39) * 2)}')" if view else None

    @cached_property
    def hashes(self) -> dict[str, tuple[str, str]]:
        """By report: the sha256 of the bytes that it was read from, and what read them: its text follows."""
        if self._rows is None:
            return {}
        with duckdb.connect() as connection:
            query = f"select report_id, sha256, reader_version from {self._rows}"
            found = connection.execute(query).fetchall()
        return {report_id: (sha256, reader) for report_id, sha256, reader in found}

    def of(self, report_ids: Collection[str]) -> dict[str, tuple[str, str]]:
        """By report: the sha256 of the bytes that it was read from, and its text."""
        if self._rows is None:
            return {}
        # Reports lie in order of their ids: the bounds spare looking at most texts.
        query = f"""
            select report_id, sha256, text from {self._rows}
            where report_id between $1 and $2 and list_contains($3, report_id)"""
        with duckdb.connect() as connection:
            found = connection.execute(query, [min(report_ids), max(report_ids), list(report_ids)]).fetchall()
        return {report_id: (sha256, text) for report_id, sha256, text in found}


def texts_at_hand(home: Home) -> Path | None:
    """The files, `*` for any name, with the texts that the warehouse was built from; None without a view."""
    from orchestration.extracted.view import open_view
    from orchestration.view_files import pattern_of

    view = open_view(home)
    return view.folder / pattern_of("reports") if view else None


def figure_marks(release: Path, marts: Marts) -> Mapping[str, str]:
    """By report, what changes with its figures, or with those of its division if the release noted that."""
    noted = read_note(release / PIECES).get("fct_observation")
    if not noted or not noted.divisions:
        return marts.hashes_by("report_id", Figure, Sentence)
    return {one.report_id: noted.divisions.get(one.division_code, "") for one in marts.reports.values()}


def report_digests(marts: Marts, names: Names, texts: Texts, figures: Mapping[str, str]) -> dict[str, str]:
    """What changes with the page of each report, by its id, without reading its figures or its text.

    `figures` tell of those of a report, as `figure_marks` does.
    """
    kept_back = _rejected(marts)
    shared = hashlib.sha256(repr(marts.indicators).encode("utf-8", "surrogatepass")).hexdigest()
    digests = {}
    for report_id, report in marts.reports.items():
        told = (
            report,
            known_report(report).label,
            names.division(report.division_code),
            texts.hashes.get(report_id),
            figures.get(report_id),
            shared,
            kept_back[report_id],
        )
        digests[report_id] = hashlib.sha256(repr(told).encode("utf-8", "surrogatepass")).hexdigest()
    return digests


def report_pages(
    marts: Marts, names: Names, texts: Texts, report_ids: Collection[str]
) -> Iterable[tuple[str, ReportPage]]:
    """The pages of those reports, by their ids.

    Where the text that the release was made from is not at hand, the page has the sentences that
    hold figures.
    """
    kept_back = _rejected(marts)
    figures = _by_report(marts.rows_of(Figure, "report_id", report_ids))
    at_hand = texts.of(report_ids)
    whole = {
        report_id: text
        for report_id, (sha256, text) in at_hand.items()
        if sha256 == marts.reports[report_id].sha256
    }
    sentences = _by_report(marts.rows_of(Sentence, "report_id", set(report_ids) - whole.keys()))
    row = _rows(names, upward(report_page("")))
    for report_id in sorted(report_ids):
        report, own = marts.reports[report_id], figures[report_id]
        text = whole.get(report_id)
        marked = (
            _sentences(own, sentences[report_id])
            if text is None
            else _marked(text, 0, own, kept_back[report_id])
        )
        yield (
            report_id,
            ReportPage(
                report=report,
                label=known_report(report).label,
                division=names.division(report.division_code),
                is_whole=text is not None,
                text=Markup("".join(marked)),
                figures=Markup("".join(row(figure) for figure in own if figure.indicator_code)),
                kept_back=tuple(kept_back[report_id]),
            ),
        )


class _OfReport(Protocol):
    @property
    def report_id(self) -> str: ...


Row = TypeVar("Row", bound=_OfReport)


def _by_report(rows: Iterable[Row]) -> defaultdict[str, list[Row]]:
    groups: defaultdict[str, list[Row]] = defaultdict(list)
    for row in rows:
        groups[row.report_id].append(row)
    return groups


def _rejected(marts: Marts) -> defaultdict[str, list[Rejection]]:
    rejected: defaultdict[str, list[Rejection]] = defaultdict(list)
    for rejection in marts.rejections:
        rejected[rejection.report_id or ""].append(rejection)
    return rejected


def _marked(
    text: str, start: int, published: Sequence[Figure], kept_back: Sequence[Rejection]
) -> Iterator[str]:
    """A text that begins at `start` of its report as HTML, each figure marked and with its anchor."""
    marks = {
        (row.span_start, row.span_end): _kept_mark(row)
        for row in kept_back
        if row.span_start is not None and row.span_end is not None
    }
    marks |= {(row.span_start, row.span_end): _mark(row) for row in published}
    told = str if is_harmless(text) else shown
    position = 0
    for (begin, end), mark in sorted(marks.items()):
        yield told(text[position : begin - start])
        yield f'<mark id="s{begin}"{mark}>{told(text[begin - start : end - start])}</mark>'
        position = end - start
    yield told(text[position:])


def _sentences(published: Sequence[Figure], sentences: Sequence[Sentence]) -> Iterator[str]:
    """The sentences of the figures, each once."""
    figures = {(row.span_start, row.span_end): row for row in published}
    placed = [row for row in sentences if row.sentence and row.sentence_start is not None]
    for start, rows in groupby(placed, key=lambda row: row.sentence_start or 0):
        within = list(rows)
        own = [figures[row.span_start, row.span_end] for row in within]
        yield from _marked(str(within[0].sentence), start, own, ())
        yield "\n\n"


def _mark(row: Figure) -> str:
    """What tells a published figure: whether it is a target, and in words what was read."""
    kind = ' class="aim"' if row.nature == "target" else ""
    return f'{kind} title="{_title(row.indicator, row.subject, row.measure, row.period)}"'


# Reports of many places and years tell of the same.
@lru_cache(maxsize=50_000)
def _title(indicator: str | None, subject: str | None, measure: str | None, period: str | None) -> str:
    kind = word("measure", measure)
    told = (indicator, subject, f"{kind.zh} {kind.en}", period)
    return shown(" · ".join(part for part in told if part))


def _kept_mark(row: Rejection) -> str:
    says = f"{row.rule_code}: {row.reason_zh or ''} {row.reason or ''}"
    return f' class="kept" title="{shown(says)}"'


def _rows(names: Names, up: str) -> Callable[[Figure], str]:
    """What makes of a figure a row of the table below the text."""

    @cache
    def measured(indicator_code: str | None, measure: str | None) -> str:
        says = word("measure", measure).__html__()
        return f'<td>{link(names.indicator(indicator_code), up)} <span class="quiet">{says}</span></td>'

    def row(figure: Figure) -> str:
        return (
            f'<tr><th scope="row"><a href="{figure_anchor(figure.span_start)}">'
            f"<bdi>{shown(figure.quote)}</bdi></a></th>"
            f"{measured(figure.indicator_code, figure.measure)}<td>{shown(figure.period or '')}</td>"
            f"{_nature(figure.nature, figure.confidence)}</tr>\n"
        )

    return row


@lru_cache(maxsize=1_000)
def _nature(nature: str | None, confidence: str | None) -> str:
    grade = f" {badge(confidence, word('confidence', confidence))}" if confidence else ""
    return f"<td>{word('nature', nature).__html__()}{grade}</td>"
