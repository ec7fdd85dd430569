"""Which characters a reader sees, and which texts look empty."""

from __future__ import annotations

import re
import unicodedata

SELECTORS = "\ufe00-\ufe0f\U000e0100-\U000e01ef"
"""Variation selectors, as the inside of a pattern's brackets: they choose a form of the character before them."""

IGNORABLE = (
    "\u00ad\u034f\u061c\u115f\u1160\u17b4\u17b5\u180b-\u180f\u200b-\u200f\u202a-\u202e\u2060-\u206f\u3164"
    "\ufe00-\ufe0f\ufeff\uffa0\ufff0-\ufff8\U0001bca0-\U0001bca3\U0001d173-\U0001d17a\U000e0000-\U000e0fff"
)
"""Characters that show nothing, as the inside of a pattern's brackets.

Source: Unicode 14.0, DerivedCoreProperties.txt, Default_Ignorable_Code_Point. A test works the list out anew from
the Unicode data of Python (`unicodedata.unidata_version`), by the formula of UAX #44.
"""

BLANK = "\u2800"
"""What is no space and shows one: the Braille pattern without dots."""

MARKS = "\ufff9-\ufffb"
"""The marks of annotations between lines, which nothing shows."""

UNSEEN = rf"(?![{SELECTORS}])[{IGNORABLE}{BLANK}{MARKS}]"
"""A pattern for a character that nobody sees and that chooses no form of another."""

_NOTHING = re.compile(f"[{IGNORABLE}{BLANK}]")
_SEEN = frozenset("LNS")
"""Letters, numbers and symbols (Unicode general categories); not marks, punctuation, spaces and the rest."""


def is_blank(text: str) -> bool:
    """Whether a text tells a reader nothing: it has no letter, no digit and no symbol that can be seen."""
    if text[:1].isalnum() and not _NOTHING.match(text):
        # Most texts: the rest need not be looked at.
        return False
    return not any(unicodedata.category(character)[0] in _SEEN for character in _NOTHING.sub("", text))
