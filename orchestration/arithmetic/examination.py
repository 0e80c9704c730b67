"""All rules of arithmetic over one report.

Belongs here: their order, and that one disagreement is told once. Not here: the rules.
"""

from collections.abc import Sequence

from orchestration.arithmetic.changes import find_false_changes, find_false_growth, find_lost_signs
from orchestration.arithmetic.figures import Figure
from orchestration.arithmetic.findings import Finding
from orchestration.arithmetic.repeats import find_told_twice
from orchestration.arithmetic.wholes import (
    find_false_shares,
    find_false_structures,
    find_false_sums,
    find_parts_above_wholes,
)

RULES = (
    find_parts_above_wholes,
    find_false_sums,
    find_false_structures,
    find_false_shares,
    find_false_growth,
    find_false_changes,
    find_lost_signs,
    find_told_twice,
)


def examine(figures: Sequence[Figure], text: str) -> list[Finding]:
    """What does not add up in one report: `figures` in order of place, `text` that they stand in."""
    findings = [finding for rule in RULES for finding in rule(figures, text)]
    told = {(finding.rule_code, finding.figure.start): finding for finding in reversed(findings)}
    return sorted(told.values(), key=lambda finding: (finding.figure.start, finding.rule_code))
