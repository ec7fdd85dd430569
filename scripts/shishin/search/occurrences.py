"""How often each term stands in each record, and how much that says: in the text, the title, a name, a phrase."""

from __future__ import annotations

import math
import re
from collections import Counter, defaultdict
from itertools import pairwise
from typing import TYPE_CHECKING

from shishin.search.lines import READ, LineReader
from shishin.search.tokens import Weight, fold, is_kana

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from shishin.search.lines import RecordLines
    from shishin.search.records import SearchRecord
    from shishin.search.tokens import Cutter
    from shishin.search.words import SearchWords

SAID = "~"
"""Stands before a phrase that readers use for what a record is about."""

NUMBER = "#"
"""Stands before a record's own number, without zeros or marks: ux7, 原則3."""

# BM25 (Robertson and Zaragoza, The Probabilistic Relevance Framework, 2009, 3.4) with its usual figures; the title
# and the headings add to it, because a title that has the reader's word is seldom wrong.
_K1, _B = 1.2, 0.5
_TITLE, _NAME, _HEADING, _DESCRIPTION = 5.0, 3.5, 1.2, 0.8
_STEPS = 8
"""A row's figures are whole numbers: eighths."""

_EXACT = 100
"""The figure of a record's own number, and of the phrase that leads to it first: more than any title has."""

_WEAK = 0.02
"""What such a phrase counts where a page says it itself: that page comes first, and what it leads to is near."""

_OWN_NUMBER = re.compile(r"([^\W\d_]+)[^\w]*0*(\d+)")
"""A number with what it is called, such as UX-07 or 原則#3."""

_BESIDE = 0.6
"""What a synonym or a reading counts beside the word that stands there."""


class Occurrences:
    """The terms of a language's records.

    Each record is read once, line by line; what is asked of all records is worked out from that.

    Attributes:
        surfaces: Every whole word of a record's text and of what means the same, as it is spelt.
    """

    def __init__(self, records: Sequence[SearchRecord], known: SearchWords) -> None:
        self._records, self._known = records, known
        self._said = sorted({phrase for record in records for phrase, _ in said_of(record, known.cut)})
        self._reader = LineReader(known, self._said)
        # By term: record, how often it stands there, what its places there add, the next record …
        self._rows: defaultdict[str, list[float]] = defaultdict(list)
        self._lengths: list[float] = []
        self._said_by_records: set[str] = set()
        self.surfaces: set[str] = set()
        for number, record in enumerate(records):
            self._add(number, record)

    def rows(self) -> dict[str, list[int]]:
        """Give each term's row: record, figure, record, figure … with each record as the step from the one before."""
        usual = sum(self._lengths) / max(1, len(self._lengths)) or 1
        norms = [_K1 * (1 - _B + _B * length / usual) for length in self._lengths]
        standings = [record.standing for record in self._records]
        rows: dict[str, list[int]] = {}
        for term, flat in self._rows.items():
            row = rows[term] = []
            last = 0
            for number, count, bonus in zip(*(map(int, flat[::3]), flat[1::3], flat[2::3]), strict=True):
                figure = (count * (_K1 + 1) / (count + norms[number]) + bonus) * standings[number]
                row += (number - last, round(figure * _STEPS) or 1)
                last = number
        return rows | {term: _by_steps(sorted(figures.items())) for term, figures in self._decided().items()}

    def _decided(self) -> dict[str, dict[int, int]]:
        """Give the figures, by term and record, of what no text decides: numbers of records, and readers' phrases.

        A one-word phrase that no record has becomes a term, so that slips of it are found.
        """
        cut, figures = self._known.cut, defaultdict[str, dict[int, int]](dict)
        here = self._said_by_records | {
            phrase
            for phrase in self._said
            if phrase.isascii() and cut.stem("".join(cut.surfaces(phrase))) in self._rows
        }
        bonuses = defaultdict[str, dict[int, float]](dict)
        for number, record in enumerate(self._records):
            if name_and_number := number_of(record):
                figures[NUMBER + "".join(name_and_number)][number] = _EXACT
            for phrase, share in said_of(record, cut):
                if not (key := cut.phrase(phrase)):
                    continue  # Nothing but words that stand everywhere.
                weight = _WEAK if phrase in here else 1
                figures[SAID + key][number] = max(1, round(_EXACT * share * weight))
                spelt = [READ + word if is_kana(word) else cut.stem(word) for word in cut.surfaces(phrase)]
                if len(spelt) == 1 and spelt[0] not in self._rows:
                    by_record = bonuses[spelt[0]]
                    by_record[number] = max(by_record.get(number, 0), _NAME * share)
        for term, by_record in bonuses.items():
            for number, bonus in by_record.items():
                figures[term][number] = max(1, round(bonus * self._records[number].standing * _STEPS))
        return figures

    def _add(self, number: int, record: SearchRecord) -> None:
        lines = self._reader.record(record)
        beside = [*self._reader.beside(lines.all)]
        counts, bonuses, rows = self._counts(lines, beside), self._bonuses(record), self._rows
        for term in counts.keys() | bonuses.keys():
            rows[term] += (number, counts.get(term, 0), bonuses.get(term, 0))
        self._lengths.append(sum(counts.values()))
        for line in lines.all:
            self.surfaces.update(line.surfaces, line.readings, line.names)
            self._said_by_records.update(line.said)
        for word in beside:
            self.surfaces.update(self._known.cut.surfaces(word))

    def _counts(self, lines: RecordLines, beside: Iterable[str]) -> dict[str, float]:
        counts: dict[str, float] = dict(Counter(term for line in lines.text for term in line.terms))
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
        texts = [(record.title, _TITLE), *((name, _NAME) for name in record.names)]
        texts += [(part.heading, _HEADING) for part in record.parts if part.heading]
        for text, most in (*texts, (record.description, _DESCRIPTION)):
            tokens = self._known.cut.tokens(text)
            main = {token.term for token in tokens if token.weight is Weight.MAIN}
            share = most / math.sqrt(max(1, len(main)))
            for term in main.union((token.term for token in tokens), self._extra(text)):
                figure = share * (1 if term in main else _BESIDE)
                bonuses[term] = max(bonuses.get(term, 0), figure)
        return bonuses

    def _extra(self, text: str) -> Iterator[str]:
        lines = self._reader.lines(text)
        yield from _joined(text, self._known.cut)
        for line in lines:
            yield from (READ + word for word in (*line.readings, *line.endings, *line.names))
        for word in self._reader.beside(lines):
            yield from self._terms(word)

    def _terms(self, text: str) -> Iterator[str]:
        return (term for line in self._reader.lines(text) for term in line.terms)


def said_of(record: SearchRecord, cut: Cutter) -> list[tuple[str, float]]:
    """Give the phrases that lead to a record; a term's names are phrases too, so that it is found in any compound."""
    if record.kind != "term" or record.version:
        return [*record.said]
    known = {cut.phrase(phrase) for phrase, _ in record.said}
    return [*record.said, *((name, 1.0) for name in (record.title, *record.names) if cut.phrase(name) not in known)]


def number_of(record: SearchRecord) -> tuple[str, str] | None:
    """Give what a record's number is called, and the number without zeros before it."""
    match = _OWN_NUMBER.fullmatch(fold(record.number))
    return (match[1], match[2]) if match else None


def _by_steps(figures: Iterable[tuple[int, int]]) -> list[int]:
    row: list[int] = []
    last = 0
    for number, figure in figures:
        row += (number - last, figure)
        last = number
    return row


def _joined(text: str, cut: Cutter) -> Iterator[str]:
    """Give neighbouring Latin words of a title as one, as some write them: open data, opendata."""
    latin = [word for word in cut.surfaces(text) if word.isascii()]
    yield from (cut.stem(first + second) for first, second in pairwise(latin))
