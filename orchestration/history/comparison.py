"""Asking the questions of two releases.

Belongs here: running each rule's query, what it found, which findings are meant. Not here: the
queries (`questions`), whether to publish (`orchestration.gate`).
"""

import os
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

import duckdb

from orchestration.checks.catalogue import Level, load_catalogue
from orchestration.checks.evidence import EVIDENCE_ROWS
from orchestration.history.questions import QUESTIONS, questions
from orchestration.language import message

# The table whose rows are held against each other.
FIGURES = "fct_observation"
ACCEPT = "JIHUA_ACCEPT_CHANGES"
Cell = str | int | float | bool | None


@dataclass(frozen=True, slots=True)
class HistoryResult:
    """What one rule found: the rows that break it, or why it could not be asked.

    `is_accepted`: somebody said that the change is meant; it is told, and blocks nothing.
    """

    rule_code: str
    level: Level
    rows: tuple[Mapping[str, Cell], ...]
    trouble: str | None = None
    is_accepted: bool = False

    @property
    def count(self) -> int:
        """How many rows break the rule."""
        return len(self.rows)

    @property
    def evidence(self) -> tuple[Mapping[str, Cell], ...]:
        """Up to 20 of them."""
        return self.rows[:EVIDENCE_ROWS]

    @property
    def is_blocking(self) -> bool:
        """Whether the release must not be published."""
        return self.level == "block" and self.count > 0 and not self.is_accepted

    @property
    def told(self) -> str:
        """What was found, in words."""
        if self.trouble is not None:
            return f"could not be compared with the release before: {self.trouble}"
        if self.count == 0:
            return "nothing to tell"
        return f"{self.count} to look at{f', accepted by {ACCEPT}' if self.is_accepted else ''}"


def accepted_rules() -> frozenset[str]:
    """Codes of the rules whose findings are meant this time, from the environment.

    Raises ValueError for a code that is no rule about history.
    """
    codes = frozenset(os.environ.get(ACCEPT, "").replace(",", " ").split())
    unknown = sorted(codes - set(QUESTIONS))
    if unknown:
        raise ValueError(
            message(
                "{accept} names {unknown}; it knows {questions}.",
                accept=ACCEPT,
                unknown=", ".join(unknown),
                questions=", ".join(QUESTIONS),
            )
        )
    return codes


def compare_history(
    before: Path, staged: Path, accepted: frozenset[str] = frozenset(), moved: str = "true"
) -> tuple[HistoryResult, ...]:
    """What changed from the database `before` to the database `staged`, by rule.

    `moved` is an SQL condition that holds of every row of fct_observation which differs.

    A rule that cannot be asked, because the older release has other columns, is a result of its
    own (`trouble`) and blocks nothing. Raises duckdb.Error where a release cannot be read.
    """
    with duckdb.connect() as connection:
        for name, path in (("before", before), ("staged", staged)):
            connection.execute(f"attach '{str(path).replace(chr(39), chr(39) * 2)}' as {name} (read_only)")
        asked = questions(moved).items()
        return tuple(_asked(connection, code, query, code in accepted) for code, query in asked)


def _asked(connection: duckdb.DuckDBPyConnection, code: str, query: str, is_accepted: bool) -> HistoryResult:
    level = load_catalogue()[code].level
    try:
        found = connection.execute(query)
        names = [str(column[0]) for column in found.description or ()]
        rows = found.fetchall()
    except (duckdb.BinderException, duckdb.CatalogException) as error:
        return HistoryResult(code, level, (), trouble=str(error).splitlines()[0])
    broken = tuple(dict(zip(names, map(_cell, row), strict=True)) for row in rows)
    return HistoryResult(code, level, broken, is_accepted=is_accepted and bool(rows))


def _cell(value: object) -> Cell:
    return value if value is None or isinstance(value, str | int | float | bool) else str(value)
