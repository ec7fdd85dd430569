"""A free page of docs/: its rows of the field table, and the typed object."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Annotated, Literal

from pydantic import Field

from shishin.model.fields import Digest, Line, Record, Several, described

if TYPE_CHECKING:
    from collections.abc import Mapping


Layout = Literal[
    "page",
    "home",
    "principles",
    "all-principles",
    "glossary",
    "corrections",
    "reference",
    "search",
    "all-pages",
    "guidelines",
    "requirements",
    "by-principle",
    "by-phase",
    "by-standard",
    "data",
    "accessibility-policy",
    "accessibility-results",
    "accessibility-testing",
    "suggestion",
    "not-found",
]

PLAIN: Layout = "page"
"""The layout of a page without a part made from data: an edition has as many of them as it likes."""

REQUIRED_LAYOUTS: tuple[Layout, ...] = ("home", "not-found")
"""The layouts that every edition has: where readers arrive, and what a server shows for an address that is none.

An edition has a page of each other layout once, or does without it: its pages do not link to what it does not have.
"""


class PageFacts(Record):
    """Fields that stand only in the file in the source language."""

    slides: Several[Annotated[int, Field(ge=1, le=200)]] = described(
        "page.slides",
        example=[2],
        default=(),
    )
    layout: Layout = described(
        "page.layout",
        example="glossary",
        default=PLAIN,
    )


class PageWords(Record):
    """Fields that stand in each language's file."""

    title: Line = described("page.title", example="まえがき")
    short_title: Line | None = described(
        "page.short_title",
        example="10原則",
        default=None,
    )
    description: Line = described(
        "page.description",
        example="行動指針のまえがきを引用します。",
    )


class PageSource(PageWords, PageFacts):
    """The front matter of a free page in the source language."""


class PageTranslation(PageWords):
    """The front matter of a free page in another language."""

    translates: Digest = described(
        "page.translates",
        example="0123456789abcdef",
    )


FIRST_LEVEL = 2
"""The highest level of a heading in a body; level 1 is the page's title."""


@dataclass(frozen=True)
class Heading:
    """A heading of a page's body.

    Attributes:
        level: `FIRST_LEVEL` or a lower one.
        text: The heading's words.
        id: The permanent anchor, the same in every language.
    """

    level: int
    text: str
    id: str


TARGET = "\x01"
"""A control character, which no source may hold, and which Python does not take for white space."""


@dataclass(frozen=True)
class Passage:
    """A part of a page's body, for searching and comparing.

    Attributes:
        id: The anchor of the heading it stands under, or an empty string.
        heading: That heading's words, or an empty string.
        text: The plain text, a line for each block.
        linked: The same with the target of each link behind its words, between two of `TARGET`.
    """

    id: str
    heading: str
    text: str
    linked: str


@dataclass(frozen=True)
class PageText:
    """A free page's words in one language.

    Attributes:
        path: The file, from the project's root, with forward slashes.
        words: The front matter's words.
        markdown: The body.
        headings: The body's headings, in order.
        passages: The body's plain text, cut at its headings.
        figures: The SVG files that the body shows, in order, from the project's root.
        behind: Whether the source text has changed since it was translated.
    """

    path: str
    words: PageWords
    markdown: str
    headings: tuple[Heading, ...]
    passages: tuple[Passage, ...]
    figures: tuple[str, ...]
    behind: bool


@dataclass(frozen=True)
class FreePage:
    """A page of docs/: facts once, words per language.

    Attributes:
        name: The path below docs/ without language and ending, such as `about/corrections`.
        facts: The front matter's facts.
        texts: The words by language code.
    """

    name: str
    facts: PageFacts
    texts: Mapping[str, PageText]
