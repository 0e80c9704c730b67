"""Rows of reports and readings.

Belongs here: a report and its records as cells, in the order of the tables' columns. Not here:
whether the cells keep their contract (`frames`).
"""

from datetime import datetime
from decimal import Decimal

import polars as pl

from orchestration.extracted.tables import READINGS
from orchestration.extraction.records import Record
from orchestration.ingest.outcomes import Report
from orchestration.ingest.sentences import Sentences
from orchestration.ingest.sources import Versions

# What decimal(28,8) holds.
_LARGEST = Decimal(10) ** 20
_DECIMALS = Decimal("0.00000001")
# A reading with what only its report can say of it.
JUDGED = pl.Schema(
    {**READINGS, "said_there": pl.String(), "value_fits": pl.Boolean(), "executed_year": pl.Int32()}
)


def report_row(report: Report, versions: Versions, now: datetime) -> tuple[object, ...]:
    """The row of a report, in the order of `REPORTS`."""
    document, identity = report.document, report.identity
    return (
        identity.report_id,
        identity.division_code,
        identity.executed_year,
        identity.report_kind,
        identity.title,
        identity.url,
        identity.published_on,
        identity.is_digest,
        document.source_path,
        document.sha256,
        document.bytes,
        len(document.text),
        document.text,
        versions.reader,
        versions.registry,
        now,
    )


def reading_rows(report: Report) -> list[tuple[object, ...]]:
    """One row a record, in the order of `JUDGED`."""
    sentences = Sentences(report.document.text)
    return [
        _reading_row(report, sentences, ordinal, record) for ordinal, record in enumerate(report.records, 1)
    ]


def _reading_row(report: Report, sentences: Sentences, ordinal: int, record: Record) -> tuple[object, ...]:
    offset, sentence = sentences.around(record.start, record.end)
    value, value_high = _figure(record.value), _figure(record.value_high)
    report_id = report.identity.report_id
    return (
        f"{report_id}:{record.start}-{record.end}",
        report_id,
        ordinal,
        record.start,
        record.end,
        record.text,
        record.obs,
        record.why,
        record.indicator,
        record.indicator_code,
        record.measure,
        record.base,
        value,
        value_high,
        record.unit,
        record.bound,
        record.qualifier,
        record.period,
        record.nature,
        record.subject,
        record.part,
        "|".join(record.rules) or None,
        sentence,
        offset,
        report.document.text[record.start : record.end],
        (value is None) == (record.value is None) and (value_high is None) == (record.value_high is None),
        report.identity.executed_year,
    )


def _figure(value: Decimal | None) -> Decimal | None:
    """The value as decimal(28,8) holds it; None where it is not finite or too large."""
    if value is None or not value.is_finite() or abs(value) >= _LARGEST:
        return None
    return value.quantize(_DECIMALS)
