"""The index: parts of which a reader's browser fetches only those that its query needs.

A term's row says in which records it stands and how much that counts there. The rows stand in the order of the
terms, cut into parts, and so do the names of the parts: lists of them are parts too. What leads to these lists
stands in the one file whose name stays. Every other file is named after its content.
"""

from __future__ import annotations

import math
import zlib
from dataclasses import dataclass
from functools import partial
from typing import TYPE_CHECKING, Any

from shishin.disk.remembered import remembered, remembered_together
from shishin.search.occurrences import Occurrences, number_of, phrases
from shishin.search.pieces import IndexParts, as_json, bounds, cut, facets, part_size, runs
from shishin.search.record_terms import RecordTermsReader
from shishin.search.spellings import by_letter, folded, shared, spellings

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Mapping, Sequence

    from shishin.search.record_terms import RecordTerms
    from shishin.search.records import SearchRecord
    from shishin.search.words import SearchWords

ENTRY = "index.json"
"""The file that leads to all others; its name is always the same, so no browser may keep it unasked."""

EARLIER = "earlier.json"
"""Where a build lists the parts of an earlier index that it has left in the folder; its name stays, too."""

KINDS = ("rows", "lists", "heads", "texts", "long-texts", "kana", "latin", "facets")
"""What the names of the parts begin with."""

RECORD = "record terms"
"""What the terms of a record are called among all that is remembered."""

LIST_BYTES = 320
"""About how long a list of parts of rows is."""

WORDS_BYTES = 400
"""About how long a part of known words is; a mistyped word needs those of two letters."""

HEADS_BYTES = 450
"""About how long a part of titles and descriptions is; a result needs one."""

TEXTS_BYTES = 1_500
"""About how long a part of texts is; an excerpt needs one."""

LONG_BYTES = 4_000
"""A record with a longer text gets its excerpt after the first answers: its part is worth half of all they need."""


@dataclass(frozen=True)
class PartSizes:
    """How an index is cut. A query needs small parts; a site with very many files is slow to publish and to keep.

    Attributes:
        most_records: The highest number of records that it is for.
        rows_bytes: About how long a part of rows is at least; a query needs one for almost every term.
        most_rows: About how many parts of rows there are at most.
        most_heads: The same of titles and descriptions.
        most_texts: The same of texts, the long and the others each.
    """

    most_records: float
    rows_bytes: int
    most_rows: int
    most_heads: int
    most_texts: int


PART_SIZES = (
    PartSizes(1_000, 600, 1_200, 250, 250),
    PartSizes(4_000, 2_000, 1_000, 150, 150),
    # A thousand guides with their requirements: parts so small that first answers need about 80 KB at most.
    PartSizes(8_000, 2_500, 2_800, 420, 180),
    PartSizes(math.inf, 2_000, 480, 100, 130),
)


def search_words(records: Sequence[SearchRecord], known: SearchWords) -> RecordTermsReader:
    """Give what finds the terms of each of a language's records."""
    return RecordTermsReader(known, phrases(records, known.cut))


def read_terms(records: Sequence[SearchRecord], known: SearchWords) -> list[RecordTerms]:
    """Find what each record adds to the index, or remember it."""
    reader = search_words(records, known)
    words = reader.words_key()
    wanted = [((words, reader.key(record)), partial(reader.read, record)) for record in records]
    known_terms = remembered_together(RECORD, wanted)
    return [terms or remembered(RECORD, *row) for terms, row in zip(known_terms, wanted, strict=True)]


def index_files(
    records: Sequence[SearchRecord], known: SearchWords, terms: Sequence[RecordTerms] | None = None
) -> Iterator[tuple[str, bytes]]:
    """Make the index of a language's records.

    Args:
        records: The records.
        known: What is known of the language's words.
        terms: What each record adds to the index, where that is known already: `RecordTermsReader.read` of each.

    Returns:
        Each file: its name in the index's folder, and its content. The last is the one that leads to all others.
    """
    if terms is None:
        terms = read_terms(records, known)
    occurrences = Occurrences(records, terms, known)
    about: dict[str, Any] = {"records": len(records), "size": 0}
    words = by_letter(*spellings(records, known.cut, occurrences.surfaces))
    for parts in _parts(records, occurrences.rows(), words, about):
        about["size"] += sum(map(len, parts.contents))
        yield from parts.files()
    about["numbered"] = sorted({number[0] for record in records if (number := number_of(record))})
    about["rules"] = known.language.search.script
    about["versions"] = runs(number for number, record in enumerate(records) if record.version)
    yield ENTRY, as_json(about)


def index_folder(code: str) -> str:
    """Name the folder of a language's index.

    Args:
        code: The language's code.
    """
    return f"search-{code}"


def _parts(
    records: Sequence[SearchRecord],
    rows: dict[str, str],
    words: Mapping[str, Mapping[str, list[str]]],
    about: dict[str, Any],
) -> Iterator[IndexParts]:
    """Cut all that an index holds into parts, and say in `about` how each is found."""
    sizes = next(sizes for sizes in PART_SIZES if len(records) <= sizes.most_records)
    terms = sorted(rows)
    row_parts = _row_parts(terms, rows, sizes)
    rows.clear()
    yield row_parts
    lists = _list_parts(bounds(terms, row_parts.firsts), row_parts.names)
    yield lists
    about["rows"] = lists.terms
    moved = [zlib.crc32(record.url.encode()) for record in records]
    heads = _record_parts("heads", [_head(record) for record in records], moved, HEADS_BYTES, sizes.most_heads)
    yield heads
    about["heads"] = heads.numbers
    texts = [as_json(_texts(record)) for record in records]
    about["long"] = runs(number for number, text in enumerate(texts) if len(text) > LONG_BYTES)
    for kind, is_long in (("texts", False), ("long-texts", True)):
        numbers = [number for number, text in enumerate(texts) if (len(text) > LONG_BYTES) is is_long]
        rows_of_kind, moved_of_kind = [texts[number] for number in numbers], [moved[number] for number in numbers]
        text_parts = _record_parts(kind, rows_of_kind, moved_of_kind, TEXTS_BYTES, sizes.most_texts)
        yield text_parts
        about[kind] = text_parts.numbers
    for kind, letters in words.items():
        word_parts = _word_parts(kind, letters)
        yield word_parts
        about[kind] = word_parts.terms
    by_facet = facets(records)
    facet_parts = IndexParts("facets", [*by_facet], [*map(as_json, by_facet.values())])
    yield facet_parts
    about["facets"] = facet_parts.terms
    about["choices"] = {name: [*values] for name, values in by_facet.items()}


def _row_parts(terms: Sequence[str], rows: Mapping[str, str], sizes: PartSizes) -> IndexParts:
    lengths = [len(term.encode()) + len(rows[term]) for term in terms]
    places = [*cut(lengths, part_size(lengths, sizes.rows_bytes, sizes.most_rows), _likeness(terms))]
    contents = [
        as_json([folded(terms[start:end]), *(rows[term] for term in terms[start:end])]) for start, end in places
    ]
    return IndexParts("rows", [terms[start] for start, _ in places], contents)


def _list_parts(firsts: Sequence[str], names: Sequence[str]) -> IndexParts:
    sizes = [len(first.encode()) + len(name) for first, name in zip(firsts, names, strict=True)]
    places = [*cut(sizes, LIST_BYTES, _likeness(firsts))]
    contents = [as_json([firsts[start:end], "".join(names[start:end])]) for start, end in places]
    return IndexParts("lists", [firsts[start] for start, _ in places], contents)


def _record_parts(kind: str, rows: Sequence[bytes], moved: Sequence[int], size: int, most: int) -> IndexParts:
    """Cut what stands for each record; where that is cut depends on the records' addresses, not on their numbers."""
    sizes = [*map(len, rows)]
    places = [*cut(sizes, part_size(sizes, size, most), lambda at: moved[at])]
    return IndexParts(
        kind, [start for start, _ in places], [b"[%b]" % b",".join(rows[start:end]) for start, end in places]
    )


def _word_parts(kind: str, letters: Mapping[str, list[str]]) -> IndexParts:
    names = [*letters]
    sizes = [sum(map(len, lists)) for lists in letters.values()]
    places = [*cut(sizes, WORDS_BYTES, lambda at: at)]
    contents = [as_json({name: letters[name] for name in names[start:end]}) for start, end in places]
    return IndexParts(kind, [names[start] for start, _ in places], contents)


def _likeness(terms: Sequence[str]) -> Callable[[int], int]:
    return lambda at: shared(terms[at - 1], terms[at])


def _head(record: SearchRecord) -> bytes:
    """Give what every result shows."""
    return as_json([record.kind, record.url, record.title, record.description, record.version])


def _texts(record: SearchRecord) -> list[Any]:
    """Give what a result's excerpt is taken from."""
    return [[part.id, part.heading, part.text] for part in record.parts]
