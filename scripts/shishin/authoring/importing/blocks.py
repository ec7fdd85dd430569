"""Writes a tree as Markdown, block by block; what needs no change stays letter for letter."""

from __future__ import annotations

import re
from dataclasses import dataclass, field, replace
from html import unescape
from typing import TYPE_CHECKING

from shishin.authoring.importing import characters
from shishin.authoring.importing.tree import BLOCKS, Node
from shishin.authoring.importing.words import BREAKS, BULLET, CODE, MARKS, NEW_PARAGRAPH, PLAIN, PROGRAMS, Piece, Writer, joined
from shishin.content.characters import forbidden

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence

    from shishin.authoring.importing.headings import Plan
    from shishin.authoring.importing.notes import Log

_HEADINGS = frozenset({"h1", "h2", "h3", "h4", "h5", "h6", "summary"})
_LISTS = frozenset({"ul", "ol"})
_KNOWN_BOXES = frozenset(
    "div section article aside main header footer nav figure figcaption center body html details address fieldset "
    "dialog hgroup p li dt dd tbody thead tfoot tr td th caption root".split()
)
_ALERT = re.compile(r"^\[!([A-Za-z]+)\][+-]?\s*")
_FENCE = re.compile(r"^ {0,3}(`{3,}|~{3,})")
_ALIGNED = re.compile(r"text-align:\s*(left|right|center)")
_HASH = re.compile(r"^#", re.MULTILINE)
_RULES = {"left": ":---", "right": "---:", "center": ":---:"}


@dataclass(frozen=True)
class Block:
    """A block of the new text.

    Attributes:
        lines: Its lines.
        line: The line of the file that it came from.
        kind: The element's name.
    """

    lines: tuple[str, ...]
    line: int
    kind: str


@dataclass
class Blocks:
    """Writes blocks.

    Attributes:
        words: What writes words.
        plan: The headings.
        source: The lines that the tree was read from.
        log: Where changes and decisions are noted.
        depth: How many lists and quotations are open.
    """

    words: Writer
    plan: Plan
    source: Sequence[str]
    log: Log
    depth: int = 0
    blocky: dict[int, bool] = field(default_factory=dict)

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
            found += self._kept(each)
        return found + self._paragraphs(waiting, node.line)

    def _is_block(self, node: Node) -> bool:
        """Whether an element is a block or holds one."""
        known = self.blocky.get(id(node))
        if known is None:
            own = node.tag in BLOCKS or node.tag == "table"
            known = own or (node.tag not in PROGRAMS and any([self._is_block(each) for each in node.nodes]))
            self.blocky[id(node)] = known
        return known

    def _kept(self, node: Node) -> list[Block]:
        """Write a block; one in which nothing had to change stays as it was written."""
        before = len(self.log)
        found = self._one(node)
        if node.span is None or len(self.log) != before or not found:
            return found
        start, end = node.span
        lines = list(self.source[start:end])
        while lines and not lines[-1].strip():
            lines.pop()
        if forbidden(unescape("".join(lines))) or (node.tag == "pre" and not _is_closed(lines)):
            return found
        return [Block(tuple(line.rstrip("\t ") if not line.strip() else line for line in lines), node.line, node.tag)]

    def _one(self, node: Node) -> list[Block]:
        if node.html:
            self.log.change("html", node.line, node.tag)
        if node.tag in _HEADINGS:
            return self._heading(node)
        write = _WRITERS.get(node.tag)
        if write:
            return write(self, node)
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
            text = self.words.one_line([inside], " ")
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
        text = self.words.one_line(self._heading_pieces(own, node.line), " ").rstrip("#").rstrip()
        return [Block((f"{'#' * planned.level} {text} {{#{planned.anchor}}}",), node.line, "h")]

    def _heading_pieces(self, text: str, line: int) -> Iterator[Piece]:
        """Take a heading's words apart; links in it are not wanted, for it stands in lists of contents."""
        for each in self.words.pieces([text], line, in_link=True):
            yield Piece("text", each.plain()) if each.kind == "raw" and "{" not in each.text else each

    def _paragraphs(self, children: Sequence[Node | str], line: int) -> list[Block]:
        """Write words as one paragraph or more."""
        if all(isinstance(each, str) and not each.strip() for each in children):
            return []
        line = next((each.line for each in children if isinstance(each, Node)), line)
        pieces = joined(list(self.words.pieces(children, line)), self.log)
        found: list[Block] = []
        for group in self._groups(pieces):
            # Words before a line break may stand lines above the element that told the line.
            text = self.words.written(group)
            if text.strip():
                found.append(Block(tuple(text.split("\n")), line, "p"))
        return self._bullets(found, line)

    def _groups(self, pieces: Sequence[Piece]) -> Iterator[list[Piece]]:
        """Cut at two line breaks in a row, and where a Japanese author began a paragraph with a space."""
        group: list[Piece] = []
        for at, each in enumerate(pieces):
            after = next((piece for piece in pieces[at + 1 : at + 3] if piece.plain().strip(" ")), None)
            double = each.kind == "hard" and bool(group) and group[-1].kind in BREAKS
            starts = after is not None and (NEW_PARAGRAPH.match(after.plain()) or BULLET.match(after.plain()))
            if each.kind in BREAKS and (double or starts):
                self.log.change("paragraph" if starts else "line-break", each.line)
                yield group
                group = []
            elif not (each.kind in BREAKS and not group):
                group.append(each)
        if group:
            if group[0].plain()[:1] == "\u3000":
                self.log.change("paragraph", group[0].line)
            yield group

    def _bullets(self, found: list[Block], line: int) -> list[Block]:
        """Make lists of paragraphs that begin with a dot."""
        made: list[Block] = []
        for each in found:
            match = BULLET.match(each.lines[0])
            if not match:
                made.append(each)
                continue
            self.log.change("paragraph", line, match[0])
            first = f"- {each.lines[0][match.end() :].lstrip()}".rstrip()
            lines = (first, *(f"  {row}" for row in each.lines[1:]))
            if made and made[-1].kind == "dots":
                made[-1] = replace(made[-1], lines=(*made[-1].lines, *lines))
            else:
                made.append(Block(lines, line, "dots"))
        return made

    def _paragraph(self, node: Node) -> list[Block]:
        if _HASH.search(node.text()):
            self.log.change("hash", node.line)
        return self.all(node) if any([self._is_block(each) for each in node.nodes]) else self._own_paragraphs(node)

    def _own_paragraphs(self, node: Node) -> list[Block]:
        found = self._paragraphs(node.children, node.line)
        return [replace(each, line=node.line) for each in found]

    def _list(self, node: Node) -> list[Block]:
        self.depth += 1
        items = [each for each in node.nodes if each.tag == "li"]
        loose = any(inner.tag == "p" and "hidden" not in inner.attrs for each in items for inner in each.nodes)
        start = int(node.attrs["start"]) if re.fullmatch(r"\d{1,8}", node.attrs.get("start", "")) else 1
        lines: list[str] = []
        for number, item in enumerate(items, start):
            marker = "- " if node.tag == "ul" else f"{number}. "
            rows = _indented(self._item(item, loose=loose and not node.html), marker)
            lines += ["", *rows] if lines and loose and not node.html else rows
        self.depth -= 1
        rest = [each for each in node.children if isinstance(each, str) and each.strip()]
        outside = Node("p", node.line, children=list(rest))
        return [*self._paragraphs(outside.children, node.line), *([Block(tuple(lines), node.line, node.tag)] if lines else [])]

    def _item(self, node: Node, *, loose: bool) -> list[str]:
        if "task" in node.attrs:
            self.log.change("task", node.line, node.attrs["task"])
        lines: list[str] = []
        for block in self.all(node):
            tight = not loose and block.kind in _LISTS
            lines += ["", *block.lines] if lines and not tight else block.lines
        return lines

    def _quote(self, node: Node) -> list[Block]:
        lead = next((each for each in node.nodes if each.tag == "p"), None)
        first = lead.children[0] if lead and lead.children else None
        if lead and isinstance(first, str) and (match := _ALERT.match(first)):
            self.log.change("admonition", node.line, match[0])
            rest = Node("p", lead.line, lead.attrs, [first[match.end() :], *lead.children[1:]])
            word = Block((f"**{match[1].capitalize()}**",), node.line, "p")
            children = [rest if each is lead else each for each in node.children]
            return [word, *self.all(Node("div", node.line, children=children))]
        self.depth += 1
        lines = _spread(self.all(node))
        self.depth -= 1
        return [Block(tuple(f"> {line}".rstrip() for line in lines), node.line, "blockquote")] if lines else []

    def _code(self, node: Node) -> list[Block]:
        text = "\n".join(characters.clean(row, node.line, self.log) for row in node.text().split("\n"))
        text = text.removeprefix("\n") if node.html else text
        if node.attrs.get("kind") == "code_block":
            self.log.change("code-block", node.line)
        info = re.sub(r"[^\w+#.-]", "", node.attrs.get("info", ""))
        longest = max((len(run) for run in re.findall("`+", text)), default=0)
        fence = "`" * max(3, longest + 1)
        rows = text.rstrip("\n").split("\n")
        return [Block((f"{fence}{info}", *rows, fence), node.line, "pre")]

    def _rule(self, node: Node) -> list[Block]:
        return [Block(("---",), node.line, "hr")]

    def _definitions(self, node: Node) -> list[Block]:
        lines: list[str] = []
        for each in node.nodes:
            text = " ".join(" ".join(block.lines) for block in self.all(each))
            if each.tag == "dd":
                lines.append(f":   {text}")
            elif text:
                lines += ["", text] if lines and lines[-1].startswith(":") else [text]
        return [Block(tuple(lines), node.line, "dl")] if any(line.strip() for line in lines) else []

    def _table(self, node: Node) -> list[Block]:
        rows = [row for row in _rows(node) if any(each.tag in {"td", "th"} for each in row.nodes)]
        spans = any(each.attrs.get(name, "1") != "1" for row in rows for each in row.nodes for name in ("colspan", "rowspan"))
        if spans or not rows:
            self.log.decide("table", node.line)
        between = "／" if self.words.japanese else " / "
        cells = [[self._cell(each, between) for each in row.nodes if each.tag in {"td", "th"}] for row in rows]
        caption = [each for each in node.nodes if each.tag == "caption"]
        found = [replace(each, line=node.line) for row in caption for each in self.all(row)]
        if not cells:
            return found
        width = max(map(len, cells))
        styles = [_ALIGNED.search(each.attrs.get("style", "")) for each in rows[0].nodes if each.tag in {"td", "th"}]
        rules = [_RULES[match[1]] if match else "---" for match in styles] + ["---"] * (width - len(styles))
        lines = [_row(cells[0], width), _row(rules, width), *(_row(each, width) for each in cells[1:])]
        return [*found, Block(tuple(lines), node.line, "table")]

    def _cell(self, node: Node, between: str) -> str:
        for each in (each for each in node.all() if each.html and (each is node or self._is_block(each))):
            self.log.change("html", each.line, each.tag)
        if any(each.tag == "br" for each in node.all()):
            self.log.change("line-break", node.line)
        pieces: list[Piece] = []
        for each in node.children:
            flat = [each] if isinstance(each, str) or not self._is_block(each) else list(_flat(each))
            if pieces and len(flat) != 1:
                pieces.append(Piece("text", " "))
            pieces += self.words.pieces(flat, node.line)
        return re.sub(r"(?<!\\)\|", r"\\|", self.words.one_line(pieces, between))


_WRITERS: dict[str, Callable[[Blocks, Node], list[Block]]] = {
    "p": Blocks._paragraph,
    "ul": Blocks._list,
    "ol": Blocks._list,
    "blockquote": Blocks._quote,
    "pre": Blocks._code,
    "hr": Blocks._rule,
    "dl": Blocks._definitions,
    "table": Blocks._table,
}


def _rows(node: Node) -> Iterator[Node]:
    """Give a table's rows, but not those of a table in it."""
    for each in node.nodes:
        if each.tag == "tr":
            yield each
        elif each.tag != "table":
            yield from _rows(each)


def _flat(node: Node) -> Iterator[Node | str]:
    """Give the words of blocks as if they were none: a cell of a table holds only words."""
    for each in node.children:
        if isinstance(each, Node) and (each.tag in BLOCKS or each.tag == "pre"):
            yield " "
            yield from _flat(each)
            yield " "
        else:
            yield each


def _row(cells: Sequence[str], width: int) -> str:
    filled = [*cells, *[""] * (width - len(cells))]
    return f"| {' | '.join(filled)} |"


def _indented(lines: Sequence[str], marker: str) -> list[str]:
    pad = " " * len(marker)
    rows = [f"{pad}{line}".rstrip() for line in lines] or [marker.rstrip()]
    return [f"{marker}{rows[0][len(pad) :]}".rstrip(), *rows[1:]]


def _spread(blocks: Sequence[Block]) -> list[str]:
    lines: list[str] = []
    for each in blocks:
        lines += ["", *each.lines] if lines else each.lines
    return lines


def _is_closed(lines: Sequence[str]) -> bool:
    """Whether a block of code ends with a fence of its own."""
    match = _FENCE.match(lines[0]) if lines else None
    return bool(match and len(lines) > 1 and lines[-1].strip().startswith(match[1]))
