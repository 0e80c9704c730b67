"""`jihua compare`: one indicator in several divisions, side by side.

Belongs here: the command, its table and its line of bars. Not here: the SQL (`orchestration.published`).
"""

from collections.abc import Iterable, Mapping
from decimal import Decimal
from typing import TYPE_CHECKING, Annotated

import typer

from orchestration.cli.forms import AsCsv, AsJson, is_for_programs
from orchestration.cli.names import indicator_code, series_code
from orchestration.cli.screen import Column, cut, inert, plain, print_table, print_text, say
from orchestration.language import message
from orchestration.paths import Home

if TYPE_CHECKING:
    from orchestration.published import Row


_BARS = "▁▂▃▄▅▆▇█"
_LEAST_NAMES = 3
_WIDTH = 80


def compare(
    names: Annotated[
        list[str],
        typer.Argument(
            metavar="DIVISION DIVISION… INDICATOR", help="Codes or names, e.g. 440100 深圳市 gdp."
        ),
    ],
    as_json: AsJson = False,
    as_csv: AsCsv = False,
) -> None:
    """Compare an indicator's stated growth between divisions, year by year, and its course as bars."""
    from orchestration.published import require_current, series

    if len(names) < _LEAST_NAMES:
        raise typer.BadParameter(
            message("name two divisions or more and then an indicator: compare 440100 440300 gdp")
        )
    *divisions, indicator = names
    code = str(indicator_code(indicator))
    codes = list(dict.fromkeys(str(series_code(name)) for name in divisions))
    release = require_current(Home.from_environment())
    found = {one: series(release, indicator_code=code, division_code=one) for one in codes}
    rows = [row for one in found.values() for row in one]
    if is_for_programs(rows, json=as_json, csv=as_csv):
        return
    _print_table(code, {one: series for one, series in found.items() if series})
    for one in codes:
        if not found[one]:
            say(
                message(
                    "nothing is published on {code} of {one}; `jihua status` shows what is there",
                    code=code,
                    one=one,
                )
            )


def _print_table(code: str, found: "Mapping[str, list[Row]]") -> None:
    if not found:
        return
    names = {one: str(rows[0]["division_name"] or one) for one, rows in found.items()}
    stated = {
        one: {row["year"]: row["stated_percent"] for row in rows if row["stated_percent"] is not None}
        for one, rows in found.items()
    }
    years = sorted({int(str(year)) for by_year in stated.values() for year in by_year})
    print_table(
        [Column(message("year")), *(Column(inert(name), "right", folds=True) for name in names.values())],
        [(year, *(_percent(by_year.get(year)) for by_year in stated.values())) for year in years],
        title=message("{code} · stated growth", code=code),
    )
    for one, by_year in stated.items():
        print_text(course((by_year.get(year) for year in years), names[one]))


def _percent(value: object) -> str:
    return f"{plain(value)}%" if value is not None else ""


def course(values: Iterable[object], name: str) -> str:
    """Figures as bars and whose they are, in a line of the screen."""
    bars = spark(values)
    return f"{bars}  {cut(name, _WIDTH - len(bars) - 2)}"


def spark(values: Iterable[object]) -> str:
    """Figures as bars from their least to their greatest; a gap where there is none."""
    figures = [value if isinstance(value, Decimal) else None for value in values]
    known = [figure for figure in figures if figure is not None]
    if not known:
        return " " * len(figures)
    low, reach = min(known), max(known) - min(known)
    steps = len(_BARS) - 1
    return "".join(
        " " if figure is None else _BARS[round((figure - low) / reach * steps) if reach else steps // 2]
        for figure in figures
    )
