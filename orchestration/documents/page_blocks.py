"""The lines of a page, in the order in which it shows them.

Belongs here: the elements of a parsed page become blocks of text (a paragraph, a heading, a row of
a table). Not here: which of them are the report (`webpages`).
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from orchestration.documents.tables import Cell, table_lines

if TYPE_CHECKING:
    from selectolax.lexbor import LexborNode

_UNSHOWN = (
    "script", "style", "noscript", "template", "iframe", "object", "svg", "canvas", "head", "button",
    "select", "input", "textarea", "rp", "rt",
)  # fmt: skip
_BLOCKS = frozenset(
    """
    address article aside blockquote body caption center dd details div dl dt fieldset figcaption
    figure footer form h1 h2 h3 h4 h5 h6 header hr li main nav ol p pre section summary table tbody td
    tfoot th thead tr ul ucapcontent ucaptitle
    """.split()  # noqa: SIM905 (a list of words reads better as words)
)
# A cell with more text than this holds paragraphs, not a value: the table is there for the layout.
_CELL_CHARACTERS = 400
_MOST_COLUMNS = 200
# Spans that cover more than this in one table are a slip or meant to do harm.
_MOST_COVERED = 100_000
# No page for people is nested deeper; what is deeper counts as standing at this depth.
_MOST_DEPTH = 200
_RAISED = str.maketrans("0123456789+-()", "⁰¹²³⁴⁵⁶⁷⁸⁹⁺⁻⁽⁾")


@dataclass(frozen=True, slots=True)
class Block:
    """A line of the page: its text, how many characters of it are links, the elements around it.

    `around` holds the ids of the elements from the body down to the one that the line stands in.
    """

    text: str
    link_characters: int
    around: tuple[int, ...]
    is_table: bool = False

    @property
    def is_link(self) -> bool:
        """Whether more than half of the line leads elsewhere."""
        return self.link_characters * 2 > len(self.text)


@dataclass(slots=True)
class _Line:
    """The line that is being gathered."""

    pieces: list[str] = field(default_factory=list)
    link_characters: int = 0

    def add(self, text: str, *, is_link: bool) -> None:
        self.pieces.append(text)
        if is_link:
            self.link_characters += len(text.strip())

    def take(self, around: Sequence[int]) -> Iterator[Block]:
        """The line as blocks; a line break in preformatted text parts them."""
        text, links = "".join(self.pieces), self.link_characters
        self.pieces, self.link_characters = [], 0
        for line in text.split("\n"):
            plain = squeezed(line)
            if plain:
                yield Block(plain, min(links, len(plain)), tuple(around[:_MOST_DEPTH]))


def squeezed(text: str) -> str:
    """The text with single spaces and none at its ends."""
    return re.sub(r"[\s\xa0\u3000\u200b\ufeff]+", " ", text).strip()


def remove_unshown(body: "LexborNode") -> None:
    """Takes scripts, forms and other elements without text for people out of the page."""
    for node in body.css(",".join(_UNSHOWN)):
        node.decompose()


def is_hidden(node: "LexborNode") -> bool:
    """Whether the element says of itself that it is not shown."""
    style = re.sub(r"\s+", "", (node.attributes.get("style") or "").lower())
    return "display:none" in style or "visibility:hidden" in style or "hidden" in node.attributes


def page_blocks(body: "LexborNode") -> list[Block]:
    """The blocks of the page in order."""
    return list(_walk(body))


def _walk(body: "LexborNode") -> Iterator[Block]:
    """Depth first without recursion: pages are nested as deep as their makers please."""
    line = _Line()
    around: list[int] = []
    links = raised = kept = 0
    stack: list[tuple[LexborNode, bool]] = [(body, False)]
    while stack:
        node, is_left = stack.pop()
        tag = node.tag or ""
        if tag == "-text":
            text = node.text_content or ""
            line.add(_shown(text, is_raised=raised > 0, is_kept=kept > 0), is_link=links > 0)
            continue
        if tag.startswith("-"):
            continue
        step = -1 if is_left else 1
        links += step * (tag == "a")
        raised += step * (tag == "sup")
        kept += step * _keeps_breaks(node, tag)
        if tag == "br":
            if not is_left:
                yield from line.take(around)
            continue
        if tag in _BLOCKS:
            yield from line.take(around)
            if is_left:
                around.pop()
            elif tag == "table" and not _is_layout(node):
                yield from _table_blocks(node, (*around[:_MOST_DEPTH], node.mem_id))
                continue
            else:
                around.append(node.mem_id)
        if not is_left:
            stack.append((node, True))
            stack.extend((child, False) for child in reversed(_children(node)))
    yield from line.take(around)


def _children(node: "LexborNode") -> list["LexborNode"]:
    return list(node.iter(include_text=True))


def _keeps_breaks(node: "LexborNode", tag: str) -> bool:
    return tag == "pre" or "white-space:pre" in re.sub(r"\s+", "", node.attributes.get("style") or "")


def _shown(text: str, *, is_raised: bool, is_kept: bool) -> str:
    """The text as shown. Raised figures (㎡, notes) stay raised, or 10家 with note 3 would be 103."""
    if is_raised:
        text = text.translate(_RAISED)
    if is_kept:
        return text.replace("\r\n", "\n")
    # A break in the source between two Han is an editor's, not a space.
    return re.sub(r"(?<=[^\x00-\xff])\s*\n\s*(?=[^\x00-\xff])", "", text).replace("\n", " ")


def _is_layout(table: "LexborNode") -> bool:
    """Whether the table only arranges the page: tables or long text inside its cells, or one column."""
    # A selector may match the element that it is asked of.
    if any(inner.mem_id != table.mem_id for inner in table.css("table")):
        return True
    rows = [_cells(row) for row in table.css("tr")]
    if max((len(row) for row in rows), default=0) < 2:
        return True
    return any(len(squeezed(cell.text())) > _CELL_CHARACTERS for row in rows for cell in row)


def _cells(row: "LexborNode") -> list["LexborNode"]:
    return [child for child in row.iter() if child.tag in ("td", "th")]


def _plain(node: "LexborNode") -> str:
    """The text of a cell; its paragraphs and line breaks are breaks."""
    return "\n".join(block.text for block in _walk(node))


def _table_blocks(table: "LexborNode", around: tuple[int, ...]) -> Iterator[Block]:
    caption = table.css_first("caption")
    if caption is not None and (text := squeezed(caption.text())):
        yield Block(text, 0, around)
    cells: list[Cell] = []
    taken: set[tuple[int, int]] = set()
    rows = table.css("tr")
    for number, row in enumerate(rows):
        column = 0
        for node in _cells(row):
            while (number, column) in taken:
                column += 1
            height = _span(node, "rowspan", len(rows) - number)
            width = _span(node, "colspan", _MOST_COLUMNS)
            if len(taken) + height * width > _MOST_COVERED:
                height = width = 1
            cells.append(Cell(_plain(node), number, column, height, width))
            taken.update((number + down, column + right) for down in range(height) for right in range(width))
            column += width
    for line in table_lines(cells, _head_rows(rows)):
        yield Block(line.text, 0, around, is_table=True)


def _span(cell: "LexborNode", name: str, most: int) -> int:
    """How far a cell reaches; 0 means to the end."""
    value = (cell.attributes.get(name) or "1").strip()
    number = int(value) if value.isdecimal() else 1
    return max(1, min(number or most, most))


def _head_rows(rows: list["LexborNode"]) -> int:
    """How many of the first rows are marked as the head."""
    count = 0
    for row in rows:
        in_head = row.parent is not None and row.parent.tag == "thead"
        cells = _cells(row)
        if not in_head and not (len(cells) > 1 and all(cell.tag == "th" for cell in cells)):
            break
        count += 1
    return count
