"""Which divisions the working database must build again.

Belongs here: a fingerprint of what was read of each division, held against the one it was last built
from, and what a build is told of it. Not here: how a model keeps the rows of the other divisions
(dbt_project/macros/due.sql), running dbt (`orchestration.assets.warehouse`).

The rows of a division follow from its own figures and from the registry. What was built is noted in the
database itself, in the schema `built`: a division loses its note before it is built and gets a new one
when all of dbt's tests passed, so that a build that is killed is done again. One that fails is done again
from nothing. What was begun anew has another origin, by which releases know that they have rows in common.
"""

import hashlib
from collections import defaultdict
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

import duckdb

from orchestration.environment import environment
from orchestration.language import message
from orchestration.paths import Home
from orchestration.registry import load_former_divisions
from orchestration.sql import literal
from orchestration.view_files import WHOLE, pattern_of

# From this share of divisions on, building everything costs less than replacing rows.
_MOST = 0.25
_NOTES = """
    create schema if not exists built;
    create table if not exists built.origin as select uuid() as id;
    create table if not exists built.models (fingerprint text);
    create table if not exists built.division (division_code text, fingerprint text);
    create table if not exists built.due_division (division_code text)
"""
_IS_DUE = "division_code in (select due_division.division_code from built.due_division)"
# What is wrong changes between reports too: it is hashed row by row. Rows may come in any order, so hashes
# are summed.
_OF_WRONGS = """
    with report as (
        select reports.report_id, coalesce(former.successor_code, reports.division_code) as built_code
        from read_parquet({reports}) as reports
        left join former on reports.division_code = former.division_code
    ),
    row_of as ({rows})
    select built_code, cast(sum(mark) as text) from row_of group by built_code
"""
_ROWS_OF = """
    select report.built_code, hash({table}, '{table}') as mark
    from read_parquet({path}) as {table} inner join report on {table}.report_id = report.report_id
"""


@dataclass(frozen=True, slots=True)
class Plan:
    """What a build works on: `due` divisions by code, None for everything; `now` what it makes them from."""

    due: frozenset[str] | None
    now: Mapping[str, str]
    models: str

    @property
    def arguments(self) -> list[str]:
        """What `dbt build` is told beside."""
        return ["--full-refresh"] if self.due is None else []

    def __str__(self) -> str:
        return "every division is built" if self.due is None else f"{len(self.due)} divisions are built"


@contextmanager
def planned_build(home: Home, models: str) -> Iterator[Plan]:
    """While the block runs, a dbt that is started builds what is due; the end of the block notes it as built.

    `models` is the fingerprint of the dbt project. After a block that raises, the next build is of
    everything. dbt must have let go of the database by the end. Raises duckdb.Error where it cannot be
    written.
    """
    plan = plan_build(home, models)
    try:
        with environment({"JIHUA_BUILD": "whole" if plan.due is None else "due"}):
            yield plan
    except BaseException:
        # Whatever the reason, what the other divisions have from earlier builds is not to be relied on.
        forget_builds(home)
        raise
    _note(home, plan)


def plan_build(home: Home, models: str) -> Plan:
    """Hold what was read against what was built, and take back the notes of what is due.

    A database that cannot be read is begun anew: it holds nothing that cannot be built again.
    """
    now = fingerprints(home.extracted / "current", _successors(home))
    models = f"{models} on DuckDB {duckdb.__version__}"
    try:
        return Plan(_due(home, now, models), now, models)
    except duckdb.Error:
        forget_builds(home)
        return Plan(_due(home, now, models), now, models)


def forget_builds(home: Home) -> None:
    """Begin the database anew: the next build is of everything."""
    for file in (home.warehouse, home.warehouse.with_name(f"{home.warehouse.name}.wal")):
        file.unlink(missing_ok=True)


def fingerprints(view: Path, successors: Mapping[str, str]) -> dict[str, str]:
    """By division, what changes with any row that the view holds of its reports.

    `successors` are codes in force by those they took the place of. Reports and figures are known by the note
    of the view, which says what they were made of. Raises FileNotFoundError where there is no view,
    duckdb.Error where a table is missing.
    """
    # polars takes half a second to import: a refresh without changes does without it.
    from orchestration.extracted.note import read_note

    note = read_note(view)
    if note is None:
        raise FileNotFoundError(message("Nothing was read yet; `jihua refresh` reads what lies in raw/."))
    told: defaultdict[str, list[str]] = defaultdict(list)
    for division, mark in sorted(note.marks.items()):
        told[successors.get(division, division)].append(mark)
    for division, mark in _marks_of_wrongs(view, successors).items():
        told[division].append(mark)
    return {code: hashlib.sha256("|".join(marks).encode()).hexdigest() for code, marks in told.items()}


def _marks_of_wrongs(view: Path, successors: Mapping[str, str]) -> dict[str, str]:
    """By division, a number that changes with any row of the tables of what is wrong with its reports."""
    paths = {table: literal(view / pattern_of(table)) for table in ("reports", *WHOLE)}
    rows = " union all ".join(_ROWS_OF.format(table=table, path=paths[table]) for table in WHOLE)
    with duckdb.connect() as connection:
        connection.execute("create table former (division_code text, successor_code text)")
        if successors:
            connection.executemany("insert into former values (?, ?)", list(successors.items()))
        query = _OF_WRONGS.format(reports=paths["reports"], rows=rows)
        return dict(connection.execute(query).fetchall())


def _successors(home: Home) -> dict[str, str]:
    former = load_former_divisions(home.seeds)
    return {code: entry.successor_code for code, entry in former.items() if entry.successor_code}


def _due(home: Home, now: Mapping[str, str], models: str) -> frozenset[str] | None:
    """The divisions whose notes were taken back; None: all."""
    with duckdb.connect(home.warehouse) as connection:
        connection.execute(_NOTES)
        before = dict(connection.execute("select division_code, fingerprint from built.division").fetchall())
        built_by = connection.execute("select fingerprint from built.models").fetchall()
        due = frozenset(code for code in before.keys() | now.keys() if before.get(code) != now.get(code))
        if built_by != [(models,)] or len(due) > _MOST * len(now):
            connection.execute("begin; delete from built.models; delete from built.division; commit")
            return None
        connection.execute("begin; delete from built.due_division")
        if due:
            connection.executemany("insert into built.due_division values (?)", [[code] for code in due])
        connection.execute(f"delete from built.division where {_IS_DUE}; commit")
        return due


def _note(home: Home, plan: Plan) -> None:
    rows = [[code, mark] for code, mark in plan.now.items() if plan.due is None or code in plan.due]
    with duckdb.connect(home.warehouse) as connection:
        connection.execute("begin")
        if plan.due is None:
            connection.execute("insert into built.models values (?)", [plan.models])
        if rows:
            connection.executemany("insert into built.division values (?, ?)", rows)
        connection.execute("commit")
