"""Numbers as people write them in running text: digits, kanji and English words, up to ninety-nine."""

from __future__ import annotations

import re

_DIGITS = "〇一二三四五六七八九"
KANJI = r"[一二三四五六七八九十]{1,3}"
_KANJI = re.compile("([一二三四五六七八九]?)(十?)([一二三四五六七八九]?)")

_ONES = "one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen seventeen"
CARDINALS = {word: number for number, word in enumerate(f"{_ONES} eighteen nineteen twenty".split(), 1)}
_FIRST = "first second third fourth fifth sixth seventh eighth ninth tenth eleventh twelfth thirteenth fourteenth"
ORDINALS = {
    word: number
    for number, word in enumerate(
        f"{_FIRST} fifteenth sixteenth seventeenth eighteenth nineteenth twentieth".split(), 1
    )
}

JAPANESE = rf"(?:[0-9]{{1,4}}|{KANJI}(?![一-龥々]))"
"""A pattern for a number in Japanese text; a kanji that goes on is another word, as in 一覧."""

PLACE = rf"(?:[0-9]{{1,4}}|{KANJI})"
"""The same where a word for a place in a row follows, as in 三番目."""

ENGLISH = rf"(?:[0-9]{{1,4}}|(?:{'|'.join(sorted(CARDINALS, key=len, reverse=True))}))"
"""A pattern for a number in English text."""

ORDINAL = rf"(?:[0-9]{{1,3}}(?:st|nd|rd|th)|{'|'.join(sorted(ORDINALS, key=len, reverse=True))})"
"""A pattern for a place in a row, in English."""


def value(text: str) -> int | None:
    """Give the number that digits, kanji or an English word say, or nothing."""
    plain = text.casefold()
    if match := re.fullmatch(r"([0-9]+)(?:st|nd|rd|th)?", plain):
        return int(match[1])
    if plain in CARDINALS or plain in ORDINALS:
        return CARDINALS.get(plain) or ORDINALS[plain]
    match = _KANJI.fullmatch(plain)
    if not plain or match is None or (match[1] and match[3] and not match[2]):
        return None
    tens = (_DIGITS.index(match[1]) if match[1] else 1) if match[2] else 0
    ones = match[3] if match[2] else match[1]
    return tens * 10 + (_DIGITS.index(ones) if ones else 0)
