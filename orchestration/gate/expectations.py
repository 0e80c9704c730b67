"""The sentences that suites are made of, each a case of a rule of the catalogue.

Belongs here: making an expectation from a column or a judged condition. Not here: which table must
keep which (`core_suites`, `mart_suites`).
"""

from orchestration.gate.suite import Expectation


def has_rows(rule_code: str = "TAB-ROWS") -> Expectation:
    """The table is not empty."""
    return Expectation(rule_code, "has rows", "ExpectTableRowCountToBeBetween", {"min_value": 1})


def has_columns() -> Expectation:
    """The table can be read at all."""
    return Expectation("TAB-SHAPE", "has columns", "ExpectTableColumnCountToBeBetween", {"min_value": 1})


def is_there(column: str, rule_code: str = "TAB-REQUIRED") -> Expectation:
    """The column is never null."""
    says = f"{column} is always there"
    return Expectation(rule_code, says, "ExpectColumnValuesToNotBeNull", {"column": column})


def is_mostly_there(column: str, least: float, rule_code: str, says: str) -> Expectation:
    """The column is there in that share of the rows at least.

    It is told as a share, and no row is evidence: of a large table that takes a fifth of the time of `holds`.
    """
    arguments = {"column": column, "min_value": least}
    return Expectation(rule_code, says, "ExpectColumnProportionOfNonNullValuesToBeBetween", arguments)


def is_unique(*columns: str) -> Expectation:
    """No two rows agree in these columns."""
    says = f"no two rows share {', '.join(columns)}"
    if len(columns) == 1:
        return Expectation("TAB-KEY", says, "ExpectColumnValuesToBeUnique", {"column": columns[0]})
    arguments = {"column_list": list(columns), "ignore_row_if": "never"}
    return Expectation("TAB-KEY", says, "ExpectCompoundColumnsToBeUnique", arguments)


def is_one_of(column: str, values: tuple[str, ...]) -> Expectation:
    """The column holds these values only (or null)."""
    arguments = {"column": column, "value_set": list(values)}
    return Expectation("TAB-LIST", f"{column} is a known value", "ExpectColumnValuesToBeInSet", arguments)


def is_between(column: str, low: float, high: float | None, rule_code: str = "TAB-PLAUSIBLE") -> Expectation:
    """The column lies within limits, in its own unit."""
    limits = f"between {low} and {high}" if high is not None else f"at {low} or above"
    arguments = {"column": column, "min_value": low, "max_value": high}
    return Expectation(rule_code, f"{column} lies {limits}", "ExpectColumnValuesToBeBetween", arguments)


def holds(rule_code: str, says: str, judged: str, mostly: float = 1.0) -> Expectation:
    """A judged condition is true, or null where it does not apply; in that share of the rows at least."""
    arguments = {"column": judged, "value_set": [True], "mostly": mostly}
    return Expectation(rule_code, says, "ExpectColumnValuesToBeInSet", arguments)


def has_place(prefix: str = "") -> tuple[Expectation, ...]:
    """Each row names a report and a place in it."""
    columns = ("report_id", "span_start", "span_end")
    return tuple(is_there(f"{prefix}{column}", "TAB-TRACE") for column in columns)


def traced(prefix: str) -> str:
    """The SQL condition that a figure names its report and its place in it."""
    columns = (f"{prefix}_{column}" for column in ("report_id", "span_start", "span_end"))
    return f"({' and '.join(f'{column} is not null' for column in columns)})"
