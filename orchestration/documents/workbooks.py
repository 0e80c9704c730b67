"""An Excel workbook (XLSX) becomes text.

Belongs here: the sheets that are shown, one row a line. Not here: how a number is shown
(`cell_formats`), tables as lines (`tables`).
"""

import re
import zipfile
from collections.abc import Iterator
from datetime import date, datetime, time, timedelta
from typing import IO, Any
from xml.etree.ElementTree import Element, ParseError, fromstring, iterparse

from orchestration.documents.cell_formats import BUILT_IN, shown_date, shown_number
from orchestration.documents.containers import WORKBOOK, check_kind, damaged_file, open_zip
from orchestration.documents.decoding import Decoded, Place
from orchestration.documents.errors import DocumentError, DocumentRule
from orchestration.documents.tables import Cell, TableLine, joined, table_lines
from orchestration.language import message

_MAIN = "{http://schemas.openxmlformats.org/spreadsheetml/2006/main}"
_RELATION = "{http://schemas.openxmlformats.org/officeDocument/2006/relationships}id"
_UNNAMED = re.compile(r"(?:sheet|工作表|表)\s*\d*", re.IGNORECASE)
# A sheet of this many cells is no table for people; some have a stray cell in their last row.
_MOST_CELLS = 5_000_000

Formats = dict[tuple[int, int], str]


def decode_xlsx(content: bytes, path: str) -> Decoded:
    """The text of a workbook, one row a line with tabs between the cells, and where each row begins.

    Numbers stand as their cells show them. Hidden sheets are left out. Raises `DocumentError`
    where the file is no workbook, is damaged, locked or empty.
    """
    import io

    from python_calamine import CalamineError, CalamineWorkbook

    check_kind(content, path, WORKBOOK)
    lines: list[tuple[str, str]] = []
    try:
        with (
            open_zip(content, path) as archive,
            CalamineWorkbook.from_filelike(io.BytesIO(content)) as workbook,
        ):
            for name, member in _shown_sheets(workbook, archive):
                formats = _formats(archive, member, path)
                lines += _sheet_lines(workbook.get_sheet_by_name(name), formats)
    except DocumentError:
        raise
    except (CalamineError, ParseError, KeyError, IndexError, ValueError, zipfile.BadZipFile) as error:
        raise damaged_file(path, f"{type(error).__name__}: {error}") from error
    if not lines:
        raise DocumentError(
            path,
            DocumentRule.EMPTY,
            message("The workbook has no cells with text on a sheet that is shown."),
            message("Show the sheet that holds the report, save the workbook, and add it again."),
        )
    places: list[Place] = []
    at = 0
    for text, label in lines:
        places.append(Place(at, label))
        at += len(text) + 1
    return Decoded("\n".join(text for text, _ in lines) + "\n", "xlsx", tuple(places))


def _shown_sheets(workbook: Any, archive: zipfile.ZipFile) -> Iterator[tuple[str, str]]:
    """The names of the sheets that are shown, each with its member of the archive."""
    from python_calamine import SheetTypeEnum, SheetVisibleEnum

    targets = {
        relation.get("Id"): relation.get("Target", "")
        for relation in fromstring(archive.read("xl/_rels/workbook.xml.rels"))
    }
    members = {
        sheet.get("name"): targets.get(sheet.get(_RELATION), "")
        for sheet in fromstring(archive.read("xl/workbook.xml")).iter(f"{_MAIN}sheet")
    }
    for sheet in workbook.sheets_metadata:
        if sheet.visible == SheetVisibleEnum.Visible and sheet.typ == SheetTypeEnum.WorkSheet:
            target = members.get(sheet.name, "")
            yield sheet.name, target.lstrip("/") if target.startswith("/") else f"xl/{target}"


def _formats(archive: zipfile.ZipFile, member: str, path: str) -> Formats:
    """The format code of each cell of a sheet that has one, by row and column (0-based).

    Raises `DocumentError` where the sheet reaches too far, before anything lays it out in memory.
    """
    codes = ["General"]
    if "xl/styles.xml" in archive.namelist():
        codes = _style_codes(fromstring(archive.read("xl/styles.xml")))
    found: Formats = {}
    height = width = 0
    with archive.open(member) as stream:
        for row, column, element in _cell_elements(stream):
            style = int(element.get("s", "0"))
            if 0 < style < len(codes) and codes[style] != "General":
                found[row, column] = codes[style]
            if len(element):
                height, width = max(height, row + 1), max(width, column + 1)
    if height * width > _MOST_CELLS:
        raise DocumentError(
            path,
            DocumentRule.FORMAT,
            message(
                "A sheet reaches over {height:,} rows and {width:,} columns.", height=height, width=width
            ),
            message("Delete what stands far outside of the tables, save the workbook, and add it again."),
        )
    return found


def _cell_elements(stream: IO[bytes]) -> Iterator[tuple[int, int, Element]]:
    """The cells of a sheet with row and column; a cell that does not say where it is follows the last."""
    row, column = -1, -1
    for event, element in iterparse(stream, ("start", "end")):
        if element.tag == f"{_MAIN}row":
            if event == "start":
                row, column = int(element.get("r", row + 2)) - 1, -1
            else:
                element.clear()
        elif element.tag == f"{_MAIN}c" and event == "end":
            reference = element.get("r")
            row, column = _position(reference) if reference else (row, column + 1)
            yield row, column, element


def _style_codes(styles: Element) -> list[str]:
    own = {
        int(entry.get("numFmtId", "0")): entry.get("formatCode", "General")
        for entry in styles.iter(f"{_MAIN}numFmt")
    }
    cells = styles.find(f"{_MAIN}cellXfs")
    numbers = [int(entry.get("numFmtId", "0")) for entry in cells] if cells is not None else []
    return [own.get(number) or BUILT_IN.get(number, "General") for number in numbers]


def _position(reference: str) -> tuple[int, int]:
    """B3 as (2, 1)."""
    letters = reference.rstrip("0123456789")
    column = 0
    for letter in letters:
        column = column * 26 + ord(letter) - 64
    return int(reference[len(letters) :]) - 1, column - 1


def _sheet_lines(sheet: Any, formats: Formats) -> list[tuple[str, str]]:
    cells = _cells(sheet, formats)
    lines = [line for block in _split_at_empty_rows(cells) for line in table_lines(block)]
    name = joined(sheet.name)
    if lines and not _UNNAMED.fullmatch(name) and name not in lines[0].text:
        lines.insert(0, TableLine(name, lines[0].row))
    return [(line.text, f"sheet {sheet.name}, row {line.row + 1}") for line in lines]


def _cells(sheet: Any, formats: Formats) -> list[Cell]:
    """The cells with text; a merged one with its whole area."""
    spans = {
        start: (end[0] - start[0] + 1, end[1] - start[1] + 1) for start, end in sheet.merged_cell_ranges or []
    }
    found: list[Cell] = []
    rows = sheet.to_python(skip_empty_area=False)
    for row, values in enumerate(rows):
        for column, value in enumerate(values):
            text = _shown(value, formats.get((row, column), "General"))
            if text or (row, column) in spans:
                height, width = spans.get((row, column), (1, 1))
                height, width = min(height, len(rows) - row), min(width, len(values) - column)
                found.append(Cell(text, row, column, height, width))
    return found


def _shown(value: object, code: str) -> str:
    """The cell's text; an error value (#DIV/0!) is no text."""
    if isinstance(value, bool):
        return str(value).upper()
    if isinstance(value, int | float):
        return shown_number(float(value), code)
    if isinstance(value, date | datetime | time):
        return shown_date(value, code)
    if isinstance(value, timedelta):
        return str(value)
    text = str(value).strip()
    return "" if re.fullmatch(r"#[A-Z0-9/]+[!?]?", text) else text


def _split_at_empty_rows(cells: list[Cell]) -> Iterator[list[Cell]]:
    block: list[Cell] = []
    reach = -1
    for cell in cells:
        if block and cell.row > reach + 1:
            yield block
            block = []
        block.append(cell)
        reach = max(reach, cell.row + (cell.height - 1 if cell.text else 0))
    if block:
        yield block
