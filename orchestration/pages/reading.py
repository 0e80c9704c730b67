"""The page of one reading: the report's text with every numeral marked by what it was read as.

Belongs here: cutting the text at the records' spans and filling the template. Not here: how
a record was read (`orchestration.extraction`).
"""

from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from orchestration.extraction import Record

# Fields in the order in which a reader checks a figure against its sentence.
SHOWN = (
    "indicator", "code", "measure", "value", "value_high", "unit", "bound", "qualifier",
    "period", "base", "nature", "subject", "part", "why",
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class Piece:
    """A stretch of the text: plain (no record), or one record's numeral."""

    text: str
    record: Record | None = None
    anchor: str = ""

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
        """The record's filled fields, then its rules, as text."""
        if self.record is None:
            return []
        filled = [
            (name, str(getattr(self.record, name)))
            for name in SHOWN
            if getattr(self.record, name) is not None
        ]
        return [*filled, ("rules", " · ".join(self.record.rules))]


def pieces(text: str, records: Sequence[Record]) -> Iterator[Piece]:
    """The whole text in order, cut at the records' spans: joined again it is the text."""
    position = 0
    for record in records:
        if record.start > position:
            yield Piece(text[position : record.start])
        yield Piece(text[record.start : record.end], record, f"n{record.start}")
        position = record.end
    if position < len(text):
        yield Piece(text[position:])


def reading_page(text: str, records: Sequence[Record], *, title: str) -> str:
    """One self-contained HTML page; whatever the report holds is shown as text, never run.

    `records` are those of `read_report(text)`, in order of start.
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
    )
