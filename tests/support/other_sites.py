"""A server in the place of the sites that links lead to: it answers as their servers do, well and badly."""

from __future__ import annotations

import json
import threading
from contextlib import contextmanager, suppress
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator

COPY = "http://web.archive.org/web/20260101000000/"
FOREIGN_COPY = "https://evil.example.net/copy"


class OtherSites(ThreadingHTTPServer):
    """A server that remembers what it was asked.

    Attributes:
        asked: The method, the path and the name of whoever asked, for every question.
        leave: Set when answers that never end should end.
    """

    daemon_threads = True
    request_queue_size = 64

    def __init__(self) -> None:
        super().__init__(("127.0.0.1", 0), _Answering)
        self.asked: list[tuple[str, str, str]] = []
        self.leave = threading.Event()

    @property
    def base(self) -> str:
        return f"http://127.0.0.1:{self.server_port}"


class _Answering(BaseHTTPRequestHandler):
    server: OtherSites

    def do_HEAD(self) -> None:
        self._answer()

    def do_GET(self) -> None:
        self._answer()

    def log_message(self, *_arguments: object) -> None:
        pass

    def _answer(self) -> None:
        self.server.asked.append((self.command, self.path, self.headers.get("User-Agent", "")))
        name = self.path.split("?")[0].strip("/")
        with suppress(OSError):
            getattr(self, f"_{name.partition('/')[0]}".replace("-", "_"), self._missing)(name.partition("/")[2])

    def _say(self, status: int, **headers: str) -> None:
        self.send_response(status)
        for header, value in headers.items():
            self.send_header(header, value)
        self.end_headers()

    def _missing(self, _rest: str) -> None:
        self._say(404)

    def _status(self, rest: str) -> None:
        """`/status/503`: that status to whatever is asked."""
        self._say(int(rest))

    def _redirect(self, rest: str) -> None:
        """`/redirect/301/status/200`: to that path of this server, for ever or for now."""
        status, _, path = rest.partition("/")
        self._say(int(status), Location=f"/{path}")

    def _loop(self, _rest: str) -> None:
        self._say(301, Location="/loop")

    def _to(self, rest: str) -> None:
        """`/to/10.0.0.1`: to another host."""
        self._say(302, Location=f"http://{rest}/")

    def _to_file(self, _rest: str) -> None:
        self._say(302, Location="file:///etc/passwd")

    def _no_head(self, rest: str) -> None:
        """`/no-head/403`: that status to HEAD, and the page to GET."""
        self._say(int(rest) if self.command == "HEAD" else 200)

    def _endless(self, _rest: str) -> None:
        """A body without end, to GET alone."""
        self._say(405 if self.command == "HEAD" else 200)
        while not self.server.leave.is_set() and self.command == "GET":
            self.wfile.write(b"x" * 65536)

    def _silent(self, _rest: str) -> None:
        """No answer at all."""
        self.server.leave.wait(30)

    def _dripping(self, _rest: str) -> None:
        """A head that comes byte by byte, so that no single wait is long."""
        self.wfile.write(b"HTTP/1.1 200 OK\r\nX-Slow: ")
        while not self.server.leave.wait(0.05):
            self.wfile.write(b"x")

    def _no_http(self, _rest: str) -> None:
        self.wfile.write(b"220 mail.example.org ESMTP\r\n")

    def _wayback(self, _rest: str) -> None:
        """The archive: it has a copy of what the address says that it has."""
        address = self.path.partition("?url=")[2]
        self.send_response(200)
        self.end_headers()
        copies = {"410": {"url": COPY + "page", "status": "200"}, "foreign": {"url": FOREIGN_COPY, "status": "200"}}
        closest = next((copy for part, copy in copies.items() if part in address), None)
        text = (
            "no JSON"
            if "broken" in address
            else json.dumps({"archived_snapshots": {"closest": closest} if closest else {}})
        )
        self.wfile.write(text.encode())


@contextmanager
def other_sites() -> Iterator[OtherSites]:
    """Let the server answer on this machine."""
    server = OtherSites()
    thread = threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.01})
    thread.start()
    try:
        yield server
    finally:
        server.leave.set()
        server.shutdown()
        thread.join()
        server.server_close()
