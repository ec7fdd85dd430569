"""Rules for terms: they stand by reading, and our own texts use the glossary's words, not others for the same thing."""

from __future__ import annotations

from itertools import pairwise
from typing import TYPE_CHECKING

from shishin.content.kana_order import kana_order
from shishin.content.unquoted import unquoted
from shishin.model.finding import Finding

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from shishin.content.avoided_words import AvoidedWords
    from shishin.content.own_words import OwnWords
    from shishin.content.reading.data_file import DataFile
    from shishin.model.data import Term


def order(terms: Sequence[Term], source: DataFile, findings: list[Finding]) -> None:
    """Terms stand in the order of their readings, in which readers look for them."""
    for number, (before, term) in enumerate(pairwise(terms), 1):
        if kana_order(term.reading) < kana_order(before.reading):
            line = source.line("terms", number, "reading")
            values = {"reading": term.reading, "before": before.reading}
            findings.append(Finding.at(source.file.path, line, "term-order", **values))


def avoided(words: OwnWords, by_language: Mapping[str, AvoidedWords], findings: list[Finding]) -> None:
    """A text has none of the words that the glossary says are not used; what readers type may have them."""
    if words.typed:
        return
    for piece in words.pieces:
        known = by_language.get(piece.language)
        for match in known.pattern.finditer(unquoted(piece.text)) if known else ():
            if right := known.right.get(match[0].lower()) if known else None:
                values = {"found": match[0], "term": right}
                findings.append(Finding.at(words.path, piece.line, "term-avoided", **values))
