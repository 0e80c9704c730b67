"""A web server on this machine that behaves as well or as badly as a test asks.

Belongs here: answers by path, faults, and host names that seem to be public. Not here: what is
expected of fetching.
"""

import gzip
import socket
import threading
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import Any

Answer = Callable[[BaseHTTPRequestHandler], None]
# A number of the open Internet; `public_host` brings those who call it back to this machine.
PUBLIC = "93.184.215.14"
OFFICE = "office.example"


@dataclass
class ReportServer:
    """A running server: its answers by path, and what it was asked."""

    port: int
    answers: dict[str, list[Answer]] = field(default_factory=dict)
    asked: list[str] = field(default_factory=list)
    headers: list[dict[str, str]] = field(default_factory=list)

    def on(self, path: str, *answers: Answer) -> str:
        """Answer requests for the path one after the other, the last for ever; gives the address."""
        self.answers[path] = list(answers)
        return self.address(path)

    def address(self, path: str, host: str = "127.0.0.1") -> str:
        return f"http://{host}:{self.port}{path}"

    def count(self, path: str) -> int:
        """How often the path was asked for."""
        return self.asked.count(path)


@contextmanager
def running_server() -> Iterator[ReportServer]:
    """A server on a free port of this machine."""

    class Handler(BaseHTTPRequestHandler):
        protocol_version = "HTTP/1.1"

        def do_GET(self) -> None:
            server.asked.append(self.path)
            server.headers.append({key.lower(): value for key, value in self.headers.items()})
            answers = server.answers.get(self.path)
            if not answers:
                status(404)(self)
                return
            (answers.pop(0) if len(answers) > 1 else answers[0])(self)

        def log_message(self, *_: Any) -> None:
            pass

    http = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
    http.daemon_threads = True
    # Faults leave connections half open; nobody wants to see their traces.
    http.handle_error = lambda *_: None  # type: ignore[method-assign, assignment]
    server = ReportServer(http.server_address[1])
    thread = threading.Thread(target=http.serve_forever, kwargs={"poll_interval": 0.02}, daemon=True)
    thread.start()
    try:
        yield server
    finally:
        http.shutdown()
        http.server_close()
        thread.join()


def page(content: bytes, content_type: str = "text/html; charset=utf-8", **headers: str) -> Answer:
    """A whole answer with status 200."""

    def answer(handler: BaseHTTPRequestHandler) -> None:
        handler.send_response(200)
        if content_type:
            handler.send_header("Content-Type", content_type)
        handler.send_header("Content-Length", str(len(content)))
        for name, value in headers.items():
            handler.send_header(name.replace("_", "-"), value)
        handler.end_headers()
        handler.wfile.write(content)

    return answer


def packed(content: bytes, *, keeps: int | None = None) -> Answer:
    """The page in gzip; only its first bytes where `keeps` says how many, without telling its length."""
    body = gzip.compress(content)[:keeps]

    def answer(handler: BaseHTTPRequestHandler) -> None:
        handler.send_response(200)
        handler.send_header("Content-Type", "text/html")
        handler.send_header("Content-Encoding", "gzip")
        handler.send_header("Connection", "close")
        handler.end_headers()
        handler.wfile.write(body)
        handler.close_connection = True

    return answer


def status(code: int, **headers: str) -> Answer:
    """An answer without content."""

    def answer(handler: BaseHTTPRequestHandler) -> None:
        handler.send_response(code)
        for name, value in {"Content_Length": "0", **headers}.items():
            handler.send_header(name.replace("_", "-"), value)
        handler.end_headers()

    return answer


def redirect(target: str, code: int = 302) -> Answer:
    """An answer that sends elsewhere."""
    return status(code, Location=target)


def cut_off(content: bytes) -> Answer:
    """Half of what the header promises, then the end."""

    def answer(handler: BaseHTTPRequestHandler) -> None:
        handler.send_response(200)
        handler.send_header("Content-Type", "text/html")
        handler.send_header("Content-Length", str(len(content)))
        handler.end_headers()
        handler.wfile.write(content[: len(content) // 2])
        handler.wfile.flush()
        handler.close_connection = True

    return answer


def slow(seconds: float) -> Answer:
    """Nothing for a while."""

    def answer(handler: BaseHTTPRequestHandler) -> None:
        time.sleep(seconds)
        handler.close_connection = True

    return answer


def dripping(piece: bytes, pause_seconds: float, times: int) -> Answer:
    """A body that comes a little at a time, never slow enough for a read to time out."""

    def answer(handler: BaseHTTPRequestHandler) -> None:
        handler.send_response(200)
        handler.send_header("Content-Type", "text/html")
        handler.send_header("Content-Length", str(len(piece) * times))
        handler.end_headers()
        for _ in range(times):
            handler.wfile.write(piece)
            handler.wfile.flush()
            time.sleep(pause_seconds)

    return answer


def hung_up(handler: BaseHTTPRequestHandler) -> None:
    """The connection ends without an answer."""
    handler.connection.shutdown(socket.SHUT_RDWR)
    handler.close_connection = True


def public_host(monkeypatch: Any, *numbers: str) -> None:
    """Let `OFFICE` lead to these numbers in turn, the last for ever, and `PUBLIC` to this machine.

    Only the network is played, below everything that is tested.
    """
    resolve, connect = socket.getaddrinfo, socket.create_connection
    turns = list(numbers or (PUBLIC,))

    def getaddrinfo(host: Any, port: Any, *rest: Any, **more: Any) -> Any:
        if host == OFFICE:
            number = turns.pop(0) if len(turns) > 1 else turns[0]
            return [(socket.AF_INET, socket.SOCK_STREAM, 6, "", (number, port))]
        return resolve(host, port, *rest, **more)

    def create_connection(address: tuple[str, int], *rest: Any, **more: Any) -> Any:
        host, port = address
        return connect(("127.0.0.1" if host == PUBLIC else host, port), *rest, **more)

    monkeypatch.setattr(socket, "getaddrinfo", getaddrinfo)
    monkeypatch.setattr(socket, "create_connection", create_connection)
