"""`jihua releases` and `jihua rollback`: which releases there are, and which is shown.

Belongs here: their output. Not here: the shelf itself (`orchestration.release`).
"""

from dataclasses import dataclass
from datetime import datetime
from typing import Annotated

import typer

from orchestration.cli.screen import Column, print_json, print_table, print_text
from orchestration.paths import Home

AsJson = Annotated[bool, typer.Option("--json", help="Print the result as JSON.")]


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


def releases(as_json: AsJson = False) -> None:
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
    if as_json:
        print_json(shown)
        return
    print_table(
        [
            Column("release", folds=True),
            Column("reports", "right"),
            Column("observations", "right"),
            Column("MB", "right"),
            Column("shown"),
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
) -> None:
    """Show another release to readers.

    Refreshes keep to it until something in raw/, the code lists or the code changes.
    """
    from orchestration.release import rollback as show_release

    release = show_release(Home.from_environment(), release_id)
    if as_json:
        print_json({"release_id": release.release_id, "folder": str(release.folder)})
    else:
        print_text(f"Readers now see release {release.release_id}.")
