"""Finds what CommonMark reads in one way and authors mean in another: lists, open code, long rows."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from markdown_it.token import Token

_FENCE_END = re.compile(r"[ \t>]*(`{3,}|~{3,})[ \t]*")
_CELL_END = re.compile(r"(?<!\\)\|")
_MARKER = re.compile(r"( *)(?:[-*+]|\d{1,9}[.)])(?: +|$)")


def unclosed(tokens: Sequence[Token], lines: Sequence[str]) -> Iterator[int]:
    """Give the first line of each fenced code without a last line of its own: it runs on to the end of all."""
    for token in tokens:
        if token.type == "fence" and token.map:
            start, end = token.map
            last = _FENCE_END.fullmatch(lines[end - 1])
            if end - 1 == start or last is None or not last[1].startswith(token.markup):
                yield start


@dataclass(frozen=True)
class _Item:
    """Where the marker of a list's item stands, and where its words begin, both in spaces from the left."""

    marker: int
    words: int


def misplaced(tokens: Sequence[Token], lines: Sequence[str]) -> Iterator[tuple[int, int]]:
    """Find items that begin further in than the item before, but not far enough to stand inside it.

    A reader sees them beside that item, or as a list of their own after it.

    Yields:
        The line of each such item, counted from 0, and how many spaces would put it inside.
    """
    before: dict[int, _Item] = {}
    for number, token in enumerate(tokens):
        if token.type != "list_item_open" or not token.map:
            continue
        match = _MARKER.match(lines[token.map[0]])
        item = _Item(len(match[1]), len(match[0])) if match else None
        last = before.get(token.level) if _follows(tokens, number) else None
        if item and last and item.marker > last.marker:
            yield token.map[0], last.words
        if item:
            before[token.level] = item
        else:
            before.pop(token.level, None)


def _follows(tokens: Sequence[Token], number: int) -> bool:
    """Whether an item comes right after another, of the same list or of one that ends right before its own."""
    before = tokens[number - 1]
    if before.type == "list_item_close":
        # The numbers of one list may stand flush right.
        return not tokens[number].info
    return before.type.endswith("_list_open") and number > 1 and tokens[number - 2].type.endswith("_list_close")


def crowded_rows(tokens: Sequence[Token], lines: Sequence[str]) -> Iterator[int]:
    """Give the line of each row of a table that has more cells than the row of column names: they are dropped.

    Source: GitHub Flavored Markdown 0.29, “Tables (extension)”: the excess is ignored.
    """
    columns = 0
    for token in tokens:
        if token.type == "thead_open":
            columns = 0
        elif token.type == "th_open":
            columns += 1
        elif token.type == "tr_open" and token.level > 1 and token.map and columns:
            row = lines[token.map[0]].lstrip(" \t>").rstrip()
            inside = row.removeprefix("|")
            cells = len(_CELL_END.findall(inside)) + (not re.search(r"(?<!\\)\|$", inside))
            if cells > columns:
                yield token.map[0]
