"""How much of anything the sources may hold: the one place of every limit, each with its reason.

Whatever somebody sends is read before anybody has looked at it, so no reader may be handed more than it can take in a
second or two. Each limit stands far above what a person would write and read; the comments say how far above the
largest of this edition's own texts, released ones included. What is beyond a limit is refused before a parser sees it.

These are the limits of what authors write. Released files are read by those of their form, whatever becomes of these.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from shishin.forms.form import Limits
from shishin.model.finding import Finding

if TYPE_CHECKING:
    from collections.abc import Sequence

MAX_BYTES = 1_000_000
"""Bytes of a file: 18 times the largest data file. The ledger of a hundred versions of forty guides needs as much."""

MAX_PAGE_BYTES = 250_000
"""Bytes of a Markdown file: 14 times the largest, and a book's worth of Japanese. It is parsed several times."""

MAX_LINES = 25_000
"""Lines of a file: 18 times the longest data file. The ledger above has 17,000."""

MAX_PAGE_LINES = 8_000
"""Lines of a Markdown file: 47 times the longest. Each line may be a block of its own, which costs most."""

MAX_LINE = 10_000
"""Characters of a line: 13 times the longest. Editors and reviews show longer ones badly, and patterns read lines."""

MAX_MARKS = 15_000
"""Characters of a Markdown file that may begin or end something: 47 times the most. Each may open what the parser
then has to look for the end of."""

MAX_CELLS = 10_000
"""Cells of a Markdown file's tables: 40 times the most. Rows that are too short are filled up, so that few
characters can ask for many cells."""

MAX_NODES = 50_000
"""Values and names in a YAML text: 7 times the most. The ledger above has 41,000."""

MAX_ROWS = 10_000
"""Rows of a list, or fields of a group: 7 times the most, which are the readings."""

MAX_DEPTH = 12
"""Levels of YAML: deeper than any document kind needs; the reader recurses once per level."""

MAX_FOLDERS = 12
"""Folders within each other: twice as deep as a frozen guide lies. Systems refuse paths that are too long."""

MAX_FILES = 200_000
"""Files below a content folder: 800 times what there is, and a hundred versions of a thousand documents."""

KEPT = 100
"""Findings of one kind of reading that are kept of a file: nobody mends more before checking again."""

SHOWN = 200
"""Findings that a command prints; the last says how many more there are."""

ANNOTATIONS = 10
"""Annotations of a severity that GitHub shows of a step. Source: actions/toolkit, docs/problem-matchers.md."""

MARK_CHARACTERS = r"[]*_`<!&\~{|$"
"""What may begin or end something in Markdown, on this site or elsewhere."""

TODAY = Limits(
    bytes_=MAX_BYTES,
    page_bytes=MAX_PAGE_BYTES,
    lines=MAX_LINES,
    page_lines=MAX_PAGE_LINES,
    line=MAX_LINE,
    marks=MAX_MARKS,
    mark_characters=MARK_CHARACTERS,
    cells=MAX_CELLS,
    nodes=MAX_NODES,
    rows=MAX_ROWS,
    depth=MAX_DEPTH,
    folders=MAX_FOLDERS,
    files=MAX_FILES,
)
"""The limits of what authors write."""

_PIPES = re.compile(r"\|")
_RULE = re.compile(r"[ \t>]*(?=[|:-])(?=[^|\n]*\|)[|: \t-]+")
"""The line below a table's head, which makes a table of what follows."""


def too_much(path: str, text: str, findings: list[Finding], limits: Limits = TODAY, *, is_page: bool = False) -> bool:
    """Whether a text is more than a reader should be given; then say what is too much, where, and how to mend it.

    Args:
        path: The file's path; its ending tells what will read it.
        text: What the file holds, with line feeds only.
        findings: Where it is said.
        limits: The limits.
        is_page: Whether it will be read as Markdown whatever its ending is.
    """
    page = is_page or path.endswith(".md")
    finding = _lines(path, text, limits.page_lines if page else limits.lines, limits.line)
    if page and not finding:
        finding = _marks(path, text, limits) or _cells(path, text, limits.cells)
    findings += [finding] if finding else []
    return finding is not None


def too_large(path: str, size: int, findings: list[Finding], limits: Limits = TODAY) -> bool:
    """Whether a file has more bytes than a reader should be given; then say so.

    Args:
        path: The file's path; its ending tells what will read it.
        size: How many bytes it has.
        findings: Where it is said.
        limits: The limits.
    """
    most = most_bytes(path, limits)
    findings += [Finding.at(path, 0, "file-too-large", limit=f"{most:,}")] if size > most else []
    return size > most


def most_bytes(path: str, limits: Limits) -> int:
    """Give how many bytes a file may have; its path's ending tells what will read it."""
    return limits.page_bytes if path.endswith(".md") else limits.bytes_


def _lines(path: str, text: str, most: int, longest: int) -> Finding | None:
    if text.count("\n") > most:
        return Finding.at(path, most + 1, "lines-many", limit=f"{most:,}")
    if path.endswith(".svg"):
        return None  # Drawing programs put a whole path on a line, and no pattern looks for words in it.
    long = (number for number, line in enumerate(text.split("\n"), 1) if len(line) > longest)
    line = next(long, 0)
    return Finding.at(path, line, "line-long", limit=f"{longest:,}") if line else None


def _marks(path: str, text: str, limits: Limits) -> Finding | None:
    for number, match in enumerate(re.finditer(f"[{re.escape(limits.mark_characters)}]", text), 1):
        if number > limits.marks:
            line = text.count("\n", 0, match.start()) + 1
            return Finding.at(path, line, "marks-many", limit=f"{limits.marks:,}")
    return None


def _cells(path: str, text: str, most: int) -> Finding | None:
    """Count what tables would ask for: every line below a head has as many cells as the head."""
    columns = cells = 0
    for number, line in enumerate(text.split("\n"), 1):
        if _RULE.fullmatch(line):
            columns = max(columns, len(_PIPES.findall(line)) + 1)
        elif not line.strip():
            columns = 0
        cells += columns
        if cells > most:
            return Finding.at(path, number, "cells-many", limit=f"{most:,}")
    return None


def first(findings: Sequence[Finding], most: int = KEPT) -> list[Finding]:
    """Give the first findings of a file, and how many more there are as the last of them."""
    if len(findings) <= most:
        return list(findings)
    after = findings[most]
    return [*findings[:most], Finding.at(after.file, after.line, "findings-more", count=f"{len(findings) - most:,}")]
