"""The words that a published figure was read from.

Belongs here: the text of its report, as the last reading kept it, read once more with marks; the
passages in which they stand. Not here: the SQL on marts (`published`), laying it out (`cli`).

Marks are read again rather than stored: every figure has half a dozen, nobody asks for more than
a few, and a report is read again in a tenth of a second.
"""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from orchestration.extraction import Mark, Record
from orchestration.paths import Home
from orchestration.view_files import file_of, part_of

# Where a passage ends; a line ends one too.
ENDS = re.compile(r"[。！？!?；;\n]")
LONGEST = 400


@dataclass(frozen=True, slots=True)
class Passage:
    """A stretch of the report: its offset, its text, and the marks in it (offsets of the report)."""

    start: int
    text: str
    marks: tuple[Mark, ...]


@dataclass(frozen=True, slots=True)
class Evidence:
    """How a figure was read: its record with marks, the passages in the order of the text.

    `is_as_published` is false where today's rules read the figure otherwise than the release has it.
    """

    record: Record
    passages: tuple[Passage, ...]
    is_as_published: bool


def evidence_of(home: Home, row: Mapping[str, object]) -> Evidence | None:
    """The evidence of a row of `find_observation`; None where the text of its report is not kept here."""
    from orchestration.extraction import read_report

    text = report_text(home, str(row["report_id"]), str(row["sha256"]))
    if text is None:
        return None
    division, year = row["filed_division_code"] or row["division_code"], row["executed_year"]
    start, end = int(str(row["span_start"])), int(str(row["span_end"]))
    records = read_report(
        text,
        division=None if division is None else str(division),
        year=None if year is None else int(str(year)),
        with_marks=True,
    )
    record = next((one for one in records if (one.start, one.end) == (start, end)), None)
    if record is None:
        return None
    is_as_published = "|".join(record.rules) == row["rules"]
    return Evidence(record, tuple(passages(text, record.marks)), is_as_published)


def report_text(home: Home, report_id: str, sha256: str) -> str | None:
    """The decoded text of a report with these bytes; None where the last reading has no such."""
    import duckdb

    kept = file_of(home.extracted / "current", "reports", part_of(report_id))
    if not kept.is_file():
        return None
    with duckdb.connect() as connection:
        found = connection.execute(
            "select text from read_parquet($1) where report_id = $2 and sha256 = $3",
            [str(kept), report_id, sha256],
        ).fetchone()
    return None if found is None else str(found[0])


def passages(text: str, marks: Sequence[Mark]) -> list[Passage]:
    """The sentences that hold the marks, in order, each once."""
    inside: dict[tuple[int, int], list[Mark]] = {}
    for mark in marks:
        inside.setdefault(_around(text, mark), []).append(mark)
    spans: list[tuple[int, int, list[Mark]]] = []
    for (start, end), held in sorted(inside.items()):
        if spans and start < spans[-1][1]:
            first, last, earlier = spans.pop()
            spans.append((first, max(last, end), [*earlier, *held]))
        else:
            spans.append((start, end, held))
    return [Passage(start, text[start:end], tuple(held)) for start, end, held in spans]


def _around(text: str, mark: Mark) -> tuple[int, int]:
    first = max(0, mark.start - LONGEST)
    before = [match.end() for match in ENDS.finditer(text, first, mark.start)]
    after = ENDS.search(text, mark.end, mark.end + LONGEST)
    start = before[-1] if before else first
    end = min(len(text), mark.end + LONGEST) if after is None else after.end()
    stretch = text[start:end]
    return start + len(stretch) - len(stretch.lstrip()), start + len(stretch.rstrip())
