"""What arithmetic found.

Belongs here: the form of a finding, and figures as messages write them. Not here: finding.
"""

from dataclasses import dataclass
from decimal import Decimal

from orchestration.arithmetic.figures import Figure


@dataclass(frozen=True, slots=True)
class Finding:
    """Figures that cannot all be right: the one to look at first, those it disagrees with, and why."""

    rule_code: str
    figure: Figure
    others: tuple[Figure, ...]
    told: str


def written(value: Decimal, places: int = 2) -> str:
    """A number as messages write it: rounded, without zeros that say nothing."""
    return f"{round(value, places).normalize():f}"
