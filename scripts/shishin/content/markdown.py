"""The structure of a Markdown body, with lines: headings, lists, links, figures, quotations."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from functools import cache
from itertools import takewhile
from typing import TYPE_CHECKING
from urllib.parse import unquote

from markdown_it import MarkdownIt

from shishin.content.characters import WRAPPED

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from markdown_it.token import Token

_ID = re.compile(r"#([^\s{}]*)")
ONE_PARAGRAPH = 3
"""A paragraph in markdown-it's tokens: it opens, holds its words, and closes."""

_ATTRIBUTES = re.compile(r"\{:?[^{}\n]*\}")


@dataclass(frozen=True)
class HeadingAt:
    """A heading; `id` is empty when the author gave none."""

    line: int
    level: int
    text: str
    id: str


@dataclass(frozen=True)
class Bullet:
    """One item of a list: its text, and whether it is a single plain line."""

    line: int
    text: str
    plain: bool


@dataclass(frozen=True)
class Paragraph:
    """A paragraph that stands outside any list or quotation."""

    line: int
    text: str


@dataclass(frozen=True)
class Reference:
    """A link or an image.

    Attributes:
        line: The line on which its target stands.
        target: What it leads to, as the author wrote it.
        text: A link's words as a reader sees them, the words of images in them too; an image's own words.
        image: Whether it is an image.
        alone: Whether nothing else stands in its paragraph.
    """

    line: int
    target: str
    text: str
    image: bool
    alone: bool


@dataclass
class Outline:
    """What a body holds.

    Attributes:
        blocks: What stands at the top level, in order.
        headings: Every heading, in order, also those in quotations and lists.
        references: Every link and image.
        html: Raw HTML.
        attributes: Attribute lists, such as `{#id}`, outside headings.
        other: What stands at the top level and is none of the blocks, by its kind.
        hashes: Lines that begin with `#` and are no heading here, but would be one on the page.
        wraps: Line breaks between two Japanese characters of a paragraph.
        crowded_lists: Lists without a blank line before them, which the page would not show as lists.
    """

    blocks: list[HeadingAt | Bullet | Paragraph] = field(default_factory=list)
    headings: list[HeadingAt] = field(default_factory=list)
    references: list[Reference] = field(default_factory=list)
    html: list[tuple[int, str]] = field(default_factory=list)
    attributes: list[tuple[int, str]] = field(default_factory=list)
    other: list[tuple[int, str]] = field(default_factory=list)
    hashes: list[int] = field(default_factory=list)
    wraps: list[int] = field(default_factory=list)
    crowded_lists: list[int] = field(default_factory=list)


@cache
def parser() -> MarkdownIt:
    """Give the parser of every Markdown body."""
    made = MarkdownIt("commonmark").enable("table")
    # See every target, dangerous ones too: the rules judge them, and the page's sanitiser drops them.
    made.validateLink = lambda url: bool(url) or True  # type: ignore[method-assign] # as its documentation says
    # And see it as it was written: the parser would turn a host into punycode and a backslash into its code.
    made.normalizeLink = lambda url: url  # type: ignore[method-assign] # as its documentation says
    return made


def outline(body: str, first_line: int) -> Outline:
    """Read a body's structure.

    Args:
        body: The Markdown after the front matter.
        first_line: The line of the file on which it begins, counted from 1.
    """
    found = Outline()
    lines = body.split("\n")
    tokens = parser().parse(body)
    for number, token in enumerate(tokens):
        line = first_line + (token.map[0] if token.map else 0)
        if token.type == "inline":
            _inline(token, lines, first_line, found)
            if tokens[number - 1].type == "paragraph_open":
                rows = enumerate(token.content.split("\n"), line)
                found.hashes.extend(at for at, text in rows if text.startswith("#"))
                broken = WRAPPED.finditer(token.content)
                found.wraps.extend(line + token.content.count("\n", 0, match.start()) for match in broken)
        elif token.type == "html_block":
            found.html.append((line, token.content.strip()))
        if token.type == "heading_open":
            found.headings.append(_heading(tokens[number + 1], int(token.tag[1]), line))
        if token.level == 0 and token.nesting >= 0 and token.type != "html_block":
            if token.type.endswith("list_open") and token.map and lines[max(token.map[0] - 1, 0)].strip():
                found.crowded_lists.append(line)
            _block(token, tokens, number, line, found)
    return found


def _block(token: Token, tokens: Sequence[Token], number: int, line: int, found: Outline) -> None:
    match token.type:
        case "heading_open":
            found.blocks.append(found.headings[-1])
        case "paragraph_open":
            found.blocks.append(Paragraph(line, tokens[number + 1].content))
        case "bullet_list_open":
            found.blocks.extend(_bullets(tokens, number, line - (token.map[0] if token.map else 0)))
        case _:
            found.other.append((line, token.type.removesuffix("_open")))


def _heading(inline: Token, level: int, line: int) -> HeadingAt:
    """Read a heading and the id in the braces at its end."""
    text, brace, attributes = inline.content.rstrip().removesuffix("}").rpartition("{")
    match = _ID.search(attributes) if brace and inline.content.rstrip().endswith("}") else None
    return HeadingAt(line, level, text.rstrip(), match[1]) if match else HeadingAt(line, level, inline.content, "")


def _bullets(tokens: Sequence[Token], start: int, first_line: int) -> Iterator[Bullet]:
    """Give the items of the list that opens at a token; a nested or rich item is not plain."""
    for number in range(start + 1, len(tokens)):
        token = tokens[number]
        if token.type == "bullet_list_close" and token.level == tokens[start].level:
            return
        if token.type != "list_item_open" or token.level != tokens[start].level + 1:
            continue
        end = next(
            index
            for index in range(number, len(tokens))
            if tokens[index].type == "list_item_close" and tokens[index].level == token.level
        )
        inside = tokens[number + 1 : end]
        texts = [inner for inner in inside if inner.type == "inline"]
        plain = len(inside) == ONE_PARAGRAPH and bool(texts) and _is_plain(texts[0])
        line = first_line + (token.map[0] if token.map else 0)
        yield Bullet(line, texts[0].content if texts else "", plain)


def _is_plain(inline: Token) -> bool:
    children = inline.children or []
    return len(children) == 1 and children[0].type == "text" and children[0].content == inline.content


def _inline(token: Token, lines: Sequence[str], first_line: int, found: Outline) -> None:
    start, end = token.map or (0, 0)
    line = start
    children = token.children or []
    for number, child in enumerate(children):
        if child.type in {"softbreak", "hardbreak"}:
            line += 1
        elif child.type == "html_inline":
            found.html.append((first_line + line, child.content))
        elif child.type in {"link_open", "image"}:
            image = child.type == "image"
            target = str(child.attrs.get("src" if image else "href", ""))
            text = child.content if image else _words(children, number)
            line = _line_of(target, lines, line, end)
            alone = image and len(children) == 1 and token.level == 1
            found.references.append(Reference(first_line + line, target, text, image=image, alone=alone))
        elif child.type == "text":
            found.attributes.extend((first_line + line, match[0]) for match in _ATTRIBUTES.finditer(child.content))


def _words(children: Sequence[Token], start: int) -> str:
    """Give the words of the link that opens at a token; no link stands in another."""
    inside = takewhile(lambda each: each.type != "link_close", children[start + 1 :])
    return "".join(" " if each.type in {"softbreak", "hardbreak"} else each.content for each in inside)


def _line_of(target: str, lines: Sequence[str], start: int, end: int) -> int:
    """Find the line on which a target stands: code that runs over several lines hides its line breaks."""
    wanted = (target, unquote(target))
    return next((at for at in range(start, end) if any(each in lines[at] for each in wanted)), start)
