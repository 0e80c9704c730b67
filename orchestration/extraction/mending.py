"""Breaks and blanks within sentences, taken out before the reading.

Belongs here: where a copy of a page broke a line or left a blank between two words, the text
without it, and where each place of that text stands in the document. Not here: which breaks fall
inside a sentence (`text.without_wraps`), blanks within numbers and units (`text`).
"""

import re
from bisect import bisect_right
from collections.abc import Iterator
from dataclasses import replace
from typing import Literal

from orchestration.extraction.records import Mark, Record
from orchestration.immutable import immutable

WORD = "\u4e00-\u9fff"
SIGNS = ",。;:、!?()“”《》"
BLANK = re.compile(rf" (?<=[{WORD}{SIGNS}] ) *(?=[{WORD}{SIGNS}])")
BETWEEN_WORDS = re.compile(rf" (?<=[{WORD}] )(?=[{WORD}])")
CLAUSE_ENDS = ",。;\n"
# 户籍人口90万 常住人口: an amount has ended before the blank.
AMOUNT_ENDS = re.compile(
    r"\d[十百千万亿多余]*(?:美元|元|人次|[人户家个件项吨亩斤米台辆套所座条处名次头只倍年月日位度种]|百分点|个百分点|公斤"
    r"|公里|公顷|千瓦时?|(?:平方|立方)(?:米|公里))?(?:左右|以[上下内])?$"
)
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
    found = _found(before, plain)
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


def _found(before: str, plain: str) -> list[tuple[int, int]]:
    """The breaks and stray blanks, in order; what opens a line may be a label where nothing else is stray."""
    blanks = list(_blanks(plain))
    stray_lines = {blank.line for blank in blanks if blank.stands == "within"}
    return [
        (blank.start, blank.end)
        for blank in blanks
        if before.find("\n", blank.start, blank.end) >= 0
        or blank.stands == "within"
        or (blank.stands == "first" and blank.line in stray_lines)
    ]


@immutable
class _Blank:
    """Blanks between words or signs: in which line (where it starts), and where in a clause of prose."""

    start: int
    end: int
    line: int
    stands: Literal["within", "first", ""]


def _blanks(plain: str) -> Iterator[_Blank]:
    """All of them; each line is looked through once, however many it has."""
    line, line_end, last_stop = 0, -1, -1
    for found in BLANK.finditer(plain):
        start, end = found.span()
        if start > line_end:
            line = max(line_end, plain.rfind("\n", line_end + 1, start)) + 1
            line_end = (plain.find("\n", start) + 1 or len(plain) + 1) - 1
            last_stop = max(plain.rfind(",", line, line_end), plain.rfind("。", line, line_end))
        yield _Blank(start, end, line, _stands(plain, start, is_prose=last_stop > start))


def _stands(plain: str, at: int, *, is_prose: bool) -> Literal["within", "first", ""]:
    """Whether a blank between two words stands within a clause, or in the first of a line of prose.

    `is_prose`: a comma or stop follows on the same line, as in no row of a table.
    """
    if BETWEEN_WORDS.match(plain, at) is None or OPENS.match(plain, at + 1) is not None:
        return ""
    low = max(0, at - LONGEST_CLAUSE)
    first = max(plain.rfind(sign, low, at) for sign in CLAUSE_ENDS)
    is_first = first < low or plain[first] == "\n"
    since = max(first, low)
    if (is_first and not is_prose) or AMOUNT_ENDS.search(plain, since, at) is not None:
        return ""
    if plain.rfind("“", since, at) > plain.rfind("”", since, at):
        # “好山 好水”: a slogan has its own halves.
        return ""
    return "first" if is_first else "within"
