"""The page of a report: its text with every published figure marked at its place.

Belongs here: which text and which figures stand on it. Not here: cutting the text at the figures
(`orchestration.pages`), how it looks (the template).
"""

import hashlib
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from itertools import groupby, islice
from pathlib import Path

import duckdb
from markupsafe import Markup, escape

from orchestration.extraction import Record
from orchestration.pages.reading import Piece, pieces
from orchestration.paths import Home
from orchestration.site.addresses import figure_anchor
from orchestration.site.marts import FigureHash, Marts
from orchestration.site.names import Link, Names, known_report
from orchestration.site.rows import Figure, Rejection, Report
from orchestration.site.words import Both, inert, word

_BATCH = 200


@dataclass(frozen=True, slots=True)
class Mark:
    """A figure in the text: published with what was read, or kept back with the reason."""

    start: int
    says: str
    is_target: bool
    is_kept_back: bool


@dataclass(frozen=True, slots=True)
class Stretch:
    """A stretch of the text, with its mark where it is a figure."""

    text: str
    mark: Mark | None = None


@dataclass(frozen=True, slots=True)
class FigureRow:
    """A figure of a headline indicator, as a row of the table below the text."""

    anchor: str
    quote: str
    indicator: Link
    measure: Both
    period: str | None
    nature: Both
    confidence: str | None
    confidence_word: Both


@dataclass(frozen=True, slots=True)
class ReportPage:
    """All that stands on the page of a report; `is_whole` says whether its text is at hand."""

    report: Report
    label: Both
    division: Link
    is_whole: bool
    text: Markup
    figures: tuple[FigureRow, ...]
    kept_back: tuple[Rejection, ...]


class Texts:
    """The texts of the reports that were read, as the view holds them; of none where there is no view."""

    def __init__(self, view: Path | None) -> None:
        self._rows = f"read_parquet('{str(view).replace(chr(39), chr(39) * 2)}')" if view else None

    @cached_property
    def hashes(self) -> dict[str, tuple[str, str]]:
        """By report: the sha256 of the bytes that it was read from, and a hash of its text."""
        if self._rows is None:
            return {}
        with duckdb.connect() as connection:
            found = connection.execute(f"select report_id, sha256, md5(text) from {self._rows}").fetchall()
        return {report_id: (sha256, text) for report_id, sha256, text in found}

    def of(self, report_ids: Sequence[str]) -> dict[str, str]:
        """The texts of those reports, which lie near each other in order of their ids."""
        if self._rows is None:
            return {}
        query = f"""
            select report_id, text from {self._rows}
            where report_id between $1 and $2 and list_contains($3, report_id)"""
        with duckdb.connect() as connection:
            asked = connection.execute(query, [min(report_ids), max(report_ids), list(report_ids)])
            return dict(asked.fetchall())


def report_texts(home: Home) -> Texts:
    """The texts of the view that the warehouse was built from."""
    from orchestration.extracted.view import open_view

    view = open_view(home)
    return Texts(view.folder / "reports.parquet" if view else None)


def report_digests(marts: Marts, names: Names, texts: Texts) -> dict[str, str]:
    """What changes with the page of each report, by its id, without reading its figures or its text."""
    kept_back = _rejected(marts)
    indicators = {code: repr(names.indicator(code)) for code in marts.measured}
    digests = {}
    for report_id, report in marts.reports.items():
        figures = marts.figure_hashes.get(report_id, FigureHash("", ()))
        told = (
            report,
            known_report(report).label,
            names.division(report.division_code),
            texts.hashes.get(report_id),
            figures.content,
            [indicators[code] for code in figures.indicator_codes],
            kept_back[report_id],
        )
        digests[report_id] = hashlib.sha256(repr(told).encode("utf-8", "surrogatepass")).hexdigest()
    return digests


def report_pages(
    marts: Marts, names: Names, texts: Texts, report_ids: Iterable[str]
) -> Iterable[tuple[str, ReportPage]]:
    """The pages of those reports, by their ids.

    Where the text that the release was made from is not at hand, the page has the sentences that
    hold figures.
    """
    kept_back = _rejected(marts)
    rest = iter(sorted(report_ids))
    # Some at a time: the figures and texts of ten thousand reports fill gigabytes.
    while batch := list(islice(rest, _BATCH)):
        found: defaultdict[str, list[Figure]] = defaultdict(list)
        for figure in marts.figures_of(batch):
            found[figure.report_id].append(figure)
        whole = texts.of(batch)
        for report_id in batch:
            report = marts.reports[report_id]
            is_whole = texts.hashes.get(report_id, ("", ""))[0] == report.sha256
            text = whole.get(report_id, "") if is_whole else None
            yield report_id, _page(report, names, text, found[report_id], kept_back[report_id])


def _page(
    report: Report, names: Names, text: str | None, own: Sequence[Figure], kept_back: Sequence[Rejection]
) -> ReportPage:
    marked = _sentences(own) if text is None else _marked(text, 0, own, kept_back)
    return ReportPage(
        report=report,
        label=known_report(report).label,
        division=names.division(report.division_code),
        is_whole=text is not None,
        text=_drawn(marked),
        figures=tuple(_row(figure, names) for figure in own if figure.indicator_code),
        kept_back=tuple(kept_back),
    )


def _rejected(marts: Marts) -> defaultdict[str, list[Rejection]]:
    rejected: defaultdict[str, list[Rejection]] = defaultdict(list)
    for rejection in marts.rejections:
        rejected[rejection.report_id or ""].append(rejection)
    return rejected


def _drawn(text: Iterable[Stretch]) -> Markup:
    """The text as HTML, each mark with its anchor; a template takes six times as long."""
    return Markup("".join(map(_drawn_stretch, text)))


def _drawn_stretch(stretch: Stretch) -> str:
    shown = escape(inert(stretch.text))
    mark = stretch.mark
    if mark is None:
        return shown
    kind = ' class="kept"' if mark.is_kept_back else ' class="aim"' if mark.is_target else ""
    return f'<mark id="s{mark.start}"{kind} title="{escape(inert(mark.says))}">{shown}</mark>'


def _marked(
    text: str, start: int, published: Sequence[Figure], kept_back: Sequence[Rejection]
) -> Iterable[Stretch]:
    """A text that begins at `start` of its report, cut at its figures."""
    marks = {row.span_start: _kept_mark(row) for row in kept_back if row.span_start is not None}
    marks |= {row.span_start: _mark(row) for row in published}
    spans = {(row.span_start, row.span_end) for row in kept_back}
    spans |= {(row.span_start, row.span_end) for row in published}
    records = sorted(
        (
            Record(begin - start, end - start, text[begin - start : end - start], obs=True)
            for begin, end in spans
            if begin is not None and end is not None
        ),
        key=lambda record: record.start,
    )
    for piece in pieces(text, records):
        yield _stretch(piece, start, marks)


def _stretch(piece: Piece, start: int, marks: Mapping[int, Mark]) -> Stretch:
    return Stretch(piece.text, marks[piece.record.start + start] if piece.record else None)


def _sentences(published: Sequence[Figure]) -> Iterable[Stretch]:
    """The sentences of the figures, each once."""
    placed = [row for row in published if row.sentence and row.sentence_start is not None]
    for start, rows in groupby(placed, key=lambda row: row.sentence_start or 0):
        within = list(rows)
        yield from _marked(str(within[0].sentence), start, within, ())
        yield Stretch("\n\n")


def _mark(row: Figure) -> Mark:
    measure = word("measure", row.measure)
    told = (row.indicator, row.subject, f"{measure.zh} {measure.en}", row.period)
    return Mark(row.span_start, " · ".join(part for part in told if part), row.nature == "target", False)


def _kept_mark(row: Rejection) -> Mark:
    return Mark(
        row.span_start or 0, f"{row.rule_code}: {row.reason_zh or ''} {row.reason or ''}", False, True
    )


def _row(row: Figure, names: Names) -> FigureRow:
    return FigureRow(
        anchor=figure_anchor(row.span_start),
        quote=row.quote,
        indicator=names.indicator(row.indicator_code),
        measure=word("measure", row.measure),
        period=row.period,
        nature=word("nature", row.nature),
        confidence=row.confidence,
        confidence_word=word("confidence", row.confidence),
    )
