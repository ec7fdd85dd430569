"""What search engines are told of each kind of page, and why: one table, which the pages and the audit both read.

A reader who comes from a search engine lands on the text that holds now. A version that is named by its number can be
found all the same. A draft is never taken for what holds. A page names another as its canonical one only if that says
the same (RFC 6596, 3), and never while it keeps search engines out: the two would contradict each other.
"""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from typing import TYPE_CHECKING
from urllib.parse import urljoin

from shishin.model.release import DRAFT, LATEST
from shishin.pages.versions.place import place_of

if TYPE_CHECKING:
    from shishin.pages.page import Body, Page

OF_GUIDELINES = frozenset({"guideline", "guide", "whole-guideline"})
"""The page types of which every version has its own."""


class Canonical(StrEnum):
    """Which address a page gives as the one to show."""

    OWN = "own"
    CURRENT = "current"
    NONE = "none"


@dataclass(frozen=True)
class PageRule:
    """What search engines are told of a kind of page.

    Attributes:
        indexed: Whether they may show it; otherwise it says `noindex`.
        canonical: The address that it gives: its own, that of the page that readers are led to, or none.
        why: The reason.
    """

    indexed: bool
    canonical: Canonical
    why: str

    @property
    def listed(self) -> bool:
        """Whether the sitemap lists the page: it is the answer, under its own address."""
        return self.indexed and self.canonical is Canonical.OWN


class PageKind(StrEnum):
    """A kind of page as search engines are to see it."""

    ANSWER = "answer"
    LATEST_BY_NUMBER = "latest-by-number"
    VERSION = "version"
    PART_OF_VERSION = "part-of-version"
    WITHDRAWN = "withdrawn"
    DRAFT = "draft"
    COMPARISON = "comparison"
    SEARCH = "search"
    NOT_FOUND = "not-found"
    REDIRECT = "redirect"


RULES: dict[PageKind, PageRule] = {
    PageKind.ANSWER: PageRule(
        indexed=True,
        canonical=Canonical.OWN,
        why="It holds now. A whole text too: whoever looks for all of it, to print it, finds the one that holds.",
    ),
    PageKind.LATEST_BY_NUMBER: PageRule(
        indexed=True,
        canonical=Canonical.CURRENT,
        why="It says what the page without a number says, until the next version; that page names the number first.",
    ),
    PageKind.VERSION: PageRule(
        indexed=True,
        canonical=Canonical.OWN,
        why="A contract names it by its number, and says else than the latest. Its title and its line in a search "
        "result give the number and that it is not the latest.",
    ),
    PageKind.PART_OF_VERSION: PageRule(
        indexed=False,
        canonical=Canonical.NONE,
        why="It would stand beside the same guide as it holds now, as if both did. Its guideline's page leads to it.",
    ),
    PageKind.WITHDRAWN: PageRule(
        indexed=False,
        canonical=Canonical.NONE,
        why="Nobody is to begin with it. The list of versions, which is indexed, names it and says why it went.",
    ),
    PageKind.DRAFT: PageRule(
        indexed=False,
        canonical=Canonical.NONE,
        why="Nothing of it is decided, and it changes every day.",
    ),
    PageKind.COMPARISON: PageRule(
        indexed=False,
        canonical=Canonical.NONE,
        why="Half its words no longer hold, and a search result shows them without the marks that say so. The list of "
        "versions, which is indexed, tells each change and its reason, and leads here.",
    ),
    PageKind.SEARCH: PageRule(
        indexed=False,
        canonical=Canonical.NONE,
        why="It has no words of its own: results within results help nobody. Nor does a page that only says in which "
        "languages a version can be read.",
    ),
    PageKind.NOT_FOUND: PageRule(
        indexed=False,
        canonical=Canonical.NONE,
        why="It stands at addresses where nothing is; some hosts send it as if something were.",
    ),
    PageKind.REDIRECT: PageRule(
        indexed=True,
        canonical=Canonical.NONE,
        why="Search engines follow a refresh after no seconds as a move for good, unless the page keeps them out. It "
        "has no text that could be the same as another.",
    ),
}

_BY_LAYOUT = {
    kind.value: kind for kind in (PageKind.COMPARISON, PageKind.SEARCH, PageKind.NOT_FOUND, PageKind.REDIRECT)
} | {"other-language": PageKind.SEARCH}
_BY_STATE = {LATEST: PageKind.LATEST_BY_NUMBER, "withdrawn": PageKind.WITHDRAWN, DRAFT: PageKind.DRAFT}


def kind(layout: str, state: str, *, numbered: bool) -> PageKind:
    """Say of which kind a page is.

    Args:
        layout: Its page type.
        state: What the version that it shows is by now, as `Lookup.state` says it; empty if there is none.
        numbered: Whether it stands at the address of a certain version or of the draft.
    """
    if layout not in OF_GUIDELINES:
        return _BY_LAYOUT.get(layout, PageKind.ANSWER)
    if not state:
        # Nothing of the guideline was released: what readers are led to is the working text.
        return PageKind.DRAFT
    if not numbered:
        return PageKind.ANSWER
    return _BY_STATE.get(state, PageKind.VERSION if layout == "guideline" else PageKind.PART_OF_VERSION)


def rule(page: Page[Body]) -> PageRule:
    """Give the rule for a page."""
    place = place_of(page)
    state = place.version.state if place and place.version else ""
    return RULES[kind(page.body.layout, state, numbered=bool(place and place.folder))]


def canonical(page: Page[Body], site_url: str) -> str:
    """Give the whole address that a page names as canonical; an empty string for none.

    Args:
        page: The page.
        site_url: The site's address, with a slash at its end.
    """
    place = place_of(page)
    addresses = {Canonical.OWN: page.head.url, Canonical.CURRENT: place.current if place else ""}
    named = rule(page).canonical
    return "" if named is Canonical.NONE else urljoin(site_url, addresses[named])
