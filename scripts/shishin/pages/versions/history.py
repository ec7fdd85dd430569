"""What readers are told of a document's changes."""

from __future__ import annotations

from typing import TYPE_CHECKING

from shishin.pages.page import ChangeView, Link
from shishin.pages.shared.dates import day

if TYPE_CHECKING:
    from shishin.model.data import Change
    from shishin.model.language import Language
    from shishin.model.library import Library


def history(library: Library, stem: str, language: Language) -> tuple[ChangeView, ...]:
    """Give the changes of a document and of the whole site, newest first.

    Args:
        library: The content.
        stem: The document's path without language and ending.
        language: The language of the words.
    """
    rows = (each for each in library.changes if not each.pages or stem in each.pages)
    return tuple(change_view(each, language) for each in rows)


def change_view(change: Change, language: Language, links: tuple[Link, ...] = ()) -> ChangeView:
    """Put a change into words, with links to the pages it names."""
    return ChangeView(change.date, day(change.date, language), change.text.in_(language.code), links)
