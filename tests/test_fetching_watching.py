"""Watching index pages: which links are new, what is added, what is remembered."""

from collections.abc import Iterator
from datetime import UTC, date, datetime

import dagster as dg
import pytest
import yaml
from report_files import as_html, as_pdf
from report_server import ReportServer, page, running_server, status

from orchestration.assets.watching import watched_sources
from orchestration.automation import daily_refresh, daily_watch
from orchestration.documents import identify, read_document
from orchestration.fetching.candidates import Fetch
from orchestration.fetching.errors import FetchError
from orchestration.fetching.fetcher import Fetched, Fetcher
from orchestration.fetching.index_pages import links_of
from orchestration.fetching.settings import FetchSettings
from orchestration.fetching.watch_list import FILE as WATCH_LIST
from orchestration.fetching.watch_list import read_watch_list
from orchestration.fetching.watching import REFUSED_FOR, add_new, find_new
from orchestration.ingest.sources import is_report
from orchestration.paths import CHECKOUT, Home
from orchestration.resources import HomeResource

TITLE = "广州市花都区2022年国民经济和社会发展计划执行情况与2023年计划草案的报告"
BODY = ["2022年，地区生产总值增长3.5%。", "2023年，地区生产总值增长目标为6%左右，改善民生。" * 40]
HASTY = FetchSettings(attempts=2, backoff_seconds=0.01, pause_seconds=0, allow_private=True)


@pytest.fixture(scope="module")
def running() -> Iterator[ReportServer]:
    with running_server() as server:
        yield server


@pytest.fixture
def server(running: ReportServer) -> ReportServer:
    running.answers.clear()
    running.asked.clear()
    return running


@pytest.fixture
def fetch() -> Iterator[Fetch]:
    with Fetcher(HASTY) as fetcher:
        yield fetcher.fetch


def watch(home: Home, *entries: dict[str, object]) -> None:
    (home.raw / "sources.yml").write_text(yaml.safe_dump(list(entries), allow_unicode=True), encoding="utf-8")


def index(*rows: str) -> bytes:
    items = "".join(f"<li>{row}</li>" for row in rows)
    return f'<html><head><meta charset="utf-8"></head><body><ul>{items}</ul></body></html>'.encode()


def as_fetched(content: bytes, address: str = "https://office.example/jh/index.html") -> Fetched:
    return Fetched(address, address, datetime(2026, 1, 1, tzinfo=UTC), content, ".html")


def test_links_are_read_with_whole_text_and_day() -> None:
    content = index(
        f'<a href="a.html" title="{TITLE}">广州市花都区2022年国民…</a><span>2023-02-09</span>',
        '<a href="/b.pdf#page=2"> 报告 </a> 2023年2月30日',
        '<a href="c.html">甲</a> 2023-01-01 至 2023-01-31',
        '<a href="javascript:void(0)">更多</a><a href="#top">上</a><a href="mailto:a@b.cn">信</a><a>无</a>',
        '<a href="a.html">又</a>',
    )
    links = links_of(as_fetched(content))
    assert [(link.address, link.text, link.published_on) for link in links] == [
        ("https://office.example/jh/a.html", TITLE, date(2023, 2, 9)),
        ("https://office.example/b.pdf", "报告", None),
        ("https://office.example/jh/c.html", "甲", None),
    ]


def test_links_that_a_script_would_draw_are_read() -> None:
    record = f'<record><![CDATA[<li><a href="/a.html">{TITLE}</a><b>2023-02-09</b></li>]]></record>'
    content = f'<html><body><script type="text/xml">{record}</script>国民经济</body></html>'.encode()
    (link,) = links_of(as_fetched(content))
    assert (link.address, link.published_on) == ("https://office.example/a.html", date(2023, 2, 9))


def test_an_index_page_in_gbk_is_read() -> None:
    text = index(f'<a href="a.html">{TITLE}</a>').decode().replace("utf-8", "gb2312")
    (link,) = links_of(as_fetched(text.encode("gbk")))
    assert link.text == TITLE


def test_only_links_that_are_meant_are_found(home: Home, server: ReportServer, fetch: Fetch) -> None:
    rows = [
        f'<a href="/jh/1.html">{TITLE}</a>',
        f'<a href="/other/2.html">{TITLE}</a>',
        '<a href="/jh/3.html">解读</a>',
    ]
    address = server.on("/index.html", page(index(*rows)))
    watch(home, {"page": address, "link_text": "计划执行情况", "link_address": "/jh/", "division": 440114})
    (found,) = find_new(home, fetch)
    assert found.address == server.address("/jh/1.html")
    assert (found.text, found.expected.division) == (TITLE, "440114")


def test_a_new_report_is_added_once_with_its_day(home: Home, server: ReportServer, fetch: Fetch) -> None:
    server.on("/a.html", page(as_html([TITLE, *BODY])))
    row = f'<a href="/a.html">{TITLE}</a><span>2023-02-09</span>'
    watch(home, {"page": server.on("/index.html", page(index(row))), "link_text": "计划"})
    visit = add_new(home, fetch)
    assert [addition.path for addition in visit.additions] == ["440114/2022-plan.html"]
    sidecar = yaml.safe_load((home.raw / "440114" / "2022-plan.html.yml").read_text())
    assert sidecar["published_on"] == date(2023, 2, 9)
    assert sidecar["url"] == server.address("/a.html")
    assert add_new(home, fetch).additions == ()
    assert server.count("/a.html") == 1


def test_the_text_of_the_link_and_the_entry_tell_what_the_file_does_not(
    home: Home, server: ReportServer, fetch: Fetch
) -> None:
    server.on("/a.pdf", page(as_pdf(BODY), "application/pdf"))
    row = '<a href="/a.pdf">2022年国民经济和社会发展计划执行情况与2023年计划草案的报告</a>'
    address = server.on("/index.html", page(index(row)))
    watch(home, {"page": address, "link_address": r"\.pdf$", "division": "440114"})
    (addition,) = add_new(home, fetch).additions
    assert (addition.outcome, addition.path) == ("added", "440114/2022-plan.pdf"), addition.message
    path = home.raw / "440114" / "2022-plan.pdf"
    assert identify(read_document(path, root=home.raw)).report_id == "440114-2022-plan"


def test_what_is_no_such_report_is_not_fetched_every_day(
    home: Home, server: ReportServer, fetch: Fetch
) -> None:
    server.on("/a.html", page(as_html([TITLE, *BODY])))
    address = server.on("/index.html", page(index(f'<a href="/a.html">{TITLE}</a>')))
    watch(home, {"page": address, "link_text": "计划", "division": "440100"})
    (addition,) = add_new(home, fetch).additions
    assert addition.outcome == "refused"
    assert add_new(home, fetch).additions == ()
    assert server.count("/a.html") == 1
    memory = home.var / "watch" / "refused.json"
    long_ago = (datetime.now(UTC) - REFUSED_FOR).isoformat()
    memory.write_text(f'{{"{server.address("/a.html")}": "{long_ago}"}}')
    assert len(find_new(home, fetch)) == 1
    memory.write_text("not json")
    assert len(find_new(home, fetch)) == 1


def test_a_page_that_fails_does_not_keep_the_others_out(
    home: Home, server: ReportServer, fetch: Fetch
) -> None:
    server.on("/a.html", page(as_html([TITLE, *BODY])))
    good = server.on(
        "/index.html", page(index(f'<a href="/a.html">{TITLE}</a>', '<a href="/b.html">计划</a>'))
    )
    server.on("/b.html", status(500))
    bad = server.on("/bad.html", status(503))
    watch(home, {"page": bad, "link_text": "."}, {"page": good, "link_text": "计划"})
    visit = add_new(home, fetch)
    assert [addition.outcome for addition in visit.additions] == ["added"]
    assert [failure.address for failure in visit.failures] == [bad, server.address("/b.html")]
    # What may pass is looked at again the next day.
    assert [found.address for found in find_new(home, fetch, lambda _: None)] == [server.address("/b.html")]
    with pytest.raises(FetchError, match="503"):
        find_new(home, fetch)


def test_without_a_list_nothing_is_watched(home: Home, fetch: Fetch) -> None:
    assert read_watch_list(home.raw) == ()
    assert find_new(home, fetch) == []
    (home.raw / "sources.yml").write_text("# nothing yet\n")
    assert read_watch_list(home.raw) == ()


@pytest.mark.parametrize(
    ("text", "says"),
    [
        ("- page: [", "not valid YAML in its line"),
        ("page: https://a.example", "no list"),
        ("- link_text: a", "names no page"),
        ("- {page: 'https://a.example', link_txt: a}", "link_txt"),
        ("- {page: 'https://a.example'}", "neither link_text nor link_address"),
        ("- {page: 'https://a.example', link_text: '('}", "no valid pattern"),
        ("- {page: 'https://a.example', link_text: a, division: 999999}", "999999"),
        ("- {page: 'https://a.example', link_text: a, kind: novel}", "novel"),
    ],
)
def test_a_list_that_is_not_valid_says_where_and_why(home: Home, text: str, says: str) -> None:
    (home.raw / "sources.yml").write_text(text, encoding="utf-8")
    with pytest.raises(FetchError) as caught:
        read_watch_list(home.raw)
    assert says in str(caught.value)
    assert "raw/sources.yml" in str(caught.value)


def test_the_example_of_the_readme_is_valid(home: Home) -> None:
    text = (CHECKOUT / "raw" / "README.md").read_text(encoding="utf-8")
    example = text.split("```yaml\n")[1].split("```")[0]
    (home.raw / "sources.yml").write_text(example, encoding="utf-8")
    assert read_watch_list(home.raw)


def test_the_asset_fails_where_no_page_can_be_read(home: Home, server: ReportServer) -> None:
    resource = HomeResource.of(home)
    nothing = watched_sources(dg.build_asset_context(), home=resource)
    assert isinstance(nothing, dg.MaterializeResult)
    # The schedule may not call machines of this network: the page fails, and says why.
    watch(home, {"page": server.on("/index.html", page(index())), "link_text": "."})
    with pytest.raises(dg.Failure, match="None of the watched pages") as caught:
        watched_sources(dg.build_asset_context(), home=resource)
    assert not caught.value.allow_retries
    assert "not a public address" in str(caught.value.metadata["links"].value)
    assert server.asked == []


def test_a_list_that_is_not_valid_fails_at_once(home: Home) -> None:
    (home.raw / WATCH_LIST).write_text("- page: [")
    with pytest.raises(dg.Failure, match="not valid YAML") as caught:
        watched_sources(dg.build_asset_context(), home=HomeResource.of(home))
    assert not caught.value.allow_retries


def test_the_watch_list_is_no_report(home: Home) -> None:
    watch(home, {"page": "https://office.example/", "link_text": "."})
    assert list(home.raw.iterdir()) == [home.raw / WATCH_LIST]
    assert not is_report(home.raw / WATCH_LIST, home.raw)


def test_pages_are_visited_every_morning_before_the_refresh_where_there_are_some(home: Home) -> None:
    resource = HomeResource.of(home)

    def tick() -> object:
        context = dg.build_schedule_context(scheduled_execution_time=datetime(2026, 1, 1, tzinfo=UTC))
        return daily_watch(context, home=resource)

    assert isinstance(tick(), dg.SkipReason)
    watch(home, {"page": "https://office.example/", "link_text": "."})
    assert isinstance(tick(), dg.RunRequest)
    assert daily_watch.execution_timezone == daily_refresh.execution_timezone
    hour, other = (int(schedule.cron_schedule.split()[1]) for schedule in (daily_watch, daily_refresh))  # type: ignore[union-attr]
    assert hour < other
