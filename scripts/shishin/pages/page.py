"""A page: a head, which every page has, and a body of the page's own type.

Each type of body stands beside the builder that makes it, and has one template in `overrides/`. What a template is
given are finished words and addresses: nothing is left to look up.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, ClassVar, Generic, TypeVar

if TYPE_CHECKING:
    from shishin.languages.language import Language
    from shishin.model.data import Correction
    from shishin.pages.shared.changes import ChangeView
    from shishin.pages.shared.links import Alternate, Link


@dataclass(frozen=True, kw_only=True)
class Head:
    """What every page has, whatever it shows.

    Attributes:
        language: The page's language.
        url: The address from the site's root.
        title: The page's title, without the site's name.
        short_title: The title for navigation.
        original_title: On a translated page, the title in the source language; otherwise empty.
        description: One sentence for search results and sharing.
        source_path: The file it is written in, from the project's root.
        key: What stands for the page among all pages: its source file's path, unless another page has that.
        alternates: The page in every language, its own included.
        breadcrumb: The pages above it, from the home page down.
        slides: The slides of the source document that it quotes.
        behind: Whether the translation is behind the source text.
        history: What readers are told of its changes, newest first.
    """

    language: Language
    url: str
    title: str
    short_title: str
    original_title: str
    description: str
    source_path: str
    key: str
    alternates: tuple[Alternate, ...]
    breadcrumb: tuple[Link, ...] = ()
    slides: tuple[int, ...] = ()
    behind: bool = False
    history: tuple[ChangeView, ...] = ()


@dataclass(frozen=True)
class Text:
    """A text in Markdown that a page shows.

    Attributes:
        markdown: The text.
        path: The file that it was read from, from the project's root.
        contents: Its main headings.
        figures: The SVG files of its images, in order, from the project's root.
        corrections: The slips of the source that are mended in it.
    """

    markdown: str
    path: str
    contents: tuple[Link, ...] = ()
    figures: tuple[str, ...] = ()
    corrections: tuple[Correction, ...] = ()


@dataclass(frozen=True)
class Neighbours:
    """The pages before and after a page in the reading order; nothing where there is none."""

    previous: Link | None = None
    next: Link | None = None


@dataclass(frozen=True, kw_only=True)
class Body:
    """What a page shows besides its head. The name of a type's template is its layout with `.html` behind it."""

    layout: ClassVar[str]


@dataclass(frozen=True, kw_only=True)
class TextBody(Body):
    """A body with a text of its own."""

    text: Text


BodyType_co = TypeVar("BodyType_co", bound=Body, covariant=True)


@dataclass(frozen=True)
class Page(Generic[BodyType_co]):
    """One page in one language: `Page[GuideBody]` is a guide's, `Page[Body]` any."""

    head: Head
    body: BodyType_co

    @property
    def template(self) -> str:
        """The template's name."""
        return f"{self.body.layout}.html"

    @property
    def text(self) -> Text | None:
        """The page's own text, if it has one."""
        return self.body.text if isinstance(self.body, TextBody) else None
