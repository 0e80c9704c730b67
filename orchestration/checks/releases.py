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
        "\n\n".join(
            f"**{check.mart}: {check.name}** – {check.observed}\n\n{evidence_table(check.evidence)}"
            for check in failed
        ),
        said=f"{said}. {rule.remedy}" if failed else "",
        severity="WARN" if failed and not blocks else None,
    )


def what_to_do(verdict: GateResult) -> str:
    """The rules that keep the release back, with what they found and the remedy; Markdown."""
    rules = [rule for rule in gate_rules() if any(c.is_blocking for c in verdict.under(rule.code))]
    parts = []
    for rule in rules:
        told = [f"- {check.mart}: {check.name} ({check.observed})" for check in verdict.under(rule.code)]
        lines = "\n".join(told)
        parts.append(f"**{rule.code}** {rule.says} {rule.says_zh}\n\n{lines}\n\nWhat to do: {rule.remedy}")
    return "\n\n".join(parts)
