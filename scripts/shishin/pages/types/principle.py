"""The page of a principle, the overview of all, and the page that shows all of them whole."""

from __future__ import annotations

from dataclasses import dataclass, replace
from html import escape
from typing import TYPE_CHECKING

from shishin.pages.page import Body, Head, Neighbours, Page
from shishin.pages.shared.address import principle_anchor, principle_url
from shishin.pages.shared.links import Link
from shishin.pages.shared.quote import mark
from shishin.pages.types.free import FreeBody
from shishin.pages.versions.history import history

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from shishin.model.data import Correction
    from shishin.model.principle import Principle, PrincipleText
    from shishin.pages.context import Context
    from shishin.pages.page import Text
    from shishin.pages.shared.requirements import RequirementView


MOST_REQUIREMENTS = 80
"""Requirements up to which a principle's page names them all: so many it can load at a first visit."""


@dataclass(frozen=True)
class SectionView:
    """A section of a principle: the heading's anchor and words, the bullets as safe HTML."""

    id: str
    title: str
    bullets: tuple[str, ...]
    closing: str


@dataclass(frozen=True)
class PrincipleView:
    """A principle in words."""

    number: int
    tag: str
    plain: str
    sections: tuple[SectionView, ...]
    example: str
    do_not: str


@dataclass(frozen=True, kw_only=True)
class PrincipleBody(Body):
    """What a principle's page shows.

    Attributes:
        principle: The principle.
        guidelines: The guidelines that it leans on.
        requirements: The requirements that serve it; none if there are too many for its page.
        elsewhere: Where they stand then; nothing otherwise.
        corrections: The slips of the source that are mended on the page.
        neighbours: The principles before and after it.
    """

    layout = "principle"

    principle: PrincipleView
    guidelines: tuple[Link, ...]
    requirements: tuple[RequirementView, ...]
    elsewhere: Link | None
    corrections: tuple[Correction, ...]
    neighbours: Neighbours


@dataclass(frozen=True, kw_only=True)
class PrinciplesBody(FreeBody):
    """The overview of the principles."""

    layout = "principles"

    principles: tuple[Link, ...]


@dataclass(frozen=True)
class PrincipleSheet:
    """A principle whole, as one of many on a page; the head is that of its own page."""

    head: Head
    principle: PrincipleView


@dataclass(frozen=True, kw_only=True)
class AllPrinciplesBody(FreeBody):
    """Every principle whole."""

    layout = "all-principles"

    sheets: tuple[PrincipleSheet, ...]


def principle_pages(context: Context) -> Iterator[Page[PrincipleBody]]:
    """Make the page of every principle, in order."""
    links = [None, *context.links.principles.values(), None]
    for place, principle in enumerate(context.library.principles):
        yield _principle_page(context, principle, Neighbours(links[place], links[place + 2]))


def principles_body(context: Context, text: Text, neighbours: Neighbours) -> PrinciplesBody:
    """Make the overview of the principles."""
    return PrinciplesBody(text=text, neighbours=neighbours, principles=principle_cards(context))


def all_principles_body(context: Context, text: Text, neighbours: Neighbours) -> AllPrinciplesBody:
    """Make the page with every principle whole."""
    sheets = (
        PrincipleSheet(_head(context, principle), _principle_view(context, principle))
        for principle in context.library.principles
    )
    return AllPrinciplesBody(text=text, neighbours=neighbours, sheets=tuple(sheets))


def principle_cards(context: Context) -> tuple[Link, ...]:
    """Link to every principle, with the sentence that the overview has about it if it has one."""
    texts = (principle.texts[context.code].words for principle in context.library.principles)
    links = context.links.principles.values()
    return tuple(
        replace(link, description=text.overview or text.description) for link, text in zip(links, texts, strict=True)
    )


def _principle_page(context: Context, principle: Principle, neighbours: Neighbours) -> Page[PrincipleBody]:
    id_ = principle.facts.id
    guidelines = (
        context.links.guideline(guideline)
        for guideline in context.library.guidelines
        if id_ in guideline.facts.principles
    )
    requirements = context.requirements.by_principle.get(id_, ())
    elsewhere = serving_elsewhere(context, id_, len(requirements))
    body = PrincipleBody(
        principle=_principle_view(context, principle),
        guidelines=tuple(guidelines),
        requirements=() if elsewhere else requirements,
        elsewhere=elsewhere,
        corrections=_corrections(context, principle),
        neighbours=neighbours,
    )
    return Page(_head(context, principle), body)


def serving_elsewhere(context: Context, principle: str, count: int) -> Link | None:
    """Link to the requirements that serve a principle where there are too many for its own page.

    Args:
        context: The content in a language.
        principle: The principle's id.
        count: How many serve it.

    Returns:
        Nothing if there are few enough, or if the edition has no page for them.
    """
    page = context.links.layout("by-principle")
    if page is None or count <= MOST_REQUIREMENTS:
        return None
    words = context.words["requirements"]["serving_elsewhere"]
    return Link(words.format(count=count, title=page.title), f"{page.url}#{principle_anchor(principle)}")


def _stem(context: Context, principle: Principle) -> str:
    return principle.texts[context.code].path.removesuffix(f".{context.code}.md")


def _corrections(context: Context, principle: Principle) -> tuple[Correction, ...]:
    return context.lookup.corrections_on(_stem(context, principle))


def _head(context: Context, principle: Principle) -> Head:
    text = principle.texts[context.code]
    above = (context.links.layout("home"), context.links.layout("principles"))
    return Head(
        language=context.language,
        url=principle_url(principle, context.language),
        title=text.words.title,
        short_title=text.words.title,
        original_title=context.original(principle.texts[context.source.code].words.title),
        description=text.words.description,
        source_path=text.path,
        key=text.path,
        slides=(principle.facts.slide,),
        behind=text.behind,
        breadcrumb=tuple(link for link in above if link),
        alternates=context.alternates(lambda language: principle_url(principle, language)),
        history=history(context, _stem(context, principle)),
    )


def _principle_view(context: Context, principle: Principle) -> PrincipleView:
    text = principle.texts[context.code]
    return PrincipleView(
        number=principle.facts.number,
        tag=text.words.tag,
        plain=text.words.plain,
        sections=_sections(context, text, _corrections(context, principle)),
        example=text.words.example,
        do_not=text.words.do_not,
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
