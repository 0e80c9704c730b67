"""New reports on the pages that are watched.

Belongs here: which links are new, adding what is behind them, remembering what was no report. Not
here: the list of pages (`watch_list`), when they are visited (`orchestration.automation`).
"""

import json
import tempfile
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta
from pathlib import Path

from orchestration.fetching.candidates import Fetch, fetched_candidates
from orchestration.fetching.errors import FetchError
from orchestration.fetching.index_pages import links_of
from orchestration.fetching.placement import Addition, Intake, Told
from orchestration.fetching.shelf import Shelf
from orchestration.fetching.watch_list import read_watch_list
from orchestration.paths import Home
from orchestration.release.durable import write_durably

# A page that was no report is looked at again after a while: it may have been mended.
REFUSED_FOR = timedelta(days=30)


@dataclass(frozen=True, slots=True)
class Found:
    """A link to what may be a new report, and what is known of it before it is fetched."""

    address: str
    text: str
    published_on: date | None
    expected: Told


@dataclass(frozen=True, slots=True)
class Visit:
    """What a visit of all watched pages brought, and the pages and links that failed."""

    pages: int
    additions: tuple[Addition, ...]
    failures: tuple[FetchError, ...]


def find_new(home: Home, fetch: Fetch, on_failure: Callable[[FetchError], None] | None = None) -> list[Found]:
    """The links of the watched pages that are meant and were not fetched before.

    A page that fails does not keep the others from being visited: `on_failure` is told; without it
    the FetchError is raised. An invalid list raises FetchError.
    """
    known = set(Shelf(home.raw).fetched_from()) | _refused(home).keys()
    found: dict[str, Found] = {}
    for watched in read_watch_list(home.raw):
        try:
            links = links_of(fetch(watched.page))
        except FetchError as error:
            if on_failure is None:
                raise
            on_failure(error)
            continue
        for link in links:
            is_meant = watched.link_text.search(link.text) and watched.link_address.search(link.address)
            if is_meant and link.address not in known:
                found.setdefault(
                    link.address, Found(link.address, link.text, link.published_on, watched.expected)
                )
    return list(found.values())


def add_new(home: Home, fetch: Fetch) -> Visit:
    """Visit the watched pages and put what is new under raw/.

    Raises FetchError where the list is not valid, OSError where var/ cannot be written.
    """
    failures: list[FetchError] = []
    intake = Intake(home)
    additions: list[Addition] = []
    for found in find_new(home, fetch, failures.append):
        try:
            came = list(_added(found, fetch, intake))
        except FetchError as error:
            failures.append(error)
            if not error.is_passing:
                _remember_refused(home, found.address)
            continue
        additions += came
        if all(addition.outcome in ("refused", "skipped", "already there") for addition in came):
            _remember_refused(home, found.address)
    return Visit(len(read_watch_list(home.raw)), tuple(additions), tuple(failures))


def _added(found: Found, fetch: Fetch, intake: Intake) -> Iterator[Addition]:
    fetched = fetch(found.address)
    with tempfile.TemporaryDirectory(prefix="jihua-watch-") as scratch:
        for candidate in fetched_candidates(fetched, Path(scratch), found.text, found.published_on):
            yield intake.add(candidate, Told(), expected=found.expected)


def _memory(home: Home) -> Path:
    return home.var / "watch" / "refused.json"


def _refused(home: Home) -> dict[str, str]:
    """The addresses that were no new report, with the day they were looked at, while that is fresh."""
    try:
        told = json.loads(_memory(home).read_bytes())
        oldest = (datetime.now(UTC) - REFUSED_FOR).isoformat()
        return {str(address): str(when) for address, when in told.items() if str(when) > oldest}
    except (OSError, ValueError, AttributeError):
        # A memory that is lost or damaged costs a second look, no report.
        return {}


def _remember_refused(home: Home, address: str) -> None:
    memory = _refused(home) | {address: datetime.now(UTC).isoformat()}
    write_durably(_memory(home), json.dumps(memory, ensure_ascii=False, indent=1).encode())
