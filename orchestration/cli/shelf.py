"""`jihua releases`, `rollback`, `follow`: which releases there are, and which is shown.

Belongs here: their output. Not here: the shelf itself (`orchestration.release`).
"""

from dataclasses import dataclass
from datetime import datetime
from typing import TYPE_CHECKING, Annotated

import typer

from orchestration.cli.forms import AsCsv, AsJson, is_for_programs
from orchestration.cli.screen import Column, fail, print_table, print_text, say
from orchestration.language import joined, message
from orchestration.paths import Home

if TYPE_CHECKING:
    from orchestration.release import Manifest


@dataclass(frozen=True, slots=True)
class _Shown:
    """A release as the list shows it; `folder` is empty where it only lies in the store, `url` where not."""

    release_id: str
    created: datetime
    is_current: bool
    reports: int
    observations: int
    megabytes: float
    folder: str
    url: str


def releases(as_json: AsJson = False, as_csv: AsCsv = False) -> None:
    """List published releases, newest first."""
    home = Home.from_environment()
    shown = _listed(home)
    if is_for_programs(shown, json=as_json, csv=as_csv):
        return
    print_table(
        [
            Column(message("release"), folds=True),
            Column(message("reports"), "right"),
            Column(message("observations"), "right"),
            Column(message("MB"), "right"),
            Column(message("shown")),
            *([Column(message("lies"))] if home.releases_url else []),
        ],
        [
            (
                item.release_id,
                item.reports,
                item.observations,
                item.megabytes,
                "←" if item.is_current else "",
                *([_place(item)] if home.releases_url else []),
            )
            for item in shown
        ],
    )


def _listed(home: Home) -> "list[_Shown]":
    """The releases here and, where they lie in a store, there; what is shown is what the store shows."""
    from orchestration.release import list_stored
    from orchestration.release import releases as published
    from orchestration.storage import StorageError

    here = {release.release_id: release for release in published(home)}
    try:
        there = {stored.manifest.release_id: (stored, shown) for stored, shown in list_stored(home)}
    except StorageError as error:
        say(error)
        there = {}
    listed = []
    for release_id in sorted({*here, *there}, reverse=True):
        local, (stored, is_shown) = here.get(release_id), there.get(release_id, (None, False))
        manifest = local.manifest if local else stored.manifest if stored else None
        if manifest is None:
            continue
        listed.append(
            _Shown(
                release_id=release_id,
                created=manifest.created,
                is_current=is_shown if there else local is not None and local.is_current,
                reports=_rows(manifest, "dim_report"),
                observations=_rows(manifest, "fct_observation"),
                megabytes=round(sum(file.bytes for file in manifest.files) / 1e6, 1),
                folder=str(local.folder) if local else "",
                url=stored.url if stored else "",
            )
        )
    return listed


def _place(item: _Shown) -> str:
    places = ((message("here"), item.folder), (message("store"), item.url))
    return joined((name for name, place in places if place), ", ")


def _rows(manifest: "Manifest", name: str) -> int:
    return next((table.rows for table in manifest.tables if table.name == name), 0)


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


def follow(as_json: AsJson = False, as_csv: AsCsv = False) -> None:
    """Show on this machine the release that the store of releases shows, fetched and verified.

    For machines that read what another publishes: run it by a timer. `jihua refresh` does it by itself.
    """
    from orchestration.lock import writer_lock
    from orchestration.release import follow_pointer

    home = Home.from_environment()
    if not home.releases_url:
        fail(message("releases lie in no store; name it with JIHUA_RELEASES_URL (docs/storage.md)"))
    with writer_lock(home):
        release = follow_pointer(home)
    if release is None:
        fail(
            message(
                "nothing is published at {url} yet; `jihua refresh` publishes a release there",
                url=home.releases_url,
            )
        )
    told = {"release_id": release.release_id, "folder": str(release.folder)}
    if not is_for_programs(told, json=as_json, csv=as_csv):
        print_text(
            message("Readers of this machine now see release {release_id}.", release_id=release.release_id)
        )
