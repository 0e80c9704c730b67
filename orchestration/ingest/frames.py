"""Outcomes become tables.

Belongs here: the split by contract, and the rejection of what breaks one. Not here: the rows
(`rows`), the contracts (`orchestration.contracts`), reading files (`outcomes`).
"""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from datetime import datetime
from decimal import Decimal
from functools import partial
from itertools import islice
from pathlib import Path
from typing import Any

import polars as pl

from orchestration.checks.catalogue import load_catalogue
from orchestration.contracts import MODELS, in_context, validate
from orchestration.documents import DocumentError, Identity
from orchestration.extracted import LoggedEntry, Tables
from orchestration.extracted.rejections import Evidence, Row, Whose, rejection_row
from orchestration.extracted.tables import OBSERVATIONS, READINGS, REJECTIONS, REPORTS
from orchestration.ingest.arithmetic import find_in
from orchestration.ingest.outcomes import Outcome, Report, read_source
from orchestration.ingest.pool import TOGETHER, in_processes
from orchestration.ingest.rows import JUDGED, reading_rows, report_row
from orchestration.ingest.sources import Source, Versions
from orchestration.language import message


def read_entries(
    sources: Sequence[Source], raw: Path, years: frozenset[int] | None, versions: Versions, now: datetime
) -> Iterator[LoggedEntry]:
    """The tables of each file, in order; read and judged in several processes where there are many.

    With `years` there are none of reports on other ones. A process that judges hands over tables: records
    would take longer to hand over than to judge.
    """
    work = partial(_entries, raw=raw, years=years, versions=versions, now=now)
    return in_processes(work, partial(_refusal, now=now), sources)


def judged_outcomes(outcomes: Iterable[Outcome], versions: Versions, now: datetime) -> Iterator[LoggedEntry]:
    """The tables of files that were read elsewhere."""
    rest = iter(outcomes)
    while batch := list(islice(rest, TOGETHER)):
        yield from logged_entries([outcome for outcome in batch if not outcome.is_left], versions, now)


def _entries(
    sources: Sequence[Source], raw: Path, years: frozenset[int] | None, versions: Versions, now: datetime
) -> list[LoggedEntry]:
    outcomes = [read_source(source, raw, years) for source in sources]
    return logged_entries([outcome for outcome in outcomes if not outcome.is_left], versions, now)


def _refusal(source: Source, error: DocumentError, now: datetime) -> LoggedEntry:
    return LoggedEntry(source.entry_id, _refused(Outcome(source, None, error=error), now))


def logged_entries(outcomes: Iterable[Outcome], versions: Versions, now: datetime) -> list[LoggedEntry]:
    """The tables of each file: its report and readings, every figure accepted or rejected."""
    entries: list[LoggedEntry] = []
    waiting: list[tuple[str, Report]] = []
    for outcome in outcomes:
        if outcome.report is None:
            entries.append(LoggedEntry(outcome.source.entry_id, _refused(outcome, now)))
        else:
            waiting.append((outcome.source.entry_id, outcome.report))
    # Contracts are judged for many reports at once; two files of one report must not meet there.
    while waiting:
        now_judged = {report.identity.report_id: entry for entry, report in reversed(waiting)}
        chosen = set(now_judged.values())
        judged = _judged([report for entry, report in waiting if entry in chosen], versions, now)
        entries += [LoggedEntry(entry, judged[report_id]) for report_id, entry in now_judged.items()]
        waiting = [(entry, report) for entry, report in waiting if entry not in chosen]
    return entries


def rules_broken(reports: pl.DataFrame, observations: pl.DataFrame) -> dict[str, str]:
    """A rule that each row breaks, by its observation_id; rows that break none are left out."""
    years = reports.select("report_id", "executed_year")
    figures = observations.join(years, on="report_id", how="left", maintain_order="left").with_columns(
        pl.col("quote").alias("said_there"), pl.lit(value=True).alias("value_fits")
    )
    failures = validate(in_context(figures), MODELS["observations"]).failures
    return dict(_of_rows(failures, figures).select("observation_id", "rule_code").iter_rows())


def _refused(outcome: Outcome, now: datetime) -> Tables:
    """No report, and one rejection that names the file."""
    error = outcome.error
    if error is None:
        raise ValueError(f"{outcome.source.source_path}: neither read nor refused")
    whose = _whose(outcome.source.source_path, outcome.identity)
    row = rejection_row(
        error.rule_code,
        message("{path}: {reason}", path=error.path, reason=error.reason),
        whose,
        now,
        remedy=error.remedy,
    )
    return _only_rejected(row)


def _judged(reports: Sequence[Report], versions: Versions, now: datetime) -> dict[str, Tables]:
    """The tables of each report by its id; ids are distinct."""
    by_id = {report.identity.report_id: report for report in reports}
    rows = _frame([report_row(report, versions, now) for report in reports], REPORTS)
    named = validate(rows, MODELS["reports"]).accepted
    judged = _frame([row for report in reports for row in reading_rows(report)], JUDGED)
    observations, broken = _split(judged)
    breaches = [_breach(by_id[row["report_id"]], row["rule_code"], row, now) for row in broken.to_dicts()]
    parts = {
        "reports": _by_report(named),
        "readings": _by_report(judged.select(READINGS.names())),
        "observations": _by_report(observations),
        "rejections": _by_report(_frame(breaches, REJECTIONS)),
        "findings": _by_report(find_in(named, observations, now)),
    }
    return {report_id: _own(report, parts, now) for report_id, report in by_id.items()}


def _split(judged: pl.DataFrame) -> tuple[pl.DataFrame, pl.DataFrame]:
    """Observations that keep every contract, and the rows that break one, once for each rule they break."""
    readings = judged.select(READINGS.names())
    figures = judged.filter("is_observation").drop("is_observation", "why")
    split = validate(in_context(figures), MODELS["observations"])
    misread = validate(readings, MODELS["readings"]).failures
    rules = pl.concat([_of_rows(split.failures, figures), _of_rows(misread, readings)]).unique()
    kept = split.accepted.join(rules, on="observation_id", how="anti", maintain_order="left")
    broken = rules.join(judged, on="observation_id").sort("report_id", "span_start", "rule_code")
    return kept.select(OBSERVATIONS.names()), broken


def _own(report: Report, parts: Mapping[str, Mapping[str, pl.DataFrame]], now: datetime) -> Tables:
    """The report's part of each table."""
    report_id = report.identity.report_id
    if report_id not in parts["reports"]:
        # Its figures would have no report to belong to.
        return _only_rejected(_breach(report, "DOC-CONTRACT", {"report_id": report_id}, now))
    own = {name: frames[report_id] for name, frames in parts.items() if report_id in frames}
    return Tables(**{**Tables.empty().named(), **own})


def _by_report(frame: pl.DataFrame) -> dict[str, pl.DataFrame]:
    parts = frame.partition_by("report_id", as_dict=True, maintain_order=True)
    return {str(key[0]): part for key, part in parts.items()}


def _only_rejected(row: Row) -> Tables:
    return Tables(**{**Tables.empty().named(), "rejections": _frame([row], REJECTIONS)})


def _of_rows(failures: pl.DataFrame, frame: pl.DataFrame) -> pl.DataFrame:
    """The rules that rows break, by observation_id instead of row number."""
    ids = frame.select("observation_id").with_row_index("row")
    return failures.join(ids, on="row").select("observation_id", "rule_code")


def _breach(report: Report, rule_code: str, row: Mapping[str, Any], now: datetime) -> Row:
    """The rejection of a figure, or of the whole report where the row has no span."""
    # A numeral that measures nothing takes no observation away: its breach carries no span.
    is_figure = row.get("is_observation") is True
    evidence = Evidence(
        start=row["span_start"] if is_figure else None,
        end=row["span_end"] if is_figure else None,
        quote=row.get("quote"),
        sentence=row.get("sentence"),
    )
    written = {name: _as_written(cell) for name, cell in row.items()}
    rule, whose = load_catalogue()[rule_code], _whose(report.document.source_path, report.identity)
    return rejection_row(
        rule_code, rule.about(written), whose, now, evidence, reason_zh=rule.about_zh(written)
    )


def _as_written(cell: object) -> object:
    """A figure without the zeros that its column adds."""
    return f"{cell.normalize():f}" if isinstance(cell, Decimal) else cell


def _whose(source_path: str, identity: Identity | None) -> Whose:
    if identity is None:
        return Whose(source_path)
    return Whose(source_path, identity.report_id, identity.division_code, identity.executed_year)


def _frame(rows: Sequence[tuple[object, ...]], schema: pl.Schema) -> pl.DataFrame:
    """The rows as a table; made column by column it takes a third of the time that row by row does."""
    columns = zip(*rows, strict=True) if rows else ([] for _ in schema)
    return pl.DataFrame(
        [_column(name, cells, dtype) for (name, dtype), cells in zip(schema.items(), columns, strict=True)]
    )


def _column(name: str, cells: Sequence[object], dtype: pl.DataType) -> pl.Series:
    if not isinstance(dtype, pl.Decimal):
        return pl.Series(name, cells, dtype)
    # polars takes decimals apart in Python, digits it reads itself.
    digits = [None if cell is None else f"{cell:f}" for cell in cells]
    return pl.Series(name, digits, pl.String).cast(dtype)
