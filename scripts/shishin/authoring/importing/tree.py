"""The tree that a text is read into, Markdown and HTML alike."""

from __future__ import annotations

from dataclasses import dataclass, field
from functools import cache
from typing import TYPE_CHECKING

from markdown_it import MarkdownIt

if TYPE_CHECKING:
    from collections.abc import Iterator

VOID = frozenset({"area", "base", "br", "col", "embed", "hr", "img", "input", "link", "meta", "source", "track", "wbr"})
BLOCKS = frozenset(
    [
        "address",
        "article",
        "aside",
        "blockquote",
        "body",
        "center",
        "dd",
        "details",
        "dialog",
        "div",
        "dl",
        "dt",
        "fieldset",
        "figcaption",
        "figure",
        "footer",
        "form",
        "h1",
        "h2",
        "h3",
        "h4",
        "h5",
        "h6",
        "header",
        "hr",
        "html",
        "li",
        "main",
        "nav",
        "ol",
        "p",
        "pre",
        "section",
        "summary",
        "table",
        "tbody",
        "td",
        "tfoot",
        "th",
        "thead",
        "tr",
        "ul",
        "caption",
    ]
)


@dataclass(eq=False)
class Node:
    """An element.

    Attributes:
        tag: Its name in HTML; a line break of the source is `softbreak`.
        line: The line of the file, counted from 1.
        attrs: Its attributes.
        children: Elements and words in it.
        span: Of a block of Markdown at the top level, its first line and the one after its last, from 0.
        html: Whether it was written as HTML.
        mixed: Whether HTML stands in it, though it be no more than a tag without its other half.
    """

    tag: str
    line: int
    attrs: dict[str, str] = field(default_factory=dict)
    children: list[Node | str] = field(default_factory=list)
    span: tuple[int, int] | None = None
    html: bool = False
    mixed: bool = False

    @property
    def nodes(self) -> Iterator[Node]:
        """Give the elements in it."""
        return (child for child in self.children if isinstance(child, Node))

    def all(self) -> Iterator[Node]:
        """Give every element in it, in order, itself first."""
        yield self
        for child in self.nodes:
            yield from child.all()

    def text(self) -> str:
        """Give the words in it, without elements."""
        parts = (child if isinstance(child, str) else child.text() for child in self.children)
        return {"softbreak": "\n", "br": "\n", "img": self.attrs.get("alt", "")}.get(self.tag) or "".join(parts)


@cache
def parser() -> MarkdownIt:
    """Give the parser of what is brought in: CommonMark, with tables and text struck out."""
    markdown = MarkdownIt("commonmark").enable(["table", "strikethrough"])
    markdown.validateLink = lambda url: bool(url) or True  # type: ignore[method-assign] # as its documentation says
    return markdown
