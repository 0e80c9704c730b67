"""Small releases by the real code: three tables in which every row tells the version it belongs to."""

from pathlib import Path

import duckdb

from orchestration.gate.verdict import GateResult
from orchestration.paths import Home
from orchestration.release import Release, StagedRelease, publish, stage

PASSED = GateResult(passed=True, results=())


def small_home_in(folder: Path) -> Home:
    """A home whose dbt project has two published models and one that is its own business."""
    models = folder / "dbt_project" / "models"
    for name in ("staging/stg_reports", "core/fct_figure", "marts/mart_count"):
        path = models / f"{name}.sql"
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text("select 1")
    (folder / "raw" / "990101").mkdir(parents=True)
    home = Home(raw=folder / "raw", var=folder / "var", dbt_project=folder / "dbt_project")
    home.var.mkdir()
    return home


def build(home: Home, version: int, rows: int = 50) -> None:
    """A working database in which every row of every table says `version`."""
    home.warehouse.unlink(missing_ok=True)
    with duckdb.connect(home.warehouse) as connection:
        for table in ("stg_reports", "fct_figure", "mart_count"):
            connection.execute(
                f"create table {table} (id integer not null, version integer, share decimal(9,4))"
            )
            connection.execute(f"insert into {table} select range, {version}, range / 3 from range({rows})")
        connection.execute("comment on table mart_count is 'One row for each; it''s small.'")
        connection.execute("comment on column mart_count.share is 'Share, percent.'")


def stage_audited(home: Home, version: int, rows: int = 50) -> StagedRelease:
    build(home, version, rows)
    staged = stage(home)
    PASSED.write(staged.folder)
    return staged


def publish_version(home: Home, version: int) -> Release:
    return publish(home, stage_audited(home, version))
