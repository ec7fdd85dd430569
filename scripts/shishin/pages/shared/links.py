"""What the builders of several page types share."""

from __future__ import annotations

from typing import TYPE_CHECKING

from shishin.model.language import LANGUAGES
from shishin.pages.page import Alternate, Link
from shishin.pages.shared.address import guide_url, guideline_url, page_url, principle_url

if TYPE_CHECKING:
    from shishin.model.data import Correction
    from shishin.model.guideline import Guide, Guideline
    from shishin.model.language import Language
    from shishin.model.library import Library
    from shishin.model.page import FreePage, Layout
    from shishin.model.principle import Principle


CONTRIBUTE = "contribute/index"
"""The page that explains how to contribute and how to get in touch."""


def page_link(page: FreePage, language: Language) -> Link:
    """Link to a free page by its short title."""
    text = page.texts[language.code].words
    return Link(text.short_title or text.title, page_url(page, language), text.description)


def principle_link(principle: Principle, language: Language, *, overview: bool = False) -> Link:
    """Link to a principle, with the overview's own wording where it has one and it is asked for."""
    text = principle.texts[language.code].words
    description = (text.overview if overview else None) or text.description
    return Link(text.title, principle_url(principle, language), description, principle.facts.number, text.tag)


def guideline_link(guideline: Guideline, language: Language) -> Link:
    """Link to a guideline by its short title."""
    text = guideline.titles[language.code]
    return Link(text.short_title, guideline_url(guideline, language), text.description)


def guide_link(guideline: Guideline, guide: Guide, language: Language) -> Link:
    """Link to a guide."""
    text = guide.titles[language.code]
    return Link(text.title, guide_url(guideline, guide, language), text.description)


def guideline_links(library: Library, language: Language, principle: str = "") -> tuple[Link, ...]:
    """Link to the guidelines, or to those that a principle leans on."""
    found = (each for each in library.guidelines if not principle or principle in each.facts.principles)
    return tuple(guideline_link(each, language) for each in found)


def page_links(library: Library, names: tuple[str, ...], language: Language) -> tuple[Link, ...]:
    """Link to pages by their names."""
    return tuple(page_link(page, language) for name in names if (page := library.page(name)))


def page_of(library: Library, layout: Layout) -> FreePage | None:
    """Find the one page of a special layout."""
    return next((page for page in library.pages if page.facts.layout == layout), None)


def link_of(library: Library, layout: Layout, language: Language) -> Link | None:
    """Link to the one page of a special layout."""
    page = page_of(library, layout)
    return page_link(page, language) if page else None


def page_alternates(page: FreePage) -> tuple[Alternate, ...]:
    """Give a free page in every language."""
    return tuple(Alternate(language, page_url(page, language)) for language in LANGUAGES)


def principle_alternates(principle: Principle) -> tuple[Alternate, ...]:
    """Give a principle in every language."""
    return tuple(Alternate(language, principle_url(principle, language)) for language in LANGUAGES)


def corrections_on(library: Library, stem: str) -> tuple[Correction, ...]:
    """Give the slips that are mended in a document, named by its path without language and ending."""
    return tuple(each for each in library.corrections if each.kind == "typo" and each.page == stem)
