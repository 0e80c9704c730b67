"""The sensor that watches evaluations of checks.

A failing check that blocks nothing leaves its run green, so sensors on failed runs never see it.
"""

from collections.abc import Mapping

import dagster as dg

from orchestration.alerting.delivery import ALERT_URLS, addresses_from_environment
from orchestration.alerting.messages import CheckState
from orchestration.alerting.news import Told, tell

SECONDS = 60
JOB = "refresh"


@dg.sensor(minimum_interval_seconds=SECONDS, default_status=dg.DefaultSensorStatus.RUNNING)
def alert_sensor(context: dg.SensorEvaluationContext) -> dg.SensorResult:
    """One message for each check that fires or recovers, to each address of JIHUA_ALERT_URLS."""
    addresses = addresses_from_environment()
    if not addresses:
        reason = f"{ALERT_URLS} names no address; nobody is told."
        return dg.SensorResult(skip_reason=reason, cursor=context.cursor)
    states = [*latest_states(context.instance, _rules(context)), *latest_refresh(context.instance)]
    telling = tell(states, addresses, Told.from_cursor(context.cursor))
    said = f"{telling.sent} messages sent, {telling.undelivered} to be tried again."
    return dg.SensorResult(skip_reason=said, cursor=telling.told.cursor())


def _rules(context: dg.SensorEvaluationContext) -> dict[dg.AssetCheckKey, str | None]:
    """The checks that there are, each with its rule of the catalogue, if it has one."""
    if context.repository_def is None:
        return {}
    graph = context.repository_def.asset_graph
    specs = {key: graph.get_check_spec(key) for key in graph.asset_check_keys}
    return {key: spec.metadata.get("code") for key, spec in specs.items()}


def latest_states(
    instance: dg.DagsterInstance, rules: Mapping[dg.AssetCheckKey, str | None]
) -> list[CheckState]:
    """The latest evaluation of each check that was ever evaluated, in order of asset and check."""
    latest = instance.event_log_storage.get_latest_asset_check_execution_by_key(sorted(rules))
    evaluations = (record.evaluation for record in latest.values())
    return [_state(one, rules[one.asset_check_key]) for one in evaluations if one is not None]


def latest_refresh(instance: dg.DagsterInstance) -> list[CheckState]:
    """The state of the last refresh that ended: what stops one need not be a check."""
    ended = [dg.DagsterRunStatus.SUCCESS, dg.DagsterRunStatus.FAILURE]
    runs = instance.get_runs(filters=dg.RunsFilter(job_name=JOB, statuses=ended), limit=1)
    return [_state_of_run(instance, run) for run in runs]


def _state_of_run(instance: dg.DagsterInstance, run: dg.DagsterRun) -> CheckState:
    failures = [
        entry.dagster_event.step_failure_data
        for entry in instance.all_logs(run.run_id, of_type=dg.DagsterEventType.STEP_FAILURE)
        if entry.dagster_event
    ]
    told = [data.user_failure_data.description for data in failures if data.user_failure_data]
    told += [data.error.message for data in failures if data.error and not data.user_failure_data]
    return CheckState(
        asset="refresh",
        check="refresh",
        passed=run.status is dg.DagsterRunStatus.SUCCESS,
        severity="ERROR",
        description=" ".join(str(line).strip() for line in told) or "It ended without saying why.",
        page=f"runs/{run.run_id}",
    )


def _state(evaluation: dg.AssetCheckEvaluation, rule_code: str | None) -> CheckState:
    found, evidence = evaluation.metadata.get("found"), evaluation.metadata.get("evidence")
    return CheckState(
        asset=evaluation.asset_key.to_user_string(),
        check=evaluation.check_name,
        passed=evaluation.passed,
        severity=evaluation.severity.value,
        description=evaluation.description or "",
        count=found.value if found and isinstance(found.value, int) else None,
        evidence=str(evidence.value) if evidence else None,
        rule_code=rule_code,
    )
