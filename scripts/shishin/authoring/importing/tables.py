"""Writes tables as Markdown: a row to a line, with words only in the cells."""

from __future__ import annotations

import re
from dataclasses import replace
from typing import TYPE_CHECKING

from shishin.authoring.importing.paragraphs import Block
from shishin.authoring.importing.tree import BLOCKS, Node

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from shishin.authoring.importing.block_writer import BlockWriter

_CELLS = frozenset({"td", "th"})
_PARTS = frozenset({"thead", "tbody", "tfoot", "tr"})
_ALIGNED = re.compile(r"text-align:\s*(left|right|center)")
_RULES = {"left": ":---", "right": "---:", "center": ":---:"}


def write_table(writer: BlockWriter, node: Node) -> list[Block]:
    """Write a table, with its caption and what stands outside its cells before it."""
    rows = [cells for row in _rows(node) if (cells := [cell for cell in row.nodes if cell.tag in _CELLS])]
    spans = (cell.attrs.get(name, "1") for cells in rows for cell in cells for name in ("colspan", "rowspan"))
    if not rows or any(span != "1" for span in spans):
        writer.log.decide("table", node.line)
    captions = [block for child in node.nodes if child.tag == "caption" for block in writer.write_children(child)]
    blocks = [replace(caption, line=node.line) for caption in captions]
    blocks += writer.write_children(Node("div", node.line, children=list(_outside_cells(node))))
    if not rows:
        return blocks
    between = writer.inline.words["cells"]
    texts = [[_cell(writer, cell, between) for cell in cells] for cells in rows]
    lines = _table_lines(texts, [cell.attrs.get("style", "") for cell in rows[0]])
    return [*blocks, Block(lines, node.line, "table")]


def _cell(writer: BlockWriter, node: Node, between: str) -> str:
    for inner in node.all():
        if inner.html and (inner is node or writer.is_block(inner)):
            writer.log.change("html", inner.line, inner.tag)
    if any(inner.tag == "br" for inner in node.all()):
        writer.log.change("line-break", node.line)
    return re.sub(r"(?<!\\)\|", r"\\|", writer.on_one_line(node, between))


def cell_parts(node: Node) -> Iterator[Node | str]:
    """Give the words and elements in a block, with spaces in place of the blocks in it: a cell holds only words."""
    for child in node.children:
        if isinstance(child, Node) and (child.tag in BLOCKS or child.tag == "pre"):
            yield " "
            yield from cell_parts(child)
            yield " "
        else:
            yield child


def _table_lines(texts: Sequence[Sequence[str]], styles: Sequence[str]) -> tuple[str, ...]:
    """Write the lines of a table.

    Args:
        texts: The texts of the cells by row, the first row of them the heads of the columns.
        styles: The style of each head, for the alignment.
    """
    width = max(map(len, texts))
    aligned = [_ALIGNED.search(style) for style in styles]
    rules = [_RULES[match[1]] if match else "---" for match in aligned]
    rules += ["---"] * (width - len(rules))
    return (_line(texts[0], width), _line(rules, width), *(_line(row, width) for row in texts[1:]))


def _line(cells: Sequence[str], width: int) -> str:
    filled = [*cells, *[""] * (width - len(cells))]
    return f"| {' | '.join(filled)} |"


def _rows(node: Node) -> Iterator[Node]:
    """Give a table's rows, but not those of a table in it."""
    for child in node.nodes:
        if child.tag == "tr":
            yield child
        elif child.tag != "table":
            yield from _rows(child)


def _outside_cells(node: Node) -> Iterator[Node | str]:
    """Give what stands in a table but in none of its cells; HTML's authors sometimes put words there."""
    for child in node.children:
        if isinstance(child, str):
            if child.strip():
                yield child
        elif child.tag in _PARTS:
            yield from _outside_cells(child)
        elif child.tag not in {*_CELLS, "caption", "softbreak", "comment", "stray", "colgroup"}:
            yield child
