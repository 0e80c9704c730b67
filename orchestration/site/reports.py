"""The page of a report: its text with every published figure marked at its place.

Belongs here: which text and which figures stand on it, the text cut at its figures. Not here: what stands
round them (the template).
"""

import hashlib
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property
from itertools import groupby, islice
from pathlib import Path

import duckdb
from markupsafe import Markup

from orchestration.paths import Home
from orchestration.site.addresses import figure_anchor, report_page, upward
from orchestration.site.marts import FigureHash, Marts
from orchestration.site.names import Link, Names, known_report
from orchestration.site.parts import badge, link, shown
from orchestration.site.rows import Figure, Rejection, Report
from orchestration.site.words import Both, word

_BATCH = 200


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
    address = report_page(report.report_id)
    rows = (_row(figure, names, upward(address)) for figure in own if figure.indicator_code)
    return ReportPage(
        report=report,
        label=known_report(report).label,
        division=names.division(report.division_code),
        is_whole=text is not None,
        text=Markup("".join(marked)),
        figures=Markup("".join(rows)),
        kept_back=tuple(kept_back),
    )


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
    position = 0
    for (begin, end), mark in sorted(marks.items()):
        yield shown(text[position : begin - start])
        yield f'<mark id="s{begin}"{mark}>{shown(text[begin - start : end - start])}</mark>'
        position = end - start
    yield shown(text[position:])


def _sentences(published: Sequence[Figure]) -> Iterator[str]:
    """The sentences of the figures, each once."""
    placed = [row for row in published if row.sentence and row.sentence_start is not None]
    for start, rows in groupby(placed, key=lambda row: row.sentence_start or 0):
        within = list(rows)
        yield from _marked(str(within[0].sentence), start, within, ())
        yield "\n\n"


def _mark(row: Figure) -> str:
    """What tells a published figure: whether it is a target, and in words what was read."""
    measure = word("measure", row.measure)
    told = (row.indicator, row.subject, f"{measure.zh} {measure.en}", row.period)
    kind = ' class="aim"' if row.nature == "target" else ""
    return f'{kind} title="{shown(" · ".join(part for part in told if part))}"'


def _kept_mark(row: Rejection) -> str:
    says = f"{row.rule_code}: {row.reason_zh or ''} {row.reason or ''}"
    return f' class="kept" title="{shown(says)}"'


def _row(row: Figure, names: Names, up: str) -> str:
    """A figure as a row of the table below the text."""
    cells = (
        f'<th scope="row"><a href="{figure_anchor(row.span_start)}"><bdi>{shown(row.quote)}</bdi></a></th>',
        f"<td>{link(names.indicator(row.indicator_code), up)}",
        f' <span class="quiet">{word("measure", row.measure).__html__()}</span></td>',
        f"<td>{shown(row.period or '')}</td>",
        f"<td>{word('nature', row.nature).__html__()}",
        f" {badge(row.confidence, word('confidence', row.confidence))}</td>" if row.confidence else "</td>",
    )
    return f"<tr>{''.join(cells)}</tr>\n"
