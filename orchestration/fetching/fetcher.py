"""From an address to the bytes behind it.

Belongs here: redirects followed one by one, robots.txt asked first, pauses between requests to one
host. Not here: a single request (`exchanges`), what becomes of the bytes (`placement`).
"""

import time
from dataclasses import dataclass, field
from datetime import UTC, datetime
from urllib.parse import unquote

import httpx

from orchestration.fetching.addresses import parse_address, port_of
from orchestration.fetching.content_types import check_content_type, suffix_of
from orchestration.fetching.errors import FetchError
from orchestration.fetching.exchanges import Exchanges, Reply
from orchestration.fetching.patience import patiently, require_content
from orchestration.fetching.robots import LARGEST_BYTES, RobotRules
from orchestration.fetching.settings import FetchSettings
from orchestration.language import message

_OK = httpx.codes.OK


@dataclass(frozen=True, slots=True)
class Fetched:
    """The bytes behind an address as its publisher made them, where they came from, and when (UTC).

    `address` is the one asked for, `final_address` the one that gave the bytes. `suffix` is the
    file ending that fits the content.
    """

    address: str
    final_address: str
    fetched_at: datetime
    content: bytes
    suffix: str

    @property
    def name(self) -> str:
        """The last part of the final address, as a file is named by it; 'page' where there is none."""
        last = unquote(httpx.URL(self.final_address).path.rstrip("/").rpartition("/")[2])
        stem = last.rpartition(".")[0] or last
        plain = "".join(sign for sign in stem if sign.isalnum() or sign in "-_ ")
        return f"{plain[:80].strip() or 'page'}{self.suffix}"


@dataclass(slots=True)
class Fetcher:
    """Fetches documents; remembers the rules of each site and when it was asked last."""

    settings: FetchSettings = field(default_factory=FetchSettings)
    _exchanges: Exchanges = field(init=False)
    _rules: dict[str, RobotRules] = field(default_factory=dict)
    _asked: dict[str, float] = field(default_factory=dict)

    def __post_init__(self) -> None:
        self._exchanges = Exchanges(self.settings)

    def __enter__(self) -> "Fetcher":
        return self

    def __exit__(self, *_: object) -> None:
        self._exchanges.close()

    def fetch(self, address: str) -> Fetched:
        """The document at the address; raises FetchError with the reason and the remedy."""
        asked = parse_address(address)
        url, reply = self._follow(asked, is_robots=False)
        return Fetched(
            address=str(asked),
            final_address=str(url),
            fetched_at=datetime.now(UTC).replace(microsecond=0),
            content=reply.content,
            suffix=suffix_of(url, reply.headers, reply.content),
        )

    def _follow(self, url: httpx.URL, *, is_robots: bool) -> tuple[httpx.URL, Reply]:
        """The last answer after redirects, and its address; every hop is checked like the first."""
        seen = [url]
        while True:
            reply = self._ask_robots_file(url) if is_robots else self._ask_document(url)
            if not 300 <= reply.status < 400:
                return url, reply
            url = _target(url, reply)
            if url in seen:
                raise FetchError(
                    str(seen[0]),
                    message("Its redirects go round in a circle."),
                    message("Open it in a browser."),
                )
            if len(seen) > self.settings.most_redirects:
                raise FetchError(
                    str(seen[0]),
                    message("It redirects more than {limit} times.", limit=len(seen) - 1),
                    message("Open it in a browser."),
                )
            seen.append(url)

    def _ask_document(self, url: httpx.URL) -> Reply:
        rules = self._rules_for(url)
        if not rules.allows(str(url)):
            raise FetchError(
                str(url),
                message("The site's robots.txt asks programs not to fetch it."),
                message("Save it in a browser and add the file."),
            )

        def ask() -> Reply:
            self._pause(url, rules)
            reply = self._exchanges.get(
                url, lambda headers: check_content_type(url, headers), self.settings.largest_bytes
            )
            return require_content(url, reply)

        return patiently(self.settings, ask)

    def _ask_robots_file(self, url: httpx.URL) -> Reply:
        """A missing robots.txt (4xx) is an answer like any other: there are no rules."""

        def ask() -> Reply:
            reply = self._exchanges.get(url, lambda _: None, LARGEST_BYTES)
            is_answer = 400 <= reply.status < 500 and reply.status != 429
            return reply if is_answer else require_content(url, reply)

        return patiently(self.settings, ask)

    def _rules_for(self, url: httpx.URL) -> RobotRules:
        site = _site(url)
        if site not in self._rules:
            try:
                _, reply = self._follow(url.copy_with(path="/robots.txt", query=None), is_robots=True)
            except FetchError as error:
                # RFC 9309: a site that cannot be asked has not said yes.
                raise FetchError(
                    str(url),
                    message("The site's robots.txt could not be read: {reason}", reason=error.reason),
                    error.remedy,
                    is_passing=error.is_passing,
                ) from error
            self._rules[site] = RobotRules.parse(reply.content) if reply.status == _OK else RobotRules()
        return self._rules[site]

    def _pause(self, url: httpx.URL, rules: RobotRules) -> None:
        """Wait until the site may be asked again."""
        site = _site(url)
        pause = max(self.settings.pause_seconds, min(rules.delay_seconds, self.settings.longest_wait_seconds))
        if site in self._asked:
            time.sleep(max(0.0, self._asked[site] + pause - time.monotonic()))
        self._asked[site] = time.monotonic()


def _site(url: httpx.URL) -> str:
    return f"{url.scheme}://{url.host}:{port_of(url)}"


def _target(url: httpx.URL, reply: Reply) -> httpx.URL:
    """Where a redirect leads; raises FetchError where it leads nowhere or to no web address."""
    location = reply.headers.get("location", "")
    if not location:
        raise FetchError(
            str(url),
            message("The server redirects ({status}) to nowhere.", status=reply.status),
            message("Open it in a browser."),
        )
    try:
        return parse_address(str(url.join(location)))
    except httpx.InvalidURL as error:
        raise FetchError(
            str(url),
            message("The server redirects to no valid address ({error}).", error=error),
            message("Open it in a browser."),
        ) from None
