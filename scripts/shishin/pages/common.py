"""What the builders of several page types share."""

from __future__ import annotations

from typing import TYPE_CHECKING

from shishin.model.language import LANGUAGES
from shishin.pages.address import page_url, principle_url
from shishin.pages.view import Alternate, Link
from shishin.pages.words import words

if TYPE_CHECKING:
    from collections.abc import Iterable

    from shishin.model.data import Correction
    from shishin.model.guideline import GuidelineId
    from shishin.model.language import Language
    from shishin.model.library import Library
    from shishin.model.page import FreePage, Layout
    from shishin.model.principle import Principle


def page_link(page: FreePage, language: Language) -> Link:
    """Link to a free page by its short title."""
    text = page.texts[language.code].words
    return Link(text.short_title or text.title, page_url(page, language), text.description)


def principle_link(principle: Principle, language: Language, *, overview: bool = False) -> Link:
    """Link to a principle, with the overview's own wording where it has one and it is asked for."""
    text = principle.texts[language.code].words
    description = (text.overview if overview else None) or text.description
    return Link(text.title, principle_url(principle, language), description, principle.facts.number, text.tag)


def guideline_links(library: Library, ids: Iterable[GuidelineId], language: Language) -> tuple[Link, ...]:
    """Link to the themes on the guidelines page: the source has their themes, not yet their bodies."""
    page = library.page("guidelines/index")
    if page is None:
        return ()
    names, texts = words(language)["guidelines"], words(language)["guideline_texts"]
    return tuple(Link(names[id_], f"{page_url(page, language)}#{id_}", texts[id_]) for id_ in ids)


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
