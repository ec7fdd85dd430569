"""The rules by which a language's texts, and what readers type, are cut into search terms."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Mapping

Replacements = tuple[tuple[re.Pattern[str], str], ...]


@dataclass(frozen=True, eq=False)
class SearchRules:
    """How words are cut; the site's script gets the same as JSON.

    Attributes:
        stop_words: Words in Latin letters that stand on every page.
        shortest: A word of at most so many letters keeps its ending.
        plurals: Endings of plurals, of which the first that fits is replaced.
        spellings: Spellings of one word, all of which are replaced.
        vowels: Letters of which one must stay before an ending that is taken off.
        times: How many endings are taken off at most.
        endings: The endings, each with the fewest letters that must stay before it.
        last: What is replaced in the end, one after the other.
        between: At most so many kana join two kanji in one word.
        particles: Kana that never do.
        script: All of it as the script of the site gets it.
    """

    stop_words: frozenset[str]
    shortest: int
    plurals: Replacements
    spellings: Replacements
    vowels: frozenset[str]
    times: int
    endings: tuple[tuple[str, int], ...]
    last: Replacements
    between: int
    particles: frozenset[str]
    script: Mapping[str, Any]

    @classmethod
    def of(cls, latin: Mapping[str, Any], kana: Mapping[str, Any], excerpt: int) -> SearchRules:
        """Make the rules of two languages' `search.toml`: one for words in Latin letters, one for kana.

        Args:
            latin: What the first says.
            kana: What the second says.
            excerpt: How many characters of a text a result shows.
        """
        stem, between = latin["stem"], kana["between"]
        return cls(
            frozenset(latin["words"]["stop"]),
            stem["shortest"],
            _replacements(stem["plurals"]),
            _replacements(stem["spellings"]),
            frozenset(stem["vowels"]),
            stem["times"],
            tuple((ending, least) for ending, least in stem["endings"]),
            _replacements(stem["last"]),
            between["most"],
            frozenset(between["particles"]),
            {
                "stop": latin["words"]["stop"],
                **stem,
                "between": between["most"],
                "particles": between["particles"],
                "excerpt": excerpt,
            },
        )


def _replacements(rows: list[list[str]]) -> Replacements:
    return tuple((re.compile(pattern), other) for pattern, other in rows)
