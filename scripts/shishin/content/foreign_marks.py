"""Finds marks that this Markdown does not know: readers would see them as they were typed, or miss the words.

What CommonMark (with tables, struck-out text and lists of definitions) reads, the page shows. What other tools add to
Markdown is a finding that names what to write here instead.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING, NamedTuple

from shishin.content.reading.commonmark import MAX_NESTING

if TYPE_CHECKING:
    from collections.abc import Iterator

    from shishin.content.reading.commonmark import TextLine
    from shishin.content.reading.markdown import Outline

SHOWN = 60
"""How many characters of a line a message repeats."""

_JAPANESE = r"[\u3001-\u303f\u3041-\u30ff\u3400-\u9fff\uff01-\uff60]"


_EMPHASIS = re.compile(
    r"\*\*|~~"
    rf"|\*(?=\S)(?=[^*\n]*{_JAPANESE})[^*\n]*(?<=\S)\*"
    rf"|(?<![A-Za-z0-9_])(_{{1,3}})(?=\S)(?=[^_\n]*{_JAPANESE})[^_\n]*(?<=\S)\1(?![A-Za-z0-9_])"
)
"""Marks of emphasis that are left over; one star or low line by itself is often meant as it is."""


@dataclass(frozen=True)
class Mark:
    """Something that is no mark here.

    Attributes:
        code: The finding that tells of it.
        pattern: What it looks like in a line of words.
        at: Where it counts: anywhere, at the `start` of a paragraph, on a `later` line of one, or at the start of an
            `item` or a `quotation`.
    """

    code: str
    pattern: re.Pattern[str]
    at: str = "anywhere"


MARKS = (
    Mark("mark-footnote", re.compile(r"\[\^[^\[\]\s]+\]")),
    Mark("mark-task", re.compile(r"^\[[ xX]\](?:\s|$)"), "item"),
    Mark("mark-alert", re.compile(r"^\[![A-Za-z]+\]"), "quotation"),
    Mark("mark-admonition", re.compile(r"^(?:!!!|\?\?\?)\+?(?:\s|$)"), "start"),
    Mark("mark-container", re.compile(r"^:::"), "start"),
    Mark("mark-contents", re.compile(r"^\[\[?_?toc_?\]?\]$", re.IGNORECASE), "start"),
    Mark("mark-template", re.compile(r"\{\{|\{%")),
    Mark("attribute", re.compile(r"\{:?[^{}\n]*\}")),
    Mark("mark-emoji", re.compile(r"(?<![\w:/]):[a-z][a-z0-9_+-]*:(?![\w:/])")),
    Mark(
        "mark-formula",
        re.compile(rf"\$\$|(?<![A-Za-z0-9$])\$(?=\S)(?:(?!{_JAPANESE})[^$\n])*(?<=\S)\$(?![A-Za-z0-9$])"),
    ),
    Mark("mark-highlight", re.compile(r"==[^=\s](?:[^=\n]*[^=\s])?==")),
    Mark("mark-wiki", re.compile(r"\[\[[^\[\]\n]+\]\]")),
    Mark("mark-link", re.compile(r"\]\(")),
    Mark("mark-emphasis", _EMPHASIS),
    Mark("link-bare", re.compile(r"https?://[^\s\u3001-\u30ff\u3400-\u9fff\uff00-\uffef<>]+")),
    Mark("mark-table", re.compile(r"^\s*(?:\|\s*)?:?-{2,}:?\s*\|[\s:|-]*$|^\s*\|.*\|\s*$")),
    Mark("list-crowded", re.compile(r"^\d{1,9}[.)]\s"), "later"),
    Mark("hash-first", re.compile(r"^#{1,6}[^\s#\d]")),
)
"""In the order in which they are looked for: of a line, only the first that is found is told."""


class Slip(NamedTuple):
    """Something in a body that readers would see wrongly, or not at all.

    Attributes:
        line: The line of the file.
        code: The finding that tells of it.
        values: The words that fill the finding's message.
    """

    line: int
    code: str
    values: dict[str, object]


def foreign_marks(outline: Outline) -> Iterator[Slip]:
    """Give the marks of a body that are none here; of a line, only the first."""
    before, last_mark = 0, ""
    for line in outline.texts:
        mark, text = _first(line)
        # A table that is none is one slip, however many lines it has.
        goes_on = not line.first and line.line == before + 1 and mark == last_mark
        if mark and not goes_on:
            yield Slip(line.line, mark, {"mark": text[:SHOWN]})
        before, last_mark = line.line, mark


def _first(line: TextLine) -> tuple[str, str]:
    """Give the first mark in a line, as a finding's code and the mark's characters; nothing if there is none."""
    for mark in MARKS:
        match = mark.pattern.search(line.text) if _counts(mark, line) else None
        if match:
            return mark.code, match[0]
    return "", ""


def _counts(mark: Mark, line: TextLine) -> bool:
    match mark.at:
        case "start":
            return line.first and line.inside == "paragraph"
        case "later":
            return not line.first and line.inside == "paragraph"
        case "item":
            return line.first and line.within == "list_item"
        case "quotation":
            return line.first and line.within == "blockquote"
    return True


def unseen_words(outline: Outline) -> Iterator[Slip]:
    """Give what nobody reads, or reads in the wrong place: titles of links, unused targets, code and lists astray."""
    yield from (Slip(line, "link-title", {"title": title[:SHOWN]}) for line, title in outline.titles)
    yield from (Slip(line, "definition-unused", {}) for line in outline.unused)
    yield from (Slip(line, "fence-unclosed", {}) for line in outline.unclosed)
    yield from (Slip(line, "table-cells", {}) for line in outline.crowded_rows)
    yield from (Slip(line, "list-nested", {"spaces": spaces}) for line, spaces in outline.misplaced)
    if outline.too_deep:
        yield Slip(outline.too_deep, "nested-deep", {"limit": MAX_NESTING // 2 - 2})
