"""Rows of the tables of rejections and findings.

Belongs here: making a row from a rule of the catalogue. Not here: deciding that a rule is broken.
"""

import hashlib
from dataclasses import dataclass
from datetime import datetime

from orchestration.checks.catalogue import load_catalogue
from orchestration.language import Message

Row = tuple[
    str, str | None, str, str | None, int | None, int | None, int | None, str | None, str | None,
    str, str, str, str, str, str, datetime,
]  # fmt: skip


@dataclass(frozen=True, slots=True)
class Whose:
    """The file that a rejection is about, and the report that it is, as far as that is known."""

    source_path: str
    report_id: str | None = None
    division_code: str | None = None
    executed_year: int | None = None


@dataclass(frozen=True, slots=True)
class Evidence:
    """The figure that a rejection is about: half-open offsets into the text, its words, its sentence."""

    start: int | None = None
    end: int | None = None
    quote: str | None = None
    sentence: str | None = None


NO_EVIDENCE = Evidence()


def rejection_row(
    rule_code: str,
    reason: str,
    whose: Whose,
    now: datetime,
    evidence: Evidence = NO_EVIDENCE,
    remedy: str | None = None,
    reason_zh: str | None = None,
) -> Row:
    """The row of a breach, in the order of `tables.REJECTIONS`; the level is the catalogue's, and so is
    the remedy where none is given. What is said in Chinese comes with a message; for other text it
    is `reason_zh`, or what the rule says.

    The id is the same whenever the same rule is broken by the same figure of the same file.
    """
    rule = load_catalogue()[rule_code]
    return (
        _named(rule_code, whose, evidence),
        whose.report_id,
        whose.source_path,
        whose.division_code,
        whose.executed_year,
        evidence.start,
        evidence.end,
        evidence.quote,
        evidence.sentence,
        rule_code,
        rule.level,
        str(reason),
        reason_zh or _chinese(reason, rule.says_zh),
        str(remedy or rule.remedy),
        _chinese(remedy, rule.remedy_zh),
        now,
    )


def finding_row(
    rule_code: str,
    told: str,
    whose: Whose,
    now: datetime,
    evidence: Evidence = NO_EVIDENCE,
    other_spans: str | None = None,
) -> tuple[object, ...]:
    """The row of a finding, in the order of `tables.FINDINGS`; `other_spans` as START-END|START-END."""
    rule = load_catalogue()[rule_code]
    return (
        _named(rule_code, whose, evidence),
        whose.report_id,
        whose.source_path,
        whose.division_code,
        whose.executed_year,
        evidence.start,
        evidence.end,
        evidence.quote,
        evidence.sentence,
        other_spans,
        rule_code,
        rule.level,
        str(told),
        _chinese(told, rule.says_zh),
        rule.remedy,
        rule.remedy_zh,
        now,
    )


def _chinese(text: str | None, otherwise: str) -> str:
    return text.in_language("zh") if isinstance(text, Message) else otherwise


def _named(rule_code: str, whose: Whose, evidence: Evidence) -> str:
    named = f"{whose.source_path}\0{rule_code}\0{evidence.start}\0{evidence.end}\0{evidence.quote}"
    return hashlib.sha256(named.encode()).hexdigest()[:24]
