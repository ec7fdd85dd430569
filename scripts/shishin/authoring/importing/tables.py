"""Writes tables: of words alone, a row to a line."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from shishin.authoring.importing.tree import BLOCKS, Node

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

CELLS = frozenset({"td", "th"})
_PARTS = frozenset({"thead", "tbody", "tfoot", "tr"})
_ALIGNED = re.compile(r"text-align:\s*(left|right|center)")
_RULES = {"left": ":---", "right": "---:", "center": ":---:"}


def written(cells: Sequence[Sequence[str]], styles: Sequence[str]) -> tuple[str, ...]:
    """Write a table.

    Args:
        cells: The rows, the first of them the heads of the columns.
        styles: The style of each head, for the alignment.
    """
    width = max(map(len, cells))
    aligned = [_ALIGNED.search(each) for each in styles]
    rules = [_RULES[match[1]] if match else "---" for match in aligned]
    rules += ["---"] * (width - len(rules))
    return (_row(cells[0], width), _row(rules, width), *(_row(each, width) for each in cells[1:]))


def rows_of(node: Node) -> Iterator[Node]:
    """Give a table's rows, but not those of a table in it."""
    for each in node.nodes:
        if each.tag == "tr":
            yield each
        elif each.tag != "table":
            yield from rows_of(each)


def outside(node: Node) -> Iterator[Node | str]:
    """Give what stands in a table and in none of its cells, where it has no place."""
    for each in node.children:
        if isinstance(each, str):
            if each.strip():
                yield each
        elif each.tag in _PARTS:
            yield from outside(each)
        elif each.tag not in {*CELLS, "caption", "softbreak", "comment", "stray", "colgroup"}:
            yield each


def flat(node: Node) -> Iterator[Node | str]:
    """Give the words of blocks as if they were none: a cell of a table holds only words."""
    for each in node.children:
        if isinstance(each, Node) and (each.tag in BLOCKS or each.tag == "pre"):
            yield " "
            yield from flat(each)
            yield " "
        else:
            yield each


def _row(cells: Sequence[str], width: int) -> str:
    filled = [*cells, *[""] * (width - len(cells))]
    return f"| {' | '.join(filled)} |"
