"""A suite: what one mart must hold, as data.

Belongs here: the shape of a suite and of what it expects. Not here: the sentences that suites are
made of (`expectations`), which suites there are (`suites`), running them (`auditing`).
"""

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

from orchestration.checks.catalogue import load_catalogue
from orchestration.checks.levels import GRAVITY
from orchestration.gate.verdict import Severity


@dataclass(frozen=True, slots=True)
class Expectation:
    """A sentence that can be false of a mart.

    `rule_code` is the rule of the catalogue that it is a case of. `kind` is a class of
    great_expectations.expectations, `arguments` what it takes.
    """

    rule_code: str
    says: str
    kind: str
    arguments: Mapping[str, Any]

    @property
    def severity(self) -> Severity:
        """As Great Expectations calls the rule's level."""
        return GRAVITY[load_catalogue()[self.rule_code].level].gate


@dataclass(frozen=True, slots=True)
class Suite:
    """All expectations of a mart.

    `keys` name a row in the evidence. `judged` are SQL conditions by the name of the column that
    the audited frame gets for each: what compares columns is worked out where decimals are exact,
    and Great Expectations sees true or false.
    """

    mart: str
    keys: tuple[str, ...]
    expectations: tuple[Expectation, ...]
    judged: Mapping[str, str] = field(default_factory=dict)

    @property
    def query(self) -> str:
        """The frame to audit: the columns that are asked about, and one for each judged condition."""
        selected = [f'"{column}"' for column in self._columns()]
        selected += [f'({condition}) as "{name}"' for name, condition in self.judged.items()]
        return f'select {", ".join(selected) or "*"} from main."{self.mart}"'

    def _columns(self) -> tuple[str, ...]:
        """Keys and columns of the mart that expectations name, each once."""
        named = [
            column
            for expectation in self.expectations
            for column in (expectation.arguments.get("column"), *expectation.arguments.get("column_list", ()))
            if column and column not in self.judged
        ]
        return tuple(dict.fromkeys([*self.keys, *named]))
