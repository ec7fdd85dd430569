"""The spellings that a mistyped or cut word is held against: every whole word, by the letter it begins with."""

from __future__ import annotations

from os.path import commonprefix
from typing import TYPE_CHECKING

from shishin.search.tokens import is_kana

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from shishin.search.records import SearchRecord
    from shishin.search.tokens import Cutter

MOST_SHARED = 9
"""A single digit says how many letters a known word shares with the one before."""

BETWEEN = "|"
"""Stands between words, none of which has it."""


def spellings(records: Sequence[SearchRecord], cut: Cutter, surfaces: Iterable[str]) -> tuple[set[str], set[str]]:
    """Give every whole word that a mistyped or cut word may be held against: those of terms, and those of phrases.

    Args:
        records: The records.
        cut: What cuts the language's texts.
        surfaces: The whole words of their texts.
    """
    spelt = {word for word in surfaces if not word.isdigit()}
    phrases: set[str] = set()
    for said in {said for record in records for said, _ in record.said}:
        words = cut.surfaces(said)
        (spelt if len(words) == 1 else phrases).update(words)
    return {word for word in spelt if len(word) > 1}, {word for word in phrases - spelt if len(word) > 1}


def by_letter(spelt: set[str], phrases: set[str]) -> dict[str, dict[str, list[str]]]:
    """Give the words in kana and in Latin letters by the letter they begin with: those of terms, those of phrases."""
    kinds: dict[str, dict[str, tuple[set[str], set[str]]]] = {"kana": {}, "latin": {}}
    for place, words in enumerate((spelt, phrases)):
        for word in words:
            letters = kinds["kana" if is_kana(word) else "latin"]
            letters.setdefault(word[0], (set(), set()))[place].add(word)
    return {
        kind: {at: [folded(sorted(words)) for words in letters[at]] for at in sorted(letters)}
        for kind, letters in kinds.items()
    }


def shared(first: str, second: str) -> int:
    """Give how many letters two words share at their beginning."""
    return len(commonprefix([first, second]))  # noqa: RUF071 - letters are what counts


def folded(words: Iterable[str]) -> str:
    """Write words in their order, each as how many letters it begins like the one before, and its own ending."""
    entries = []
    before = ""
    for word in words:
        same = min(shared(before, word), MOST_SHARED)
        entries.append(f"{same}{word[same:]}")
        before = word
    return BETWEEN.join(entries)
