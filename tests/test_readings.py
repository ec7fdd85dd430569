"""Readings over kanji: each row in its place only."""

from __future__ import annotations

import re
import tomllib

import pytest
from hypothesis import given
from hypothesis import strategies as st

from conftest import REPOSITORY
from shishin.content.unread_kanji import find_unread
from support.shown_readings import in_brackets, own, own_rows, rows

pytestmark = pytest.mark.content

SHOWN = tomllib.loads((REPOSITORY / "tests/fixtures/readings/shown.toml").read_text(encoding="utf-8"))


@pytest.mark.parametrize("shown", SHOWN["shown"])
def test_readings_stand_as_they_were_checked(shown: str) -> None:
    text = re.sub(r"\([ぁ-ん]+\)", "", shown)
    assert in_brackets(text, own()) == shown


def test_there_are_enough_checked_readings() -> None:
    assert len(SHOWN["shown"]) >= 120
    assert len(SHOWN["unread"]) >= 12


@pytest.mark.parametrize("marked", SHOWN["unread"])
def test_a_kanji_without_a_row_for_its_place_has_no_reading(marked: str) -> None:
    before, kanji, after = re.split("[【】]", marked)
    gaps = list(find_unread(own(), [(7, before + kanji + after)]))
    assert any(gap.line == 7 and gap.kanji.startswith(kanji[0]) for gap in gaps), gaps


def test_the_longest_word_is_taken_from_the_left() -> None:
    reader = rows("word: 人, reading: ひと", "word: 一人, reading: ひとり", "word: 人々, reading: ひとびと")
    words = [(word.at, word.text, word.reading) for word in reader.words_in("一人と人々の𠮷")]
    assert words == [(0, "一人", "ひとり"), (3, "人々", "ひとびと"), (6, "𠮷", "")]


def test_what_stands_before_tells_more_than_what_follows_and_both_more_than_nothing() -> None:
    reader = rows(
        "word: 分, reading: ぶん",
        "word: 分, reading: わ, before: か",
        "word: 分, reading: ぷん, after: 0",
        "word: 分, reading: ふん, after: 5",
        "word: 分, reading: ぷー, after: 3, before: の",
    )
    assert in_brackets("分の、分かる、10分かかる、5分の、3分の、3分で", reader) == (
        "分(ぶん)の、分(わ)かる、10分(ぷん)かかる、5分(ふん)の、3分(ぷー)の、3分で"
    )


def test_a_word_that_begins_with_a_number_is_about_that_number_only() -> None:
    reader = rows("word: 1人, reading: 1り", "word: 人, reading: にん, after: 0123456789")
    assert in_brackets("1人、11人、1.1人、1,001人、(1人)", reader) == (
        "1人(り)、11人(にん)、1.1人(にん)、1,001人(にん)、(1人(り))"
    )


ALL_KANA = [chr(code) for code in range(ord("ぁ"), ord("ゖ") + 1)]


@given(st.sampled_from(["表", "10", "国", ""]), st.sampled_from([*ALL_KANA, "国", "ペ", "𠮷"]))
def test_a_lone_kanji_is_read_only_where_it_is_a_word(before: str, after: str) -> None:
    reader = rows("word: 高, reading: こう")
    shown = in_brackets(f"{before}高{after}", reader)
    alone = not before and after in {*"はがをにのとでもへやだか", ""}
    # At the end of a text the particle か is a word of its own; nothing else begins with a single か.
    assert (shown.find("こう") >= 0) == alone


def test_a_compound_is_followed_by_particles_forms_and_kanji_but_not_by_okurigana() -> None:
    reader = rows("word: 説明, reading: せつめい", "word: 見直, reading: みなお", "word: 組, reading: くみ")
    for end in (
        "",
        "、",
        "が",
        "します",
        "される",
        "すれば",
        "できる",
        "文",
        "ページ",
        "なら",
        "から",
        "だけ",
        "までに",
    ):
        assert in_brackets(f"説明{end}", reader) == f"説明(せつめい){end}"
    for end in ("く", "い", "き", "む", "れる", "え", "ける"):
        assert in_brackets(f"説明{end}", reader) == f"説明{end}"


def test_every_row_of_the_project_has_a_place() -> None:
    assert len(own_rows()) > 1_400
    lone = [row for row in own_rows() if len(row.word) == 1 and not row.after and not row.before]
    assert len(lone) > 80
    words = [row.word for row in own_rows() if not row.after and not row.before]
    assert len(words) == len(set(words))


def test_kanji_that_stand_together_are_one_with_their_words_and_rows() -> None:
    reader = rows("word: 表, reading: ひょう", "word: 示, reading: しめ, before: す")
    gaps = list(find_unread(reader, [(1, "表です。"), (2, "あいうえお表示わす。脚注も。")]))
    assert [(gap.line, gap.kanji, gap.around, [row.word for row in gap.rows]) for gap in gaps] == [
        (2, "表示", "いうえお【表示】わす。脚", ["表", "示"]), (2, "脚注", "示わす。【脚注】も。", []),
    ]  # fmt: skip
