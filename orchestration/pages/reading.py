"""The page of one reading: the report's text with every numeral marked by what it was read as.

Belongs here: cutting the text at the records' spans and filling the template. Not here: how
a record was read (`orchestration.extraction`).
"""

from bisect import bisect_left, bisect_right
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise

from orchestration.extraction import Mark, Record

# Fields in the order in which a reader checks a figure against its sentence.
SHOWN = (
    "indicator", "code", "measure", "value", "value_high", "unit", "bound", "qualifier",
    "period", "base", "nature", "subject", "part", "why",
)  # fmt: skip
# The roles of words around a figure, in the order of the page's key.
ROLES = ("indicator", "measure", "qualifier", "time", "base", "subject")


@dataclass(frozen=True, slots=True)
class Piece:
    """A stretch of the text at `start`: plain (no record), or one record's numeral.

    `is_read`: something was read from it. `words` are the marks of the record with their text.
    """

    text: str
    start: int
    record: Record | None = None
    is_read: bool = False
    words: tuple[tuple[Mark, str], ...] = ()

    @property
    def anchor(self) -> str:
        """The numeral's place on the page."""
        return f"n{self.start}"

    @property
    def places(self) -> str:
        """Where its words stand, for the page's script: role, start and end of each."""
        return " ".join(f"{mark.role},{mark.start},{mark.end}" for mark, _ in self.words)

    @property
    def kind(self) -> str:
        """What colours the numeral: its measure, or why it measures nothing."""
        if self.record is None:
            return ""
        return (self.record.measure if self.record.obs else self.record.why) or "unread"

    @property
    def is_doubtful(self) -> bool:
        """True for a numeral that was not understood, or a figure of nothing in particular."""
        record = self.record
        if record is None:
            return False
        return record.why == "unread" or (record.obs and not (record.indicator and record.period))

    @property
    def fields(self) -> list[tuple[str, str]]:
        """The record's filled fields, its words with their rules, then all its rules, as text."""
        if self.record is None:
            return []
        filled = [
            (name, str(getattr(self.record, name)))
            for name in SHOWN
            if getattr(self.record, name) is not None
        ]
        told = [(f"{mark.role} read from", f"{words} ({mark.rule})") for mark, words in self.words]
        return [*filled, *told, ("rules", " · ".join(self.record.rules))]


def pieces(text: str, records: Sequence[Record]) -> Iterator[Piece]:
    """The whole text in order, cut at the records' spans and their marks': joined again it is the text."""
    read = _spans([(mark.start, mark.end) for record in records for mark in record.marks])
    cuts = sorted({place for record in records for mark in record.marks for place in (mark.start, mark.end)})
    position = 0
    for record in records:
        yield from _plain(text, position, record.start, cuts, read)
        yield Piece(text[record.start : record.end], record.start, record, words=_words(text, record))
        position = record.end
    yield from _plain(text, position, len(text), cuts, read)


def _words(text: str, record: Record) -> tuple[tuple[Mark, str], ...]:
    marks = (mark for mark in record.marks if mark.role != "figure")
    return tuple((mark, " ".join(text[mark.start : mark.end].split())) for mark in marks)


def _spans(marked: Iterable[tuple[int, int]]) -> list[tuple[int, int]]:
    """Stretches that something was read from, those that touch as one."""
    spans: list[tuple[int, int]] = []
    for start, end in sorted(set(marked)):
        if spans and start <= spans[-1][1]:
            spans[-1] = (spans[-1][0], max(spans[-1][1], end))
        else:
            spans.append((start, end))
    return spans


def _plain(
    text: str, start: int, end: int, cuts: Sequence[int], read: Sequence[tuple[int, int]]
) -> Iterator[Piece]:
    """The text between two numerals, cut wherever a mark begins or ends."""
    inside = cuts[bisect_right(cuts, start) : bisect_left(cuts, end)]
    for first, last in pairwise((start, *inside, end)):
        if first < last:
            at = bisect_right(read, (first, len(text))) - 1
            yield Piece(text[first:last], first, is_read=at >= 0 and first < read[at][1])


def reading_page(text: str, records: Sequence[Record], *, title: str) -> str:
    """One self-contained HTML page; whatever the report holds is shown as text, never run.

    `records` are those of `read_report(text)`, in order of start; where they have marks, the words
    that a figure was read from show when it is pointed at.
    """
    import jinja2

    environment = jinja2.Environment(
        loader=jinja2.PackageLoader("orchestration.pages"), autoescape=True, undefined=jinja2.StrictUndefined
    )
    marked = list(pieces(text, records))
    kinds = Counter(piece.kind for piece in marked if piece.record)
    indicators = Counter(record.code or record.indicator for record in records if record.obs)
    return environment.get_template("reading.html.j2").render(
        title=title,
        pieces=marked,
        kinds=kinds.most_common(),
        indicators=[(name, count) for name, count in indicators.most_common() if name],
        observations=sum(record.obs for record in records),
        doubtful=sum(piece.is_doubtful for piece in marked),
        roles=ROLES,
        has_words=any(piece.words for piece in marked),
    )
