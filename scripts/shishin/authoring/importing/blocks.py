"""Writes a tree as Markdown, block by block; what needs no change stays letter for letter."""

from __future__ import annotations

import re
from dataclasses import dataclass, field, replace
from html import unescape
from typing import TYPE_CHECKING

from shishin.authoring.importing import characters, tables
from shishin.authoring.importing.paragraphs import Block, cut, indented, joined, listed, settled, spread, undotted
from shishin.authoring.importing.pieces import Piece, code, one_line, written
from shishin.authoring.importing.sound import is_sound
from shishin.authoring.importing.tree import BLOCKS, Node
from shishin.authoring.importing.words import CODE, MARKS, PLAIN, PROGRAMS, Writer
from shishin.content.characters import forbidden

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence

    from shishin.authoring.importing.headings import Plan
    from shishin.authoring.importing.notes import Log

_HEADINGS = frozenset({"h1", "h2", "h3", "h4", "h5", "h6", "summary"})
_LISTS = frozenset({"ul", "ol"})
_NESTING = _LISTS | {"blockquote"}

DEEPEST = 8
"""Lists and quotations in one another; of what stands further in, the words are kept."""

_KNOWN_BOXES = frozenset(
    [
        "div",
        "section",
        "article",
        "aside",
        "main",
        "header",
        "footer",
        "nav",
        "figure",
        "figcaption",
        "center",
        "body",
        "html",
        "details",
        "address",
        "fieldset",
        "dialog",
        "hgroup",
        "p",
        "li",
        "dt",
        "dd",
        "tbody",
        "thead",
        "tfoot",
        "tr",
        "td",
        "th",
        "caption",
        "root",
    ]
)
_ALERT = re.compile(r"^\[!([A-Za-z]+)\][+-]?\s*")
_FENCE = re.compile(r"^ {0,3}(`{3,}|~{3,})")
_HASH = re.compile(r"^#", re.MULTILINE)


@dataclass
class Blocks:
    """Writes blocks.

    Attributes:
        words: What writes words.
        plan: The headings.
        source: The lines that the tree was read from.
        log: Where changes and decisions are noted.
        blocky: Which elements are blocks or hold one, by their identity.
        depth: How many lists and quotations are open.
    """

    words: Writer
    plan: Plan
    source: Sequence[str]
    log: Log
    blocky: dict[int, bool] = field(default_factory=dict)
    depth: int = 0

    def all(self, node: Node) -> list[Block]:
        """Write everything in an element."""
        found: list[Block] = []
        waiting: list[Node | str] = []
        for each in node.children:
            if isinstance(each, str) or not self._is_block(each):
                waiting.append(each)
                continue
            found += self._paragraphs(waiting, node.line)
            waiting = []
            if self._is_set_in(each, found):
                self.log.decide("list-place", each.line)
            found += self._kept(each)
        return found + self._paragraphs(waiting, node.line)

    def _is_set_in(self, node: Node, before: Sequence[Block]) -> bool:
        """Whether a list comes right after another and further in: it may have been meant to stand inside that one."""
        follows = bool(before) and before[-1].kind in _LISTS
        return follows and node.tag in _LISTS and node.span is not None and self.source[node.span[0]][:1] == " "

    def _is_block(self, node: Node) -> bool:
        """Whether an element is a block or holds one."""
        known = self.blocky.get(id(node))
        if known is None:
            own = node.tag in BLOCKS or node.tag == "table"
            known = own or (node.tag not in PROGRAMS and any(self._is_block(each) for each in node.nodes))
            self.blocky[id(node)] = known
        return known

    def _kept(self, node: Node) -> list[Block]:
        """Write a block; one in which nothing had to change stays as it was written."""
        before = len(self.log)
        found = self._one(node)
        if node.span is None or node.mixed or len(self.log) != before or not found:
            return found
        start, end = node.span
        lines = list(self.source[start:end])
        while lines and not lines[-1].strip():
            lines.pop()
        if forbidden(unescape("".join(lines))) or (node.tag == "pre" and not _is_closed(lines)):
            return found
        astray = node.tag in _LISTS and lines[0][:1] == " "  # It would look as if it stood inside the list before.
        if astray or not is_sound("\n".join(lines)):
            if node.tag == "table":
                self.log.decide("table", node.line)
            return found
        return [Block(tuple(line.rstrip("\t ") if not line.strip() else line for line in lines), node.line, node.tag)]

    def _one(self, node: Node) -> list[Block]:
        if node.html:
            self.log.change("html", node.line, node.tag)
        if node.tag in _HEADINGS:
            return self._heading(node)
        write = _WRITERS.get(node.tag)
        if write and self.depth < DEEPEST:
            self.depth += node.tag in _NESTING
            found = write(self, node)
            self.depth -= node.tag in _NESTING
            return found
        if node.html and node.tag not in _KNOWN_BOXES | PLAIN | CODE | {*MARKS, "a"}:
            self.log.decide("html", node.line, node.tag)
        return self.all(node)

    def _heading(self, node: Node) -> list[Block]:
        if id(node) in self.plan.dropped:
            if node.text().strip():
                self.log.change("title", node.line, node.text())
            return []
        planned = self.plan.headings.get(id(node))
        if planned is None:
            self.log.change("heading-inside", node.line, node.text())
            inside = Piece("mark", written="**", inside=tuple(self.words.pieces(node.children, node.line)))
            text = one_line([inside], " ", self.log)
            return [Block((text,), node.line, "p")] if text.strip() else []
        if planned.level != planned.was or "setext" in node.attrs:
            self.log.change("heading-level", node.line, f"{'#' * planned.was} → {'#' * planned.level}")
        if planned.anchor != planned.given:
            self.log.change("anchor", node.line, planned.anchor)
        if planned.numbered:
            self.log.decide("anchor-numbered", node.line, planned.anchor)
        own = characters.clean(planned.text, node.line, self.log)
        for image in (each for each in node.all() if each.tag == "img"):
            self.log.decide("image", image.line, image.attrs.get("src", ""))
        text = one_line(self._heading_pieces(own, node.line), " ", self.log).rstrip("#").rstrip()
        return [Block((f"{'#' * planned.level} {text} {{#{planned.anchor}}}",), node.line, "h")]

    def _heading_pieces(self, text: str, line: int) -> Iterator[Piece]:
        """Take a heading's words apart; links in it are not wanted, for it stands in lists of contents."""
        for each in self.words.pieces([text], line):
            if each.written.startswith("<"):
                yield code(each.text)
            elif each.kind == "link" or (each.kind == "raw" and "{" not in each.text and "://" not in each.text):
                yield Piece("text", each.plain())
            else:
                yield each

    def _paragraphs(self, children: Sequence[Node | str], line: int) -> list[Block]:
        """Write words as one paragraph or more."""
        if all(isinstance(each, str) and not each.strip() for each in children):
            return []
        line = next((each.line for each in children if isinstance(each, Node)), line)
        pieces = settled(list(self.words.pieces(children, line)))
        found: list[Block] = []
        for group in cut(pieces, self.log):
            item = undotted(group)
            text = written(joined(group if item is None else item, self.log), self.log)
            if text.strip() and item is not None:
                self.log.change("paragraph", line)
                listed(found, text, line)
            elif text.strip():
                found.append(Block(tuple(text.split("\n")), line, "p"))
        return found

    def paragraph(self, node: Node) -> list[Block]:
        """Write a paragraph, which in HTML may hold blocks."""
        if _HASH.search(node.text()):
            self.log.change("hash", node.line)
        return self.all(node) if any(self._is_block(each) for each in node.nodes) else self._own_paragraphs(node)

    def _own_paragraphs(self, node: Node) -> list[Block]:
        found = self._paragraphs(node.children, node.line)
        return [replace(each, line=node.line) for each in found]

    def list_of_items(self, node: Node) -> list[Block]:
        """Write a list."""
        items = [_as_item(each, node.line) for each in node.children if _says_something(each)]
        loose = not node.html and any(
            inner.tag == "p" and "hidden" not in inner.attrs for each in items for inner in each.nodes
        )
        start = int(node.attrs["start"]) if re.fullmatch(r"\d{1,8}", node.attrs.get("start", "")) else 1
        written_items = [rows for each in items if (rows := self._item(each, loose=loose))]
        lines: list[str] = []
        for number, rows in enumerate(written_items, start):
            marker = "- " if node.tag == "ul" else f"{number}. "
            lines += ["", *indented(rows, marker)] if lines and loose else indented(rows, marker)
        return [Block(tuple(lines), node.line, node.tag)] if lines else []

    def _item(self, node: Node, *, loose: bool) -> list[str]:
        if "task" in node.attrs:
            self.log.change("task", node.line, node.attrs["task"])
        lines: list[str] = []
        for block in self.all(node):
            tight = not loose and block.kind in _LISTS
            lines += ["", *block.lines] if lines and not tight else block.lines
        return lines

    def quote(self, node: Node) -> list[Block]:
        """Write a quotation, or the words of an alert that looks like one."""
        lead = next((each for each in node.nodes if each.tag == "p"), None)
        first = lead.children[0] if lead and lead.children else None
        if lead and isinstance(first, str) and (match := _ALERT.match(first)):
            self.log.change("admonition", node.line, match[0])
            rest = Node("p", lead.line, lead.attrs, [first[match.end() :], *lead.children[1:]])
            word = Block((f"**{match[1].capitalize()}**",), node.line, "p")
            children = [rest if each is lead else each for each in node.children]
            return [word, *self.all(Node("div", node.line, children=children))]
        lines = spread(self.all(node))
        return [Block(tuple(f"> {line}".rstrip() for line in lines), node.line, "blockquote")] if lines else []

    def code(self, node: Node) -> list[Block]:
        """Write a block of code between fences."""
        text = "\n".join(characters.clean(row, node.line, self.log) for row in node.text().split("\n"))
        text = text.removeprefix("\n") if node.html else text
        if node.attrs.get("kind") == "code_block":
            self.log.change("code-block", node.line)
        info = re.sub(r"[^\w+#.-]", "", node.attrs.get("info", ""))
        longest = max((len(run) for run in re.findall("`+", text)), default=0)
        fence = "`" * max(3, longest + 1)
        rows = text.rstrip("\n").split("\n")
        return [Block((f"{fence}{info}", *rows, fence), node.line, "pre")]

    def rule(self, node: Node) -> list[Block]:
        """Write a rule between two parts."""
        return [Block(("---",), node.line, "hr")]

    def definitions(self, node: Node) -> list[Block]:
        """Write terms and their definitions."""
        lines: list[str] = []
        for child in node.children:
            each = child if isinstance(child, Node) else Node("dt", node.line, children=[child])
            text = self._words(each, " ")
            if each.tag == "dd":
                lines.append(f":   {text}")
            elif text:
                lines += ["", text] if lines and lines[-1].startswith(":") else [text]
        return [Block(tuple(lines), node.line, "dl")] if any(line.strip() for line in lines) else []

    def table(self, node: Node) -> list[Block]:
        """Write a table, its caption before it."""
        rows = [row for row in tables.rows_of(node) if any(each.tag in tables.CELLS for each in row.nodes)]
        within = [[each for each in row.nodes if each.tag in tables.CELLS] for row in rows]
        spans = (each.attrs.get(name, "1") for row in within for each in row for name in ("colspan", "rowspan"))
        if not rows or any(span != "1" for span in spans):
            self.log.decide("table", node.line)
        captions = [block for each in node.nodes if each.tag == "caption" for block in self.all(each)]
        found = [replace(each, line=node.line) for each in captions]
        outside = Node("div", node.line, children=list(tables.outside(node)))
        found += self.all(outside)
        if not rows:
            return found
        between = "／" if self.words.japanese else " / "
        cells = [[self._cell(each, between) for each in row] for row in within]
        lines = tables.written(cells, [each.attrs.get("style", "") for each in within[0]])
        return [*found, Block(lines, node.line, "table")]

    def _cell(self, node: Node, between: str) -> str:
        for inner in node.all():
            if inner.html and (inner is node or self._is_block(inner)):
                self.log.change("html", inner.line, inner.tag)
        if any(each.tag == "br" for each in node.all()):
            self.log.change("line-break", node.line)
        return re.sub(r"(?<!\\)\|", r"\\|", self._words(node, between))

    def _words(self, node: Node, between: str) -> str:
        """Write what is in an element on one line, blocks too."""
        pieces: list[Piece] = []
        for each in node.children:
            flat = [each] if isinstance(each, str) or not self._is_block(each) else list(tables.flat(each))
            if pieces and len(flat) != 1:
                pieces.append(Piece("text", " "))
            pieces += self.words.pieces(flat, node.line)
        return one_line(pieces, between, self.log)


_WRITERS: dict[str, Callable[[Blocks, Node], list[Block]]] = {
    "p": Blocks.paragraph,
    "ul": Blocks.list_of_items,
    "ol": Blocks.list_of_items,
    "blockquote": Blocks.quote,
    "pre": Blocks.code,
    "hr": Blocks.rule,
    "dl": Blocks.definitions,
    "table": Blocks.table,
}


def _says_something(child: Node | str) -> bool:
    """Whether a child of a list is more than the space between its items."""
    return bool(child.strip()) if isinstance(child, str) else child.tag not in {"softbreak", "comment"}


def _as_item(child: Node | str, line: int) -> Node:
    """Give an item of a list; HTML's authors sometimes put other things between them."""
    if isinstance(child, Node) and child.tag == "li":
        return child
    return Node("li", line, children=[child])


def _is_closed(lines: Sequence[str]) -> bool:
    """Whether a block of code ends with a fence of its own."""
    match = _FENCE.match(lines[0]) if lines else None
    return bool(match and len(lines) > 1 and lines[-1].strip().startswith(match[1]))
