"""The page of a principle."""

from __future__ import annotations

from html import escape
from typing import TYPE_CHECKING

from shishin.model.language import SOURCE
from shishin.pages.address import page_url, principle_url
from shishin.pages.common import corrections_on, link_of, principle_alternates, principle_link
from shishin.pages.quote import mark
from shishin.pages.view import Link, PrincipleView, SectionView, View
from shishin.pages.words import words

if TYPE_CHECKING:
    from collections.abc import Sequence

    from shishin.model.data import Correction
    from shishin.model.language import Language
    from shishin.model.library import Library
    from shishin.model.principle import Principle, PrincipleText


def principle_view(library: Library, principle: Principle, language: Language) -> View:
    """Make a principle's page in a language."""
    text = principle.texts[language.code]
    source = principle.texts[SOURCE.code]
    corrections = corrections_on(library, text.path.removesuffix(f".{language.code}.md"))
    place = library.principles.index(principle)
    above = (link_of(library, "home", language), link_of(library, "principles", language))
    return View(
        layout="principle",
        language=language,
        url=principle_url(principle, language),
        title=text.words.title,
        short_title=text.words.title,
        original_title="" if language is SOURCE else source.words.title,
        description=text.words.description,
        source_path=text.path,
        slides=(principle.facts.slide,),
        behind=text.behind,
        breadcrumb=tuple(link for link in above if link),
        alternates=principle_alternates(principle),
        corrections=corrections,
        previous=_neighbour(library, place - 1, language),
        next=_neighbour(library, place + 1, language),
        principle=PrincipleView(
            number=principle.facts.number,
            tag=text.words.tag,
            plain=text.words.plain,
            sections=_sections(text, corrections, language),
            example=text.words.example,
            do_not=text.words.do_not,
            guidelines=_guidelines(library, principle, language),
        ),
    )


def _sections(text: PrincipleText, corrections: Sequence[Correction], language: Language) -> tuple[SectionView, ...]:
    return tuple(
        SectionView(
            section.key.value,
            section.title,
            tuple(mark(escape(bullet, quote=False), corrections, words(language)) for bullet in section.bullets),
            section.closing,
        )
        for section in text.sections
    )


def _neighbour(library: Library, place: int, language: Language) -> Link | None:
    if 0 <= place < len(library.principles):
        return principle_link(library.principles[place], language)
    return None


def _guidelines(library: Library, principle: Principle, language: Language) -> tuple[Link, ...]:
    """Link to the themes on the guidelines page: the source has their themes, not yet their bodies."""
    page = library.page("guidelines/index")
    if page is None:
        return ()
    names = words(language)["guidelines"]
    return tuple(Link(names[id_], f"{page_url(page, language)}#{id_}") for id_ in principle.facts.guidelines)
