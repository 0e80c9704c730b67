"""The text as the reader sees it: one spelling a sign, every offset kept.

Belongs here: full-width and variant signs become one form, character for character, so that
an offset in the plain text is an offset in the document. Not here: what the signs mean.
"""

import re
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
    "℅": "%",
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
    for variants, plain in (
        (DASHES, "—"),
        (HYPHENS, "-"),
        (TILDES, "~"),
        (COLONS, ":"),
        (COMMAS, ","),
        (BREAKS, "\n"),
    ):
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
# The signs that stand in every line are exchanged one after the other, which is many times as fast as
# looking at each character; what is neither plain nor one of them is rare.
USUAL = tuple(zip("，；：！？（）％", ",;:!?()%", strict=True))
UNUSUAL = re.compile(r"[^\t\n -~\u4e00-\u9fff、。《》“”—…]")


def plain_text(document: str) -> str:
    """The document in plain signs; as long as the document, character answering character."""
    for sign, plain in USUAL:
        document = document.replace(sign, plain)
    return UNUSUAL.sub(lambda match: chr(_FORMS[ord(match[0])]), document)


PROSE = re.compile(r"[。;]|,(?!\d{3})")
OPENING = re.compile(
    r"\s*(?:[一二三四五六七八九十]{1,3}[、.是]|\([一二三四五六七八九十\d]{1,3}\)|\d{1,2}[、.](?!\d)|第[一二三四五六七八九十]+|[—•·*#|])"
)
RUNS_ON = ",、的和与及"
CLOSES = "。!?:;”)》…|"


def without_wraps(plain: str) -> str:
    """The text with a space for each line break that falls inside a sentence.

    Copies of printed pages break lines anywhere. A break is inside a sentence where the line runs
    on (it ends with a comma, 的, 和 …) or is prose without an end, and what follows opens nothing.
    """
    lines = plain.split("\n")
    pieces: list[str] = []
    for line, following in zip(lines, [*lines[1:], ""], strict=True):
        pieces.append(line)
        pieces.append(" " if _runs_on(line.rstrip(), following.strip()) else "\n")
    return "".join(pieces[:-1])


# A numbered line without a full stop or figures is a heading: what follows is no rest of it.
HEADED = re.compile(
    r"\s*(?:[一二三四五六七八九十]{1,3}、|\([一二三四五六七八九十]{1,3}\)|\d{1,2}[、.])[^\d。;:]{4,40}"
)
PARTICLES = re.compile(r"PM[ \n]?(?:2\.5|10)$|^(?:2\.5|10)$")


def _runs_on(line: str, following: str) -> bool:
    if not line or not following or OPENING.match(following):
        return False
    if line.endswith("PM") and following.startswith(("2.5", "10")):
        return True
    if following.startswith(("年", "平均", "浓度", "月")) and PARTICLES.search(line):
        return True
    if line[-1] in RUNS_ON or following[0] in ",。、;)”":
        return True
    if HEADED.fullmatch(line):
        return False
    return len(line) >= 12 and line[-1] not in CLOSES and PROSE.search(line) is not None
