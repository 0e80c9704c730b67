"""`jihua doctor`: whether this installation can work.

Belongs here: the command and its output. Not here: the questions (`orchestration.doctor`).
"""

from typing import Annotated

import typer

from orchestration.cli.screen import FAILED, Column, print_json, print_table, say
from orchestration.paths import Home

AsJson = Annotated[bool, typer.Option("--json", help="Print the result as JSON.")]


def doctor(as_json: AsJson = False) -> None:
    """Check the set-up: versions, folders, disk, locks, the release; exit code 1 where something is wrong."""
    from orchestration.doctor import examine

    findings = examine(Home.from_environment())
    if as_json:
        print_json(findings)
    else:
        print_table(
            [Column("piece"), Column("state"), Column("found", folds=True), Column("what to do", folds=True)],
            [(found.piece, found.state, found.says, found.remedy) for found in findings],
        )
    bad = sum(found.state == "bad" for found in findings)
    if bad:
        say(f"jihua: {bad} of {len(findings)} pieces need mending")
        raise typer.Exit(FAILED)
