"""One page of a PDF: its lines, those of its tables in their place, and whether it is a scan.

Belongs here: the characters of a page with their boxes, and the cells of its tables. Not here: how
lines become paragraphs (`pdf_lines`), the file as a whole (`pdf`).

PDFium gives the characters (forty times faster than pdfminer, and at home with more fonts); only a page
with ruled lines is read by pdfplumber, whose finding of tables is the better one.
"""

import ctypes
import math
from bisect import bisect_left, bisect_right
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from typing import Any

from orchestration.documents.han_forms import whole_characters
from orchestration.documents.pdf_lines import Glyph, Line, glyph_lines
from orchestration.documents.tables import Cell, table_lines

# A picture over this share of the page, and fewer characters than this on it: a scanned page.
_SCAN_SHARE, _SCAN_CHARACTERS = 0.4, 12
# Lines of a grid closer than this (points) are one line.
_EDGE = 3.0
# The least table (two by two, ruled) has six lines of two points each; an underline has two.
_LEAST_SEGMENTS = 12
# Where the box of a character ends below its base line, in parts of its size.
_DESCENT = 0.12
_LINE_END_HYPHEN = 2


@dataclass(frozen=True, slots=True)
class Page:
    """The lines of a page from top to bottom, its height in points, whether it is a picture of a page.

    `unknown` counts the characters whose font does not tell what they are.
    """

    lines: list[Line]
    height: float
    is_scan: bool
    unknown: int


def read_page(page: Any, ruled: Callable[[], Any], number: int) -> Page:
    """The page by PDFium's page; `ruled` gives pdfplumber's page where its tables are asked for."""
    glyphs, unknown = _glyphs(page)
    height = float(page.get_height())
    is_scan = len(glyphs) < _SCAN_CHARACTERS and _pictured_share(page) > _SCAN_SHARE
    if glyphs and _segments(page) >= _LEAST_SEGMENTS and (lines := _lines_with_tables(ruled, number)):
        return Page(lines, height, is_scan, unknown)
    return Page(glyph_lines(glyphs, number), height, is_scan, unknown)


def _glyphs(page: Any) -> tuple[list[Glyph], int]:
    """The characters that stand upright (a slanted one is a watermark), and how many are not known."""
    import pypdfium2.raw as raw

    text_page = page.get_textpage()
    turn, place = _turned(page)
    glyphs: list[Glyph] = []
    unknown = 0
    matrix, x, y = raw.FS_MATRIX(), ctypes.c_double(), ctypes.c_double()
    for index in range(text_page.count_chars()):
        point = raw.FPDFText_GetUnicode(text_page, index)
        # PDFium tells a hyphen at the end of a line as this sign; in 北京-雄安 it is one of the text.
        if point == _LINE_END_HYPHEN:
            point = ord("-")
        if point <= 0x20 or raw.FPDFText_IsGenerated(text_page, index) == 1:
            continue
        if (
            raw.FPDFText_HasUnicodeMapError(text_page, index) == 1
            or 0xE000 <= point < 0xF900
            or point >= 0xFFFD
        ):
            unknown += 1
            continue
        raw.FPDFText_GetMatrix(text_page, index, matrix)
        angle = math.atan2(matrix.b, matrix.a) - turn
        if abs(math.remainder(angle, 2 * math.pi)) > 0.1 or not chr(point).strip():
            continue
        size = raw.FPDFText_GetFontSize(text_page, index) * math.hypot(matrix.c, matrix.d)
        left, bottom, right, top = text_page.get_charbox(index, loose=True)
        raw.FPDFText_GetCharOrigin(text_page, index, x, y)
        x0, x1 = sorted((place(left, bottom)[0], place(right, top)[0]))
        base = place(x.value, y.value)[1] + _DESCENT * size
        if size > 0:
            glyphs.append(Glyph(whole_characters(chr(point)), x0, x1, base - size, base))
    text_page.close()
    return glyphs, unknown


def _turned(page: Any) -> tuple[float, Any]:
    """How far the page is turned when it is shown, and the way from its points to those that are shown."""
    left, bottom, right, top = page.get_bbox()
    degrees = page.get_rotation()
    ways = {
        0: lambda x, y: (x - left, top - y),
        90: lambda x, y: (y - bottom, x - left),
        180: lambda x, y: (right - x, y - bottom),
        270: lambda x, y: (top - y, right - x),
    }
    return math.radians(degrees), ways[degrees]


def _segments(page: Any) -> int:
    """Of how many points the lines on the page are made."""
    import pypdfium2.raw as raw

    return sum(
        max(raw.FPDFPath_CountSegments(drawn), 0)
        for drawn in page.get_objects(filter=[raw.FPDF_PAGEOBJ_PATH])
    )


def _pictured_share(page: Any) -> float:
    """The share of the page that pictures cover."""
    import pypdfium2.raw as raw

    area = page.get_width() * page.get_height()
    covered = 0.0
    for picture in page.get_objects(filter=[raw.FPDF_PAGEOBJ_IMAGE]):
        left, bottom, right, top = picture.get_bounds()
        covered += (right - left) * (top - bottom)
    return covered / area if area else 0.0


def _lines_with_tables(ruled: Callable[[], Any], number: int) -> list[Line]:
    """The lines by pdfplumber, in the place of each table its rows; none where it finds no table."""
    try:
        page = ruled()
        found = page.find_tables()
        # Bold type is often made by printing twice.
        characters = page.dedupe_chars().chars if found else []
    except Exception:
        # pdfminer bears less than PDFium, and raises anything; columns are told by their gaps then.
        return []
    rest = [
        Glyph(whole_characters(char["text"]), char["x0"], char["x1"], char["top"], char["bottom"])
        for char in characters
        if char["upright"] and char["text"].strip() and char["bottom"] > char["top"]
    ]
    page.close()
    rows: list[Line] = []
    for table in found:
        inside, outside = _parted(rest, table.bbox)
        if lines := _table(table.cells, inside, number):
            rows += lines
            rest = outside
    if not rows or any(glyph.text.startswith("(cid:") for glyph in rest):
        return []
    return sorted([*rows, *glyph_lines(rest, number)], key=lambda line: (line.top, line.x0))


Box = tuple[float, float, float, float]


def _parted(glyphs: Sequence[Glyph], box: Box) -> tuple[list[Glyph], list[Glyph]]:
    """The characters whose middle is in the box, and the others."""
    inside: list[Glyph] = []
    outside: list[Glyph] = []
    for glyph in glyphs:
        x, y = (glyph.x0 + glyph.x1) / 2, (glyph.top + glyph.bottom) / 2
        (inside if box[0] <= x <= box[2] and box[1] <= y <= box[3] else outside).append(glyph)
    return inside, outside


def _table(boxes: Sequence[Box], glyphs: list[Glyph], page: int) -> list[Line]:
    """The rows of a table; none where it is a frame around text."""
    columns = _edges(edge for box in boxes for edge in (box[0], box[2]))
    rows = _edges(edge for box in boxes for edge in (box[1], box[3]))
    if len(columns) < 3 or len(rows) < 2:
        return []
    cells: list[Cell] = []
    rest = glyphs
    for box in sorted(boxes, key=lambda box: (box[1], box[0])):
        inside, rest = _parted(rest, box)
        text = "\n".join(line.text for line in glyph_lines(inside, page))
        column, row = _index(columns, box[0]), _index(rows, box[1])
        cells.append(
            Cell(
                text,
                row,
                column,
                max(_index(rows, box[3]) - row, 1),
                max(_index(columns, box[2]) - column, 1),
            )
        )
    left, right = columns[0], columns[-1]
    lines = [
        Line(line.text, page, left, right, rows[line.row], rows[line.row + 1], 0.0, is_row=True)
        for line in table_lines(cells)
    ]
    # Text on the grid but in none of its cells (an open side) is kept below it.
    return lines + [
        Line(line.text, page, line.x0, line.x1, rows[-1], rows[-1], line.size, is_row=True)
        for line in glyph_lines(rest, page)
    ]


def _edges(values: Iterator[float]) -> list[float]:
    """The lines of the grid in one direction."""
    edges: list[float] = []
    for value in sorted(values):
        if not edges or value - edges[-1] > _EDGE:
            edges.append(value)
    return edges


def _index(edges: Sequence[float], value: float) -> int:
    """The grid line nearest to the value."""
    after = min(bisect_right(edges, value), len(edges) - 1)
    before = max(bisect_left(edges, value) - 1, 0)
    return min(range(before, after + 1), key=lambda place: abs(edges[place] - value))
