"""One question to one server, and its answer.

Belongs here: the connection to a checked address, timeouts, the size limit, unpacking gzip, noticing
a body that was cut off. Not here: trying again (`patience`), redirects and robots (`fetcher`).
"""

import ssl
import time
import zlib
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from functools import cache

import httpx

from orchestration.fetching.addresses import resolve
from orchestration.fetching.errors import FetchError
from orchestration.fetching.settings import FetchSettings, user_agent
from orchestration.language import message

_ENCODINGS = {"": 0, "identity": 0, "gzip": 31, "x-gzip": 31}
_LATER = message("Try again later.")


@dataclass(frozen=True, slots=True)
class Reply:
    """Status, headers and the unpacked body of an answer; the body of other answers than 200 is empty."""

    status: int
    headers: httpx.Headers
    content: bytes


@cache
def _certificates() -> ssl.SSLContext:
    """Whom to trust: the list that httpx brings, or the one that SSL_CERT_FILE names."""
    return httpx.create_ssl_context(trust_env=True)


def _transport() -> httpx.HTTPTransport:
    # No proxy of the environment: behind one nobody could tell which machine is asked. A connection
    # serves one request: it is pinned to a number, and two sites on one number must not share it.
    limits = httpx.Limits(max_keepalive_connections=0)
    return httpx.HTTPTransport(verify=_certificates(), trust_env=False, limits=limits)


@dataclass(frozen=True, slots=True)
class Exchanges:
    """Asks servers; keeps no cookies, follows no redirects, uses no proxy."""

    settings: FetchSettings
    transport: httpx.HTTPTransport = field(default_factory=_transport)

    def close(self) -> None:
        """Let go of the connections."""
        self.transport.close()

    def get(self, url: httpx.URL, check: Callable[[httpx.Headers], None], largest_bytes: int) -> Reply:
        """The answer to GET; `check` sees the headers of an answer 200 before its body is read.

        Raises FetchError: no connection, too slow, too large, cut off, or what `check` raises.
        """
        deadline = time.monotonic() + self.settings.total_seconds
        try:
            response = self._ask(url)
        except httpx.TransportError as error:
            raise _broken(url, error) from error
        try:
            if response.status_code != httpx.codes.OK:
                return Reply(response.status_code, response.headers, b"")
            check(response.headers)
            content = b"".join(_body(url, response, deadline, largest_bytes))
            return Reply(response.status_code, response.headers, content)
        except httpx.TransportError as error:
            raise _broken(url, error) from error
        finally:
            response.close()

    def _ask(self, url: httpx.URL) -> httpx.Response:
        """The head of the answer, from the first of the host's addresses that takes the connection."""
        numbers = resolve(url, allow_private=self.settings.allow_private)
        for number in numbers[:-1]:
            try:
                return self.transport.handle_request(self._request(url, number))
            except (httpx.ConnectError, httpx.ConnectTimeout):
                continue
        return self.transport.handle_request(self._request(url, numbers[-1]))

    def _request(self, url: httpx.URL, number: str) -> httpx.Request:
        seconds = self.settings
        timeouts = httpx.Timeout(seconds.read_seconds, connect=seconds.connect_seconds)
        return httpx.Request(
            "GET",
            url.copy_with(host=number),
            headers=[
                (b"Host", url.netloc),
                (b"User-Agent", user_agent().encode()),
                (b"Accept", b"text/html,application/xhtml+xml,application/pdf,*/*;q=0.5"),
                (b"Accept-Language", b"zh-CN,zh;q=0.9"),
                (b"Accept-Encoding", b"gzip"),
                (b"Connection", b"close"),
            ],
            extensions={
                "timeout": timeouts.as_dict(),
                "sni_hostname": url.raw_host.decode("ascii").strip("[]"),
            },
        )


def _body(url: httpx.URL, response: httpx.Response, deadline: float, largest: int) -> Iterator[bytes]:
    """The pieces of the unpacked body."""
    encoding = response.headers.get("content-encoding", "").strip().lower()
    if encoding not in _ENCODINGS:
        raise FetchError(
            str(url),
            message("The server packs its answer as {encoding!r}, unasked.", encoding=encoding),
            message("Save it in a browser."),
        )
    declared = response.headers.get("content-length", "")
    if declared.isdecimal() and int(declared) > largest:
        raise _too_large(url, largest)
    unpack = zlib.decompressobj(_ENCODINGS[encoding]) if _ENCODINGS[encoding] else None
    size = 0
    for piece in response.iter_raw():
        if time.monotonic() > deadline:
            raise FetchError(
                str(url),
                message("The answer took too long."),
                message("Try again later, or save it in a browser."),
                is_passing=True,
            )
        # One byte more than allowed tells that there is more, without unpacking all of it.
        part = _unpacked(url, unpack, piece, largest + 1 - size) if unpack else piece
        size += len(part)
        if size > largest:
            raise _too_large(url, largest)
        yield part
    if unpack is not None and not unpack.eof:
        raise _cut_off(url)


def _unpacked(url: httpx.URL, unpack: "zlib._Decompress", piece: bytes, most: int) -> bytes:
    try:
        return unpack.decompress(piece, most)
    except zlib.error as error:
        raise FetchError(
            str(url), message("The packed answer is damaged ({error}).", error=error), _LATER, is_passing=True
        ) from error


def _too_large(url: httpx.URL, largest: int) -> FetchError:
    return FetchError(
        str(url),
        message("The answer is larger than {largest:g} MB.", largest=largest / 1_000_000),
        message("If it really is a report, save it in a browser and add the file."),
    )


def _cut_off(url: httpx.URL) -> FetchError:
    return FetchError(str(url), message("The answer was cut off."), _LATER, is_passing=True)


def _broken(url: httpx.URL, error: httpx.TransportError) -> FetchError:
    """The error for a connection that did not come about or broke."""
    if isinstance(error, httpx.TimeoutException):
        return FetchError(
            str(url),
            message("The server did not answer in time."),
            message("Try again later."),
            is_passing=True,
        )
    if isinstance(error, httpx.RemoteProtocolError | httpx.ReadError):
        return FetchError(
            str(url),
            message("The connection broke, or the answer was cut off ({error}).", error=error),
            _LATER,
            is_passing=True,
        )
    if "CERTIFICATE_VERIFY_FAILED" in str(error):
        return FetchError(
            str(url),
            message("The server's certificate is not valid ({error}).", error=error),
            message("Look at the page in a browser; if you trust it, save it there and add the file."),
        )
    return FetchError(
        str(url),
        message("No connection ({error}).", error=error),
        message("Check the address and the network, or try again later."),
        is_passing=True,
    )
