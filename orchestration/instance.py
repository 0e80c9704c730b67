"""Dagster's instance below var/dagster.

Belongs here: its settings. Not here: what runs in it (`orchestration.definitions`).
"""

from pathlib import Path

from orchestration.paths import Home
from orchestration.release.durable import write_durably

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

# Ticks of schedules and sensors say little after a month.
retention:
  schedule:
    purge_after_days: 90
  sensor:
    purge_after_days: {skipped: 7, failure: 30, success: 90}
"""


def prepare_instance(home: Home) -> Path:
    """Write the settings and give the folder that DAGSTER_HOME must name."""
    settings = home.dagster / "dagster.yaml"
    if not settings.is_file() or settings.read_text(encoding="utf-8") != SETTINGS:
        write_durably(settings, SETTINGS.encode())
    return home.dagster
