"""The UI and the daemon as a service: they start, work and end."""

import os
import signal
import socket
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import dagster as dg
import httpx
import psutil
import pytest

from orchestration.instance import InstanceError, prepare_instance
from orchestration.lock import writer_lock
from orchestration.paths import CHECKOUT, Home
from orchestration.refresh import end_dead_runs
from orchestration.resources import prepared_project

REPORT = "---\ndigest: true\n---\n广州市花都区2018年经济运行情况\n2018年地区生产总值增长5.6%。\n"
STATE = """
{
  instance { daemonHealth { allDaemonStatuses { daemonType healthy } } }
  runsOrError { ... on Runs { results { jobName status tags { key value } } } }
}
"""


def free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])


def start(home: Home, port: int) -> "subprocess.Popen[str]":
    return subprocess.Popen(
        [sys.executable, "-m", "orchestration.cli", "serve", "--port", str(port)],
        env=os.environ | {"JIHUA_HOME": str(home.raw.parent)},
        cwd=CHECKOUT,
        stdout=subprocess.DEVNULL,
        stderr=subprocess.PIPE,
        text=True,
    )


def ask(port: int, query: str, **variables: object) -> dict[str, Any]:
    address = f"http://127.0.0.1:{port}/graphql"
    answer = httpx.post(address, json={"query": query, "variables": variables}, timeout=30).json()
    return dict(answer["data"])


def wait_for(holds: Callable[[], bool], seconds: float) -> None:
    deadline = time.monotonic() + seconds
    while time.monotonic() < deadline:
        try:
            if holds():
                return
        except httpx.TransportError:
            pass
        time.sleep(0.5)
    raise AssertionError("did not come true in time")


@pytest.fixture(scope="module")
def served(tmp_path_factory: pytest.TempPathFactory) -> Iterator[tuple[Home, int, "subprocess.Popen[str]"]]:
    """A home with one report whose schedules and sensors are stopped, and its running service."""
    folder = tmp_path_factory.mktemp("served")
    home = Home(raw=folder / "raw", var=folder / "var", dbt_project=CHECKOUT / "dbt_project")
    (home.raw / "440114").mkdir(parents=True)
    (home.raw / "440114" / "2018.txt").write_text(REPORT)
    prepared_project(home)
    port = free_port()
    service = start(home, port)
    try:
        wait_for(lambda: httpx.get(f"http://127.0.0.1:{port}/server_info").is_success, 180)
        yield home, port, service
    finally:
        service.kill()
        service.wait()


@pytest.mark.slow
def test_the_service_runs_what_the_sensor_asks_for_and_ends_within_seconds(
    served: tuple[Home, int, "subprocess.Popen[str]"],
) -> None:
    home, port, service = served

    def is_reading() -> bool:
        state = ask(port, STATE)
        runs = state["runsOrError"]["results"]
        return any(run["jobName"] == "refresh" and run["status"] == "STARTED" for run in runs)

    second = start(home, free_port())
    wait_for(is_reading, 180)
    state = ask(port, STATE)
    tags = {tag["key"]: tag["value"] for run in state["runsOrError"]["results"] for tag in run["tags"]}
    assert tags["jihua/because"] == "raw/ changed"
    health = {
        status["daemonType"]: status["healthy"]
        for status in state["instance"]["daemonHealth"]["allDaemonStatuses"]
    }
    assert health["SENSOR"]
    assert health["SCHEDULER"]
    assert health["BACKFILL"]
    _, said = second.communicate(timeout=60)
    assert second.returncode == 1
    assert "another `jihua serve`" in said
    family = psutil.Process(service.pid).children(recursive=True)
    assert len(family) >= 4
    began = time.monotonic()
    service.send_signal(signal.SIGTERM)
    assert service.wait(timeout=60) == 0
    assert time.monotonic() - began < 15
    gone, alive = psutil.wait_procs(family, timeout=10)
    assert not [process.cmdline() for process in alive if "tail" not in process.name()]
    assert gone
    with writer_lock(home, wait_seconds=0):
        end_dead_runs(home)
    with dg.DagsterInstance.from_config(str(prepare_instance(home))) as instance:
        unfinished = [dg.DagsterRunStatus.STARTED, dg.DagsterRunStatus.STARTING]
        assert not instance.get_runs(filters=dg.RunsFilter(statuses=unfinished))


def test_a_port_that_is_taken_is_told(home: Home) -> None:
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))
        taken.listen()
        service = start(home, int(taken.getsockname()[1]))
        _, said = service.communicate(timeout=120)
    assert service.returncode == 1
    assert "choose another with --port" in said


def test_runs_in_postgresql_keep_the_password_out_of_the_settings(
    home: Home, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    assert "postgres" not in (prepare_instance(home) / "dagster.yaml").read_text()
    monkeypatch.setenv("JIHUA_POSTGRES_URL", "postgresql://jihua:secret@db/jihua")
    with pytest.raises(InstanceError, match=r"deploy/requirements\.lock"):
        prepare_instance(home)
    (tmp_path / "dagster_postgres.py").touch()
    monkeypatch.syspath_prepend(str(tmp_path))
    settings = (prepare_instance(home) / "dagster.yaml").read_text()
    assert "env: JIHUA_POSTGRES_URL" in settings
    assert "secret" not in settings


def test_a_run_whose_process_was_killed_is_not_waited_for(home: Home) -> None:
    with dg.DagsterInstance.from_config(str(prepare_instance(home))) as instance:
        run = instance.create_run_for_job(dg.GraphDefinition(name="empty").to_job())
        instance.report_run_canceling(run)
        end_dead_runs(home)
        ended = instance.get_run_by_id(run.run_id)
        assert ended
        assert ended.status is dg.DagsterRunStatus.FAILURE
