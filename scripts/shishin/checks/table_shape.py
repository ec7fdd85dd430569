"""Checks that the cells of a table fill it: none is missing, and none lies over another (HTML Standard, 4.9.12)."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from justhtml import Element

from shishin.checks.built_page import line_of
from shishin.model.finding import Finding

if TYPE_CHECKING:
    from collections.abc import Iterator

    from justhtml import Node

    from shishin.checks.built_page import BuiltPage

_PARTS = ("thead", "tbody", "tfoot")
_SPAN = re.compile(r"[0-9]{1,3}")
"""How many columns or rows a cell fills; what is wider or higher, no table of words is (4.9.11 has 1,000 at most)."""


def table_shape(page: BuiltPage, _site_url: str) -> Iterator[Finding]:
    """Each row of a table has a cell in each column, so that every cell has its heads (WCAG 2.2, 1.3.1)."""
    for table in page.all("table"):
        widths: set[int] = set()
        for part in (table, *_children(table, *_PARTS)):
            widths |= _widths([*_children(part, "tr")])
        if len(widths) > 1 or 0 in widths:
            yield Finding.at(page.url, line_of(table), "html-table-shape")


def _widths(rows: list[Element]) -> set[int]:
    """Give how many columns the rows of a part of a table fill: 0 if they leave a gap, overlap or reach out of it."""
    taken: set[tuple[int, int]] = set()
    widths: set[int] = set()
    for line, row in enumerate(rows):
        column = 0
        for cell in _children(row, "td", "th"):
            while (line, column) in taken:
                column += 1
            width, height = _span(cell, "colspan"), _span(cell, "rowspan") or len(rows) - line
            if line + height > len(rows):
                return {0}
            covered = {(line + down, column + right) for down in range(height) for right in range(width)}
            if covered & taken:
                return {0}
            taken |= covered
        columns = {place for over, place in taken if over == line}
        widths.add(len(columns) if columns == set(range(len(columns))) else 0)
    return widths


def _span(cell: Element, attribute: str) -> int:
    value = str(cell.attrs.get(attribute) or "1")
    return int(value) if _SPAN.fullmatch(value) else 1


def _children(element: Node, *names: str) -> Iterator[Element]:
    return (child for child in element.children or () if isinstance(child, Element) and child.name in names)
