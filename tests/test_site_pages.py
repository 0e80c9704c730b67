"""The site as people meet it: opened from disk in a browser, on a phone, by keyboard and screen reader."""

import re
from collections.abc import Iterator
from pathlib import Path

import pytest
from axe_core_python.sync_playwright import Axe  # type: ignore[import-untyped]
from planted_site import publish_planted
from playwright.sync_api import Browser, Page

from orchestration.gate import GateResult
from orchestration.paths import CHECKOUT, Home
from orchestration.release import stage
from orchestration.site import SITE, write_release_site

KINDS = (
    "index.html", "quality.html", "dictionary.html", "downloads.html",
    "divisions/440114.html", "indicators/gdp.html", "reports/440114-2022-plan.html",
)  # fmt: skip

pytestmark = pytest.mark.ui


@pytest.fixture(scope="module")
def planted(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The site of a release whose texts are hostile."""
    folder = tmp_path_factory.mktemp("site")
    (folder / "raw").mkdir()
    home = Home(raw=folder / "raw", var=folder / "var", dbt_project=CHECKOUT / "dbt_project")
    return publish_planted(home).folder / SITE


@pytest.fixture(scope="module")
def real(digests: Home) -> Path:
    """The site of the checkout's digests."""
    staged = stage(digests)
    GateResult.of(()).write(staged.folder)
    return write_release_site(digests, staged).folder


@pytest.fixture
def page(browser: Browser) -> Iterator[Page]:
    """A page as wide as a phone; fails where one asks for anything beyond the disk, or says anything."""
    page = browser.new_page(viewport={"width": 390, "height": 844}, locale="en")
    asked: list[str] = []
    page.on("request", lambda request: asked.append(request.url))
    page.on("dialog", lambda dialog: asked.append(f"a dialog: {dialog.message}"))
    page.on("console", lambda message: asked.append(f"the console: {message.text}"))
    page.on("pageerror", lambda error: asked.append(f"an error: {error}"))
    yield page
    page.close()
    assert [told for told in asked if not told.startswith("file:")] == []


def show(page: Page, site: Path, address: str) -> None:
    page.goto((site / address).as_uri())


@pytest.mark.parametrize(
    ("address", "language"), [("index.html", "zh"), *((address, "en") for address in KINDS)]
)
def test_axe_finds_nothing_that_shuts_readers_out(
    page: Page, planted: Path, address: str, language: str
) -> None:
    page.goto(f"{(planted / address).as_uri()}?lang={language}")
    # Rows of a table are alike; axe takes a minute for all of the dictionary's.
    page.evaluate("document.querySelectorAll('tr:nth-child(n+5)').forEach(row => row.remove())")
    found = Axe().run(page)
    assert [(each["id"], each["nodes"][0]["html"]) for each in found["violations"]] == []


@pytest.mark.parametrize("address", KINDS)
def test_no_page_is_wider_than_a_phone(page: Page, planted: Path, address: str) -> None:
    show(page, planted, address)
    assert page.evaluate("document.documentElement.scrollWidth") <= 390


def test_nothing_of_a_hostile_report_became_part_of_a_page(page: Page, planted: Path) -> None:
    for address in KINDS:
        show(page, planted, address)
        assert page.locator("main script, main img, main [onerror], a[href^=javascript]").count() == 0


@pytest.mark.parametrize("address", KINDS)
@pytest.mark.parametrize(("language", "other"), [("zh", "en"), ("en", "zh")])
def test_a_page_shows_one_language_at_a_time(
    page: Page, planted: Path, address: str, language: str, other: str
) -> None:
    page.goto(f"{(planted / address).as_uri()}?lang={language}")
    assert page.locator(f"main :is(i, text.t)[lang={other}]:visible").count() == 0
    assert page.locator(f"main i[lang={language}]:visible").count() > 0


def test_the_language_is_chosen_by_keyboard_and_kept_on_the_next_page(page: Page, planted: Path) -> None:
    show(page, planted, "index.html")
    assert (
        page.get_by_role("heading", level=1).inner_text()
        == "What did the plans promise, and what came of it?"
    )
    page.locator("#en").focus()
    page.keyboard.press("ArrowLeft")
    assert page.get_by_role("heading", level=1).inner_text() == "政府定下的年度目标，完成了吗？"
    page.get_by_role("navigation").get_by_role("link", name="数据质量").click()
    assert page.get_by_role("heading", level=1).inner_text() == "数据质量"
    assert page.evaluate("document.documentElement.lang") == "zh-Hans"


def test_without_script_both_languages_can_be_read(browser: Browser, planted: Path) -> None:
    page = browser.new_context(java_script_enabled=False).new_page()
    show(page, planted, "quality.html")
    assert page.locator("h1").inner_text() == "数据质量"
    page.locator("label[for=en]").click()
    assert page.locator("h1").inner_text() == "Data quality"
    page.close()


@pytest.mark.slow
def test_three_steps_lead_from_the_front_page_to_where_a_missed_target_is_told(
    page: Page, real: Path
) -> None:
    show(page, real, "index.html")
    row = page.locator(
        "tr", has=page.get_by_role("rowheader").get_by_role("link", name="Guangdong", exact=True)
    )
    row.first.locator('a[href$="#y2025"]').click()
    target = page.locator("#t2025-440000-gdp-growth")
    told = target.inner_text()
    for words in ("Gross domestic product", "about 5%", "3.9%", "−1.1 pp", "missed"):
        assert words in told
    target.get_by_role("link", name="3.9%").click()
    assert re.search(r"reports/440000-2025-work_report\.html#s\d+$", page.url)
    assert page.locator("mark:target").inner_text().startswith("3.9%")


@pytest.mark.slow
def test_every_link_between_pages_of_the_digests_leads_to_a_page_and_a_place_on_it(real: Path) -> None:
    pages = {path: path.read_text(encoding="utf-8") for path in real.rglob("*.html")}
    places = {path: set(re.findall(r'\bid="([^"]+)"', text)) for path, text in pages.items()}
    lost = []
    for path, text in pages.items():
        for address in set(re.findall(r'href="((?:\.\./)*[\w/.-]*\.html(?:#[^"]*)?|#[^"]*)"', text)):
            file, _, anchor = address.partition("#")
            target = (path.parent / file).resolve() if file else path
            if "data_docs" in file or target.name == "diff.html":
                continue
            if target not in pages or (anchor and anchor not in places[target]):
                lost.append((path.name, address))
    assert lost == []
    assert len(pages) > 150
