"""Which names every system can keep: the project's files are checked out, and the site unpacked, on all of them."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable

LONGEST_NAME = 120
"""Bytes of one name; systems keep 255, and archives, browsers and sync programs add to it."""

LONGEST_PATH = 200
"""Bytes of a path from the project's or the site's root; Windows keeps 260 with all that stands before it."""

_DEVICES = re.compile(
    r"(?:con|prn|aux|nul|conin\$|conout\$|(?:com|lpt)[0-9\u00b9\u00b2\u00b3])\s*(?:[.:].*)?", re.IGNORECASE | re.DOTALL
)
"""Names of devices, also with an ending.

Source: Microsoft Learn, “Naming Files, Paths, and Namespaces”, Naming Conventions.
"""

_UNFIT = re.compile(r"[\x00-\x1f\x7f<>:\"/\\|?*]|[. ]\Z")


def unkept(path: str) -> str:
    """Give the first part of a path that Windows or macOS cannot keep, the whole path if it is too long, or nothing.

    Names that differ only in capitals are no matter here: where this is asked, names have none.
    """
    parts = path.split("/")
    name = next((part for part in parts if is_unkept(part)), "")
    return name or (path if _size(parts) > LONGEST_PATH else "")


def is_unkept(name: str) -> bool:
    """Whether Windows or macOS cannot keep a file or folder of a name."""
    return bool(_DEVICES.fullmatch(name) or _UNFIT.search(name)) or _size([name]) > LONGEST_NAME


def _size(parts: Iterable[str]) -> int:
    return len("/".join(parts).encode("utf-8", "surrogatepass"))
