"""`jihua refresh`, `jihua serve` and `jihua ui`: building releases and watching it.

Belongs here: progress and the table at the end. Not here: the refresh (`orchestration.refresh`), the
processes of the UI (`orchestration.serving`).
"""

import os
import re
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from orchestration.cli.forms import AsCsv, AsJson, is_for_programs
from orchestration.cli.screen import Column, print_table, print_text, say, word
from orchestration.language import message
from orchestration.paths import Home

if TYPE_CHECKING:
    from orchestration.refresh import RefreshResult

# What the steps of the job do, in the words of the picture of the house.
_STEPS = {
    "extraction": message("reading reports"),
    "warehouse": message("building the warehouse"),
    "release": message("auditing and publishing"),
}
_STARTED = re.compile(r'STEP_START - Started execution of step "(\w+)"')
_DBT = re.compile(r"^(\d+ of \d+) ", re.MULTILINE)
_TAIL_BYTES = 20_000


def refresh(
    force: Annotated[
        bool, typer.Option("--force", help="Build and publish even if nothing changed.")
    ] = False,
    wait: Annotated[float, typer.Option(help="Seconds to wait for a refresh that is running.", min=0)] = 0,
    as_json: AsJson = False,
    as_csv: AsCsv = False,
) -> None:
    """Read what changed in raw/, build, check and publish a release.

    Does nothing where nothing changed. A failure leaves the release that readers see.
    """
    from orchestration.refresh import LOG
    from orchestration.refresh import refresh as run

    home = Home.from_environment()
    with _progress(home.var / LOG):
        result = run(home, wait_seconds=wait, force=force)
    if not is_for_programs(result, json=as_json, csv=as_csv):
        _print_result(result)


def _print_result(result: "RefreshResult") -> None:
    if result.outcome == "unchanged":
        print_text(
            message(
                "Nothing changed; release {release_id} stands ({seconds:.1f} s).",
                release_id=result.release_id,
                seconds=result.seconds,
            )
        )
        return
    if result.outcome == "rolled_back":
        print_text(
            message(
                "Nothing changed since release {release_id} was chosen by `jihua rollback`; it stands.",
                release_id=result.release_id,
            ),
            message("`jihua releases` lists the others; `jihua refresh --force` publishes a new one."),
        )
        return
    print_table([Column(message("refresh")), Column(justify="right", folds=True)], _result_rows(result))
    for warning in result.warnings:
        say(message("warning: {warning}", warning=warning))


def _result_rows(result: "RefreshResult") -> list[tuple[object, object]]:
    return [
        (message("files read"), result.files_read),
        (message("files reused"), result.files_reused),
        (message("reports"), result.reports),
        (message("observations"), result.observations),
        (message("quarantined"), result.quarantined),
        (message("growth rows"), result.growth_rows),
        *(
            (message("targets {status}", status=word("status", status)), count)
            for status, count in result.targets.items()
        ),
        (message("release"), result.release_id),
        (message("folder"), _short(result.folder)),
        (message("seconds"), f"{result.seconds:.1f}"),
    ]


def _short(folder: str) -> str:
    """The path as one would type it here."""
    try:
        return str(Path(folder).relative_to(Path.cwd()))
    except ValueError:
        return folder


@contextmanager
def _progress(log: Path) -> Iterator[None]:
    """Show on a terminal which step runs; elsewhere nothing but the result is printed.

    The refresh sends stdout and stderr to its log, so this writes to a copy of stderr made before.
    """
    if not sys.stderr.isatty():
        yield
        return
    from rich.console import Console
    from rich.live import Live
    from rich.spinner import Spinner

    with os.fdopen(os.dup(2), "w", encoding="utf-8") as terminal:
        began = time.time()
        console = Console(file=terminal, force_terminal=True)
        spinner = Spinner("dots")

        def frame() -> Spinner:
            spinner.update(text=f"{step_of(log, began)} · {time.time() - began:.0f} s")
            return spinner

        with Live(get_renderable=frame, console=console, refresh_per_second=8, transient=True):
            yield


def step_of(log: Path, began: float) -> str:
    """What a refresh that began at `began` (seconds since 1970) is doing, from the end of its log."""
    try:
        if log.stat().st_mtime < began:
            return "looking for changes"
        with log.open("rb") as handle:
            handle.seek(max(0, log.stat().st_size - _TAIL_BYTES))
            tail = handle.read().decode("utf-8", "replace")
    except OSError:
        return "looking for changes"
    steps = [step for step in _STARTED.findall(tail) if step in _STEPS]
    counts = _DBT.findall(tail)
    if counts and (not steps or steps[-1] == "warehouse"):
        return f"{_STEPS['warehouse']}, {counts[-1]}"
    return _STEPS[steps[-1]] if steps else "starting"


Port = Annotated[int, typer.Option(help="Port to listen on.", min=1, max=65535)]
Host = Annotated[str, typer.Option(help="Address to listen on; others may reach it only if you say so.")]


def ui(port: Port = 3000, host: Host = "127.0.0.1") -> None:
    """Open Dagster's UI, with its schedules and sensors running, until Ctrl-C."""
    _serve(host, port)


def serve(port: Port = 3000, host: Host = "127.0.0.1") -> None:
    """Run Dagster's UI, schedules and sensors as a service, until SIGTERM or Ctrl-C.

    docs/operations.md says how to let systemd or containers do it.
    """
    _serve(host, port)


def _serve(host: str, port: int) -> None:
    from orchestration.serving import serve as run

    say(message("http://{host}:{port}  (Ctrl-C ends it)", host=host, port=port))
    run(Home.from_environment(), host, port)
