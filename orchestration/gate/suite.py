"""A suite: what one mart must hold, as data.

Belongs here: the shape of a suite and of what it expects. Not here: the sentences that suites are
made of (`expectations`), which suites there are (`suites`), running them (`auditing`).
"""

from collections.abc import Iterator, Mapping, Sequence, Set
from dataclasses import dataclass, field, replace
from typing import Any

from orchestration.checks.catalogue import load_catalogue
from orchestration.checks.levels import GRAVITY
from orchestration.gate.verdict import Severity
from orchestration.sql import identifier

# The column of an audited frame that numbers the rows of its mart.
ROW = "jihua_row"
# The SQL conditions that every row meets, and none.
ALL_ROWS = "true"
NO_ROWS = "false"
_IS_THERE = frozenset(("ExpectColumnValuesToNotBeNull", "ExpectColumnProportionOfNonNullValuesToBeBetween"))
_UNIQUE = frozenset({"ExpectColumnValuesToBeUnique", "ExpectCompoundColumnsToBeUnique"})
_HAS_COLUMNS = "ExpectTableColumnCountToBeBetween"
_HAS_ROWS = ("ExpectTableRowCountToBeBetween", {"min_value": 1})
# What is asked of a table or a column as a whole.
_OF_WHOLE = ("ExpectTable", "ExpectColumnProportion")


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
    def is_of_rows(self) -> bool:
        """Whether rows that keep it go on keeping it, whatever comes to the table; else it is of the whole.

        Of what no two rows may share this holds as far as the newcomers are looked for among all, of having
        rows as far as one is looked at that stayed (`Suite.query`).
        """
        if self.asks_for_rows:
            return True
        return not self.kind.startswith(_OF_WHOLE) and self.arguments.get("mostly", 1.0) == 1.0

    @property
    def asks_for_rows(self) -> bool:
        """Whether any row at all keeps it."""
        return (self.kind, self.arguments) == _HAS_ROWS

    @property
    def severity(self) -> Severity:
        """As Great Expectations calls the rule's level."""
        return GRAVITY[load_catalogue()[self.rule_code].level].gate


@dataclass(frozen=True, slots=True)
class Suite:
    """All expectations of a mart.

    `keys` name a row in the evidence. `judged` are SQL conditions by the name of the column that
    the audited frame gets for each: what compares columns is worked out where decimals are exact,
    and Great Expectations sees true or false. `about` tells suites of one mart apart.
    """

    mart: str
    keys: tuple[str, ...]
    expectations: tuple[Expectation, ...]
    judged: Mapping[str, str] = field(default_factory=dict)
    about: str = ""

    @property
    def name(self) -> str:
        """What Data Docs call it."""
        return f"{self.mart}{self.about}"

    def asked_of(self, where: str, failed: Set[str] = frozenset()) -> tuple[tuple["Suite", str], ...]:
        """What to ask of which rows, where those that do not meet an SQL condition are known to keep it.

        What is expected of the table as a whole is asked of all rows, and so is what `failed` names by its
        sentence.
        """
        if where == ALL_ROWS or not failed <= {one.says for one in self.expectations}:
            return ((self, ALL_ROWS),)
        of_rows = tuple(one for one in self.expectations if one.is_of_rows and one.says not in failed)
        of_all = tuple(one for one in self.expectations if one not in of_rows)
        parts = ((self._part(of_rows, " (rows that changed)"), where), (self._part(of_all, ""), ALL_ROWS))
        return tuple((suite, rows) for suite, rows in parts if suite.expectations)

    def _part(self, expectations: tuple[Expectation, ...], about: str) -> "Suite":
        named = {column for one in expectations for column in _named(one)}
        judged = {name: condition for name, condition in self.judged.items() if name in named}
        return replace(self, expectations=expectations, judged=judged, about=about)

    def query(self, where: str = ALL_ROWS) -> str:
        """The frame to audit: the columns that are asked about, one for each judged condition, and `ROW`.

        It has the rows that meet an SQL condition, those that share with one of them what is to be told
        apart by, wherever they stand, and some row, if one is asked for and there is any. Keys are left out:
        of a large mart they are most of its bytes, and few rows become evidence. For the same reason a column
        that is only asked to be there holds 1 where it is.
        """
        selected = [self._asked(name) for name in (*self._columns(), *self.judged)]
        if not selected:
            selected = ["*"] if any(one.kind == _HAS_COLUMNS for one in self.expectations) else ["1 as one"]
        columns = ", ".join([*selected, f"rowid as {ROW}"])
        rows = where if where == ALL_ROWS else " or ".join([f"({where})", *self._beside(where)])
        return f'select {columns} from main."{self.mart}" where {rows}'

    def _beside(self, where: str) -> Iterator[str]:
        """Conditions of the rows to be looked at beside those that meet one."""
        table = f'from main."{self.mart}"'
        if any(one.asks_for_rows for one in self.expectations):
            yield f"rowid in (select rowid {table} limit 1)"
        if where == NO_ROWS:
            return
        for one in self.expectations:
            if one.kind in _UNIQUE:
                key = ", ".join(map(identifier, _named(one)))
                yield f"({key}) in (select {key} {table} where {where})"

    def evidence_query(self, columns: Sequence[str]) -> str:
        """Those columns and the keys of the rows whose numbers (`ROW`) are given as a list."""
        selected = ", ".join(map(self._selected, dict.fromkeys([*columns, *self.keys]))) or "1"
        return f'select {selected} from main."{self.mart}" where list_contains($1, rowid) order by rowid'

    def _asked(self, name: str) -> str:
        """A column as the frame holds it."""
        kinds = {one.kind for one in self.expectations if name in _named(one)}
        if kinds and kinds <= _IS_THERE:
            return f'case when "{name}" is not null then 1 end as "{name}"'
        return self._selected(name)

    def _selected(self, name: str) -> str:
        return f'({self.judged[name]}) as "{name}"' if name in self.judged else f'"{name}"'

    def _columns(self) -> tuple[str, ...]:
        """Columns of the mart that expectations name, each once."""
        named = [
            column
            for expectation in self.expectations
            for column in _named(expectation)
            if column not in self.judged
        ]
        return tuple(dict.fromkeys(named))


def _named(expectation: Expectation) -> tuple[str, ...]:
    """The columns that an expectation is about."""
    one = expectation.arguments.get("column")
    return (*((one,) if one else ()), *expectation.arguments.get("column_list", ()))
