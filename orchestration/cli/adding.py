"""`jihua add`: reports find their place under raw/.

Belongs here: flags, the questions asked on a terminal, progress, the table of what became of each.
Not here: getting and placing reports (`orchestration.fetching`).
"""

import re
import sys
import tempfile
from collections.abc import Callable, Iterator
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any

import typer

from orchestration.cli.forms import AsCsv, AsJson, is_for_programs
from orchestration.cli.names import division_code
from orchestration.cli.screen import FAILED, Column, inert, print_table, print_text, say
from orchestration.fetching.addresses import is_address
from orchestration.language import Message, message
from orchestration.paths import Home

if TYPE_CHECKING:
    from rich.progress import Progress, TaskID

    from orchestration.fetching.fetcher import Fetched, Fetcher
    from orchestration.fetching.placement import Addition, Intake, Told
    from orchestration.fetching.settings import FetchSettings

_KINDS = ("plan", "work_report", "communique", "bulletin")
_QUESTIONS = {
    "kind": message("kind ({kinds})", kinds=", ".join(_KINDS)),
    "year": message("year looked back on"),
    "division": message("division (code or name)"),
}
_OUTCOMES = {
    "added": message("added"),
    "would add": message("would add"),
    "already there": message("already there"),
    "skipped": message("skipped"),
    "refused": message("refused"),
}
_FIRST_YEAR, _LAST_YEAR = 1949, 2099
_SHOWN_CHARACTERS = 40


def add(
    files: Annotated[
        list[str],
        typer.Argument(metavar="FILE|FOLDER|URL|ZIP...", help="Reports to add."),
    ],
    division: Annotated[
        str | None, typer.Option(help="Code or name of the division, where the title does not tell it.")
    ] = None,
    year: Annotated[
        int | None, typer.Option(help="The year looked back on, where no title tells it.")
    ] = None,
    kind: Annotated[
        str | None, typer.Option(help="plan, work_report, communique or bulletin, where no title tells it.")
    ] = None,
    edition: Annotated[
        str | None,
        typer.Option(help="Names a later version of a report that is there already, by its day: YYYYMMDD."),
    ] = None,
    refetch: Annotated[
        bool, typer.Option("--refetch", help="Fetch also addresses that were fetched before.")
    ] = False,
    allow_private: Annotated[
        bool,
        typer.Option("--allow-private", help="Fetch also from servers inside your network or this machine."),
    ] = False,
    dry_run: Annotated[
        bool,
        typer.Option("--dry-run", help="Only say what would be done; addresses are fetched all the same."),
    ] = False,
    as_json: AsJson = False,
    as_csv: AsCsv = False,
) -> None:
    """Put reports under raw/, each in the folder of its division.

    Takes files, folders, ZIP archives and addresses. What flags and answers say is kept in a
    sidecar beside the file, so is the address of what was fetched. `jihua refresh` then reads it.
    """
    if not any(is_address(given) or Path(given).exists() for given in files):
        raise typer.BadParameter(
            message("there is no file or folder {files}", files=", ".join(files)), param_hint="FILE"
        )
    from orchestration.fetching.placement import Intake, Told
    from orchestration.fetching.settings import FetchSettings
    from orchestration.storage import shared_raw

    told = Told(division_code(division), year, kind, _checked(edition))
    home = Home.from_environment()
    intake = Intake(home, is_dry_run=dry_run)
    with shared_raw(home), _bar(len(files)) as bar:
        if sys.stdin.isatty() and sys.stderr.isatty() and not (as_json or as_csv):
            intake.ask = lambda name, missing: _ask(name, missing, bar)
        settings = FetchSettings(allow_private=allow_private)
        additions = _add_all(files, intake, told, settings, bar, refetch=refetch)
    _show(additions, as_json=as_json, as_csv=as_csv)


def _checked(edition: str | None) -> str | None:
    """The edition as names of reports hold it; raises BadParameter where they cannot."""
    plain = edition.replace("-", "") if edition else None
    if plain and not re.fullmatch(r"[0-9A-Za-z_.]{1,32}", plain):
        raise typer.BadParameter(
            message("{edition!r} is not of letters and digits, such as 20230301", edition=edition)
        )
    return plain


def _show(additions: "list[Addition]", *, as_json: bool, as_csv: bool) -> None:
    if is_for_programs(additions, json=as_json, csv=as_csv):
        pass
    elif len(additions) == 1:
        print_text(_sentence(additions[0]))
    else:
        _print_all(additions)
    if any(addition.outcome == "added" for addition in additions):
        say(message("Run `jihua refresh` to read what was added."))
    if any(addition.outcome == "refused" for addition in additions):
        raise typer.Exit(FAILED)


def _sentence(addition: "Addition") -> Message:
    if addition.path is None:
        return message(
            "{file}: {outcome}. {why}",
            file=addition.file,
            outcome=_OUTCOMES[addition.outcome],
            why=addition.message,
        )
    return message(
        "{file}: {outcome} as raw/{path} ({report_id})",
        file=addition.file,
        outcome=_OUTCOMES[addition.outcome],
        path=addition.path,
        report_id=addition.report_id,
    )


def _print_all(additions: "list[Addition]") -> None:
    print_table(
        [
            Column(message("file"), folds=True),
            Column(message("outcome")),
            Column(message("where or why"), folds=True),
        ],
        [
            (entry.file, _OUTCOMES[entry.outcome], f"raw/{entry.path}" if entry.path else entry.message)
            for entry in additions
        ],
    )


def _add_all(
    files: list[str], intake: "Intake", told: "Told", settings: "FetchSettings", bar: "_Bar", *, refetch: bool
) -> "list[Addition]":
    from orchestration.fetching.candidates import candidates_of

    additions: list[Addition] = []
    with tempfile.TemporaryDirectory(prefix="jihua-add-") as scratch, ExitStack() as stack:
        fetch = _lazy_fetch(stack, settings)
        for given in files:
            bar.show(given)
            known = intake.find_fetched(given) if is_address(given) and not refetch else None
            if known is not None:
                additions.append(known)
                bar.advance()
                continue
            found = list(candidates_of(given, fetch, Path(scratch)))
            bar.expect(len(found) - 1)
            for candidate in found:
                bar.show(candidate.name)
                additions.append(intake.add(candidate, told))
                bar.advance()
    return additions


def _lazy_fetch(stack: ExitStack, settings: "FetchSettings") -> "Callable[[str], Fetched]":
    """A fetcher that comes into being with the first address: files alone need no httpx."""
    made: list[Fetcher] = []

    def fetch(address: str) -> "Fetched":
        if not made:
            from orchestration.fetching.fetcher import Fetcher

            made.append(stack.enter_context(Fetcher(settings)))
        return made[0].fetch(address)

    return fetch


@dataclass(slots=True)
class _Bar:
    """A bar on the terminal, or nothing where there is none."""

    progress: "Progress | None" = None
    task: "TaskID | None" = None

    def show(self, name: str) -> None:
        if self.progress is not None and self.task is not None:
            self.progress.update(self.task, description=inert(name)[-_SHOWN_CHARACTERS:])

    def expect(self, more: int) -> None:
        if self.progress is not None and self.task is not None:
            self.progress.update(self.task, total=(self.progress.tasks[0].total or 0) + more)

    def advance(self) -> None:
        if self.progress is not None and self.task is not None:
            self.progress.advance(self.task)

    @contextmanager
    def hidden(self) -> Iterator[None]:
        """Out of the way of a question."""
        if self.progress is not None:
            self.progress.stop()
        yield
        if self.progress is not None:
            self.progress.start()


@contextmanager
def _bar(total: int) -> Iterator[_Bar]:
    if not sys.stderr.isatty():
        yield _Bar()
        return
    from rich.console import Console
    from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn, TimeRemainingColumn

    # Names are foreign: without `markup=False` a [bold] in one would be obeyed.
    name = TextColumn("{task.description}", markup=False)
    columns = (name, BarColumn(), MofNCompleteColumn(), TimeRemainingColumn())
    with Progress(*columns, console=Console(stderr=True), transient=True) as progress:
        yield _Bar(progress, progress.add_task("", total=total))


def _ask(name: str, missing: tuple[str, ...], bar: _Bar) -> "Told | None":
    """Ask for what is missing; None where the person has no answer."""
    from orchestration.fetching.placement import Told, nor_its

    with bar.hidden():
        say(
            message(
                "{name} does not tell its {missing}. An empty answer passes it over.",
                name=name,
                missing=nor_its(missing),
            )
        )
        answers: dict[str, Any] = {}
        for key in missing:
            answer = _answer(key)
            if answer is None:
                return None
            answers[key] = answer
    return Told(**answers)


def _answer(key: str) -> object | None:
    """A valid answer; asks again until it is one."""
    while True:
        text = typer.prompt(inert(_QUESTIONS[key]), default="", show_default=False, err=True).strip()
        if not text:
            return None
        try:
            return _read_answer(key, text)
        except (typer.BadParameter, ValueError) as error:
            say(error)


def _read_answer(key: str, text: str) -> object:
    if key == "division":
        return division_code(text)
    if key == "kind" and text not in _KINDS:
        raise ValueError(message("{text} is none of {kinds}", text=text, kinds=", ".join(_KINDS)))
    if key == "year" and not (text.isdecimal() and _FIRST_YEAR <= int(text) <= _LAST_YEAR):
        raise ValueError(
            message(
                "{text} is no year from {first_year} to {last_year}",
                text=text,
                first_year=_FIRST_YEAR,
                last_year=_LAST_YEAR,
            )
        )
    return int(text) if key == "year" else text
