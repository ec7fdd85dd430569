"""Characters that look right and are not: nobody sees them, screen readers and search stumble over them."""

from __future__ import annotations

import re
import unicodedata
from html import unescape

_JAPANESE = r"[\u3041-\u3096\u30a1-\u30fa\u30fc\u3005\u4e00-\u9fff]"

FORBIDDEN = (
    ("text-private-use", re.compile("[\ue000-\uf8ff\U000f0000-\U0010fffd]")),
    ("text-half-width-kana", re.compile("[\uff61-\uff9f]")),
    (
        "text-invisible",
        re.compile("[\u00ad\u200b-\u200f\u2028-\u202e\u2060-\u2069\ufeff\ufff9-\ufffb\U000e0000-\U000e007f]"),
    ),
    ("text-control", re.compile("[\x00-\x08\x0b-\x1f\x7f-\x9f\ud800-\udfff\ufffe\uffff]")),
    (
        "text-compatibility",
        re.compile(
            "[\u2e80-\u2fdf\uf900-\ufa0d\ufa10\ufa12\ufa15-\ufa1e\ufa20\ufa22\ufa25\ufa26\ufa2a-\ufaff\u3099\u309a]"
        ),
    ),
)
"""Characters that have no place in a source text, by finding code.

Twelve characters of the compatibility block, such as U+FA11 in names, are ordinary ones (Unicode 15, 18.1).
"""

_ANY = re.compile("[" + "".join(pattern.pattern[1:-1] for _code, pattern in FORBIDDEN) + "]")
"""All of them at once: nearly every text holds none."""

WRAPPED = re.compile(rf"{_JAPANESE}[、。）」』]?\n[「『（]?{_JAPANESE}")
"""A line break between two Japanese characters: a browser shows it as a space inside the sentence."""

SPACED = re.compile(rf"(?<!{_JAPANESE}){_JAPANESE}[ \u3000]+{_JAPANESE}(?!{_JAPANESE})")
"""A word written letter by letter (日　時): read letter by letter, and never found (WCAG technique F32)."""


_LONG_NUMBER = re.compile(r"&#0*[0-9]{8,}")


def plain(text: str) -> str:
    """Give a text with its character references as the characters that they mean.

    A number that is longer than any character's is left out: Python refuses to read those of thousands of digits.
    """
    return unescape(_LONG_NUMBER.sub("", text))


def forbidden(text: str) -> list[tuple[str, tuple[tuple[str, str], ...]]]:
    """Find the first character of each forbidden kind, as a finding's code and values."""
    if not _ANY.search(text):
        return []
    matches = ((code, pattern.search(text)) for code, pattern in FORBIDDEN)
    return [(code, named(match[0])) for code, match in matches if match]


def named(character: str) -> tuple[tuple[str, str], ...]:
    """Name a character by its code point and its Unicode name."""
    return (("character", f"U+{ord(character):04X}"), ("name", unicodedata.name(character, "–")))
