"""Says how much a first visit to a page may load, and judges whether a page keeps to it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from shishin.model.finding import Finding

if TYPE_CHECKING:
    from shishin.checks.browser import PageVisit

MOST_REQUESTS = 5
MOST_BYTES = 25_000
"""For a first visit to a page, gzip: two round trips of a new connection (RFC 6928: ten segments in the first)."""

WHOLE_TEXTS = frozenset({"whole-guideline", "all-principles", "glossary", "comparison"})
"""Page types that hold a whole text. Readers ask for one to read, search or print everything at once.

A comparison is one: it has every changed passage twice, and whoever signs a contract must read them all.

The glossary is one: what is searched for by its meaning, not by its first letter, is found on one page only.
"""

MOST_BYTES_OF_WHOLE_TEXTS = 60_000
"""For a first visit to a whole text, gzip: one round trip more, for each doubles what may come (RFC 5681, 3.1).

It grows with its text and with nothing else. Split into pages it would not be what it is for.
"""


def most_bytes(layout: str) -> int:
    """Give how many bytes, gzip, a first visit to a page of a type may load."""
    return MOST_BYTES_OF_WHOLE_TEXTS if layout in WHOLE_TEXTS else MOST_BYTES


def too_heavy(visit: PageVisit) -> list[Finding]:
    """Report a first visit that loads more files or bytes than `MOST_REQUESTS` and `most_bytes` allow."""
    most = {"most_requests": MOST_REQUESTS, "most_bytes": most_bytes(visit.layout)}
    requests, size = len(visit.loaded), sum(visit.loaded.values())
    if requests <= most["most_requests"] and size <= most["most_bytes"]:
        return []
    return [Finding.at(visit.url, 0, "page-heavy", requests=requests, bytes=size, **most)]
