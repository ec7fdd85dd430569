"""Marks what was deleted and inserted between two texts, word by word; in Japanese, phrase by phrase."""

from __future__ import annotations

import re
from dataclasses import dataclass
from difflib import SequenceMatcher
from typing import TYPE_CHECKING

from shishin.model.language import language_of
from shishin.model.page import TARGET
from shishin.pages.shared.phrases import cut
from shishin.pages.words import words

if TYPE_CHECKING:
    from collections.abc import Sequence


@dataclass(frozen=True)
class Piece:
    """A stretch of words in a comparison: `same`, `del` or `ins`."""

    kind: str
    text: str


Opcode = tuple[str, int, int, int, int]
"""What `difflib` says of a stretch: what happens to it, and where it stands in both texts."""

LONG = 200
"""Characters of unchanged text that are shown whole."""

BESIDE = 12
"""Words and spaces, or phrases in Japanese, that are shown beside a change in a longer text."""

ELLIPSIS = " … "

MOST = 400_000
"""Words of one text times words of the other that are compared at once: two long sections, in a third of a second."""

GAP = 2
"""So many spaces and signs between two changes are taken for a part of them: a comma with its space."""

_TARGETS = re.compile(f"({TARGET}[^{TARGET}]*{TARGET})")


def marked(before: str, after: str, code: str) -> tuple[Piece, ...]:
    """Mark what was deleted and inserted, word by word; in Japanese, phrase by phrase.

    The target of a link is marked as a whole, and only where its words stay.
    """
    runs = _runs(_tokens(before, code), _tokens(after, code))
    found: list[Piece] = []
    for number, (same, old, new) in enumerate(runs):
        gone, come = _words(old), _words(new)
        if same:
            found.append(Piece("same", _context(gone, first=number == 0, last=number == len(runs) - 1)))
        elif gone or come:
            found += [Piece("del", "".join(gone)), Piece("ins", "".join(come))]
        else:
            form: str = words(language_of(code))["comparison"]["target"]
            both = (("del", old), ("ins", new))
            found += [Piece(kind, form.format(target=each.strip(TARGET))) for kind, targets in both for each in targets]
    return tuple(each for each in found if each.text)


def _runs(old: list[str], new: list[str]) -> list[tuple[bool, list[str], list[str]]]:
    """Give what is the same and what is not, in turns: whether it is, and both sides.

    A space or a sign between two changes belongs to them: one long change reads better than many short ones.
    """
    found: list[tuple[bool, list[str], list[str]]] = []
    opcodes = _opcodes(old, new)
    for number, (tag, a, b, c, d) in enumerate(opcodes):
        inside = 0 < number < len(opcodes) - 1
        same = tag == "equal" and not (inside and _is_gap(old[a:b]))
        if found and not same and not found[-1][0]:
            found[-1] = (False, found[-1][1] + old[a:b], found[-1][2] + new[c:d])
        else:
            found.append((same, old[a:b], new[c:d]))
    return found


def _opcodes(old: list[str], new: list[str]) -> Sequence[Opcode]:
    """Compare word by word; where that would take too long, line by line first, and what is too long even so whole."""
    if len(old) * len(new) <= MOST:
        return SequenceMatcher(None, old, new, autojunk=False).get_opcodes()
    lines, places = zip(*(_lines(each) for each in (old, new)), strict=True)
    rows: Sequence[Opcode] = [("replace", 0, len(lines[0]), 0, len(lines[1]))]
    if len(lines[0]) * len(lines[1]) <= MOST:
        rows = SequenceMatcher(None, lines[0], lines[1], autojunk=False).get_opcodes()
    found: list[Opcode] = []
    for tag, *ends in rows:
        a, b, c, d = (places[number // 2][end] for number, end in enumerate(ends))
        inner: Sequence[Opcode] = [(tag, 0, b - a, 0, d - c)]
        if tag == "replace" and (b - a) * (d - c) <= MOST:
            inner = SequenceMatcher(None, old[a:b], new[c:d], autojunk=False).get_opcodes()
        for each, *within in inner:
            row = (each, a + within[0], a + within[1], c + within[2], c + within[3])
            if found and found[-1][0] == each:
                row = (each, found[-1][1], row[2], found[-1][3], row[4])
                found.pop()
            found.append(row)
    return found


def _lines(tokens: list[str]) -> tuple[list[tuple[str, ...]], list[int]]:
    """Give the lines of a text, and where each begins among its tokens; the last place is the end."""
    begins = [0, *(number for number, each in enumerate(tokens, 1) if "\n" in each and number < len(tokens))]
    ends = [*begins[1:], len(tokens)]
    return [tuple(tokens[start:end]) for start, end in zip(begins, ends, strict=True)], [*begins, len(tokens)]


def _is_gap(tokens: list[str]) -> bool:
    return len(tokens) <= GAP and not any(each[:1].isalnum() for each in tokens)


def _tokens(text: str, code: str) -> list[str]:
    parts = _TARGETS.split(text)
    return [
        piece for turn, part in enumerate(parts) for piece in ([part] if turn % 2 else cut(part, language_of(code)))
    ]


def _words(tokens: list[str]) -> list[str]:
    """Leave targets out: they are shown only where the words before them are as they were."""
    return [each for each in tokens if not each.startswith(TARGET)]


def _context(words_: list[str], *, first: bool, last: bool) -> str:
    """Shorten a long stretch that is as it was to the words beside a change."""
    if len("".join(words_)) <= LONG:
        return "".join(words_)
    head = "" if first else "".join(words_[:BESIDE])
    tail = "" if last else "".join(words_[-BESIDE:])
    return f"{head}{ELLIPSIS}{tail}"
