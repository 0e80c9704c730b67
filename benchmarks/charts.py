"""Charts of what full texts cost, from the JSON of `sizes`.

    python -m benchmarks.charts [JSON] [--folder docs/images]

Draws a handful of SVG files for docs/sizes.md: what a report costs by kind of work, one report added beside
one in an empty warehouse, steering and checks beside the bare work, memory.

Belongs here: drawing. Not here: measuring (`sizes`), the words round the charts (docs/sizes.md).
"""

import argparse
import json
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Any

from benchmarks.stages import KINDS
from orchestration.paths import CHECKOUT

if TYPE_CHECKING:
    import altair as alt

FIGURES = CHECKOUT / "docs" / "sizes.json"
IMAGES = CHECKOUT / "docs" / "images"
# Bars that the page holds the figures against.
ADDED_RATIO, BESIDE_BARE, PEAK_MB, UNCHANGED_SECONDS = 1.5, 1.0, 4000, 8
_WIDTH, _HEIGHT = 420, 240
_COLORS = ("#1a4f8b", "#1d6b3a", "#8a5a00", "#b3261e", "#5d5648")

Size = Mapping[str, Any]
Row = dict[str, object]


def cost_rows(sizes: Sequence[Size]) -> list[Row]:
    """Processor milliseconds of a report by kind of work; what no kind counts is told as rest."""
    return list(_cost_rows(sizes))


def _cost_rows(sizes: Sequence[Size]) -> Iterator[Row]:
    for size in sizes:
        reports, kinds = size["reports"], dict(size["kinds"])
        rest = max(0.0, size["full"]["cpu_seconds"] - sum(kinds.values()))
        for kind, seconds in (*kinds.items(), ("rest", rest)):
            told = KINDS.get(kind, "what no step counts").split(":")[0].split(" (")[0]
            yield {"reports": f"{reports:,}", "order": reports, "kind": told, "ms": seconds / reports * 1000}


def bar_rows(sizes: Sequence[Size]) -> list[Row]:
    """What has a bar, as a share of it: one report added, no change, steering and checks, memory."""
    return [
        {"reports": f"{size['reports']:,}", "order": size["reports"], "what": what, "share": share}
        for size in sizes
        for what, share in (
            ("one report added", _added(size) / ADDED_RATIO),
            ("no change", size["unchanged"]["wall_seconds"] / UNCHANGED_SECONDS),
            ("steering and checks", _beside_bare(size) / BESIDE_BARE),
            ("peak memory", size["full"]["peak_mb"] / PEAK_MB),
        )
    ]


def _added(size: Size) -> float:
    return float(size["added"]["cpu_seconds"] / size["empty"]["cpu_seconds"])


def _beside_bare(size: Size) -> float:
    kinds, bare = size["kinds"], size["bare"]
    work = bare["reading"] + bare["models"] + bare["parquet"]
    return float((kinds["steer"] + kinds["check"] + bare["judging"]) / work)


def draw_cost(sizes: Sequence[Size]) -> "alt.Chart":
    """Bars of what a report costs, by size, in the colours of the kinds of work."""
    import altair as alt

    legend = alt.Legend(labelLimit=0)
    chart = alt.Chart(alt.InlineData(cost_rows(sizes)))
    bars = chart.mark_bar().encode(
        x=alt.X("reports:N", sort=alt.SortField("order"), title="reports", axis=alt.Axis(labelAngle=0)),
        y=alt.Y("ms:Q", title="processor milliseconds a report"),
        color=alt.Color("kind:N", title=None, scale=alt.Scale(range=[*_COLORS, "#b9b0a0"]), legend=legend),
    )
    return bars.properties(width=_WIDTH, height=_HEIGHT)


def draw_bars(sizes: Sequence[Size]) -> "alt.LayerChart":
    """What has a bar as a share of it; the line is the bar."""
    import altair as alt

    chart = alt.Chart(alt.InlineData(bar_rows(sizes)))
    bars = chart.mark_bar().encode(
        x=alt.X("reports:N", sort=alt.SortField("order"), title="reports", axis=alt.Axis(labelAngle=0)),
        xOffset="what:N",
        y=alt.Y("share:Q", title="share of the bar", axis=alt.Axis(format="%")),
        color=alt.Color("what:N", title=None, scale=alt.Scale(range=list(_COLORS))),
    )
    line = alt.Chart(alt.InlineData([{"bar": 1}])).mark_rule(strokeDash=[4, 3]).encode(y="bar:Q")
    return alt.layer(bars, line).properties(width=_WIDTH, height=_HEIGHT)


def draw(sizes: Sequence[Size]) -> dict[str, str]:
    """The charts as SVG by the name of their file."""
    import vl_convert

    charts = {"sizes-cost.svg": draw_cost(sizes), "sizes-bars.svg": draw_bars(sizes)}
    return {
        name: vl_convert.vegalite_to_svg(chart.configure(background="white").to_dict())
        for name, chart in charts.items()
    }


def main() -> int:
    """Draws every chart."""
    parser = argparse.ArgumentParser(description="Charts of what full texts cost.")
    parser.add_argument("json", type=Path, nargs="?", default=FIGURES)
    parser.add_argument("--folder", type=Path, default=IMAGES)
    asked = parser.parse_args()
    for name, svg in draw(json.loads(asked.json.read_bytes())).items():
        (asked.folder / name).write_text(svg + "\n", encoding="utf-8")
        print(asked.folder / name)
    return 0


if __name__ == "__main__":
    raise SystemExit(main())
