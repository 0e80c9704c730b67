"""Two releases side by side: tables, reports, checks, versions.

Belongs here: what is compared. Not here: one table's rows (`tables`), how it looks (`page`).
"""

from pathlib import Path

import duckdb

from orchestration.diff.difference import (
    CheckChange,
    Compared,
    Diff,
    ReportChange,
    Side,
    TableDiff,
    VersionChange,
)
from orchestration.diff.tables import compare_table
from orchestration.exports.grain import read_grains
from orchestration.gate.verdict import GateCheck, read_verdict
from orchestration.release.manifest import Manifest, Table
from orchestration.release.pieces import PIECES, moved, read_note
from orchestration.sql import literal

_REPORTS = "dim_report"


def diff(before: Compared | None, after: Compared) -> Diff:
    """What differs from `before` to `after`; without `before`, everything is new.

    Raises duckdb.Error or OSError where a release's Parquet files are damaged.
    """
    old = {table.name: table for table in before.manifest.tables} if before else {}
    new = {table.name: table for table in after.manifest.tables}
    held = read_note(before.folder / PIECES) if before else {}
    noted = read_note(after.folder / PIECES)
    with duckdb.connect() as connection:
        return Diff(
            before=_side(before.manifest) if before else None,
            after=_side(after.manifest),
            reports=_report_changes(connection, before, after),
            tables=tuple(
                _compare(connection, before, after, old[name], table, moved(held.get(name), noted.get(name)))
                if before and name in old
                else TableDiff(name, rows_before=0, rows_after=table.rows, added=table.rows)
                for name, table in new.items()
            ),
            checks=_check_changes(before.folder, after.folder) if before else (),
            versions=_version_changes(before.manifest, after.manifest) if before else (),
            tables_added=tuple(name for name in new if before and name not in old),
            tables_gone=tuple(name for name in old if name not in new),
        )


def _side(manifest: Manifest) -> Side:
    return Side(manifest.release_id or None, manifest.content[:8], manifest.created)


def _compare(
    connection: duckdb.DuckDBPyConnection,
    before: Compared,
    after: Compared,
    old: Table,
    new: Table,
    where_moved: str,
) -> TableDiff:
    if _is_same_file(before.folder, after.folder, f"{new.name}.parquet"):
        return TableDiff(new.name, rows_before=old.rows, rows_after=new.rows)
    grain = read_grains().get(new.name, ())
    return compare_table(connection, (before.folder, old), (after.folder, new), grain, where_moved)


def _is_same_file(before: Path, after: Path, name: str) -> bool:
    """Whether nothing needs to be compared: rows are in order, so equal rows make equal bytes."""
    old, new = before / name, after / name
    if old.samefile(new):
        return True
    return old.stat().st_size == new.stat().st_size and old.read_bytes() == new.read_bytes()


def _report_changes(
    connection: duckdb.DuckDBPyConnection, before: Compared | None, after: Compared
) -> tuple[ReportChange, ...]:
    if before is None or not all(_has_reports(side.manifest) for side in (before, after)):
        return ()
    old, new = (f"read_parquet({literal(side.folder / f'{_REPORTS}.parquet')})" for side in (before, after))
    rows = connection.execute(f"""
        select
            coalesce(new.report_id, old.report_id) as report_id,
            case when old.report_id is null then 'new' when new.report_id is null then 'lost'
                else 'changed' end as outcome,
            coalesce(new.title, old.title), coalesce(new.url, old.url),
            coalesce(new.published_on, old.published_on)::varchar
        from {old} as old
        full join {new} as new on old.report_id = new.report_id
        where old.sha256 is distinct from new.sha256
        order by outcome desc, report_id
    """)
    return tuple(ReportChange(*row) for row in rows.fetchall())


def _has_reports(manifest: Manifest) -> bool:
    return any(table.name == _REPORTS for table in manifest.tables)


def _check_changes(before: Path, after: Path) -> tuple[CheckChange, ...]:
    """Checks that passed and now fail or the other way round; checks that came or went failing."""
    old, new = _checks(before), _checks(after)
    changes = []
    for name in sorted(old.keys() | new.keys()):
        was, is_now = old.get(name), new.get(name)
        check = is_now or was
        if check and {_state(was), _state(is_now)} not in ({"passed"}, {"failed"}, {"passed", "absent"}):
            change = CheckChange(*name, check.severity, _state(was), _state(is_now), check.observed)
            changes.append(change)
    return tuple(changes)


def _checks(folder: Path) -> dict[tuple[str, str], GateCheck]:
    verdict = read_verdict(folder)
    return {(check.mart, check.name): check for check in verdict.results} if verdict else {}


def _state(check: GateCheck | None) -> str:
    if check is None:
        return "absent"
    return "passed" if check.success else "failed"


def _version_changes(before: Manifest, after: Manifest) -> tuple[VersionChange, ...]:
    parts = {
        "reader": (before.versions.reader, after.versions.reader),
        "registry": (before.versions.registry, after.versions.registry),
        "models": (before.inputs.dbt_project[:12], after.inputs.dbt_project[:12]),
        "code": (before.inputs.code[:12], after.inputs.code[:12]),
        "jihua": (before.versions.jihua, after.versions.jihua),
        "dbt": (before.versions.dbt, after.versions.dbt),
        "duckdb": (before.versions.duckdb, after.versions.duckdb),
    }
    return tuple(VersionChange(part, old, new) for part, (old, new) in parts.items() if old != new)
