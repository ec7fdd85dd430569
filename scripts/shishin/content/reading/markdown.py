"""The structure of a Markdown body, with lines: headings, lists, links, figures, quotations."""

from __future__ import annotations

from bisect import bisect_right
from dataclasses import dataclass, field
from functools import cached_property, partial
from itertools import accumulate, takewhile
from typing import TYPE_CHECKING, NamedTuple
from urllib.parse import unquote

from shishin.content.reading import commonmark
from shishin.content.reading.characters import WRAPPED
from shishin.content.reading.misread import crowded_rows, misplaced, unclosed
from shishin.content.reading.passages import passages
from shishin.disk.remembered import remembered, remembered_together

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from markdown_it.token import Token

    from shishin.content.reading.commonmark import TextLine
    from shishin.model.page import Passage

ONE_PARAGRAPH = 3
"""A paragraph in markdown-it's tokens: it opens, holds its words, and closes."""


class HeadingAt(NamedTuple):
    """A heading; `id` is empty when the author gave none."""

    line: int
    level: int
    text: str
    id: str


class Bullet(NamedTuple):
    """One item of a list: its text, and whether it is a single plain line."""

    line: int
    text: str
    plain: bool


class Paragraph(NamedTuple):
    """A paragraph that stands outside any list or quotation."""

    line: int
    text: str


class Reference(NamedTuple):
    """A link or an image.

    Attributes:
        line: The line on which its target stands.
        target: What it leads to, as the author wrote it.
        text: A link's words as a reader sees them, the words of images in them too; an image's own words.
        image: Whether it is an image.
        is_alone: Whether nothing else stands in its paragraph.
    """

    line: int
    target: str
    text: str
    image: bool
    is_alone: bool


@dataclass
class Outline:
    """What a body holds.

    Attributes:
        blocks: What stands at the top level, in order.
        headings: Every heading, in order, also those in quotations and lists.
        references: Every link and image.
        html: Raw HTML.
        other: What stands at the top level and is none of the blocks, by its kind.
        wraps: Line breaks between two Japanese characters of a paragraph.
        texts: Every line of words as readers see them.
        titles: Links and images with a title, which no page shows.
        unused: Definitions of targets that no link uses: readers would not see them.
        unclosed: The first lines of fenced code that has no end.
        crowded_rows: The rows of tables with more cells than columns.
        misplaced: Lists that begin a little further in than the one before them, and how many spaces would put them
            inside its last item.
        too_deep: The first line below which the parser passes over what is nested too deep, or 0.
        passages: The plain text, cut at the headings.
    """

    blocks: list[HeadingAt | Bullet | Paragraph] = field(default_factory=list)
    headings: list[HeadingAt] = field(default_factory=list)
    references: list[Reference] = field(default_factory=list)
    html: list[tuple[int, str]] = field(default_factory=list)
    other: list[tuple[int, str]] = field(default_factory=list)
    wraps: list[int] = field(default_factory=list)
    texts: list[TextLine] = field(default_factory=list)
    titles: list[tuple[int, str]] = field(default_factory=list)
    unused: list[int] = field(default_factory=list)
    unclosed: list[int] = field(default_factory=list)
    crowded_rows: list[int] = field(default_factory=list)
    misplaced: list[tuple[int, int]] = field(default_factory=list)
    too_deep: int = 0
    passages: tuple[Passage, ...] = ()


def outline(body: str, first_line: int) -> Outline:
    """Read a body's structure, or remember it.

    Args:
        body: The Markdown after the front matter.
        first_line: The line of the file on which it begins, counted from 1.
    """
    return remembered("outline", (body, first_line), partial(_outline, body, first_line))


def outlines(bodies: Iterable[tuple[str, int]]) -> list[Outline | None]:
    """Read the structure of many bodies at once.

    Args:
        bodies: Each body, and the line of its file on which it begins.

    Returns:
        The structure of each; nothing where `outline` has still to be asked for it.
    """
    return remembered_together("outline", [((body, line), partial(_outline, body, line)) for body, line in bodies])


def _outline(body: str, first_line: int) -> Outline:
    body_outline = Outline()
    lines = body.split("\n")
    reading = commonmark.read(body)
    tokens = reading.tokens
    for number, token in enumerate(tokens):
        line = first_line + (token.map[0] if token.map else 0)
        if token.type == "inline":
            _inline(token, lines, first_line, body_outline)
            if tokens[number - 1].type == "paragraph_open":
                broken = WRAPPED.finditer(token.content)
                body_outline.wraps.extend(line + token.content.count("\n", 0, match.start()) for match in broken)
        elif token.type == "html_block":
            body_outline.html.append((line, token.content.strip()))
        if token.type == "heading_open":
            words = tokens[number + 1].content.rstrip()
            body_outline.headings.append(HeadingAt(line, int(token.tag[1]), words, str(token.attrGet("id") or "")))
        if token.level == 0 and token.nesting >= 0 and token.type != "html_block":
            _block(token, tokens, number, line, body_outline)
    body_outline.texts = [line._replace(line=first_line + line.line) for line in reading.texts]
    body_outline.unclosed = [first_line + line for line in unclosed(tokens, lines)]
    body_outline.crowded_rows = [first_line + line for line in crowded_rows(tokens, lines)]
    body_outline.misplaced = [(first_line + line, spaces) for line, spaces in misplaced(tokens, lines)]
    deep = (first_line + token.map[0] for token in tokens if token.map and token.level >= commonmark.DEEPEST)
    body_outline.too_deep = next(deep, 0)
    targets = {reference.target for reference in body_outline.references}
    unused = [line for line, _name, target in reading.definitions if target not in targets]
    body_outline.unused = sorted(first_line + line for line in (*unused, *reading.repeated))
    body_outline.passages = passages(tokens)
    return body_outline


def _block(token: Token, tokens: Sequence[Token], number: int, line: int, into: Outline) -> None:
    match token.type:
        case "heading_open":
            into.blocks.append(into.headings[-1])
        case "paragraph_open":
            into.blocks.append(Paragraph(line, tokens[number + 1].content))
        case "bullet_list_open":
            into.blocks.extend(_bullets(tokens, number, line - (token.map[0] if token.map else 0)))
        case _:
            into.other.append((line, token.type.removesuffix("_open")))


def _bullets(tokens: Sequence[Token], start: int, first_line: int) -> Iterator[Bullet]:
    """Give the items of the list that opens at a token; a nested or rich item is not plain."""
    opened = start
    for number in range(start + 1, len(tokens)):
        token = tokens[number]
        if token.type == "bullet_list_close" and token.level == tokens[start].level:
            return
        if token.level != tokens[start].level + 1:
            continue
        if token.type == "list_item_open":
            opened = number
        elif token.type == "list_item_close":
            lines_of_item = tokens[opened].map
            yield _bullet(tokens[opened + 1 : number], first_line + (lines_of_item[0] if lines_of_item else 0))


def _bullet(tokens: Sequence[Token], line: int) -> Bullet:
    text = next((inner for inner in tokens if inner.type == "inline"), None)
    plain = len(tokens) == ONE_PARAGRAPH and text is not None and _is_plain(text)
    return Bullet(line, text.content if text else "", plain)


def _is_plain(inline: Token) -> bool:
    children = inline.children or []
    return len(children) == 1 and children[0].type == "text" and children[0].content == inline.content


def _inline(token: Token, lines: Sequence[str], first_line: int, into: Outline) -> None:
    start, end = token.map or (0, 0)
    line = start
    children = token.children or []
    places = _Places(lines, start, end)
    for number, child in enumerate(children):
        if child.type in {"softbreak", "hardbreak"}:
            line += 1
        elif child.type == "html_inline":
            into.html.append((first_line + line, child.content))
        elif child.type in {"link_open", "image"}:
            image = child.type == "image"
            target = str(child.attrs.get("src" if image else "href", ""))
            text = child.content if image else _words(children, number)
            line = places.line_of(target, line)
            if title := child.attrGet("title"):
                into.titles.append((first_line + line, str(title)))
            is_alone = image and len(children) == 1 and token.level == 1
            into.references.append(Reference(first_line + line, target, text, image=image, is_alone=is_alone))


class _Places:
    """Finds on which lines of a block its targets stand: code that runs over several lines hides its line breaks."""

    def __init__(self, lines: Sequence[str], start: int, end: int) -> None:
        self.lines, self.start, self.end = lines, start, end
        self.absent: set[str] = set()

    @cached_property
    def text(self) -> str:
        return "\n".join(self.lines[self.start : self.end])

    @cached_property
    def begins(self) -> list[int]:
        """Where each line begins in the text."""
        return [0, *accumulate(len(line) + 1 for line in self.lines[self.start : self.end])]

    def line_of(self, target: str, line: int) -> int:
        """Give the first line from a line on that holds a target as written, or that line itself."""
        after = self.begins[min(line - self.start, len(self.begins) - 1)]
        places = [at for wanted in {target, unquote(target)} if (at := self._find(wanted, after)) >= 0]
        return self.start + bisect_right(self.begins, min(places)) - 1 if places else line

    def _find(self, wanted: str, after: int) -> int:
        """Find words from a place on; once they are not there, they are not there from any later place either."""
        at = -1 if wanted in self.absent or "\n" in wanted else self.text.find(wanted, after)
        if at < 0:
            self.absent.add(wanted)
        return at


def _words(children: Sequence[Token], start: int) -> str:
    """Give the words of the link that opens at a token; no link stands in another."""
    inside = takewhile(lambda child: child.type != "link_close", children[start + 1 :])
    return "".join(" " if child.type in {"softbreak", "hardbreak"} else child.content for child in inside)
