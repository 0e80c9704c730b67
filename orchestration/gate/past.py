"""The staged release against the one that readers see.

Belongs here: findings of `orchestration.history` as checks of the gate. Not here: the comparison.
"""

from orchestration.checks.levels import GRAVITY
from orchestration.gate.suite import ALL_ROWS
from orchestration.gate.verdict import GateCheck
from orchestration.history import FIGURES, HistoryResult, accepted_rules, compare_history
from orchestration.release.manifest import DATABASE
from orchestration.release.staging import StagedRelease
from orchestration.release.standing import Before

HISTORY = "history"


def audit_history(staged: StagedRelease) -> tuple[GateCheck, ...]:
    """One check a rule about history; none where no release came before.

    Raises ValueError where the environment accepts changes under a rule that there is not.
    """
    accepted = accepted_rules()
    before = staged.folder.parent / "current" / DATABASE
    if not before.is_file():
        return ()
    # Where nothing is known of the pieces, every row may have moved.
    moved = Before.of(staged.folder.parent).moved(staged.folder).get(FIGURES, ALL_ROWS)
    return tuple(_check(found) for found in compare_history(before, staged.database, accepted, moved))


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
