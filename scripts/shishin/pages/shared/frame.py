"""What stands round every page: names, notices and menus."""

from __future__ import annotations

from typing import TYPE_CHECKING

from shishin.model.language import SOURCE
from shishin.pages.page import Frame
from shishin.pages.shared.links import CONTRIBUTE, link_of, page_link, page_links
from shishin.pages.words import words

if TYPE_CHECKING:
    from shishin.model.language import Language
    from shishin.model.library import Library


def frame(library: Library, language: Language) -> Frame:
    """Make the frame of a language."""
    edition, code = library.publication, language.code
    contribute = library.page(CONTRIBUTE)
    return Frame(
        language=language,
        words=words(language),
        name=edition.name.in_(code),
        short_name=edition.short_name.in_(code),
        notice=edition.notice.in_(code),
        rights=edition.rights.in_(code),
        source_title=edition.source.title.in_(code),
        publisher=edition.source.publisher.in_(code),
        home=language.prefix,
        corrections=link_of(library, "corrections", language),
        contribute=page_link(contribute, language) if contribute else None,
        search=link_of(library, "search", language),
        all_pages=link_of(library, "all-pages", language),
        all_principles=link_of(library, "all-principles", language),
        phrases=edition.phrases,
        furigana=bool(library.readings) and language is SOURCE,
        navigation=page_links(library, edition.navigation, language),
        footer=page_links(library, edition.footer, language),
    )
