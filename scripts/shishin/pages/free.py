"""The pages of docs/: written freely, with a part made from data where the layout asks for one."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from shishin.model.language import SOURCE
from shishin.pages.address import page_url
from shishin.pages.common import (
    corrections_on,
    link_of,
    page_alternates,
    page_link,
    page_links,
    principle_link,
)
from shishin.pages.reference import field_tables
from shishin.pages.view import CorrectionGroup, Link, View
from shishin.pages.words import words

if TYPE_CHECKING:
    from shishin.model.language import Language
    from shishin.model.library import Library
    from shishin.model.page import FreePage

CONTENTS_LEVEL = 2
"""Only the main headings are listed, as the UK Service Manual does."""


def free_view(library: Library, page: FreePage, language: Language) -> View:
    """Make a free page in a language."""
    text = page.texts[language.code]
    before, after = _neighbours(library, page, language)
    return View(
        layout=page.facts.layout,
        language=language,
        url=page_url(page, language),
        title=text.words.title,
        short_title=text.words.short_title or text.words.title,
        original_title="" if language is SOURCE else page.texts[SOURCE.code].words.title,
        description=text.words.description,
        source_path=text.path,
        slides=page.facts.slides,
        behind=text.behind,
        breadcrumb=_above(library, page, language),
        alternates=page_alternates(page),
        contents=tuple(Link(h.text, f"#{h.id}") for h in text.headings if h.level == CONTENTS_LEVEL),
        figures=text.figures,
        corrections=corrections_on(library, text.path.removesuffix(f".{language.code}.md")),
        previous=before,
        next=after,
        **_from_data(library, page, language),
    )


def _above(library: Library, page: FreePage, language: Language) -> tuple[Link, ...]:
    """Give the pages above: the home page, then the index of each folder on the way."""
    if page.facts.layout == "home":
        return ()
    home = link_of(library, "home", language)
    folders = page.name.split("/")[:-1]
    indexes = ["/".join([*folders[: depth + 1], "index"]) for depth in range(len(folders))]
    between = page_links(library, tuple(name for name in indexes if name != page.name), language)
    return (*((home,) if home else ()), *between)


def _neighbours(library: Library, page: FreePage, language: Language) -> tuple[Link | None, Link | None]:
    order = library.publication.reading
    if page.name not in order:
        return None, None
    place = order.index(page.name)
    names = (order[place - 1] if place else "", order[place + 1] if place + 1 < len(order) else "")
    before, after = (library.page(name) for name in names)
    return (page_link(before, language) if before else None, page_link(after, language) if after else None)


def _from_data(library: Library, page: FreePage, language: Language) -> dict[str, Any]:
    """Give the fields of a view that the layout fills from data."""
    match page.facts.layout:
        case "home" | "principles":
            overview = [principle_link(each, language, overview=True) for each in library.principles]
            reading = page_links(library, library.publication.reading, language)
            return {"principles": tuple(overview), "reading": reading}
        case "glossary":
            # By reading in Japanese, as the file has them; by the alphabet in a translation.
            by_word = sorted(library.terms, key=lambda term: term.en.casefold())
            return {"terms": library.terms if language is SOURCE else tuple(by_word)}
        case "corrections":
            return {"correction_groups": _groups(library, language)}
        case "reference":
            return {"tables": field_tables(language)}
        case _:
            return {}


def _groups(library: Library, language: Language) -> tuple[CorrectionGroup, ...]:
    text = words(language)["correction"]["kinds"]
    return tuple(
        CorrectionGroup(
            kind, each["title"], each["lead"], tuple(row for row in library.corrections if row.kind == kind)
        )
        for kind, each in text.items()
    )
