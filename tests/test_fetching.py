"""Fetching from a server on this machine that has every fault of the real ones."""

import gzip
import ipaddress
from collections.abc import Callable, Iterator
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from email.utils import format_datetime

import httpx
import pytest
from report_files import as_docx, as_pdf, as_xlsx
from report_server import (
    OFFICE,
    PUBLIC,
    Answer,
    ReportServer,
    cut_off,
    dripping,
    hung_up,
    packed,
    page,
    public_host,
    redirect,
    running_server,
    slow,
    status,
)

from orchestration.fetching.addresses import is_address, is_public, parse_address
from orchestration.fetching.errors import FetchError
from orchestration.fetching.fetcher import Fetched, Fetcher
from orchestration.fetching.patience import asked_wait
from orchestration.fetching.robots import RobotRules
from orchestration.fetching.settings import FetchSettings

PAGE = "<html><head><title>某市</title></head><body><p>地区生产总值增长3.5%。</p></body></html>".encode()
HASTY = FetchSettings(
    connect_seconds=1,
    read_seconds=0.2,
    total_seconds=0.3,
    attempts=3,
    backoff_seconds=0.01,
    longest_wait_seconds=0.3,
    pause_seconds=0,
    largest_bytes=100_000,
    allow_private=True,
)


@pytest.fixture(scope="module")
def running() -> Iterator[ReportServer]:
    with running_server() as server:
        yield server


@pytest.fixture
def server(running: ReportServer) -> ReportServer:
    running.answers.clear()
    running.asked.clear()
    running.headers.clear()
    return running


Fetch = Callable[[str], Fetched]


@pytest.fixture
def fetch() -> Iterator[Fetch]:
    with Fetcher(HASTY) as fetcher:
        yield fetcher.fetch


def failure(fetch: Fetch, address: str) -> FetchError:
    with pytest.raises(FetchError) as caught:
        fetch(address)
    assert caught.value.remedy
    return caught.value


def test_bytes_come_as_they_were_with_address_and_time(server: ReportServer, fetch: Fetch) -> None:
    address = server.on("/报告.html?id=3", page(PAGE)).replace("报告", "%E6%8A%A5%E5%91%8A")
    server.on("/%E6%8A%A5%E5%91%8A.html?id=3", page(PAGE))
    fetched = fetch(address + "#part")
    assert fetched.content == PAGE
    assert fetched.address == fetched.final_address == address
    assert fetched.name == "报告.html"
    assert abs(datetime.now(UTC) - fetched.fetched_at) < timedelta(seconds=5)


def test_servers_are_told_who_asks(server: ReportServer, fetch: Fetch) -> None:
    fetch(server.on("/a.html", page(PAGE)))
    assert {headers["user-agent"].partition("/")[0] for headers in server.headers} == {"jihua"}
    assert server.headers[-1]["host"] == f"127.0.0.1:{server.port}"


@pytest.mark.parametrize(
    ("answers", "says"),
    [
        ([slow(0.5)], "did not answer in time"),
        ([dripping(b" " * 10, 0.1, 20)], "took too long"),
        ([cut_off(PAGE)], "cut off"),
        ([packed(PAGE, keeps=40)], "cut off"),
        ([hung_up], "broke"),
        ([status(500)], "answers 500"),
        ([status(503, Retry_After="0")], "answers 503"),
    ],
)
def test_what_may_pass_is_tried_again_three_times_and_then_told(
    server: ReportServer, fetch: Fetch, answers: list[Answer], says: str
) -> None:
    error = failure(fetch, server.on("/a.html", *answers))
    assert says in error.reason
    assert error.is_passing
    assert server.count("/a.html") == 3


@pytest.mark.parametrize("fault", [status(500), status(429), status(503), hung_up, cut_off(PAGE), slow(0.3)])
def test_a_fault_that_passes_leaves_no_trace(server: ReportServer, fetch: Fetch, fault: Answer) -> None:
    assert fetch(server.on("/a.html", fault, page(PAGE))).content == PAGE
    assert server.count("/a.html") == 2


@pytest.mark.parametrize(
    ("answer", "says"),
    [
        (status(404), "no page"),
        (status(403), "refuses (403)"),
        (status(412), "refuses (412)"),
        (status(503, Retry_After="3600"), "asks to wait 3600 seconds"),
        (page(b"\x89PNG", "image/png"), "gives image/png"),
        (page(b'{"a": 1}', "application/json"), "application/json"),
        (page(b"\xd0\xcf\x11\xe0" + "WordDocument".encode("utf-16-le"), "application/msword"), "old Word"),
        (page(b"\x00\x01\x02" * 50, "application/octet-stream"), "cannot be read"),
        (page(b"a" * 100_001), "larger than 0.1 MB"),
        (packed(b"a" * 50_000_000), "larger than 0.1 MB"),
        (dripping(b"a" * 60_000, 0.0, 2), "larger than 0.1 MB"),
        (page(PAGE, Content_Encoding="br"), "packs its answer"),
        (page(PAGE, Content_Encoding="gzip, gzip"), "packs its answer"),
        (status(302), "to nowhere"),
        (redirect("ftp://127.0.0.1/a.html"), "beginning with ftp"),
        (redirect("http://[bad/"), "no valid address"),
    ],
)
def test_what_does_not_pass_is_asked_for_once(
    server: ReportServer, fetch: Fetch, answer: Answer, says: str
) -> None:
    assert says in failure(fetch, server.on("/a.html", answer)).reason
    assert server.count("/a.html") == 1


def test_a_damaged_gzip_is_told(server: ReportServer, fetch: Fetch) -> None:
    assert "damaged" in failure(fetch, server.on("/a.html", page(PAGE, Content_Encoding="gzip"))).reason


def test_no_server_is_told(fetch: Fetch) -> None:
    with running_server() as gone:
        address = gone.address("/a.html")
    assert "robots.txt could not be read: No connection" in failure(fetch, address).reason


def test_gzip_is_unpacked(server: ReportServer, fetch: Fetch) -> None:
    assert fetch(server.on("/a.html", packed(PAGE))).content == PAGE
    assert gzip.decompress(gzip.compress(PAGE)) == PAGE


@pytest.mark.parametrize(
    ("content", "told", "suffix"),
    [
        (PAGE, "text/html", ".html"),
        (PAGE, "application/octet-stream", ".html"),
        (PAGE, "application/pdf", ".html"),
        (as_docx(["某市"]), "application/octet-stream", ".docx"),
        (as_xlsx([[["某市"]]]), "application/vnd.ms-excel", ".xlsx"),
        (as_pdf(["某市"]), "application/x-download", ".pdf"),
        ("增长3.5%。".encode(), "text/plain; charset=utf-8", ".txt"),
        ("增长3.5%。".encode("gbk"), "", ".txt"),
    ],
)
def test_the_bytes_decide_the_ending(
    server: ReportServer, fetch: Fetch, content: bytes, told: str, suffix: str
) -> None:
    fetched = fetch(server.on("/download.do", page(content, told)))
    assert (fetched.suffix, fetched.content) == (suffix, content)


def test_redirects_are_followed_and_the_last_address_is_kept(server: ReportServer, fetch: Fetch) -> None:
    server.on("/b.html", redirect("c.html", 301))
    server.on("/c.html", page(PAGE))
    fetched = fetch(server.on("/a.html", redirect("/b.html")))
    assert fetched.address.endswith("/a.html")
    assert fetched.final_address.endswith("/c.html")


def test_redirects_in_a_circle_end(server: ReportServer, fetch: Fetch) -> None:
    server.on("/b.html", redirect("/a.html"))
    assert "circle" in failure(fetch, server.on("/a.html", redirect("/b.html"))).reason
    assert server.count("/a.html") == 1


def test_redirects_without_end_end(server: ReportServer, fetch: Fetch) -> None:
    for number in range(10):
        server.on(f"/{number}", redirect(f"/{number + 1}"))
    assert "more than 5 times" in failure(fetch, server.address("/0")).reason


def test_a_redirect_to_this_machine_is_refused_unless_allowed(
    server: ReportServer, monkeypatch: pytest.MonkeyPatch
) -> None:
    public_host(monkeypatch)
    inside = server.on("/secret.html", page(PAGE))
    server.on("/a.html", redirect(inside))
    address = server.address("/a.html", OFFICE)
    with Fetcher(replace(HASTY, allow_private=False)) as careful:
        error = failure(careful.fetch, address)
    assert "127.0.0.1, which is not a public address" in error.reason
    assert "--allow-private" in error.remedy
    assert server.count("/secret.html") == 0
    with Fetcher(HASTY) as trusting:
        assert trusting.fetch(address).content == PAGE


def test_a_name_that_changes_its_number_after_the_check_is_refused(
    server: ReportServer, monkeypatch: pytest.MonkeyPatch
) -> None:
    server.on("/a.html", page(PAGE))
    public_host(monkeypatch, PUBLIC, "127.0.0.1")
    with Fetcher(replace(HASTY, allow_private=False)) as fetcher:
        error = failure(fetcher.fetch, server.address("/a.html", OFFICE))
    assert "not a public address" in error.reason
    assert server.asked == ["/robots.txt"]
    assert server.headers[0]["host"] == f"{OFFICE}:{server.port}"


@pytest.mark.parametrize("host", ["127.0.0.1", "localhost", "[::1]", "2130706433", "0x7f.1", "0.0.0.0"])
def test_this_machine_is_not_called_under_any_name(server: ReportServer, host: str) -> None:
    with Fetcher(replace(HASTY, allow_private=False)) as fetcher:
        assert "not a public address" in failure(fetcher.fetch, server.address("/a", host)).reason
    assert server.asked == []


@pytest.mark.parametrize(
    ("number", "expected"),
    [
        ("93.184.215.14", True),
        ("2606:2800:220::1", True),
        ("64:ff9b::5db8:d70e", True),
        ("10.1.2.3", False),
        ("172.16.0.1", False),
        ("192.168.1.1", False),
        ("169.254.169.254", False),
        ("100.64.0.1", False),
        ("224.0.0.1", False),
        ("255.255.255.255", False),
        ("::", False),
        ("fe80::1", False),
        ("fc00::1", False),
        ("::ffff:127.0.0.1", False),
        ("64:ff9b::7f00:1", False),
        ("2002:7f00:1::", False),
    ],
)
def test_numbers_of_the_open_internet_are_public(number: str, expected: bool) -> None:
    assert is_public(ipaddress.ip_address(number)) is expected


@pytest.mark.parametrize(
    ("address", "says"),
    [
        ("ftp://office.example/a", "ftp"),
        ("file:///etc/passwd", "file"),
        ("http://", "no host"),
        ("http://me:secret@office.example/", "password"),
        ("http://[", "no valid"),
    ],
)
def test_other_addresses_are_refused_without_asking(fetch: Fetch, address: str, says: str) -> None:
    error = failure(fetch, address)
    assert says in error.reason
    assert "secret" not in str(error)


@pytest.mark.parametrize(
    ("given", "expected"),
    [("https://a.cn/b", True), ("report.txt", False), ("C:\\a.txt", False), ("a/b", False)],
)
def test_an_address_is_told_from_a_file(given: str, expected: bool) -> None:
    assert is_address(given) is expected


def test_what_robots_txt_disallows_is_not_fetched(server: ReportServer, fetch: Fetch) -> None:
    server.on("/robots.txt", page(b"User-agent: *\nDisallow: /private/\n", "text/plain"))
    server.on("/private/a.html", page(PAGE))
    server.on("/a.html", redirect("/private/a.html"))
    for path in ("/private/a.html", "/a.html"):
        assert "robots.txt" in failure(fetch, server.address(path)).reason
    assert server.count("/private/a.html") == 0
    assert server.count("/robots.txt") == 1


@pytest.mark.parametrize(
    ("robots", "allowed"),
    [
        (status(404), True),
        (status(403), True),
        (page(b"<!DOCTYPE html><html>Disallow: /</html>"), True),
        (page(b"", "text/plain"), True),
        (page(b"User-agent: jihua\nDisallow: /\n\nUser-agent: *\nAllow: /\n", "text/plain"), False),
        (page(b"User-agent: other\nDisallow: /\n", "text/plain"), True),
        (redirect("/elsewhere.txt"), True),
        (status(500), False),
        (slow(0.3), False),
        (redirect("/robots.txt"), False),
    ],
)
def test_a_site_that_cannot_be_asked_has_not_said_yes(
    server: ReportServer, fetch: Fetch, robots: Answer, allowed: bool
) -> None:
    server.on("/robots.txt", robots)
    address = server.on("/a.html", page(PAGE))
    if allowed:
        assert fetch(address).content == PAGE
    else:
        assert "robots.txt" in failure(fetch, address).reason
        assert server.count("/a.html") == 0


def test_the_longest_rule_and_wildcards_count() -> None:
    rules = RobotRules.parse(
        b"User-agent: *\nDisallow: /zw/\nAllow: /zw/jh/\nDisallow: /*.do$\nCrawl-delay: 2\n"
    )
    site = "https://office.example"
    assert not rules.allows(f"{site}/zw/a.html")
    assert rules.allows(f"{site}/zw/jh/a.html")
    assert not rules.allows(f"{site}/get.do")
    assert rules.delay_seconds == 2


def test_a_host_is_not_asked_without_a_pause(server: ReportServer) -> None:
    server.on("/a.html", page(PAGE))
    began = datetime.now(UTC)
    with Fetcher(replace(HASTY, pause_seconds=0.1)) as fetcher:
        for _ in range(3):
            fetcher.fetch(server.address("/a.html"))
    assert datetime.now(UTC) - began >= timedelta(seconds=0.2)


def test_retry_after_is_read_as_seconds_or_date() -> None:
    later = datetime.now(UTC) + timedelta(seconds=90)
    assert asked_wait(httpx.Headers({"Retry-After": "7"})) == 7
    assert 80 < (asked_wait(httpx.Headers({"Retry-After": format_datetime(later, usegmt=True)})) or 0) <= 90
    assert asked_wait(httpx.Headers({"Retry-After": "soon"})) is None
    assert asked_wait(httpx.Headers()) is None


def test_host_names_in_chinese_are_understood() -> None:
    assert parse_address("http://某市.example/报告.html").raw_host == "某市.example".encode("idna")
