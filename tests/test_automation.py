"""What starts a run, and when: schedules, sensors, years read from the UI."""

from collections.abc import Iterator
from datetime import UTC, datetime

import dagster as dg
import pytest
from small_warehouse import build_sound

from orchestration.automation import daily_refresh, daily_watch, raw_sensor, sources_sensor, weekly_audit
from orchestration.gate import GateResult
from orchestration.ingest import ingest
from orchestration.paths import Home
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
