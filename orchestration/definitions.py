"""What Dagster loads: assets, checks, the jobs and what starts them.

Belongs here: putting them together for one installation. Not here: any of them.
"""

import dagster as dg

from orchestration.alerting.sensor import alert_sensor
from orchestration.assets.auditing import shelf
from orchestration.assets.publishing import release_asset
from orchestration.assets.reading import extraction, raw, reading_log
from orchestration.assets.warehouse import PUBLISHED_GROUPS, warehouse_assets
from orchestration.assets.watching import watched_sources
from orchestration.automation import (
    audit_job,
    daily_refresh,
    daily_watch,
    raw_sensor,
    refresh_job,
    sources_sensor,
    watch_job,
    weekly_audit,
)
from orchestration.checks.freshness import daily_freshness, freshness_checks, freshness_job
from orchestration.checks.readings import reading_checks
from orchestration.paths import Home
from orchestration.resources import HomeResource, dbt_resource, prepared_project
from orchestration.target import RESOURCE, Target


def build_definitions(home: Home) -> dg.Definitions:
    """All definitions for the folders of `home`; parses the dbt project where its manifest is stale."""
    warehouse = warehouse_assets(prepared_project(home))
    published = sorted(
        key for key, group in warehouse.group_names_by_key.items() if group in PUBLISHED_GROUPS
    )
    return dg.Definitions(
        assets=[
            watched_sources,
            raw,
            reading_log,
            extraction,
            warehouse,
            release_asset(published),
            shelf,
        ],
        asset_checks=[*reading_checks(), freshness_checks()],
        jobs=[refresh_job, audit_job, watch_job, freshness_job],
        schedules=[daily_refresh, daily_watch, daily_freshness, weekly_audit],
        sensors=[raw_sensor, sources_sensor, alert_sensor],
        resources={
            "home": HomeResource.of(home),
            "dbt": dbt_resource(home),
            RESOURCE: Target.from_environment(),
        },
        # Starting a process for each step costs more than the steps.
        executor=dg.in_process_executor,
    )


defs = build_definitions(Home.from_environment())
