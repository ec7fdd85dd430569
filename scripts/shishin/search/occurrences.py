"""In which records each term stands, and how much that says: in the text, the title, a name, a phrase."""

from __future__ import annotations

import re
from array import array
from collections import defaultdict
from itertools import chain
from operator import sub
from typing import TYPE_CHECKING

from shishin.search.lines import READ
from shishin.search.numbers import CODES
from shishin.search.record_terms import NAME
from shishin.search.tokens import fold, is_kana

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence

    from shishin.search.record_terms import RecordTerms
    from shishin.search.records import SearchRecord
    from shishin.search.tokens import Cutter
    from shishin.search.words import SearchWords

SAID = "~"
"""Stands before a phrase that readers use for what a record is about."""

NUMBER = "#"
"""Stands before a record's own number, without zeros or marks: ux7, 原則3."""

# BM25 (Robertson and Zaragoza, The Probabilistic Relevance Framework, 2009, 3.4) with its usual figures.
_K1, _B = 1.2, 0.5
_STEPS = 8
"""A row's figures are whole numbers: eighths."""

_FIGURE_BITS = 12
_ANY_FIGURE = (1 << _FIGURE_BITS) - 1
"""So many hold any figure; the bits above them hold the number of the record that has it."""

_EXACT = 100
"""The figure of a record's own number, and of the phrase that leads to it first: more than any title has."""

_WEAK = 0.02
"""What such a phrase counts where a page says it itself: that page comes first, and what it leads to is near."""

_OWN_NUMBER = re.compile(r"([^\W\d_]+)[^\w]*0*(\d+)")
"""A number with what it is called, such as UX-07 or 原則#3."""


class Occurrences:
    """The terms of a language's records.

    Args:
        records: The records.
        terms: What each of them adds to the index.
        known: What is known of the language's words.
    """

    def __init__(self, records: Sequence[SearchRecord], terms: Sequence[RecordTerms], known: SearchWords) -> None:
        self._records, self._terms, self._known = records, terms, known

    @property
    def surfaces(self) -> set[str]:
        """Every whole word of a record's text and of what means the same, as it is spelt."""
        return set().union(*(row.surfaces.split("\n") for row in self._terms)) - {""}

    def rows(self) -> dict[str, str]:
        """Give each term's row as it is written: its records, each as the step from the one before; their figures."""
        lengths = [row.length for row in self._terms]
        usual = sum(lengths) / max(1, len(lengths)) or 1
        norms = (_K1 * (1 - _B + _B * length / usual) for length in lengths)
        rows: dict[str, array[int]] = defaultdict(lambda: array("I"))
        for number, (record, terms, norm) in enumerate(zip(self._records, self._terms, norms, strict=True)):
            _add(rows, number, terms, _figures(terms, norm, record.standing))
        decided = self._decided(rows)
        written = {
            term: written_row([entry >> _FIGURE_BITS for entry in row], [entry & _ANY_FIGURE for entry in row])
            for term, row in rows.items()
        }
        return written | {
            term: written_row(sorted(figures), [figures[number] for number in sorted(figures)])
            for term, figures in decided.items()
        }

    def _decided(self, rows: Iterable[str]) -> dict[str, dict[int, int]]:
        """Give the figures, by term and record, of what no text decides: numbers of records, and readers' phrases.

        A one-word phrase that no record has becomes a term, so that slips of it are found.

        Args:
            rows: The terms that the records have.
        """
        cut, figures = self._known.cut, defaultdict[str, dict[int, int]](dict)
        terms = frozenset(rows)
        here = set().union(*(row.said.split("\n") for row in self._terms))
        here |= {
            phrase
            for phrase in phrases(self._records, cut)
            if phrase.isascii() and cut.stem("".join(cut.surfaces(phrase))) in terms
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
                if len(spelt) == 1 and spelt[0] not in terms:
                    by_record = bonuses[spelt[0]]
                    by_record[number] = max(by_record.get(number, 0), NAME * share)
        for term, by_record in bonuses.items():
            for number, bonus in by_record.items():
                figures[term][number] = max(1, round(bonus * self._records[number].standing * _STEPS))
        return figures


def phrases(records: Iterable[SearchRecord], cut: Cutter) -> set[str]:
    """Give all the phrases that readers use for what any of some records is about."""
    return {phrase for record in records for phrase, _ in said_of(record, cut)}


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


def written_row(records: Sequence[int], figures: Iterable[int]) -> str:
    """Write a row: the records, each as the step from the one before, and then their figures."""
    steps = map(sub, records, chain((0,), records))
    return "".join(map(CODES.__getitem__, chain(steps, figures)))


def _figures(terms: RecordTerms, norm: float, standing: float) -> Iterator[int]:
    """Give what each pair of a record counts; a term has one of few."""
    for count, bonus in terms.pairs:
        yield round((count * (_K1 + 1) / (count + norm) + bonus) * standing * _STEPS) or 1


def _add(rows: Mapping[str, array[int]], number: int, terms: RecordTerms, figures: Iterable[int]) -> None:
    entries = [number << _FIGURE_BITS | figure for figure in figures]
    for term, place in zip(terms.terms.split("\n"), terms.places, strict=False):
        rows[term].append(entries[place])
