"""Where the preview is shown: an address as it is written, or what is wrong with it."""

from __future__ import annotations

import errno
import re

from shishin.model.finding import Finding

MOST = 65535
"""The highest port (RFC 793)."""

_FORM = re.compile(r"(?:\[(?P<six>[0-9A-Fa-f:.]+)\]|(?P<host>[A-Za-z0-9.-]+)):(?P<port>[0-9]{1,5})")


def parse(address: str) -> tuple[str, int] | None:
    """Read an address such as `127.0.0.1:8000`, `localhost:8000` or `[::1]:8000`; give nothing if it is none."""
    match = _FORM.fullmatch(address)
    if match is None or int(match["port"]) > MOST:
        return None
    return match["six"] or match["host"], int(match["port"])


def url(host: str, port: int, path: str) -> str:
    """Give the address that a browser opens."""
    return f"http://{f'[{host}]' if ':' in host else host}:{port}{path}"


def refused(address: str, error: OSError | UnicodeError) -> Finding:
    """Say why an address cannot be had."""
    number, reason = (error.errno, error.strerror) if isinstance(error, OSError) else (None, None)
    if number == errno.EADDRINUSE:
        return Finding.at("--address", 0, "address-taken", address=address)
    return Finding.at("--address", 0, "address-refused", address=address, reason=reason or error)
