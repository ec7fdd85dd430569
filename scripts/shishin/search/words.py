"""What is known of a language's words: how they are read, and which mean the same."""

from __future__ import annotations

import re
from collections import defaultdict
from dataclasses import dataclass
from itertools import pairwise
from typing import TYPE_CHECKING

from shishin.content.ruby import Reader
from shishin.search.tokens import Weight, cutter, fold, is_kana, kana

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from shishin.languages.language import Language
    from shishin.model.library import Library
    from shishin.search.tokens import Cutter


@dataclass(frozen=True)
class _Read:
    """Where a word with a reading stands in a text."""

    start: int
    end: int
    kana: str


class SearchWords:
    """How a language's words are read, and which mean the same.

    Attributes:
        language: The language.
        cut: What cuts its texts into terms.
        same: Groups of words that mean the same.
    """

    def __init__(self, library: Library, language: Language) -> None:
        self.language = language
        self.cut = cutter(language.search)
        synonyms = (synonym for synonym in library.synonyms if synonym.language == language.code and not synonym.to)
        self.same = [synonym.words for synonym in synonyms]
        # A term may be longer than the words that cover it.
        self._terms: dict[str, str] = {}
        if language.script.is_by_kana:
            self._terms = {
                term.in_(language.code): term.reading for term in library.terms if is_kana(fold(term.reading))
            }
        if language.is_source:
            self.same += [(term.in_(language.code), *term.variants) for term in library.terms if term.variants]
        self._reader = Reader(library.readings if language.script.furigana else ())
        self._finder = Finder(self.same, self.cut)

    def beside(self, text: str) -> Iterator[str]:
        """Give the words that mean the same as words of a text, and do not stand in it."""
        present: dict[int, set[str]] = defaultdict(set)
        for group, word in self._finder.words_in(text):
            present[group].add(word)
        for group in sorted(present):
            yield from (word for word in self.same[group] if word not in present[group])

    def read(self, text: str, *, endings: bool = True) -> Iterator[str]:
        """Give the kana of a text's words and of words that make a compound.

        Args:
            text: Any text.
            endings: Whether to give them with the kana that ends them in the text too, as in まなび and まなぶ.
        """
        if not self._reader:
            return
        words = self._reader.words_in(text)
        known = [_Read(word.at, word.end, kana(fold(word.reading))) for word in words if word.reading]
        read = [(reading.kana, reading.end) for reading in known]
        for first, second in pairwise(known):
            between = text[first.end : second.start]
            if not between or (is_kana(between) and self.cut.joins(between)):
                read.append((first.kana + kana(between) + second.kana, second.end))
        for word_read, end in read:
            yield word_read
            if endings and is_kana(text[end : end + 1]):
                yield word_read + kana(text[end])
        yield from (kana(fold(reading)) for term, reading in self._terms.items() if term in text)


_LONG = "\u30fc"
_KATAKANA = re.compile("[\u30a1-\u30fa]{2}")
"""Katakana on both sides of a place: a word that begins or ends there is a part of another, as log in catalogue."""


class Finder:
    """Finds the words of all groups in one pass over a text: few words begin alike, so most places have none.

    Kana are one word whichever they are, and Latin words whatever their ending.
    """

    def __init__(self, groups: Sequence[Sequence[str]], cut: Cutter) -> None:
        self._cut = cut
        self._written: dict[str, list[tuple[str, int, str]]] = defaultdict(list)
        self._single: dict[str, list[tuple[str, int, str]]] = defaultdict(list)
        self._latin: dict[str, list[tuple[list[str], int, str]]] = defaultdict(list)
        for group, words in enumerate(groups):
            for word in words:
                stems = self._stems_of(word)
                if word.isascii() and stems:
                    self._latin[stems[0]].append((stems, group, word))
                else:
                    folded = kana(fold(word))
                    goal = self._written if len(folded) > 1 else self._single
                    goal[folded[:2]].append((folded, group, word))

    def words_in(self, text: str) -> Iterator[tuple[int, str]]:
        """Give each word that stands in a text, with its group; one in Latin letters also in another form."""
        spelt = fold(text).replace(_LONG, "")
        folded = kana(spelt)
        for at, first in enumerate(folded):
            pairs = self._written.get(folded[at : at + 2], ()) if at + 1 < len(folded) else ()
            for written, group, word in (*pairs, *self._single.get(first, ())):
                end = at + len(written)
                within = (at and _KATAKANA.match(spelt, at - 1)) or _KATAKANA.match(spelt, end - 1)
                if folded.startswith(written, at) and not within:
                    yield group, word
        stems = self._stems_of(text) if self._latin else []
        for at, stem in enumerate(stems):
            for wanted, group, word in self._latin.get(stem, ()):
                if stems[at : at + len(wanted)] == wanted:
                    yield group, word

    def _stems_of(self, text: str) -> list[str]:
        return [token.term for token in self._cut.tokens(text) if token.weight is Weight.MAIN and token.term.isascii()]
