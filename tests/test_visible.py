"""What nobody sees, what looks empty, and which names every system can keep."""

from __future__ import annotations

import re
import sys
import unicodedata

import pytest

from shishin.content.reading.characters import forbidden
from shishin.content.reading.files import is_name
from shishin.model.portable import LONGEST_NAME, LONGEST_PATH, is_unkept, unkept
from shishin.model.visible import IGNORABLE, is_blank
from shishin.render.safe import clean

OTHER = {
    0x34F,
    0x115F,
    0x1160,
    0x17B4,
    0x17B5,
    0x2065,
    0x3164,
    0xFFA0,
    *range(0xFFF0, 0xFFF9),
    *range(0xE0000, 0xE1000),
}
"""Other_Default_Ignorable_Code_Point (Unicode 14.0, PropList.txt); those of plane 14 that have a category too."""

SELECTORS = {*range(0x180B, 0x180E), 0x180F, *range(0xFE00, 0xFE10), *range(0xE0100, 0xE01F0)}
"""Variation_Selector (Unicode 14.0, PropList.txt)."""

SEEN_FORMATS = {
    *range(0xFFF9, 0xFFFC), *range(0x13430, 0x13440),
    *range(0x600, 0x606), 0x6DD, 0x70F, 0x890, 0x891, 0x8E2, 0x110BD, 0x110CD,
}  # fmt: skip
"""What the formula leaves out: marks of annotations, Egyptian controls and Prepended_Concatenation_Mark."""


def test_the_list_of_ignorable_characters_is_unicode_s() -> None:
    """UAX #44: Other_Default_Ignorable + Cf + Variation_Selector - White_Space - those that are seen."""
    formats = {code for code in range(sys.maxunicode + 1) if unicodedata.category(chr(code)) == "Cf"}
    expected = (OTHER | formats | SELECTORS) - SEEN_FORMATS
    pattern = re.compile(f"[{IGNORABLE}]")
    ignorable = {code for code in range(sys.maxunicode + 1) if pattern.match(chr(code))}
    assert len(ignorable) > 4000
    assert {f"{code:X}" for code in ignorable ^ expected} == set(), unicodedata.unidata_version


@pytest.mark.parametrize(
    "text",
    [
        "",
        " ",
        "\u3000\t",
        "\u3164",
        "\u2800",
        "\u180e",
        "\u115f\u1160\uffa0",
        "……",
        "。",
        "–",
        "()",
        "\u200b",
        "\ufe0f",
        "\u0301",
    ],
)
def test_a_text_looks_empty(text: str) -> None:
    assert is_blank(text)


@pytest.mark.parametrize("text", ["a", "々", "〇", "ー", "1", "+", "→", "😀", "…a", "葛\U000e0100", "①"])
def test_a_text_tells_something(text: str) -> None:
    assert not is_blank(text)


@pytest.mark.parametrize(
    ("text", "code"),
    [
        *(
            (character, "text-invisible")
            for character in "\u3164\u2800\u180e\u115f\u1160\u17b4\u17b5\u2061\u2064\u034f\u061c\u206a"
        ),
        *(
            (character, "text-invisible")
            for character in "\u00ad\ufff9\ufffb\ufff0\U0001d173\U000e0001\U000e0041\U000e0fff"
        ),
        ("\u2066a\u2069", "text-invisible"),
        ("a\ufe0f", "text-invisible"),
        ("かな\U000e0100", "text-invisible"),
        ("葛\U000e0100\U000e0101", "text-invisible"),
        ("葛\ufe0f", "text-invisible"),
        ("\ufe00", "text-invisible"),
        ("漢\ufe05", "text-invisible"),
        *((character, "text-control") for character in "\ufdd0\ufdef\ufffe\uffff\U0001fffe\U0010ffff\x1b\x85"),
    ],
)
def test_a_character_has_no_place_in_a_text(text: str, code: str) -> None:
    assert [refused for refused, _ in forbidden(text)] == [code]


@pytest.mark.parametrize(
    "text",
    ["葛\U000e0100城", "逢\ufe00", "\u3001\ufe00", "☀\ufe0f", "1\ufe0f\u20e3", "©\ufe0e", "㊗\ufe0f", "𠮷\U000e0101"],
)
def test_a_variation_selector_has_its_place_after_what_has_variants(text: str) -> None:
    assert forbidden(text) == []


@pytest.mark.parametrize(
    "name",
    [
        *("con", "CON", "prn", "aux", "nul", "com0", "com1", "com9", "lpt1", "com\u00b9", "con.ja.md", "nul.tar.gz"),
        "aux .txt",
        *("gone.", "gone ", "a:b", "a?b", "a\\b", "a\nb", "conin$", "a" * (LONGEST_NAME + 1), "あ" * 41),
    ],
)  # fmt: skip
def test_a_name_cannot_be_kept_everywhere(name: str) -> None:
    assert is_unkept(name)
    assert unkept(f"docs/{name}") == name


@pytest.mark.parametrize(
    "name", ["console", "com", "com10", "com1a", "auxiliary", "a.con", "a-nul", "1.0.0-beta.1", "a" * LONGEST_NAME]
)
def test_a_name_can_be_kept_everywhere(name: str) -> None:
    assert not is_unkept(name)
    assert unkept(f"docs/{name}") == ""


def test_a_path_that_is_too_long_is_named_whole() -> None:
    long = "/".join(["a" * 50] * 4)
    assert len(long) > LONGEST_PATH
    assert unkept(long) == long
    assert is_name("con")  # it is a word: that no system can keep it is a finding of its own


@pytest.mark.parametrize(
    "address",
    [
        *(
            "//evil.example/ a b c",
            "https://a@evil.example/",
            "/\\evil.example/",
            "ht&#10;tps://evil.example/",
            "https:evil",
        ),
        *(
            "mailto:a@example.com?cc=b@example.com",
            "https://xn--80ak6aa92e.com/",
            "http://example.com/",
            "javascript:x",
        ),
    ],
)
def test_an_address_that_misleads_does_not_reach_a_page(address: str) -> None:
    """Also where no rule saw it, such as in a text that was released before the rule came."""
    assert clean(f'<p><a href="{address}">a</a></p>') == "<p><a>a</a></p>"


def test_other_links_reach_a_page() -> None:
    for address in ("../a/#b", "#b", "https://example.com/?a=1", "mailto:a@example.com", "https://日本語.jp/"):
        assert clean(f'<a href="{address}">a</a>') == f'<a href="{address}">a</a>'
