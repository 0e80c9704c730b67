"""A line of a report and where it stands.

Belongs here: the record of a line, and the state of the walk that makes it: executed or planned,
over a year or a term of years. Not here: what changes that state (`headings`, `turnings`).
"""

from dataclasses import dataclass

from orchestration.immutable import immutable

EXECUTED, PLANNED = "executed", "planned"


@immutable
class Line:
    """One line of the text: where it stands, in which part, whether it looks over a term of years.

    `span` is the first and last year of that term, where the words that open it tell them.
    """

    start: int
    end: int
    part: str
    term: str | None
    heading: str
    is_heading: bool
    expected: bool = False
    span: tuple[int, int] | None = None
    told: str = ""
    # Planned only by words of a sentence, to the end of the line or section.
    in_passing: bool = False


@dataclass(slots=True)
class Place:
    """Where in the report the walk over its lines is."""

    part: str = EXECUTED
    term: str | None = None
    heading: str = ""
    expected: bool = False
    span: tuple[int, int] | None = None
    # The heading or the words that opened this part or term of years.
    told: str = ""
    # What the walk goes back to after an outlook in passing, and how long that lasts.
    aside: tuple[str, str | None, tuple[int, int] | None, str] | None = None
    lasts: str = "part"
    # No heading opened the part, but words of a sentence.
    by_words: bool = False
    # Told to a new congress: a government's five years are over.
    ends_term: bool = False

    def plan(self, told: str, lasts: str) -> None:
        """From here on the report tells what is planned, to the end of the line, section or part."""
        self.aside = (self.part, self.term, self.span, self.told) if lasts != "part" else None
        self.part, self.term, self.span, self.told = PLANNED, None, None, told
        self.lasts, self.by_words = lasts, True

    def back(self, *lasting: str) -> None:
        """Ends an outlook that lasts no longer."""
        if self.aside is not None and self.lasts in lasting:
            self.part, self.term, self.span, self.told = self.aside
            self.aside = None

    def look_back(self, year: int | None, plan: tuple[int, int] | None = None) -> None:
        """From here on the report looks back on the five years to its own, or on a plan up to it."""
        self.term = "past"
        if year is not None:
            self.span = (year - 4, year) if plan is None else (plan[0], min(plan[1], year))

    def look_ahead(self, span: tuple[int, int] | None) -> None:
        """From here on the report tells the aims of the years of `span`."""
        self.part, self.term, self.span = PLANNED, "ahead", span

    def line(self, start: int, end: int, *, is_heading: bool) -> Line:
        """The line between two places of the text."""
        return Line(
            start, end, self.part, self.term, self.heading, is_heading, self.expected, self.span, self.told,
            self.aside is not None,
        )  # fmt: skip
