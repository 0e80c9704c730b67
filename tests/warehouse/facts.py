"""The real figures of ../shared/facts as reports, one for each document they were read from.

Belongs here: facts.csv turned into reports. Not here: what their attainments must be.
"""

import csv
from collections import defaultdict
from pathlib import Path

from warehouse.extracted import Figure, Report

_Row = dict[str, str]


def reports_of_facts(facts: Path) -> list[Report]:
    """One report for each document; a bulletin of another day is a document of its own."""
    documents: dict[tuple[str, str], list[_Row]] = defaultdict(list)
    with facts.open(encoding="utf-8", newline="") as lines:
        for row in csv.DictReader(lines):
            edition = row["published_on"] if row["report_kind"] == "bulletin" else ""
            documents[row["report_id"], edition].append(row)
    firsts: dict[str, str] = {}
    for report_id, edition in sorted(documents, key=lambda document: document[1] or "9999"):
        firsts.setdefault(report_id, edition)
    return [
        _report(rows, None if edition == firsts[report_id] else edition.replace("-", "") or "undated")
        for (report_id, edition), rows in documents.items()
    ]


def _report(rows: list[_Row], edition: str | None) -> Report:
    head = rows[0]
    return Report(
        division=head["division_code"],
        executed_year=int(head["executed_year"]),
        kind=head["report_kind"],
        published=min((row["published_on"] for row in rows if row["published_on"]), default=None),
        edition=edition,
        is_digest=True,
        title=head["report_title"],
        figures=tuple(_figure(row) for row in rows),
    )


def _figure(row: _Row) -> Figure:
    is_index = row["unit"] == "上年=100"  # 102 with the year before at 100 is growth by 2 %
    return Figure(
        code=row["indicator_code"],
        indicator=row["indicator_zh"],
        value=str(float(row["value"]) - 100) if is_index else row["value"],
        unit="%" if is_index else row["unit"],
        measure="growth" if is_index else row["measure"],
        nature=row["nature"],
        period=row["period"],
        bound=row["bound"],
    )
