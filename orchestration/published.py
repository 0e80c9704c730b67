"""Questions to a published release.

Belongs here: the SQL that commands ask of the marts, read-only. Not here: how answers look
(`orchestration.cli`), making releases (`orchestration.release`).
"""

from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import date, datetime

import duckdb

from orchestration.as_of import open_as_of
from orchestration.gate.verdict import read_verdict
from orchestration.gate.vocabulary import STATUSES
from orchestration.language import message
from orchestration.paths import Home
from orchestration.release import (
    DATABASE,
    Inputs,
    Release,
    ReleaseError,
    SourceChanges,
    StoreState,
    compare_sources,
    current_release,
    describe_store,
    rolled_back_from,
)

Row = dict[str, object]


@dataclass(frozen=True, slots=True)
class Summary:
    """How much a release holds; `targets` counts attainments by status, `quarantined` rejections."""

    reports: int
    observations: int
    quarantined: int
    growth_rows: int
    targets: Mapping[str, int]


def require_current(home: Home) -> Release:
    """The release that readers see; raises ReleaseError with the remedy where there is none."""
    release = current_release(home)
    if release is None:
        raise ReleaseError(
            message("nothing is published in {releases} yet; run `jihua refresh`", releases=home.releases)
        )
    return release


@contextmanager
def open_marts(release: Release) -> Iterator[duckdb.DuckDBPyConnection]:
    """A read-only connection to the release's database, by its own folder: one release throughout."""
    with duckdb.connect(release.folder / DATABASE, read_only=True) as connection:
        yield connection


def ask(connection: duckdb.DuckDBPyConnection, sql: str, parameters: Sequence[object] = ()) -> list[Row]:
    """The answer as rows by column name."""
    answer = connection.execute(sql, list(parameters))
    names = [str(column[0]) for column in answer.description or []]
    return [dict(zip(names, row, strict=True)) for row in answer.fetchall()]


def summarise(release: Release) -> Summary:
    """How much the release holds."""
    rows = {table.name: table.rows for table in release.manifest.tables}
    with open_marts(release) as connection:
        counted = ask(
            connection,
            "select status, count(*) as targets from mart_target_attainment group by all",
        )
    by_status = {str(row["status"]): int(str(row["targets"])) for row in counted}
    return Summary(
        reports=rows.get("dim_report", 0),
        observations=rows.get("fct_observation", 0),
        quarantined=rows.get("mart_quarantine", 0),
        growth_rows=rows.get("fct_yoy", 0),
        targets={status: by_status[status] for status in STATUSES if status in by_status},
    )


@dataclass(frozen=True, slots=True)
class Status:
    """The state of a home: the release readers see, how much it holds, how raw/ differs from it.

    `is_behind` says that a refresh would build something; code and code lists count too.
    """

    release_id: str
    created: datetime
    folder: str
    summary: Summary
    gate: str
    changes: SourceChanges
    is_behind: bool
    rolled_back_from: str | None
    store: StoreState | None = None


def describe_status(home: Home) -> Status:
    """The state of a home; raises ReleaseError where nothing is published."""
    release = require_current(home)
    inputs = Inputs.of(home)
    verdict = read_verdict(release.folder)
    undone = rolled_back_from(home)
    return Status(
        release_id=release.release_id,
        created=release.manifest.created,
        folder=str(release.folder),
        summary=summarise(release),
        gate=verdict.headline() if verdict else "not audited",
        changes=compare_sources(release.manifest.inputs.sources, inputs.sources),
        is_behind=release.manifest.inputs != inputs and (undone is None or undone.manifest.inputs != inputs),
        rolled_back_from=undone.release_id if undone else None,
        store=describe_store(home),
    )


def newest_reports(release: Release) -> list[Row]:
    """The newest report of each division: division_code, division, year that it looks back on, report_id."""
    sql = """
        select
            division_code, any_value(name) as division, max(executed_year) as year,
            arg_max(report_id, executed_year) as report_id
        from dim_report left join dim_division using (division_code)
        group by division_code order by year, division_code
    """
    with open_marts(release) as connection:
        return ask(connection, sql, [])


def attainments(
    release: Release, *, division_code: str | None, year: int | None, indicator_code: str | None
) -> list[Row]:
    """Rows of mart_target_attainment, filtered where a filter is given."""
    sql = """
        select * from mart_target_attainment
        where ($1 is null or division_code = $1)
          and ($2 is null or year = $2)
          and ($3 is null or indicator_code = $3)
        order by year, division_code, indicator_code, measure
    """
    with open_marts(release) as connection:
        return ask(connection, sql, [division_code, year, indicator_code])


def series(
    release: Release, *, indicator_code: str, division_code: str | None, as_of: date | None = None
) -> list[Row]:
    """An indicator by division and year: level and growth, target of growth or else of level, verdict.

    With `as_of` as the warehouse stood at the end of that day.
    """
    sql = """
        with growth as (
            select * from fct_yoy where indicator_code = $1 and ($2 is null or division_code = $2)
        ),
        judged as (
            select * from mart_target_attainment
            where indicator_code = $1 and ($2 is null or division_code = $2)
            -- One verdict a year: the one on growth where there are several.
            qualify row_number() over (
                partition by division_code, year order by measure <> 'growth', measure
            ) = 1
        )
        select
            division_code, division.name as division_name, dim_indicator.indicator_code,
            dim_indicator.name_zh as indicator_name_zh, year, growth.level, growth.unit, stated_percent,
            computed_percent, gap_pp, growth.growth_basis, reconciliation, measure as target_measure,
            target_value, target_value_high, target_bound, judged.unit as target_unit,
            actual_value, gap, gap_unit, status, level_observation_id, stated_observation_id,
            target_observation_id
        from growth
        full join judged using (division_code, year)
        left join dim_division as division using (division_code)
        left join dim_indicator on dim_indicator.indicator_code = $1
        order by division_code, year
    """
    known = (
        open_marts(release)
        if as_of is None
        else open_as_of(
            release.folder / DATABASE, as_of, indicator_code=indicator_code, division_code=division_code
        )
    )
    with known as connection:
        return ask(connection, sql, [indicator_code, division_code])


def find_observation(release: Release, name: str) -> Row | None:
    """The observation of that id (`report:start-end`) or place (`report:start`), with its report."""
    sql = """
        select
            fct_observation.*, report.title, report.url, report.source_path, report.is_digest, report.sha256,
            report.filed_division_code
        from fct_observation
        left join dim_report as report using (report_id)
        where observation_id = $1 or fct_observation.report_id || ':' || span_start = $1
        order by span_start limit 1
    """
    with open_marts(release) as connection:
        rows = ask(connection, sql, [name])
    return rows[0] if rows else None


def quarantined(release: Release, *, division_code: str | None, rule_code: str | None) -> list[Row]:
    """Rows of mart_quarantine, filtered where a filter is given."""
    sql = """
        select * from mart_quarantine
        where ($1 is null or division_code = $1) and ($2 is null or rule_code = $2)
        order by level, rule_code, source_path, span_start
    """
    with open_marts(release) as connection:
        return ask(connection, sql, [division_code, rule_code])


def alerts(release: Release, *, division_code: str | None, rule_code: str | None, is_open: bool) -> list[Row]:
    """Rows of mart_quality_alert, the open ones or all, filtered where a filter is given."""
    sql = """
        select * from mart_quality_alert
        where ($1 is null or division_code = $1) and ($2 is null or rule_code = $2)
            and (not $3 or state = 'open')
        order by state, level, rule_code, source_path, span_start
    """
    with open_marts(release) as connection:
        return ask(connection, sql, [division_code, rule_code, is_open])
