"""The text as the reader sees it: one spelling a sign, every offset kept.

Belongs here: full-width and variant signs become one form, character for character, so that
an offset in the plain text is an offset in the document. Not here: what the signs mean.
"""

import unicodedata

DASHES = "–―─━‒﹘"
HYPHENS = "‐‑−﹣⁃"
TILDES = "〜∼˜﹋"
COLONS = "∶︰﹕ː"
COMMAS = "﹐‚"
BREAKS = "\r\v\f\x1c\x1d\x1e\x85\u2028\u2029"
PAIRS = {
    "「": "“",
    "」": "”",
    "『": "“",
    "』": "”",
    "﹪": "%",
    "µ": "μ",
    "﹔": ";",
    "﹙": "(",
    "﹚": ")",
    "｡": "。",
}


class _PlainForms(dict[int, int]):
    """Code point to code point; a character met for the first time is worked out and kept."""

    def __missing__(self, point: int) -> int:
        self[point] = plain = _plain_point(point)
        return plain


def _plain_point(point: int) -> int:
    character = chr(point)
    if character in PAIRS:
        return ord(PAIRS[character])
    for variants, plain in ((DASHES, "—"), (HYPHENS, "-"), (TILDES, "~"), (COLONS, ":"), (COMMAS, ","), (BREAKS, "\n")):
        if character in variants:
            return ord(plain)
    if 0xFF01 <= point <= 0xFF5E:
        return point - 0xFEE0
    category = unicodedata.category(character)
    if category == "Nd":
        return ord("0") + unicodedata.decimal(character)
    if category in ("Zs", "Cf") and character != "\t":
        return ord(" ")
    return point


_FORMS = _PlainForms()


def plain_text(document: str) -> str:
    """The document in plain signs; as long as the document, character answering character."""
    return document.translate(_FORMS)
