"""The page of a principle."""

from __future__ import annotations

from html import escape
from typing import TYPE_CHECKING

from shishin.model.language import SOURCE
from shishin.pages.page import PrincipleView, SectionView, View
from shishin.pages.shared.address import principle_url
from shishin.pages.shared.links import corrections_on, guideline_links, link_of, principle_alternates, principle_link
from shishin.pages.shared.quote import mark
from shishin.pages.shared.requirement import requirement_views
from shishin.pages.versions.history import history
from shishin.pages.words import words

if TYPE_CHECKING:
    from collections.abc import Sequence

    from shishin.model.data import Correction
    from shishin.model.language import Language
    from shishin.model.library import Library
    from shishin.model.principle import Principle, PrincipleText
    from shishin.pages.page import Link


def principle_view(library: Library, principle: Principle, language: Language) -> View:
    """Make a principle's page in a language."""
    text = principle.texts[language.code]
    source = principle.texts[SOURCE.code]
    stem = text.path.removesuffix(f".{language.code}.md")
    corrections = corrections_on(library, stem)
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
        history=history(library, stem, language),
        principle=PrincipleView(
            number=principle.facts.number,
            tag=text.words.tag,
            plain=text.words.plain,
            sections=_sections(text, corrections, language),
            example=text.words.example,
            do_not=text.words.do_not,
            guidelines=guideline_links(library, language, principle.facts.id),
            requirements=tuple(
                row for row in requirement_views(library, language) if principle.facts.id in row.principle_ids
            ),
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
