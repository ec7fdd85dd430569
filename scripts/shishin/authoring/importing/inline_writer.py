"""Writes the words of a paragraph as Markdown: emphasis, code, links and line breaks, and no HTML."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from shishin.authoring.importing import characters
from shishin.authoring.importing.inline_parts import MARKUP, InlinePart, code_part, escape_match, link_destination
from shishin.authoring.importing.links import LinkTarget
from shishin.content.hosts_named import misnamed
from shishin.model.visible import is_blank
from shishin.model.web_address import reads_address, spoken

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from shishin.authoring.importing.links import LinkResolver
    from shishin.authoring.importing.notes import Log
    from shishin.authoring.importing.tree import Node

MARKS = {"strong": "**", "b": "**", "em": "*", "i": "*", "cite": "*", "dfn": "*", "var": "*", "del": "~~", "s": "~~"}
MARKS["strike"] = "~~"
CODE = frozenset({"code", "kbd", "samp", "tt"})
PLAIN = frozenset(
    [
        "span",
        "font",
        "u",
        "small",
        "big",
        "abbr",
        "acronym",
        "label",
        "ins",
        "mark",
        "time",
        "center",
        "nobr",
        "sup",
        "sub",
        "bdi",
        "bdo",
        "ruby",
        "rb",
        "data",
        "wbr",
        "softbreak",
        "noscript",
    ]
)
"""Elements of which only the words stay; their tags say nothing that Markdown could say."""

PROGRAMS = frozenset({"script", "style", "template"})
EMBEDDED = frozenset({"iframe", "video", "audio", "object", "embed", "svg", "canvas", "math"})

_SPECIAL = re.compile(
    r"(?P<footnote>\[\^[^\]\s]+\])"
    r"|(?P<wiki>\[\[[^\[\]\n]+\]\])"
    r"|(?P<url>https?://[^\s<>\"`{}|\\^\x80-\U0010ffff]+)"
    r"|(?P<emoji>(?<![\w:]):[a-z][a-z0-9_+-]*:(?![\w:]))"
    r"|(?P<formula>(?<![\\$\w])\$(?!\s)[^$\n]{0,120}?[\\^_={}][^$\n]{0,120}?(?<!\s)\$(?![\w$]))"
    r"|(?P<braces>\{:?[^{}\n]*\})"
)
_LANGUAGE = re.compile(r"\{lang=\"?[a-z]{2}\"?\}")
_ATTRIBUTE_LIKE = re.compile(r"\{:|\{\s*[.#]|\{[^{}]*=")


@dataclass
class Footnotes:
    """The footnotes of a text, numbered in the order in which it names them."""

    known: frozenset[str] = frozenset()
    order: list[str] = field(default_factory=list)

    def number(self, name: str) -> int:
        """Give a footnote's number, counted from 1."""
        if name not in self.order:
            self.order.append(name)
        return self.order.index(name) + 1


@dataclass(frozen=True)
class InlineWriter:
    """Writes words.

    Attributes:
        links: Where links lead.
        footnotes: The footnotes.
        log: Where changes and decisions are noted.
        has_references: Whether addresses of links stand elsewhere than in the links.
    """

    links: LinkResolver
    footnotes: Footnotes
    log: Log
    has_references: bool = False

    @property
    def words(self) -> dict[str, str]:
        """What is written in the language of the file."""
        return self.links.language.command["imported"]

    def parts_of(self, children: Iterable[Node | str], line: int, *, in_link: bool = False) -> Iterator[InlinePart]:
        """Take words and elements apart."""
        for child in children:
            if isinstance(child, str):
                yield from self._text(characters.clean(child, line, self.log), line, in_link=in_link)
            else:
                line = child.line
                yield from self._element(child, in_link=in_link)

    def _element(self, node: Node, *, in_link: bool) -> Iterator[InlinePart]:
        tag, line = node.tag, node.line
        if node.html:
            self.log.change(
                "comment" if tag == "comment" else "html",
                line,
                node.attrs["text"] if tag in {"comment", "stray"} else tag,
            )
        children = () if tag in PROGRAMS or tag in CODE else node.children
        inside = tuple(self.parts_of(children, line, in_link=in_link or tag == "a"))
        if tag == "softbreak":
            yield InlinePart("soft", line=line)
        elif tag == "br":
            yield InlinePart("hard", line=line)
        elif tag in MARKS:
            yield InlinePart("mark", written=MARKS[tag], inside=inside, line=line)
        elif tag in CODE:
            yield code_part(characters.clean(" ".join(node.text().split("\n")), line, self.log))
        elif tag == "a" and not in_link:
            yield from self._link(node, inside)
        elif tag == "img":
            yield from self._image(node)
        else:
            yield from self._other(node, inside)

    def _other(self, node: Node, inside: tuple[InlinePart, ...]) -> Iterator[InlinePart]:
        """Give the words of an element that Markdown has nothing for."""
        quotes = self.words["quotes"]
        around = {"q": quotes, "rt": "（）", "comment": None, "stray": None, "rp": None}.get(node.tag, "")
        if around:
            yield from (InlinePart("text", around[0]), *inside, InlinePart("text", around[1]))
        elif around is not None:
            self._strange(node)
            yield from inside

    def _strange(self, node: Node) -> None:
        """Note an element that has no counterpart in Markdown."""
        if node.tag in PROGRAMS:
            self.log.decide("script", node.line, node.tag)
        elif node.tag in EMBEDDED:
            self.log.decide("embedded", node.line, f"{node.tag} {node.attrs.get('src', '')}".strip())
        elif node.tag not in PLAIN and node.tag != "a":
            self.log.decide("html", node.line, node.tag)

    def _link(self, node: Node, inside: tuple[InlinePart, ...]) -> Iterator[InlinePart]:
        target = node.attrs.get("href", "")
        if not target:
            yield from inside
            return
        if self.has_references:
            self.log.change("reference", node.line, target)
        yield from self._to(characters.clean(target, node.line, self.log), inside, node.line)

    def _to(self, target: str, inside: tuple[InlinePart, ...], line: int) -> Iterator[InlinePart]:
        """Write a link, or its words and its address where it can lead nowhere."""
        goal, words = self.links.resolve_link(target), "".join(part.plain() for part in inside).strip()
        if goal.href and misnamed(words, goal.href):
            goal = LinkTarget("", decision="link-words")
        if goal.change and goal.href != target:
            self.log.change(goal.change, line, target)
        if goal.decision:
            self.log.decide(goal.decision, line, goal.href if goal.decision in {"link-http", "link-opens"} else target)
        if goal.href and not is_blank(words):
            shown = (InlinePart("text", spoken(words)),) if reads_address(words) else inside
            yield InlinePart("link", written=goal.href, inside=shown, line=line)
            return
        # An address that stands bare in the text would look like a link that was forgotten.
        yield from [code_part(words)] if "://" in words else inside
        if goal.decision != "link-anchor" and words != target:
            opening, closing = self.words["opening"], self.words["closing"]
            yield from (InlinePart("text", opening), code_part(target), InlinePart("text", closing))

    def _image(self, node: Node) -> Iterator[InlinePart]:
        source = characters.clean(node.attrs.get("src", ""), node.line, self.log)
        alt = " ".join(characters.clean(node.attrs.get("alt", ""), node.line, self.log).split())
        goal = self.links.resolve_figure(source)
        if goal.href and alt:
            if goal.change:
                self.log.change(goal.change, node.line, source)
            yield InlinePart("raw", alt, f"![{MARKUP.sub(escape_match, alt)}]({link_destination(goal.href)})")
            return
        self.log.decide("image", node.line, source)
        if alt:
            opening, closing = self.words["figure"], self.words["figure_end"]
            yield from (
                InlinePart("text", opening),
                *self._text(alt, node.line, in_link=False),
                InlinePart("text", closing),
            )

    def _text(self, text: str, line: int, *, in_link: bool) -> Iterator[InlinePart]:
        """Take apart what other kinds of Markdown write in words."""
        end = 0
        for match in _SPECIAL.finditer(text):
            parts = list(self._special(match, line, in_link=in_link))
            if parts != [InlinePart("text", match[0])]:
                yield InlinePart("text", text[end : match.start()], line=line)
                yield from parts
                end = match.end()
        yield InlinePart("text", text[end:], line=line)

    def _special(self, match: re.Match[str], line: int, *, in_link: bool) -> Iterator[InlinePart]:
        kind, text = str(match.lastgroup), match[0]
        if kind == "footnote":
            yield self._footnote(text, line)
        elif kind == "wiki" and not in_link:
            page, _, label = text[2:-2].partition("|")
            goal = self.links.resolve_wiki_link(page)
            self.log.change("link", line, text)
            words = InlinePart("text", label or page)
            if goal.decision:
                self.log.decide(goal.decision, line, text)
            yield InlinePart("link", written=goal.href, inside=(words,)) if goal.href else words
        elif kind == "url" and not in_link:
            yield from self._url(text, line)
        elif kind == "emoji":
            self.log.change("emoji-code", line, text)
        elif kind == "formula":
            self.log.change("formula", line, text)
            yield code_part(text[1:-1])
        elif kind == "braces":
            yield from self._braces(text, line)
        else:
            yield InlinePart("text", text)

    def _footnote(self, text: str, line: int) -> InlinePart:
        name = text[2:-1]
        if name not in self.footnotes.known:
            self.log.decide("footnote-missing", line, text)
            return InlinePart("text", text)
        self.log.change("footnote", line, name)
        number = self.footnotes.number(name)
        return InlinePart("text", self.words["note"].format(number=number))

    def _url(self, text: str, line: int) -> Iterator[InlinePart]:
        address = text.rstrip(".,;:!?'*_")
        if address.endswith(")") and address.count("(") < address.count(")"):
            address = address[:-1]
        goal = self.links.resolve_link(address)
        if not goal.href or not address.partition("//")[2]:
            self.log.change("bare-url", line, address)
            yield from (code_part(address), InlinePart("text", text[len(address) :]))
            return
        self.log.change("bare-url", line, address)
        if goal.decision:
            self.log.decide(goal.decision, line, goal.href)
        yield InlinePart("link", written=goal.href, inside=(InlinePart("text", spoken(goal.href)),), line=line)
        yield InlinePart("text", text[len(address) :])

    def _braces(self, text: str, line: int) -> Iterator[InlinePart]:
        if _LANGUAGE.fullmatch(text):
            yield InlinePart("text", text)
        elif _ATTRIBUTE_LIKE.match(text):
            self.log.change("attributes", line, text)
        else:
            self.log.change("braces", line, text)
            yield code_part(text)
