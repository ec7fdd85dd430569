"""Every page of the site, from the library: the table of contents of the whole project."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from typing import TYPE_CHECKING

from shishin.model.language import LANGUAGES
from shishin.pages.shared.frame import frame
from shishin.pages.types.free import free_view
from shishin.pages.types.guideline import guideline_pages
from shishin.pages.types.principle import principle_view
from shishin.pages.versions.comparison import comparison_pages
from shishin.pages.versions.moved import redirect_pages
from shishin.pages.versions.version_list import version_pages

if TYPE_CHECKING:
    from shishin.model.library import Library
    from shishin.pages.page import Frame, View


@dataclass(frozen=True)
class Site:
    """All pages and what stands round them.

    Attributes:
        views: Every page by its source file's path, or by the path that stands for one that shares a file.
        frames: What stands round the pages, by language code.
    """

    views: dict[str, View]
    frames: dict[str, Frame]


def build_site(library: Library) -> Site:
    """Make every page of every language."""
    views = [principle_view(library, each, language) for each in library.principles for language in LANGUAGES]
    views += guideline_pages(library)
    views += version_pages(library)
    views += comparison_pages(library)
    views += [free_view(library, each, language) for each in library.pages for language in LANGUAGES]
    # A page that only the working text has given up stays until that is released; then the redirect takes its place.
    taken = {view.url for view in views}
    views += [view for view in redirect_pages(library) if view.url not in taken]
    keys = Counter(view.key or view.source_path for view in views)
    if twice := [key for key, count in keys.items() if count > 1]:
        # One would take the other's place without a word, and a page that is for ever would be gone.
        raise ValueError(f"Two pages are made from one file: {twice}")
    return Site(
        {view.key or view.source_path: view for view in views},
        {language.code: frame(library, language) for language in LANGUAGES},
    )
