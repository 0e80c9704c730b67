"""Text that knows where in the document it stands.

Belongs here: a stretch of the document that keeps its place while it is cut and joined, so that
what was read from it can be shown without being looked for. Not here: which stretches are read.

A report is read the same way from a plain `str`, only that nothing knows its place then.
"""

import re
from collections.abc import Iterable, Iterator
from functools import lru_cache
from typing import Any, SupportsIndex

Span = tuple[int, int]
# From `at` on, `size` characters come from document[start:end]; where the lengths differ, as a whole.
Piece = tuple[int, int, int, int]


class Words(str):
    """A text whose parts know where in the document they come from."""

    __slots__ = ("pieces",)
    pieces: tuple[Piece, ...]

    @classmethod
    def of_document(cls, text: str) -> "Words":
        """The whole document."""
        return cls.placed(text, ((0, len(text), 0, len(text)),))

    @classmethod
    def placed(cls, text: str, pieces: Iterable[Piece]) -> "Words":
        """A text with the places of its parts."""
        words = cls(text)
        words.pieces = tuple(pieces)
        return words

    def __getitem__(self, key: "SupportsIndex | slice[Any, Any, Any]") -> str:
        cut = str.__getitem__(self, key)
        if not isinstance(key, slice):
            return cut
        first, last, _ = key.indices(len(self))
        return Words.placed(cut, _cut(self.pieces, first, last))

    def __add__(self, other: str) -> str:
        return joined((self, other))

    def __radd__(self, other: str) -> str:
        return joined((other, self))

    def strip(self, chars: str | None = None) -> str:
        """As `str.strip`, in place."""
        return self.lstrip(chars).rstrip(chars)

    def lstrip(self, chars: str | None = None) -> str:
        """As `str.lstrip`, in place."""
        return self[len(self) - len(str.lstrip(self, chars)) :]

    def rstrip(self, chars: str | None = None) -> str:
        """As `str.rstrip`, in place."""
        return self[: len(str.rstrip(self, chars))]

    def removeprefix(self, prefix: str, /) -> str:
        """As `str.removeprefix`, in place."""
        return self[len(prefix) :] if self.startswith(prefix) else self

    def removesuffix(self, suffix: str, /) -> str:
        """As `str.removesuffix`, in place."""
        return self[: len(self) - len(suffix)] if suffix and self.endswith(suffix) else self

    def partition(self, sep: str, /) -> tuple[str, str, str]:
        """As `str.partition`, in place."""
        at = self.find(sep)
        return (self, "", "") if at < 0 else (self[:at], self[at : at + len(sep)], self[at + len(sep) :])

    def rpartition(self, sep: str, /) -> tuple[str, str, str]:
        """As `str.rpartition`, in place."""
        at = self.rfind(sep)
        return ("", "", self) if at < 0 else (self[:at], self[at : at + len(sep)], self[at + len(sep) :])

    def split(self, sep: str | None = None, maxsplit: SupportsIndex = -1) -> list[str]:
        """As `str.split`, in place where a separator is given."""
        parts = str.split(self, sep, maxsplit)
        if sep is None:
            return parts
        cuts, at = [], 0
        for part in parts:
            cuts.append(self[at : at + len(part)])
            at += len(part) + len(sep)
        return cuts

    def replace(self, old: str, new: str, count: SupportsIndex = -1, /) -> str:
        """As `str.replace`; what is put in has no place."""
        return joined(self.split(old, count), new)


def _cut(pieces: Iterable[Piece], first: int, last: int) -> Iterator[Piece]:
    for at, size, start, end in pieces:
        low, high = max(at, first), min(at + size, last)
        if low < high:
            exact = size == end - start
            yield (
                low - first,
                high - low,
                start + (low - at if exact else 0),
                end - (at + size - high if exact else 0),
            )


def joined(parts: Iterable[str], sign: str = "") -> str:
    """The parts one after the other, `sign` between them; each keeps its place."""
    parts = list(parts)
    text = sign.join(parts)
    if not any(isinstance(part, Words) for part in parts):
        return text
    pieces: list[Piece] = []
    at = 0
    for part in parts:
        if isinstance(part, Words):
            pieces += [(at + place, *rest) for place, *rest in part.pieces]  # type: ignore[misc]
        at += len(part) + len(sign)
    return Words.placed(text, pieces)


def group(match: "re.Match[str]", name: str | int = 0) -> str:
    """A group of a match, as a stretch of what was searched; empty where the group took no part."""
    start, end = match.span(name)
    return match.string[start:end] if start >= 0 else ""


def last_parting(text: str, start: int, end: int) -> int:
    """Where the last sign between two places stands that parts clauses; -1 where there is none."""
    return max(text.rfind(",", start, end), text.rfind(";", start, end), text.rfind(":", start, end))


_ENDS = re.compile(r"[。!;\n]")


@lru_cache(maxsize=8)
def _openings(text: str) -> tuple[int, ...]:
    """Where the sentences of a line begin; a line is asked for several patterns one after the other."""
    return (0, *[end.end() for end in _ENDS.finditer(text)])


def at_openings(pattern: "re.Pattern[str]", text: str) -> "Iterator[re.Match[str]]":
    """The matches that begin where a sentence does, in order, none within another."""
    position = 0
    for start in _openings(text):
        match = pattern.match(text, start) if start >= position else None
        if match is not None:
            position = match.end()
            yield match


def without(pattern: "re.Pattern[str]", text: str) -> str:
    """The text without what the pattern matches."""
    if not isinstance(text, Words):
        return pattern.sub("", text)
    kept, position = [], 0
    for match in pattern.finditer(text):
        kept.append(text[position : match.start()])
        position = match.end()
    return joined([*kept, text[position:]]) if kept else text


def split(pattern: "re.Pattern[str]", text: str) -> list[str]:
    """The stretches between what the pattern (without groups) matches."""
    if not isinstance(text, Words):
        return pattern.split(text)
    cuts = [match.span() for match in pattern.finditer(text)]
    starts, ends = [0, *(end for _, end in cuts)], [*(start for start, _ in cuts), len(text)]
    return [text[start:end] for start, end in zip(starts, ends, strict=True)]


def said_by(text: str, source: str) -> str:
    """A text that stands nowhere itself, read from `source` as a whole: 第一产业 from 一二产."""
    if not isinstance(source, Words) or not source.pieces:
        return text
    return Words.placed(text, ((0, len(text), start, end) for _, _, start, end in source.pieces))


def spans_of(text: str) -> tuple[Span, ...]:
    """Where in the document the text was read, in the order of its words; what adjoins is one span."""
    if not isinstance(text, Words):
        return ()
    spans: list[Span] = []
    for _, _, start, end in text.pieces:
        if spans and spans[-1][1] == start:
            spans[-1] = (spans[-1][0], end)
        elif (start, end) not in spans:
            spans.append((start, end))
    return tuple(spans)
