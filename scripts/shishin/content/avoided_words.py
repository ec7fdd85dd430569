"""The words that the glossary says are not used, in a form that finds them fast."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Sequence

    from shishin.languages.language import Language, Languages
    from shishin.model.data import Term


@dataclass(frozen=True)
class AvoidedWords:
    """The words of a language that are not used.

    Attributes:
        pattern: Matches them, and the longer words that hold them and may be used.
        right: What is used instead, by the word in lower case.
    """

    pattern: re.Pattern[str]
    right: dict[str, str]


def avoided_words(terms: Sequence[Term], languages: Languages) -> dict[str, AvoidedWords]:
    """Gather the words of each language that are not used.

    Where several words begin at one place, the longest counts: one that holds another may be used itself, or may
    stand for something else. Where words are set apart, a word is a whole word as it is listed: a plural or a
    past tense is a word of its own.

    Args:
        terms: The glossary.
        languages: The languages of the edition.

    Returns:
        The words by language code; a language without any has no entry.
    """
    by_language = {language.code: _avoided(terms, language) for language in languages}
    return {code: words for code, words in by_language.items() if words}


def _avoided(terms: Sequence[Term], language: Language) -> AvoidedWords | None:
    code, edges = language.code, language.wording
    rows = [(avoided, term.in_(code)) for term in terms for avoided in term.avoid if avoided.language == code]
    right = {avoided.word.lower(): term for avoided, term in rows}
    allowed = {word.lower() for avoided, _term in rows for word in avoided.unless}
    words = sorted({*right, *allowed}, key=len, reverse=True)
    if not words:
        return None
    pattern = f"{edges.word_before}(?:{'|'.join(map(re.escape, words))}){edges.word_after}"
    return AvoidedWords(
        re.compile(pattern, re.IGNORECASE), {word: term for word, term in right.items() if word not in allowed}
    )
