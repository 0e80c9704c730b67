"""The sensor that watches evaluations of checks.

A failing check that blocks nothing leaves its run green, so sensors on failed runs never see it.
"""

from collections.abc import Iterable

import dagster as dg

from orchestration.alerting.delivery import ALERT_URLS, addresses_from_environment
from orchestration.alerting.messages import CheckState
from orchestration.alerting.news import Told, tell

SECONDS = 60


@dg.sensor(minimum_interval_seconds=SECONDS, default_status=dg.DefaultSensorStatus.RUNNING)
def alert_sensor(context: dg.SensorEvaluationContext) -> dg.SensorResult:
    """One message for each check that fires or recovers, to each address of JIHUA_ALERT_URLS."""
    addresses = addresses_from_environment()
    if not addresses:
        reason = f"{ALERT_URLS} names no address; nobody is told."
        return dg.SensorResult(skip_reason=reason, cursor=context.cursor)
    repository = context.repository_def
    keys = repository.asset_graph.asset_check_keys if repository else ()
    telling = tell(latest_states(context.instance, keys), addresses, Told.from_cursor(context.cursor))
    said = f"{telling.sent} messages sent, {telling.undelivered} to be tried again."
    return dg.SensorResult(skip_reason=said, cursor=telling.told.cursor())


def latest_states(instance: dg.DagsterInstance, keys: Iterable[dg.AssetCheckKey]) -> list[CheckState]:
    """The latest evaluation of each check that was ever evaluated, in order of asset and check."""
    latest = instance.event_log_storage.get_latest_asset_check_execution_by_key(sorted(keys))
    evaluations = (record.evaluation for record in latest.values())
    return [_state(evaluation) for evaluation in evaluations if evaluation is not None]


def _state(evaluation: dg.AssetCheckEvaluation) -> CheckState:
    found, evidence = evaluation.metadata.get("found"), evaluation.metadata.get("evidence")
    return CheckState(
        asset=evaluation.asset_key.to_user_string(),
        check=evaluation.check_name,
        passed=evaluation.passed,
        severity=evaluation.severity.value,
        description=evaluation.description or "",
        count=found.value if found and isinstance(found.value, int) else None,
        evidence=str(evidence.value) if evidence else None,
    )
