"""A suite: what one mart must hold, as data.

Belongs here: the shape of expectations. Not here: which ones there are (`suites`), running them
(`audit`).
"""

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

from orchestration.gate.verdict import Severity


@dataclass(frozen=True, slots=True)
class Expectation:
    """A sentence that can be false of a mart.

    `kind` is a class of great_expectations.expectations, `arguments` what it takes. `where` keeps
    the rows that it is about (a pandas row condition).
    """

    says: str
    kind: str
    arguments: Mapping[str, Any]
    severity: Severity = "critical"


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


def has_rows(severity: Severity = "critical") -> Expectation:
    """The mart is not empty."""
    return Expectation("has rows", "ExpectTableRowCountToBeBetween", {"min_value": 1}, severity)


def has_columns() -> Expectation:
    """The mart can be read at all."""
    return Expectation("has columns", "ExpectTableColumnCountToBeBetween", {"min_value": 1}, "critical")


def is_there(column: str, severity: Severity = "critical") -> Expectation:
    """The column is never null."""
    return Expectation(
        f"{column} is always there", "ExpectColumnValuesToNotBeNull", {"column": column}, severity
    )


def is_unique(*columns: str, severity: Severity = "critical") -> Expectation:
    """No two rows agree in these columns."""
    says = f"no two rows share {', '.join(columns)}"
    if len(columns) == 1:
        return Expectation(says, "ExpectColumnValuesToBeUnique", {"column": columns[0]}, severity)
    arguments = {"column_list": list(columns), "ignore_row_if": "never"}
    return Expectation(says, "ExpectCompoundColumnsToBeUnique", arguments, severity)


def is_one_of(column: str, values: tuple[str, ...], severity: Severity = "critical") -> Expectation:
    """The column holds these values only (or null)."""
    arguments = {"column": column, "value_set": list(values)}
    return Expectation(f"{column} is a known value", "ExpectColumnValuesToBeInSet", arguments, severity)


def is_between(
    column: str, low: float, high: float | None, severity: Severity = "warning", mostly: float = 1.0
) -> Expectation:
    """The column lies within limits, in its own unit; `mostly` is the share of rows that must."""
    limits = f"between {low} and {high}" if high is not None else f"at {low} or above"
    says = f"{column} lies {limits}" + (f" in {mostly:.0%} of rows" if mostly < 1 else "")
    arguments = {"column": column, "min_value": low, "max_value": high, "mostly": mostly}
    return Expectation(says, "ExpectColumnValuesToBeBetween", arguments, severity)


def holds(says: str, judged: str, severity: Severity = "critical", mostly: float = 1.0) -> Expectation:
    """A judged condition is true, or null where it does not apply."""
    arguments = {"column": judged, "value_set": [True], "mostly": mostly}
    return Expectation(says, "ExpectColumnValuesToBeInSet", arguments, severity)


def has_place(prefix: str = "") -> tuple[Expectation, ...]:
    """Each row names a report and a place in it."""
    return tuple(is_there(f"{prefix}{column}") for column in ("report_id", "span_start", "span_end"))


def traced(prefix: str) -> str:
    """The SQL condition that a figure names its report and its place in it."""
    columns = (f"{prefix}_{column}" for column in ("report_id", "span_start", "span_end"))
    return f"({' and '.join(f'{column} is not null' for column in columns)})"
