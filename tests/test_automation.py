"""What starts a run, and when: schedules, sensors, years read from the UI."""

import logging
from collections.abc import Iterator
from dataclasses import replace
from datetime import UTC, datetime, timedelta

import dagster as dg
import pytest
from dagster._core.execution.backfill import PartitionBackfill
from dagster._core.remote_origin import InProcessCodeLocationOrigin
from dagster._core.test_utils import InProcessTestWorkspaceLoadTarget
from dagster._core.types.loadable_target_origin import LoadableTargetOrigin
from dagster._core.workspace.context import WorkspaceProcessContext
from dagster._daemon.backfill import execute_backfill_iteration
from dagster._daemon.sensor import execute_sensor_iteration
from dagster._scheduler.scheduler import launch_scheduled_runs
from object_server import Bucket
from small_warehouse import build_sound

from orchestration.assets.reading import Reading, reading_log
from orchestration.automation import daily_refresh, daily_watch, raw_sensor, sources_sensor, weekly_audit
from orchestration.definitions import build_definitions
from orchestration.gate import GateResult
from orchestration.ingest import ingest
from orchestration.instance import prepare_instance
from orchestration.paths import CHECKOUT, Home
from orchestration.release import Inputs, publish, releases, remember_inputs, rollback, stage
from orchestration.resources import HomeResource

REPORT = "---\ndigest: true\n---\n广州市花都区{year}年经济运行情况\n{year}年地区生产总值增长5.6%。\n"


@pytest.fixture
def instance() -> Iterator[dg.DagsterInstance]:
    with dg.DagsterInstance.ephemeral() as instance:
        yield instance


def put(home: Home, year: int) -> None:
    path = home.raw / "440114" / f"{year}.txt"
    path.parent.mkdir(exist_ok=True)
    path.write_text(REPORT.format(year=year), encoding="utf-8")


def publish_from(home: Home) -> None:
    build_sound(home)
    remember_inputs(home, Inputs.of(home))
    staged = stage(home)
    GateResult.of(()).write(staged.folder)
    publish(home, staged)


def tick(
    sensor: dg.SensorDefinition, home: Home, instance: dg.DagsterInstance, cursor: str | None = None
) -> dg.SensorResult:
    context = dg.build_sensor_context(
        instance=instance, cursor=cursor, resources={"home": HomeResource.of(home)}
    )
    result = sensor(context)
    assert isinstance(result, dg.SensorResult)
    return result


def scheduled(schedule: dg.ScheduleDefinition, home: Home) -> dg.RunRequest | dg.SkipReason:
    context = dg.build_schedule_context(
        scheduled_execution_time=datetime(2026, 1, 1, tzinfo=UTC), resources={"home": HomeResource.of(home)}
    )
    result = schedule(context)
    assert isinstance(result, dg.RunRequest | dg.SkipReason)
    return result


def test_the_sensor_asks_for_a_refresh_when_raw_changes_and_only_then(
    home: Home, instance: dg.DagsterInstance
) -> None:
    first = tick(raw_sensor, home, instance)
    assert first.run_requests
    assert not tick(raw_sensor, home, instance, first.cursor).run_requests
    put(home, 2018)
    second = tick(raw_sensor, home, instance, first.cursor)
    assert second.run_requests
    assert second.run_requests[0].run_key == second.cursor != first.cursor
    assert second.run_requests[0].tags["jihua/because"] == "raw/ changed"
    assert not tick(raw_sensor, home, instance, second.cursor).run_requests
    (home.raw / "440114" / "2018.txt").unlink()
    assert tick(raw_sensor, home, instance, second.cursor).run_requests


def test_a_report_that_comes_to_the_store_starts_a_refresh(
    home: Home, instance: dg.DagsterInstance, bucket: Bucket
) -> None:
    home = replace(home, raw=home.var / "raw", raw_url=f"{bucket.url}/raw")
    first = tick(raw_sensor, home, instance)
    bucket.put("raw/440114/2022.txt", REPORT.format(year=2022).encode())
    [request] = tick(raw_sensor, home, instance, first.cursor).run_requests or ()
    assert request.tags["jihua/because"] == "raw/ changed"
    assert (home.raw / "440114" / "2022.txt").is_file()


def test_files_that_the_release_was_made_from_ask_for_nothing(
    home: Home, instance: dg.DagsterInstance
) -> None:
    put(home, 2018)
    publish_from(home)
    result = tick(raw_sensor, home, instance)
    assert not result.run_requests
    assert "was made from these files" in str(result.skip_reason)


def test_years_that_were_read_before_this_instance_are_told_to_it(
    home: Home, instance: dg.DagsterInstance
) -> None:
    put(home, 2018)
    put(home, 2019)
    ingest(home)
    instance.add_dynamic_partitions("executed_year", ["2018"])
    [asked] = tick(raw_sensor, home, instance).dynamic_partitions_requests or ()
    assert isinstance(asked, dg.AddDynamicPartitionsRequest)
    assert (asked.partitions_def_name, list(asked.partition_keys)) == ("executed_year", ["2019"])
    instance.add_dynamic_partitions("executed_year", ["2019"])
    assert not tick(raw_sensor, home, instance).dynamic_partitions_requests


def test_a_partition_that_is_no_year_is_told(home: Home, instance: dg.DagsterInstance) -> None:
    instance.add_dynamic_partitions("executed_year", ["soon"])
    context = dg.build_asset_context(partition_key="soon", instance=instance)
    with pytest.raises(dg.Failure, match="'soon' is no year") as caught:
        reading_log(context, config=Reading(), home=HomeResource.of(home))
    assert not caught.value.allow_retries


def test_pages_are_visited_when_their_list_is_written_or_changed(
    home: Home, instance: dg.DagsterInstance
) -> None:
    none = tick(sources_sensor, home, instance)
    assert not none.run_requests
    (home.raw / "sources.yml").write_text("- {page: 'https://office.example/', link_text: a}\n")
    written = tick(sources_sensor, home, instance, none.cursor)
    assert written.run_requests
    assert not tick(sources_sensor, home, instance, written.cursor).run_requests
    (home.raw / "sources.yml").write_text("- {page: 'https://office.example/', link_text: b}\n")
    assert tick(sources_sensor, home, instance, written.cursor).run_requests


def test_the_daily_refresh_runs_where_something_is_not_published(home: Home) -> None:
    put(home, 2018)
    assert isinstance(scheduled(daily_refresh, home), dg.RunRequest)
    publish_from(home)
    assert isinstance(scheduled(daily_refresh, home), dg.SkipReason)
    put(home, 2019)
    assert isinstance(scheduled(daily_refresh, home), dg.RunRequest)


def test_the_weekly_audit_runs_without_a_reason_but_never_undoes_a_rollback(home: Home) -> None:
    publish_from(home)
    assert isinstance(scheduled(weekly_audit, home), dg.RunRequest)
    publish_from(home)
    rollback(home, releases(home)[-1].release_id)
    skipped = scheduled(weekly_audit, home)
    assert isinstance(skipped, dg.SkipReason)
    assert "rolled back" in str(skipped.skip_message)


@pytest.mark.parametrize(
    ("schedule", "cron"),
    [(daily_watch, "0 4 * * *"), (daily_refresh, "0 5 * * *"), (weekly_audit, "0 2 * * 0")],
)
def test_schedules_run_unless_they_are_stopped(schedule: dg.ScheduleDefinition, cron: str) -> None:
    assert (schedule.cron_schedule, schedule.execution_timezone) == (cron, "Asia/Shanghai")
    assert schedule.default_status is dg.DefaultScheduleStatus.RUNNING


@pytest.fixture(scope="module")
def ticking(tmp_path_factory: pytest.TempPathFactory) -> Iterator[tuple[Home, WorkspaceProcessContext]]:
    """A home with reports of three years, and what the daemon works with, in this process."""
    folder = tmp_path_factory.mktemp("ticking")
    home = Home(raw=folder / "raw", var=folder / "var", dbt_project=CHECKOUT / "dbt_project")
    home.raw.mkdir()
    for year in (2018, 2019, 2020):
        put(home, year)
    module = folder / "definitions_of_test.py"
    module.write_text(
        "from pathlib import Path\n"
        "from orchestration.definitions import build_definitions\n"
        "from orchestration.paths import Home\n"
        f"home = Home(raw=Path({str(home.raw)!r}), var=Path({str(home.var)!r}), "
        f"dbt_project=Path({str(home.dbt_project)!r}))\n"
        "defs = build_definitions(home)\n"
    )
    target = InProcessTestWorkspaceLoadTarget(
        InProcessCodeLocationOrigin(LoadableTargetOrigin(python_file=str(module)))
    )
    with (
        dg.DagsterInstance.from_config(str(prepare_instance(home))) as instance,
        WorkspaceProcessContext(instance, target) as context,
    ):
        yield home, context


@pytest.mark.slow
def test_of_missed_ticks_the_last_one_is_caught_up(ticking: tuple[Home, WorkspaceProcessContext]) -> None:
    _, context = ticking
    back = datetime.now(UTC)
    begun = back - timedelta(days=10)
    for moment in (begun, back, back):
        list(launch_scheduled_runs(context, logging.getLogger("test"), moment, {}))
    started = context.instance.get_runs()
    runs = {run.job_name: run for run in started}
    assert set(runs) >= {"refresh", "audit"}
    assert len(runs) == len(started)
    assert runs["refresh"].tags["jihua/because"] == "daily"
    assert runs["audit"].tags["jihua/because"] == "weekly"
    ticks = {
        state.instigator_name: context.instance.get_ticks(state.instigator_origin_id, state.selector_id)
        for state in context.instance.all_instigator_state()
    }
    [refreshed] = ticks["daily_refresh"]
    due = datetime.fromtimestamp(refreshed.timestamp, UTC)
    # 05:00 in Shanghai is 21:00 of the day before in UTC.
    assert (due.hour, due.minute, back - due < timedelta(days=1)) == (21, 0, True)
    [watched] = ticks["daily_watch"]
    assert "There is no raw/sources.yml" in str(watched.skip_reason)
    for run in runs.values():
        context.instance.delete_run(run.run_id)


@pytest.mark.slow
def test_the_daemon_queues_the_run_that_the_sensor_asks_for_and_no_second_behind_it(
    ticking: tuple[Home, WorkspaceProcessContext],
) -> None:
    home, context = ticking
    list(execute_sensor_iteration(context, logging.getLogger("test"), None, None))
    again = tick(raw_sensor, home, context.instance, "before")
    assert (again.run_requests, again.cursor) == ([], "before")
    assert "A refresh is waiting" in str(again.skip_reason)
    [run] = context.instance.get_runs()
    assert (run.job_name, run.tags["jihua/because"]) == ("refresh", "raw/ changed")
    assert run.tags["dagster/max_retries"] == "1"
    context.instance.delete_run(run.run_id)
    assert tick(raw_sensor, home, context.instance, "before").run_requests


@pytest.mark.slow
def test_years_are_read_in_one_run_of_a_backfill_and_shown_by_year(
    ticking: tuple[Home, WorkspaceProcessContext],
) -> None:
    home, context = ticking
    instance = context.instance
    instance.add_dynamic_partitions("executed_year", ["2018", "2019", "2020"])
    graph = context.create_request_context().asset_graph
    instance.add_backfill(
        PartitionBackfill.from_asset_partitions(
            backfill_id="years",
            asset_graph=graph,
            partition_names=["2018", "2019"],
            asset_selection=[dg.AssetKey("reading_log")],
            backfill_timestamp=datetime.now(UTC).timestamp(),
            tags={},
            dynamic_partitions_store=instance,
            all_partitions=False,
            title=None,
            description=None,
            run_config=None,
        )
    )
    list(execute_backfill_iteration(context, logging.getLogger("test")))
    [run] = instance.get_runs()
    first, last = "dagster/asset_partition_range_start", "dagster/asset_partition_range_end"
    assert (run.tags[first], run.tags[last]) == ("2018", "2019")
    job = build_definitions(home).resolve_implicit_global_asset_job_def()
    result = job.execute_in_process(
        instance=instance,
        asset_selection=[dg.AssetKey("reading_log")],
        tags={first: run.tags[first], last: run.tags[last]},
    )
    read = {
        event.partition: event.step_materialization_data.materialization.metadata["files_read"].value
        for event in result.get_asset_materialization_events()
    }
    assert read == {"2018": 1, "2019": 1}
    after = ingest(home)
    assert (after.counts.files_read, [year.year for year in after.years]) == (1, [2020])
