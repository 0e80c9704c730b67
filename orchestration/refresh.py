"""One refresh from raw/ to a published release, as `jihua refresh` and `make refresh` run it.

Belongs here: the lock around it, seeing that nothing changed, running the Dagster job in this
process, saying what came of it. Not here: the steps themselves (`orchestration.assets`).
"""

import gc
import os
import sys
import time
from collections.abc import Iterator, Mapping
from contextlib import contextmanager, redirect_stderr, redirect_stdout
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Literal

from orchestration.durations import note_durations
from orchestration.language import message
from orchestration.lock import writer_lock
from orchestration.paths import Home
from orchestration.release import (
    Inputs,
    Release,
    ReleaseError,
    current_release,
    find_standing,
    meet_store,
    sweep,
)
from orchestration.release.standing import distrust
from orchestration.staleness import forget_builds
from orchestration.storage import DamagedObjectError, mirror_raw, shared_lease

if TYPE_CHECKING:
    from dagster import DagsterInstance, Definitions, ExecuteInProcessResult
    from dagster_shared.error import SerializableErrorInfo

JOB = "refresh"
BY_COMMAND = {"jihua/because": "command"}
LOG = "refresh.log"
Outcome = Literal["published", "unchanged", "rolled_back"]


class RefreshError(Exception):
    """A refresh failed; the message says what, why, the remedy, and which release stands."""


@dataclass(frozen=True, slots=True)
class RefreshResult:
    """What a refresh did: counts are of the release that readers now see.

    `outcome` is `unchanged` where nothing had to be done, `rolled_back` where someone chose an
    older release and nothing changed since. Of the files of raw/ `files_read` were read anew,
    `files_reused` before; `warnings` are expectations of the gate that failed without blocking.
    """

    outcome: Outcome
    release_id: str
    folder: str
    files_read: int
    files_reused: int
    reports: int
    observations: int
    quarantined: int
    growth_rows: int
    targets: Mapping[str, int]
    warnings: tuple[str, ...]
    seconds: float


def refresh(
    home: Home, *, wait_seconds: float = 0, force: bool = False, target: str | None = None
) -> RefreshResult:
    """Bring the release up to what lies in raw/; do nothing where nothing changed.

    `force` builds everything and publishes even so; `target` is `duckdb` or `cluster`, where it is not told
    by JIHUA_TARGET. What Dagster and dbt say goes to var/refresh.log. Raises
    LockHeldError where another refresh runs longer than `wait_seconds`, StorageError where a store cannot
    be used, RefreshError where a step failed: the old release then still stands.
    """
    started = time.monotonic()
    with writer_lock(home, wait_seconds), shared_lease(home, wait_seconds):
        sweep(home)
        mirror_raw(home)
        _meet_store(home, force=force)
        inputs = Inputs.of(home)
        standing = None if force else find_standing(home, inputs)
        if standing:
            outcome: Outcome = "unchanged" if standing.manifest.inputs == inputs else "rolled_back"
            return _describe(standing, outcome, _Run(0, len(inputs.sources), ()), started)
        before = _current_id(home)
        if force:
            forget_builds(home)
            distrust(home.releases)
        run = _run_job(home, before, target)
        return _describe(_require_new_release(home, before), "published", run, started)


@dataclass(frozen=True, slots=True)
class _Run:
    """What a run of the job told: files read and reused, checks that failed without stopping it."""

    files_read: int
    files_reused: int
    failed_checks: tuple[str, ...]


def _meet_store(home: Home, *, force: bool) -> None:
    """Begin with the release that the store shows; `force` replaces one that is damaged there."""
    try:
        meet_store(home)
    except DamagedObjectError:
        if not force:
            raise


def _current_id(home: Home) -> str | None:
    try:
        current = current_release(home)
    except ReleaseError:
        return None
    return current.release_id if current else None


def _run_job(home: Home, before: str | None, target: str | None) -> _Run:
    """Run the job in this process, on the instance that the UI shows."""
    with _logged(home.var / LOG), _seldom_collected():
        import dagster as dg

        from orchestration.instance import prepare_instance
        from orchestration.target import run_config

        try:
            job = _definitions(home).resolve_job_def(JOB)
            with dg.DagsterInstance.from_config(str(prepare_instance(home))) as instance:
                # Of commands only: the runs of a daemon may wait for this one.
                _end_runs(instance, BY_COMMAND)
                result = job.execute_in_process(
                    instance=instance, raise_on_error=False, tags=BY_COMMAND, run_config=run_config(target)
                )
        except Exception as error:
            raise RefreshError(_failure_text(home, before, f"{type(error).__name__}: {error}")) from error
    if not result.success:
        raise RefreshError(_failure_text(home, before, _reasons(result)))
    note_durations(home, dict(_durations(result)))
    return _told(result)


@contextmanager
def _seldom_collected() -> Iterator[None]:
    """Look for cycles of garbage a hundredth as often while the block runs.

    A refresh is short, and what it imports stays: to look through that again and again takes a twentieth of
    its time.
    """
    usual = gc.get_threshold()
    gc.set_threshold(usual[0] * 100, *usual[1:])
    try:
        yield
    finally:
        gc.set_threshold(*usual)


def end_dead_runs(home: Home) -> None:
    """Mark runs whose processes were killed as failed, so that nothing waits for them.

    Only for the holder of the writer's lock who knows that no daemon runs: then nothing else does.
    """
    import dagster as dg

    from orchestration.instance import prepare_instance

    with dg.DagsterInstance.from_config(str(prepare_instance(home))) as instance:
        _end_runs(instance, {})


def _end_runs(instance: "DagsterInstance", tags: Mapping[str, str]) -> None:
    import dagster as dg

    unfinished = [dg.DagsterRunStatus.STARTING, dg.DagsterRunStatus.STARTED, dg.DagsterRunStatus.CANCELING]
    for run in instance.get_runs(filters=dg.RunsFilter(tags=tags, statuses=unfinished)):
        instance.report_run_failed(run, "The process that ran this was killed.")
        instance.event_log_storage.free_concurrency_slots_for_run(run.run_id)


def _definitions(home: Home) -> "Definitions":
    from orchestration.definitions import build_definitions, defs

    return defs if home == Home.from_environment() else build_definitions(home)


@contextmanager
def _logged(log: Path) -> Iterator[None]:
    """While the block runs, everything that this process and its children print goes to `log`."""
    log.parent.mkdir(parents=True, exist_ok=True)
    sys.stdout.flush()
    sys.stderr.flush()
    kept = [os.dup(1), os.dup(2)]
    with log.open("w", encoding="utf-8") as handle, redirect_stdout(handle), redirect_stderr(handle):
        os.dup2(handle.fileno(), 1)
        os.dup2(handle.fileno(), 2)
        try:
            yield
        finally:
            handle.flush()
            for standard, descriptor in enumerate(kept, start=1):
                os.dup2(descriptor, standard)
                os.close(descriptor)


def _told(result: "ExecuteInProcessResult") -> _Run:
    """What the reading step counted, and which checks failed."""
    counted: dict[str, object] = {}
    for event in result.get_asset_materialization_events():
        materialization = event.step_materialization_data.materialization
        if materialization.asset_key.to_user_string() == "reports":
            counted = {name: value.value for name, value in materialization.metadata.items()}
    failed = tuple(
        f"{check.asset_key.to_user_string()}: {check.check_name}"
        for check in result.get_asset_check_evaluations()
        if not check.passed
    )
    return _Run(
        files_read=int(str(counted.get("files_read", 0))),
        files_reused=int(str(counted.get("files_reused", 0))),
        failed_checks=failed,
    )


def _durations(result: "ExecuteInProcessResult") -> Iterator[tuple[str, float]]:
    """Seconds that each step took."""
    for event in result.filter_events(lambda event: event.is_step_success):
        yield f"refresh {event.step_key}", event.step_success_data.duration_ms / 1000


def _reasons(result: "ExecuteInProcessResult") -> str:
    """Each failed step with the innermost reason."""
    reasons = []
    for event in result.get_step_failure_events():
        data = event.step_failure_data
        described = data.user_failure_data.description if data.user_failure_data else None
        reasons.append(f"{event.step_key}: {described or _innermost(data.error)}")
    return "\n".join(reasons) or message("No step could start.")


def _innermost(error: "SerializableErrorInfo | None") -> str:
    while error is not None and error.cause is not None:
        error = error.cause
    return error.message.strip() if error else "unknown"


def _failure_text(home: Home, before: str | None, reason: str) -> str:
    """What failed and why, what readers have now, where to see more."""
    stands = (
        message("release {before} stands", before=before)
        if before
        else message("nothing was published before")
    )
    return message(
        "the refresh failed.\n{reason}\nReaders are not affected: {stands}. Put right what the lines above "
        "name and run `jihua refresh` again; {log} and `jihua ui` tell more.",
        reason=reason,
        stands=stands,
        log=home.var / LOG,
    )


def _require_new_release(home: Home, before: str | None) -> Release:
    release = current_release(home)
    if release is None or release.release_id == before:
        raise RefreshError(
            _failure_text(home, before, message("The run ended without publishing a release."))
        )
    return release


def _describe(release: Release, outcome: Outcome, run: _Run, started: float) -> RefreshResult:
    from orchestration.gate import read_verdict
    from orchestration.published import summarise

    summary = summarise(release)
    verdict = read_verdict(release.folder)
    broken = (
        tuple(f"{check.mart}: {check.name} ({check.observed})" for check in verdict.failures)
        if verdict
        else ()
    )
    return RefreshResult(
        outcome=outcome,
        release_id=release.release_id,
        folder=str(release.folder),
        files_read=run.files_read,
        files_reused=run.files_reused,
        reports=summary.reports,
        observations=summary.observations,
        quarantined=summary.quarantined,
        growth_rows=summary.growth_rows,
        targets=summary.targets,
        warnings=(*(check for check in run.failed_checks if not check.startswith("release: ")), *broken),
        seconds=round(time.monotonic() - started, 2),
    )
