"""The registry: indicators, their wordings, units, divisions and the rules of judgement.

Belongs here: the seeds of the dbt project (`dbt_project/seeds/*.csv`) as typed, checked records;
this is their only Python reader. Not here: finding a wording in a text, converting a figure,
judging a target.
"""

from orchestration.registry.loaders import (
    load_aliases,
    load_divisions,
    load_former_divisions,
    load_indicators,
    load_target_rules,
    load_units,
    registry_version,
)
from orchestration.registry.records import Alias, Division, FormerDivision, Indicator, TargetRule, Unit
from orchestration.registry.rows import RegistryError

__all__ = [
    "Alias",
    "Division",
    "FormerDivision",
    "Indicator",
    "RegistryError",
    "TargetRule",
    "Unit",
    "load_aliases",
    "load_divisions",
    "load_former_divisions",
    "load_indicators",
    "load_target_rules",
    "load_units",
    "registry_version",
]
