"""The search index in Python: what its files hold, and which records its terms lead to."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

import pytest

from shishin.content.load import load
from shishin.pages.context import contexts
from shishin.search.index import ENTRY
from shishin.search.lines import READ
from shishin.search.occurrences import NUMBER, SAID
from shishin.search.records import RecordPart, SearchRecord, records
from shishin.search.tokens import cutter
from shishin.search.words import Finder, SearchWords
from support.languages import ENGLISH, JAPANESE
from support.search_index import facets_of, make, row_of, row_parts, spelt

if TYPE_CHECKING:
    from pathlib import Path

    from shishin.model.library import Library

CUT = cutter(JAPANESE.search)


def library(root: Path) -> Library:
    content = load(root).library
    assert content is not None
    return content


@pytest.fixture
def words(project: Path) -> SearchWords:
    return SearchWords(library(project), JAPANESE)


def test_every_record_of_the_real_content_has_an_address_of_its_own(library: Library) -> None:
    content = library
    for language in (JAPANESE, ENGLISH):
        entries = records(contexts(content)[language.code])
        # All but the not-found page and the page for searching.
        documents = len(content.principles) + len(content.pages) - 2 + len(content.terms)
        guides = sum(1 + len(guideline.guides) + len(guideline.requirements) for guideline in content.guidelines)
        # What a released version said in other words than the latest.
        older = [record for record in entries if record.version]
        assert len(older) > 100
        assert len(entries) == documents + guides + len(older)
        assert len({record.url for record in entries}) == len(entries)
        assert all(record.title and record.description for record in entries)


def test_a_mended_slip_is_found_as_mended(project: Path) -> None:
    one = next(record for record in records(contexts(library(project))["ja"]) if record.url == "principles/one/")
    text = "".join(part.text for part in one.parts)
    assert "背景の文" in text
    assert "背景の文one" not in text


def test_a_title_says_more_than_a_text_and_a_short_one_most(words: SearchWords) -> None:
    entries = [
        SearchRecord("page", "a/", "説明", "-", (RecordPart("", "", "ほかの文。"),)),
        SearchRecord("page", "b/", "説明と項目の一覧", "-", (RecordPart("", "", "ほかの文。"),)),
        SearchRecord("page", "c/", "ほか", "-", (RecordPart("", "", "説明の文。"),)),
        SearchRecord("page", "d/", "ほか", "-", (RecordPart("", "", "何もない。"),)),
    ]
    row = row_of(make(entries, words), "説明")
    assert sorted(row, key=lambda number: -row[number]) == [0, 1, 2]


def test_a_record_of_low_standing_comes_after(words: SearchWords) -> None:
    parts = (RecordPart("", "", "説明の文。"),)
    entries = [
        SearchRecord("page", url, "題", "-", parts, standing=standing) for url, standing in (("a/", 0.5), ("b/", 1))
    ]
    row = row_of(make(entries, words), "説明")
    assert row[0] < row[1]


def test_readings_synonyms_and_variants_are_terms_too(project: Path) -> None:
    known = SearchWords(library(project), JAPANESE)
    files = make([SearchRecord("page", "a/", "行動する制度", "このページです。", ())], known)
    assert row_of(files, f"{READ}こうどう")
    assert row_of(files, "頁")
    assert not row_of(files, f"{READ}しくみ")
    kana, latin = spelt(files, "kana"), spelt(files, "latin")
    assert "こうどう" in kana
    assert kana == sorted(set(kana))
    assert len(kana) > len(latin)


def test_neighbouring_words_of_a_title_are_one_word_too(project: Path) -> None:
    files = make([SearchRecord("page", "a/", "Open data", "-", ())], SearchWords(library(project), ENGLISH))
    assert row_of(files, CUT.stem("opendata"))


def test_results_can_be_narrowed_only_where_there_is_a_choice(words: SearchWords) -> None:
    page = SearchRecord("page", "a/", "題", "-", ())
    guide = SearchRecord("guide", "b/", "題", "-", (), guideline="ui-ux", phases=("build", "run"))
    only = facets_of(make([page], words))
    both = facets_of(make([page, guide], words))
    assert only == {}
    assert both == {"kind": {"page": [0, 0], "guide": [1, 0]}, "phase": {"build": [1, 0], "run": [1, 0]}}


def test_an_older_version_is_marked(words: SearchWords) -> None:
    entries = [
        SearchRecord("guide", f"{number}/", "題", "-", (), version=version)
        for number, version in enumerate(("1.0.0", ""))
    ]
    assert json.loads(make(entries, words)[ENTRY])["versions"] == [0, 0]


def test_a_record_s_own_number_is_known_without_zeros_and_marks(words: SearchWords) -> None:
    entries = [SearchRecord("page", "a/", "題", "-", (), number=number) for number in ("UX-07", "原則#3", "")]
    files = make(entries, words)
    assert row_of(files, f"{NUMBER}ux7") == {0: 100}
    assert row_of(files, f"{NUMBER}原則3") == {1: 100}
    assert json.loads(files[ENTRY])["numbered"] == ["ux", "原則"]


def test_what_readers_say_leads_to_a_record_unless_a_page_says_it(words: SearchWords) -> None:
    said = (("ランサムウェア", 1.0), ("身代金の要求", 0.8), ("データカタログ", 1.0), ("ログ", 1.0))
    entries = [
        SearchRecord("guide", "a/", "止まっても続ける", "-", (), said=said),
        SearchRecord("page", "b/", "データカタログ", "-", ()),
    ]
    files = make(entries, words)
    assert row_of(files, SAID + CUT.phrase("らんさむうぇあ")) == {0: 100}
    assert row_of(files, SAID + CUT.phrase("身代金の要求")) == {0: 80}
    # The page that says it comes first, so the phrase adds but little; a part of another word is not that word.
    assert row_of(files, SAID + CUT.phrase("データカタログ")) == {0: 2}
    assert row_of(files, SAID + CUT.phrase("ログ")) == {0: 100}
    # A whole word that no page has can be mistyped; the words of phrases can be, too, but are no terms.
    assert row_of(files, f"{READ}らんさむうえあ")
    assert not row_of(files, "身代")


def test_phrases_of_words_that_stand_everywhere_lead_nowhere(project: Path) -> None:
    content = SearchWords(library(project), ENGLISH)
    files = make([SearchRecord("page", "a/", "Title", "-", (), said=(("what we have to do", 1.0),))], content)
    terms = [term for _bound, rows in row_parts(files) for term, _ in rows]
    assert terms
    assert SAID not in terms


def test_all_words_are_found_in_one_pass() -> None:
    finder = Finder([["個人情報", "個人"], ["older people"], ["ログ"]], CUT)
    text = "カタログとログインは別です。個人情報のログ。Older people’s logs"
    assert sorted(finder.words_in(text)) == [(0, "個人"), (0, "個人情報"), (1, "older people"), (2, "ログ")]
    assert list(finder.words_in("")) == []


def test_the_words_that_lead_to_pages_are_many_and_from_many_sources(library: Library) -> None:
    content = library
    for language in (JAPANESE, ENGLISH):
        entries = records(contexts(content)[language.code])
        reached = {record.url for record in entries if record.said}
        texts = "\n".join(f"{record.title}\n{record.description}\n{record.parts}" for record in entries).casefold()
        rows = [row for row in content.synonyms if row.language == language.code and row.to]
        said = [word for row in rows for word in row.words if word.casefold() not in texts and row.source != "readers"]
        assert len(said) >= 300
        assert len({row.source for row in rows}) >= 20
        guides = [record for record in entries if record.kind == "guide" and not record.version]
        assert len(guides) >= 20
        assert [record.url for record in guides if record.url not in reached] == []


def test_an_empty_site_has_an_index(words: SearchWords) -> None:
    assert json.loads(make([], words)[ENTRY])["records"] == 0
