"""Answers the browser: the last good pages, with the notice on top if something is wrong."""

from __future__ import annotations

import mimetypes
import os
import posixpath
import re
import socket
import threading
from dataclasses import dataclass, field
from http import HTTPStatus
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from importlib.resources import files
from typing import TYPE_CHECKING
from urllib.parse import parse_qs, quote, unquote, urlsplit

from shishin.languages.reader import DEFAULT, languages
from shishin.website.preview.notice import OWN, links, notice, page, still_checking
from shishin.website.preview.pages import INDEX, NOT_FOUND, Turns

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from shishin.languages.language import Language, Languages
    from shishin.model.finding import Finding
    from shishin.website.preview.pages import PreviewPages

PATIENCE = 20.0
"""Seconds that a question for something new is held, and that a browser may take to send one."""

KINDS = {
    ".html": "text/html",
    ".css": "text/css",
    ".js": "text/javascript",
    ".json": "application/json",
    ".svg": "image/svg+xml",
    ".webmanifest": "application/manifest+json",
}
"""What must not depend on what the system knows of endings."""

_HEAD_END = re.compile(rb"(?=</head>)", re.IGNORECASE)
_BODY = re.compile(rb"<body\b[^>]*>\n?", re.IGNORECASE)
_LANGUAGE = re.compile(rb'<html\b[^>]*\blang="([a-z0-9-]+)"', re.IGNORECASE)


@dataclass(frozen=True)
class Shown:
    """What the preview shows.

    Attributes:
        pages: The files of the site; nothing if there is none yet.
        mount: The path at which it is published, with a slash at both ends.
        errors: What is wrong.
        is_fresh: Whether the site is that of the sources of now.
        is_checked: Whether the whole content was checked since it was changed.
        languages: The languages of the edition.
        number: Another one for everything that is shown.
    """

    pages: PreviewPages | None = None
    mount: str = "/"
    errors: tuple[Finding, ...] = ()
    is_fresh: bool = False
    is_checked: bool = True
    languages: Languages = field(default_factory=lambda: languages(DEFAULT))
    number: str = ""


class PreviewServer(ThreadingHTTPServer):
    """Serves what is shown now; every question is answered in a thread of its own.

    Attributes:
        asked_last: The file of the site that a browser was given last.
        turns: Whose turn it is to make something.

    Raises:
        OSError: The address cannot be had.
    """

    # On Windows it would let two programs have the same port.
    allow_reuse_address = os.name == "posix"
    daemon_threads = True

    def __init__(self, host: str, port: int, explain: Callable[[Exception], Sequence[Finding]]) -> None:
        """Take an address.

        Args:
            host: The name or number of the machine.
            port: The port; 0 for any that is free.
            explain: Says what is wrong if a page cannot be made.
        """
        self.explain, self.asked_last, self.turns = explain, "", Turns()
        self.address_family = socket.getaddrinfo(host, port, type=socket.SOCK_STREAM)[0][0]
        self.shown = Shown()
        self.changed = threading.Condition()
        self._thread = threading.Thread(target=self.serve_forever, name="preview", daemon=True)
        super().__init__((host, port), _Handler)

    def server_bind(self) -> None:
        """Take the address, and do not look up its name: that can take many seconds where no one knows it."""
        self.socket.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, int(self.allow_reuse_address))
        self.socket.bind(self.server_address)
        self.server_address = self.socket.getsockname()
        self.server_name, self.server_port = str(self.server_address[0]), int(self.server_address[1])

    def start(self) -> None:
        """Begin to answer; whoever asked before has waited."""
        self._thread.start()

    def show(self, shown: Shown) -> None:
        """Show something else from now on."""
        with self.changed:
            self.shown = shown
            self.changed.notify_all()

    def wait_for_other(self, number: str) -> str:
        """Wait, but not too long, until what is shown has another number, and give its number."""
        with self.changed:
            self.changed.wait_for(lambda: self.shown.number != number, PATIENCE)
            return self.shown.number

    def stop(self) -> None:
        """Answer nothing any more."""
        if self._thread.is_alive():
            self.shutdown()
            self._thread.join()
        self.server_close()

    def handle_error(self, request: object, client_address: object) -> None:
        """Say nothing: a browser that leaves before the answer is no fault."""


class _Handler(BaseHTTPRequestHandler):
    server: PreviewServer
    timeout = PATIENCE
    protocol_version = "HTTP/1.1"

    def do_GET(self) -> None:
        """Answer a question."""
        path = unquote(urlsplit(self.path).path, errors="replace")
        if path.startswith(OWN):
            self._own(path.removeprefix(OWN))
        else:
            self._site(path, self.server.shown)

    def do_HEAD(self) -> None:
        """Answer with the head alone."""
        self.do_GET()

    def log_message(self, format: str, *args: object) -> None:  # noqa: A002 - its own name
        """Say nothing: the terminal is for the findings."""

    def _own(self, name: str) -> None:
        """Answer for the preview's own files, and when there is something else to show."""
        if name == "number":
            before = parse_qs(urlsplit(self.path).query).get("after", [""])[0]
            self._answer(HTTPStatus.OK, "text/plain", self.server.wait_for_other(before).encode())
        elif name in ("preview.css", "preview.js"):
            content = files("shishin.website.preview").joinpath(name).read_bytes()
            self._answer(HTTPStatus.OK, KINDS[name[name.rindex(".") :]], content)
        else:
            self._answer(HTTPStatus.NOT_FOUND, "text/plain", b"")

    def _site(self, path: str, shown: Shown) -> None:
        """Answer for a page or a file of the site."""
        if shown.pages is None:
            self._unavailable(shown.errors, path, shown)
            return
        try:
            status, name, content = self._read(path, shown.pages, shown)
        except Exception as error:  # noqa: BLE001 - a preview outlives whatever stands in a template
            self._unavailable(self.server.explain(error), path, shown)
            return
        if status == HTTPStatus.FOUND:
            self._answer(status, "text/plain", b"", Location=quote(name))
            return
        ending = posixpath.splitext(name)[1]
        kind = KINDS.get(ending) or mimetypes.guess_type(name)[0] or "application/octet-stream"
        self._answer(status, kind, _dressed(content, shown) if ending == ".html" else content)

    def _read(self, path: str, pages: PreviewPages, shown: Shown) -> tuple[HTTPStatus, str, bytes]:
        """Give what stands at an address, or where it leads to, or the site's own page for what is not there."""
        if path.startswith(shown.mount):
            # Without its steps upwards, a path cannot leave the site.
            inside = posixpath.normpath("/" + path.removeprefix(shown.mount)).strip("/")
            if inside in pages.folders and not path.endswith("/"):
                return HTTPStatus.FOUND, f"{shown.mount}{inside}/", b""
            name = posixpath.join(inside, INDEX) if path.endswith("/") else inside
            if (content := pages.read(name)) is not None:
                self.server.asked_last = name if name.endswith(".html") else self.server.asked_last
                return HTTPStatus.OK, name, content
        elif path.rstrip("/") in ("", shown.mount.rstrip("/")):
            return HTTPStatus.FOUND, shown.mount, b""
        return HTTPStatus.NOT_FOUND, NOT_FOUND, pages.read(NOT_FOUND) or b""

    def _unavailable(self, errors: Sequence[Finding], path: str, shown: Shown) -> None:
        """Say what is wrong where no page can be shown."""
        text = page(errors, _language_at(path.removeprefix(shown.mount), shown.languages), shown.number)
        self._answer(HTTPStatus.SERVICE_UNAVAILABLE, KINDS[".html"], text.encode())

    def _answer(self, status: HTTPStatus, kind: str, content: bytes, **headers: str) -> None:
        self.send_response(status)
        self.send_header("Content-Type", f"{kind}; charset=utf-8" if kind.startswith("text/") else kind)
        self.send_header("Content-Length", str(len(content)))
        self.send_header("Cache-Control", "no-store")
        for name, value in headers.items():
            self.send_header(name, value)
        self.end_headers()
        if self.command != "HEAD":
            self.wfile.write(content)


def _dressed(content: bytes, shown: Shown) -> bytes:
    """Put into a page what makes it load anew, the notice if something is wrong, and whether all was checked."""
    content = _HEAD_END.sub(lambda _: links(shown.number).encode(), content, count=1)
    named = _LANGUAGE.search(content)
    language = _language(named[1].decode() if named else "", shown.languages)
    said = notice(shown.errors, language, is_fresh=shown.is_fresh) if shown.errors else ""
    text = f"{said}{'' if shown.is_checked else still_checking(language)}".encode()
    body = _BODY.search(content)
    place = body.end() if body else 0
    return content[:place] + text + content[place:]


def _language(code: str, known: Languages) -> Language:
    return known.of(code) if code in known.codes else known.source


def _language_at(path: str, known: Languages) -> Language:
    """Give the language of the page that would be at a path from the site's root."""
    return next((language for language in known.translations if path.startswith(language.prefix)), known.source)
