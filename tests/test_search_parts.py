"""The parts of the search index: how they are cut and named, and what is found in one record."""

from __future__ import annotations

import json
import pickle
from dataclasses import replace
from itertools import pairwise
from typing import TYPE_CHECKING, Any

from shishin.content.load import load
from shishin.pages.context import contexts
from shishin.search.index import ENTRY, PART_SIZES, index_files, search_words
from shishin.search.numbers import code
from shishin.search.pieces import cut, part_size
from shishin.search.records import RecordPart, records
from shishin.search.words import SearchWords
from support.languages import ENGLISH, JAPANESE
from support.search_index import listed, make, numbers, row_parts

if TYPE_CHECKING:
    from pathlib import Path

    from shishin.model.library import Library


def library(root: Path) -> Library:
    content = load(root).library
    assert content is not None
    return content


def test_an_index_is_in_small_parts_whose_terms_ascend(repository: Path) -> None:
    content = library(repository)
    for language in (JAPANESE, ENGLISH):
        entries = records(contexts(content)[language.code])
        files = make([*entries], SearchWords(content, language))
        about: dict[str, Any] = json.loads(files[ENTRY])
        parts = [*row_parts(files)]
        terms = [term for _bound, rows in parts for term, _ in rows]
        assert terms == sorted(set(terms))
        assert len(terms) > 1000
        # A bound parts the terms of its part from those of the part before.
        assert all(bound <= rows[0][0] for bound, rows in parts)
        assert all(rows[-1][0] < bound for (_, rows), (bound, _) in pairwise(parts))
        # A row may be long by itself: a word that stands on almost every page.
        sizes = [sorted(len(term.encode()) + len(written) for term, written in rows) for _bound, rows in parts]
        assert max(sum(row[:-1]) for row in sizes) < 2 * PART_SIZES[0].rows_bytes
        assert sum(map(len, listed(files, about, "heads"))) == len(entries) == about["records"]
        texts = [sum(map(len, listed(files, about, kind))) for kind in ("texts", "long-texts")]
        assert sum(texts) == len(entries)
        assert texts[1] == sum(1 + more for more in about["long"][1::2]) > 5


def test_a_change_in_one_page_leaves_most_parts_their_names(repository: Path) -> None:
    content = library(repository)
    known = SearchWords(content, JAPANESE)
    before = [*records(contexts(content)["ja"])]
    at = next(number for number, record in enumerate(before) if record.kind == "guide")
    after = [*before]
    changed = RecordPart("", "", "ここに文をひとつ足します。")
    after[at] = replace(before[at], parts=(*before[at].parts, changed))
    old, new = make(before, known), make(after, known)
    assert len(old) > 1000
    assert all(old[name] == new[name] for name in old.keys() & new.keys() - {ENTRY})
    # The figures of a record depend on its length: so all its rows are others, and few beside them.
    assert len(new.keys() - old.keys()) < len(new) / 6
    assert old[ENTRY] != new[ENTRY]
    for kind in ("heads-", "kana-", "latin-", "facets-"):
        assert {name for name in old if name.startswith(kind)} == {name for name in new if name.startswith(kind)}
    assert len([name for name in new.keys() - old.keys() if "texts-" in name]) <= 2


def test_what_a_record_adds_is_the_same_however_often_and_where_it_is_found(repository: Path) -> None:
    content = library(repository)
    known = SearchWords(content, JAPANESE)
    entries = [*records(contexts(content)["ja"])]
    reader = search_words(entries, known)
    found = [*map(reader.read, entries)]
    remembered = {reader.key(record): pickle.dumps(reader.read(record)) for record in reversed(entries)}
    # Not one for each: what many requirements say alike is the same record in other versions.
    assert len(remembered) > 300
    again = [pickle.loads(remembered[reader.key(record)]) for record in entries]
    assert again == found
    assert dict(index_files(entries, known, again)) == make(entries, known)
    assert search_words(entries, known).words_key() == reader.words_key()
    assert search_words(entries[:-1], SearchWords(content, ENGLISH)).words_key() != reader.words_key()
    others = (replace(entries[0], title="x"), replace(entries[0], description="x"), replace(entries[0], names=("x",)))
    assert len({reader.key(record) for record in (entries[0], *others, replace(entries[0], parts=()))}) == 5


def test_a_long_row_stands_in_a_part_of_its_own() -> None:
    sizes = [10, 10, 500, 10, 90, 90, 20]
    assert [*cut(sizes, 150, lambda at: at)] == [(0, 2), (2, 3), (3, 5), (5, 7)]


def test_there_are_never_too_many_parts_and_their_size_goes_by_steps() -> None:
    assert part_size([100] * 50, 600, 20) == 600
    sizes = {part_size([100] * count, 600, 20) for count in range(1, 2_000)}
    assert 10 < len(sizes) < 20
    assert all(100 * count / part_size([100] * count, 600, 20) <= 20 for count in range(1, 2_000))


def test_numbers_are_written_in_few_characters() -> None:
    known = [*range(2_000), 10**6, 2**31]
    assert numbers("".join(map(code, known))) == known
    assert [len(code(number)) for number in (31, 32, 1023, 1024)] == [1, 2, 2, 3]
