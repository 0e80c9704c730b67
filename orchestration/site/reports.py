"""The page of a report: its text with every published figure marked at its place.

Belongs here: which text and which figures stand on it. Not here: cutting the text at the figures
(`orchestration.pages`), how it looks (the template).
"""

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from itertools import groupby

from orchestration.extraction import Record
from orchestration.pages.reading import Piece, pieces
from orchestration.paths import Home
from orchestration.site.addresses import figure_anchor
from orchestration.site.marts import Marts
from orchestration.site.names import Link, Names, known_report
from orchestration.site.rows import Figure, Rejection, Report
from orchestration.site.words import Both, word


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
    text: tuple[Stretch, ...]
    figures: tuple[FigureRow, ...]
    kept_back: tuple[Rejection, ...]


def report_texts(home: Home) -> Mapping[str, tuple[str, str]]:
    """The text of each report that was read, by its id, with the sha256 of the bytes it was read from."""
    from orchestration.extracted.view import open_view

    view = open_view(home)
    if view is None:
        return {}
    rows = view.read("reports").select("report_id", "sha256", "text").iter_rows()
    return {report_id: (sha256, text) for report_id, sha256, text in rows}


def report_pages(
    marts: Marts, names: Names, texts: Mapping[str, tuple[str, str]]
) -> Iterable[tuple[str, ReportPage]]:
    """The page of each report, by its id.

    Where the text that the release was made from is not at hand, the page has the sentences that
    hold figures.
    """
    found: defaultdict[str, list[Figure]] = defaultdict(list)
    rejected: defaultdict[str, list[Rejection]] = defaultdict(list)
    for figure in marts.figures:
        found[figure.report_id].append(figure)
    for rejection in marts.rejections:
        rejected[rejection.report_id or ""].append(rejection)
    for report_id, report in marts.reports.items():
        own, kept_back = found[report_id], rejected[report_id]
        sha256, text = texts.get(report_id, (None, ""))
        is_whole = sha256 is not None and sha256 == report.sha256
        marked = _marked(text, 0, own, kept_back) if is_whole else _sentences(own)
        yield (
            report_id,
            ReportPage(
                report=report,
                label=known_report(report).label,
                division=names.division(report.division_code),
                is_whole=is_whole,
                text=tuple(marked),
                figures=tuple(_row(figure, names) for figure in own if figure.indicator_code),
                kept_back=tuple(kept_back),
            ),
        )


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
