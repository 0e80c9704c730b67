"""The report's own time.

Belongs here: the year or part of a year that a report looks back on, and the period of a figure
whose sentence names none. Not here: words of time (`timewords`), which of them holds (`periods`).
"""

from dataclasses import dataclass

from orchestration.extraction.structure.lines import PLANNED, Line


@dataclass(frozen=True, slots=True)
class Clock:
    """The report's own time: the year it looks back on and, for a bulletin, its period."""

    year: int | None
    period: str | None = None

    def own(self, line: Line) -> int | None:
        """The year that this part of the report calls its own."""
        if self.year is None:
            return None
        return self.year + 1 if line.part == PLANNED and self.period is None else self.year

    def default(self, line: Line, *, whole: bool = False) -> str | None:
        """The period of a figure whose sentence names none; `whole` for an aim of the whole year."""
        own = self.own(line)
        if own is None:
            return None
        if line.term == "ahead":
            return str(self.ahead(line)[1])
        return str(own) if line.part == PLANNED or whole or self.period is None else self.period

    def aimed(self, line: Line) -> str | None:
        """The period of an aim told in words: in a plan ahead it holds for all its years."""
        if line.term == "ahead" and self.year is not None:
            return "{}/{}".format(*self.ahead(line))
        return self.default(line)

    def ahead(self, line: Line) -> tuple[int, int]:
        """First and last year that a part with aims of several years looks ahead to.

        Where its words do not tell them: the five-year plan that the year after the report's is of.
        """
        if line.term == "ahead" and line.span is not None:
            return line.span
        first = (self.year or 0) // 5 * 5 + 1
        return first, first + 4

    def back(self, line: Line) -> tuple[int, int]:
        """First and last year that a part looks back on; five years where its words tell no other."""
        if line.term == "past" and line.span is not None:
            return line.span
        return (self.year or 0) - 4, self.year or 0
