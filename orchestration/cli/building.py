"""`jihua refresh`, `jihua serve` and `jihua ui`: building releases and watching it.

Belongs here: options and the table at the end. Not here: the refresh (`orchestration.refresh`), what is
shown meanwhile (`progress`), the processes of the UI (`orchestration.serving`).
"""

from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Literal

import typer

from orchestration.cli.forms import AsCsv, AsJson, is_for_programs
from orchestration.cli.progress import refreshing
from orchestration.cli.screen import Column, print_table, print_text, say, word
from orchestration.language import message
from orchestration.paths import Home

if TYPE_CHECKING:
    from orchestration.refresh import RefreshResult

Target = Literal["duckdb", "cluster"]


def refresh(
    force: Annotated[
        bool, typer.Option("--force", help="Build and publish even if nothing changed.")
    ] = False,
    wait: Annotated[float, typer.Option(help="Seconds to wait for a refresh that is running.", min=0)] = 0,
    target: Annotated[
        Target | None,
        typer.Option(
            help="Where reports are read and models built: on this machine, or on the cluster that "
            "SPARK_REMOTE names.",
            envvar="JIHUA_TARGET",
        ),
    ] = None,
    as_json: AsJson = False,
    as_csv: AsCsv = False,
) -> None:
    """Read what changed in raw/, build, check and publish a release.

    Does nothing where nothing changed. A failure leaves the release that readers see.
    """
    from orchestration.refresh import LOG
    from orchestration.refresh import refresh as run

    home = Home.from_environment()
    with refreshing(home, home.var / LOG):
        result = run(home, wait_seconds=wait, force=force, target=target)
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
