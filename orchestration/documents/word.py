"""A Word document (DOCX) becomes text.

Belongs here: paragraphs, tables, text boxes and notes in the order of the document. Not here: the
numbers of automatic lists (`word_numbering`), tables as lines (`tables`).

Left out: deleted and hidden text, running heads and feet, the table of contents.
"""

import io
import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Any

from orchestration.documents.containers import WORD, check_kind, damaged_file, open_zip
from orchestration.documents.decoding import Decoded, Place
from orchestration.documents.errors import DocumentError, DocumentRule
from orchestration.documents.tables import Cell, table_lines
from orchestration.documents.word_numbering import Numbering, read_numbering
from orchestration.language import message

_W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
_MATH = "{http://schemas.openxmlformats.org/officeDocument/2006/math}t"
_FALLBACK = "{http://schemas.openxmlformats.org/markup-compatibility/2006}Fallback"
_SKIPPED = frozenset(
    {_FALLBACK, *(_W + name for name in ("del", "moveFrom", "pPr", "rPr", "rt", "instrText", "delText"))}
)
_RAISED = str.maketrans("0123456789+-()", "⁰¹²³⁴⁵⁶⁷⁸⁹⁺⁻⁽⁾")
_CONTENTS = re.compile(r"toc\s?\d|目录\s?\d", re.IGNORECASE)
_MOST_SPANS = 200


@dataclass(frozen=True, slots=True)
class _Line:
    text: str
    label: str


@dataclass(slots=True)
class _Story:
    """What is known of the document while it is read, and how many paragraphs and tables came by."""

    numbering: Numbering
    style_lists: dict[str, tuple[str, int]]
    contents_styles: frozenset[str]
    paragraphs: int = 0
    tables: int = 0
    notes: list[tuple[str, str]] = field(default_factory=list)


def decode_docx(content: bytes, path: str) -> Decoded:
    """The text of a Word document, one paragraph or row of a table a line, with where each begins.

    Raises `DocumentError` where it is no Word document, is damaged, locked or empty.
    """
    import docx
    from docx.opc.exceptions import PackageNotFoundError

    check_kind(content, path, WORD)
    open_zip(content, path).close()
    try:
        document = docx.Document(io.BytesIO(content))
        lines = list(_document_lines(document))
    except (PackageNotFoundError, SyntaxError, KeyError, ValueError, AttributeError) as error:
        raise damaged_file(path, f"{type(error).__name__}: {error}") from error
    if not lines:
        raise DocumentError(
            path,
            DocumentRule.EMPTY,
            message("The document has no text: it is empty or holds pictures of pages."),
            message("Get its text by OCR first, and save that as .docx or .txt."),
        )
    places: list[Place] = []
    at = 0
    for line in lines:
        places.append(Place(at, line.label))
        at += len(line.text) + 1
    return Decoded("\n".join(line.text for line in lines) + "\n", "docx", tuple(places))


def _document_lines(document: Any) -> Iterator[_Line]:
    story = _story(document)
    yield from _blocks(document.element.body, story)
    for kind, element in _notes(document):
        for number, note in enumerate(
            (entry for entry in element if entry.get(f"{_W}type") in (None, "normal")), start=1
        ):
            text = " ".join(line.text for line in _blocks(note, story)).strip()
            if text:
                yield _Line(f"{str(number).translate(_RAISED)} {text}", f"{kind} {number}")


def _story(document: Any) -> _Story:
    styles: dict[str, tuple[str, int]] = {}
    contents: set[str] = set()
    for style in document.styles.element.iter(f"{_W}style"):
        name = style.find(f"{_W}name")
        style_id = style.get(f"{_W}styleId")
        if name is not None and _CONTENTS.match(name.get(f"{_W}val", "")):
            contents.add(style_id)
        properties = style.find(f"{_W}pPr")
        own = _list_of(properties)
        based = style.find(f"{_W}basedOn")
        inherited = styles.get(based.get(f"{_W}val")) if based is not None else None
        if own is not None or inherited is not None:
            styles[style_id] = own or inherited or ("0", 0)
    return _Story(read_numbering(_part(document, "numbering")), styles, frozenset(contents))


def _part(document: Any, name: str) -> Any:
    """The root of a part of the document; None where it has none."""
    from docx.oxml import parse_xml

    for relation in document.part.rels.values():
        if not relation.is_external and relation.reltype.endswith(f"/{name}"):
            return parse_xml(relation.target_part.blob)
    return None


def _notes(document: Any) -> Iterator[tuple[str, Any]]:
    for kind in ("footnote", "endnote"):
        root = _part(document, f"{kind}s")
        if root is not None:
            yield kind, root


def _list_of(properties: Any) -> tuple[str, int] | None:
    """The list and the depth that paragraph properties name."""
    numbered = properties.find(f"{_W}numPr") if properties is not None else None
    if numbered is None:
        return None
    list_id, depth = numbered.find(f"{_W}numId"), numbered.find(f"{_W}ilvl")
    if list_id is None:
        return None
    return list_id.get(f"{_W}val"), int(depth.get(f"{_W}val")) if depth is not None else 0


def _blocks(parent: Any, story: _Story) -> Iterator[_Line]:
    """The lines of all paragraphs and tables below an element, in order."""
    for child in parent:
        if child.tag == f"{_W}p":
            yield from _paragraph_lines(child, story)
        elif child.tag == f"{_W}tbl":
            yield from _table(child, story)
        elif child.tag == f"{_W}sdt" and _is_contents(child):
            continue
        elif child.tag not in _SKIPPED:
            yield from _blocks(child, story)


def _is_contents(control: Any) -> bool:
    return any(
        "Table of Contents" in part.get(f"{_W}val", "") for part in control.iter(f"{_W}docPartGallery")
    )


def _paragraph_lines(paragraph: Any, story: _Story) -> Iterator[_Line]:
    style = paragraph.find(f"{_W}pPr/{_W}pStyle")
    style_id = style.get(f"{_W}val") if style is not None else ""
    if style_id in story.contents_styles:
        return
    text = "".join(_pieces(paragraph))
    if text.strip():
        text = _numbered(paragraph, style_id, text.strip(), story)
        story.paragraphs += 1
        for line in text.split("\n"):
            if plain := line.strip(" \t\xa0\u3000"):
                yield _Line(plain, f"paragraph {story.paragraphs}")
    for box in paragraph.iter(f"{_W}txbxContent"):
        if next(box.iterancestors(_FALLBACK), None) is None:
            yield from _blocks(box, story)


def _numbered(paragraph: Any, style_id: str, text: str, story: _Story) -> str:
    found = _list_of(paragraph.find(f"{_W}pPr")) or story.style_lists.get(style_id)
    label = story.numbering.label(*found) if found is not None else ""
    # 1. before 2015年 must not become 1.2015.
    return f"{label} {text}" if label and label[-1].isascii() else label + text


def _pieces(element: Any) -> Iterator[str]:
    """The text of a paragraph piece by piece, without that of its text boxes."""
    for child in element:
        name = child.tag
        if name in _SKIPPED or name == f"{_W}txbxContent":
            continue
        if name in (f"{_W}t", _MATH):
            yield child.text or ""
        elif name == f"{_W}tab":
            yield "\t"
        elif name in (f"{_W}br", f"{_W}cr"):
            yield "\n" if child.get(f"{_W}type") in (None, "textWrapping") else ""
        elif name == f"{_W}noBreakHyphen":
            yield "-"
        elif name == f"{_W}r":
            yield from _run_pieces(child)
        else:
            yield from _pieces(child)


def _run_pieces(run: Any) -> Iterator[str]:
    """The text of a run: hidden text none, raised figures (㎡, notes) as raised figures."""
    hidden, raised = run.find(f"{_W}rPr/{_W}vanish"), run.find(f"{_W}rPr/{_W}vertAlign")
    if hidden is not None and hidden.get(f"{_W}val", "1") not in ("0", "false"):
        return
    text = "".join(_pieces(run))
    is_raised = raised is not None and raised.get(f"{_W}val") == "superscript"
    yield text.translate(_RAISED) if is_raised else text


def _table(table: Any, story: _Story) -> Iterator[_Line]:
    """A table as lines; the paragraphs of one with a single column, or with a table in it."""
    rows = [row for row in _parts(table, f"{_W}tr") if row.find(f"{_W}trPr/{_W}del") is None]
    widest = max((len(list(_parts(row, f"{_W}tc"))) for row in rows), default=0)
    if widest < 2 or _has_inner_table(table):
        for row in rows:
            for cell in _parts(row, f"{_W}tc"):
                yield from _blocks(cell, story)
        return
    story.tables += 1
    paragraphs = story.paragraphs
    heads = sum(1 for row in rows if row.find(f"{_W}trPr/{_W}tblHeader") is not None)
    for line in table_lines(_table_cells(rows, story), heads):
        yield _Line(line.text, f"table {story.tables}, row {line.row + 1}")
    story.paragraphs = paragraphs


def _has_inner_table(table: Any) -> bool:
    return any(inner is not table for inner in table.iter(f"{_W}tbl"))


def _parts(parent: Any, name: str) -> Iterator[Any]:
    """The children of that name, also inside content controls."""
    for child in parent:
        if child.tag == name:
            yield child
        elif child.tag in (f"{_W}sdt", f"{_W}sdtContent", f"{_W}ins", f"{_W}customXml"):
            yield from _parts(child, name)


def _table_cells(rows: list[Any], story: _Story) -> list[Cell]:
    """The cells with their spans: a cell that continues the one above makes that one taller."""
    open_cells: dict[int, Cell] = {}
    done: list[Cell] = []
    for number, row in enumerate(rows):
        column = _grid_number(row.find(f"{_W}trPr"), "gridBefore")
        met: dict[int, Cell] = {}
        for cell in _parts(row, f"{_W}tc"):
            properties = cell.find(f"{_W}tcPr")
            width = max(1, min(_grid_number(properties, "gridSpan") or 1, _MOST_SPANS))
            merged = properties.find(f"{_W}vMerge") if properties is not None else None
            above = open_cells.get(column)
            if merged is not None and merged.get(f"{_W}val", "continue") == "continue" and above is not None:
                met[column] = Cell(above.text, above.row, column, above.height + 1, above.width)
            else:
                text = "\n".join(line.text for line in _blocks(cell, story))
                if above is not None:
                    done.append(above)
                met[column] = Cell(text, number, column, 1, width)
            column += width
        done += [cell for place, cell in open_cells.items() if place not in met]
        open_cells = met
    return sorted([*done, *open_cells.values()], key=lambda cell: (cell.row, cell.column))


def _grid_number(properties: Any, name: str) -> int:
    found = properties.find(f"{_W}{name}") if properties is not None else None
    return int(found.get(f"{_W}val", "0")) if found is not None else 0
