"""Reads Markdown and the HTML in it into one tree."""

from __future__ import annotations

import re
from html.parser import HTMLParser
from typing import TYPE_CHECKING

from shishin.authoring.importing.tree import BLOCKS, VOID, Node, parser

if TYPE_CHECKING:
    from collections.abc import Sequence

    from markdown_it.token import Token

_CLOSED_BY = {
    "li": ({"li"}, {"ul", "ol"}),
    "dt": ({"dt", "dd"}, {"dl"}),
    "dd": ({"dt", "dd"}, {"dl"}),
    "tr": ({"tr", "td", "th", "caption"}, {"table"}),
    "td": ({"td", "th"}, {"tr", "table"}),
    "th": ({"td", "th"}, {"tr", "table"}),
    "option": ({"option"}, {"select"}),
}
"""Elements that end others whose end tag may be left out, and within what."""

_TASK = re.compile(r"^\[[ xX]\](?:\s+|$)")

DEEPEST = 40
"""Elements of HTML in one another; of those further in only the words are kept, which also bounds recursion."""


def build(lines: Sequence[str], numbers: Sequence[int]) -> tuple[Node, bool]:
    """Read lines of Markdown into a tree.

    Args:
        lines: The lines.
        numbers: The number of each line in the file.

    Returns:
        The tree, and whether addresses of links stand elsewhere than in the links.
    """
    env: dict[str, object] = {}
    tokens = parser().parse("\n".join(lines), env)
    root = _Builder(numbers).build(tokens)
    for node in root.all():
        if node.tag == "li":
            _without_box(node)
    return root, bool(env.get("references"))


def _without_box(node: Node) -> None:
    """Take the box of a task away from the words of its item, and note it at the item."""
    holder = next(iter(node.nodes), None)
    place = holder if holder and holder.tag == "p" else node
    first = place.children[0] if place.children else None
    if isinstance(first, str) and (match := _TASK.match(first)):
        node.attrs["task"] = match[0].strip()
        place.children[0] = first[match.end() :]


def _opened(node: Node) -> None:
    """Treat a script or style element that is never closed as ordinary words."""
    if node.tag in {"script", "style"}:
        node.tag = "span"


class _Builder:
    """Builds the tree from the tokens of the Markdown parser.

    Attributes:
        numbers: The number of each line in the file.
        root: The tree.
        stack: The elements that are open, the innermost last.
    """

    def __init__(self, numbers: Sequence[int]) -> None:
        self.numbers = numbers
        self.root = Node("root", 1)
        self.stack = [self.root]

    def line(self, at: int) -> int:
        return self.numbers[min(at, len(self.numbers) - 1)] if self.numbers else 1

    def build(self, tokens: Sequence[Token]) -> Node:
        at = 0
        for token in tokens:
            at = token.map[0] if token.map else at
            if token.type == "inline":
                self.inline(token, at)
            elif token.type == "html_block":
                self.html(token.content, at)
                for node in self.stack:
                    _opened(node)
            elif token.nesting == 1:
                self.close_paragraph()
                self.open(token, at)
            elif token.nesting == -1:
                self.close()
            else:
                self.close_paragraph()
                self.leaf(token, at)
        return self.root

    def node(self, token: Token, at: int) -> Node:
        attrs = {name: str(value) for name, value in token.attrs.items()}
        if token.hidden:
            attrs["hidden"] = "hidden"
        if token.type == "heading_open" and token.markup in {"=", "-"}:
            attrs["setext"] = token.markup
        span = (token.map[0], token.map[1]) if token.map and token.level == 0 else None
        return Node(token.tag, self.line(at), attrs, span=span)

    def open(self, token: Token, at: int) -> None:
        node = self.node(token, at)
        self.stack[-1].children.append(node)
        self.stack.append(node)

    def close(self) -> None:
        """Close the innermost element of Markdown, and all HTML in it."""
        while self.stack[-1].html:
            _opened(self.stack.pop())
        self.stack.pop()

    def leaf(self, token: Token, at: int) -> None:
        node = self.node(token, at)
        if token.type in {"fence", "code_block"}:
            node.tag, node.children = "pre", [token.content]
            node.attrs["info"] = token.info.strip().split(" ")[0] if token.info.strip() else ""
            node.attrs["kind"] = token.type
        self.stack[-1].children.append(node)

    def inline(self, token: Token, at: int) -> None:
        line = at
        for child in token.children or []:
            if child.type in {"softbreak", "hardbreak"}:
                tag = "softbreak" if child.type == "softbreak" else "br"
                self.stack[-1].children.append(Node(tag, self.line(line)))
                line += 1
            elif child.type == "html_inline":
                self.html(child.content, line)
            elif child.type == "text":
                self.stack[-1].children.append(child.content)
            elif child.type == "code_inline":
                self.stack[-1].children.append(Node("code", self.line(line), children=[child.content]))
            elif child.type == "image":
                attrs = {"src": str(child.attrs.get("src", "")), "alt": child.content}
                self.stack[-1].children.append(Node("img", self.line(line), attrs))
            elif child.nesting == 1:
                self.open(child, line)
            elif child.nesting == -1:
                self.close()

    def html(self, content: str, at: int) -> None:
        for node in self.stack:
            node.mixed = True
        events = _Events(self, at)
        try:
            events.feed(content)
            events.close()
        except AssertionError:
            # The standard library's own way to refuse a declaration such as <![x[.
            events.handle_data(content)

    def close_paragraph(self) -> None:
        """End a paragraph of HTML where a block begins."""
        if self.stack[-1].html and self.stack[-1].tag == "p":
            self.stack.pop()

    def start(self, tag: str, attrs: dict[str, str], line: int) -> None:
        if tag in BLOCKS:
            self.close_paragraph()
        ends, within = _CLOSED_BY.get(tag, (set(), set()))
        while ends and self.open_within(ends, within):
            self.stack.pop()
        node = Node(tag, line, attrs, html=True)
        if tag not in VOID and sum(ancestor.html for ancestor in self.stack) >= DEEPEST:
            node.attrs, node.tag = {"text": f"<{tag}>"}, "stray"
        self.stack[-1].children.append(node)
        if tag not in VOID and node.tag != "stray":
            self.stack.append(node)

    def open_within(self, ends: set[str], within: set[str]) -> bool:
        """Whether one of some elements is open, with no other boundary before it."""
        for node in reversed(self.stack):
            if not node.html or node.tag in within:
                return False
            if node.tag in ends:
                return True
        return False

    def end(self, tag: str, line: int) -> None:
        if tag == "br":
            self.start("br", {}, line)
            return
        for at in range(len(self.stack) - 1, 0, -1):
            if not self.stack[at].html:
                break
            if self.stack[at].tag == tag:
                del self.stack[at:]
                return
        # Nothing to close, but the block that it stands in cannot stay as it is.
        self.stack[-1].children.append(Node("stray", line, {"text": f"</{tag}>"}, html=True))


class _Events(HTMLParser):
    """Hands the tags and words of one piece of HTML to the builder; what is left open ends with it."""

    def __init__(self, builder: _Builder, at: int) -> None:
        super().__init__(convert_charrefs=True)
        self.builder, self.at = builder, at

    def set_cdata_mode(self, elem: str, **_options: bool) -> None:
        """Read the words of a script like all others: one that is never closed would swallow what follows."""

    def here(self) -> int:
        return self.builder.line(self.at + self.getpos()[0] - 1)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.builder.start(tag, {name: value or "" for name, value in attrs}, self.here())

    def handle_startendtag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.handle_starttag(tag, attrs)
        if tag not in VOID:
            self.builder.end(tag, self.here())

    def handle_endtag(self, tag: str) -> None:
        self.builder.end(tag, self.here())

    def handle_data(self, data: str) -> None:
        pre = any(node.tag in {"pre", "textarea"} for node in self.builder.stack)
        rows = [data] if pre else data.split("\n")
        for number, row in enumerate(rows):
            if number:
                self.builder.stack[-1].children.append(Node("softbreak", self.here() + number - 1))
            if row:
                self.builder.stack[-1].children.append(row)

    def handle_decl(self, decl: str) -> None:
        self.handle_comment(decl)

    def unknown_decl(self, data: str) -> None:
        self.handle_comment(data)

    def handle_pi(self, data: str) -> None:
        self.handle_comment(data)

    def handle_comment(self, data: str) -> None:
        self.builder.stack[-1].children.append(Node("comment", self.here(), {"text": data}, html=True))
