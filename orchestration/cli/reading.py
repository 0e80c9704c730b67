"""`jihua read`: every numeral of one file, as records.

Belongs here: the forms of that output. Not here: reading (`orchestration.extraction`).
"""

import csv
import json
import sys
from collections.abc import Sequence
from enum import StrEnum
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from orchestration.cli.names import division_code
from orchestration.cli.progress import waiting
from orchestration.cli.screen import Column, fail, inert, print_table, say, word
from orchestration.language import message

if TYPE_CHECKING:
    from orchestration.extraction import Record


class ReadingFormat(StrEnum):
    """How records are written."""

    TABLE = "table"
    JSONL = "jsonl"
    CSV = "csv"
    HTML = "html"


CSV_FIELDS = (
    "start", "end", "text", "obs", "why", "indicator", "code", "measure", "base", "value", "value_high",
    "unit", "bound", "qualifier", "period", "nature", "subject", "part", "rules",
)  # fmt: skip


def read(
    file: Annotated[Path, typer.Argument(exists=True, dir_okay=False, help="The report to read.")],
    division: Annotated[
        str | None, typer.Option(help="Code or name of the division; else the title tells it.")
    ] = None,
    year: Annotated[int | None, typer.Option(help="The year the report looks back on.")] = None,
    form: Annotated[
        ReadingFormat, typer.Option("--format", help="Form of the records.")
    ] = ReadingFormat.TABLE,
    as_json: Annotated[bool, typer.Option("--json", help="The same as --format jsonl.")] = False,
    as_csv: Annotated[bool, typer.Option("--csv", help="The same as --format csv.")] = False,
) -> None:
    """Read every figure of a report, without keeping anything.

    Records go to stdout in the order of the text, messages to stderr.
    """
    form = ReadingFormat.JSONL if as_json else ReadingFormat.CSV if as_csv else form
    # Only the page shows the words that a figure was read from.
    is_page = form is ReadingFormat.HTML
    code = division_code(division)
    with waiting(None, "read", message("reading")):
        text, records = _read_records(file, code, year, with_marks=is_page)
    if form is ReadingFormat.JSONL:
        for record in records:
            sys.stdout.write(json.dumps(dict(record), ensure_ascii=False) + "\n")
    elif form is ReadingFormat.CSV:
        _write_csv(records)
    elif form is ReadingFormat.HTML:
        _write_page(file.name, text, records)
    else:
        _print_records(records)
    observations = sum(record.obs for record in records)
    unread = sum(record.why == "unread" for record in records)
    say(
        message(
            "{records} numerals, {observations} of them observations, {unread} not understood",
            records=len(records),
            observations=observations,
            unread=unread,
        )
    )


def _read_records(
    file: Path, division: str | None, year: int | None, *, with_marks: bool
) -> "tuple[str, Sequence[Record]]":
    """The text of a file, as it was decoded, and what is read from it."""
    from orchestration.documents import DocumentError, identify, read_document
    from orchestration.extraction import read_report

    try:
        document = read_document(file, root=file.parent)
        if division is None or year is None:
            # Which kind of report it is decides nothing here: any will do where none is told.
            kind = document.metadata.kind or "plan"
            identity = identify(document, division=division, year=year, kind=kind)
            division, year = identity.division_code, identity.executed_year
    except DocumentError as error:
        fail(error)
    return document.text, read_report(document.text, division=division, year=year, with_marks=with_marks)


def _write_page(name: str, text: str, records: "Sequence[Record]") -> None:
    """Write a page that shows the text with its figures marked."""
    from orchestration.pages import reading_page

    sys.stdout.write(reading_page(text, records, title=name))


def _write_csv(records: "Sequence[Record]") -> None:
    """Write CSV; a terminal gets text made inert, a file the text as it is."""
    shown = inert if sys.stdout.isatty() else str
    writer = csv.writer(sys.stdout, lineterminator="\n")
    writer.writerow(CSV_FIELDS)
    for record in records:
        fields = dict(record) | {"rules": "|".join(record.rules)}
        values = (fields.get(name) for name in CSV_FIELDS)
        writer.writerow("" if value is None else shown(value) for value in values)


def _print_records(records: "Sequence[Record]") -> None:
    columns = [
        Column(message("at"), "right"),
        Column(message("text")),
        Column(message("what"), folds=True),
        Column(message("measure")),
        Column(message("value"), "right"),
        Column(message("period")),
        Column(message("nature")),
    ]
    print_table(columns, [_record_row(record) for record in records])


def _record_row(record: "Record") -> tuple[object, ...]:
    if not record.obs:
        return (record.start, record.text, "", word("why", record.why), None, None, None)
    high = f"–{inert(record.value_high)}" if record.value_high is not None else ""
    mark = {"min": "≥ ", "max": "≤ ", "approx": "≈ "}.get(record.bound or "", "")
    return (
        record.start,
        record.text,
        record.code or record.indicator,
        word("measure", record.measure) if record.measure else None,
        f"{mark}{inert(record.value)}{high}",
        record.period,
        word("nature", record.nature) if record.nature else None,
    )
