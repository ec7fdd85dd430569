"""Every page of the site, from the library: the table of contents of the whole project."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from typing import TYPE_CHECKING

from shishin.pages.context import contexts
from shishin.pages.frame import frame
from shishin.pages.types.free import free_pages
from shishin.pages.types.guideline import guideline_pages
from shishin.pages.types.principle import principle_pages
from shishin.pages.types.redirect import redirect_pages
from shishin.pages.versions.comparison import comparison_pages
from shishin.pages.versions.version_list import version_list_pages

if TYPE_CHECKING:
    from collections.abc import Iterator

    from shishin.model.library import Library
    from shishin.pages.context import Context
    from shishin.pages.frame import Frame
    from shishin.pages.page import View


@dataclass(frozen=True)
class Site:
    """All pages and what stands round them.

    Attributes:
        views: Every page by its source file's path, or by the path that stands for one that shares a file.
        frames: What stands round the pages, by language code.
        contexts: What the pages were made from, by language code.
    """

    views: dict[str, View]
    frames: dict[str, Frame]
    contexts: dict[str, Context]


def build_site(library: Library) -> Site:
    """Make every page of every language."""
    of_languages = contexts(library)
    views = [view for context in of_languages.values() for view in _pages(context)]
    keys = Counter(view.key or view.source_path for view in views)
    if twice := [key for key, count in keys.items() if count > 1]:
        # One would take the other's place without a word, and a page that is for ever would be gone.
        raise ValueError(f"Two pages are made from one file: {twice}")
    return Site(
        {view.key or view.source_path: view for view in views},
        {code: frame(context) for code, context in of_languages.items()},
        of_languages,
    )


def _pages(context: Context) -> Iterator[View]:
    """Make every page of a language."""
    views = [
        *principle_pages(context),
        *guideline_pages(context),
        *version_list_pages(context),
        *comparison_pages(context),
        *free_pages(context),
    ]
    yield from views
    # A page that only the working text has given up stays until that is released; then the redirect takes its place.
    taken = {view.url for view in views}
    yield from (view for view in redirect_pages(context) if view.url not in taken)
