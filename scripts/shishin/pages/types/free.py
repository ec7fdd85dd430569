"""The pages of docs/: each has a text of its own, and some a part made from data as their layout says."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from shishin.pages.page import Head, Neighbours, Page, Text, TextBody
from shishin.pages.shared.address import page_url
from shishin.pages.shared.links import Link
from shishin.pages.versions.history import history

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from shishin.model.page import FreePage, Layout
    from shishin.pages.context import Context

    BodyMaker = Callable[[Context, Text, Neighbours], "FreeBody"]
    """Makes the body of a layout's page from the content and from what the page itself has."""

CONTENTS_LEVEL = 2
"""Only the main headings are listed, as the UK Service Manual does."""


@dataclass(frozen=True, kw_only=True)
class FreeBody(TextBody):
    """The body of a page of docs/."""

    neighbours: Neighbours


@dataclass(frozen=True, kw_only=True)
class PlainBody(FreeBody):
    """A text and nothing else."""

    layout = "page"


@dataclass(frozen=True, kw_only=True)
class NotFoundBody(FreeBody):
    """What stands at addresses where nothing is."""

    layout = "not-found"


@dataclass(frozen=True, kw_only=True)
class SuggestionBody(FreeBody):
    """The form for those who have no account on the code host: it makes an e-mail or a file of what they write."""

    layout = "suggestion"


def plain_body(_context: Context, text: Text, neighbours: Neighbours) -> PlainBody:
    """Make a page that is a text and nothing else."""
    return PlainBody(text=text, neighbours=neighbours)


def not_found_body(_context: Context, text: Text, neighbours: Neighbours) -> NotFoundBody:
    """Make the page for addresses where nothing is."""
    return NotFoundBody(text=text, neighbours=neighbours)


def suggestion_body(_context: Context, text: Text, neighbours: Neighbours) -> SuggestionBody:
    """Make the page with the form for suggestions."""
    return SuggestionBody(text=text, neighbours=neighbours)


def free_page(context: Context, page: FreePage, bodies: Mapping[Layout, BodyMaker]) -> Page[FreeBody]:
    """Make a page of docs/.

    Args:
        context: The content in a language.
        page: The page as it was written.
        bodies: What makes the body of each layout.
    """
    body = bodies[page.facts.layout](context, _text(context, page), _neighbours(context, page))
    return Page(_head(context, page), body)


def _head(context: Context, page: FreePage) -> Head:
    text = page.texts[context.code]
    return Head(
        language=context.language,
        url=page_url(page, context.language),
        title=text.words.title,
        short_title=text.words.short_title or text.words.title,
        original_title=context.original(page.texts[context.source.code].words.title),
        description=text.words.description,
        source_path=text.path,
        key=text.path,
        slides=page.facts.slides,
        behind=text.behind,
        breadcrumb=_above(context, page),
        alternates=context.alternates(lambda language: page_url(page, language)),
        history=history(context, _stem(context, page)),
    )


def _stem(context: Context, page: FreePage) -> str:
    return page.texts[context.code].path.removesuffix(f".{context.code}.md")


def _text(context: Context, page: FreePage) -> Text:
    text = page.texts[context.code]
    return Text(
        text.markdown,
        text.path,
        contents=tuple(Link(row.text, f"#{row.id}") for row in text.headings if row.level == CONTENTS_LEVEL),
        figures=text.figures,
        corrections=context.lookup.corrections_on(_stem(context, page)),
    )


def _above(context: Context, page: FreePage) -> tuple[Link, ...]:
    """Give the pages above: the home page, then the index of each folder on the way."""
    if page.facts.layout == "home":
        return ()
    home = context.links.layout("home")
    folders = page.name.split("/")[:-1]
    indexes = ["/".join([*folders[: depth + 1], "index"]) for depth in range(len(folders))]
    # A folder may have its page beside it, so that the page keeps its address when others come below it.
    names = [name for index in indexes for name in (index, index.removesuffix("/index"))]
    between = context.links.named(name for name in names if name != page.name)
    return (*((home,) if home else ()), *between)


def _neighbours(context: Context, page: FreePage) -> Neighbours:
    order = context.library.publication.reading
    if page.name not in order:
        return Neighbours()
    place = order.index(page.name)
    before = context.links.page(order[place - 1]) if place else None
    after = context.links.page(order[place + 1]) if place + 1 < len(order) else None
    return Neighbours(before, after)
