"""Superset as people meet it: pages opened in Chromium, queries while releases are published.

Slow and in need of Superset's own environment and a release: skipped by name where one is missing,
failed by `make test-ui`.
"""

import shutil
import subprocess
import sys
import threading
import time
from collections.abc import Iterator
from pathlib import Path

import duckdb
import httpx
import pytest
from conftest import lacking
from playwright.sync_api import Browser, Page

from dashboard.superset.definitions import Definitions
from dashboard.superset.environment import Installation
from dashboard.superset.server import free_port
from orchestration.paths import CHECKOUT, Home

pytestmark = [pytest.mark.ui, pytest.mark.slow, pytest.mark.timeout(900)]

PASSWORD = "a password of this test"
QUERIES, PUBLISHES = 200, 20


@pytest.fixture(scope="module")
def releases(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Two releases of equal content, and the link to the first."""
    current = Home.from_environment().current_release
    if not (current / "marts.duckdb").is_file():
        lacking("needs a release: run `make refresh`")
    folder = tmp_path_factory.mktemp("superset") / "var" / "releases"
    for name in ("first", "second"):
        shutil.copytree(current.resolve(), folder / name)
    (folder / "current").symlink_to("first")
    return folder


@pytest.fixture(scope="module")
def address(releases: Path) -> Iterator[str]:
    """Where Superset serves those releases."""
    python = Installation.from_home(Home.from_environment()).python
    if not python.is_file():
        lacking("needs Superset's environment: run `make bi` once")
    port = free_port()
    environment = {
        "PATH": "/usr/bin:/bin",
        "JIHUA_HOME": str(releases.parent.parent),
        "JIHUA_BI_VENV": str(python.parent.parent),
        "JIHUA_BI_PASSWORD": PASSWORD,
    }
    log = (releases.parent / "serve.log").open("wb")
    command = [sys.executable, "-m", "dashboard.superset", "--port", str(port)]
    server = subprocess.Popen(command, cwd=CHECKOUT, env=environment, stdout=log, stderr=subprocess.STDOUT)
    try:
        wait_until_up(f"http://127.0.0.1:{port}", server)
        yield f"http://127.0.0.1:{port}"
    finally:
        server.terminate()
        server.wait(30)


def wait_until_up(address: str, server: subprocess.Popen[bytes]) -> None:
    for _ in range(300):
        assert server.poll() is None, "Superset ended before it was up"
        try:
            httpx.get(f"{address}/health", timeout=5)
        except httpx.TransportError:
            time.sleep(1)
        else:
            return
    pytest.fail("Superset was not up within five minutes")


@pytest.fixture(scope="module")
def page(browser: Browser, address: str) -> Page:
    """A page signed in as the administrator."""
    page = browser.new_page(viewport={"width": 1400, "height": 2200})
    page.goto(f"{address}/login/")
    page.wait_for_selector("#username")
    page.fill("#username", "admin")
    page.fill("#password", PASSWORD)
    page.click("button[type=submit]")
    page.wait_for_url("**/welcome/**", timeout=60_000)
    return page


def opened(page: Page, address: str, slug: str) -> None:
    """Open a dashboard and wait until every chart has drawn."""
    page.goto(f"{address}/superset/dashboard/{slug}/")
    page.wait_for_selector(".dashboard-component-chart-holder", timeout=60_000)
    for _ in range(120):
        page.wait_for_timeout(500)
        if (
            page.locator(".slice_container").count()
            and not page.locator("[data-test=loading-indicator]").count()
        ):
            return
    pytest.fail(f"{slug} was still loading after a minute")


@pytest.mark.parametrize("dashboard", Definitions().dashboards, ids=lambda found: found.slug)
def test_every_chart_of_a_dashboard_draws_without_an_error(
    dashboard: object, page: Page, address: str
) -> None:
    failed: list[str] = []
    outside: list[str] = []
    page.on("response", lambda answer: failed.append(answer.url) if answer.status >= 400 else None)
    page.on("request", lambda asked: outside.append(asked.url) if not inside(asked.url, address) else None)
    opened(page, address, dashboard.slug)  # type: ignore[attr-defined]
    assert page.locator(".slice_container").count() == len(dashboard.charts)  # type: ignore[attr-defined]
    assert page.locator("[role=alert]").count() == 0
    assert failed == []
    # The policy of the page holds back Superset's own pixel: it is asked for and never sent.
    assert [url for url in outside if "scarf" not in url] == []


def inside(url: str, address: str) -> bool:
    return url.startswith((address, "data:", "blob:"))


def test_the_figures_are_those_of_the_marts(page: Page, address: str, releases: Path) -> None:
    with duckdb.connect(releases / "current" / "marts.duckdb", read_only=True) as marts:
        rows = marts.execute("select status, count(*) from mart_target_attainment group by 1").fetchall()
    counts = dict(rows)
    opened(page, address, "jihua-attainment")
    shown = [cell.inner_text() for cell in page.locator(".header-line").all()]
    judged = sum(counts.get(status, 0) for status in ("exceeded", "met", "nearly_met", "missed"))
    met = counts.get("exceeded", 0) + counts.get("met", 0)
    assert shown == [
        str(figure) for figure in (judged, met, counts.get("missed", 0), counts.get("pending", 0))
    ]


def test_a_row_leads_to_the_place_in_the_report(page: Page, address: str) -> None:
    opened(page, address, "jihua-attainment")
    link = page.locator("a[href^='/evidence/reports/']").first.get_attribute("href")
    assert link
    page.goto(address + link)
    assert page.locator(f"[id='{link.rpartition('#')[2]}']").count() == 1


def test_evidence_and_figures_are_for_those_who_signed_in(address: str) -> None:
    assert httpx.get(f"{address}/evidence/index.html").status_code == httpx.codes.FOUND
    assert httpx.get(f"{address}/api/v1/dashboard/jihua-attainment").status_code in (401, 404)


def test_no_query_fails_while_releases_are_published(page: Page, address: str, releases: Path) -> None:
    ended = threading.Event()

    def publish() -> None:
        for turn in range(PUBLISHES):
            partial = releases / "next"
            partial.symlink_to(("second", "first")[turn % 2])
            partial.replace(releases / "current")
            ended.wait(0.4)

    dataset = page.request.get(
        f"{address}/api/v1/dataset/?q=(filters:!((col:table_name,opr:eq,value:attainment)))"
    )
    source = {"id": dataset.json()["result"][0]["id"], "type": "table"}
    metric = {"expressionType": "SQL", "sqlExpression": "count(*)", "label": "rows"}
    asked = {"datasource": source, "force": True, "queries": [{"columns": ["status"], "metrics": [metric]}]}
    token = page.request.get(f"{address}/api/v1/security/csrf_token/").json()["result"]
    publisher = threading.Thread(target=publish)
    publisher.start()
    try:
        answers = [
            page.request.post(f"{address}/api/v1/chart/data", data=asked, headers={"X-CSRFToken": token})
            for _ in range(QUERIES)
        ]
    finally:
        ended.set()
        publisher.join()
    assert {answer.status for answer in answers} == {httpx.codes.OK}
    counted = [
        {row["status"]: row["rows"] for row in answer.json()["result"][0]["data"]} for answer in answers
    ]
    assert all(counts == counted[0] for counts in counted)
