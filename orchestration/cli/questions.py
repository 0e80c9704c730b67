"""`jihua status`, `quarantine`: the state of the release.

Belongs here: asking the marts and laying out the answer. Not here: the SQL
(`orchestration.published`), single figures (`figures`).
"""

from typing import TYPE_CHECKING, Annotated

import typer

from orchestration.cli.forms import AsCsv, AsJson, is_for_programs
from orchestration.cli.names import division_code
from orchestration.cli.screen import Column, print_table, print_text, said, say, word
from orchestration.language import Message, counted, message
from orchestration.paths import Home

if TYPE_CHECKING:
    from orchestration.published import Row, Status

ForDivision = Annotated[str | None, typer.Option(help="Only this division: code or name.")]
ForYear = Annotated[int | None, typer.Option(help="Only this year.")]

_SHOWN_CHANGES = 5


def overview(context: typer.Context) -> None:
    """Without a command: the state, and what to do next."""
    if context.invoked_subcommand is not None:
        return
    from orchestration.release import current_release

    if current_release(Home.from_environment()) is None:
        print_text(
            message(
                "Nothing is published yet. `jihua add FILE` puts a report under raw/, `jihua refresh` reads "
                "it."
            )
        )
    else:
        status()
        say(message("Ask on: `jihua attainment`, `jihua show gdp`. `jihua --help` lists every command."))


def status(as_json: AsJson = False, as_csv: AsCsv = False) -> None:
    """Show which release readers see, how much it holds, and what changed in raw/ since."""
    from orchestration.published import describe_status

    found = describe_status(Home.from_environment())
    if is_for_programs(found, json=as_json, csv=as_csv):
        return
    summary = found.summary
    print_table(
        [Column(message("release"), folds=True), Column(found.release_id, folds=True)],
        [
            (message("published"), f"{found.created:%Y-%m-%d %H:%M} UTC"),
            (message("folder"), found.folder),
            (message("reports"), summary.reports),
            (message("observations"), summary.observations),
            (message("quarantined"), summary.quarantined),
            (message("growth rows"), summary.growth_rows),
            *(
                (message("targets {status}", status=word("status", name)), count)
                for name, count in summary.targets.items()
            ),
            (message("gate"), found.gate),
            *([(message("store"), found.store.url)] if found.store else []),
        ],
    )
    _say_store(found)
    _say_changes(found.changes.added, message("new in raw/ since"))
    _say_changes(found.changes.changed, message("changed in raw/ since"))
    _say_changes(found.changes.removed, message("gone in raw/ since"))
    if found.rolled_back_from:
        print_text(
            message(
                "An older release is shown instead of {rolled_back_from} (`jihua rollback`).",
                rolled_back_from=found.rolled_back_from,
            )
        )
    if found.is_behind:
        say(message("raw/ is ahead of the release: run `jihua refresh`."))


def _say_store(found: "Status") -> None:
    """Whether the store shows the release that is shown here."""
    if found.store is None:
        return
    if found.store.problem:
        say(found.store.problem)
    elif found.store.release_id is None:
        say(message("The store shows no release yet: `jihua refresh` publishes one there."))
    elif found.store.release_id != found.release_id:
        say(
            message(
                "The store shows release {release_id}: `jihua follow` shows it here.",
                release_id=found.store.release_id,
            )
        )


def _say_changes(paths: tuple[str, ...], what: Message) -> None:
    more = (
        message(" and {left} more", left=len(paths) - _SHOWN_CHANGES) if len(paths) > _SHOWN_CHANGES else ""
    )
    if paths:
        print_text(
            message(
                "{what}: {paths}{more}",
                what=what,
                paths=", ".join(paths[:_SHOWN_CHANGES]),
                more=more,
            )
        )


def quarantine(
    division: ForDivision = None,
    rule: Annotated[str | None, typer.Option(help="Only this rule, e.g. OBS-RANGE.")] = None,
    as_json: AsJson = False,
    as_csv: AsCsv = False,
) -> None:
    """Show what was kept back, why, and what to do about it."""
    from orchestration.published import quarantined, require_current

    rows = quarantined(
        require_current(Home.from_environment()), division_code=division_code(division), rule_code=rule
    )
    if is_for_programs(rows, json=as_json, csv=as_csv):
        return
    print_table(
        [
            Column(message("rule")),
            Column(message("where"), folds=True),
            Column(message("quote"), folds=True),
            Column(message("reason"), folds=True),
            Column(message("remedy"), folds=True),
        ],
        [
            (row["rule_code"], _where(row), row["quote"], said(row, "reason"), said(row, "remedy"))
            for row in rows
        ],
    )
    say(counted(len(rows), "{count} rejection", "{count} rejections"))


def _where(row: "Row") -> str:
    place = f":{row['span_start']}" if row["span_start"] is not None else ""
    return f"{row['report_id'] or row['source_path']}{place}"
