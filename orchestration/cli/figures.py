"""`jihua attainment`, `show`: figures.

Belongs here: asking the marts and laying out the answer. Not here: the SQL
(`orchestration.published`), the state of the release (`questions`), where a figure comes from
(`explaining`).
"""

from datetime import date
from typing import TYPE_CHECKING, Annotated

import typer

from orchestration.cli.comparing import course
from orchestration.cli.forms import AsCsv, AsJson, is_for_programs
from orchestration.cli.names import indicator_code, series_code
from orchestration.cli.questions import ForDivision, ForYear
from orchestration.cli.screen import Column, inert, print_table, print_text, rounded, say, word
from orchestration.language import Message, counted, joined, message
from orchestration.paths import Home

if TYPE_CHECKING:
    from orchestration.published import Row
    from orchestration.release import Release


def attainment(
    division: ForDivision = None,
    year: ForYear = None,
    indicator: Annotated[str | None, typer.Option(help="Only this indicator: code or name.")] = None,
    as_json: AsJson = False,
    as_csv: AsCsv = False,
) -> None:
    """Show targets and what became of them."""
    from orchestration.published import attainments, require_current

    rows = attainments(
        require_current(Home.from_environment()),
        division_code=series_code(division),
        year=year,
        indicator_code=indicator_code(indicator),
    )
    if is_for_programs(rows, json=as_json, csv=as_csv):
        return
    print_table(
        [
            Column(message("year")),
            Column(message("division"), folds=True),
            Column(message("indicator"), folds=True),
            Column(message("target"), "right", folds=True),
            Column(message("actual"), "right", folds=True),
            Column(message("gap"), "right"),
            Column(message("status")),
        ],
        [_attainment_row(row) for row in rows],
    )
    say(counted(len(rows), "{count} target", "{count} targets"))


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
        word("status", row["status"]) if row["status"] else "",
    )


def _measured(row: "Row") -> object:
    name = row["indicator_name_zh"] or row["indicator_code"]
    measure = _MEASURES.get(str(row["measure"]))
    return name if measure is None else joined((name, measure), " ")


# A unit tells a level from growth; only other measures need to be told.
_MEASURES = {
    "average_growth": message("(average)"),
    "change": message("(change)"),
    "completion": message("(completion)"),
}
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
    as_csv: AsCsv = False,
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
    if is_for_programs(rows, json=as_json, csv=as_csv):
        return
    if not rows:
        nothing = (
            message(
                "nothing was known of {code} on {day}; `jihua status` shows what is there", code=code, day=day
            )
            if day
            else message("nothing is published on {code}; `jihua status` shows what is there", code=code)
        )
        say(nothing)
        return
    print_table(
        [
            Column(message("division"), folds=True),
            Column(message("year")),
            Column(message("level"), "right"),
            Column(message("stated"), "right"),
            Column(message("computed"), "right"),
            Column(message("differ by"), folds=True),
            Column(message("target"), "right"),
            Column(message("status"), folds=True),
        ],
        [_series_row(row) for row in rows],
        title=_title(code, rows[0]["indicator_name_zh"], day),
    )
    _print_courses(rows)


def _print_courses(rows: "list[Row]") -> None:
    """The course of each division's stated growth as a line of bars."""
    courses: dict[str, list[object]] = {}
    for row in rows:
        courses.setdefault(str(row["division_name"] or row["division_code"]), []).append(
            row["stated_percent"]
        )
    print_text(*(course(figures, name) for name, figures in courses.items() if len(figures) > 1))


def _title(code: str, name: object, day: date | None) -> Message:
    if day is None:
        return message("{code} · {name}", code=code, name=name)
    return message("{code} · {name} · as of {day}", code=code, name=name, day=day)


def _day(text: str | None) -> date | None:
    """The day of --as-of; raises typer.BadParameter (exit code 2) where it is none."""
    try:
        return None if text is None else date.fromisoformat(text)
    except ValueError as error:
        raise typer.BadParameter(message("{text} is not a day; write 2024-01-01.", text=text)) from error


def _say_undated(release: "Release", indicator: str, division: str | None) -> None:
    from orchestration.as_of import undated_reports
    from orchestration.release import DATABASE

    undated = undated_reports(release.folder / DATABASE, indicator_code=indicator, division_code=division)
    if undated:
        say(
            counted(
                undated,
                "{count} report without a date left out: nobody knows since when they were there.",
                "{count} reports without a date left out: nobody knows since when they were there.",
            )
        )


def _series_row(row: "Row") -> tuple[object, ...]:
    return (
        row["division_name"] or row["division_code"],
        row["year"],
        _scaled(row["level"], row["unit"]),
        _percent(row["stated_percent"]),
        _percent(row["computed_percent"]),
        _DIFFERENCES.get(str(row["reconciliation"]), ""),
        target_text(row | {"unit": row["target_unit"]}),
        word("status", row["status"]) if row["status"] else "",
    )


# Why stated and computed growth differ; where there is only one of them nothing needs to be said.
_DIFFERENCES = {
    "agrees": message("nothing"),
    "basis": message("basis"),
    "revised_base": message("revised base"),
    "scope_change": message("scope"),
    "contradiction": message("unexplained"),
}


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
