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
    from collections.abc import Iterable, Iterator, Sequence

    from shishin.languages.language import Language
    from shishin.model.library import Library
    from shishin.search.tokens import Cutter, Token


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
                term.in_(language.code): kana(fold(term.reading))
                for term in library.terms
                if is_kana(fold(term.reading))
            }
        if language.is_source:
            self.same += [(term.in_(language.code), *term.variants) for term in library.terms if term.variants]
        readings = library.readings if language.script.furigana else ()
        self._reader = Reader(readings)
        self._state = (language.code, language.script, language.search.script, self._terms, readings)
        self._kana: dict[str, str] = {}
        self.finder = Finder(self.same, self.cut)

    @property
    def state(self) -> tuple[object, ...]:
        """All that it knows, written out: two that know the same give the same answers."""
        return (*self._state, self.same)

    def others(self, places: Iterable[tuple[int, str]]) -> Iterator[str]:
        """Give the words that mean the same as some words, and are none of these.

        Args:
            places: The words, each with the number of its group.
        """
        present: dict[int, set[str]] = defaultdict(set)
        for group, word in places:
            present[group].add(word)
        for group in sorted(present):
            yield from (word for word in self.same[group] if word not in present[group])

    def readings(self, text: str) -> tuple[list[str], list[str]]:
        """Give the kana of a line's words and of words that make a compound: as they are, and with their endings."""
        if not self._reader:
            return [], []
        known = [
            _Read(word.at, word.end, self._kana_of(word.reading))
            for word in self._reader.words_in(text)
            if word.reading
        ]
        read = [(reading.kana, reading.end) for reading in known]
        for first, second in pairwise(known):
            between = text[first.end : second.start]
            if not between or (is_kana(between) and self.cut.joins(between)):
                read.append((first.kana + kana(between) + second.kana, second.end))
        ended = (word + kana(text[end]) for word, end in read if is_kana(text[end : end + 1]))
        return [word for word, _ in read], [*ended]

    def names(self, text: str) -> Iterator[str]:
        """Give the kana of the glossary's terms that stand in a line."""
        return (reading for term, reading in self._terms.items() if term in text)

    def _kana_of(self, reading: str) -> str:
        if reading not in self._kana:
            self._kana[reading] = kana(fold(reading))
        return self._kana[reading]


_BEGINNING = 4
"""By so many characters of a word it is found whether it may stand somewhere; few words begin alike."""

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
        self._latin: dict[str, list[tuple[list[str], int, str]]] = defaultdict(list)
        for group, words in enumerate(groups):
            for word in words:
                stems = self._stems(cut.tokens(word))
                if word.isascii() and stems:
                    self._latin[stems[0]].append((stems, group, word))
                else:
                    folded = kana(fold(word))
                    self._written[folded[:_BEGINNING]].append((folded, group, word))
        # A word of some length is looked for only where its beginning stands.
        self._sizes = {text[:2]: set[int]() for text in self._written}
        for text in self._written:
            self._sizes[text[:2]].add(len(text))
        self._has_single = any(len(text) == 1 for text in self._written)
        self._has_ascii = any(text.isascii() for text in self._written)

    def words_in(self, text: str) -> Iterator[tuple[int, str]]:
        """Give each word that stands in a line, with its group; one in Latin letters also in another form."""
        return self.words_of(fold(text), self._cut.tokens(text))

    def words_of(self, folded: str, tokens: Iterable[Token]) -> Iterator[tuple[int, str]]:
        """Give the same of a line that was folded and cut before."""
        spelt = folded.replace(_LONG, "")
        text = kana(spelt)
        if self._has_ascii or not text.isascii():
            yield from self._written_in(spelt, text)
        if self._latin:
            stems = self._stems(tokens)
            for at, stem in enumerate(stems):
                for wanted, group, word in self._latin.get(stem, ()):
                    if stems[at : at + len(wanted)] == wanted:
                        yield group, word

    def _written_in(self, spelt: str, text: str) -> Iterator[tuple[int, str]]:
        for at, pair in enumerate(map(str.__add__, text, text[1:])):
            if pair in self._sizes:
                for size in self._sizes[pair]:
                    if rows := self._written.get(text[at : at + size]):
                        yield from self._at(at, rows, spelt, text)
        if self._has_single:
            for at, character in enumerate(text):
                if character in self._sizes:
                    yield from self._at(at, self._written[character], spelt, text)

    @staticmethod
    def _at(at: int, rows: Iterable[tuple[str, int, str]], spelt: str, text: str) -> Iterator[tuple[int, str]]:
        for wanted, group, word in rows:
            if text.startswith(wanted, at):
                end = at + len(wanted)
                within = (at and _KATAKANA.match(spelt, at - 1)) or _KATAKANA.match(spelt, end - 1)
                if not within:
                    yield group, word

    @staticmethod
    def _stems(tokens: Iterable[Token]) -> list[str]:
        return [token.term for token in tokens if token.weight is Weight.MAIN and token.term.isascii()]
