"""Writes lists, quotations, code, rules and definitions as Markdown: one function for each kind of block."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from shishin.authoring.importing import characters
from shishin.authoring.importing.paragraphs import LISTS, Block, as_list_item, with_blank_lines
from shishin.authoring.importing.tree import Node

if TYPE_CHECKING:
    from shishin.authoring.importing.block_writer import BlockWriter

_ALERT = re.compile(r"^\[!([A-Za-z]+)\][+-]?\s*")


def write_list(writer: BlockWriter, node: Node) -> list[Block]:
    """Write a list, its items apart if they were written as paragraphs."""
    items = [_as_item(child, node.line) for child in node.children if _says_something(child)]
    loose = not node.html and any(
        inner.tag == "p" and "hidden" not in inner.attrs for item in items for inner in item.nodes
    )
    start = int(node.attrs["start"]) if re.fullmatch(r"\d{1,8}", node.attrs.get("start", "")) else 1
    written_items = [rows for item in items if (rows := _item_lines(writer, item, loose=loose))]
    lines: list[str] = []
    for number, rows in enumerate(written_items, start):
        marker = "- " if node.tag == "ul" else f"{number}. "
        lines += ["", *as_list_item(rows, marker)] if lines and loose else as_list_item(rows, marker)
    return [Block(tuple(lines), node.line, node.tag)] if lines else []


def _item_lines(writer: BlockWriter, node: Node, *, loose: bool) -> list[str]:
    if "task" in node.attrs:
        writer.log.change("task", node.line, node.attrs["task"])
    lines: list[str] = []
    for block in writer.write_children(node):
        tight = not loose and block.kind in LISTS
        lines += ["", *block.lines] if lines and not tight else block.lines
    return lines


def _says_something(child: Node | str) -> bool:
    """Whether a child of a list is more than the space between its items."""
    return bool(child.strip()) if isinstance(child, str) else child.tag not in {"softbreak", "comment"}


def _as_item(child: Node | str, line: int) -> Node:
    """Give an item of a list; HTML's authors sometimes put other things between them."""
    if isinstance(child, Node) and child.tag == "li":
        return child
    return Node("li", line, children=[child])


def write_quotation(writer: BlockWriter, node: Node) -> list[Block]:
    """Write a quotation, or the words of an alert that is written like one."""
    lead = next((child for child in node.nodes if child.tag == "p"), None)
    first = lead.children[0] if lead and lead.children else None
    if lead and isinstance(first, str) and (match := _ALERT.match(first)):
        writer.log.change("admonition", node.line, match[0])
        rest = Node("p", lead.line, lead.attrs, [first[match.end() :], *lead.children[1:]])
        word = Block((f"**{match[1].capitalize()}**",), node.line, "p")
        children = [rest if child is lead else child for child in node.children]
        return [word, *writer.write_children(Node("div", node.line, children=children))]
    lines = with_blank_lines(writer.write_children(node))
    return [Block(tuple(f"> {line}".rstrip() for line in lines), node.line, "blockquote")] if lines else []


def write_code(writer: BlockWriter, node: Node) -> list[Block]:
    """Write a block of code between fences."""
    text = "\n".join(characters.clean(row, node.line, writer.log) for row in node.text().split("\n"))
    text = text.removeprefix("\n") if node.html else text
    if node.attrs.get("kind") == "code_block":
        writer.log.change("code-block", node.line)
    info = re.sub(r"[^\w+#.-]", "", node.attrs.get("info", ""))
    longest = max((len(run) for run in re.findall("`+", text)), default=0)
    fence = "`" * max(3, longest + 1)
    rows = text.rstrip("\n").split("\n")
    return [Block((f"{fence}{info}", *rows, fence), node.line, "pre")]


def write_rule(_writer: BlockWriter, node: Node) -> list[Block]:
    """Write the line that stands between two parts of a text."""
    return [Block(("---",), node.line, "hr")]


def write_definitions(writer: BlockWriter, node: Node) -> list[Block]:
    """Write terms and their definitions."""
    lines: list[str] = []
    for child in node.children:
        element = child if isinstance(child, Node) else Node("dt", node.line, children=[child])
        text = writer.on_one_line(element, " ")
        if element.tag == "dd":
            lines.append(f":   {text}")
        elif text:
            lines += ["", text] if lines and lines[-1].startswith(":") else [text]
    return [Block(tuple(lines), node.line, "dl")] if any(line.strip() for line in lines) else []
