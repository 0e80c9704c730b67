"""`jihua export` and `jihua diff`: taking a release away, and comparing two.

Belongs here: options and what is printed. Not here: the forms (`orchestration.exports`), the
comparison (`orchestration.diff`).
"""

from collections.abc import Sequence
from enum import StrEnum
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from orchestration.cli.forms import AsCsv, AsJson, is_for_programs
from orchestration.cli.names import division_code, indicator_code
from orchestration.cli.progress import waiting
from orchestration.cli.screen import Column, fail, print_table, print_text, say
from orchestration.language import message
from orchestration.paths import Home

if TYPE_CHECKING:
    from orchestration.diff import CellChange, Diff
    from orchestration.release import Release


class Form(StrEnum):
    """Forms of `jihua export`, named here so that `--help` need not import them."""

    CSV = "csv"
    XLSX = "xlsx"
    SDMX = "sdmx"
    SQLITE = "sqlite"
    DATAPACKAGE = "datapackage"
    PARQUET = "parquet"


def export(
    form: Annotated[Form, typer.Option("--format", help="The form to write.")],
    table: Annotated[list[str] | None, typer.Option(help="Only this table; may be repeated.")] = None,
    indicator: Annotated[
        list[str] | None, typer.Option(help="Only this indicator: code or name; may be repeated.")
    ] = None,
    division: Annotated[
        list[str] | None, typer.Option(help="Only this division: code or name; may be repeated.")
    ] = None,
    year: Annotated[list[int] | None, typer.Option(help="Only this year; may be repeated.")] = None,
    output: Annotated[
        Path | None, typer.Option(help="File or folder to write; nothing is overwritten.")
    ] = None,
    release: Annotated[str | None, typer.Option(help="Id of a release; the current one without.")] = None,
    excel: Annotated[
        bool, typer.Option("--excel", help="CSV for Excel: byte order mark, would-be formulas made inert.")
    ] = False,
    partition: Annotated[
        str | None, typer.Option(help="Parquet in parts: a folder for each value of this column, as year.")
    ] = None,
    as_json: AsJson = False,
    as_csv: AsCsv = False,
) -> None:
    """Write a release's tables as CSV, XLSX, SDMX, SQLite, Parquet or a Frictionless data package."""
    from orchestration.exports import CsvStyle, ExportFormat, Selection, SelectionError
    from orchestration.exports import export as write

    if excel and form is not Form.CSV:
        raise typer.BadParameter(message("--excel goes with --format csv; xlsx needs no option."))
    home = Home.from_environment()
    chosen = _release(home, release)
    selection = Selection(
        tables=tuple(table or ()),
        indicators=tuple(str(indicator_code(name)) for name in indicator or ()),
        divisions=tuple(str(division_code(name)) for name in division or ()),
        years=tuple(year or ()),
    )
    style = CsvStyle.EXCEL if excel else CsvStyle.PLAIN
    try:
        with waiting(home, f"export {form}", message("writing {form}", form=form)):
            done = write(
                chosen.folder, chosen.manifest, ExportFormat(form), output, selection, style, partition
            )
    except SelectionError as error:
        raise typer.BadParameter(str(error)) from error
    if is_for_programs(done, done.tables, json=as_json, csv=as_csv):
        return
    print_table(
        [Column(message("table"), folds=True), Column(message("rows"), "right")],
        [(item.name, item.rows) for item in done.tables],
    )
    print_text(
        message(
            "{output}: release {release_id} as {form}, {bytes:.1f} MB",
            output=done.output,
            release_id=done.release_id,
            form=form,
            bytes=done.bytes / 1e6,
        )
    )


def diff(
    before: Annotated[str | None, typer.Argument(help="Id of a release, or how it begins.")] = None,
    after: Annotated[str | None, typer.Argument(help="Id of another; the current one without.")] = None,
    output: Annotated[
        Path | None, typer.Option(help="Also write diff.html and diff.json into this folder.")
    ] = None,
    as_json: AsJson = False,
    as_csv: AsCsv = False,
) -> None:
    """Show what differs between two releases: the one before the current one and the current one."""
    from orchestration.diff import diff as compare
    from orchestration.diff import diff_json, write_diff

    home = Home.from_environment()
    newer = _release(home, after)
    older = _release(home, before) if before else _previous(home, newer)
    if output:
        output.mkdir(parents=True, exist_ok=True)
        with waiting(home, "diff", message("comparing")):
            found = write_diff(older, newer, output)
        say(f"{output / 'diff.html'}")
    else:
        with waiting(home, "diff", message("comparing")):
            found = compare(older, newer)
    if not is_for_programs(_plain(diff_json(found)), _rows(found), json=as_json, csv=as_csv):
        _print_diff(found, older.release_id, newer.release_id)


def _rows(found: "Diff") -> list[dict[str, object]]:
    """The tables that differ, as the table of the screen shows them."""
    return [
        {
            "table": table.table,
            "rows": table.rows_after,
            "added": table.added,
            "gone": table.gone,
            "changed": table.changed,
            "largest_change": _largest(table.cells),
        }
        for table in found.tables
        if not table.is_equal
    ]


def _plain(text: str) -> object:
    import json

    return json.loads(text)


def _release(home: Home, release_id: str | None) -> "Release":
    from orchestration.published import require_current
    from orchestration.release import find_release

    return find_release(home, release_id) if release_id else require_current(home)


def _previous(home: Home, release: "Release") -> "Release":
    """The release published before that one; ends with a message where it is the first."""
    from orchestration.release import releases

    older = [other for other in releases(home) if other.release_id < release.release_id]
    if not older:
        fail(
            message(
                "{release_id} is the oldest release; there is none before it to compare with",
                release_id=release.release_id,
            )
        )
    return older[0]


def _print_diff(found: "Diff", before: str, after: str) -> None:
    print_text(f"{before} → {after}")
    if found.is_empty:
        print_text(message("Both releases say the same."))
    for outcome, what in _OUTCOMES.items():
        reports = [report.report_id for report in found.reports if report.outcome == outcome]
        if reports:
            print_text(message("{what}: {reports}", what=what, reports=", ".join(reports)))
    changed = _rows(found)
    if changed:
        print_table(
            [
                Column(message("table"), folds=True),
                Column(message("rows"), "right"),
                Column(message("added"), "right"),
                Column(message("gone"), "right"),
                Column(message("changed"), "right"),
                Column(message("largest change"), folds=True),
            ],
            [tuple(row.values()) for row in changed],
        )
    for check in found.checks:
        print_text(
            message(
                "check {mart}: {name}: {before} → {after} ({observed})",
                mart=check.mart,
                name=check.name,
                before=check.before,
                after=check.after,
                observed=check.observed,
            )
        )
    for version in found.versions:
        print_text(f"{version.part}: {version.before} → {version.after}")


_OUTCOMES = {
    "new": message("new reports"),
    "lost": message("lost reports"),
    "changed": message("changed reports"),
}


def _largest(cells: Sequence["CellChange"]) -> str:
    """The figure that changed most; nothing where no figure did."""
    if not cells or cells[0].percent is None:
        return ""
    cell = cells[0]
    return f"{cell.row}: {cell.column} {cell.before} → {cell.after} ({cell.percent:+.2f} %)"
