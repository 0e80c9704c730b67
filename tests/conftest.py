"""What every test may ask for: the official texts beside the checkout, a home of its own."""

import os
import shutil
from collections.abc import Iterator
from pathlib import Path
from typing import NoReturn

import pytest
from object_server import Bucket, make_bucket, serve_objects
from playwright.sync_api import Browser, sync_playwright
from warehouse.building import build_warehouse

from orchestration.paths import CHECKOUT, Home


@pytest.fixture(autouse=True, scope="session")
def _english() -> None:
    """Tests read what is said in English, whatever the locale; those of the Chinese choose it."""
    os.environ["JIHUA_LANG"] = "en"


@pytest.fixture(scope="session")
def shared() -> Path:
    """Official full texts, gold annotations and facts; without the folder the test is skipped."""
    folder = CHECKOUT.parent / "shared"
    if not (folder / "gold").is_dir():
        pytest.skip("needs ../shared (official texts, gold annotations), not part of this repository")
    return folder


@pytest.fixture
def home(tmp_path: Path) -> Home:
    """Empty raw/ and var/ folders with the checkout's dbt project."""
    (tmp_path / "raw").mkdir()
    return Home(raw=tmp_path / "raw", var=tmp_path / "var", dbt_project=CHECKOUT / "dbt_project")


def lacking(what: str) -> NoReturn:
    """Skip a test that opens pages and say why; fail it where `make test-ui` asked for all of them."""
    if os.environ.get("JIHUA_REQUIRE_UI") == "1":
        pytest.fail(what)
    pytest.skip(what)


@pytest.fixture(scope="module")
def browser() -> Iterator[Browser]:
    """Headless Chromium; without one on the path the test is skipped, or failed by `make test-ui`.

    Closed after each file: while it is open its event loop runs, and Dagster's daemon can start none.
    """
    found = next(filter(None, map(shutil.which, ("chromium", "chromium-browser", "google-chrome"))), None)
    if found is None:
        lacking("needs Chromium on the path (Debian: apt-get install chromium fonts-noto-cjk)")
    with sync_playwright() as playwright:
        chromium = playwright.chromium.launch(executable_path=found, args=["--no-sandbox", "--disable-gpu"])
        yield chromium
        chromium.close()


@pytest.fixture(scope="session")
def digests(tmp_path_factory: pytest.TempPathFactory) -> Home:
    """The checkout's digests read and built once, by dbt, for all tests that only look at them."""
    from orchestration.ingest import ingest

    var = tmp_path_factory.mktemp("digests")
    home = Home(raw=CHECKOUT / "raw", var=var, dbt_project=CHECKOUT / "dbt_project")
    ingest(home)
    build_warehouse(home.extracted / "current", var, "--exclude", "resource_type:unit_test")
    return home


@pytest.fixture(scope="session")
def object_server() -> Iterator[str]:
    """The address of an S3 server on loopback."""
    yield from serve_objects()


@pytest.fixture
def bucket(object_server: str, monkeypatch: pytest.MonkeyPatch) -> Bucket:
    """An empty bucket, with the environment that reaches it."""
    monkeypatch.setenv("AWS_ENDPOINT_URL", object_server)
    monkeypatch.setenv("AWS_REGION", "us-east-1")
    monkeypatch.setenv("AWS_ACCESS_KEY_ID", "testing")
    monkeypatch.setenv("AWS_SECRET_ACCESS_KEY", "testing")
    return make_bucket(object_server)
