"""CSV: the form that everything reads.

Belongs here: how each type is written as text. Not here: what the columns mean (`datapackage`).
"""

from enum import StrEnum
from pathlib import Path

from orchestration.exports.extracts import Extract, Extracts
from orchestration.release.manifest import Column
from orchestration.sql import identifier, literal

# The folder of a release, or of a data package, that holds them.
CSV_FOLDER = "csv"
_BOM = b"\xef\xbb\xbf"
# Excel takes text that begins so for a formula.
OBEYED = r"^[=+\-@\t\r]"


class CsvStyle(StrEnum):
    """PLAIN is UTF-8 and faithful; EXCEL has a byte order mark and an apostrophe before would-be formulas."""

    PLAIN = "plain"
    EXCEL = "excel"


def write_csv(extracts: Extracts, extract: Extract, path: Path, style: CsvStyle = CsvStyle.PLAIN) -> None:
    """One table as CSV: header line, empty for null, decimals without trailing zeros, ISO dates."""
    write_csv_rows(extracts, extract, path, style)
    if style is CsvStyle.EXCEL:
        path.write_bytes(_BOM + path.read_bytes())


def write_csv_rows(
    extracts: Extracts,
    extract: Extract,
    path: Path,
    style: CsvStyle = CsvStyle.PLAIN,
    *,
    where: str = "true",
    head: bool = True,
) -> None:
    """The rows of a table that meet an SQL condition, with or without a header line."""
    query = f"select {columns_as_text(extract, style)} from {identifier(extract.name)} where {where}"
    with extracts.another_connection() as connection:
        connection.execute(
            f"copy ({query}) to {literal(path)} (format csv, header {str(head).lower()}, delimiter ',')"
        )


def csv_head(extract: Extract) -> bytes:
    """The header line of a table."""
    return (",".join(column.name for column in extract.table.columns) + "\n").encode()


def columns_as_text(extract: Extract, style: CsvStyle) -> str:
    """What is selected of a table, each type written as it is told in CSV."""
    return ", ".join(_expression(column, style) for column in extract.table.columns)


def write_csv_folder(extracts: Extracts, folder: Path, style: CsvStyle = CsvStyle.PLAIN) -> None:
    """Every table as <table>.csv in a folder."""
    folder.mkdir(exist_ok=True)
    for extract in extracts.tables:
        write_csv(extracts, extract, folder / f"{extract.name}.csv", style)


def _expression(column: Column, style: CsvStyle) -> str:
    name = identifier(column.name)
    if column.type.startswith("DECIMAL") and not column.type.endswith(",0)"):
        return f"rtrim(rtrim({name}::varchar, '0'), '.') as {name}"
    if column.type.startswith("TIMESTAMP"):
        return f"strftime({name}, '%Y-%m-%dT%H:%M:%S.%f') as {name}"
    if column.type == "VARCHAR" and style is CsvStyle.EXCEL:
        return (
            f"case when regexp_matches({name}, {literal(OBEYED)}) then '''' else '' end || {name} as {name}"
        )
    return name
