"""XLSX: one sheet a table, for people who work in Excel or WPS.

Belongs here: sheets, formats, widths, links. Not here: choosing rows (`extracts`).

A cell holds a double: figures of more than 15 digits are rounded there, as Excel itself does.
"""

import re
import unicodedata
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import UTC, date, datetime
from decimal import Decimal
from pathlib import Path
from typing import TYPE_CHECKING

from orchestration.exports.comma import OBEYED
from orchestration.exports.datapackage import is_web_address
from orchestration.exports.extracts import Extract, Extracts, SelectionError
from orchestration.exports.licence import DATA_LICENCE, DATA_LICENCE_URL, TITLE, citation_line
from orchestration.language import message

if TYPE_CHECKING:
    from xlsxwriter import Workbook  # type: ignore[import-untyped]
    from xlsxwriter.format import Format  # type: ignore[import-untyped]
    from xlsxwriter.worksheet import Worksheet  # type: ignore[import-untyped]

# What Excel can hold: rows a sheet (one is the header), characters a cell, a link, a sheet's name.
_ROWS = 1_048_575
_CHARACTERS = 32_767
_LINK = 2_079
_NAME = 31
_LINKS = 65_000
_WIDTH_SAMPLE = 200
_NARROWEST, _WIDEST = 6, 48
_FORMATS: Mapping[str, Mapping[str, object]] = {
    "head": {"bold": True, "bg_color": "#E9E6DF", "bottom": 1, "valign": "top"},
    "integer": {"num_format": "#,##0"},
    "year": {"num_format": "0"},
    "decimal": {"num_format": "#,##0.00######"},
    "percent": {"num_format": "0.00"},
    "day": {"num_format": "yyyy-mm-dd"},
    "moment": {"num_format": "yyyy-mm-dd hh:mm:ss"},
    # Excel keeps text with this mark for text, also when someone edits the cell.
    "inert": {"quote_prefix": True},
    "link": {"font_color": "#0563C1", "underline": 1},
    "title": {"bold": True, "font_size": 14},
}
_OBEYED = re.compile(OBEYED)


@dataclass(frozen=True, slots=True)
class _Sheet:
    """A sheet in the making: where it is written, and the book's formats."""

    page: "Worksheet"
    formats: Mapping[str, "Format"]

    def fill(self, names: Sequence[str], rows: Iterable[Sequence[object]]) -> None:
        """Header, rows, frozen head, filter and widths."""
        widths = [_width(name) for name in names]
        count = 0
        links = 0
        self.page.write_row(0, 0, names, self.formats["head"])
        for count, row in enumerate(rows, start=1):
            for place, (name, value) in enumerate(zip(names, row, strict=True)):
                if count <= _WIDTH_SAMPLE:
                    widths[place] = max(widths[place], _width(value))
                is_link = is_web_address(value) and len(str(value)) <= _LINK and links < _LINKS
                links += is_link
                self._write(count, place, name, value, "link" if is_link else "text")
        self.page.freeze_panes(1, 0)
        self.page.autofilter(0, 0, count, len(names) - 1)
        for place, width in enumerate(widths):
            self.page.set_column(place, place, min(max(width + 2, _NARROWEST), _WIDEST))

    def _write(self, row: int, place: int, name: str, value: object, kind: str) -> None:
        if value is None:
            return
        if isinstance(value, bool):
            self.page.write_boolean(row, place, value)
        elif isinstance(value, int | Decimal | float):
            self.page.write_number(row, place, float(value), self.formats[_number_format(name, value)])
        elif isinstance(value, datetime):
            self.page.write_datetime(row, place, value, self.formats["moment"])
        elif isinstance(value, date):
            self.page.write_datetime(row, place, value, self.formats["day"])
        elif kind == "link":
            self.page.write_url(row, place, str(value), self.formats["link"], str(value))
        else:
            self.write_text(row, place, str(value))

    def write_text(self, row: int, place: int, text: str) -> None:
        """Text as text: never a formula, a number or a link."""
        form = self.formats["inert"] if _OBEYED.match(text) else None
        self.page.write_string(row, place, text[:_CHARACTERS], form)


def write_workbook(extracts: Extracts, path: Path) -> None:
    """The chosen tables as one workbook: about, tables, columns, sources.

    Raises SelectionError where a table has more rows than a sheet.
    """
    import xlsxwriter

    for extract in extracts.tables:
        if extract.rows > _ROWS:
            raise SelectionError(
                message(
                    "{name} has {rows} rows, a sheet holds {most}; cut it by --division or --year, or "
                    "choose --format csv",
                    name=extract.name,
                    rows=extract.rows,
                    most=_ROWS,
                )
            )
    # Temporary files beside the system's would need room there; the rows fit into memory.
    with xlsxwriter.Workbook(path, {"in_memory": True, "strings_to_formulas": False}) as book:
        created = extracts.manifest.created.astimezone(UTC).replace(tzinfo=None, microsecond=0)
        book.set_properties({"title": TITLE, "comments": citation_line(extracts), "created": created})
        formats = {name: book.add_format(dict(form)) for name, form in _FORMATS.items()}
        _about(_sheet(book, "about", formats), extracts)
        for extract in extracts.tables:
            names = [column.name for column in extract.table.columns]
            _sheet(book, extract.name, formats).fill(names, extracts.rows(extract.name))
        _columns(_sheet(book, "columns", formats), extracts.tables)
        if "dim_report" in extracts.names():
            _sources(_sheet(book, "sources", formats), extracts)


def _sheet(book: "Workbook", name: str, formats: Mapping[str, "Format"]) -> _Sheet:
    return _Sheet(book.add_worksheet(name[:_NAME]), formats)


def _about(sheet: _Sheet, extracts: Extracts) -> None:
    """What this is, from where, under which terms; a link to each table."""
    sheet.page.set_column(0, 0, 30)
    sheet.page.set_column(1, 1, 12)
    sheet.page.set_column(2, 2, 110)
    sheet.page.write_string(0, 0, TITLE, sheet.formats["title"])
    facts = (
        ("release", extracts.manifest.release_id or extracts.version),
        ("created", f"{extracts.manifest.created:%Y-%m-%d %H:%M} UTC"),
        ("cite as", citation_line(extracts)),
        ("licence", f"{DATA_LICENCE} {DATA_LICENCE_URL}"),
        (
            "precision",
            "Figures of more than 15 digits are rounded here; CSV and Parquet keep them.",
        ),
    )
    for row, (name, text) in enumerate(facts, start=2):
        sheet.write_text(row, 0, name)
        sheet.write_text(row, 2, text)
    top = len(facts) + 3
    sheet.page.write_row(top, 0, ("table", "rows", "meaning"), sheet.formats["head"])
    for row, extract in enumerate(extracts.tables, start=top + 1):
        address = f"internal:'{extract.name[:_NAME]}'!A1"
        sheet.page.write_url(row, 0, address, sheet.formats["link"], extract.name)
        sheet.page.write_number(row, 1, extract.rows, sheet.formats["integer"])
        sheet.write_text(row, 2, extract.table.description or "")


def _columns(sheet: _Sheet, tables: Sequence[Extract]) -> None:
    """What each column means."""
    rows = (
        (extract.name, column.name, column.type, column.description)
        for extract in tables
        for column in extract.table.columns
    )
    sheet.fill(("table", "column", "type", "meaning"), rows)


def _sources(sheet: _Sheet, extracts: Extracts) -> None:
    """The reports with links to their pages."""
    names = ("report_id", "title", "division_code", "executed_year", "published_on", "is_digest", "url")
    query = f"select {', '.join(names)} from dim_report order by report_id"
    sheet.fill(names, extracts.connection.execute(query).fetchall())


def _number_format(name: str, value: float | Decimal) -> str:
    if name == "year" or name.endswith(("_year", "_start", "_end")):
        return "year"
    if name.endswith(("_percent", "_pp")):
        return "percent"
    return "integer" if value == int(value) else "decimal"


def _width(value: object) -> int:
    """Width of a cell in characters; Chinese characters take two."""
    if isinstance(value, int | Decimal) and not isinstance(value, bool):
        return len(f"{value:,.2f}")
    text = str(value) if value is not None else ""
    return sum(2 if unicodedata.east_asian_width(letter) in "WF" else 1 for letter in text[:_WIDEST])
