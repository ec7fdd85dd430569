"""How a text is cut into the terms of the search."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from shishin.search.tokens import Weight, cutter, fold, is_kana, kana
from support.languages import ENGLISH, JAPANESE

CUT = cutter(JAPANESE.search)


def main(text: str) -> list[str]:
    return [token.term for token in CUT.tokens(text) if token.weight is Weight.MAIN]


def side(text: str) -> list[str]:
    return [token.term for token in CUT.tokens(text) if token.weight is Weight.SIDE]


@pytest.mark.parametrize(
    ("text", "terms"),
    [
        ("脆弱性対策", ["脆弱", "弱性", "性対", "対策"]),
        ("データ", ["でた"]),
        ("UI/UX", ["ui", "ux"]),
        ("都民とデータ", ["都民", "でた"]),
        ("𠮷野家", ["𠮷野", "野家"]),
        ("the services of a city", ["servic", "citi"]),
        ("co-creation", ["co", "creat"]),
        ("UX-03", ["ux", "03"]),
        ("達成基準 2.4.7", ["達成", "成基", "基準", "2.4.7"]),
        ("WCAG2.2", ["wcag", "2.2"]),
        ("v1.0.0-beta.3", ["v", "1.0.0", "beta", "3"]),
        ("ー、・☃", []),
    ],
)
def test_main_terms(text: str, terms: list[str]) -> None:
    assert main(text) == terms


@pytest.mark.parametrize(
    ("one", "two"),
    [
        ("ＵＩ", "ui"),
        ("ﾃﾞｰﾀ", "データ"),
        ("ユーザ", "ユーザー"),
        ("ウィンドウ", "ウインドウ"),
        ("でーた", "データ"),
        ("ネットワ一ク", "ネットワーク"),  # cut with the kanji for one
        ("jikkajō", "jikkajo"),
        ("ACCESSIBLE", "accessible"),
    ],
)
def test_what_readers_take_for_the_same_is_the_same(one: str, two: str) -> None:
    assert main(one) == main(two) != [] or kana(fold(one)) == kana(fold(two))


def of(text: str) -> list[str]:
    """Give the links."""
    return [token.term for token in CUT.tokens(text) if token.weight is Weight.LINK]


def test_other_spellings_of_a_word_share_a_term() -> None:
    assert "問合" in main("問合せ")
    assert [of("問い合わせ"), of("引っ越し"), of("見える化")] == [["問合"], ["引越"], ["見化"]]
    assert of("開発の運用") == []


def test_a_joined_word_is_found_in_parts_and_whole() -> None:
    assert side("UX-03") == ["ux03"]
    assert CUT.stem("opensource") in side("open-source")


@pytest.mark.parametrize(
    "family",
    [
        ("design", "designs", "designed", "designing", "designer"),
        ("secure", "security", "securing", "secured"),
        ("accessible", "accessibility"),
        ("policy", "policies"),
        ("translate", "translation", "translated"),
        ("create", "creating", "creation"),
        ("organise", "organisation", "organization"),
        ("plan", "planning", "planned"),
        ("operate", "operational", "operation"),
        ("vulnerable", "vulnerability", "vulnerabilities"),
        ("transparent", "transparency"),
        ("colour", "color", "coloured", "colors", "coloring"),
        ("behaviour", "behavior", "behavioural"),
        ("catalogue", "catalog", "catalogues", "cataloging"),
        ("centre", "center", "centred", "centers"),
        ("analyse", "analyze", "analysing", "analyzed"),
        ("licence", "license", "licences", "licensed", "licensing"),
        ("defence", "defense"),
        ("programme", "program", "programmes", "programming"),
        ("labelled", "labeled", "labelling", "label"),
        ("travelling", "traveling"),
        ("judgement", "judgment"),
        ("summarise", "summarize", "summarising"),
    ],
)
def test_a_family_of_words_has_one_stem(family: tuple[str, ...]) -> None:
    assert len({CUT.stem(word) for word in family}) == 1


def test_longer_endings_come_first() -> None:
    lengths = [len(ending) for ending, _least in ENGLISH.search.endings]
    assert lengths == sorted(lengths, reverse=True)
    assert len(lengths) > 30


@given(st.text(max_size=60))
def test_any_text_can_be_cut(text: str) -> None:
    assert all(token.term for token in CUT.tokens(text))
    assert all(word == kana(word) for word in CUT.surfaces(text) if is_kana(word))


@pytest.mark.parametrize(
    ("one", "two"),
    [
        ("Multi-factor authentication", "multi factor Authentications"),
        ("オープン・データ", "おーぷんでーた"),
        ("the recovery of data", "recovery data"),
        ("ユーザーテスト", "ユーザテスト"),
    ],
)
def test_spellings_of_a_phrase_have_one_key(one: str, two: str) -> None:
    assert CUT.phrase(one) == CUT.phrase(two) != ""
