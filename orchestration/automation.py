"""When a refresh runs by itself.

Belongs here: the jobs, their schedules, the sensor on raw/. Not here: what the jobs do (`assets`).
"""

from datetime import UTC, datetime

import dagster as dg

from orchestration.assets.watching import watched_sources
from orchestration.fetching.watch_list import FILE as WATCH_LIST
from orchestration.ingest.run import view_fingerprint
from orchestration.ingest.sources import Versions, list_sources
from orchestration.release import Inputs, find_standing
from orchestration.resources import HomeResource

JOB = "refresh"
# Before the working day of the readers; offices publish in the afternoon.
DAILY = "0 5 * * *"
# Early enough for the refresh to find what came.
BEFORE_DAILY = "0 4 * * *"
TIME_ZONE = "Asia/Shanghai"
SENSOR_SECONDS = 60

refresh_job = dg.define_asset_job(
    JOB,
    # A refresh reads raw/ as it is; only the watch asks other machines.
    selection=dg.AssetSelection.all() - dg.AssetSelection.assets(watched_sources),
    description="From raw/ to a published release: read what changed, build, test, audit, publish.",
    # A run whose process died is started again; a step that failed by itself is not.
    tags={"dagster/max_retries": 1, "dagster/retry_on_asset_or_op_failure": False},
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
    return dg.RunRequest(tags={"jihua/because": "daily"})


@dg.schedule(
    job=refresh_job,
    cron_schedule=DAILY,
    execution_timezone=TIME_ZONE,
    default_status=dg.DefaultScheduleStatus.RUNNING,
)
def daily_refresh(context: dg.ScheduleEvaluationContext, home: HomeResource) -> dg.RunRequest | dg.SkipReason:
    """Every morning, where anything changed since the release that readers see."""
    if is_published(home):
        return dg.SkipReason("Nothing changed since the current release.")
    return dg.RunRequest(tags={"jihua/because": "daily"})


@dg.sensor(
    job=refresh_job,
    minimum_interval_seconds=SENSOR_SECONDS,
    default_status=dg.DefaultSensorStatus.RUNNING,
)
def raw_sensor(context: dg.SensorEvaluationContext, home: HomeResource) -> dg.SensorResult | dg.SkipReason:
    """A refresh as soon as a file of raw/ comes, changes or goes."""
    sources = list_sources(home.folders.raw, Versions.current())
    fingerprint = view_fingerprint(home.folders, sources, datetime.now(UTC).date())
    if fingerprint == context.cursor:
        return dg.SkipReason(f"The {len(sources)} files of raw/ are as they were.")
    if is_published(home):
        return dg.SensorResult(
            skip_reason=dg.SkipReason("The current release was made from these files."), cursor=fingerprint
        )
    request = dg.RunRequest(run_key=fingerprint, tags={"jihua/because": "raw/ changed"})
    return dg.SensorResult(run_requests=[request], cursor=fingerprint)


def is_published(home: HomeResource) -> bool:
    """Whether a refresh would only repeat what is published; someone's rollback is kept to."""
    return find_standing(home.folders, Inputs.of(home.folders)) is not None
