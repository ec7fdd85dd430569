"""Compares the readings of a text with those of an analyser, over the shortest stretches that both cut alike."""

from __future__ import annotations

import re
from collections import defaultdict
from dataclasses import dataclass
from typing import TYPE_CHECKING

from shishin.authoring.reading.analyser import hiragana
from shishin.content.ruby import KANJI

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from shishin.authoring.reading.analyser import Analyse, AnalysedWord
    from shishin.content.ruby import Reader
    from shishin.model.data import Decided

AROUND = 6
"""Characters that are shown on either side of a difference."""

_KANJI = re.compile(f"[{KANJI}]")
_DIGITS = re.compile("[0-9]+")


@dataclass(frozen=True)
class Stretch:
    """Words of a text that the site and the analyser both begin and end at the same places.

    Attributes:
        begin: Where they begin.
        words: The words.
        reading: Their reading on the site, in hiragana; what has no reading stands as it is.
        other: The analyser's reading.
    """

    begin: int
    words: str
    reading: str
    other: str

    @property
    def differs(self) -> bool:
        """Whether the readings differ. Digits stand without a reading on the site, so any is right for them."""
        pattern = ".+".join(re.escape(part) for part in _DIGITS.split(self.reading))
        return re.fullmatch(pattern, self.other) is None

    def to_decide(self, text: str) -> str:
        """Give the words that a decision should be about: of a single kanji, with the characters beside it."""
        if len(self.words) > 1:
            return self.words
        beside = re.search(r"[^\s\W]?$", text[: self.begin]), re.match(r"[^\s\W]{0,2}", text[self.begin + 1 :])
        return self.words.join(match[0] if match else "" for match in beside)

    def around(self, text: str) -> str:
        """Give the words with what stands beside them in their text."""
        end = self.begin + len(self.words)
        return f"{text[max(0, self.begin - AROUND) : self.begin]}【{self.words}】{text[end : end + AROUND]}"


def stretches(text: str, reader: Reader, analysed: Sequence[AnalysedWord]) -> Iterator[Stretch]:
    """Give the stretches of a text in which every kanji has a reading of its own.

    Args:
        text: A line.
        reader: The site's readings.
        analysed: The line's words as the analyser finds them.
    """
    pieces = list(_pieces(text, reader))
    word_at = piece_at = 0
    while word_at < len(analysed):
        first_word, first_piece = word_at, piece_at
        word_end, piece_end = analysed[word_at].end, pieces[piece_at][0]
        while word_end != piece_end:
            if word_end < piece_end:
                word_at += 1
                word_end = analysed[word_at].end
            else:
                piece_at += 1
                piece_end = pieces[piece_at][0]
        word_at, piece_at = word_at + 1, piece_at + 1
        reading = "".join(piece for _end, piece in pieces[first_piece:piece_at])
        words = text[analysed[first_word].begin : word_end]
        if _KANJI.search(words) and not _KANJI.search(reading):
            analysed_reading = "".join(token.reading for token in analysed[first_word:word_at])
            yield Stretch(analysed[first_word].begin, words, reading, analysed_reading)


def _pieces(text: str, reader: Reader) -> Iterator[tuple[int, str]]:
    """Give the end and reading of each word, and of each character between words."""
    at = 0
    for word in reader.words_in(text):
        yield from ((place + 1, hiragana(text[place])) for place in range(at, word.at))
        yield word.end, hiragana(word.reading or word.text)
        at = word.end
    yield from ((place + 1, hiragana(text[place])) for place in range(at, len(text)))


class Decisions:
    """What a person has decided of differences, and which of it was needed.

    Attributes:
        unused: The decisions that no difference has needed yet, by their number in the file.
    """

    def __init__(self, rows: Sequence[Decided]) -> None:
        self.unused = dict(enumerate(rows))
        self._rows: dict[tuple[str, str], list[tuple[int, Decided]]] = defaultdict(list)
        for number, row in enumerate(rows):
            self._rows[row.reading, row.rejected].append((number, row))

    def has(self, text: str, stretch: Stretch) -> bool:
        """Whether the difference in a text is decided: in its own words, or with what stands beside them."""
        for number, row in self._rows.get((stretch.reading, stretch.other), ()):
            offset = row.words.find(stretch.words)
            while offset >= 0:
                if stretch.begin >= offset and text.startswith(row.words, stretch.begin - offset):
                    self.unused.pop(number, None)
                    return True
                offset = row.words.find(stretch.words, offset + 1)
        return False


@dataclass
class ComparisonCounts:
    """What was compared.

    Attributes:
        shown: Words with a reading.
        compared: Stretches that have a reading on both sides.
        differing: Those whose readings differ.
        decided: Those of them that a person has decided.
    """

    shown: int = 0
    compared: int = 0
    differing: int = 0
    decided: int = 0


class Comparison:
    """Compares texts one after the other; the same line is analysed once.

    Attributes:
        counts: What was compared.
    """

    def __init__(self, reader: Reader, analyse: Analyse, decisions: Decisions) -> None:
        self.counts = ComparisonCounts()
        self._reader, self._analyse, self._decisions = reader, analyse, decisions
        self._known: dict[str, tuple[int, tuple[Stretch, ...]]] = {}

    def open_in(self, line: str) -> Iterator[Stretch]:
        """Give the differences of a line that nobody has decided."""
        if not _KANJI.search(line):
            return
        if line not in self._known:
            shown = sum(1 for word in self._reader.words_in(line) if word.reading)
            self._known[line] = shown, tuple(stretches(line, self._reader, self._analyse(line)))
        shown, known_stretches = self._known[line]
        self.counts.shown += shown
        for stretch in known_stretches:
            self.counts.compared += 1
            if stretch.differs:
                self.counts.differing += 1
                if self._decisions.has(line, stretch):
                    self.counts.decided += 1
                else:
                    yield stretch
