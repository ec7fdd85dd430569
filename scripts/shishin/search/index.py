"""The index: small files, of which a reader's browser fetches only those that its query needs.

A term's row says in which records it stands and how much that counts there. The rows stand in the order of the
terms, cut into files of about the same size, so that a term's file is found from the first terms of the files.
"""

from __future__ import annotations

import hashlib
import json
import math
import re
from collections import Counter, defaultdict
from dataclasses import dataclass
from itertools import pairwise
from os.path import commonprefix
from typing import TYPE_CHECKING, Any

from shishin.content.ruby import Reader
from shishin.model.language import SOURCE
from shishin.search.tokens import Weight, fold, is_kana, joins, kana, stem, surfaces, tokens

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from shishin.model.language import Language
    from shishin.model.library import Library
    from shishin.search.records import Record

ROWS_BYTES = 800
"""About how long a file of rows is; a query needs one for almost every term."""

HEADS_BYTES = 450
"""About how long a file of titles and descriptions is; a result needs one."""

TEXTS_BYTES = 1_500
"""About how long a file of texts is; an excerpt needs one."""

READ = "="
"""Stands before a word that is written in kana, whole; a pair of kana has no mark."""

MOST_SHARED = 9
"""A single digit says how many letters a known word shares with the one before."""

HASH_LENGTH = 10

# BM25 (Robertson and Zaragoza, The Probabilistic Relevance Framework, 2009, 3.4) with its usual figures; the title
# and the headings add to it, because a title that has the reader's word is seldom wrong.
_K1, _B = 1.2, 0.5
_TITLE, _NAME, _HEADING, _DESCRIPTION = 5.0, 3.5, 1.2, 0.8
_STEPS = 8
"""A row's figures are whole numbers: eighths."""

_NUMBERED = re.compile(r"\b[a-z]{2,5}(?:[ -][a-z])?[ -]\d+")
"""A name with a number, such as JIS X 8341 or UX-03: some write it without its spaces."""

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
class _Found:
    """How a term stands in a record."""

    count: float = 0
    bonus: float = 0


class Words:
    """What is known of the language's words: how they are read, and which mean the same.

    Attributes:
        language: The language.
        same: Groups of words that mean the same.
    """

    def __init__(self, library: Library, language: Language) -> None:
        self.language = language
        self.same = [each.words for each in library.synonyms if each.language == language.code]
        # A term may be longer than the words that cover it.
        self._terms: dict[str, str] = {}
        if language is SOURCE:
            self._terms = {each.ja: each.reading for each in library.terms if is_kana(fold(each.reading))}
            self.same += [(each.ja, *each.variants) for each in library.terms if each.variants]
        self._reader = Reader(library.readings if language is SOURCE else ())

    def beside(self, text: str) -> Iterator[str]:
        """Give the words that mean the same as words of a text, and do not stand in it."""
        folded = fold(text)
        spaced = f" {folded} "
        for group in self.same:
            there = [each for each in group if (fold(each) in folded if not each.isascii() else _in(each, spaced))]
            if there:
                yield from (each for each in group if each not in there)

    def read(self, text: str, *, endings: bool = True) -> Iterator[str]:
        """Give the kana of a text's words and of words that make a compound.

        Args:
            text: Any text.
            endings: Whether to give them with the kana that ends them in the text too, as in まなび and まなぶ.
        """
        if not self._reader:
            return
        words = self._reader.words_in(text)
        known = [_Read(each.at, each.end, kana(fold(each.reading))) for each in words if each.reading]
        read = [(each.kana, each.end) for each in known]
        for one, two in pairwise(known):
            between = text[one.end : two.start]
            if not between or (is_kana(between) and joins(between)):
                read.append((one.kana + kana(between) + two.kana, two.end))
        for word_read, end in read:
            yield word_read
            if endings and is_kana(text[end : end + 1]):
                yield word_read + kana(text[end])
        yield from (kana(fold(reading)) for term, reading in self._terms.items() if term in text)


@dataclass(frozen=True)
class _Read:
    """Where a word with a reading stands in a text."""

    start: int
    end: int
    kana: str


def _in(word: str, spaced: str) -> bool:
    return any(f"{mark}{fold(word)}" in spaced for mark in (" ", "\n", "(", "“", "-", "/"))


def build_index(found: Sequence[Record], known: Words) -> Index:
    """Make the index of a language's records.

    Args:
        found: The records.
        known: What is known of the language's words.
    """
    rows = _rows(found, known)
    files: dict[str, bytes] = {}
    terms = sorted(rows)
    row_files, first_terms = _cut([(term, [term, *rows[term]]) for term in terms], ROWS_BYTES)
    head_files, first_heads = _cut([(number, _head(each)) for number, each in enumerate(found)], HEADS_BYTES)
    text_files, first_texts = _cut([(number, _parts(each)) for number, each in enumerate(found)], TEXTS_BYTES)
    for name, cut in (("rows", row_files), ("heads", head_files), ("texts", text_files)):
        files |= {f"{name}-{number}.json": each for number, each in enumerate(cut)}
    spelt = _spellings(found, known)
    files["kana.json"] = _json(_folded({each for each in spelt if is_kana(each)}))
    files["latin.json"] = _json(_folded({each for each in spelt if not is_kana(each)}))
    files["index.json"] = _json(
        {
            "records": len(found),
            "rows": _bounds(terms, first_terms),
            "heads": first_heads,
            "texts": first_texts,
            "size": sum(map(len, files.values())),
            "facets": _facets(found),
            "versions": [int(bool(each.version)) for each in found],
        }
    )
    digest = hashlib.sha256(b"".join(name.encode() + files[name] for name in sorted(files))).hexdigest()
    return Index(f"search-{known.language.code}.{digest[:HASH_LENGTH]}", files)


def _bounds(terms: Sequence[str], firsts: Iterable[str]) -> list[str]:
    """Shorten the first term of each file to what no term of the file before reaches: every search fetches them."""
    before = dict(zip(terms[1:], terms, strict=False))
    return [each[: _shared(each, before.get(each, "")) + 1] for each in firsts]


def _rows(found: Sequence[Record], known: Words) -> dict[str, list[int]]:
    """Give each term's row: record, figure, record, figure … with each record as the step from the one before."""
    stands = [_terms(each, known) for each in found]
    lengths = [sum(each.count for each in terms.values()) for terms in stands]
    usual = sum(lengths) / max(1, len(lengths)) or 1
    rows: dict[str, list[int]] = defaultdict(list)
    last: dict[str, int] = defaultdict(int)
    for number, (record, terms) in enumerate(zip(found, stands, strict=True)):
        norm = _K1 * (1 - _B + _B * lengths[number] / usual)
        for term, each in terms.items():
            figure = (each.count * (_K1 + 1) / (each.count + norm) + each.bonus) * record.standing
            rows[term] += [number - last[term], max(1, round(figure * _STEPS))]
            last[term] = number
    return rows


def _terms(record: Record, known: Words) -> dict[str, _Found]:
    """Count a record's terms, and what its title, names, headings and description add."""
    terms: dict[str, _Found] = defaultdict(_Found)
    whole = "\n".join((record.title, record.description, *(f"{each.heading}\n{each.text}" for each in record.parts)))
    for term, times in Counter(_all_terms(whole)).items():
        terms[term].count += times
    for name in record.names:
        for term in _all_terms(name):
            terms[term].count += _BESIDE
    for word in known.beside("\n".join((whole, *record.names))):
        for term in _all_terms(word):
            terms[term].count += _BESIDE
    for word in known.read(whole):
        terms[READ + word].count += _BESIDE
    _add_bonus(terms, [record.title], _TITLE, known)
    for name in record.names:
        _add_bonus(terms, [name], _NAME, known)
    _add_bonus(terms, [each.heading for each in record.parts if each.heading], _HEADING, known)
    _add_bonus(terms, [record.description], _DESCRIPTION, known)
    return terms


def _add_bonus(terms: dict[str, _Found], texts: Iterable[str], most: float, known: Words) -> None:
    """Raise the terms of a title or the like: the fewer it has, the more each says."""
    for text in texts:
        main = {each.term for each in tokens(text) if each.weight is Weight.MAIN}
        beside = [term for word in known.beside(text) for term in _all_terms(word)]
        extra = {*_joined(text), *(READ + each for each in known.read(text)), *beside}
        side = {each.term for each in tokens(text)} - main
        share = most / math.sqrt(max(1, len(main)))
        for term in main | extra | side:
            terms[term].bonus = max(terms[term].bonus, share * (1 if term in main else _BESIDE))


def _all_terms(text: str) -> Iterator[str]:
    yield from (each.term for each in tokens(text))
    yield from (re.sub(r"[ -]", "", each) for each in _NUMBERED.findall(fold(text)))
    yield from (READ + each for each in surfaces(text) if is_kana(each))


def _joined(text: str) -> Iterator[str]:
    """Give neighbouring Latin words of a title as one, as some write them: open data, opendata."""
    latin = [each for each in surfaces(text) if each.isascii()]
    yield from (stem(one + two) for one, two in pairwise(latin))


def _spellings(found: Sequence[Record], known: Words) -> set[str]:
    """Give every whole word that a mistyped or cut word may be held against."""
    spelt: set[str] = set()
    for each in found:
        text = "\n".join((each.title, each.description, *each.names, *(f"{p.heading}\n{p.text}" for p in each.parts)))
        spelt |= {word for word in surfaces(text) if not word.isdigit()}
        spelt |= set(known.read(text, endings=False))
        spelt |= {word for other in known.beside(text) for word in surfaces(other)}
    return {each for each in spelt if len(each) > 1}


def _shared(one: str, other: str) -> int:
    return len(commonprefix([one, other]))  # noqa: RUF071 - letters are what counts


def _folded(words: set[str]) -> str:
    """Write words in their order, each as how many letters it begins like the one before, and its own ending."""
    entries = []
    before = ""
    for word in sorted(words):
        shared = min(_shared(before, word), MOST_SHARED)
        entries.append(f"{shared}{word[shared:]}")
        before = word
    return " ".join(entries)


def _head(record: Record) -> list[Any]:
    """Give what every result shows."""
    return [record.kind, record.url, record.title, record.description, record.version]


def _parts(record: Record) -> list[Any]:
    """Give what a result's excerpt is taken from."""
    return [[each.id, each.heading, each.text] for each in record.parts]


def _facets(found: Sequence[Record]) -> dict[str, dict[str, list[int]]]:
    """Give the records of each value that results can be narrowed to; a single value narrows nothing."""
    facets: dict[str, dict[str, list[int]]] = {"kind": {}, "guideline": {}, "phase": {}}
    for number, each in enumerate(found):
        for name, values in (("kind", (each.kind,)), ("guideline", (each.guideline,)), ("phase", each.phases)):
            for value in filter(None, values):
                facets[name].setdefault(value, []).append(number)
    return {name: values for name, values in facets.items() if len(values) > 1}


def _cut(rows: Sequence[tuple[Any, list[Any]]], size: int) -> tuple[list[bytes], list[Any]]:
    """Cut rows into files of about a size; give the files and the first key of each."""
    files: list[bytes] = []
    first: list[Any] = []
    held: list[list[Any]] = []
    length = 0
    for number, (key, row) in enumerate(rows):
        if not held:
            first.append(key)
        held.append(row)
        length += len(_json(row))
        if length >= size or number == len(rows) - 1:
            files.append(_json(held))
            held, length = [], 0
    return files, first


def _json(value: object) -> bytes:
    return json.dumps(value, ensure_ascii=False, separators=(",", ":")).encode()
