"""A small static host: it answers from a built folder with gzip, and notes every answer."""

from __future__ import annotations

import gzip
import hashlib
import mimetypes
import sys
import threading
import time
from contextlib import contextmanager
from dataclasses import dataclass, field
from functools import partial
from http import HTTPStatus
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import TYPE_CHECKING
from urllib.parse import unquote, urlsplit

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

LEVEL = 9
"""gzip's own best. A host with a lower level sends about one hundredth more."""

MAX_AGE = 600
"""Seconds that a browser may keep a file, as GitHub Pages says of every file."""

QUIET = 0.8
"""Seconds without a request after which a page has all that it asks for."""

PATIENCE = 120.0
"""Seconds to wait for that."""

KINDS = {
    "text/html": "html",
    "text/css": "css",
    "text/javascript": "js",
    "application/javascript": "js",
    "application/json": "json",
    "application/manifest+json": "manifest",
}
_TYPES = {".webmanifest": "application/manifest+json", ".woff2": "font/woff2", ".js": "text/javascript"}
_PACKED = ("image/png", "image/jpeg", "image/webp", "font/", "application/gzip")
"""Kinds that are compressed already: no host compresses them again."""


@dataclass(frozen=True)
class Answer:
    """A file that was sent.

    Attributes:
        path: Its address from the host's root, without a query.
        status: The HTTP status.
        kind: What it is: html, css, js, json, image, font, manifest or other; missing if nothing stands there.
        raw: Its bytes as a file.
        sent: Its bytes as they were sent, without the headers.
    """

    path: str
    status: int
    kind: str
    raw: int
    sent: int


@dataclass
class Host:
    """A host that is running.

    Attributes:
        origin: Its address, without a slash at its end.
        answers: What it has sent, in order.
    """

    origin: str = ""
    answers: list[Answer] = field(default_factory=list)
    _busy: int = 0
    _last: float = field(default_factory=time.monotonic)
    _lock: threading.Lock = field(default_factory=threading.Lock)

    def take(self, quiet: float = QUIET) -> list[Answer]:
        """Give what was sent since the last time, once nothing was asked for during some seconds."""
        end = time.monotonic() + PATIENCE
        while time.monotonic() < end:
            with self._lock:
                if not self._busy and time.monotonic() - self._last > quiet:
                    taken, self.answers = self.answers, []
                    return taken
            time.sleep(0.02)
        raise TimeoutError(self.origin)

    def forget(self) -> None:
        """Drop what was sent so far, without waiting."""
        with self._lock:
            self.answers = []

    @contextmanager
    def _answering(self) -> Iterator[None]:
        with self._lock:
            self._busy += 1
        try:
            yield
        finally:
            with self._lock:
                self._busy -= 1
                self._last = time.monotonic()

    def _note(self, answer: Answer) -> None:
        with self._lock:
            self.answers.append(answer)


@dataclass(frozen=True)
class _Stored:
    """A file, ready to be sent."""

    raw: int
    body: bytes
    mime: str
    is_packed: bool
    tag: str


@dataclass
class _Folder:
    """A built site, each file of which is read and compressed once."""

    root: Path
    stored: dict[str, _Stored] = field(default_factory=dict)

    def get(self, path: str) -> tuple[_Stored, HTTPStatus]:
        file = self.root / path.lstrip("/")
        file = file / "index.html" if file.is_dir() else file
        status = HTTPStatus.OK
        if not file.is_file() or self.root not in file.resolve().parents:
            file, status = self.root / "404.html", HTTPStatus.NOT_FOUND
        key = str(file)
        if key not in self.stored:
            self.stored[key] = _read(file)
        return self.stored[key], status


def _read(file: Path) -> _Stored:
    mime = _TYPES.get(file.suffix) or mimetypes.guess_type(file.name)[0] or "application/octet-stream"
    content = file.read_bytes()
    is_packed = not mime.startswith(_PACKED)
    body = gzip.compress(content, LEVEL, mtime=0) if is_packed else content
    return _Stored(len(content), body, mime, is_packed, hashlib.sha256(content).hexdigest()[:16])


def kind_of(mime: str) -> str:
    """Name a file's kind."""
    family = mime.split("/", 1)[0]
    return KINDS.get(mime) or (family if family in {"image", "font"} else "other")


@contextmanager
def hosted(folder: Path) -> Iterator[Host]:
    """Serve a built site at its own port until the end of the block."""
    host = Host()
    handler = partial(_StaticFileHandler, host, _Folder(folder.resolve()))
    server = _Server(("127.0.0.1", 0), handler)
    host.origin = f"http://localhost:{server.server_address[1]}"
    thread = threading.Thread(target=server.serve_forever, daemon=True)
    thread.start()
    try:
        yield host
    finally:
        server.shutdown()
        server.server_close()
        thread.join()


class _Server(ThreadingHTTPServer):
    daemon_threads = True

    def handle_error(self, request: object, client_address: object) -> None:
        """Say nothing of a browser that has gone before its answer came."""
        if not isinstance(sys.exc_info()[1], ConnectionError):
            super().handle_error(request, client_address)  # type: ignore[arg-type] # what the server hands on


class _StaticFileHandler(BaseHTTPRequestHandler):
    """Answers as an ordinary static host: compressed, with a length, an entity tag and a time to keep it."""

    protocol_version = "HTTP/1.1"
    # Headers and body leave together: apart, the second would wait for the first to be acknowledged.
    wbufsize = -1
    disable_nagle_algorithm = True

    def __init__(self, host: Host, folder: _Folder, *arguments: object) -> None:
        self._host, self._folder = host, folder
        super().__init__(*arguments)  # type: ignore[arg-type] # what the server hands on

    def do_GET(self) -> None:
        with self._host._answering():  # noqa: SLF001 - two halves of one thing
            path = unquote(urlsplit(self.path).path)
            stored, status = self._folder.get(path)
            tag = f'"{stored.tag}"'
            if self.headers.get("If-None-Match") == tag:
                status = HTTPStatus.NOT_MODIFIED
            body = b"" if status == HTTPStatus.NOT_MODIFIED else stored.body
            self.send_response(status)
            is_text = stored.mime.startswith("text/")
            self.send_header("Content-Type", f"{stored.mime}; charset=utf-8" if is_text else stored.mime)
            self.send_header("Cache-Control", f"max-age={MAX_AGE}")
            self.send_header("ETag", tag)
            self.send_header("Vary", "Accept-Encoding")
            if stored.is_packed:
                self.send_header("Content-Encoding", "gzip")
            if status != HTTPStatus.NOT_MODIFIED:
                self.send_header("Content-Length", str(len(body)))
            self.end_headers()
            kind = "missing" if status == HTTPStatus.NOT_FOUND else kind_of(stored.mime)
            # Before it is sent: whoever has the file finds it noted.
            self._host._note(Answer(path, status, kind, stored.raw, len(body)))  # noqa: SLF001 - as above
            self.wfile.write(body)
            self.wfile.flush()

    def log_message(self, *_arguments: object) -> None:
        """Say nothing: the answers are noted."""
