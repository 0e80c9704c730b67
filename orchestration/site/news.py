"""What a release brought, for its front page.

Belongs here: reading it from the difference that lies in the release. Not here: finding it
(`orchestration.diff`).
"""

import json
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from orchestration.diff import DIFF_JSON


@dataclass(frozen=True, slots=True)
class ReportNews:
    """A report that is new, lost or changed."""

    report_id: str
    outcome: str
    title: str | None


@dataclass(frozen=True, slots=True)
class News:
    """What differs from the release before: reports, and rows of all tables by what became of them."""

    is_first: bool
    reports: tuple[ReportNews, ...]
    rows_added: int
    rows_gone: int
    rows_changed: int

    def report_count(self, outcome: str) -> int:
        """How many reports are new, lost or changed."""
        return sum(report.outcome == outcome for report in self.reports)

    @property
    def is_empty(self) -> bool:
        """Whether reports and rows are those of the release before."""
        return not (self.reports or self.rows_added or self.rows_gone or self.rows_changed)


def read_news(folder: Path) -> News | None:
    """What the release in `folder` brought; None where it does not say so."""
    try:
        return _news_of(json.loads((folder / DIFF_JSON).read_bytes()))
    except (OSError, ValueError, KeyError, TypeError):
        return None


def _news_of(told: dict[str, Any]) -> News:
    return News(
        is_first=told["before"] is None,
        reports=tuple(ReportNews(row["report_id"], row["outcome"], row["title"]) for row in told["reports"]),
        rows_added=sum(table["added"] for table in told["tables"]),
        rows_gone=sum(table["gone"] for table in told["tables"]),
        rows_changed=sum(table["changed"] for table in told["tables"]),
    )
