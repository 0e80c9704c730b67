"""People are told once when a check fires and once when it recovers, whatever the network does."""

import json
import threading
from collections.abc import Iterator
from dataclasses import replace
from http.server import BaseHTTPRequestHandler, HTTPServer

import dagster as dg
import pytest

from orchestration.alerting import Address, CheckState, Told, addresses_from_environment, message_about, tell
from orchestration.alerting.delivery import ALERT_URLS
from orchestration.alerting.messages import UI_URL
from orchestration.alerting.sensor import alert_sensor

EVIDENCE = "| report_id | quote |\n|---|---|\n| 440114-2018-plan | 6100% |\n| 440114-2019-plan | 7100% |"
FIRES = CheckState("observations", "obs_range", False, "WARN", "2 to look at.", 2, EVIDENCE)
RECOVERS = replace(FIRES, passed=True, count=None, evidence=None)


class Receiver(HTTPServer):
    """A server that takes messages, or refuses them while it is `down`."""

    def __init__(self) -> None:
        super().__init__(("127.0.0.1", 0), _Handler)
        self.received: list[dict[str, str]] = []
        self.down = False

    @property
    def address(self) -> Address:
        return Address(f"json://127.0.0.1:{self.server_port}/secret-token")


class _Handler(BaseHTTPRequestHandler):
    def do_POST(self) -> None:
        body = self.rfile.read(int(self.headers["Content-Length"]))
        server = self.server
        assert isinstance(server, Receiver)
        if not server.down:
            server.received.append(json.loads(body))
        self.send_response(503 if server.down else 200)
        self.end_headers()

    def log_message(self, *arguments: object) -> None:
        """Nothing: the test says what went wrong."""


@pytest.fixture
def receiver() -> Iterator[Receiver]:
    with Receiver() as server:
        threading.Thread(target=server.serve_forever, daemon=True).start()
        yield server
        server.shutdown()


def titles(receiver: Receiver) -> list[str]:
    return [message["title"] for message in receiver.received]


def test_a_check_that_fires_and_recovers_is_told_once_each(receiver: Receiver) -> None:
    told = Told({})
    for states in ([RECOVERS], [FIRES], [FIRES], [RECOVERS], [RECOVERS], [FIRES]):
        told = Told.from_cursor(tell(states, [receiver.address], told).told.cursor())
    assert titles(receiver) == [
        "jihua: OBS-RANGE fires",
        "jihua: OBS-RANGE recovered",
        "jihua: OBS-RANGE fires",
    ]


def test_a_message_names_rule_count_first_row_and_page(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv(UI_URL, "https://data.example.org/")
    body = message_about(FIRES).body
    assert "observations, warn (2): 2 to look at." in body
    assert "report_id: 440114-2018-plan, quote: 6100%" in body
    assert "440114-2019-plan" not in body
    assert "https://data.example.org/assets/observations?view=checks&checkDetail=obs_range" in body


def test_a_message_that_is_not_taken_is_sent_again(receiver: Receiver) -> None:
    receiver.down = True
    first = tell([FIRES], [receiver.address], Told({}))
    assert (first.sent, first.undelivered) == (0, 1)
    receiver.down = False
    second = tell([FIRES], [receiver.address], first.told)
    assert (second.sent, second.undelivered) == (1, 0)
    assert len(receiver.received) == 1


def test_an_address_that_fails_keeps_no_other_waiting_and_none_is_told_twice(receiver: Receiver) -> None:
    nobody = Address("json://127.0.0.1:9/none")
    told = Told({})
    for _ in range(2):
        told = tell([FIRES], [nobody, Address("nonsense"), receiver.address], told).told
    assert len(receiver.received) == 1


def test_no_secret_is_kept_or_shown(receiver: Receiver) -> None:
    told = tell([FIRES], [receiver.address], Told({})).told
    assert "secret-token" not in told.cursor()
    assert "secret-token" not in repr(receiver.address)


def test_a_cursor_that_cannot_be_read_is_as_none() -> None:
    assert Told.from_cursor("[").failing == {}
    assert Told.from_cursor("[1]").failing == {}
    assert Told.from_cursor(None).failing == {}


def test_addresses_come_from_the_environment_only(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv(ALERT_URLS, "json://a\n json://b  json://a")
    assert [address.url for address in addresses_from_environment()] == ["json://a", "json://b"]
    monkeypatch.delenv(ALERT_URLS)
    assert addresses_from_environment() == []


def test_the_sensor_tells_of_a_failing_check_in_a_green_run(
    receiver: Receiver, monkeypatch: pytest.MonkeyPatch
) -> None:
    passes = [False]

    @dg.asset
    def observations() -> None: ...

    @dg.asset_check(asset=observations, name="obs_range")
    def obs_range() -> dg.AssetCheckResult:
        return dg.AssetCheckResult(
            passed=passes[0],
            severity=dg.AssetCheckSeverity.WARN,
            description="2 to look at.",
            metadata={"found": 2, "evidence": dg.MetadataValue.md(EVIDENCE)},
        )

    definitions = dg.Definitions(assets=[observations], asset_checks=[obs_range], sensors=[alert_sensor])
    monkeypatch.setenv(ALERT_URLS, receiver.address.url)
    with dg.DagsterInstance.ephemeral() as instance:
        cursor = None
        for passed in (False, False, True):
            passes[0] = passed
            assert (
                definitions.resolve_implicit_global_asset_job_def()
                .execute_in_process(instance=instance)
                .success
            )
            context = dg.build_sensor_context(instance=instance, cursor=cursor, definitions=definitions)
            cursor = alert_sensor(context).cursor  # type: ignore[union-attr]
    assert titles(receiver) == ["jihua: OBS-RANGE fires", "jihua: OBS-RANGE recovered"]
    assert "report_id: 440114-2018-plan" in receiver.received[0]["message"]


def test_a_refresh_that_failed_is_told_with_its_reason_and_its_run(
    receiver: Receiver, monkeypatch: pytest.MonkeyPatch
) -> None:
    fails = [True]

    @dg.asset
    def observations() -> None:
        if fails[0]:
            raise dg.Failure("raw/corrections.yml, line 3: The value there is 2, not 1.")

    definitions = dg.Definitions(
        assets=[observations], jobs=[dg.define_asset_job("refresh", "*")], sensors=[alert_sensor]
    )
    monkeypatch.setenv(ALERT_URLS, receiver.address.url)
    with dg.DagsterInstance.ephemeral() as instance:
        cursor = None
        for fails[0] in (True, True, False):
            job = definitions.resolve_job_def("refresh")
            result = job.execute_in_process(instance=instance, raise_on_error=False)
            context = dg.build_sensor_context(instance=instance, cursor=cursor, definitions=definitions)
            cursor = alert_sensor(context).cursor  # type: ignore[union-attr]
    assert titles(receiver) == ["jihua: REFRESH fires", "jihua: REFRESH recovered"]
    assert "corrections.yml, line 3" in receiver.received[0]["message"]
    assert f"/runs/{result.run_id}" in receiver.received[1]["message"]


def test_without_addresses_the_sensor_tells_nobody(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv(ALERT_URLS, raising=False)
    with dg.DagsterInstance.ephemeral() as instance:
        result = alert_sensor(dg.build_sensor_context(instance=instance, cursor="{}"))
    assert "names no address" in str(result.skip_reason)  # type: ignore[union-attr]
