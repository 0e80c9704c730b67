"""The tables that reading hands to the warehouse.

Belongs here: names, columns and types, so that an empty table has them too. Not here: what the
values must keep to (`orchestration.contracts`).
"""

from dataclasses import dataclass, fields
from functools import cache

import polars as pl

FIGURE = pl.Decimal(28, 8)
MOMENT = pl.Datetime("us", "UTC")

REPORTS = pl.Schema(
    {
        "report_id": pl.String(),
        "division_code": pl.String(),
        "executed_year": pl.Int32(),
        "report_kind": pl.String(),
        "title": pl.String(),
        "url": pl.String(),
        "published_on": pl.Date(),
        "is_digest": pl.Boolean(),
        "source_path": pl.String(),
        "sha256": pl.String(),
        "bytes": pl.Int64(),
        "characters": pl.Int64(),
        "text": pl.String(),
        "reader_version": pl.String(),
        "registry_version": pl.String(),
        "read_at": MOMENT,
    }
)
READINGS = pl.Schema(
    {
        "observation_id": pl.String(),
        "report_id": pl.String(),
        "ordinal": pl.Int32(),
        "span_start": pl.Int32(),
        "span_end": pl.Int32(),
        "quote": pl.String(),
        "is_observation": pl.Boolean(),
        "why": pl.String(),
        "indicator": pl.String(),
        "indicator_code": pl.String(),
        "measure": pl.String(),
        "base": pl.String(),
        "value": FIGURE,
        "value_high": FIGURE,
        "unit": pl.String(),
        "bound": pl.String(),
        "qualifier": pl.String(),
        "period": pl.String(),
        "nature": pl.String(),
        "subject": pl.String(),
        "part": pl.String(),
        "rules": pl.String(),
        "sentence": pl.String(),
        "sentence_start": pl.Int32(),
    }
)
OBSERVATIONS = pl.Schema(
    {name: kind for name, kind in READINGS.items() if name not in ("is_observation", "why")}
)
REJECTIONS = pl.Schema(
    {
        "rejection_id": pl.String(),
        "report_id": pl.String(),
        "source_path": pl.String(),
        "division_code": pl.String(),
        "executed_year": pl.Int32(),
        "span_start": pl.Int32(),
        "span_end": pl.Int32(),
        "quote": pl.String(),
        "sentence": pl.String(),
        "rule_code": pl.String(),
        "level": pl.String(),
        "reason": pl.String(),
        "reason_zh": pl.String(),
        "remedy": pl.String(),
        "remedy_zh": pl.String(),
        "first_seen": MOMENT,
    }
)
# What arithmetic found: figures that are published and do not agree with others of their report.
FINDINGS = pl.Schema(
    {
        "finding_id": pl.String(),
        "report_id": pl.String(),
        "source_path": pl.String(),
        "division_code": pl.String(),
        "executed_year": pl.Int32(),
        "span_start": pl.Int32(),
        "span_end": pl.Int32(),
        "quote": pl.String(),
        "sentence": pl.String(),
        "other_spans": pl.String(),
        "rule_code": pl.String(),
        "level": pl.String(),
        "reason": pl.String(),
        "reason_zh": pl.String(),
        "remedy": pl.String(),
        "remedy_zh": pl.String(),
        "first_seen": MOMENT,
    }
)
# What is and what was wrong: rejections and findings, those that went included.
ALERTS = pl.Schema(
    {
        "alert_id": pl.String(),
        **{name: FINDINGS[name] for name in FINDINGS.names()[1:9]},
        "rule_code": pl.String(),
        "level": pl.String(),
        "reason": pl.String(),
        "reason_zh": pl.String(),
        "remedy": pl.String(),
        "remedy_zh": pl.String(),
        "state": pl.String(),
        "since": MOMENT,
        "until": MOMENT,
    }
)

TABLES: dict[str, pl.Schema] = {
    "reports": REPORTS,
    "readings": READINGS,
    "observations": OBSERVATIONS,
    "rejections": REJECTIONS,
    "findings": FINDINGS,
}

# The log knows what is; only the view knows what was.
VIEW_TABLES: dict[str, pl.Schema] = {**TABLES, "alerts": ALERTS}


@dataclass(frozen=True, slots=True)
class Tables:
    """One frame a table, each with the schema of `TABLES`."""

    reports: pl.DataFrame
    readings: pl.DataFrame
    observations: pl.DataFrame
    rejections: pl.DataFrame
    findings: pl.DataFrame

    @classmethod
    @cache
    def empty(cls) -> "Tables":
        """All tables without rows; the same ones each time, for making them costs 4 ms a report."""
        return cls(**{name: schema.to_frame() for name, schema in TABLES.items()})

    @classmethod
    def joined(cls, parts: list["Tables"]) -> "Tables":
        """The rows of all parts, table by table."""
        if not parts:
            return cls.empty()
        return cls(**{name: pl.concat([getattr(part, name) for part in parts]) for name in TABLES})

    def named(self) -> dict[str, pl.DataFrame]:
        """The frames by the names of their tables."""
        return {field.name: getattr(self, field.name) for field in fields(self)}
