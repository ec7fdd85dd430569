"""The rules of wording of a language: how a requirement says its level, and what a change note looks like."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Mapping

LEVELS = ("must", "should", "may")
AT_THE_END, INSIDE = "end", "inside"


@dataclass(frozen=True)
class Wording:
    """How sentences are worded.

    Attributes:
        said: Where a requirement says its level: at the `end`, or `inside` by one word that stands there once.
        levels: The words that say each level.
        full_stop: What a sentence ends with.
        one_full_stop: Whether a single sentence is told by the full stop, which then stands nowhere else.
        note_pattern: What a change note's sentence looks like.
        note_form: The same, as a finding shows it.
        of_betas: Words by which a text calls itself a β.
        word_before: What stands before a word of its own, as a pattern.
        word_after: What stands after it.
    """

    said: str
    levels: Mapping[str, tuple[str, ...]]
    full_stop: str
    one_full_stop: bool
    note_pattern: re.Pattern[str]
    note_form: str
    of_betas: tuple[str, ...]
    word_before: str
    word_after: str

    @classmethod
    def of(cls, table: Mapping[str, Any], full_stop: str) -> Wording:
        """Make the rules of what `wording.toml` says."""
        requirement, note, word = table["requirement"], table["note"], table["word"]
        return cls(
            requirement["said"],
            {level: tuple(requirement[level]) for level in LEVELS},
            full_stop,
            requirement["one_full_stop"],
            re.compile(note["pattern"], re.DOTALL),
            note["form"],
            tuple(table["beta"]["words"]),
            word["before"],
            word["after"],
        )

    def says_level(self, statement: str, level: str) -> bool:
        """Whether a requirement's statement is one sentence that says its level, and no other."""
        if self.one_full_stop and statement.count(self.full_stop) != 1:
            return False
        if self.said == AT_THE_END:
            return statement.endswith(self.levels[level])
        return statement.endswith(self.full_stop) and self._levels_in(statement) == [level]

    def _levels_in(self, statement: str) -> list[str]:
        return [self._level_by_word[word] for word in self._words_of_levels.findall(statement)]

    @cached_property
    def _level_by_word(self) -> dict[str, str]:
        return {word: level for level, words in self.levels.items() for word in words}

    @cached_property
    def _words_of_levels(self) -> re.Pattern[str]:
        longest_first = sorted(self._level_by_word, key=len, reverse=True)
        return re.compile(rf"\b({'|'.join(map(re.escape, longest_first))})\b")
