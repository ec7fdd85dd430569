"""What stands round every page of a language: names, notices and menus."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from shishin.pages.shared.links import CONTRIBUTE

if TYPE_CHECKING:
    from shishin.languages.language import Language, Strings
    from shishin.pages.context import Context
    from shishin.pages.shared.links import Link


@dataclass(frozen=True)
class Frame:
    """What stands round every page of a language.

    Attributes:
        language: The language.
        words: The interface's words.
        name: The site's name.
        short_name: The site's short name.
        notice: Whether the site is official.
        rights: Who holds which rights.
        source_title: The source document's title.
        publisher: Who published it.
        home: The address of the home page.
        contribute: The page that explains how to contribute, or nothing.
        suggestion: The page for suggestions without an account, or nothing.
        search: The page for searching, or nothing.
        all_pages: The page that lists every page, or nothing.
        all_principles: The page with the full text of every principle, or nothing.
        phrases: Titles with `|` between their phrases.
        furigana: Whether there are readings to show over kanji.
        corrections: The page that lists all corrections, or nothing.
        navigation: The header's links.
        footer: The footer's links.
    """

    language: Language
    words: Strings
    name: str
    short_name: str
    notice: str
    rights: str
    source_title: str
    publisher: str
    home: str
    corrections: Link | None
    contribute: Link | None
    suggestion: Link | None
    search: Link | None
    all_pages: Link | None
    all_principles: Link | None
    phrases: tuple[str, ...]
    furigana: bool
    navigation: tuple[Link, ...] = ()
    footer: tuple[Link, ...] = ()


def frame(context: Context) -> Frame:
    """Make the frame of a language."""
    edition, code, links = context.library.publication, context.code, context.links
    return Frame(
        language=context.language,
        words=context.words,
        name=edition.name.in_(code),
        short_name=edition.short_name.in_(code),
        notice=edition.notice.in_(code),
        rights=edition.rights.in_(code),
        source_title=edition.source.title.in_(code),
        publisher=edition.source.publisher.in_(code),
        home=context.language.prefix,
        corrections=links.layout("corrections"),
        contribute=links.page(CONTRIBUTE),
        suggestion=links.layout("suggestion"),
        search=links.layout("search"),
        all_pages=links.layout("all-pages"),
        all_principles=links.layout("all-principles"),
        phrases=edition.phrases,
        furigana=bool(context.library.readings) and context.language.script.furigana,
        navigation=links.named(edition.navigation),
        footer=links.named(edition.footer),
    )
