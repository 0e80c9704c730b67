"""The staged release against the one that readers see.

Belongs here: findings of `orchestration.history` as checks of the gate. Not here: the comparison.
"""

from collections.abc import Sequence

from orchestration.checks.levels import GRAVITY
from orchestration.gate.verdict import GateCheck
from orchestration.history import HistoryResult

HISTORY = "history"


def history_checks(found: Sequence[HistoryResult]) -> tuple[GateCheck, ...]:
    """One check a rule that was asked."""
    return tuple(map(_check, found))


def _check(found: HistoryResult) -> GateCheck:
    severity = GRAVITY[found.level].gate
    return GateCheck(
        mart=HISTORY,
        name=found.rule_code,
        # Asked in vain, or meant: told, and no reason to keep the old release.
        severity=severity if found.is_blocking or severity != "critical" else "warning",
        success=found.count == 0 and found.trouble is None,
        observed=found.told,
        evidence=found.evidence,
        rule_code=found.rule_code,
    )
