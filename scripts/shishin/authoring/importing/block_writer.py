"""Writes the tree of a text as Markdown, block by block. A block that needs no change stays letter for letter."""

from __future__ import annotations

import re
from dataclasses import dataclass, field, replace
from html import unescape
from typing import TYPE_CHECKING

from shishin.authoring.importing.block_kinds import (
    write_code,
    write_definitions,
    write_list,
    write_quotation,
    write_rule,
)
from shishin.authoring.importing.heading_writer import HEADINGS, write_heading
from shishin.authoring.importing.inline_parts import InlinePart, as_markdown, as_one_line
from shishin.authoring.importing.inline_writer import CODE, MARKS, PLAIN, PROGRAMS, InlineWriter
from shishin.authoring.importing.mark_rules import passes_mark_rules
from shishin.authoring.importing.paragraphs import (
    LISTS,
    Block,
    add_list_item,
    join_japanese_lines,
    split_into_paragraphs,
    without_dot,
    without_repeated_breaks,
)
from shishin.authoring.importing.tables import cell_parts, write_table
from shishin.authoring.importing.tree import BLOCKS, Node
from shishin.content.reading.characters import forbidden

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from shishin.authoring.importing.headings import HeadingPlan
    from shishin.authoring.importing.notes import Log

DEEPEST = 8
"""Lists and quotations in one another; of what stands further in, the words are kept."""

_NESTING = LISTS | {"blockquote"}
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
"""Elements of which only the content stays; their tags say nothing that Markdown could say."""

_FENCE = re.compile(r"^ {0,3}(`{3,}|~{3,})")
_HASH = re.compile(r"^#", re.MULTILINE)


@dataclass
class BlockWriter:
    """Writes blocks.

    Attributes:
        inline: What writes the words in a block.
        headings: The headings as they will be.
        source: The lines that the tree was read from.
        log: Where changes and decisions are noted.
        known_blocks: Whether an element is a block or holds one, by the element's identity.
        depth: How many lists and quotations are open.
    """

    inline: InlineWriter
    headings: HeadingPlan
    source: Sequence[str]
    log: Log
    known_blocks: dict[int, bool] = field(default_factory=dict)
    depth: int = 0

    def write_children(self, node: Node) -> list[Block]:
        """Write everything in an element."""
        blocks: list[Block] = []
        waiting: list[Node | str] = []
        for child in node.children:
            if isinstance(child, str) or not self.is_block(child):
                waiting.append(child)
                continue
            blocks += self._paragraphs(waiting, node.line)
            waiting = []
            if self._may_belong_to_list_before(child, blocks):
                self.log.decide("list-place", child.line)
            blocks += self._as_written_or_new(child)
        return blocks + self._paragraphs(waiting, node.line)

    def is_block(self, node: Node) -> bool:
        """Whether an element is a block or holds one."""
        known = self.known_blocks.get(id(node))
        if known is None:
            is_block_itself = node.tag in BLOCKS or node.tag == "table"
            known = is_block_itself or (node.tag not in PROGRAMS and any(self.is_block(child) for child in node.nodes))
            self.known_blocks[id(node)] = known
        return known

    def on_one_line(self, node: Node, between: str) -> str:
        """Write what is in an element on one line, blocks too.

        Args:
            node: The element.
            between: What stands in place of a line break.
        """
        parts: list[InlinePart] = []
        for child in node.children:
            flat = [child] if isinstance(child, str) or not self.is_block(child) else list(cell_parts(child))
            if parts and len(flat) != 1:
                parts.append(InlinePart("text", " "))
            parts += self.inline.parts_of(flat, node.line)
        return as_one_line(parts, between, self.log)

    def write_paragraph(self, node: Node) -> list[Block]:
        """Write a paragraph, which in HTML may hold blocks."""
        if _HASH.search(node.text()):
            self.log.change("hash", node.line)
        if any(self.is_block(child) for child in node.nodes):
            return self.write_children(node)
        return [replace(block, line=node.line) for block in self._paragraphs(node.children, node.line)]

    def _may_belong_to_list_before(self, node: Node, before: Sequence[Block]) -> bool:
        """Whether a list comes right after another and further in: it may have been meant to stand inside that one."""
        follows = bool(before) and before[-1].kind in LISTS
        return follows and node.tag in LISTS and node.span is not None and self.source[node.span[0]][:1] == " "

    def _as_written_or_new(self, node: Node) -> list[Block]:
        """Write a block; one in which nothing had to change stays as it was written."""
        before = len(self.log)
        blocks = self._new(node)
        if node.span is None or node.mixed or len(self.log) != before or not blocks:
            return blocks
        start, end = node.span
        lines = list(self.source[start:end])
        while lines and not lines[-1].strip():
            lines.pop()
        if forbidden(unescape("".join(lines))) or (node.tag == "pre" and not _is_closed(lines)):
            return blocks
        is_indented = node.tag in LISTS and lines[0][:1] == " "  # It would look as if it stood in the list before.
        if is_indented or not passes_mark_rules("\n".join(lines)):
            if node.tag == "table":
                self.log.decide("table", node.line)
            return blocks
        return [Block(tuple(line.rstrip("\t ") if not line.strip() else line for line in lines), node.line, node.tag)]

    def _new(self, node: Node) -> list[Block]:
        """Write a block anew, by its kind."""
        if node.html:
            self.log.change("html", node.line, node.tag)
        if node.tag in HEADINGS:
            return write_heading(self, node)
        write = _WRITERS.get(node.tag)
        if write and self.depth < DEEPEST:
            self.depth += node.tag in _NESTING
            blocks = write(self, node)
            self.depth -= node.tag in _NESTING
            return blocks
        if node.html and node.tag not in _KNOWN_BOXES | PLAIN | CODE | {*MARKS, "a"}:
            self.log.decide("html", node.line, node.tag)
        return self.write_children(node)

    def _paragraphs(self, children: Sequence[Node | str], line: int) -> list[Block]:
        """Write words as one paragraph or more."""
        if all(isinstance(child, str) and not child.strip() for child in children):
            return []
        line = next((child.line for child in children if isinstance(child, Node)), line)
        parts = without_repeated_breaks(list(self.inline.parts_of(children, line)))
        blocks: list[Block] = []
        for group in split_into_paragraphs(parts, self.log):
            item = without_dot(group)
            text = as_markdown(join_japanese_lines(group if item is None else item, self.log), self.log)
            if text.strip() and item is not None:
                self.log.change("paragraph", line)
                add_list_item(blocks, text, line)
            elif text.strip():
                blocks.append(Block(tuple(text.split("\n")), line, "p"))
        return blocks


_WRITERS: dict[str, Callable[[BlockWriter, Node], list[Block]]] = {
    "p": BlockWriter.write_paragraph,
    "ul": write_list,
    "ol": write_list,
    "blockquote": write_quotation,
    "pre": write_code,
    "hr": write_rule,
    "dl": write_definitions,
    "table": write_table,
}
"""What writes a block, by the element's name."""


def _is_closed(lines: Sequence[str]) -> bool:
    """Whether a block of code ends with a fence of its own."""
    match = _FENCE.match(lines[0]) if lines else None
    return bool(match and len(lines) > 1 and lines[-1].strip().startswith(match[1]))
