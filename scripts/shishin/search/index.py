"""The index: small files, of which a reader's browser fetches only those that its query needs.

A term's row says in which records it stands and how much that counts there. The rows stand in the order of the
terms, cut into files of about the same size, so that a term's file is found from the first terms of the files.
"""

from __future__ import annotations

import hashlib
import math
import re
from collections import Counter, defaultdict
from dataclasses import dataclass
from itertools import pairwise
from typing import TYPE_CHECKING, Any

from shishin.search.pieces import as_json, bounds, cut, facets
from shishin.search.spellings import by_letter, record_text, shared, spellings
from shishin.search.tokens import Weight, fold, is_kana
from shishin.search.words import Finder

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from shishin.search.records import SearchRecord
    from shishin.search.tokens import Cutter
    from shishin.search.words import SearchWords

ROWS_BYTES = 800
"""About how long a file of rows is; a query needs one for almost every term."""

HEADS_BYTES = 450
"""About how long a file of titles and descriptions is; a result needs one."""

TEXTS_BYTES = 1_500
"""About how long a file of texts is; an excerpt needs one."""

LONG_BYTES = 4_000
"""A record with a longer text gets its excerpt after the first answers: its file is worth half of all they need."""

READ = "="
"""Stands before a word that is written in kana, whole; a pair of kana has no mark."""

SAID = "~"
"""Stands before a phrase that readers use for what a record is about."""

NUMBER = "#"
"""Stands before a record's own number, without zeros or marks: ux7, 原則3."""

HASH_LENGTH = 10

# BM25 (Robertson and Zaragoza, The Probabilistic Relevance Framework, 2009, 3.4) with its usual figures; the title
# and the headings add to it, because a title that has the reader's word is seldom wrong.
_K1, _B = 1.2, 0.5
_TITLE, _NAME, _HEADING, _DESCRIPTION = 5.0, 3.5, 1.2, 0.8
_STEPS = 8
"""A row's figures are whole numbers: eighths."""

_NUMBERED = re.compile(r"\b[a-z]{2,5}(?:[ -][a-z])?[ -]\d+")
"""A name with a number, such as JIS X 8341 or UX-03: some write it without its spaces."""

_EXACT = 100
"""The figure of a record's own number, and of the phrase that leads to it first: more than any title has."""

_WEAK = 0.02
"""What such a phrase counts where a page says it itself: that page comes first, and what it leads to is near."""

_OWN_NUMBER = re.compile(r"([^\W\d_]+)[^\w]*0*(\d+)")
"""A number with what it is called, such as UX-07 or 原則#3."""

_BESIDE = 0.6
"""What a synonym or a reading counts beside the word that stands there."""


@dataclass(frozen=True)
class Index:
    """An index in files.

    Attributes:
        folder: The folder's name, made from the content.
        files: What stands in each file, by its name in the folder.
    """

    folder: str
    files: dict[str, bytes]


@dataclass
class _Occurrence:
    """How a term stands in a record."""

    count: float = 0
    bonus: float = 0
    exact: int = 0


def build_index(records: Sequence[SearchRecord], known: SearchWords) -> Index:
    """Make the index of a language's records.

    Args:
        records: The records.
        known: What is known of the language's words.
    """
    rows = _rows(records, known)
    files: dict[str, bytes] = {}
    terms = sorted(rows)
    row_files, first_terms = cut([(term, [term, *rows[term]]) for term in terms], ROWS_BYTES, shared)
    head_files, first_heads = cut([(number, _head(record)) for number, record in enumerate(records)], HEADS_BYTES)
    text_files, first_texts = cut([(number, _parts(record)) for number, record in enumerate(records)], TEXTS_BYTES)
    for name, pieces in (("rows", row_files), ("heads", head_files), ("texts", text_files)):
        files |= {f"{name}-{number}.json": piece for number, piece in enumerate(pieces)}
    words_by_letter = by_letter(*spellings(records, known))
    for name, letters in words_by_letter.items():
        files |= {f"{name}-{number}.json": as_json(words) for number, words in enumerate(letters.values())}
    files["index.json"] = as_json(
        {
            "records": len(records),
            "rows": bounds(terms, first_terms),
            "heads": first_heads,
            "texts": first_texts,
            "long": [number for number, record in enumerate(records) if len(as_json(_parts(record))) > LONG_BYTES],
            **{name: "".join(letters) for name, letters in words_by_letter.items()},
            "numbered": sorted({number[0] for record in records if (number := _number(record))}),
            "rules": known.language.search.script,
            "size": sum(map(len, files.values())),
            "facets": facets(records),
            "versions": [int(bool(record.version)) for record in records],
        }
    )
    digest = hashlib.sha256(b"".join(name.encode() + files[name] for name in sorted(files))).hexdigest()
    return Index(f"search-{known.language.code}.{digest[:HASH_LENGTH]}", files)


def _rows(records: Sequence[SearchRecord], known: SearchWords) -> dict[str, list[int]]:
    """Give each term's row: record, figure, record, figure … with each record as the step from the one before."""
    terms_by_record = [_terms(record, known) for record in records]
    _add_said(records, terms_by_record, known.cut)
    lengths = [sum(occurrence.count for occurrence in terms.values()) for terms in terms_by_record]
    usual = sum(lengths) / max(1, len(lengths)) or 1
    rows: dict[str, list[int]] = defaultdict(list)
    last: dict[str, int] = defaultdict(int)
    for number, (record, terms) in enumerate(zip(records, terms_by_record, strict=True)):
        norm = _K1 * (1 - _B + _B * lengths[number] / usual)
        for term, occurrence in terms.items():
            figure = (occurrence.count * (_K1 + 1) / (occurrence.count + norm) + occurrence.bonus) * record.standing
            rows[term] += [number - last[term], occurrence.exact or max(1, round(figure * _STEPS))]
            last[term] = number
    return rows


def _terms(record: SearchRecord, known: SearchWords) -> dict[str, _Occurrence]:
    """Count a record's terms, and what its title, names, headings and description add."""
    terms: dict[str, _Occurrence] = defaultdict(_Occurrence)
    whole = "\n".join((record.title, record.description, *(f"{part.heading}\n{part.text}" for part in record.parts)))
    for term, times in Counter(_all_terms(whole, known.cut)).items():
        terms[term].count += times
    for name in record.names:
        for term in _all_terms(name, known.cut):
            terms[term].count += _BESIDE
    for word in known.beside("\n".join((whole, *record.names))):
        for term in _all_terms(word, known.cut):
            terms[term].count += _BESIDE
    for word in known.read(whole):
        terms[READ + word].count += _BESIDE
    _add_bonus(terms, [record.title], _TITLE, known)
    for name in record.names:
        _add_bonus(terms, [name], _NAME, known)
    _add_bonus(terms, [part.heading for part in record.parts if part.heading], _HEADING, known)
    _add_bonus(terms, [record.description], _DESCRIPTION, known)
    if number := _number(record):
        terms[NUMBER + "".join(number)].exact = _EXACT
    return terms


def _add_said(records: Sequence[SearchRecord], terms_by_record: Sequence[dict[str, _Occurrence]], cut: Cutter) -> None:
    """Add the phrases that lead to each record.

    A one-word phrase that no record has becomes a term, so that slips of it are found.
    """
    phrases_by_record = [_said_of(record, cut) for record in records]
    all_phrases = sorted({word for phrases in phrases_by_record for word, _ in phrases})
    finder = Finder([[word] for word in all_phrases], cut)
    terms = {term for record_terms in terms_by_record for term in record_terms}
    record_words = {word for record in records for _, word in finder.words_in(record_text(record))}
    record_words |= {word for word in all_phrases if word.isascii() and cut.stem("".join(cut.surfaces(word))) in terms}
    for phrases, record_terms in zip(phrases_by_record, terms_by_record, strict=True):
        for word, share in phrases:
            if not cut.phrase(word):
                continue  # Nothing but words that stand everywhere.
            record_terms[SAID + cut.phrase(word)].exact = max(
                1, round(_EXACT * share * (_WEAK if word in record_words else 1))
            )
            spelt = [*_all_surfaces(word, cut)]
            if len(spelt) == 1 and spelt[0] not in terms:
                record_terms[spelt[0]].bonus = max(record_terms[spelt[0]].bonus, _NAME * share)


def _said_of(record: SearchRecord, cut: Cutter) -> list[tuple[str, float]]:
    """Give the phrases that lead to a record; a term's names are phrases too, so that it is found in any compound."""
    if record.kind != "term" or record.version:
        return [*record.said]
    known = {cut.phrase(word) for word, _ in record.said}
    return [*record.said, *((name, 1.0) for name in (record.title, *record.names) if cut.phrase(name) not in known)]


def _all_surfaces(text: str, cut: Cutter) -> Iterator[str]:
    """Give the terms of the whole words of a text."""
    yield from (READ + word if is_kana(word) else cut.stem(word) for word in cut.surfaces(text))


def _number(record: SearchRecord) -> tuple[str, str] | None:
    """Give what a record's number is called, and the number without zeros before it."""
    match = _OWN_NUMBER.fullmatch(fold(record.number))
    return (match[1], match[2]) if match else None


def _add_bonus(terms: dict[str, _Occurrence], texts: Iterable[str], most: float, known: SearchWords) -> None:
    """Raise the terms of a title or the like: the fewer it has, the more each says."""
    cut = known.cut
    for text in texts:
        main = {token.term for token in cut.tokens(text) if token.weight is Weight.MAIN}
        beside = [term for word in known.beside(text) for term in _all_terms(word, known.cut)]
        extra = {*_joined(text, known.cut), *(READ + word for word in known.read(text)), *beside}
        side = {token.term for token in cut.tokens(text)} - main
        share = most / math.sqrt(max(1, len(main)))
        for term in main | extra | side:
            terms[term].bonus = max(terms[term].bonus, share * (1 if term in main else _BESIDE))


def _all_terms(text: str, cut: Cutter) -> Iterator[str]:
    yield from (token.term for token in cut.tokens(text))
    yield from (re.sub(r"[ -]", "", name) for name in _NUMBERED.findall(fold(text)))
    yield from (READ + word for word in cut.surfaces(text) if is_kana(word))


def _joined(text: str, cut: Cutter) -> Iterator[str]:
    """Give neighbouring Latin words of a title as one, as some write them: open data, opendata."""
    latin = [word for word in cut.surfaces(text) if word.isascii()]
    yield from (cut.stem(first + second) for first, second in pairwise(latin))


def _head(record: SearchRecord) -> list[Any]:
    """Give what every result shows."""
    return [record.kind, record.url, record.title, record.description, record.version]


def _parts(record: SearchRecord) -> list[Any]:
    """Give what a result's excerpt is taken from."""
    return [[part.id, part.heading, part.text] for part in record.parts]
