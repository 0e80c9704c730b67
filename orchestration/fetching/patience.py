"""When to try again, and how long to wait before.

Belongs here: which answers and failures pass, Retry-After, growing pauses. Not here: the tries
themselves.
"""

import random
import time
from collections.abc import Callable
from datetime import UTC, datetime
from email.utils import parsedate_to_datetime

import httpx

from orchestration.fetching.errors import FetchError
from orchestration.fetching.exchanges import Reply
from orchestration.fetching.settings import FetchSettings
from orchestration.language import message

# 429 too many requests; the others say that the server or the one behind it is not well now.
_PASSING = frozenset({429, 500, 502, 503, 504})
_GONE = frozenset({404, 410})


def patiently(settings: FetchSettings, ask: Callable[[], Reply]) -> Reply:
    """The first answer that is no passing failure.

    Raises the last FetchError after `attempts` tries, at once where the failure does not pass, or
    where the server asks for a longer pause than `longest_wait_seconds`.
    """
    for attempt in range(1, settings.attempts + 1):
        try:
            return ask()
        except FetchError as error:
            if not error.is_passing or attempt == settings.attempts:
                raise
            pause = _pause(settings, attempt, error.wait_seconds)
            if pause is None:
                raise
            time.sleep(pause)
    raise AssertionError("attempts must be 1 or more")


def _pause(settings: FetchSettings, attempt: int, asked: float | None) -> float | None:
    """Seconds before the next try; None where the server asks for more than we wait."""
    if asked is not None and asked > settings.longest_wait_seconds:
        return None
    # Without a random part, all that failed together would come back together.
    grown: float = settings.backoff_seconds * 2 ** (attempt - 1) * random.uniform(1, 1.25)
    return min(max(grown, asked or 0), settings.longest_wait_seconds)


def require_content(url: httpx.URL, reply: Reply) -> Reply:
    """The reply itself if it is 200 or a redirect; raises FetchError for every other status."""
    if reply.status == httpx.codes.OK or reply.status in (301, 302, 303, 307, 308):
        return reply
    if reply.status in _PASSING:
        wait = asked_wait(reply.headers)
        when = message(" and asks to wait {wait:.0f} seconds", wait=wait) if wait else ""
        raise FetchError(
            str(url),
            message("The server answers {status}{when}.", status=reply.status, when=when),
            message("Try again later."),
            is_passing=True,
            wait_seconds=wait,
        )
    if reply.status in _GONE:
        raise FetchError(
            str(url),
            message("There is no page at this address ({status}).", status=reply.status),
            message("Check it in a browser."),
        )
    raise FetchError(
        str(url),
        message("The server refuses ({status}).", status=reply.status),
        message("Open the page in a browser, save it there, and add the file."),
    )


def asked_wait(headers: httpx.Headers) -> float | None:
    """Seconds that Retry-After asks for, told as seconds or as a date; None where it is not told."""
    told = headers.get("retry-after", "").strip()
    if told.isdecimal():
        return float(told)
    try:
        when = parsedate_to_datetime(told)
    except (TypeError, ValueError):
        return None
    when = when if when.tzinfo else when.replace(tzinfo=UTC)
    seconds: float = (when - datetime.now(UTC)).total_seconds()
    return max(0.0, seconds)
