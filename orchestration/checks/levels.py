"""What a level of the catalogue means to each tool that judges.

Belongs here: one row a level. Not here: which rule has which level (`catalogue.yml`).
"""

from dataclasses import dataclass
from typing import Literal

from orchestration.checks.catalogue import Level


@dataclass(frozen=True, slots=True)
class Gravity:
    """How grave a breach is: to Dagster, to dbt and to the gate; whether it stops the release."""

    dagster: Literal["ERROR", "WARN"]
    dbt: Literal["error", "warn"]
    gate: Literal["critical", "warning", "info"]
    is_blocking: bool


GRAVITY: dict[Level, Gravity] = {
    "block": Gravity("ERROR", "error", "critical", is_blocking=True),
    "warn": Gravity("WARN", "warn", "warning", is_blocking=False),
    "watch": Gravity("WARN", "warn", "info", is_blocking=False),
}
