"""`jihua status`, `quarantine`: the state of the release.

Belongs here: asking the marts and laying out the answer. Not here: the SQL
(`orchestration.published`), single figures (`figures`).
"""

from typing import TYPE_CHECKING, Annotated

import typer

from orchestration.cli.names import division_code
from orchestration.cli.screen import Column, print_json, print_table, print_text, say
from orchestration.paths import Home

if TYPE_CHECKING:
    from orchestration.published import Row

AsJson = Annotated[bool, typer.Option("--json", help="Print the result as JSON.")]
ForDivision = Annotated[str | None, typer.Option(help="Only this division: code or Chinese name.")]
ForYear = Annotated[int | None, typer.Option(help="Only this year.")]

_SHOWN_CHANGES = 5


def overview(context: typer.Context) -> None:
    """Without a command: the state, and what to do next."""
    if context.invoked_subcommand is not None:
        return
    from orchestration.release import current_release

    if current_release(Home.from_environment()) is None:
        print_text(
            "Nothing is published yet. `jihua add FILE` puts a report under raw/, `jihua refresh` reads it."
        )
    else:
        status()
        say("Ask on: `jihua attainment`, `jihua show gdp`. `jihua --help` lists every command.")


def status(as_json: AsJson = False) -> None:
    """Show which release readers see, how much it holds, and what changed in raw/ since."""
    from orchestration.published import describe_status

    found = describe_status(Home.from_environment())
    if as_json:
        print_json(found)
        return
    summary = found.summary
    print_table(
        [Column("release", folds=True), Column(found.release_id, folds=True)],
        [
            ("published", f"{found.created:%Y-%m-%d %H:%M} UTC"),
            ("folder", found.folder),
            ("reports", summary.reports),
            ("observations", summary.observations),
            ("quarantined", summary.quarantined),
            ("growth rows", summary.growth_rows),
            *((f"targets {name}", count) for name, count in summary.targets.items()),
            ("gate", found.gate),
        ],
    )
    _say_changes(found.changes.added, "new")
    _say_changes(found.changes.changed, "changed")
    _say_changes(found.changes.removed, "gone")
    if found.rolled_back_from:
        print_text(f"An older release is shown instead of {found.rolled_back_from} (`jihua rollback`).")
    if found.is_behind:
        say("raw/ is ahead of the release: run `jihua refresh`.")


def _say_changes(paths: tuple[str, ...], word: str) -> None:
    more = f" and {len(paths) - _SHOWN_CHANGES} more" if len(paths) > _SHOWN_CHANGES else ""
    if paths:
        print_text(f"{word} in raw/ since: {', '.join(paths[:_SHOWN_CHANGES])}{more}")


def quarantine(
    division: ForDivision = None,
    rule: Annotated[str | None, typer.Option(help="Only this rule, e.g. OBS-RANGE.")] = None,
    as_json: AsJson = False,
) -> None:
    """Show what was kept back, why, and what to do about it."""
    from orchestration.published import quarantined, require_current

    rows = quarantined(
        require_current(Home.from_environment()), division_code=division_code(division), rule_code=rule
    )
    if as_json:
        print_json(rows)
        return
    print_table(
        [
            Column("rule"),
            Column("where", folds=True),
            Column("quote", folds=True),
            Column("reason", folds=True),
            Column("remedy", folds=True),
        ],
        [(row["rule_code"], _where(row), row["quote"], row["reason"], row["remedy"]) for row in rows],
    )
    say(count(len(rows), "rejection"))


def _where(row: "Row") -> str:
    place = f":{row['span_start']}" if row["span_start"] is not None else ""
    return f"{row['report_id'] or row['source_path']}{place}"


def count(number: int, noun: str) -> str:
    """A number with its noun."""
    return f"{number} {noun}{'' if number == 1 else 's'}"
