"""Whatever an author writes, reading it ends soon: each input here has two seconds of processor time."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from shishin.content.link_targets import leads
from shishin.content.reading import limits
from shishin.model.web_address import joined_address, split_address
from shishin.pages.versions.marks import marked
from support.hostile_texts import DATA, FIGURES, MATTER, PAGES, TOKENS
from support.in_time import FIGURE, FILES, PAGE, PRINCIPLE, check, page, quick, within
from support.languages import ENGLISH, JAPANESE

if TYPE_CHECKING:
    from pathlib import Path


@pytest.mark.parametrize("name", PAGES)
def test_a_hostile_page_is_read_in_time(few_files: Path, name: str) -> None:
    findings = check(few_files, PAGE, page(PAGES[name]))
    assert findings, "every one of them has something wrong"


@pytest.mark.parametrize("name", DATA)
def test_a_hostile_data_file_is_read_in_time(few_files: Path, name: str) -> None:
    assert check(few_files, *DATA[name]), "every one of them has something wrong"


@pytest.mark.parametrize("name", MATTER)
def test_hostile_front_matter_is_read_in_time(few_files: Path, name: str) -> None:
    assert check(few_files, PRINCIPLE, f"---\n{MATTER[name]}\n---\n\n- x\n"), "every one of them has something wrong"


@pytest.mark.parametrize("name", FIGURES)
def test_a_hostile_figure_is_read_in_time(few_files: Path, name: str) -> None:
    assert check(few_files, FIGURE, FIGURES[name]), "every one of them has something wrong"


def test_long_texts_are_compared_in_time() -> None:
    old = " ".join(f"a{at}" for at in range(4_000))
    new = " ".join(f"a{at * 7 % 4_000}" for at in range(4_000))
    lines = [f"Line {at} says this." for at in range(500)]
    after = [*lines[:300], "Line 300 says that.", *lines[301:400], "A new line.", *lines[400:]]
    with within():
        assert {piece.kind for piece in marked(old, new, ENGLISH)} == {"del", "ins"}
        assert marked("あ\n" * 9_000, "い\n" * 9_000, JAPANESE)
        pieces = marked("\n".join(lines), "\n".join(after), ENGLISH)
    changed = [(piece.kind, piece.text.strip()) for piece in pieces if piece.kind != "same"]
    assert changed == [("del", "this"), ("ins", "that"), ("ins", "A new line.")], "word by word in one line"


def test_addresses_that_are_none_raise_nothing() -> None:
    for text in ("https://[::1/", "https://a℀b.example/", "https://[x]/", "//[", "https://a]b/"):
        assert split_address(text) is None
        assert joined_address("https://a.example/b/", text) is None
        assert not leads("docs/a.ja.md", text, {}), "a frozen page leaves such a link out"
    assert split_address("https://a.example:99999/b") is not None


REPEATED = 100_000


@pytest.mark.parametrize("token", TOKENS, ids=ascii)
def test_one_token_a_hundred_thousand_times(few_files: Path, token: str) -> None:
    # Whole, where it is refused at once; and just so often that it is not.
    check(few_files, PAGE, page(token * REPEATED))
    often = min(limits.MAX_PAGE_BYTES // 2 // len(token.encode()), limits.MAX_LINE - 10)
    check(few_files, PAGE, page(token * min(often, limits.MAX_MARKS // len(token), limits.MAX_PAGE_LINES // 2 - 10)))


@settings(quick, max_examples=20)
@given(st.sampled_from(TOKENS), st.sampled_from(FILES), st.sampled_from(["", "---\n", "<svg>", "terms:\n"]))
def test_one_token_in_any_file(few_files: Path, token: str, name: str, head: str) -> None:
    check(few_files, name, head + token * REPEATED)
    check(few_files, name, head + token * 2_000)
