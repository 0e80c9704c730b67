"""`jihua attainment`, `show`: figures.

Belongs here: asking the marts and laying out the answer. Not here: the SQL
(`orchestration.published`), the state of the release (`questions`), where a figure comes from
(`explaining`).
"""

from datetime import date
from typing import TYPE_CHECKING, Annotated

import typer

from orchestration.cli.names import indicator_code, series_code
from orchestration.cli.questions import AsJson, ForDivision, ForYear, count
from orchestration.cli.screen import Column, inert, print_json, print_table, rounded, say
from orchestration.paths import Home

if TYPE_CHECKING:
    from orchestration.published import Row
    from orchestration.release import Release


def attainment(
    division: ForDivision = None,
    year: ForYear = None,
    indicator: Annotated[str | None, typer.Option(help="Only this indicator: code or name.")] = None,
    as_json: AsJson = False,
) -> None:
    """Show targets and what became of them."""
    from orchestration.published import attainments, require_current

    rows = attainments(
        require_current(Home.from_environment()),
        division_code=series_code(division),
        year=year,
        indicator_code=indicator_code(indicator),
    )
    if as_json:
        print_json(rows)
        return
    print_table(
        [
            Column("year"),
            Column("division", folds=True),
            Column("indicator", folds=True),
            Column("target", "right", folds=True),
            Column("actual", "right", folds=True),
            Column("gap", "right"),
            Column("status"),
        ],
        [_attainment_row(row) for row in rows],
    )
    say(count(len(rows), "target"))


def _attainment_row(row: "Row") -> tuple[object, ...]:
    unit = inert(row["unit"])
    gap = row["gap"]
    gap_unit = {"percentage_point": " pp", "percent_of_target": " %"}.get(str(row["gap_unit"]), "")
    return (
        row["year"],
        row["division_name"] or row["division_code"],
        _measured(row),
        target_text(row),
        f"{rounded(row['actual_value'])}{unit}" if row["actual_value"] is not None else "",
        f"{gap:+.2f}{gap_unit}" if gap is not None else "",
        _spaced(row["status"]),
    )


def _measured(row: "Row") -> str:
    name = row["indicator_name_zh"] or row["indicator_code"]
    return f"{name} {_MEASURES.get(str(row['measure']), '')}".rstrip()


# A unit tells a level from growth; only other measures need to be told.
_MEASURES = {"average_growth": "(average)", "change": "(change)", "completion": "(completion)"}
_MARKS = {"min": "≥ ", "max": "≤ ", "approx": "≈ "}


def target_text(row: "Row") -> str:
    """A target as one writes it: its bound as a sign, a range with a dash, its unit behind."""
    if row["target_value"] is None:
        return ""
    high = f"–{rounded(row['target_value_high'])}" if row["target_value_high"] is not None else ""
    mark = _MARKS.get(str(row["target_bound"]), "")
    return f"{mark}{rounded(row['target_value'])}{high}{inert(row['unit'])}"


def show(
    indicator: Annotated[str, typer.Argument(help="Code or name of an indicator, e.g. gdp.")],
    division: ForDivision = None,
    as_of: Annotated[
        str | None, typer.Option(metavar="DATE", help="As the warehouse stood on that day, e.g. 2024-01-01.")
    ] = None,
    as_json: AsJson = False,
) -> None:
    """Show an indicator year by year: level, stated and computed growth, target and verdict.

    With --as-of only what was published by that day counts, and revised figures stand as they were.
    """
    from orchestration.published import require_current, series

    code, day, where = str(indicator_code(indicator)), _day(as_of), series_code(division)
    release = require_current(Home.from_environment())
    rows = series(release, indicator_code=code, division_code=where, as_of=day)
    if day is not None:
        _say_undated(release, code, where)
    if as_json:
        print_json(rows)
        return
    if not rows:
        known = f"was known of {code} on {day}" if day else f"is published on {code}"
        say(f"nothing {known}; `jihua status` shows what is there")
        return
    print_table(
        [
            Column("division", folds=True),
            Column("year"),
            Column("level", "right"),
            Column("stated", "right"),
            Column("computed", "right"),
            Column("differ by", folds=True),
            Column("target", "right"),
            Column("status", folds=True),
        ],
        [_series_row(row) for row in rows],
        title=f"{code} · {inert(rows[0]['indicator_name_zh'])}" + (f" · as of {day}" if day else ""),
    )


def _day(text: str | None) -> date | None:
    """The day of --as-of; raises typer.BadParameter (exit code 2) where it is none."""
    try:
        return None if text is None else date.fromisoformat(text)
    except ValueError as error:
        raise typer.BadParameter(f"{text} is not a day; write 2024-01-01.") from error


def _say_undated(release: "Release", indicator: str, division: str | None) -> None:
    from orchestration.as_of import undated_reports
    from orchestration.release import DATABASE

    undated = undated_reports(release.folder / DATABASE, indicator_code=indicator, division_code=division)
    if undated:
        say(f"{count(undated, 'report')} without a date left out: nobody knows since when they were there.")


def _series_row(row: "Row") -> tuple[object, ...]:
    return (
        row["division_name"] or row["division_code"],
        row["year"],
        _scaled(row["level"], row["unit"]),
        _percent(row["stated_percent"]),
        _percent(row["computed_percent"]),
        _DIFFERENCES.get(str(row["reconciliation"]), ""),
        target_text(row | {"unit": row["target_unit"]}),
        _spaced(row["status"]),
    )


# Why stated and computed growth differ; where there is only one of them nothing needs to be said.
_DIFFERENCES = {
    "agrees": "nothing",
    "basis": "basis",
    "revised_base": "revised base",
    "scope_change": "scope",
    "contradiction": "unexplained",
}


def _spaced(code: object) -> str:
    """A code as words."""
    return inert(code).replace("_", " ")


def _percent(value: object) -> str:
    return f"{value:+.2f}%" if value is not None else ""


# Money in canonical units is long; people read it in 亿.
_LARGE = (("万亿", 10**12), ("亿", 10**8), ("万", 10**4))


def _scaled(value: object, unit: object) -> str:
    """A level in canonical units, large ones in 万亿, 亿 or 万."""
    if value is None:
        return ""
    number = float(str(value))
    name = {"CNY": "元", "USD": "美元", "percent": "%"}.get(str(unit), inert(unit))
    for scale, size in _LARGE:
        if abs(number) >= size:
            return f"{number / size:,.2f}{scale}{name}"
    return f"{number:,.2f}".rstrip("0").rstrip(".") + (name if name == "%" else f" {name}")
