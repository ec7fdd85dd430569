"""What the lines of a text hold for the search, each found in one pass and remembered: many texts share lines."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from shishin.search.tokens import fold, is_kana
from shishin.search.words import Finder

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from shishin.search.records import SearchRecord
    from shishin.search.words import SearchWords

READ = "="
"""Stands before a word that is written in kana, whole; a pair of kana has no mark."""

_NUMBERED = re.compile(r"\b[a-z]{2,5}(?:[ -][a-z])?[ -]\d+")
"""A name with a number, such as JIS X 8341 or UX-03: some write it without its spaces."""

_REMEMBERED = 1 << 14
"""So many lines are remembered: those of an older version stand in the latest too, mostly."""


@dataclass(frozen=True, slots=True)
class Line:
    """What a line holds.

    Attributes:
        terms: Its terms, in order, as often as they stand there.
        surfaces: Its whole words as they are spelt.
        readings: The kana of its words and of words that make a compound.
        endings: The same with the kana that ends them in the line, as in まなび and まなぶ.
        names: The glossary's terms that stand in it and have a reading, in kana.
        same: Words of it for which others stand, each with the number of its group.
        said: Phrases that readers use for what a record is about, where a line says them itself.
    """

    terms: tuple[str, ...]
    surfaces: tuple[str, ...]
    readings: tuple[str, ...]
    endings: tuple[str, ...]
    names: tuple[str, ...]
    same: tuple[tuple[int, str], ...]
    said: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class RecordLines:
    """The lines of a record.

    Attributes:
        text: Those of its title, description and text.
        names: Those of each of its other names.
    """

    text: tuple[Line, ...]
    names: tuple[Line, ...]

    @property
    def all(self) -> tuple[Line, ...]:
        """All lines."""
        return (*self.text, *self.names)


class LineReader:
    """Reads lines.

    Args:
        known: What is known of the language's words.
        said: The phrases that readers use.
    """

    def __init__(self, known: SearchWords, said: Iterable[str] = ()) -> None:
        self.known = known
        self._said = Finder([[phrase] for phrase in said], known.cut)
        self._lines: dict[str, Line] = {}

    def record(self, record: SearchRecord) -> RecordLines:
        """Read the lines of a record."""
        parts = (text for part in record.parts for text in (part.heading, part.text))
        text = "\n".join((record.title, record.description, *parts))
        return RecordLines(self.lines(text), self.lines("\n".join(record.names)))

    def lines(self, text: str) -> tuple[Line, ...]:
        """Read the lines of a text."""
        return tuple(self.line(line) for line in text.split("\n") if line)

    def line(self, text: str) -> Line:
        """Read a line."""
        line = self._lines.get(text)
        if line is None:
            if len(self._lines) >= _REMEMBERED:
                self._lines.clear()
            line = self._lines[text] = self._read(text)
        return line

    def beside(self, lines: Iterable[Line]) -> Iterator[str]:
        """Give the words that mean the same as words of some lines, and do not stand in them."""
        return self.known.others(place for line in lines for place in line.same)

    def _read(self, text: str) -> Line:
        known, folded = self.known, fold(text)
        chunks = known.cut.chunks(folded)
        tokens = [token for chunk in chunks for token in chunk.tokens]
        surfaces = [word for chunk in chunks for word in chunk.surfaces]
        terms = [token.term for token in tokens]
        terms += (re.sub(r"[ -]", "", name) for name in _NUMBERED.findall(folded))
        terms += (READ + word for word in surfaces if is_kana(word))
        readings, endings = known.readings(text)
        return Line(
            tuple(terms),
            tuple(surfaces),
            tuple(readings),
            tuple(endings),
            tuple(known.names(text)),
            tuple(known.finder.words_of(folded, tokens)),
            tuple(word for _, word in self._said.words_of(folded, tokens)),
        )
