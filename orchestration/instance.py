"""Dagster's instance below var/dagster.

Belongs here: its settings. Not here: what runs in it (`orchestration.definitions`).
"""

import os
from importlib.util import find_spec
from pathlib import Path

from orchestration.language import message
from orchestration.paths import Home
from orchestration.release.durable import write_durably

POSTGRES = "JIHUA_POSTGRES_URL"

SETTINGS = """\
# Written by jihua; changes are lost. To change a setting, change orchestration/instance.py.

# Nothing is sent anywhere.
telemetry:
  enabled: false
nux:
  enabled: false

# DuckDB has one writer: of the runs that need it one is started, the others wait in the queue. Not by
# step: a step that was killed would keep its place in the pool, and every later run would wait for it.
concurrency:
  pools:
    default_limit: 1
    granularity: run

# A process that died may be started again; a check that failed will fail again.
run_retries:
  enabled: true
  max_retries: 1
  retry_on_asset_or_op_failure: false

# A run that never starts, or never ends after it was cancelled, must not keep the others waiting.
run_monitoring:
  enabled: true

# Ticks of schedules and sensors say little after a month.
retention:
  schedule:
    purge_after_days: 90
  sensor:
    purge_after_days: {skipped: 7, failure: 30, success: 90}
"""


# The address holds a password: it stays in the environment.
IN_POSTGRES = f"""
storage:
  postgres:
    postgres_url:
      env: {POSTGRES}
"""


class InstanceError(Exception):
    """The instance cannot be used as the environment asks; the message names the remedy."""


def prepare_instance(home: Home) -> Path:
    """Write the settings and give the folder that DAGSTER_HOME must name.

    Runs and events are kept in SQLite files there, or in the PostgreSQL database that
    JIHUA_POSTGRES_URL names. Raises InstanceError where the packages for that are not installed.
    """
    settings = home.dagster / "dagster.yaml"
    wanted = SETTINGS + (IN_POSTGRES if _is_in_postgres() else "")
    if not settings.is_file() or settings.read_text(encoding="utf-8") != wanted:
        write_durably(settings, wanted.encode())
    return home.dagster


def _is_in_postgres() -> bool:
    if not os.environ.get(POSTGRES):
        return False
    if find_spec("dagster_postgres") is None:
        raise InstanceError(
            message(
                "{postgres} is set, but dagster-postgres is not installed; install deploy/requirements.lock, "
                "or unset {postgres} to keep runs in files",
                postgres=POSTGRES,
            )
        )
    return True
