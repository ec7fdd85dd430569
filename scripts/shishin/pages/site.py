"""Every page of the site, from the library: the table of contents of the whole project."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from typing import TYPE_CHECKING

from shishin.pages.context import contexts
from shishin.pages.frame import frame
from shishin.pages.outputs.dataset.listing import data_body
from shishin.pages.types.all_pages import all_pages_body, all_pages_parts
from shishin.pages.types.free import free_pages, not_found_body, plain_body
from shishin.pages.types.glossary import glossary_body
from shishin.pages.types.guideline import guideline_pages
from shishin.pages.types.home import home_body
from shishin.pages.types.lists import corrections_body, guidelines_body, search_body
from shishin.pages.types.principle import all_principles_body, principle_pages, principles_body
from shishin.pages.types.redirect import redirect_pages
from shishin.pages.types.reference import reference_body
from shishin.pages.types.requirement_groups import (
    by_phase_body,
    by_principle_body,
    by_standard_body,
    requirements_body,
)
from shishin.pages.versions.comparison import comparison_pages
from shishin.pages.versions.version_list import version_list_pages

if TYPE_CHECKING:
    from collections.abc import Iterator

    from shishin.model.library import Library
    from shishin.model.page import Layout
    from shishin.pages.context import Context
    from shishin.pages.frame import Frame
    from shishin.pages.page import Body, Page
    from shishin.pages.types.free import BodyMaker

BODIES: dict[Layout, BodyMaker] = {
    "page": plain_body,
    "home": home_body,
    "principles": principles_body,
    "all-principles": all_principles_body,
    "glossary": glossary_body,
    "corrections": corrections_body,
    "reference": reference_body,
    "search": search_body,
    "all-pages": all_pages_body,
    "guidelines": guidelines_body,
    "requirements": requirements_body,
    "by-principle": by_principle_body,
    "by-phase": by_phase_body,
    "by-standard": by_standard_body,
    "data": data_body,
    "not-found": not_found_body,
}
"""What makes the body of a page of docs/, by the page's layout; an edition need not have a page of each."""


@dataclass(frozen=True)
class Site:
    """All pages and what stands round them.

    Attributes:
        pages: Every page by its key.
        frames: What stands round the pages, by language code.
        contexts: What the pages were made from, by language code, the source language first.
    """

    pages: dict[str, Page[Body]]
    frames: dict[str, Frame]
    contexts: dict[str, Context]


def build_site(library: Library) -> Site:
    """Make every page of every language.

    Raises:
        ValueError: Two pages have one key.
    """
    of_languages = contexts(library)
    pages = [page for context in of_languages.values() for page in _pages(context)]
    keys = Counter(page.head.key for page in pages)
    if twice := [key for key, count in keys.items() if count > 1]:
        # One would take the other's place without a word, and a page that is for ever would be gone.
        raise ValueError(f"Two pages are made from one file: {twice}")
    return Site(
        {page.head.key: page for page in pages},
        {code: frame(context) for code, context in of_languages.items()},
        of_languages,
    )


def _pages(context: Context) -> Iterator[Page[Body]]:
    """Make every page of a language."""
    pages = [
        *principle_pages(context),
        *guideline_pages(context),
        *version_list_pages(context),
        *comparison_pages(context),
        *free_pages(context, BODIES),
        *all_pages_parts(context),
    ]
    yield from pages
    # A page that only the working text has given up stays until that is released; then the redirect takes its place.
    taken = {page.head.url for page in pages}
    yield from (page for page in redirect_pages(context) if page.head.url not in taken)
