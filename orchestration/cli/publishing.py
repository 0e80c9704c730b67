"""`jihua site`: the pages of a release in a folder of their own.

Belongs here: options and what is printed. Not here: the pages (`orchestration.site`).
"""

from pathlib import Path
from typing import Annotated

import typer

from orchestration.cli.forms import AsCsv, AsJson, is_for_programs
from orchestration.cli.progress import waiting
from orchestration.cli.screen import print_text
from orchestration.language import message
from orchestration.paths import Home


def site(
    output: Annotated[
        Path | None, typer.Option(help="Folder to write; the pages of an earlier site in it are renewed.")
    ] = None,
    release: Annotated[str | None, typer.Option(help="Id of a release; the current one without.")] = None,
    as_json: AsJson = False,
    as_csv: AsCsv = False,
) -> None:
    """Write the pages of a release, with the files they offer, into var/site or another folder.

    They open from disk and from any web host, without a server or a connection. Each release also
    has them in its own folder (var/releases/current/site).
    """
    from orchestration.published import require_current
    from orchestration.release import find_release
    from orchestration.site import export_site

    home = Home.from_environment()
    chosen = find_release(home, release) if release else require_current(home)
    with waiting(home, "site", message("writing pages")):
        done = export_site(home, chosen, output or home.var / "site")
    if is_for_programs(done, json=as_json, csv=as_csv):
        return
    print_text(
        message(
            "{folder}: release {release_id}, {pages} pages, {reused} of them unchanged",
            folder=done.folder / "index.html",
            release_id=chosen.release_id,
            pages=done.pages,
            reused=done.reused,
        )
    )
