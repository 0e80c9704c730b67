"""Periods in the form of ISO 8601.

Belongs here: whether a period is valid, and the years it spans. Not here: reading periods out of
a text (`orchestration.extraction`).
"""

import re
from dataclasses import dataclass
from datetime import date

_POINT = re.compile(r"(?P<year>\d{4})(?:-(?P<month>\d{2})(?:-(?P<day>\d{2}))?)?", re.ASCII)


@dataclass(frozen=True, slots=True)
class Span:
    """First and last year of a period."""

    first_year: int
    last_year: int


def parse_period(period: str) -> Span | None:
    """The years of YYYY, YYYY-MM, YYYY-MM-DD, or two of these with / between; None where it is not valid."""
    points = [_point(part) for part in period.split("/")]
    if len(points) > 2 or None in points:
        return None
    days = [point for point in points if point is not None]
    if days[0] > days[-1]:
        return None
    return Span(days[0].year, days[-1].year)


def _point(text: str) -> date | None:
    match = _POINT.fullmatch(text)
    if match is None:
        return None
    try:
        return date(int(match["year"]), int(match["month"] or 1), int(match["day"] or 1))
    except ValueError:
        return None
