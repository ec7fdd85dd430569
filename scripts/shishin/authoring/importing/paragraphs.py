"""Finds the paragraphs that Japanese authors write without blank lines, and joins lines that are one sentence."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from shishin.authoring.importing.inline_parts import BREAKS, InlinePart

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from shishin.authoring.importing.notes import Log

_JAPANESE = "\u3001-\u30ff\u4e00-\u9fff\uff01-\uff5e"
_ANY_JAPANESE = re.compile(f"[{_JAPANESE}]")
_WRAPPED = re.compile(rf"[{_JAPANESE}]\n[{_JAPANESE}]")
_NEW = re.compile(r"^(?:[\u3000※]|[（(][0-9０-９]{1,2}[）)])")
_ENDED = re.compile(r"[。！？][」』）]?$")
_DOT = re.compile(r"^[・●○■◆][\s\u3000]*")

LISTS = frozenset({"ul", "ol"})


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


def without_repeated_breaks(parts: Sequence[InlinePart]) -> list[InlinePart]:
    """Leave one break where a line break of HTML and one of the source stand side by side.

    Args:
        parts: The parts of a run of words.
    """
    kept: list[InlinePart] = []
    for part in parts:
        after_break = bool(kept) and kept[-1].kind in BREAKS
        idle = part.kind == "text" and not part.text.strip(" \t")
        if (idle and not part.text) or (after_break and (part.kind == "soft" or idle)):
            continue
        while part.kind == "hard" and kept and kept[-1].kind == "soft":
            kept.pop()
        kept.append(part)
    return kept


def join_japanese_lines(parts: Sequence[InlinePart], log: Log) -> list[InlinePart]:
    """Take the breaks between Japanese lines away: a browser would show each as a space.

    Args:
        parts: The parts of a paragraph.
        log: Where the joined lines are noted.
    """
    kept: list[InlinePart] = []
    for at, part in enumerate(parts):
        before = "".join(earlier.plain() for earlier in kept[-2:]).rstrip(" ")[-1:]
        after = parts[at + 1].plain()[:1] if at + 1 < len(parts) else ""
        if part.kind == "soft" and _WRAPPED.search(f"{before}\n{after}"):
            log.change("wrapped", part.line)
        else:
            kept.append(part)
    return kept


def split_into_paragraphs(parts: Sequence[InlinePart], log: Log) -> Iterator[list[InlinePart]]:
    """Split at two line breaks in a row, and where a Japanese author began a paragraph with a space.

    Args:
        parts: The parts of a run of words.
        log: Where the new paragraphs are noted.

    Yields:
        The parts of each paragraph.
    """
    group: list[InlinePart] = []
    for at, part in enumerate(parts):
        after = next((later for later in parts[at + 1 : at + 3] if later.plain().strip(" ")), None)
        double = part.kind == "hard" and bool(group) and group[-1].kind in BREAKS
        starts = after is not None and _starts(group, after)
        if part.kind in BREAKS and (double or starts):
            log.change("paragraph" if starts else "line-break", part.line)
            yield group
            group = []
        elif not (part.kind in BREAKS and not group):
            group.append(part)
    if group:
        if group[0].plain()[:1] == "\u3000":
            log.change("paragraph", group[0].line)
        yield group


def without_dot(group: Sequence[InlinePart]) -> list[InlinePart] | None:
    """Take away the dot with which a line of a list begins; give nothing if the line begins with none."""
    first = next((at for at, part in enumerate(group) if part.plain().strip(" \u3000")), 0)
    match = _DOT.match(group[first].text) if group and group[first].kind == "text" else None
    if match is None:
        return None
    return [replace(group[first], text=group[first].text[match.end() :]), *group[first + 1 :]]


def add_list_item(blocks: list[Block], text: str, line: int) -> None:
    """Add an item to the list that the last block is, or to a new one.

    Args:
        blocks: The blocks so far; the last is changed, or one is added.
        text: The words of the item.
        line: The line of the file that they came from.
    """
    lines = tuple(f"{'  ' if at else '- '}{row}".rstrip() for at, row in enumerate(text.split("\n")))
    if blocks and blocks[-1].kind == "dots":
        blocks[-1] = replace(blocks[-1], lines=(*blocks[-1].lines, *lines))
    else:
        blocks.append(Block(lines, line, "dots"))


def _starts(group: Sequence[InlinePart], after: InlinePart) -> bool:
    """Whether a paragraph begins after a line break, as Japanese authors write it: without a blank line."""
    words = after.plain()
    if _NEW.match(words) or _DOT.match(words):
        return True
    filled = [part for part in group[-3:] if part.kind in BREAKS or part.plain().strip()]
    if not filled or filled[-1].kind in BREAKS or not _ANY_JAPANESE.search(words):
        return False
    before = filled[-1]
    stands_by_itself = before.kind == "mark" and (len(group) == 1 or (len(filled) > 1 and filled[-2].kind in BREAKS))
    ended = before.kind == "mark" or bool(_ENDED.search(before.plain().rstrip()))
    return stands_by_itself or (ended and after.kind == "mark")


def as_list_item(lines: Sequence[str], marker: str) -> list[str]:
    """Write lines as an item of a list: the marker before the first, and the others indented by its width."""
    pad = " " * len(marker)
    rows = [f"{pad}{line}".rstrip() for line in lines] or [marker.rstrip()]
    return [f"{marker}{rows[0][len(pad) :]}".rstrip(), *rows[1:]]


def with_blank_lines(blocks: Sequence[Block]) -> list[str]:
    """Put blocks one after the other, with blank lines between them."""
    lines: list[str] = []
    for block in blocks:
        lines += ["", *block.lines] if lines else block.lines
    return lines
