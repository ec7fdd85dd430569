"""Finds the paragraphs that Japanese authors write without blank lines, and joins the lines that are none."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from shishin.authoring.importing.pieces import BREAKS, Piece

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from shishin.authoring.importing.notes import Log

_JAPANESE = "\u3001-\u30ff\u4e00-\u9fff\uff01-\uff5e"
_ANY_JAPANESE = re.compile(f"[{_JAPANESE}]")
_WRAPPED = re.compile(rf"[{_JAPANESE}]\n[{_JAPANESE}]")
_NEW = re.compile(r"^(?:[\u3000※]|[（(][0-9０-９]{1,2}[）)])")
_ENDED = re.compile(r"[。！？][」』）]?$")
_DOT = re.compile(r"^[・●○■◆][\s\u3000]*")


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


def settled(pieces: Sequence[Piece]) -> list[Piece]:
    """Leave one break where a line break of HTML and one of the source stand together."""
    found: list[Piece] = []
    for each in pieces:
        after_break = bool(found) and found[-1].kind in BREAKS
        idle = each.kind == "text" and not each.text.strip(" \t")
        if (idle and not each.text) or (after_break and (each.kind == "soft" or idle)):
            continue
        while each.kind == "hard" and found and found[-1].kind == "soft":
            found.pop()
        found.append(each)
    return found


def joined(pieces: Sequence[Piece], log: Log) -> list[Piece]:
    """Join Japanese lines: a browser would show the line break as a space."""
    found: list[Piece] = []
    for at, each in enumerate(pieces):
        before = "".join(piece.plain() for piece in found[-2:]).rstrip(" ")[-1:]
        after = pieces[at + 1].plain()[:1] if at + 1 < len(pieces) else ""
        if each.kind == "soft" and _WRAPPED.search(f"{before}\n{after}"):
            log.change("wrapped", each.line)
        else:
            found.append(each)
    return found


def cut(pieces: Sequence[Piece], log: Log) -> Iterator[list[Piece]]:
    """Cut at two line breaks in a row, and where a Japanese author began a paragraph with a space."""
    group: list[Piece] = []
    for at, each in enumerate(pieces):
        after = next((piece for piece in pieces[at + 1 : at + 3] if piece.plain().strip(" ")), None)
        double = each.kind == "hard" and bool(group) and group[-1].kind in BREAKS
        starts = after is not None and _starts(group, after)
        if each.kind in BREAKS and (double or starts):
            log.change("paragraph" if starts else "line-break", each.line)
            yield group
            group = []
        elif not (each.kind in BREAKS and not group):
            group.append(each)
    if group:
        if group[0].plain()[:1] == "\u3000":
            log.change("paragraph", group[0].line)
        yield group


def undotted(group: Sequence[Piece]) -> list[Piece] | None:
    """Take the dot away that a line of a list begins with, or give nothing if it is none."""
    first = next((at for at, each in enumerate(group) if each.plain().strip(" \u3000")), 0)
    match = _DOT.match(group[first].text) if group and group[first].kind == "text" else None
    if match is None:
        return None
    return [replace(group[first], text=group[first].text[match.end() :]), *group[first + 1 :]]


def listed(found: list[Block], text: str, line: int) -> None:
    """Add an item to the list that the last block is, or to a new one."""
    lines = tuple(f"{'  ' if at else '- '}{row}".rstrip() for at, row in enumerate(text.split("\n")))
    if found and found[-1].kind == "dots":
        found[-1] = replace(found[-1], lines=(*found[-1].lines, *lines))
    else:
        found.append(Block(lines, line, "dots"))


def _starts(group: Sequence[Piece], after: Piece) -> bool:
    """Whether a paragraph begins after a line break, as Japanese authors write it: without a blank line."""
    words = after.plain()
    if _NEW.match(words) or _DOT.match(words):
        return True
    filled = [piece for piece in group[-3:] if piece.kind in BREAKS or piece.plain().strip()]
    if not filled or filled[-1].kind in BREAKS or not _ANY_JAPANESE.search(words):
        return False
    before = filled[-1]
    alone = before.kind == "mark" and (len(group) == 1 or (len(filled) > 1 and filled[-2].kind in BREAKS))
    ended = before.kind == "mark" or bool(_ENDED.search(before.plain().rstrip()))
    return alone or (ended and after.kind == "mark")


def indented(lines: Sequence[str], marker: str) -> list[str]:
    """Write lines as an item of a list."""
    pad = " " * len(marker)
    rows = [f"{pad}{line}".rstrip() for line in lines] or [marker.rstrip()]
    return [f"{marker}{rows[0][len(pad) :]}".rstrip(), *rows[1:]]


def spread(blocks: Sequence[Block]) -> list[str]:
    """Put blocks one after the other, with blank lines between them."""
    lines: list[str] = []
    for each in blocks:
        lines += ["", *each.lines] if lines else each.lines
    return lines
