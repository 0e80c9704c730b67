"""Checks of a release: what the gate found, as Dagster shows it.

Belongs here: one result a rule, and what to do about a release that was kept back. Not here: judging
(`orchestration.gate`).
"""

import dagster as dg

from orchestration.checks.catalogue import Rule
from orchestration.checks.evidence import evidence_table
from orchestration.checks.showing import rule_result
from orchestration.gate import GateResult, gate_rules

ASSET = "release"


def gate_check(rule: Rule, verdict: GateResult) -> dg.AssetCheckResult:
    """What the gate found under one rule: which tables break it, and the rows that do."""
    failed = verdict.under(rule.code)
    said = "; ".join(f"{check.mart}: {check.name} ({check.observed})" for check in failed)
    # A block that somebody accepted for this once is told as a warning.
    blocks = any(check.is_blocking for check in failed)
    return rule_result(
        rule,
        ASSET,
        len(failed),
        _found(verdict, rule),
        said=f"{said}. {rule.remedy}" if failed else "",
        severity="WARN" if failed and not blocks else None,
    )


def remedies(verdict: GateResult) -> str:
    """What to do about each rule that keeps the release back, one a line."""
    return "\n".join(f"{rule.code}: {rule.remedy}" for rule in _blocking(verdict))


def what_to_do(verdict: GateResult) -> str:
    """The rules that keep the release back, with what they found, the rows and the remedy; Markdown."""
    return "\n\n".join(
        f"**{rule.code}** {rule.says} {rule.says_zh}\n\n{_found(verdict, rule)}\n\nWhat to do: {rule.remedy}"
        for rule in _blocking(verdict)
    )


def _blocking(verdict: GateResult) -> list[Rule]:
    return [rule for rule in gate_rules() if any(check.is_blocking for check in verdict.under(rule.code))]


def _found(verdict: GateResult, rule: Rule) -> str:
    return "\n\n".join(
        f"{check.mart}: {check.name} – {check.observed}\n\n{evidence_table(check.evidence)}"
        for check in verdict.under(rule.code)
    )
