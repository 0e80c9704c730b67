"""The marts of a release as the site reads them.

Belongs here: the SQL. Not here: the rows (`rows`), which page shows what (`divisions`, `indicators`,
`reports`, `overview`).
"""

from collections.abc import Collection, Sequence
from dataclasses import dataclass
from functools import cache, cached_property
from pathlib import Path
from typing import NamedTuple, TypeVar

import duckdb

from orchestration.release import DATABASE
from orchestration.site.rows import (
    Alert,
    Contradiction,
    Division,
    Figure,
    Growth,
    Indicator,
    Outcome,
    Rejection,
    Report,
    Revision,
    Scorecard,
    Sentence,
    Target,
)

Row = TypeVar("Row", bound=NamedTuple)


@dataclass(frozen=True, slots=True)
class _Source:
    """Where a kind of row comes from: the tables, which rows of them, in which order."""

    tables: str
    order: str


# Columns are the record's fields.
_SOURCES: dict[type[NamedTuple], _Source] = {
    Division: _Source("dim_division", "division_code"),
    Indicator: _Source("dim_indicator", "indicator_code"),
    Report: _Source(
        """
        dim_report left join (
            select report_id, numerals, observations, rejected_numerals, unread, read_percent, mapped_percent
            from mart_report_coverage
        ) using (report_id)""",
        "division_code, executed_year desc, published_on desc, report_id",
    ),
    Target: _Source(
        "mart_target_attainment where indicator_code is not null",
        "division_code, year desc, indicator_code, measure",
    ),
    Growth: _Source("fct_yoy", "division_code, indicator_code, year"),
    Outcome: _Source(
        """
        mart_indicator_series where series = 'outcome' and period_kind = 'year' and year is not null
        and base is null and indicator_code is not null""",
        "division_code, indicator_code, measure, year, period",
    ),
    Scorecard: _Source("mart_division_year", "division_code, year desc"),
    Revision: _Source(
        "mart_revision where indicator_code is not null",
        "known_from desc, division_code, indicator_code, period, report_id, span_start",
    ),
    Contradiction: _Source("mart_contradiction", "all"),
    Alert: _Source(
        "mart_quality_alert where state = 'open'", "level, rule_code, source_path, span_start, alert_id"
    ),
    Rejection: _Source("mart_quarantine", "level, rule_code, source_path, span_start, rejection_id"),
    Figure: _Source("fct_observation", "report_id, span_start"),
    Sentence: _Source("fct_observation", "report_id, span_start"),
}


class Marts:
    """The rows of one release that the site shows; kinds of which there are few are read once."""

    def __init__(self, connection: duckdb.DuckDBPyConnection) -> None:
        self._connection = connection
        # Asked for with every batch of rows.
        self._known = cache(self._columns)

    @cached_property
    def divisions(self) -> dict[str, Division]:
        """Divisions by code."""
        return {row.division_code: row for row in self._read(Division)}

    @cached_property
    def indicators(self) -> dict[str, Indicator]:
        """Headline indicators by code."""
        return {row.indicator_code: row for row in self._read(Indicator)}

    @cached_property
    def reports(self) -> dict[str, Report]:
        """Reports by id, by division and newest first."""
        return {row.report_id: row for row in self._read(Report)}

    @cached_property
    def scorecards(self) -> Sequence[Scorecard]:
        """Scorecards by division, newest year first."""
        return self._read(Scorecard)

    @cached_property
    def rejections(self) -> Sequence[Rejection]:
        """What is kept back."""
        return self._read(Rejection)

    def told(self, column: str, *rows: type[NamedTuple]) -> frozenset[str]:
        """What stands in a column of those kinds of rows."""
        each = (f"select distinct {column} from {_SOURCES[row].tables}" for row in rows)
        found = self._connection.execute(" union ".join(each)).fetchall()
        return frozenset(str(code) for (code,) in found if code)

    def count(self, row: type[NamedTuple]) -> int:
        """How many rows of a kind there are."""
        [(count,)] = self._connection.execute(f"select count(*) from {_SOURCES[row].tables}").fetchall()
        return int(count)

    def count_by(self, column: str, row: type[NamedTuple]) -> dict[str, int]:
        """How many rows of a kind there are, by what stands in a column."""
        query = f"select {column}, count(*) from {_SOURCES[row].tables} group by all"
        return dict(self._connection.execute(query).fetchall())

    def first(self, row: type[Row], most: int) -> list[Row]:
        """The first rows of a kind."""
        return self._read(row, most=most)

    def newest_missed(self, most: int) -> list[Target]:
        """Missed targets, newest first, then by division, indicator and measure."""
        order = "year desc, division_code, indicator_code, measure"
        return self._read(Target, "status = 'missed'", order=order, most=most)

    def rows_of(
        self, row: type[Row], column: str, told: Collection[str], only: str = "true", among: str = "true"
    ) -> list[Row]:
        """The rows of a kind in whose column one of these stands, of those that a condition leaves.

        `among` is a condition that may ask all of these rows, as `told`.
        """
        # Facts lie in order of division and report: the bounds spare looking at most of them.
        within = f"{column} between $1 and $2 and {column} in (select unnest($3::varchar[])) and {only}"
        asked = (min(told), max(told), list(told)) if told else ()
        return self._read(row, within, *asked, among=among) if told else []

    def latest_outcomes(
        self, codes: Collection[str], years: int, divisions: int
    ) -> tuple[list[Outcome], dict[tuple[str, str], int]]:
        """Outcomes of those indicators: of each measure the latest years, and of these the divisions of which
        most of them are told. And of how many divisions one is told, by indicator and measure.
        """
        source, told = _SOURCES[Outcome], ", ".join(Outcome._fields)
        answer = self._connection.execute(
            f"""
            with outcome as (
                select * from {source.tables} and list_contains($1, indicator_code)
                qualify dense_rank() over (partition by indicator_code, measure order by year desc) <= $2
            ),
            division as (
                select
                    indicator_code,
                    measure,
                    division_code,
                    count(*) over (partition by indicator_code, measure) as divisions
                from outcome group by indicator_code, measure, division_code
                qualify row_number() over (
                    partition by indicator_code, measure order by count(distinct year) desc, division_code
                ) <= $3
            )
            select {told}, divisions
            from outcome inner join division using (indicator_code, measure, division_code)
            order by {source.order}""",
            [list(codes), years, divisions],
        )
        found = [(Outcome._make(row), count) for *row, count in answer.fetchall()]
        return [row for row, _ in found], {(row.indicator_code, row.measure): count for row, count in found}

    def hashes_by(self, column: str, *rows: type[NamedTuple]) -> dict[str, str]:
        """What tells whether the rows of a table are those of another release, by what stands in a column.

        `rows` are the kinds that are made of it.
        """
        answer = self._connection.execute(f"""
            select {column}, {self._hashed(*rows)} from {_SOURCES[rows[0]].tables} group by {column}""")
        return dict(answer.fetchall())

    def _hashed(self, *rows: type[NamedTuple]) -> str:
        """SQL for a number that changes with anything that the rows of a group tell.

        It is the sum of a number a row, of this version of DuckDB: rows have no order.
        """
        told = (name for row in rows for name in row._fields if name in self._known(row))
        return f"cast(sum(hash({', '.join(dict.fromkeys(told))})) as text)"

    def _read(
        self,
        row: type[Row],
        where: str = "true",
        *asked: object,
        among: str = "true",
        order: str = "",
        most: int | None = None,
    ) -> list[Row]:
        known = self._known(row)
        # A release of an earlier version lacks columns that came since: they count as not known.
        told = ", ".join(name if name in known else f"null as {name}" for name in row._fields)
        source = _SOURCES[row]
        ordered = f"order by {order or source.order} {'' if most is None else f'limit {most}'}"
        # Not made into a table: of most columns nothing is asked.
        rows = f"with told as not materialized (select * from (select * from {source.tables}) where {where})"
        query = f"{rows} select {told} from told where {among} {ordered}"
        return list(map(row._make, self._connection.execute(query, asked).fetchall()))

    def _columns(self, row: type[NamedTuple]) -> frozenset[str]:
        found = self._connection.execute(f"select * from {_SOURCES[row].tables} limit 0").description
        return frozenset(str(column[0]) for column in found or ())


def connect(folder: Path) -> duckdb.DuckDBPyConnection:
    """A read-only connection to the database of a release, staged or published."""
    return duckdb.connect(folder / DATABASE, read_only=True)
