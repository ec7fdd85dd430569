"""The page that stands for one of a guideline's text in a language which that text lacks.

A version stays in the languages that it was released in. In a language that was added later, each of its pages says so
and leads to the same page in the languages that have it.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from functools import partial
from typing import TYPE_CHECKING

from shishin.model.guideline import FOLDER, WHOLE
from shishin.pages.page import Body, Head, Page
from shishin.pages.shared.address import guide_url, guideline_url, whole_guideline_url

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from shishin.languages.language import Language
    from shishin.model.guideline import Guideline
    from shishin.pages.context import Context
    from shishin.pages.shared.links import Alternate, Link


@dataclass(frozen=True, kw_only=True)
class OtherLanguageBody(Body):
    """Where the text can be read: the same page in each language that has it."""

    layout = "other-language"

    others: tuple[Alternate, ...]


def other_language_pages(context: Context, guideline: Guideline) -> Iterator[Page[OtherLanguageBody]]:
    """Make a page for each of a guideline's text, in a language that the text lacks."""
    link = context.links.guideline(guideline)
    names = context.words["guideline"]
    whole = replace(link, title=names["whole_title"].format(title=link.title))
    original = guideline.titles[context.source.code].title
    yield _page(context, guideline, link, "guideline", partial(guideline_url, guideline), original=original)
    yield _page(context, guideline, whole, WHOLE, partial(whole_guideline_url, guideline), original=original)
    for guide in guideline.guides:
        link, address = context.links.guide(guideline, guide), partial(guide_url, guideline, guide)
        original = guide.titles[context.source.code].title
        yield _page(context, guideline, link, guide.facts.id, address, original=original)


def _page(  # noqa: PLR0913 - what tells one of the pages from the others
    context: Context, guideline: Guideline, link: Link, name: str, address: Callable[[Language], str], *, original: str
) -> Page[OtherLanguageBody]:
    """Make one of the pages.

    Args:
        context: The content in the language that the text lacks.
        guideline: The guideline, at its place.
        link: The page as others call it.
        name: What tells it from the text's other pages.
        address: Its address in a language.
        original: Its title in the source language.
    """
    words, source = context.words["other_language"], guideline.bodies[context.code]
    links = context.links
    place = f"{str(guideline.shown_at) or 'now'}/{name}"
    version = context.lookup.version_of(guideline)
    alternates = context.alternates(address, guideline.languages)
    head = Head(
        language=context.language,
        url=address(context.language),
        title=link.title,
        short_title=link.title,
        original_title=context.original(original),
        description=words["text"].format(version=version.name if version else ""),
        source_path=source.path,
        key=f"{FOLDER}/{guideline.facts.id}/other-language/{place}.{context.code}.md",
        breadcrumb=tuple(above for above in (links.layout("home"), links.guideline_index) if above),
        alternates=alternates,
    )
    others = tuple(other for other in alternates if other.language is not context.language)
    return Page(head, OtherLanguageBody(others=others))
