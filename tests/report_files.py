"""The same report as a file of each format.

Belongs here: writing lines and tables as DOCX, XLSX, PDF and HTML for tests. Not here: what is
expected of reading them.
"""

import io
import random
from collections.abc import Callable, Sequence
from functools import cache

Rows = Sequence[Sequence[str]]
# A report is a list of its paragraphs and tables in order.
Report = Sequence["str | Rows"]


def as_html(report: Report) -> bytes:
    """A page with nothing but the report."""
    parts = []
    for part in report:
        if isinstance(part, str):
            parts.append(f"<p>　　{part}</p>")
        else:
            rows = "".join("<tr>" + "".join(f"<td>{cell}</td>" for cell in row) + "</tr>" for row in part)
            parts.append(f"<table>{rows}</table>")
    body = f'<div id="zoom">{"".join(parts)}</div>'
    return f'<html><head><meta charset="utf-8"></head><body>{body}</body></html>'.encode()


def as_docx(report: Report) -> bytes:
    """A Word document; each paragraph in two runs, as editing leaves them."""
    import docx

    document = docx.Document()
    for part in report:
        if isinstance(part, str):
            paragraph = document.add_paragraph()
            paragraph.add_run(part[: len(part) // 2])
            paragraph.add_run(part[len(part) // 2 :]).bold = True
        else:
            table = document.add_table(rows=len(part), cols=len(part[0]))
            for row, cells in enumerate(part):
                for column, cell in enumerate(cells):
                    table.cell(row, column).text = cell
    return saved(document)


def saved(document: object) -> bytes:
    """The bytes of a Word document."""
    content = io.BytesIO()
    document.save(content)  # type: ignore[attr-defined]
    return content.getvalue()


def as_xlsx(report: Report) -> bytes:
    """A workbook: a paragraph in the first cell of its row, a table below in its own columns."""

    def write(book, sheet) -> None:  # type: ignore[no-untyped-def]
        row = 0
        for part in report:
            for cells in [[part]] if isinstance(part, str) else part:
                for column, cell in enumerate(cells):
                    sheet.write_string(row, column, cell)
                row += 1

    return workbook(write)


def workbook(write: Callable[..., None]) -> bytes:
    """A workbook with one sheet that `write(book, sheet)` fills."""
    import xlsxwriter

    content = io.BytesIO()
    with xlsxwriter.Workbook(content, {"in_memory": True}) as book:
        write(book, book.add_worksheet())
    return content.getvalue()


def as_pdf(report: Report, *, running_head: str = "", password: str | None = None) -> bytes:
    """A PDF with page numbers and perhaps a running head; paragraphs are indented, tables ruled."""
    from reportlab.lib import colors, pdfencrypt
    from reportlab.lib.styles import ParagraphStyle
    from reportlab.platypus import Paragraph, SimpleDocTemplate, Spacer, Table, TableStyle

    font = pdf_font()
    body = ParagraphStyle("body", fontName=font, fontSize=14, leading=26, firstLineIndent=28, wordWrap="CJK")
    grid = TableStyle([("GRID", (0, 0), (-1, -1), 0.5, colors.black), ("FONT", (0, 0), (-1, -1), font)])
    flow: list[object] = []
    for part in report:
        if isinstance(part, str):
            flow.append(Paragraph(part.replace("&", "&amp;").replace("<", "&lt;"), body))
        else:
            flow += [Table([list(row) for row in part], style=grid), Spacer(1, 12)]

    def furnish(canvas, document) -> None:  # type: ignore[no-untyped-def]
        canvas.setFont(font, 9)
        canvas.drawCentredString(300, 800, running_head)
        canvas.drawCentredString(300, 30, f"- {document.page} -")

    lock = pdfencrypt.StandardEncryption(password, strength=128) if password else None
    content = io.BytesIO()
    template = SimpleDocTemplate(content, invariant=1, pagesize=(595, 842), encrypt=lock)
    template.build(flow, onFirstPage=furnish, onLaterPages=furnish)
    return content.getvalue()


@cache
def pdf_font() -> str:
    """The name of a font made here and embedded: what is read hangs on no font of the machine."""
    from fontTools.fontBuilder import FontBuilder
    from fontTools.pens.ttGlyphPen import TTGlyphPen
    from reportlab.pdfbase import pdfmetrics
    from reportlab.pdfbase.ttfonts import TTFont

    def box(width: int) -> object:
        pen = TTGlyphPen(None)
        pen.moveTo((50, -100))
        for corner in ((50, 800), (width - 50, 800), (width - 50, -100)):
            pen.lineTo(corner)
        pen.closePath()
        return pen.glyph()

    font = FontBuilder(1000, isTTF=True)
    font.setupGlyphOrder([".notdef", "half", "full"])
    han, wide = (
        range(0x4E00, 0x9FA6),
        (*range(0x2000, 0x2700), *range(0x3000, 0x3400), *range(0xFF00, 0xFFEF)),
    )
    signs = (*range(0x20, 0x7F), *range(0xA0, 0x250), *wide, *han)
    font.setupCharacterMap({sign: "half" if sign < 0x7F else "full" for sign in signs})
    font.setupGlyf({".notdef": box(1000), "half": box(500), "full": box(1000)})
    font.setupHorizontalMetrics({".notdef": (1000, 50), "half": (500, 50), "full": (1000, 50)})
    font.setupHorizontalHeader(ascent=880, descent=-120)
    font.setupNameTable({"familyName": "Boxes", "styleName": "Regular", "psName": "Boxes-Regular"})
    font.setupOS2(sTypoAscender=880, sTypoDescender=-120, usWinAscent=880, usWinDescent=120)
    font.setupPost()
    content = io.BytesIO()
    font.save(content)
    content.seek(0)
    pdfmetrics.registerFont(TTFont("Boxes", content))
    return "Boxes"


def pdf_pages(*draw: Callable[..., None]) -> bytes:
    """A PDF whose pages are drawn by the functions, each given the canvas."""
    from reportlab.pdfgen.canvas import Canvas

    content = io.BytesIO()
    canvas = Canvas(content, pagesize=(595, 842), invariant=1)
    for page in draw:
        page(canvas)
        canvas.showPage()
    canvas.save()
    return content.getvalue()


def scanned(canvas) -> None:  # type: ignore[no-untyped-def]
    """A page that is one picture."""
    from PIL import Image
    from reportlab.lib.utils import ImageReader

    noise = bytes(random.Random(1).randrange(256) for _ in range(60 * 80))
    canvas.drawImage(ImageReader(Image.frombytes("L", (60, 80), noise)), 0, 0, 595, 842)
