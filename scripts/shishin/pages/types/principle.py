"""The page of a principle."""

from __future__ import annotations

from html import escape
from typing import TYPE_CHECKING

from shishin.pages.page import PrincipleView, SectionView, View
from shishin.pages.shared.address import principle_url
from shishin.pages.shared.quote import mark
from shishin.pages.versions.history import history

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from shishin.model.data import Correction
    from shishin.model.principle import Principle, PrincipleText
    from shishin.pages.context import Context
    from shishin.pages.shared.links import Link


def principle_pages(context: Context) -> Iterator[View]:
    """Make the page of every principle, in order."""
    links = [*context.links.principles.values()]
    for place, principle in enumerate(context.library.principles):
        before, after = links[place - 1 : place], links[place + 1 : place + 2]
        yield principle_page(context, principle, before[0] if before else None, after[0] if after else None)


def principle_page(context: Context, principle: Principle, before: Link | None, after: Link | None) -> View:
    """Make a principle's page.

    Args:
        context: The content in a language.
        principle: The principle.
        before: The principle before it, or nothing.
        after: The principle after it, or nothing.
    """
    text, id_ = principle.texts[context.code], principle.facts.id
    stem = text.path.removesuffix(f".{context.code}.md")
    corrections = context.lookup.corrections_on(stem)
    above = (context.links.layout("home"), context.links.layout("principles"))
    return View(
        layout="principle",
        language=context.language,
        url=principle_url(principle, context.language),
        title=text.words.title,
        short_title=text.words.title,
        original_title=context.original(principle.texts[context.source.code].words.title),
        description=text.words.description,
        source_path=text.path,
        slides=(principle.facts.slide,),
        behind=text.behind,
        breadcrumb=tuple(link for link in above if link),
        alternates=context.alternates(lambda language: principle_url(principle, language)),
        corrections=corrections,
        previous=before,
        next=after,
        history=history(context, stem),
        principle=PrincipleView(
            number=principle.facts.number,
            tag=text.words.tag,
            plain=text.words.plain,
            sections=_sections(context, text, corrections),
            example=text.words.example,
            do_not=text.words.do_not,
            guidelines=tuple(
                context.links.guideline(guideline)
                for guideline in context.library.guidelines
                if id_ in guideline.facts.principles
            ),
            requirements=context.requirements.by_principle.get(id_, ()),
        ),
    )


def _sections(context: Context, text: PrincipleText, corrections: Sequence[Correction]) -> tuple[SectionView, ...]:
    return tuple(
        SectionView(
            section.key.value,
            section.title,
            tuple(mark(escape(bullet, quote=False), corrections, context.words) for bullet in section.bullets),
            section.closing,
        )
        for section in text.sections
    )
