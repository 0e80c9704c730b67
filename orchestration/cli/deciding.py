"""`jihua alerts`, `accept`, `reject`, `correct`: what is wrong, and what people decide about it.

Belongs here: asking for the figure and writing the line. Not here: what a decision does
(`orchestration.corrections`).
"""

from datetime import UTC, datetime
from decimal import Decimal, InvalidOperation
from typing import TYPE_CHECKING, Annotated

import typer

from orchestration.cli.forms import AsCsv, AsJson, is_for_programs
from orchestration.cli.names import division_code
from orchestration.cli.questions import ForDivision
from orchestration.cli.screen import Column, fail, print_table, print_text, said, say
from orchestration.language import counted, message
from orchestration.paths import Home

if TYPE_CHECKING:
    from orchestration.corrections import Action, Correction
    from orchestration.published import Row

Place = Annotated[str, typer.Argument(help="The figure: REPORT:START-END, or REPORT:START.")]
Reason = Annotated[str, typer.Option(help="Why; it is kept with the decision.")]
Until = Annotated[
    datetime | None,
    typer.Option(formats=["%Y-%m-%d"], help="The last day on which the decision holds."),
]


def alerts(
    division: ForDivision = None,
    rule: Annotated[str | None, typer.Option(help="Only this rule, e.g. ARI-TWICE.")] = None,
    show_all: Annotated[bool, typer.Option("--all", help="Those that are gone, too.")] = False,
    as_json: AsJson = False,
    as_csv: AsCsv = False,
) -> None:
    """Show which figures and files break a rule, since when, and what to do about it."""
    from orchestration import published

    home = Home.from_environment()
    code = division_code(division)
    rows = published.alerts(
        published.require_current(home), division_code=code, rule_code=rule, is_open=not show_all
    )
    rows += _kept_back(home, rows, code, rule)
    if is_for_programs(rows, json=as_json, csv=as_csv):
        return
    cells = [
        (
            row["rule_code"],
            row["level"] if row["state"] == "open" else row["state"],
            row["since"].date() if isinstance(row["since"], datetime) else None,
            _where(row),
            row["quote"],
            said(row, "reason"),
        )
        for row in rows
    ]
    print_table(
        [
            Column(message("rule")),
            Column(message("severity")),
            Column(message("since")),
            Column(message("where"), folds=True),
            Column(message("quote"), folds=True),
            Column(message("reason"), folds=True),
        ],
        cells,
    )
    # Once a rule: beside each row it would take the room of what the row says.
    for line in sorted(
        {f"{row['rule_code']}: {said(row, 'remedy')}" for row in rows if row["state"] == "open"}
    ):
        print_text(line)
    say(counted(len(rows), "{count} alert", "{count} alerts"))


def _kept_back(home: Home, rows: "list[Row]", code: str | None, rule: str | None) -> "list[Row]":
    """Open alerts about a release that was not published, which therefore does not tell of them."""
    from orchestration.history import open_history

    told = {row["alert_id"] for row in rows}
    return [
        row
        for row in open_history(home).to_dicts()
        if row["alert_id"] not in told
        and code in (None, row["division_code"])
        and rule in (None, row["rule_code"])
    ]


def accept(place: Place, reason: Reason, until: Until = None) -> None:
    """Publish a figure that a rule kept back, or tell its alert no more."""
    _decide("accept", place, reason, until, None)


def reject(place: Place, reason: Reason, until: Until = None) -> None:
    """Keep a figure out of what is published."""
    _decide("reject", place, reason, until, None)


def correct(
    place: Place,
    value: Annotated[str, typer.Argument(help="The right value, in the unit as written.")],
    reason: Reason,
    until: Until = None,
) -> None:
    """Publish a figure with another value."""
    try:
        number = Decimal(value)
    except InvalidOperation:
        number = Decimal("NaN")
    if not number.is_finite():
        raise typer.BadParameter(message("{value!r} is not a number", value=value), param_hint="VALUE")
    _decide("correct", place, reason, until, number)


def _decide(action: "Action", place: str, reason: str, until: datetime | None, value: Decimal | None) -> None:
    """Write a decision on a figure that was read as the last line of raw/corrections.yml."""
    from orchestration.corrections import append_correction, corrections_of, load_corrections
    from orchestration.lock import writer_lock
    from orchestration.storage import shared_raw

    home = Home.from_environment()
    if not reason.strip():
        raise typer.BadParameter(message("say why"), param_hint="--reason")
    correction = _correction(home, action, place, reason, until, value)
    with writer_lock(home), shared_raw(home):
        earlier = [one for one in load_corrections(home.raw) if one.place == correction.place]
        if earlier:
            fail(
                message(
                    "{file}, line {line}, decides on {place} already; change or remove that line.",
                    file=corrections_of(home.raw),
                    line=earlier[0].line,
                    place=place,
                )
            )
        line = append_correction(home.raw, correction)
    say(
        message(
            "{file}, line {line}: {action} {place}. `jihua refresh` applies it.",
            file=corrections_of(home.raw),
            line=line,
            action=action,
            place=place,
        )
    )


def _correction(
    home: Home, action: "Action", place: str, reason: str, until: datetime | None, value: Decimal | None
) -> "Correction":
    """The decision on the figure at that place; ends the command where nothing was read there."""
    import polars as pl

    from orchestration.corrections import Correction
    from orchestration.extracted.view import open_view

    report_id, _, span = place.rpartition(":")
    start = span.partition("-")[0]
    view = open_view(home)
    if view is None:
        fail(message("Nothing was read yet; `jihua refresh` reads what lies in raw/."))
    of_report = pl.col("is_observation") & (pl.col("report_id") == report_id)
    readings = view.scan("readings").filter(of_report).collect().to_dicts()
    found = [row for row in readings if place in (row["observation_id"], f"{report_id}:{row['span_start']}")]
    found = [row for row in found if str(row["span_start"]) == start]
    if not found:
        fail(
            message(
                "No figure was read at {place}; `jihua quarantine` and `jihua alerts` name the places.",
                place=place,
            )
        )
    row = found[0]
    return Correction(
        line=0,
        report_id=report_id,
        start=row["span_start"],
        end=row["span_end"],
        action=action,
        expected=row["value"],
        reason=reason,
        reported=datetime.now(UTC).date(),
        value=value,
        until=until.date() if until else None,
    )


def _where(row: "Row") -> str:
    named = row["report_id"] or row["source_path"] or "release"
    return f"{named}" if row["span_start"] is None else f"{named}:{row['span_start']}-{row['span_end']}"
