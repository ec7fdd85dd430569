"""Puts ordinary characters in place of those that the checks refuse."""

from __future__ import annotations

import re
import unicodedata
from html import unescape
from typing import TYPE_CHECKING

from shishin.content.reading.characters import FORBIDDEN, forbidden

if TYPE_CHECKING:
    from shishin.authoring.importing.notes import Log

_PATTERNS = dict(FORBIDDEN)
_LINE_SEPARATORS = re.compile("[\u2028\u2029\x0b\x0c\x85]")
_SPACES = re.compile("[\u00a0\u1680\u2000-\u200a\u202f\u205f]")
_CIRCLED = re.compile("[\u2460-\u2473\u3251-\u325f\u32b1-\u32bf]")
_REFERENCE = re.compile(r"&(?:#[0-9]{1,9}|#[xX][0-9a-fA-F]{1,8}|[A-Za-z]\w{1,30});?")
_VOICED = re.compile("[\u3041-\u30ff][\u3099\u309a]")
_HALF_WIDTH = re.compile("[\uff61-\uff9f]+")
_ANY = re.compile("|".join(pattern.pattern for pattern in (*_PATTERNS.values(), _LINE_SEPARATORS, _SPACES, _CIRCLED)))


def clean(text: str, line: int, log: Log) -> str:
    """Give a line of text in ordinary characters.

    Args:
        text: A line, or a part of one.
        line: Its number, for the notes.
        log: Where changes, and characters that only a person can name, are noted.
    """
    text = _REFERENCE.sub(lambda match: unescape(match[0]) if forbidden(unescape(match[0])) else match[0], text)
    if not unicodedata.is_normalized("NFC", text):
        text = _composed(text, line, log)
    if not _ANY.search(text):
        return text
    for match in dict.fromkeys(_PATTERNS["text-private-use"].findall(text)):
        log.decide("private-use", line, f"U+{ord(match):04X}")
    for match in dict.fromkeys(_ANY.findall(text)):
        log.change("characters", line, f"U+{ord(match):04X} {unicodedata.name(match, '')}".strip())
    text = _LINE_SEPARATORS.sub(" ", text)
    text = _SPACES.sub(" ", text)
    text = _HALF_WIDTH.sub(lambda match: unicodedata.normalize("NFKC", match[0]), text)
    text = _CIRCLED.sub(lambda match: f"（{unicodedata.normalize('NFKC', match[0])}）", text)
    text = _VOICED.sub(lambda match: unicodedata.normalize("NFC", match[0]), text)
    text = _PATTERNS["text-compatibility"].sub(lambda match: unicodedata.normalize("NFKC", match[0]), text)
    for code in ("text-private-use", "text-invisible", "text-control", "text-compatibility"):
        text = _PATTERNS[code].sub("", text)
    return text


def _composed(text: str, line: int, log: Log) -> str:
    """Give letters and their accents as single characters; characters that another note names are left to it."""
    parts = re.split(f"({_PATTERNS['text-compatibility'].pattern})", text)
    new = "".join(part if turn % 2 else unicodedata.normalize("NFC", part) for turn, part in enumerate(parts))
    if new != text:
        log.change("characters", line, "NFC")
    return new
