"""Outcomes become tables.

Belongs here: rows of reports and readings, the split by contract, and the rejection of what
breaks one. Not here: the contracts (`orchestration.contracts`), reading files (`outcomes`).
"""

from collections.abc import Mapping, Sequence
from datetime import datetime
from decimal import Decimal
from typing import Any

import polars as pl

from orchestration.checks.catalogue import load_catalogue
from orchestration.contracts import MODELS, in_context, validate
from orchestration.documents import Identity
from orchestration.extracted import LoggedEntry, Tables
from orchestration.extracted.rejections import Evidence, Row, Whose, rejection_row
from orchestration.extracted.tables import OBSERVATIONS, READINGS, REJECTIONS, REPORTS
from orchestration.extraction.records import Record
from orchestration.ingest.outcomes import Outcome, Report
from orchestration.ingest.sentences import Sentences
from orchestration.ingest.sources import Versions

# What decimal(28,8) holds.
_LARGEST = Decimal(10) ** 20
_DECIMALS = Decimal("0.00000001")
_JUDGED = pl.Schema({**READINGS, "said_there": pl.String(), "value_fits": pl.Boolean()})


def logged_entry(outcome: Outcome, versions: Versions, now: datetime) -> LoggedEntry:
    """The tables of one file: its report and readings, every figure accepted or rejected."""
    if outcome.report is None:
        return LoggedEntry(outcome.source.entry_id, _refused(outcome, now))
    return LoggedEntry(outcome.source.entry_id, _judged(outcome.report, versions, now))


def _refused(outcome: Outcome, now: datetime) -> Tables:
    """No report, and one rejection that names the file."""
    error = outcome.error
    if error is None:
        raise ValueError(f"{outcome.source.source_path}: neither read nor refused")
    whose = _whose(outcome.source.source_path, outcome.identity)
    row = rejection_row(error.rule_code, f"{error.path}: {error.reason}", whose, now, remedy=error.remedy)
    return Tables(**{**Tables.empty().named(), "rejections": _frame([row], REJECTIONS)})


def _judged(report: Report, versions: Versions, now: datetime) -> Tables:
    reports = validate(_report_frame(report, versions, now), MODELS["reports"])
    rows = _reading_rows(report)
    judged = pl.DataFrame(rows, schema=_JUDGED, orient="row")
    figures = judged.filter("is_observation").drop("is_observation", "why")
    year = pl.lit(report.identity.executed_year, dtype=pl.Int32).alias("executed_year")
    split = validate(in_context(figures.with_columns(year)), MODELS["observations"])
    readings = judged.select(READINGS.names())
    misread = validate(readings, MODELS["readings"]).failures
    broken = pl.concat([_of_rows(split.failures, figures), _of_rows(misread, readings)]).unique()
    if reports.accepted.is_empty():
        # Its figures would have no report to belong to.
        row = _breach(report, "DOC-CONTRACT", {"report_id": report.identity.report_id}, now)
        return Tables(**{**Tables.empty().named(), "rejections": _frame([row], REJECTIONS)})
    kept = split.accepted.join(broken, on="observation_id", how="anti", maintain_order="left")
    said = broken.join(judged, on="observation_id").sort("span_start", "rule_code").to_dicts()
    return Tables(
        reports=reports.accepted,
        readings=readings,
        observations=kept.select(OBSERVATIONS.names()),
        rejections=_frame([_breach(report, row["rule_code"], row, now) for row in said], REJECTIONS),
    )


def _of_rows(failures: pl.DataFrame, frame: pl.DataFrame) -> pl.DataFrame:
    """The rules that rows break, by observation_id instead of row number."""
    ids = frame.select("observation_id").with_row_index("row")
    return failures.join(ids, on="row").select("observation_id", "rule_code")


def _breach(report: Report, rule_code: str, row: Mapping[str, Any], now: datetime) -> Row:
    """The rejection of a figure, or of the whole report where the row has no span."""
    told = {**row, "executed_year": report.identity.executed_year}
    # A numeral that measures nothing takes no observation away: its breach carries no span.
    is_figure = row.get("is_observation") is True
    evidence = Evidence(
        start=row["span_start"] if is_figure else None,
        end=row["span_end"] if is_figure else None,
        quote=row.get("quote"),
        sentence=row.get("sentence"),
    )
    said = load_catalogue()[rule_code].about(told)
    return rejection_row(rule_code, said, _whose(report.document.source_path, report.identity), now, evidence)


def _whose(source_path: str, identity: Identity | None) -> Whose:
    if identity is None:
        return Whose(source_path)
    return Whose(source_path, identity.report_id, identity.division_code, identity.executed_year)


def _report_frame(report: Report, versions: Versions, now: datetime) -> pl.DataFrame:
    document, identity = report.document, report.identity
    row = (
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
    return _frame([row], REPORTS)


def _reading_rows(report: Report) -> list[tuple[object, ...]]:
    """One row a record, in the order of `_JUDGED`."""
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
        record.code,
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
    )


def _figure(value: Decimal | None) -> Decimal | None:
    """The value as decimal(28,8) holds it; None where it is not finite or too large."""
    if value is None or not value.is_finite() or abs(value) >= _LARGEST:
        return None
    return value.quantize(_DECIMALS)


def _frame(rows: Sequence[tuple[object, ...]], schema: pl.Schema) -> pl.DataFrame:
    return pl.DataFrame(rows, schema=schema, orient="row")
