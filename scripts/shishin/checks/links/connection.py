"""Asks one address once: the only place that starts a conversation with another server.

It is written with the standard library. A library such as requests looks up names, follows redirects and reads bodies
by itself, and just that must be in our hands here: the address that is connected to is the very one that was judged.
"""

from __future__ import annotations

import ipaddress
import socket
import ssl
import threading
from contextlib import ExitStack, closing, contextmanager, suppress
from dataclasses import dataclass
from functools import cache
from http.client import HTTPConnection, HTTPException, HTTPSConnection
from typing import TYPE_CHECKING, Any
from urllib.parse import quote

from shishin.checks.links.asking import UnreachedError
from shishin.model.web_address import split_address

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence
    from urllib.parse import SplitResult

    from shishin.checks.links.asking import LinkSettings

NAT64 = ipaddress.IPv6Network("64:ff9b::/96")
"""Addresses that stand for those of IPv4 (RFC 6052, 2.1)."""

MOST_TRIED = 4
"""So many addresses of a host are tried, each for as long as an answer may take."""

_SAFE = "!$%&'()*+,/:;=?@~[]-._"
"""What a path and a query may hold as it stands (RFC 3986, 3.3 and 3.4); the percent sign begins a code."""


@dataclass(frozen=True)
class HttpAnswer:
    """The answer to one question.

    Attributes:
        status: The status (RFC 9110, 15).
        location: Where a redirect leads, as the server wrote it.
        body: The first bytes of the body, if they were asked for.
    """

    status: int
    location: str = ""
    body: bytes = b""


def ask(method: str, address: str, settings: LinkSettings, most: int = 0) -> HttpAnswer:
    """Ask for an address once; nothing is followed, and nothing of the body is read beyond what was asked for.

    Args:
        method: `HEAD` or `GET`.
        address: The address.
        settings: How other sites are asked.
        most: So many bytes of the body are read at most.

    Raises:
        UnreachedError: There is no answer, or the address may not be asked.
    """
    parts = split_address(address)
    if parts is None or parts.scheme not in ("http", "https") or not parts.hostname:
        raise UnreachedError("address")
    with _explained(), _connected(parts, settings) as connection:
        connection.request(method, _target(parts), headers={"User-Agent": settings.agent, "Accept": "*/*"})
        with closing(connection.getresponse()) as answer:
            return HttpAnswer(answer.status, answer.headers.get("Location", ""), answer.read(most) if most else b"")


@contextmanager
def _explained() -> Iterator[None]:
    """Give whatever keeps an address from being asked as the name of a reason."""
    try:
        yield
    except socket.gaierror as error:
        raise UnreachedError("name") from error
    except ssl.SSLCertVerificationError as error:
        raise UnreachedError("certificate") from error
    except TimeoutError as error:
        raise UnreachedError("timeout") from error
    except (OSError, HTTPException, UnicodeError, ValueError) as error:
        raise UnreachedError("connection") from error


@contextmanager
def _connected(parts: SplitResult, settings: LinkSettings) -> Iterator[HTTPConnection]:
    """Connect to a host by an address that may be asked; names are looked up once, and that is what is connected to."""
    host = _sent(parts.hostname or "")
    kind = HTTPSConnection if parts.scheme == "https" else HTTPConnection
    port = parts.port or kind.default_port
    rows = socket.getaddrinfo(host, port, type=socket.SOCK_STREAM)
    allowed = [row for row in rows if parts.netloc in settings.private or is_public(str(row[4][0]))]
    if not allowed:
        raise UnreachedError("private")
    connection = kind(host, port, timeout=settings.timeout)
    plain = _first_open(allowed[:MOST_TRIED], settings.timeout)
    with ExitStack() as opened:
        opened.callback(plain.close)
        connection.sock = plain
        opened.enter_context(_in_time(plain, settings.timeout))
        if kind is HTTPSConnection:
            # From here on the socket above has nothing left to close, and none can be ended but this.
            connection.sock = _certificates().wrap_socket(plain, server_hostname=host, do_handshake_on_connect=False)
            opened.enter_context(_in_time(connection.sock, settings.timeout))
            opened.callback(connection.sock.close)
            connection.sock.do_handshake()
        yield connection


@cache
def _certificates() -> ssl.SSLContext:
    """Give the authorities that this machine trusts; reading them takes long."""
    return ssl.create_default_context()


def _first_open(rows: Sequence[tuple[int, int, int, str, Any]], timeout: float) -> socket.socket:
    """Connect to the first of a host's addresses that answers: a machine may have no way to those of IPv6."""
    for number, (family, kind, protocol, _name, address) in enumerate(rows, 1):
        connected = socket.socket(family, kind, protocol)
        connected.settimeout(timeout)
        try:
            connected.connect(address)
        except OSError:
            connected.close()
            if number == len(rows):
                raise
        else:
            return connected
    raise AssertionError


def is_public(text: str) -> bool:
    """Whether an IP address is one of the public network, and no other address is hidden in it.

    Source: the IANA special-purpose address registries, as Python's `ipaddress` has them.
    """
    address = ipaddress.ip_address(text.partition("%")[0])
    if isinstance(address, ipaddress.IPv6Address):
        hidden = address.ipv4_mapped or address.sixtofour
        if address in NAT64:
            hidden = ipaddress.IPv4Address(int(address) & 0xFFFFFFFF)
        if hidden:
            return is_public(str(hidden))
    return address.is_global and not address.is_multicast


@contextmanager
def _in_time(connected: socket.socket, seconds: float) -> Iterator[None]:
    """End a conversation that takes too long: a socket's own limit begins anew with each byte that arrives."""
    late = threading.Event()

    def end() -> None:
        late.set()
        with suppress(OSError):
            connected.shutdown(socket.SHUT_RDWR)

    timer = threading.Timer(seconds, end)
    timer.daemon = True
    timer.start()
    try:
        yield
    except (OSError, HTTPException) as error:
        raise (TimeoutError() if late.is_set() else error) from error
    finally:
        timer.cancel()
    # A head that is cut short reads like one that is complete.
    if late.is_set():
        raise TimeoutError


def _sent(host: str) -> str:
    """Give a host as it travels: every part that is not ASCII in punycode (RFC 5891, 4.4)."""
    labels = host.rstrip(".").lower().split(".")
    return ".".join(label if label.isascii() else f"xn--{label.encode('punycode').decode()}" for label in labels)


def _target(parts: SplitResult) -> str:
    """Give the path and the query as they travel (RFC 9110, 7.1)."""
    query = f"?{quote(parts.query, safe=_SAFE)}" if parts.query else ""
    return f"{quote(parts.path, safe=_SAFE) or '/'}{query}"
