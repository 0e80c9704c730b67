"""Extracted tables made by hand: reports and the figures they state.

Belongs here: the Parquet tables that the reading step leaves for the warehouse, filled from a few
figures. Not here: reading text, the columns' types (`orchestration.extracted.tables`).
"""

import hashlib
import shutil
from collections import defaultdict
from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import UTC, date, datetime
from decimal import Decimal
from pathlib import Path

import polars as pl

from orchestration.extracted.note import PartNote, ViewNote, checksums
from orchestration.extracted.tables import ALERTS, VIEW_TABLES
from orchestration.view_files import NOBODYS, PARTED, WHOLE, file_of, part_of

_READ_AT = datetime(2026, 1, 1, tzinfo=UTC)


@dataclass(frozen=True, slots=True)
class Figure:
    """One figure of a report, as the reader would record it; `value` as printed, None for words alone."""

    code: str | None
    value: str | None
    unit: str = "%"
    measure: str = "growth"
    nature: str = "actual"
    period: str = "2024"
    bound: str = "exact"
    high: str | None = None
    base: str | None = None
    qualifier: str | None = None
    subject: str | None = None
    part: str | None = None
    quote: str | None = None
    indicator: str = "指标"


@dataclass(frozen=True, slots=True)
class Report:
    """One document and what it states."""

    division: str
    executed_year: int
    kind: str = "work_report"
    published: str | None = None
    edition: str | None = None
    is_digest: bool = False
    title: str = "报告"
    figures: tuple[Figure, ...] = field(default=())

    @property
    def report_id(self) -> str:
        """Identity as the reading step gives it."""
        identity = f"{self.division}-{self.executed_year}-{self.kind}"
        return f"{identity}-{self.edition}" if self.edition else identity


def write_extracted(folder: Path, reports: list[Report]) -> Path:
    """Write the tables of the view into the folder and return it."""
    folder.mkdir(parents=True, exist_ok=True)
    texts = {report.report_id: _text_of(report) for report in reports}
    observations = [row for report in reports for row in _observation_rows(report)]
    readings = [row | {"is_observation": True, "why": None} for row in observations]
    rows = {
        "reports": [_report_row(report, texts[report.report_id]) for report in reports],
        "observations": observations,
        "readings": readings,
        "rejections": [_rejection_row()],
        "findings": [],
        "alerts": [_alert_row()],
    }
    tables = {name: pl.DataFrame(rows[name], schema=schema) for name, schema in VIEW_TABLES.items()}
    parts = {part_of(report.report_id) for report in reports} or {NOBODYS}
    for name in PARTED:
        shutil.rmtree(folder / name, ignore_errors=True)
        (folder / name).mkdir()
        for part in parts:
            own = pl.col("report_id").str.starts_with(part)
            tables[name].filter(own).write_parquet(file_of(folder, name, part))
    for name in WHOLE:
        tables[name].write_parquet(file_of(folder, name, ""))
    notes = {part: PartNote(_marks(tables, part), checksums(folder, PARTED, part), 0, 0) for part in parts}
    ViewNote("", checksums(folder, WHOLE), notes).write(folder)
    return folder


def _marks(tables: Mapping[str, pl.DataFrame], part: str) -> dict[str, str]:
    """By division of the part, what changes with a row of it."""
    rows: defaultdict[str, str] = defaultdict(str)
    for name in PARTED:
        for row in tables[name].filter(pl.col("report_id").str.starts_with(part)).iter_rows(named=True):
            rows[row["report_id"][:6]] += repr(row)
    return {division: hashlib.sha256(told.encode()).hexdigest() for division, told in rows.items()}


def _sentence(figure: Figure) -> str:
    return f"{figure.indicator}{_quote(figure)}。"


def _quote(figure: Figure) -> str:
    if figure.quote is not None:
        return figure.quote
    printed = (figure.value or "").lstrip("-")
    return f"{printed}—{figure.high}{figure.unit}" if figure.high else f"{printed}{figure.unit}"


def _text_of(report: Report) -> str:
    return report.title + "\n" + "".join(_sentence(figure) for figure in report.figures)


def _report_row(report: Report, text: str) -> dict[str, object]:
    return {
        "report_id": report.report_id,
        "division_code": report.division,
        "executed_year": report.executed_year,
        "report_kind": report.kind,
        "title": report.title,
        "published_on": date.fromisoformat(report.published) if report.published else None,
        "is_digest": report.is_digest,
        "source_path": f"{report.division}/{report.report_id}.txt",
        "sha256": "0" * 64,
        "bytes": len(text.encode()),
        "characters": len(text),
        "text": text,
        "reader_version": "by hand",
        "registry_version": "by hand",
        "read_at": _READ_AT,
    }


def _observation_rows(report: Report) -> list[dict[str, object]]:
    rows: list[dict[str, object]] = []
    begin = len(report.title) + 1
    for ordinal, figure in enumerate(report.figures, start=1):
        start = begin + len(figure.indicator)
        end = start + len(_quote(figure))
        rows.append(
            {
                "observation_id": f"{report.report_id}:{start}-{end}",
                "report_id": report.report_id,
                "ordinal": ordinal,
                "span_start": start,
                "span_end": end,
                "quote": _quote(figure),
                "indicator": figure.indicator,
                "indicator_code": figure.code,
                "measure": figure.measure,
                "base": figure.base,
                "value": _decimal(figure.value),
                "value_high": _decimal(figure.high),
                "unit": figure.unit if figure.value is not None else None,
                "bound": figure.bound,
                "qualifier": figure.qualifier,
                "period": figure.period,
                "nature": figure.nature,
                "subject": figure.subject,
                "part": figure.part or ("planned" if figure.nature == "target" else "executed"),
                "rules": "by-hand",
                "sentence": _sentence(figure),
                "sentence_start": begin,
            }
        )
        begin += len(_sentence(figure))
    return rows


def _decimal(printed: str | None) -> Decimal | None:
    return None if printed is None else Decimal(printed).quantize(Decimal("1e-8"))


def _alert_row() -> dict[str, object]:
    rejection = {name: value for name, value in _rejection_row().items() if name in ALERTS}
    return rejection | {"alert_id": "unreadable", "state": "open", "since": _READ_AT}


def _rejection_row() -> dict[str, object]:
    return {
        "rejection_id": "unreadable",
        "source_path": "110000/broken.txt",
        "rule_code": "DOC-EMPTY",
        "level": "block",
        "reason": "The file is empty.",
        "reason_zh": "文件是空的。",
        "remedy": "Put the report's text into it.",
        "remedy_zh": "请写入报告的文字。",
        "first_seen": _READ_AT,
    }
