"""Corrections applied to what was read.

Belongs here: what each action does to the tables, and when it no longer matches. Not here: the
lines (`lines`), where what was read comes from (`orchestration.extracted`).
"""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import datetime
from decimal import Decimal
from typing import Any

import polars as pl

from orchestration.arithmetic.districts import RULE as ACROSS
from orchestration.corrections.lines import FILE, Correction, CorrectionError
from orchestration.extracted.rejections import Evidence, Row, Whose, finding_row, rejection_row
from orchestration.extracted.tables import FINDINGS, OBSERVATIONS, REJECTIONS, Tables
from orchestration.language import message

# Rules about the form of a reading: what breaks them cannot be published, whoever vouches for it.
_OF_FORM = frozenset(
    {"OBS-SHAPE", "OBS-SPAN", "OBS-MEASURE", "OBS-BOUND", "OBS-NATURE", "OBS-CODE", "OBS-VALUE"}
)
MARK = "CORRECTED"
_STEP = Decimal("0.00000001")
_OWNER = ("report_id", "source_path", "division_code", "executed_year")
_PLACE = ("report_id", "span_start", "span_end")
Place = tuple[str, int, int]
FindIn = Callable[[pl.DataFrame, pl.DataFrame, datetime], pl.DataFrame]
Judge = Callable[[pl.DataFrame, pl.DataFrame], Mapping[str, str]]


@dataclass(frozen=True, slots=True)
class Judges:
    """The rules that a corrected figure must keep too.

    `find_in(reports, observations, now)` gives the findings of arithmetic in single reports,
    `find_across` those between reports; `judge(reports, observations)` the rule that a row breaks, by
    its observation_id.
    """

    find_in: FindIn
    find_across: FindIn
    judge: Judge


def apply_corrections(
    tables: Tables, corrections: Sequence[Correction], judges: Judges, now: datetime
) -> Tables:
    """The tables as they are with the corrections that have not expired.

    accept: a rejected figure is published, or a finding is known and no longer told. reject: a
    published figure goes to quarantine. correct: the figure is published with another value.
    Raises `CorrectionError` for the first line that does not match what was read.
    """
    if not corrections:
        return tables
    valid = [one for one in corrections if not one.has_expired(now.date())]
    readings = _by_place(tables.readings.filter("is_observation"))
    for one in valid:
        _check_match(one, readings.get(one.place))
    amended = _published(tables, valid, readings, now)
    _check_contracts(amended, valid, judges)
    findings = pl.concat([_examined(amended, valid, judges, now), _expired(corrections, now)])
    return replace(amended, findings=findings.sort("report_id", "span_start", "rule_code"))


def _check_match(one: Correction, reading: Mapping[str, Any] | None) -> None:
    if reading is None:
        raise CorrectionError(
            one.line,
            message(
                "{report_id} has no figure at {start}-{end}.",
                report_id=one.report_id,
                start=one.start,
                end=one.end,
            ),
        )
    if reading["value"] != one.expected:
        read = "none" if reading["value"] is None else f"{reading['value'].normalize():f}"
        raise CorrectionError(
            one.line, message("The value there is {read}, not {expected}.", read=read, expected=one.expected)
        )


def _published(
    tables: Tables, valid: Sequence[Correction], readings: Mapping[Place, Mapping[str, Any]], now: datetime
) -> Tables:
    """Observations and rejections after the corrections, nothing lost between them."""
    rejected, found = _rules_at(tables.rejections), _rules_at(tables.findings)
    for one in valid:
        _check_sense(one, rejected.get(one.place, set()), found.get(one.place, set()))
    paths = {row["report_id"]: row for row in tables.reports.select(*_OWNER).to_dicts()}
    out = [one.place for one in valid if one.action == "reject"]
    back = [
        one for one in valid if one.action == "correct" or (one.place in rejected and one.action == "accept")
    ]
    amended = [_amended(readings[one.place], one) for one in back]
    observations = _without(tables.observations, [*out, *(one.place for one in back)])
    observations = pl.concat([observations, pl.DataFrame(amended, schema=OBSERVATIONS, orient="row")])
    rows = [_set_aside(readings[one.place], one, paths, now) for one in valid if one.action == "reject"]
    rejections = _without(tables.rejections, [*out, *(one.place for one in back)])
    return replace(
        tables,
        observations=observations.sort("report_id", "span_start"),
        rejections=pl.concat([rejections, pl.DataFrame(rows, schema=REJECTIONS, orient="row")]),
    )


def _check_sense(one: Correction, rejected: set[str], found: set[str]) -> None:
    if one.action == "accept" and not rejected and not found:
        raise CorrectionError(
            one.line, message("The figure breaks no rule any more; there is nothing to accept.")
        )
    if one.action == "accept" and rejected & _OF_FORM:
        codes = ", ".join(sorted(rejected & _OF_FORM))
        raise CorrectionError(
            one.line, message("A figure that breaks {codes} cannot be published.", codes=codes)
        )
    if one.action == "correct" and rejected & _OF_FORM - {"OBS-VALUE"}:
        raise CorrectionError(one.line, message("Another value does not mend how the figure was read."))


def _amended(reading: Mapping[str, Any], one: Correction) -> dict[str, object]:
    row = {name: reading[name] for name in OBSERVATIONS.names()}
    row["rules"] = "|".join(filter(None, [reading["rules"], MARK]))
    if one.value is not None:
        row["value"] = one.value.quantize(_STEP)
    return row


def _set_aside(
    reading: Mapping[str, Any], one: Correction, paths: Mapping[str, Mapping[str, Any]], now: datetime
) -> Row:
    owner = paths[one.report_id]
    whose = Whose(owner["source_path"], one.report_id, owner["division_code"], owner["executed_year"])
    evidence = Evidence(one.start, one.end, reading["quote"], reading["sentence"])
    return rejection_row(
        "COR-REJECTED",
        message("raw/{file}, line {line}: {reason}", file=FILE, line=one.line, reason=one.reason),
        whose,
        now,
        evidence,
    )


def _check_contracts(tables: Tables, valid: Sequence[Correction], judges: Judges) -> None:
    """A corrected figure keeps its contract like any other."""
    corrected = {f"{one.report_id}:{one.start}-{one.end}": one for one in valid if one.action == "correct"}
    if not corrected:
        return
    rows = tables.observations.filter(pl.col("observation_id").is_in(list(corrected)))
    for observation_id, rule_code in judges.judge(tables.reports, rows).items():
        raise CorrectionError(
            corrected[observation_id].line,
            message("With that value the figure breaks {rule_code}.", rule_code=rule_code),
        )


def _examined(amended: Tables, valid: Sequence[Correction], judges: Judges, now: datetime) -> pl.DataFrame:
    """Findings, those that the corrections touch anew, without what somebody accepted."""
    of_touched = pl.col("report_id").is_in(list({one.report_id for one in valid}))
    of_others = amended.findings.filter(~of_touched & (pl.col("rule_code") != ACROSS))
    within = judges.find_in(amended.reports.filter(of_touched), amended.observations.filter(of_touched), now)
    across = judges.find_across(amended.reports, amended.observations, now)
    accepted = [one.place for one in valid if one.action == "accept"]
    return pl.concat([of_others, _without(pl.concat([within, across]), accepted)])


def _expired(corrections: Sequence[Correction], now: datetime) -> pl.DataFrame:
    """A finding for each correction whose time is over."""
    rows = [
        finding_row(
            "COR-EXPIRED",
            message(
                "raw/{file}, line {line}, was made until {until}: {reason}",
                file=FILE,
                line=one.line,
                until=one.until,
                reason=one.reason,
            ),
            Whose(FILE, one.report_id),
            now,
            Evidence(one.start, one.end),
        )
        for one in corrections
        if one.has_expired(now.date())
    ]
    return pl.DataFrame(rows, schema=FINDINGS, orient="row")


def _by_place(rows: pl.DataFrame) -> dict[Place, Mapping[str, Any]]:
    return {(row["report_id"], row["span_start"], row["span_end"]): row for row in rows.to_dicts()}


def _rules_at(rows: pl.DataFrame) -> dict[Place, set[str]]:
    """The rules that are broken at each place."""
    rules: dict[Place, set[str]] = {}
    for report_id, start, end, code in rows.select(*_PLACE, "rule_code").drop_nulls().iter_rows():
        rules.setdefault((report_id, start, end), set()).add(code)
    return rules


def _without(rows: pl.DataFrame, places: Sequence[Place]) -> pl.DataFrame:
    if not places:
        return rows
    schema = {name: rows.schema[name] for name in _PLACE}
    gone = pl.DataFrame(list(places), schema=schema, orient="row")
    return rows.join(gone, on=list(_PLACE), how="anti", maintain_order="left")
