"""The marts of a release as the site reads them.

Belongs here: the SQL. Not here: the rows (`rows`), which page shows what (`divisions`, `indicators`,
`reports`, `overview`).
"""

from collections.abc import Sequence
from dataclasses import dataclass, fields
from functools import cached_property
from pathlib import Path
from typing import TypeVar

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
    Target,
)

Row = TypeVar("Row")

# Each kind of row: the tables it comes from and in which order. Columns are the record's fields.
_SOURCES: dict[type, str] = {
    Division: "dim_division order by division_code",
    Indicator: "dim_indicator order by indicator_code",
    Report: """
        dim_report left join (
            select report_id, numerals, observations, rejected_numerals, unread, read_percent, mapped_percent
            from mart_report_coverage
        ) using (report_id)
        order by division_code, executed_year desc, published_on desc, report_id""",
    Target: """
        mart_target_attainment where indicator_code is not null
        order by division_code, year desc, indicator_code, measure""",
    Growth: "fct_yoy order by division_code, indicator_code, year",
    Outcome: """
        mart_indicator_series where series = 'outcome' and period_kind = 'year' and year is not null
        and base is null and indicator_code is not null
        order by division_code, indicator_code, measure, year, period""",
    Scorecard: "mart_division_year order by division_code, year desc",
    Revision: """
        mart_revision where indicator_code is not null
        order by known_from desc, division_code, indicator_code, period, report_id, span_start""",
    Contradiction: "mart_contradiction order by all",
    Alert: """
        mart_quality_alert where state = 'open'
        order by level, rule_code, source_path, span_start, alert_id""",
    Rejection: "mart_quarantine order by level, rule_code, source_path, span_start, rejection_id",
    Figure: """
        fct_observation where report_id in (select unnest($1::varchar[]))
        order by report_id, span_start""",
}


@dataclass(frozen=True, slots=True)
class FigureHash:
    """Changes with any figure of a report, and the indicators that they are of."""

    content: str
    indicator_codes: tuple[str, ...]


class Marts:
    """The rows of one release that the site shows; each kind is read once, when first asked for."""

    def __init__(self, connection: duckdb.DuckDBPyConnection) -> None:
        self._connection = connection

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
    def targets(self) -> Sequence[Target]:
        """Targets by division, newest year first."""
        return self._read(Target)

    @cached_property
    def growths(self) -> Sequence[Growth]:
        """Growth by division, indicator and year."""
        return self._read(Growth)

    @cached_property
    def outcomes(self) -> Sequence[Outcome]:
        """Figures of whole years by division, indicator, measure and year."""
        return self._read(Outcome)

    @cached_property
    def scorecards(self) -> Sequence[Scorecard]:
        """Scorecards by division, newest year first."""
        return self._read(Scorecard)

    @cached_property
    def revisions(self) -> Sequence[Revision]:
        """Restated figures, newest first."""
        return self._read(Revision)

    @cached_property
    def contradictions(self) -> Sequence[Contradiction]:
        """Figures that disagree."""
        return self._read(Contradiction)

    @cached_property
    def alerts(self) -> Sequence[Alert]:
        """Open alerts."""
        return self._read(Alert)

    @cached_property
    def rejections(self) -> Sequence[Rejection]:
        """What is kept back."""
        return self._read(Rejection)

    @cached_property
    def figure_count(self) -> int:
        """How many figures are published."""
        [(count,)] = self._connection.execute("select count(*) from fct_observation").fetchall()
        return int(count)

    @cached_property
    def measured(self) -> frozenset[str]:
        """The codes of the indicators of published figures."""
        codes = self._connection.execute("select distinct indicator_code from fct_observation")
        return frozenset(str(code) for (code,) in codes.fetchall() if code)

    @cached_property
    def figure_hashes(self) -> dict[str, FigureHash]:
        """What tells whether the figures of a report are those of another release, by report."""
        known = {column[0] for column in self._connection.execute("from fct_observation limit 0").description}
        told = ", ".join(f"coalesce({name}::varchar, chr(1))" for name in _names(Figure) if name in known)
        answer = self._connection.execute(f"""
            select
                report_id,
                md5(string_agg(md5(concat_ws(chr(2), {told})), '' order by span_start, span_end)),
                list_sort(coalesce(list(distinct indicator_code) filter (indicator_code is not null), []))
            from fct_observation group by report_id""")
        return {
            report_id: FigureHash(content, tuple(codes)) for report_id, content, codes in answer.fetchall()
        }

    def hashes_by_division(self, row: type) -> dict[str, str]:
        """What tells whether a division's rows of a kind are those of another release, by division."""
        source = _SOURCES[row].rpartition("order by ")[0]
        known = {
            column[0] for column in self._connection.execute(f"select * from {source} limit 0").description
        }
        told = ", ".join(f"coalesce({name}::varchar, chr(1))" for name in _names(row) if name in known)
        answer = self._connection.execute(f"""
            select division_code, md5(string_agg(content, '' order by content))
            from (select division_code, md5(concat_ws(chr(2), {told})) as content from {source})
            group by division_code""")
        return dict(answer.fetchall())

    def figures_of(self, report_ids: Sequence[str]) -> list[Figure]:
        """Published figures of those reports, by report and place."""
        return self._read(Figure, list(report_ids))

    def _read(self, row: type[Row], *parameters: object) -> list[Row]:
        source = _SOURCES[row]
        # A release of an earlier version lacks columns that came since: they count as not known.
        found = self._connection.execute(f"select * from {source} limit 0", parameters).description or []
        known = {str(column[0]) for column in found}
        told = ", ".join(name if name in known else f"null as {name}" for name in _names(row))
        answer = self._connection.execute(f"select {told} from {source}", parameters)
        return [row(*values) for values in answer.fetchall()]


def _names(row: type) -> list[str]:
    return [field.name for field in fields(row)]


def connect(folder: Path) -> duckdb.DuckDBPyConnection:
    """A read-only connection to the database of a release, staged or published."""
    return duckdb.connect(folder / DATABASE, read_only=True)
