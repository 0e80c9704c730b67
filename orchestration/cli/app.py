"""The command line as a whole: which commands there are, and how a failure ends.

Belongs here: the list of commands, exit codes. Not here: any command.
"""

import os
import sys

import typer

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
from orchestration.cli.screen import DONE, FAILED, say

app = typer.Typer(
    name="jihua",
    add_completion=True,
    pretty_exceptions_enable=False,
    context_settings={"help_option_names": ["-h", "--help"]},
)
app.callback(
    invoke_without_command=True,
    help="Chinese government plan reports as a warehouse: figures, growth, targets and what became of them.",
)(questions.overview)
app.command()(adding.add)
app.command()(reading.read)
app.command()(building.refresh)
app.command()(building.serve)
app.command()(building.ui)
app.command()(questions.status)
app.command()(figures.attainment)
app.command()(figures.show)
app.command()(explaining.explain)
app.command()(comparing.compare)
app.command()(questions.quarantine)
app.command()(deciding.alerts)
app.command()(deciding.accept)
app.command()(deciding.reject)
app.command()(deciding.correct)
app.command()(shelf.releases)
app.command()(shelf.rollback)
app.command()(exporting.export)
app.command()(exporting.diff)
app.command()(publishing.site)
app.command()(setup.doctor)


def main() -> None:
    """Run a command: exit code 0 done, 1 failed, 2 wrong use."""
    sys.exit(run())


def run() -> int:
    """Run the command of the command line and return its exit code.

    What a room foresees (a message with the remedy) and what nobody foresaw end alike: one
    message, exit code 1. JIHUA_DEBUG=1 shows where it came from.
    """
    try:
        result = app(standalone_mode=True)
    except SystemExit as ended:
        return ended.code if isinstance(ended.code, int) else FAILED
    except BrokenPipeError:
        # The reader of a pipe (head, less) had enough: nothing failed.
        sys.stdout = open(os.devnull, "w")  # noqa: SIM115, PTH123
        return DONE
    except Exception as error:
        if os.environ.get("JIHUA_DEBUG"):
            raise
        say(f"jihua: {_message(error)}")
        return FAILED
    return result if isinstance(result, int) else DONE


def _message(error: Exception) -> str:
    from orchestration.corrections import CorrectionError
    from orchestration.documents import DocumentError
    from orchestration.instance import InstanceError
    from orchestration.lock import LockHeldError
    from orchestration.refresh import RefreshError
    from orchestration.registry import RegistryError
    from orchestration.release import ReleaseError
    from orchestration.serving import ServingError

    told = CorrectionError | DocumentError | InstanceError | LockHeldError | RefreshError
    if isinstance(error, told | RegistryError | ReleaseError | ServingError):
        return str(error)
    if isinstance(error, OSError):
        return f"{error}; check the disk, its space and the permissions, then run the command again"
    return f"{type(error).__name__}: {error} (JIHUA_DEBUG=1 shows where it happened)"
