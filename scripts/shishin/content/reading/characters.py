"""Characters that look right and are not: nobody sees them, screen readers and search stumble over them."""

from __future__ import annotations

import re
import unicodedata
from html import unescape

from shishin.model.visible import BLANK, IGNORABLE, MARKS, UNSEEN

_JAPANESE = r"[\u3041-\u3096\u30a1-\u30fa\u30fc\u3005\u4e00-\u9fff]"

_KANJI = "\u3005-\u3007\u3400-\u9fff\uf900-\ufaff\U00020000-\U0003ffff"
_SELECTS_NOTHING = (
    rf"(?<![{_KANJI}])[\U000e0100-\U000e01ef]"
    rf"|(?<![{_KANJI}\u3001\u3002\uff01\uff0c\uff0e\uff1a\uff1b\uff1f])[\ufe00-\ufe02]"
    r"|[\ufe03-\ufe0d]"
    r"|(?<![0-9#*\u00a9\u00ae\u203c-\u32ff\U0001f000-\U0001faff])[\ufe0e\ufe0f]"
)
"""A variation selector where there is nothing for it to choose.

Sources: Unicode Technical Standard #37 (forms of kanji, which names have), StandardizedVariants.txt (of kanji and
full-width punctuation) and emoji-variation-sequences.txt (whether a sign is drawn in colour).
"""

_NO_CHARACTERS = "\ufdd0-\ufdef" + "".join(
    f"{chr(plane * 0x10000 + 0xFFFE)}{chr(plane * 0x10000 + 0xFFFF)}" for plane in range(17)
)
"""Code points that will never be characters (Unicode 14.0, 23.7)."""

_PRIVATE = "\ue000-\uf8ff\U000f0000-\U0010fffd"
_HALF_WIDTH_KANA = "\uff61-\uff9f"
_SEPARATORS = "\u2028\u2029"
_CONTROL = f"\x00-\x08\x0b-\x1f\x7f-\x9f\ud800-\udfff{_NO_CHARACTERS}"
_COMPATIBILITY = "\u2e80-\u2fdf\uf900-\ufa0d\ufa10\ufa12\ufa15-\ufa1e\ufa20\ufa22\ufa25\ufa26\ufa2a-\ufaff\u3099\u309a"
FORBIDDEN = (
    ("text-private-use", re.compile(f"[{_PRIVATE}]")),
    ("text-half-width-kana", re.compile(f"[{_HALF_WIDTH_KANA}]")),
    ("text-invisible", re.compile(rf"{UNSEEN}|[{_SEPARATORS}]|{_SELECTS_NOTHING}")),
    ("text-control", re.compile(f"[{_CONTROL}]")),
    ("text-compatibility", re.compile(f"[{_COMPATIBILITY}]")),
)
"""Characters that have no place in a source text, by finding code.

Twelve characters of the compatibility block, such as U+FA11 in names, are ordinary ones (Unicode 15, 18.1).
"""

_ANY = re.compile(f"[{_PRIVATE}{_HALF_WIDTH_KANA}{IGNORABLE}{BLANK}{MARKS}{_SEPARATORS}{_CONTROL}{_COMPATIBILITY}]")
"""All of them at once, and characters that are fine after some others: nearly every line holds none."""

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
