"""Breaks and blanks within sentences, taken out before the reading.

Belongs here: where a copy of a page broke a line or left a blank between two words, the text
without it, and where each place of that text stands in the document. Not here: which breaks fall
inside a sentence (`text.without_wraps`), blanks within numbers and units (`text`).
"""

import re
from bisect import bisect_right
from dataclasses import replace

from orchestration.extraction.records import Mark, Record
from orchestration.immutable import immutable

WORD = "\u4e00-\u9fff"
SIGNS = ",。;:、!?()“”《》"
BLANK = re.compile(rf" (?<=[{WORD}{SIGNS}] ) *(?=[{WORD}{SIGNS}])")
BETWEEN_WORDS = re.compile(rf" (?<=[{WORD}] )(?=[{WORD}])")
CLAUSE_ENDS = ",。;\n"
# 户籍人口90万 常住人口: an amount has ended before the blank.
AMOUNT_ENDS = re.compile(rf"\d[{WORD}]{{1,4}}$")
# 运行平稳 全年完成…: a clause opens behind the blank.
OPENS = re.compile(
    r"全[国省市区县州年]|其中|同比|预计|力争|第[一二三四五六七八九十]|[一二三四五六七八九十]是|(?:我|本)[省市区县]"
)
LONGEST_CLAUSE = 60


@immutable
class Mended:
    """A document without the breaks and blanks within its sentences; `cuts` are where they stood in it."""

    text: str
    plain: str
    cuts: list[int]
    shifts: list[int]

    def restored(self, record: Record, document: str) -> Record:
        """The record of a place of the mended text as one of the document."""
        start, end = self._span(record.start, record.end)
        marks = tuple(Mark(one.role, *self._span(one.start, one.end), one.rule) for one in record.marks)
        return replace(record, start=start, end=end, text=document[start:end], marks=marks)

    def _span(self, start: int, end: int) -> tuple[int, int]:
        return self._place(start), self._place(end - 1) + 1

    def _place(self, at: int) -> int:
        cut = bisect_right(self.cuts, at)
        return at + self.shifts[cut - 1] if cut else at


def mended(document: str, before: str, plain: str) -> Mended | None:
    """The document without what parts its sentences in vain; None where nothing does.

    `before` is the plain text with its breaks, `plain` has a blank for each that falls inside a sentence.
    """
    found = [
        (blank.start(), blank.end())
        for blank in BLANK.finditer(plain)
        if before.find("\n", blank.start(), blank.end()) >= 0 or _is_stray(plain, blank.start())
    ]
    if not found:
        return None
    cuts, shifts, taken = [], [], 0
    for start, end in found:
        cuts.append(start - taken)
        taken += end - start
        shifts.append(taken)
    return Mended(_without(document, found), _without(plain, found), cuts, shifts)


def _without(text: str, found: list[tuple[int, int]]) -> str:
    pieces, position = [], 0
    for start, end in found:
        pieces.append(text[position:start])
        position = end
    return "".join([*pieces, text[position:]])


def _is_stray(plain: str, at: int) -> bool:
    """Whether the one blank of a clause stands between two words of it, in a line of prose."""
    if BETWEEN_WORDS.match(plain, at) is None or OPENS.match(plain, at + 1) is not None:
        return False
    first = max(plain.rfind(sign, max(0, at - LONGEST_CLAUSE), at) for sign in CLAUSE_ENDS)
    if first < 0 or plain[first] == "\n" or AMOUNT_ENDS.search(plain, first, at) is not None:
        # What opens a line may be a label: 工业 全年工业增加值….
        return False
    if plain.rfind("“", first, at) > plain.rfind("”", first, at):
        # “好山 好水”: a slogan has its own halves.
        return False
    last = at + 1
    while last < len(plain) and last - at <= LONGEST_CLAUSE and plain[last] not in CLAUSE_ENDS:
        if plain[last] == " ":
            return False
        last += 1
    return plain.find(" ", first, at) < 0 or plain.find(" ", first + 2, at) < 0
