"""Links within the site, in words: each is made once for a language."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING, TypeVar

from shishin.model.guideline import FOLDER
from shishin.pages.shared.address import guide_url, guideline_url, page_url, principle_url

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from shishin.languages.language import Language
    from shishin.model.guideline import Guide, Guideline
    from shishin.model.page import FreePage, Layout
    from shishin.model.version import ShownAt
    from shishin.pages.shared.lookup import Lookup

Titles = TypeVar("Titles")

CONTRIBUTE = "contribute/index"
"""The page that explains how to contribute and how to get in touch."""


@dataclass(frozen=True)
class Link:
    """A link within the site.

    Attributes:
        title: Its words.
        url: The address from the site's root, in the page's language; `#anchor` within the page.
        description: A sentence about where it leads, or an empty string.
        number: A principle's number, or 0.
        tag: A principle's tag, or an empty string.
        language: The code of the words' language if that is not the page's, or an empty string.
    """

    title: str
    url: str
    description: str = ""
    number: int = 0
    tag: str = ""
    language: str = ""


@dataclass(frozen=True)
class LinkGroup:
    """Links under a heading of their own, with a sentence about them or an empty string."""

    id: str
    title: str
    links: tuple[Link, ...]
    lead: str = ""


@dataclass(frozen=True)
class Alternate:
    """The same page in a language of the site."""

    language: Language
    url: str


class Links:
    """Makes the links to pages, principles and guidelines in one language, and remembers them."""

    def __init__(self, lookup: Lookup, language: Language) -> None:
        self._lookup, self._language = lookup, language
        self._guidelines: dict[tuple[str, ShownAt], Link] = {}
        self._guides: dict[tuple[str, ShownAt, str], Link] = {}

    @cached_property
    def pages(self) -> dict[str, Link]:
        """The links to the free pages, by the pages' names, with their short titles."""
        return {name: self._page(page) for name, page in self._lookup.pages.items()}

    def _page(self, page: FreePage) -> Link:
        text = page.texts[self._language.code].words
        return Link(text.short_title or text.title, page_url(page, self._language), text.description)

    def page(self, name: str) -> Link | None:
        """Link to a free page by its name; nothing if there is none."""
        return self.pages.get(name)

    def named(self, names: Iterable[str]) -> tuple[Link, ...]:
        """Link to the pages that there are among some names."""
        return tuple(self.pages[name] for name in names if name in self.pages)

    def layout(self, layout: Layout) -> Link | None:
        """Link to the one page of a special layout; nothing if the edition has none."""
        page = self._lookup.layouts.get(layout)
        return self.pages[page.name] if page else None

    @cached_property
    def principles(self) -> dict[str, Link]:
        """The links to the principles by their ids, in order."""
        return {
            id_: Link(text.title, principle_url(principle, self._language), text.description, principle.facts.number,
                      text.tag)
            for id_, principle in self._lookup.principles.items()
            for text in (principle.texts[self._language.code].words,)
        }  # fmt: skip

    def guideline(self, guideline: Guideline) -> Link:
        """Link to a guideline's text by its short title."""
        key = (guideline.facts.id, guideline.shown_at)
        if key not in self._guidelines:
            # A text that is older than the language is called as the working text calls it.
            titles = self._with_words(guideline.titles, self._lookup.working(guideline).titles)
            text, url = titles[self._language.code], guideline_url(guideline, self._language)
            self._guidelines[key] = Link(text.short_title, url, text.description, language=self._other(titles))
        return self._guidelines[key]

    @cached_property
    def guidelines(self) -> dict[str, Link]:
        """The links to the guidelines by their ids, in order, as readers are led to them."""
        return {id_: self.guideline(guideline) for id_, guideline in self._lookup.guidelines.items()}

    @cached_property
    def guideline_index(self) -> Link | None:
        """The link to the page that stands above the guidelines; nothing if there is none."""
        return self.page(f"{FOLDER}/index")

    def guide(self, guideline: Guideline, guide: Guide) -> Link:
        """Link to a guide."""
        key = (guideline.facts.id, guideline.shown_at, guide.facts.id)
        if key not in self._guides:
            working = self._lookup.working_guide(guideline, guide.lasting_id)
            titles = self._with_words(guide.titles, working.titles if working else guide.titles)
            text, url = titles[self._language.code], guide_url(guideline, guide, self._language)
            self._guides[key] = Link(text.title, url, text.description, language=self._other(titles))
        return self._guides[key]

    def _with_words(self, titles: Mapping[str, Titles], others: Mapping[str, Titles]) -> Mapping[str, Titles]:
        return others if self._language.code not in titles and self._language.code in others else titles

    def _other(self, titles: Mapping[str, Titles]) -> str:
        """Give the code of the language that words are in, if it is not the page's."""
        return "" if self._language.code in titles else next(iter(titles))
