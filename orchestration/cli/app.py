"""The command line as a whole: which commands there are, and how a failure ends.

Belongs here: the list of commands, exit codes. Not here: any command, the language of help (`help`),
what wrong use is told (`wrong_use`).
"""

import os
import sys

import typer
from typer._click.exceptions import UsageError

from orchestration.cli import (
    adding,
    building,
    comparing,
    deciding,
    explaining,
    exporting,
    figures,
    publishing,
    questions,
    reading,
    setup,
    shelf,
)
from orchestration.cli.help import SpokenCommand, SpokenGroup, speaking, spoken_command
from orchestration.cli.screen import DONE, FAILED, WRONG_USE, say
from orchestration.cli.wrong_use import wrong_use
from orchestration.language import in_language, joined, message

app = typer.Typer(
    name="jihua",
    cls=SpokenGroup,
    add_completion=True,
    pretty_exceptions_enable=False,
    context_settings={"help_option_names": ["-h", "--help"]},
)
app.callback(
    invoke_without_command=True,
    help="Chinese government plan reports as a warehouse: figures, growth, targets and what became of them.",
)(questions.overview)
app.command(cls=SpokenCommand)(adding.add)
app.command(cls=SpokenCommand)(reading.read)
app.command(cls=SpokenCommand)(building.refresh)
app.command(cls=SpokenCommand)(building.serve)
app.command(cls=SpokenCommand)(building.ui)
app.command(cls=SpokenCommand)(questions.status)
app.command(cls=SpokenCommand)(figures.attainment)
app.command(cls=SpokenCommand)(figures.show)
app.command(cls=SpokenCommand)(explaining.explain)
app.command(cls=SpokenCommand)(comparing.compare)
app.command(cls=SpokenCommand)(questions.quarantine)
app.command(cls=SpokenCommand)(deciding.alerts)
app.command(cls=SpokenCommand)(deciding.accept)
app.command(cls=SpokenCommand)(deciding.reject)
app.command(cls=SpokenCommand)(deciding.correct)
app.command(cls=SpokenCommand)(shelf.releases)
app.command(cls=SpokenCommand)(shelf.rollback)
app.command(cls=SpokenCommand)(shelf.follow)
app.command(cls=SpokenCommand)(exporting.export)
app.command(cls=SpokenCommand)(exporting.diff)
app.command(cls=SpokenCommand)(publishing.site)
app.command(cls=SpokenCommand)(setup.doctor)


def main() -> None:
    """Run a command: exit code 0 done, 1 failed, 2 wrong use."""
    sys.exit(run())


def run() -> int:
    """Run the command of the command line and return its exit code.

    What a room foresees (a message with the remedy) and what nobody foresaw end alike: one
    message, exit code 1. JIHUA_DEBUG=1 shows where it came from.
    """
    try:
        with speaking():
            return _result(spoken_command(app)(prog_name="jihua", standalone_mode=False))
    except SystemExit as ended:
        return ended.code if isinstance(ended.code, int) else FAILED
    except UsageError as error:
        say(wrong_use(error))
        return WRONG_USE
    except typer.Abort:
        say(message("jihua: ended before it was done"))
        return FAILED
    except BrokenPipeError:
        # The reader of a pipe (head, less) had enough: nothing failed.
        sys.stdout = open(os.devnull, "w")  # noqa: SIM115, PTH123
        return DONE
    except Exception as error:
        if os.environ.get("JIHUA_DEBUG"):
            raise
        say(joined(("jihua", _told(error)), ": "))
        return FAILED


def _result(returned: object) -> int:
    """The exit code of a command that came to its end, or left early with one."""
    return returned if isinstance(returned, int) else DONE


def _told(error: Exception) -> object:
    """What people are told of an error, with a remedy where it brings none."""
    told = in_language(error, "en")
    if told is not error:
        return error
    if isinstance(error, OSError):
        return message(
            "{error}; check the disk, its space and the permissions, then run the command again", error=error
        )
    return message(
        "{error} (JIHUA_DEBUG=1 shows where it happened)", error=f"{type(error).__name__}: {error}"
    )
