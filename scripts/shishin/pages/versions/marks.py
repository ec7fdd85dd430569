"""Marks what was deleted and inserted between two texts, word by word; in Japanese, phrase by phrase."""

from __future__ import annotations

import re
from dataclasses import dataclass
from difflib import SequenceMatcher
from functools import lru_cache
from typing import TYPE_CHECKING

from shishin.disk.remembered import remembered
from shishin.model.page import TARGET
from shishin.pages.shared.phrases import cut

if TYPE_CHECKING:
    from collections.abc import Sequence

    from shishin.languages.language import Language


@dataclass(frozen=True)
class MarkedPiece:
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

KEPT = 1 << 14
"""So many marked texts are remembered: most pairs of versions that are compared share most of their changes."""

_TARGETS = re.compile(f"({TARGET}[^{TARGET}]*{TARGET})")


@lru_cache(maxsize=KEPT)
def marked(before: str, after: str, language: Language) -> tuple[MarkedPiece, ...]:
    """Mark what was deleted and inserted, word by word; in Japanese, phrase by phrase.

    The target of a link is marked as a whole, and only where its words stay.
    """
    parts = (before, after, language.code, language.tables.project)
    return remembered("marked", parts, lambda: _marked(before, after, language))


def _marked(before: str, after: str, language: Language) -> tuple[MarkedPiece, ...]:
    runs = _runs(_tokens(before, language), _tokens(after, language))
    pieces: list[MarkedPiece] = []
    for number, (same, old, new) in enumerate(runs):
        gone, come = _words(old), _words(new)
        if same:
            pieces.append(MarkedPiece("same", _context(gone, first=number == 0, last=number == len(runs) - 1)))
        elif gone or come:
            pieces += [MarkedPiece("del", "".join(gone)), MarkedPiece("ins", "".join(come))]
        else:
            form: str = language.interface["comparison"]["target"]
            sides = (("del", old), ("ins", new))
            pieces += [
                MarkedPiece(kind, form.format(target=target.strip(TARGET)))
                for kind, targets in sides
                for target in targets
            ]
    return tuple(piece for piece in pieces if piece.text)


def _runs(old: list[str], new: list[str]) -> list[tuple[bool, list[str], list[str]]]:
    """Give what is the same and what is not, in turns: whether it is, and both sides.

    A space or a sign between two changes belongs to them: one long change reads better than many short ones.
    """
    runs: list[tuple[bool, list[str], list[str]]] = []
    opcodes = _opcodes(old, new)
    for number, (tag, old_start, old_end, new_start, new_end) in enumerate(opcodes):
        inside = 0 < number < len(opcodes) - 1
        same = tag == "equal" and not (inside and _is_gap(old[old_start:old_end]))
        if runs and not same and not runs[-1][0]:
            runs[-1] = (False, runs[-1][1] + old[old_start:old_end], runs[-1][2] + new[new_start:new_end])
        else:
            runs.append((same, old[old_start:old_end], new[new_start:new_end]))
    return runs


def _opcodes(old: list[str], new: list[str]) -> Sequence[Opcode]:
    """Compare word by word; where that would take too long, line by line first, and what is too long even so whole."""
    if len(old) * len(new) <= MOST:
        return SequenceMatcher(None, old, new, autojunk=False).get_opcodes()
    lines, places = zip(*map(_lines, (old, new)), strict=True)
    rows: Sequence[Opcode] = [("replace", 0, len(lines[0]), 0, len(lines[1]))]
    if len(lines[0]) * len(lines[1]) <= MOST:
        rows = SequenceMatcher(None, lines[0], lines[1], autojunk=False).get_opcodes()
    opcodes: list[Opcode] = []
    for tag, *ends in rows:
        old_start, old_end, new_start, new_end = (places[number // 2][end] for number, end in enumerate(ends))
        inner: Sequence[Opcode] = [(tag, 0, old_end - old_start, 0, new_end - new_start)]
        if tag == "replace" and (old_end - old_start) * (new_end - new_start) <= MOST:
            inner = SequenceMatcher(None, old[old_start:old_end], new[new_start:new_end], autojunk=False).get_opcodes()
        for kind, *within in inner:
            row = (kind, old_start + within[0], old_start + within[1], new_start + within[2], new_start + within[3])
            if opcodes and opcodes[-1][0] == kind:
                row = (kind, opcodes[-1][1], row[2], opcodes[-1][3], row[4])
                opcodes.pop()
            opcodes.append(row)
    return opcodes


def _lines(tokens: list[str]) -> tuple[list[tuple[str, ...]], list[int]]:
    """Give the lines of a text, and where each begins among its tokens; the last place is the end."""
    begins = [0, *(number for number, token in enumerate(tokens, 1) if "\n" in token and number < len(tokens))]
    ends = [*begins[1:], len(tokens)]
    return [tuple(tokens[start:end]) for start, end in zip(begins, ends, strict=True)], [*begins, len(tokens)]


def _is_gap(tokens: list[str]) -> bool:
    return len(tokens) <= GAP and not any(token[:1].isalnum() for token in tokens)


def _tokens(text: str, language: Language) -> list[str]:
    parts = _TARGETS.split(text)
    return [piece for turn, part in enumerate(parts) for piece in ([part] if turn % 2 else cut(part, language))]


def _words(tokens: list[str]) -> list[str]:
    """Leave targets out: they are shown only where the words before them are as they were."""
    return [token for token in tokens if not token.startswith(TARGET)]


def _context(words_: list[str], *, first: bool, last: bool) -> str:
    """Shorten a long stretch that is as it was to the words beside a change."""
    if len("".join(words_)) <= LONG:
        return "".join(words_)
    head = "" if first else "".join(words_[:BESIDE])
    tail = "" if last else "".join(words_[-BESIDE:])
    return f"{head}{ELLIPSIS}{tail}"
