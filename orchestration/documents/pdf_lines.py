"""Characters on the pages of a PDF become lines and paragraphs.

Belongs here: which characters are one line, which lines repeat on every page, which lines are one
paragraph. Not here: opening the file and its tables (`pdf`).
"""

import re
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import pairwise

# Parts of a character's height: a gap this wide is a space, and one this wide parts two columns.
_SPACE, _COLUMN = 0.45, 2.0
# No text is set with more than this from line to line.
_APART = 3.2
_NEVER_FIRST = frozenset("，。；：、？！）》”’％%‰,.;:?!)")
_STOPS = frozenset("。；：！？”）;:!?)")
_NEVER_LAST = frozenset("（《“‘【〈([")
_RAISED = str.maketrans("0123456789+-()", "⁰¹²³⁴⁵⁶⁷⁸⁹⁺⁻⁽⁾")
# From so many lines on, the longest of them may be one that overhangs.
_MANY_LINES = 20
# Running heads and page numbers stand in these parts of the page's height.
_TOP, _BOTTOM = 0.13, 0.87
_PAGE_NUMBER = re.compile(r"[-–—―~·.\s]*#[-–—―~·.\s]*|第?#页(?:[,，/、]?共#页)?|#/#|[Pp]age#(?:of#)?")


@dataclass(frozen=True, slots=True)
class Glyph:
    """A character and its box in points; `top` and `bottom` count from the upper edge of the page."""

    text: str
    x0: float
    x1: float
    top: float
    bottom: float

    @property
    def height(self) -> float:
        """The height of its box."""
        return self.bottom - self.top


@dataclass(frozen=True, slots=True)
class Line:
    """A line of a page (1-based), its box, the height of its characters.

    `is_row` says that it is a row of a table: it is never joined with another. `lead` is how wide its
    first character or unbroken figure is, which had no room on the line before.
    """

    text: str
    page: int
    x0: float
    x1: float
    top: float
    bottom: float
    size: float
    is_row: bool = False
    lead: float = 0.0


@dataclass(frozen=True, slots=True)
class Paragraph:
    """A paragraph, and for each page that begins inside of it the offset where it does."""

    text: str
    page: int
    page_starts: tuple[tuple[int, int], ...] = ()


def glyph_lines(glyphs: Iterable[Glyph], page: int) -> list[Line]:
    """The lines of a page from top to bottom: what shares at least half of its height is one line."""
    rows: list[list[Glyph]] = []
    tallest: list[Glyph] = []
    for glyph in sorted(glyphs, key=lambda glyph: (glyph.top, glyph.x0)):
        for place in range(len(rows) - 1, max(len(rows) - 4, -1), -1):
            other = tallest[place]
            shared = min(glyph.bottom, other.bottom) - max(glyph.top, other.top)
            if shared >= 0.5 * min(glyph.height, other.height):
                rows[place].append(glyph)
                if glyph.height > other.height:
                    tallest[place] = glyph
                break
        else:
            rows.append([glyph])
            tallest.append(glyph)
    lines = [_line(row, page) for row in rows]
    return [line for line in lines if line.text]


def _line(glyphs: list[Glyph], page: int) -> Line:
    glyphs = sorted(glyphs, key=lambda glyph: glyph.x0)
    sizes = Counter(round(glyph.height, 1) for glyph in glyphs)
    size = max(sizes, key=lambda height: (sizes[height], height))
    middle = sum(glyph.top + glyph.bottom for glyph in glyphs if round(glyph.height, 1) == size) / (
        2 * sizes[size]
    )
    pieces: list[str] = []
    has_columns = False
    for place, glyph in enumerate(glyphs):
        gap = glyph.x0 - glyphs[place - 1].x1 if place else 0.0
        if gap > _COLUMN * size:
            pieces.append("\t")
            has_columns = True
        elif gap > _SPACE * size:
            pieces.append(" ")
        is_raised = glyph.height < 0.75 * size and glyph.bottom < middle + 0.25 * size
        pieces.append(glyph.text.translate(_RAISED) if is_raised else glyph.text)
    text = re.sub(r"[ \xa0\u3000]+", " ", "".join(pieces)).strip()
    return Line(
        re.sub(r" ?\t ?", "\t", text), page, glyphs[0].x0, max(glyph.x1 for glyph in glyphs),
        min(glyph.top for glyph in glyphs), max(glyph.bottom for glyph in glyphs),
        size, has_columns, _lead(glyphs),
    )  # fmt: skip


def _lead(glyphs: Sequence[Glyph]) -> float:
    """The width of what cannot be parted at the start of a line: 1349084 and the sign behind it."""
    last = 0
    while last + 1 < len(glyphs) and (
        glyphs[last].text.isascii()
        or glyphs[last].text in _NEVER_LAST
        or glyphs[last + 1].text in _NEVER_FIRST
    ):
        last += 1
    return glyphs[last].x1 - glyphs[0].x0


def without_running_heads(pages: Sequence[list[Line]], heights: Sequence[float]) -> list[list[Line]]:
    """The lines of each page without those that stand at the same height on most pages, but for figures."""
    keys = [
        [_running_key(line, height) for line in lines] for lines, height in zip(pages, heights, strict=True)
    ]
    counts = Counter(key for page_keys in keys for key in set(page_keys) if key is not None)
    # A head over one chapter only stands on few pages of many; two pages alike prove it where there are two.
    least = 2 if len(pages) < 4 else 3
    return [
        [
            line
            for line, key in zip(lines, page_keys, strict=True)
            if key is None
            or not (counts[key] >= least or (_is_number(key) and counts[key] > 1) or _is_marked(line))
        ]
        for lines, page_keys in zip(pages, keys, strict=True)
    ]


def _running_key(line: Line, height: float) -> tuple[str, int] | None:
    """The line without its figures, and its place; page numbers count wherever in the margin they stand."""
    is_top, is_bottom = line.bottom < _TOP * height, line.top > _BOTTOM * height
    if not (is_top or is_bottom):
        return None
    plain = re.sub(r"\d+", "#", re.sub(r"\s+", "", line.text))
    if _PAGE_NUMBER.fullmatch(plain):
        return plain, -1 if is_top else -2
    return plain, round(line.top / 4)


def _is_number(key: tuple[str, int]) -> bool:
    return key[1] < 0


def _is_marked(line: Line) -> bool:
    """Whether the line is a page number by its signs alone, as on a single page."""
    return re.fullmatch(r"[-–—―]\s*\d{1,3}\s*[-–—―]|第\s*\d{1,3}\s*页.{0,12}", line.text) is not None


def paragraphs(lines: Sequence[Line]) -> list[Paragraph]:
    """The lines of all pages in order, those of one paragraph joined."""
    margins = _margins(lines)
    found: list[Paragraph] = []
    pieces: list[Line] = []
    for line in lines:
        if pieces and _is_new(pieces[-1], line, margins):
            found.append(_joined(pieces))
            pieces = []
        pieces.append(line)
    if pieces:
        found.append(_joined(pieces))
    return found


@dataclass(frozen=True, slots=True)
class _Margins:
    """Where full lines begin and end, their usual distance, and whether paragraphs are indented."""

    left: float
    right: float
    step: float
    has_indents: bool


def _margins(lines: Sequence[Line]) -> dict[int, _Margins]:
    """The margins of the lines of each character height (in whole points)."""
    by_size: dict[int, list[Line]] = {}
    for line in lines:
        if not line.is_row:
            by_size.setdefault(round(line.size), []).append(line)
    margins: dict[int, _Margins] = {}
    for size, alike in by_size.items():
        # Only lines that are continued from the line before tell the left margin: the usual one does.
        lefts = Counter(round(line.x0) for line in alike)
        most = max(lefts.values())
        left = min(x for x, count in lefts.items() if count * 8 >= most)
        rights = sorted(line.x1 for line in alike)
        steps = sorted(
            later.top - earlier.top
            for earlier, later in pairwise(alike)
            if later.page == earlier.page and later.top > earlier.top
        )
        step = steps[len(steps) // 3] if steps else 0.0
        right = rights[int((len(rights) - 1) * 0.95) if len(rights) >= _MANY_LINES else -1]
        indented = sum(1 for line in alike if line.x0 > left + 0.9 * line.size)
        margins[size] = _Margins(left, right, step, indented * 20 > len(alike))
    return margins


def _is_new(above: Line, line: Line, margins: dict[int, _Margins]) -> bool:
    """Whether the line begins a paragraph: indented, below a short line, in other type, or set apart."""
    if above.is_row or line.is_row or abs(above.size - line.size) > 1:
        return True
    usual = margins.get(round(line.size))
    before = margins.get(round(above.size))
    if usual is None or before is None:
        return True
    if line.x0 > usual.left + 0.9 * line.size or _ends_early(above, line, before):
        return True
    step = line.top - above.top
    return line.page == above.page and (step > 1.4 * usual.step or step > _APART * line.size)


def _ends_early(above: Line, line: Line, usual: _Margins) -> bool:
    """Whether the line above had room for what the next one begins with.

    Where paragraphs are indented, a long line without a stop goes on in one that is not.
    """
    if above.x1 + line.lead >= usual.right - 0.6 * above.size:
        return False
    is_long = above.x1 - usual.left > 0.6 * (usual.right - usual.left)
    return not (usual.has_indents and is_long and above.text[-1] not in _STOPS)


def _joined(lines: Sequence[Line]) -> Paragraph:
    text = ""
    starts: list[tuple[int, int]] = []
    for place, line in enumerate(lines):
        if text and re.search(r"[A-Za-z,.;:]$", text) and re.match(r"[A-Za-z]", line.text):
            text += " "
        if place and line.page != lines[place - 1].page:
            starts.append((len(text), line.page))
        text += line.text
    return Paragraph(text, lines[0].page, tuple(starts))
