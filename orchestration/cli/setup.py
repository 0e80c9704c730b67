"""`jihua doctor`: whether this installation can work.

Belongs here: the command and its output. Not here: the questions (`orchestration.doctor`).
"""

import typer

from orchestration.cli.forms import AsCsv, AsJson, is_for_programs
from orchestration.cli.progress import waiting
from orchestration.cli.screen import FAILED, Column, print_table, say
from orchestration.language import message
from orchestration.paths import Home

_STATES = {"ok": message("ok"), "note": message("note"), "bad": message("bad")}


def doctor(as_json: AsJson = False, as_csv: AsCsv = False) -> None:
    """Check the set-up: versions, folders, disk, locks, the release; exit code 1 where something is wrong."""
    from orchestration.doctor import examine

    home = Home.from_environment()
    with waiting(home, "doctor", message("looking at every piece")):
        findings = examine(home)
    if not is_for_programs(findings, json=as_json, csv=as_csv):
        print_table(
            [
                Column(message("piece")),
                Column(message("state")),
                Column(message("found"), folds=True),
                Column(message("what to do"), folds=True),
            ],
            [(found.piece, _STATES[found.state], found.says, found.remedy) for found in findings],
        )
    bad = sum(found.state == "bad" for found in findings)
    if bad:
        say(
            message(
                "jihua: {bad} of {pieces} pieces need mending",
                bad=bad,
                pieces=len(findings),
            )
        )
        raise typer.Exit(FAILED)
