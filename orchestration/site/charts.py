"""Charts as inline SVG, drawn when the site is built: no script in the page.

Belongs here: the rows of a chart, and drawing it. Not here: how it looks (`drawings`), which charts
stand on a page. Bundling Vega with each page instead would cost 800 kB a page and need a script.

A chart has its words in both languages: Vega draws a token for each, and the token's text element
is put in twice afterwards, once a language.
"""

import re
import unicodedata
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal

from markupsafe import Markup

from orchestration.site.drawings import SHAPES, WIDTH, Drawing, load_drawings
from orchestration.site.words import Both, inert

# Pixels of a Latin letter at the size of a row's words (a Chinese one takes two), and between words.
_LATIN_WIDTH, _GAP = 6.5, 10
_TOKEN = re.compile(r"(<text [^>]*>)~(\d+)~(</text>)")
# What Vega writes and a page does not need: its classes, roles and empty backgrounds.
_NOISE = re.compile(
    r' (?:class="(?:mark|background|foreground)[^"]*"|aria-[a-z]+="[^"]*"|role="[^"]*"|xmlns:xlink="[^"]*"'
    r'|version="1.1"|pointer-events="none"|opacity="1"|font-family="[^"]*"|stroke-width="1")'
    r'|<path(?: class="[^"]*")?(?: aria-hidden="true")? d="(?:M0,0h[\d.]*v[\d.]*h[^"]*"|" display="none")/>'
    r"|(?<=\.\d\d)\d+"
)


@dataclass(frozen=True, slots=True)
class Dot:
    """One row of a chart of targets: what was aimed at as an interval, what came as a dot.

    `low` and `high` bound what counts as met (None: open to that side); `target` and `actual` are
    on one scale with the chart's other rows. `status` chooses the shape, `verdict` says it in words.
    """

    label: Both
    verdict: Both
    low: Decimal | None
    high: Decimal | None
    target: Decimal | None
    actual: Decimal | None
    status: str


@dataclass(frozen=True, slots=True)
class GrowthPoint:
    """A year of a series, in percent: as last stated, as first stated, as computed, as aimed at."""

    year: int
    stated: Decimal | None
    first: Decimal | None
    computed: Decimal | None
    target: Decimal | None


def draw_dots(dots: Sequence[Dot], labelled_by: str) -> Markup:
    """Targets against outcomes, one row each, as SVG; `labelled_by` is the id of what names it."""
    low, high = _domain(
        [value for dot in dots for value in (dot.low, dot.high, dot.target, dot.actual) if value is not None]
    )
    rows = [_dot_row(place, dot, low, high) for place, dot in enumerate(dots)]
    words = [text for dot in dots for text in (_fitted(dot), dot.verdict)]
    return _svg(_filled(load_drawings()["dots"], rows, x=[low, high]), words, labelled_by)


def _fitted(dot: Dot) -> Both:
    """The row's label, cut where it would run into the verdict."""
    return Both(_cut(dot.label.zh, dot.verdict.zh), _cut(dot.label.en, dot.verdict.en))


def _width(text: str) -> int:
    """Widths of Latin letters that the text takes."""
    return sum(2 if unicodedata.east_asian_width(letter) in "WF" else 1 for letter in text)


def _cut(label: str, verdict: str) -> str:
    room = (WIDTH - _GAP) / _LATIN_WIDTH - _width(verdict)
    if _width(label) <= room:
        return label
    while label and _width(label) > room - 1:
        label = label[:-1]
    return f"{label.rstrip()}…"


def _dot_row(place: int, dot: Dot, low: float, high: float) -> dict[str, object]:
    has_interval = dot.low is not None or dot.high is not None
    return {
        "row": place,
        "label": f"~{place * 2}~",
        "verdict": f"~{place * 2 + 1}~",
        "low": (low if dot.low is None else float(dot.low)) if has_interval else None,
        "high": (high if dot.high is None else float(dot.high)) if has_interval else None,
        "target": _number(dot.target),
        "actual": _number(dot.actual),
        # The dotted line ends where it begins as long as there is no outcome.
        "reached": _number(dot.target if dot.actual is None else dot.actual),
        "status": dot.status if dot.status in SHAPES else "",
        "turn": SHAPES.get(dot.status, SHAPES[""]).turn,
    }


def draw_growth(points: Sequence[GrowthPoint], labelled_by: str) -> Markup:
    """A series of growth by year with its vintages, as SVG; `labelled_by` is the id of what names it."""
    rows = [
        {
            "year": point.year,
            "stated": _number(point.stated),
            "first": None if point.first == point.stated else _number(point.first),
            "computed": _number(point.computed),
            "target": _number(point.target),
        }
        for point in points
    ]
    years = list(range(points[0].year, points[-1].year + 1))
    return _svg(_filled(load_drawings()["growth"], rows, x=years), (), labelled_by)


def _filled(drawing: Drawing, rows: Sequence[Mapping[str, object]], *, x: Sequence[float]) -> Drawing:
    """The drawing with its rows, and the values that its x axis spans."""
    data = [{**source, "values": rows} if "values" in source else source for source in drawing["data"]]
    scales = [{**scale, "domain": x} if scale["name"] == "x" else scale for scale in drawing["scales"]]
    return {**drawing, "data": data, "scales": scales}


def _svg(drawing: Drawing, words: Sequence[Both], labelled_by: str) -> Markup:
    """The drawing, with each word in both languages."""
    import vl_convert

    opening = f'<svg role="img" aria-labelledby="{labelled_by}" focusable="false" '
    drawn = _NOISE.sub("", vl_convert.vega_to_svg(drawing)).replace("<svg ", opening, 1)
    return Markup(_TOKEN.sub(lambda found: _twins(found, words[int(found[2])]), drawn))


def _twins(found: re.Match[str], words: Both) -> str:
    opening, closing = Markup(found[1]), Markup(found[3])
    if words.zh == words.en:
        return opening + words.zh + closing
    rest = Markup(found[1].removeprefix("<text "))
    one = Markup('<text class="t" lang="{}" {}{}{}')
    return one.format("zh", rest, inert(words.zh), closing) + one.format("en", rest, inert(words.en), closing)


def _domain(values: Sequence[Decimal]) -> tuple[float, float]:
    """From the least to the greatest with room for the marks; a unit either way round a single value."""
    if not values:
        return 0.0, 1.0
    low, high = float(min(values)), float(max(values))
    room = (high - low) * 0.08 or 1.0
    return low - room, high + room


def _number(value: Decimal | None) -> float | None:
    return None if value is None else float(value)
