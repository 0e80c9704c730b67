"""The forms of an answer for programs: JSON and CSV.

Belongs here: the two options and what they write. Not here: tables for people (`screen`), files of
a whole release (`orchestration.exports`).
"""

import csv
import re
import sys
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import asdict, is_dataclass
from datetime import date, datetime
from typing import Annotated

import typer

from orchestration.cli.screen import inert, print_json
from orchestration.language import Message, message

AsJson = Annotated[bool, typer.Option("--json", help="Print the result as JSON.")]
AsCsv = Annotated[bool, typer.Option("--csv", help="Print the rows of the result as CSV.")]

# What spreadsheets take for a formula; a number with its sign is none.
_OBEYED = re.compile(r"[=+\-@\t\r]")
_NUMBER = re.compile(r"[+-]?\d+(\.\d+)?")


def is_for_programs(result: object, rows: Iterable[object] | None = None, *, json: bool, csv: bool) -> bool:
    """Print the result as JSON, or its rows as CSV, where one of them was asked for.

    `rows` are the rows of the table that people see, where the result is something else than a
    list of them. Raises typer.BadParameter where both forms were asked for.
    """
    if json and csv:
        raise typer.BadParameter(
            message("one form at a time: leave out one of them"), param_hint="--json, --csv"
        )
    if json:
        print_json(result)
    elif csv:
        print_csv(rows if rows is not None else result if isinstance(result, list | tuple) else [result])
    return json or csv


def print_csv(rows: Iterable[object]) -> None:
    """Print records as CSV on stdout: a head of names, empty for nothing, days and times as in ISO 8601.

    It is looked at and opened in spreadsheets more than it is parsed, so foreign text can neither
    steer a terminal nor pass for a formula. `jihua export --format csv` writes the bytes as they are.
    """
    records = [_record(row) for row in rows]
    names = list(dict.fromkeys(name for record in records for name in record))
    writer = csv.writer(sys.stdout, lineterminator="\n")
    if names:
        writer.writerow(names)
    writer.writerows([_cell(record.get(name)) for name in names] for record in records)


def _record(row: object) -> Mapping[str, object]:
    if isinstance(row, Mapping):
        return dict(_flat(row))
    if is_dataclass(row) and not isinstance(row, type):
        return dict(_flat(asdict(row)))
    return {"value": row}


def _flat(record: Mapping[str, object], prefix: str = "") -> Iterator[tuple[str, object]]:
    """The fields of a record; those of a record in it under both names."""
    for name, value in record.items():
        if isinstance(value, Mapping):
            yield from _flat(value, f"{prefix}{name}_")
        else:
            yield f"{prefix}{name}", value


def _cell(value: object) -> str:
    if isinstance(value, list | tuple):
        return "|".join(_cell(part) for part in value)
    if isinstance(value, bool):
        return str(value).lower()
    if isinstance(value, date | datetime):
        return value.isoformat()
    # Programs read the same in every language.
    text = inert(str(value) if isinstance(value, Message) else value)
    is_formula = isinstance(value, str) and _OBEYED.match(text) and not _NUMBER.fullmatch(text)
    return f"'{text}" if is_formula else text
