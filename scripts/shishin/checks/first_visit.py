"""Says how much a first visit to a page may load, and judges whether a page keeps to it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from shishin.model.finding import Finding

if TYPE_CHECKING:
    from shishin.checks.browser import PageVisit

MOST_REQUESTS = 6
"""The page, the common style and one part of it, the common script and one of the page's own, and the icon."""

MOST_BYTES = 25_000
"""For a first visit to a page, gzip: two round trips of a new connection (RFC 6928: ten segments in the first)."""

WHOLE_TEXTS = frozenset({"all-principles", "glossary", "comparison"})
"""Page types that hold a whole text. Readers ask for one to read, search or print everything at once.

A comparison is one: it has every changed passage twice, and whoever signs a contract must read them all.

The glossary is one: what is searched for by its meaning, not by its first letter, is found on one page only.
"""

MOST_BYTES_OF_WHOLE_TEXTS = 60_000
"""For a first visit to a whole text, gzip: one round trip more, for each doubles what may come (RFC 5681, 3.1).

It grows with its text and with nothing else. Split into pages it would not be what it is for.
"""

FRAME = 17_000
"""What of a page that holds guides or rows is not theirs, gzip: its style, its script, its header, its introduction."""

BYTES_OF_EACH = {
    # What a guide's own page leaves for it: where every guide's page is light enough, so is that of all of them.
    "whole-guideline": MOST_BYTES - FRAME,
    "requirements": 100,
    "by-principle": 100,
    "by-phase": 100,
    "by-standard": 100,
}
"""For page types that hold many guides or rows, the bytes for each of them, gzip. They grow with the guidelines."""

PARTS = ".whole-guide, .requirement-table tbody tr, .requirement-list > li"
"""A selector of the guides and rows on a page."""


def most_bytes(visit: PageVisit) -> int:
    """Give how many bytes, gzip, a first visit to a page may load: by its type, and by the guides or rows on it."""
    if visit.layout in WHOLE_TEXTS:
        return MOST_BYTES_OF_WHOLE_TEXTS
    return max(MOST_BYTES, FRAME + BYTES_OF_EACH.get(visit.layout, 0) * visit.parts)


def too_heavy(visit: PageVisit) -> list[Finding]:
    """Report a first visit that loads more files or bytes than `MOST_REQUESTS` and `most_bytes` allow."""
    most = {"most_requests": MOST_REQUESTS, "most_bytes": most_bytes(visit)}
    requests, size = len(visit.loaded), sum(visit.loaded.values())
    if requests <= most["most_requests"] and size <= most["most_bytes"]:
        return []
    loads = {"requests": requests, "bytes": size, **most}
    share = BYTES_OF_EACH.get(visit.layout)
    if share is None:
        return [Finding.at(visit.url, 0, "page-heavy", **loads)]
    return [Finding.at(visit.url, 0, "page-heavy-parts", least=MOST_BYTES, share=share, parts=visit.parts, **loads)]
