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
    which version, what to do; what ends in _zh says the same in Chinese.
    """

    code: str
    says: str
    says_zh: str
    level: Level
    reason: str
    reason_zh: str
    since: str
    remedy: str
    remedy_zh: str
    message: str
    message_zh: str

    @property
    def check_name(self) -> str:
        """The name of the rule's check in Dagster: its code in lower case."""
        return self.code.lower().replace("-", "_")

    def about(self, row: Mapping[str, object]) -> str:
        """What is said of a row that breaks the rule."""
        return self.message.format_map(row)

    def about_zh(self, row: Mapping[str, object]) -> str:
        """The same in Chinese."""
        return self.message_zh.format_map(row)


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
        return Rule(
            code=code,
            says=entry["says_en"],
            says_zh=entry["says_zh"],
            level=LEVELS[level],
            reason=entry["reason"],
            reason_zh=entry["reason_zh"],
            since=entry["since"],
            remedy=entry["remedy"],
            remedy_zh=entry["remedy_zh"],
            message=entry.get("message", entry["says_en"]),
            # A message of one language alone is a slip: KeyError tells it as any other lack.
            message_zh=entry["message_zh"] if "message" in entry else entry["says_zh"],
        )
    except KeyError as error:
        raise ValueError(f"{CATALOGUE.name}: {code} lacks {error.args[0]}") from None
