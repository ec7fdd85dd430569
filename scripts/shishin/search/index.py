"""The index: small files, of which a reader's browser fetches only those that its query needs.

A term's row says in which records it stands and how much that counts there. The rows stand in the order of the
terms, cut into files of about the same size, so that a term's file is found from the first terms of the files.
"""

from __future__ import annotations

import hashlib
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from shishin.search.occurrences import Occurrences, number_of
from shishin.search.pieces import as_json, bounds, cut, facets
from shishin.search.spellings import by_letter, shared, spellings

if TYPE_CHECKING:
    from collections.abc import Sequence

    from shishin.search.records import SearchRecord
    from shishin.search.words import SearchWords

ROWS_BYTES = 800
"""About how long a file of rows is; a query needs one for almost every term."""

HEADS_BYTES = 450
"""About how long a file of titles and descriptions is; a result needs one."""

TEXTS_BYTES = 1_500
"""About how long a file of texts is; an excerpt needs one."""

LONG_BYTES = 4_000
"""A record with a longer text gets its excerpt after the first answers: its file is worth half of all they need."""

HASH_LENGTH = 10


@dataclass(frozen=True)
class Index:
    """An index in files.

    Attributes:
        folder: The folder's name, made from the content.
        files: What stands in each file, by its name in the folder.
    """

    folder: str
    files: dict[str, bytes]


def build_index(records: Sequence[SearchRecord], known: SearchWords) -> Index:
    """Make the index of a language's records.

    Args:
        records: The records.
        known: What is known of the language's words.
    """
    occurrences = Occurrences(records, known)
    rows = occurrences.rows()
    files: dict[str, bytes] = {}
    terms = sorted(rows)
    row_files, first_terms = cut([(term, [term, *rows[term]]) for term in terms], ROWS_BYTES, shared)
    head_files, first_heads = cut([(number, _head(record)) for number, record in enumerate(records)], HEADS_BYTES)
    text_files, first_texts = cut([(number, _parts(record)) for number, record in enumerate(records)], TEXTS_BYTES)
    for name, pieces in (("rows", row_files), ("heads", head_files), ("texts", text_files)):
        files |= {f"{name}-{number}.json": piece for number, piece in enumerate(pieces)}
    words_by_letter = by_letter(*spellings(records, known.cut, occurrences.surfaces))
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
            "numbered": sorted({number[0] for record in records if (number := number_of(record))}),
            "rules": known.language.search.script,
            "size": sum(map(len, files.values())),
            "facets": facets(records),
            "versions": [int(bool(record.version)) for record in records],
        }
    )
    digest = hashlib.sha256(b"".join(name.encode() + files[name] for name in sorted(files))).hexdigest()
    return Index(index_folder(known.language.code, digest[:HASH_LENGTH]), files)


def index_folder(code: str, name: str) -> str:
    """Name the folder of a language's index.

    Args:
        code: The language's code.
        name: What tells it from the index of other content.
    """
    return f"search-{code}.{name}"


def _head(record: SearchRecord) -> list[Any]:
    """Give what every result shows."""
    return [record.kind, record.url, record.title, record.description, record.version]


def _parts(record: SearchRecord) -> list[Any]:
    """Give what a result's excerpt is taken from."""
    return [[part.id, part.heading, part.text] for part in record.parts]
