"""The two kinds of chart as Vega-Lite, made with Altair, and compiled to Vega without their rows.

Belongs here: how a chart looks. Not here: its rows (`charts`). Checking and compiling a chart takes
longer than drawing all of a site, so what comes of it lies beside this module, and a test compares. To
write it anew: `python -m orchestration.site`.
"""

import json
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    import altair as alt

Drawing = dict[str, Any]
WIDTH = 340
_COMPILED = Path(__file__).with_suffix(".json")
_INK, _QUIET, _GRID, _BAND = "#2b2720", "#5d5648", "#e6e0d3", "#e2d9c3"
_LINE, _COMPUTED = "#1a4f8b", "#8a4b00"


@dataclass(frozen=True, slots=True)
class Shape:
    """How a verdict is drawn: Vega's symbol, colour, and by how many degrees it is turned."""

    symbol: str
    color: str
    turn: int = 0


# A verdict is told by its word, its shape and its colour; ✕ is a plus turned by 45°.
SHAPES = {
    "exceeded": Shape("triangle-up", "#1a4f8b"),
    "met": Shape("circle", "#1d6b3a"),
    "nearly_met": Shape("diamond", "#8a5a00"),
    "missed": Shape("cross", "#b3261e", turn=45),
    "": Shape("circle", _QUIET),
}


@cache
def load_drawings() -> dict[str, Drawing]:
    """The charts as Vega, by name, as they were compiled."""
    drawings: dict[str, Drawing] = json.loads(_COMPILED.read_bytes())
    return drawings


def write_drawings() -> None:
    """Compile the charts and put them where `load_drawings` finds them."""
    _COMPILED.write_text(json.dumps(compiled(), indent=1) + "\n", encoding="utf-8")


def compiled() -> dict[str, Drawing]:
    """Both charts as Vega, by name: checked and compiled, without rows."""
    return {"dots": _compiled(dots_drawing()), "growth": _compiled(growth_drawing())}


def _compiled(chart: "alt.LayerChart | alt.FacetChart") -> Drawing:
    """The chart as Vega."""
    import vl_convert

    styled = chart.configure(background="transparent", aria=False, padding=4)
    compiled: Drawing = vl_convert.vegalite_to_vega(styled.configure_view(stroke=None).to_dict())
    return compiled


def dots_drawing() -> "alt.LayerChart | alt.FacetChart":
    """The chart of targets without its rows: band of what counts as met, target, outcome, words above."""
    import altair as alt

    names = list(SHAPES)
    axis = alt.Axis(
        title=None, tickCount=5, orient="top", gridColor=_GRID, domain=False, ticks=False, labelColor=_QUIET
    )
    scale = alt.Scale(domain=[0, 1], nice=False, zero=False)
    base = alt.Chart(alt.InlineData([])).encode(y=alt.Y("row:O", axis=None, sort=None))

    def across(chart: "alt.Chart", column: str) -> "alt.Chart":
        filled = chart.transform_filter(f"isValid(datum.{column})")
        return filled.encode(x=alt.X(f"{column}:Q", scale=scale, axis=axis))

    shape = alt.Shape(
        "status:N", legend=None, scale=alt.Scale(domain=names, range=[SHAPES[name].symbol for name in names])
    )
    color = alt.Color(
        "status:N", legend=None, scale=alt.Scale(domain=names, range=[SHAPES[name].color for name in names])
    )
    dot = base.mark_point(filled=True, size=95, opacity=1, yOffset=7)
    words = base.encode(x=alt.value(0), text="label:N")
    verdicts = base.encode(x=alt.value(WIDTH), text="verdict:N")
    layers = alt.layer(
        across(base.mark_bar(height=9, color=_BAND, yOffset=7), "low").encode(x2="high:Q"),
        across(base.mark_rule(color=_QUIET, strokeDash=[2, 2], yOffset=7, y2Offset=7), "target").encode(
            x2="reached:Q"
        ),
        across(base.mark_tick(thickness=2.5, size=17, color=_INK, opacity=1, yOffset=7), "target"),
        across(dot, "actual").encode(shape=shape, color=color, angle=alt.Angle("turn:Q", scale=None)),
        words.mark_text(align="left", baseline="middle", dy=-11, fontSize=12, color=_INK),
        verdicts.mark_text(align="right", baseline="middle", dy=-11, fontSize=12, color=_INK),
    )
    return layers.properties(width=WIDTH, height=alt.Step(40))


def growth_drawing() -> "alt.LayerChart | alt.FacetChart":
    """The chart of growth without its years: targets, the line as stated, first and computed figures."""
    import altair as alt

    years = alt.Axis(
        title=None,
        labelAngle=0,
        labelOverlap="greedy",
        labelSeparation=12,
        labelColor=_QUIET,
        domainColor=_QUIET,
        ticks=False,
    )
    axis = alt.Axis(title=None, tickCount=4, gridColor=_GRID, domain=False, ticks=False, labelColor=_QUIET)
    scale = alt.Scale(zero=False, padding=8)
    place = alt.X("year:O", scale=alt.Scale(domain=[0], paddingOuter=0.6), axis=years)
    base = alt.Chart(alt.InlineData([])).encode(x=place)

    def up(chart: "alt.Chart", column: str) -> "alt.Chart":
        filled = chart.transform_filter(f"isValid(datum.{column})")
        return filled.encode(y=alt.Y(f"{column}:Q", axis=axis, scale=scale))

    layers = alt.layer(
        up(base.mark_tick(thickness=2.5, size=14, color=_INK, opacity=1, orient="horizontal"), "target"),
        up(base.mark_line(color=_LINE, strokeWidth=1.5), "stated"),
        up(base.mark_point(shape="cross", size=45, color=_COMPUTED, filled=True, opacity=1), "computed"),
        up(base.mark_point(size=55, color=_LINE, fill="white", strokeWidth=1.5, opacity=1), "first"),
        up(base.mark_point(filled=True, size=38, color=_LINE, opacity=1), "stated"),
    )
    return layers.properties(width=WIDTH - 40, height=130)
