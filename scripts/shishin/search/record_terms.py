"""What one record adds to an index: its terms, and how often and how prominently each stands there."""

from __future__ import annotations

import hashlib
import math
from array import array
from collections import Counter
from dataclasses import dataclass
from itertools import chain, pairwise
from typing import TYPE_CHECKING

from shishin.search.lines import READ, LineReader
from shishin.search.tokens import Weight

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from shishin.search.lines import RecordLines
    from shishin.search.records import SearchRecord
    from shishin.search.tokens import Cutter
    from shishin.search.words import SearchWords

# The title and the headings add to BM25, because a title that has the reader's word is seldom wrong.
_TITLE, NAME, _HEADING, _DESCRIPTION = 5.0, 3.5, 1.2, 0.8

_BESIDE = 0.6
"""What a synonym or a reading counts beside the word that stands there."""


@dataclass(frozen=True, slots=True)
class RecordTerms:
    """What a record adds to the index. It is small, can be pickled, and depends on nothing but what `key` is made of.

    Attributes:
        terms: The record's terms, one a line.
        pairs: The pairs that its terms have: how often one stands there, and what its places there add.
        places: For each term, the place of its pair in `pairs`.
        length: How long the record is, in terms.
        surfaces: The whole words of its text and of what means the same, as they are spelt, one a line.
        said: Phrases that readers use for what some record is about, and that this one says itself, one a line.
    """

    terms: str
    pairs: tuple[tuple[float, float], ...]
    places: array[int]
    length: float
    surfaces: str
    said: str


class RecordTermsReader:
    """Finds what each record of a language adds to the index.

    Args:
        known: What is known of the language's words.
        said: The phrases that readers use for what any of the records is about.
    """

    def __init__(self, known: SearchWords, said: Iterable[str]) -> None:
        self._known, self._said = known, sorted(said)
        self._lines = LineReader(known, self._said)

    def key(self, record: SearchRecord) -> bytes:
        """Give a digest of everything in a record that `read` looks at.

        Beside it, what `read` gives depends on the words and rules of the language (`words_key`) and on the code.
        """
        parts = [(part.heading, part.text) for part in record.parts]
        return hashlib.sha256(repr((record.title, record.description, record.names, parts)).encode()).digest()

    def words_key(self) -> bytes:
        """Give a digest of all the words and rules that `read` uses, the same for all records of the language."""
        return hashlib.sha256(repr((self._known.state, self._said)).encode()).digest()

    def read(self, record: SearchRecord) -> RecordTerms:
        """Find what a record adds to the index."""
        lines = self._lines.record(record)
        beside = [*self._lines.beside(lines.all)]
        counts, bonuses = self._counts(lines, beside), self._bonuses(record)
        pairs: dict[tuple[float, float], int] = {}
        length = sum(counts.values())
        for term in bonuses:
            counts.setdefault(term, 0)
        places = array("H")
        for term, count in counts.items():
            places.append(pairs.setdefault((count, bonuses.get(term, 0)), len(pairs)))
        surfaces = dict.fromkeys(
            chain(
                chain.from_iterable((*line.surfaces, *line.readings, *line.names) for line in lines.all),
                chain.from_iterable(map(self._known.cut.surfaces, beside)),
            )
        )
        said = dict.fromkeys(chain.from_iterable(line.said for line in lines.all))
        return RecordTerms("\n".join(counts), tuple(pairs), places, length, "\n".join(surfaces), "\n".join(said))

    def _counts(self, lines: RecordLines, beside: Iterable[str]) -> dict[str, float]:
        counts: dict[str, float] = dict(Counter(chain.from_iterable(line.terms for line in lines.text)))
        more = [term for line in lines.names for term in line.terms]
        more += [term for word in beside for term in self._terms(word)]
        more += [READ + word for line in lines.text for word in (*line.readings, *line.endings)]
        more += [READ + word for word in dict.fromkeys(word for line in lines.text for word in line.names)]
        for term, times in Counter(more).items():
            counts[term] = counts.get(term, 0) + times * _BESIDE
        return counts

    def _bonuses(self, record: SearchRecord) -> dict[str, float]:
        """Give what titles and the like add to terms: the fewer a title has, the more each says."""
        bonuses: dict[str, float] = {}
        texts = [(record.title, _TITLE), *((name, NAME) for name in record.names)]
        texts += [(part.heading, _HEADING) for part in record.parts if part.heading]
        for text, most in (*texts, (record.description, _DESCRIPTION)):
            tokens = self._known.cut.tokens(text)
            main = {token.term: None for token in tokens if token.weight is Weight.MAIN}
            share = most / math.sqrt(max(1, len(main)))
            for term in dict.fromkeys(chain(main, (token.term for token in tokens), self._extra(text))):
                figure = share * (1 if term in main else _BESIDE)
                bonuses[term] = max(bonuses.get(term, 0), figure)
        return bonuses

    def _extra(self, text: str) -> Iterator[str]:
        lines = self._lines.lines(text)
        yield from _joined(text, self._known.cut)
        for line in lines:
            yield from (READ + word for word in (*line.readings, *line.endings, *line.names))
        for word in self._lines.beside(lines):
            yield from self._terms(word)

    def _terms(self, text: str) -> Iterator[str]:
        return (term for line in self._lines.lines(text) for term in line.terms)


def _joined(text: str, cut: Cutter) -> Iterator[str]:
    """Give neighbouring Latin words of a title as one, as some write them: open data, opendata."""
    latin = [word for word in cut.surfaces(text) if word.isascii()]
    yield from (cut.stem(first + second) for first, second in pairwise(latin))
