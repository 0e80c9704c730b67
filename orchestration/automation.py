"""When a refresh runs by itself.

Belongs here: the jobs, their schedules, the sensors on raw/ and on its list of watched pages. Not
here: what the jobs do (`assets`).
"""

import hashlib
from datetime import UTC, datetime

import dagster as dg

from orchestration.assets.auditing import shelf
from orchestration.assets.reading import YEARS, reading_log
from orchestration.assets.watching import watched_sources
from orchestration.fetching.watch_list import FILE as WATCH_LIST
from orchestration.ingest.run import view_fingerprint
from orchestration.ingest.sources import Versions, list_sources
from orchestration.ingest.years import years_shown
from orchestration.release import Inputs, find_standing, rolled_back_from
from orchestration.resources import HomeResource
from orchestration.storage import mirror_raw

JOB, AUDIT_JOB = "refresh", "audit"
# Before the working day of the readers; offices publish in the afternoon.
DAILY = "0 5 * * *"
# Early enough for the refresh to find what came.
BEFORE_DAILY = "0 4 * * *"
# While nobody waits for anything.
WEEKLY = "0 2 * * 0"
TIME_ZONE = "Asia/Shanghai"
SENSOR_SECONDS = 60
BECAUSE = "jihua/because"

# A run whose process died is started again; a step that failed by itself is not.
_RETRIED = {"dagster/max_retries": 1, "dagster/retry_on_asset_or_op_failure": False}
# A refresh reads raw/ as it is, all years at once; only the watch asks other machines.
_REFRESHED = dg.AssetSelection.all() - dg.AssetSelection.assets(watched_sources, reading_log, shelf)

refresh_job = dg.define_asset_job(
    JOB,
    selection=_REFRESHED,
    description="From raw/ to a published release: read what changed, build, test, audit, publish.",
    tags=_RETRIED,
)

audit_job = dg.define_asset_job(
    AUDIT_JOB,
    selection=_REFRESHED | dg.AssetSelection.assets(shelf),
    description="Read everything again, hold the log and every release against their checksums, run all "
    "checks; publish only where that gives something else than readers have.",
    config={
        "ops": {
            "extraction": {"config": {"again": True}},
            "release": {"config": {"only_if_different": True}},
        }
    },
    tags=_RETRIED,
)

watch_job = dg.define_asset_job(
    "watch",
    selection=dg.AssetSelection.assets(watched_sources),
    description="Visit the pages that raw/sources.yml names and add the reports that are new.",
)


@dg.schedule(
    job=watch_job,
    cron_schedule=BEFORE_DAILY,
    execution_timezone=TIME_ZONE,
    default_status=dg.DefaultScheduleStatus.RUNNING,
)
def daily_watch(context: dg.ScheduleEvaluationContext, home: HomeResource) -> dg.RunRequest | dg.SkipReason:
    """Every morning before the refresh, where somebody wants pages watched."""
    if not (home.folders.raw / WATCH_LIST).is_file():
        return dg.SkipReason(f"There is no raw/{WATCH_LIST}; raw/README.md says how to write one.")
    return dg.RunRequest(tags={BECAUSE: "daily"})


@dg.schedule(
    job=refresh_job,
    cron_schedule=DAILY,
    execution_timezone=TIME_ZONE,
    default_status=dg.DefaultScheduleStatus.RUNNING,
)
def daily_refresh(context: dg.ScheduleEvaluationContext, home: HomeResource) -> dg.RunRequest | dg.SkipReason:
    """Every morning, where anything changed since the release that readers see."""
    mirror_raw(home.folders)
    if is_published(home):
        return dg.SkipReason("Nothing changed since the current release.")
    return dg.RunRequest(tags={BECAUSE: "daily"})


@dg.schedule(
    job=audit_job,
    cron_schedule=WEEKLY,
    execution_timezone=TIME_ZONE,
    default_status=dg.DefaultScheduleStatus.RUNNING,
)
def weekly_audit(context: dg.ScheduleEvaluationContext, home: HomeResource) -> dg.RunRequest | dg.SkipReason:
    """Every Sunday night, whether or not anything changed; not while somebody's rollback stands."""
    if rolled_back_from(home.folders) is not None:
        return dg.SkipReason("Somebody rolled back to an older release: an audit would publish another.")
    return dg.RunRequest(tags={BECAUSE: "weekly"})


@dg.sensor(
    job=refresh_job,
    minimum_interval_seconds=SENSOR_SECONDS,
    default_status=dg.DefaultSensorStatus.RUNNING,
)
def raw_sensor(context: dg.SensorEvaluationContext, home: HomeResource) -> dg.SensorResult:
    """A refresh as soon as a file of raw/ comes, changes or goes."""
    mirror_raw(home.folders)
    sources = list_sources(home.folders.raw, Versions.current())
    fingerprint = view_fingerprint(home.folders, sources, datetime.now(UTC).date())
    requests: list[dg.RunRequest] = []
    reason = None
    seen: str | None = fingerprint
    if fingerprint == context.cursor:
        reason = f"The {len(sources)} files of raw/ are as they were."
    elif is_published(home):
        reason = "The current release was made from these files."
    elif _is_waiting(context.instance):
        # Looked at again until then: the one that waits may be cancelled.
        reason, seen = "A refresh is waiting; it reads raw/ as it is when it starts.", context.cursor
    else:
        requests.append(dg.RunRequest(run_key=fingerprint, tags={BECAUSE: "raw/ changed"}))
    return dg.SensorResult(
        run_requests=requests,
        skip_reason=reason,
        cursor=seen,
        dynamic_partitions_requests=_unknown_years(context, home),
    )


@dg.sensor(
    job=watch_job,
    minimum_interval_seconds=SENSOR_SECONDS,
    default_status=dg.DefaultSensorStatus.RUNNING,
)
def sources_sensor(context: dg.SensorEvaluationContext, home: HomeResource) -> dg.SensorResult:
    """A visit of the watched pages as soon as their list is written or changed."""
    try:
        content = (home.folders.raw / WATCH_LIST).read_bytes()
    except FileNotFoundError:
        return dg.SensorResult(skip_reason=f"There is no raw/{WATCH_LIST}.", cursor="")
    fingerprint = hashlib.sha256(content).hexdigest()
    if fingerprint == context.cursor:
        return dg.SensorResult(skip_reason=f"raw/{WATCH_LIST} is as it was.", cursor=fingerprint)
    # No run_key: a list that is changed and changed back is a wish to look again.
    request = dg.RunRequest(tags={BECAUSE: f"raw/{WATCH_LIST} changed"})
    return dg.SensorResult(run_requests=[request], cursor=fingerprint)


def is_published(home: HomeResource) -> bool:
    """Whether a refresh would only repeat what is published; someone's rollback is kept to."""
    return find_standing(home.folders, Inputs.of(home.folders)) is not None


def _is_waiting(instance: dg.DagsterInstance) -> bool:
    """Whether a refresh is in the queue."""
    waiting = dg.RunsFilter(job_name=JOB, statuses=[dg.DagsterRunStatus.QUEUED])
    return instance.get_runs_count(waiting) > 0


def _unknown_years(
    context: dg.SensorEvaluationContext, home: HomeResource
) -> list[dg.AddDynamicPartitionsRequest]:
    """A request for the years that were read before this instance kept its books."""
    known = set(context.instance.get_dynamic_partitions(str(YEARS.name)))
    unknown = [str(year) for year in years_shown(home.folders) if str(year) not in known]
    return [YEARS.build_add_request(unknown)] if unknown else []
