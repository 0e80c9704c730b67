"""The catalogue of rules, and the one place where a rule's level is decided.

Belongs here: reading `catalogue.yml`. Not here: the rules' conditions (`orchestration.contracts`,
`orchestration.documents`, the dbt project, `orchestration.gate`).
"""

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Literal

import yaml

Level = Literal["block", "warn", "watch"]
LEVELS: dict[str | None, Level] = {"block": "block", "warn": "warn", "watch": "watch"}
CATALOGUE = Path(__file__).with_name("catalogue.yml")


@dataclass(frozen=True, slots=True)
class Rule:
    """One rule: what it says (in English and Chinese), how grave a breach is, why it is there and since
    which version, what to do.
    """

    code: str
    says: str
    says_zh: str
    level: Level
    reason: str
    since: str
    remedy: str
    message: str

    @property
    def check_name(self) -> str:
        """The name of the rule's check in Dagster: its code in lower case."""
        return self.code.lower().replace("-", "_")

    def about(self, row: Mapping[str, object]) -> str:
        """What is said of a row that breaks the rule."""
        return self.message.format_map(row)


@cache
def load_catalogue() -> dict[str, Rule]:
    """All rules by code; read once a process. Raises ValueError where an entry is not valid."""
    entries = yaml.safe_load(CATALOGUE.read_text(encoding="utf-8"))
    return {code: _rule(code, entry) for code, entry in entries.items()}


def _rule(code: str, entry: Mapping[str, str]) -> Rule:
    level = entry.get("level")
    if level not in LEVELS:
        raise ValueError(f"{CATALOGUE.name}: {code} has the unknown level {level!r}")
    try:
        says, says_zh = entry["says_en"], entry["says_zh"]
        reason, since, remedy = entry["reason"], entry["since"], entry["remedy"]
    except KeyError as error:
        raise ValueError(f"{CATALOGUE.name}: {code} lacks {error.args[0]}") from None
    return Rule(code, says, says_zh, LEVELS[level], reason, since, remedy, entry.get("message", says))
