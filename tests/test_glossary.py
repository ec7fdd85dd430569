"""The glossary's groups: every term in one, in the order of its language, where a reader looks for it."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from shishin.pages.context import contexts
from shishin.pages.page import Neighbours, Text
from shishin.pages.types.glossary import OTHER, ROWS, GlossaryBody, glossary_body, letter_of, row_of

if TYPE_CHECKING:
    from shishin.model.library import Library
    from shishin.pages.context import Context


def glossary_of(context: Context) -> GlossaryBody:
    return glossary_body(context, Text("", ""), Neighbours())


def test_every_term_is_in_one_group_in_the_order_of_its_language(library: Library) -> None:
    groups = {
        code: [entry.term for group in glossary_of(context).groups for entry in group.terms]
        for code, context in contexts(library).items()
    }
    assert len(groups["ja"]) == len(groups["en"]) == len(library.terms) >= 70
    assert groups["ja"] == list(library.terms)
    english = [term.in_("en").casefold() for term in groups["en"]]
    assert english == sorted(english)


def test_groups_are_in_order_and_named_by_what_they_hold(library: Library) -> None:
    japanese = glossary_of(contexts(library)["ja"])
    rows = [group.id.removeprefix("row-") for group in japanese.groups]
    assert rows == [row for row in ROWS if row in rows]
    assert len(rows) >= 8
    assert (japanese.groups[0].title, japanese.groups[0].short) == ("あ行", "あ")
    english = glossary_of(contexts(library)["en"])
    letters = [group.short for group in english.groups]
    assert letters == sorted(letters)
    assert len(letters) >= 15
    for group in (*japanese.groups, *english.groups):
        names = [entry.word.text for entry in group.terms]
        assert (group.first, group.last) == (names[0], names[-1])


def test_terms_in_letters_can_be_gone_to_without_knowing_their_kana(library: Library) -> None:
    links = glossary_of(contexts(library)["ja"]).latin
    assert {"API", "SBOM"} <= {link.title for link in links}
    ids = {f"#term-{term.id}" for term in library.terms}
    assert all(link.url in ids for link in links)
    assert glossary_of(contexts(library)["en"]).latin == ()


@pytest.mark.parametrize(
    ("reading", "row"),
    [
        ("あんぜん", "a"), ("ヴィジョン", "a"), ("ァ", "a"), ("がぞう", "ka"), ("ｶﾞｲﾄﾞ", "ka"), ("ヵ", "ka"),
        ("ゖ", "ka"), ("じき", "sa"), ("っ", "ta"), ("ヅ", "ta"), ("ぱん", "ha"), ("ベータ", "ha"), ("ょ", "ya"),
        ("リスク", "ra"), ("ヮ", "wa"), ("ヱ", "wa"), ("ん", "wa"), ("API", OTHER), ("漢字", OTHER), ("", OTHER),
        ("ー", OTHER),
    ],
)  # fmt: skip
def test_the_row_of_a_reading(reading: str, row: str) -> None:
    assert row_of(reading) == row


@pytest.mark.parametrize(
    ("term", "letter"), [("API", "a"), ("Élan", "e"), ("ten", "t"), ("10", OTHER), ("", OTHER), ("“a”", OTHER)]
)
def test_the_letter_of_a_term(term: str, letter: str) -> None:
    assert letter_of(term) == letter
