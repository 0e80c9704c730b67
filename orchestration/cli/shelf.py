"""`jihua releases` and `jihua rollback`: which releases there are, and which is shown.

Belongs here: their output. Not here: the shelf itself (`orchestration.release`).
"""

from dataclasses import dataclass
from datetime import datetime
from typing import Annotated

import typer

from orchestration.cli.forms import AsCsv, AsJson, is_for_programs
from orchestration.cli.screen import Column, print_table, print_text
from orchestration.language import message
from orchestration.paths import Home


@dataclass(frozen=True, slots=True)
class _Shown:
    """A release as the list shows it."""

    release_id: str
    created: datetime
    is_current: bool
    reports: int
    observations: int
    megabytes: float
    folder: str


def releases(as_json: AsJson = False, as_csv: AsCsv = False) -> None:
    """List published releases, newest first."""
    from orchestration.release import releases as published

    shown = [
        _Shown(
            release_id=release.release_id,
            created=release.manifest.created,
            is_current=release.is_current,
            reports=_rows(release.manifest.tables, "dim_report"),
            observations=_rows(release.manifest.tables, "fct_observation"),
            megabytes=round(sum(file.bytes for file in release.manifest.files) / 1e6, 1),
            folder=str(release.folder),
        )
        for release in published(Home.from_environment())
    ]
    if is_for_programs(shown, json=as_json, csv=as_csv):
        return
    print_table(
        [
            Column(message("release"), folds=True),
            Column(message("reports"), "right"),
            Column(message("observations"), "right"),
            Column(message("MB"), "right"),
            Column(message("shown")),
        ],
        [
            (item.release_id, item.reports, item.observations, item.megabytes, "←" if item.is_current else "")
            for item in shown
        ],
    )


def _rows(tables: "tuple[object, ...]", name: str) -> int:
    from orchestration.release import Table

    return next((table.rows for table in tables if isinstance(table, Table) and table.name == name), 0)


def rollback(
    release_id: Annotated[str, typer.Argument(help="Id of the release, or how it begins.")],
    as_json: AsJson = False,
    as_csv: AsCsv = False,
) -> None:
    """Show another release to readers.

    Refreshes keep to it until something in raw/, the code lists or the code changes.
    """
    from orchestration.release import rollback as show_release

    release = show_release(Home.from_environment(), release_id)
    told = {"release_id": release.release_id, "folder": str(release.folder)}
    if not is_for_programs(told, json=as_json, csv=as_csv):
        print_text(message("Readers now see release {release_id}.", release_id=release.release_id))
