"""Charts as inline SVG, drawn when the site is built: no script in the page.

Belongs here: what a chart shows, and where in it. Not here: how it looks (templates/*.svg.j2), scales
(`scales`), which charts stand on a page. A library that draws any chart takes twenty to forty milliseconds
for one of these, and a site of ten thousand reports has seven thousand of them: filling a template takes
less than one.
"""

import math
import unicodedata
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from decimal import Decimal
from functools import cache, lru_cache
from typing import TYPE_CHECKING

from markupsafe import Markup

from orchestration.site.scales import Bands, Scale, rounded_out, spanned
from orchestration.site.words import Both, inert
from orchestration.templates import templates_of

if TYPE_CHECKING:
    import jinja2

# Pixels: the charts' widths, a row of targets, the height of the growth chart.
DOTS_WIDTH, ROW_HEIGHT = 340, 40
GROWTH_WIDTH, GROWTH_HEIGHT = 300, 130
# Pixels of a Latin letter in a wide font at the size of a row's words (a Chinese one takes two),
# and between words.
_LATIN_WIDTH, _GAP = 7, 10
# Room beside targets; above and below growth, in pixels; what a year at the axis takes.
_BESIDE, _ABOVE, _YEAR_WIDTH = 0.08, 8, 34


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


@dataclass(frozen=True, slots=True)
class DotRow:
    """A row in pixels: the band from `low` to `high`, the tick, and the shape of the verdict."""

    top: int
    label: Both
    verdict: Both
    low: float | None
    high: float | None
    target: float | None
    actual: float | None
    status: str


@dataclass(frozen=True, slots=True)
class Mark:
    """A place in pixels."""

    x: float
    y: float


def draw_dots(dots: Sequence[Dot], labelled_by: str) -> Markup:
    """Targets against outcomes, one row each, as SVG; `labelled_by` is the id of what names it."""
    bounds = (value for dot in dots for value in (dot.low, dot.high, dot.target, dot.actual))
    scale = Scale(*spanned(_numbers(bounds), _BESIDE), 0, DOTS_WIDTH)
    rows = [_dot_row(place, dot, scale) for place, dot in enumerate(dots)]
    height = ROW_HEIGHT * len(dots)
    return _drawn(
        "dots", labelled_by=labelled_by, rows=rows, ticks=scale.ticks(5), width=DOTS_WIDTH, height=height
    )


def _dot_row(place: int, dot: Dot, scale: Scale) -> DotRow:
    has_interval = dot.low is not None or dot.high is not None
    low, high, target, actual = (
        None if value is None else scale.at(float(value))
        for value in (dot.low, dot.high, dot.target, dot.actual)
    )
    return DotRow(
        top=place * ROW_HEIGHT,
        label=_fitted(dot),
        verdict=dot.verdict,
        low=scale.start if has_interval and low is None else low,
        high=scale.end if has_interval and high is None else high,
        target=target,
        actual=actual,
        status=dot.status,
    )


def _fitted(dot: Dot) -> Both:
    """The row's label, cut where it would run into the verdict."""
    return Both(_cut(dot.label.zh, dot.verdict.zh), _cut(dot.label.en, dot.verdict.en))


# Rows of many charts are called alike.
@lru_cache(maxsize=20_000)
def _width(text: str) -> int:
    """Widths of Latin letters that the text takes."""
    return sum(2 if unicodedata.east_asian_width(letter) in "WF" else 1 for letter in text)


def _cut(label: str, verdict: str) -> str:
    room = (DOTS_WIDTH - _GAP) / _LATIN_WIDTH - _width(verdict)
    if _width(label) <= room:
        return label
    while label and _width(label) > room - 1:
        label = label[:-1]
    return f"{label.rstrip()}…"


def draw_growth(points: Sequence[GrowthPoint], labelled_by: str) -> Markup:
    """A series of growth by year with its vintages, as SVG; `labelled_by` is the id of what names it."""
    told = [replace(point, first=None) if point.first == point.stated else point for point in points]
    values = (value for one in told for value in (one.stated, one.first, one.computed, one.target))
    room = _ABOVE / (GROWTH_HEIGHT - 2 * _ABOVE)
    scale = Scale(*rounded_out(*spanned(_numbers(values), room)), GROWTH_HEIGHT, 0)
    years = range(points[0].year, points[-1].year + 1)
    bands = Bands(len(years), GROWTH_WIDTH)

    def marks(values: Iterable[tuple[int, Decimal | None]]) -> list[Mark]:
        return [
            Mark(bands.middle(year - years.start), scale.at(float(value)))
            for year, value in values
            if value is not None
        ]

    return _drawn(
        "growth",
        labelled_by=labelled_by,
        targets=marks((one.year, one.target) for one in told),
        stated=marks((one.year, one.stated) for one in told),
        computed=marks((one.year, one.computed) for one in told),
        firsts=marks((one.year, one.first) for one in told),
        ticks=scale.ticks(4),
        years=[(year, bands.middle(year - years.start)) for year in years[:: _each(bands)]],
        width=GROWTH_WIDTH,
        height=GROWTH_HEIGHT,
    )


def _each(bands: Bands) -> int:
    """Every how manieth year has room at the axis."""
    return math.ceil(_YEAR_WIDTH / bands.step)


def _numbers(values: Iterable[Decimal | None]) -> list[float]:
    return [float(value) for value in values if value is not None]


def _drawn(template: str, **content: object) -> Markup:
    return Markup(_environment().get_template(f"{template}.svg.j2").render(content))


@cache
def _environment() -> "jinja2.Environment":
    environment = templates_of("orchestration.site")
    environment.filters["inert"] = inert
    return environment
