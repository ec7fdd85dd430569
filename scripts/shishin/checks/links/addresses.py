"""Every address on another site that texts and data name, with the places where it stands."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, NamedTuple
from urllib.parse import urldefrag

from shishin.content.reading.yaml_lines import values
from shishin.model.web_address import split_address

if TYPE_CHECKING:
    from collections.abc import Iterator

    from shishin.content.reading.sources import Sources
    from shishin.content.reading.yaml_lines import Document

_IN_WORDS = re.compile(r"https?://[^\s<>\"{}|\\^`、。「」（）]+")
"""An address within a value: the characters that RFC 3986 (appendix A) has no place for end it, and Japanese marks."""

_AFTER = ".,;:!?'*"
"""What ends a sentence and not the address in it."""

_NOBODYS = ("example", "example.com", "example.net", "example.org", "invalid", "localhost", "test")
"""Names that nobody has, kept for examples and tests (RFC 2606, 2 and 3; RFC 6761, 6)."""


class LinkPlace(NamedTuple):
    """Where an address stands: the file from the project's root, and the line."""

    file: str
    line: int


def external_addresses(sources: Sources) -> dict[str, tuple[LinkPlace, ...]]:
    """Give every http(s) address in texts, front matter and data files, without its fragment, with its places.

    Left out are released versions, which nobody may change, and the names that are kept for examples.

    Args:
        sources: The project's content folders as they were read; what could not be read has findings of its own.
    """
    places: dict[str, dict[LinkPlace, None]] = {}
    for address, place in _all(sources):
        plain = urldefrag(address).url
        if _is_asked(plain):
            places.setdefault(plain, {})[place] = None
    return {address: tuple(sorted(rows)) for address, rows in sorted(places.items())}


def _all(sources: Sources) -> Iterator[tuple[str, LinkPlace]]:
    for draft in sources.drafts:
        yield from _of_data(draft.file.path, draft.parts.matter)
        for reference in draft.outline.references:
            if reference.target.startswith(("https://", "http://")):
                yield reference.target, LinkPlace(draft.file.path, reference.line)
    for file in sources.data_files:
        yield from _of_data(file.file.path, file.document)


def _of_data(path: str, document: Document) -> Iterator[tuple[str, LinkPlace]]:
    for place, text in values(document.data):
        for match in _IN_WORDS.finditer(text) if isinstance(text, str) else ():
            yield _whole(match[0]), LinkPlace(path, document.line(place))


def _whole(address: str) -> str:
    """Cut off what belongs to the sentence: its marks, and a bracket that was opened before the address."""
    cut = address.rstrip(_AFTER)
    while cut.endswith(")") and cut.count("(") < cut.count(")"):
        cut = cut[:-1].rstrip(_AFTER)
    return cut


def _is_asked(address: str) -> bool:
    parts = split_address(address)
    host = (parts.hostname or "").rstrip(".") if parts else ""
    return bool(host) and not any(host == name or host.endswith(f".{name}") for name in _NOBODYS)
