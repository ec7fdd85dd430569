"""Mends the words of one line: what it only repeats, and what no reader sees, stays as it is."""

from __future__ import annotations

import re
import unicodedata
from typing import TYPE_CHECKING

from shishin.content.reading.characters import FORBIDDEN
from shishin.content.reading.commonmark import NOT_TEXT
from shishin.content.unquoted import WORD, unmarked

if TYPE_CHECKING:
    from collections.abc import Iterable

    from shishin.languages.style import Style

MOST_ROUNDS = 9
"""So often what one mend leads to is mended too; what is not at rest then is not certain, and stays."""

_HALF_WIDTH = re.compile("(.?)([\uff61-\uff9f]+)", re.DOTALL)
_MARKS_APART = re.compile("[\u3099\u309a]")
_COMPATIBILITY = dict(FORBIDDEN)["text-compatibility"]
_UNSEEN = re.compile("[\u00ad\u200b\u2060\ufeff]")
"""The soft hyphen, spaces and joiners without width: what a program left that broke a line there."""

_WIDE = {code: code - 0xFEE0 for start, end in ("０９", "ＡＺ", "ａｚ") for code in range(ord(start), ord(end) + 1)}


def mended(line: str, style: Style, names: Iterable[str]) -> str:
    """Give a line with all that is certain mended; mending that again changes nothing.

    Args:
        line: A line of Markdown, or a value of a data file.
        style: The rules of style of its language.
        names: Words that are others', and stand as they are.
    """
    shown = unmarked(_hidden(line, names))
    new = _at_rest(shown, style)
    hidden = iter([old for old, seen in zip(line, shown, strict=True) if seen == NOT_TEXT])
    if new == shown or new.count(NOT_TEXT) != shown.count(NOT_TEXT):
        return line
    return "".join(next(hidden) if character == NOT_TEXT else character for character in new)


def _hidden(line: str, names: Iterable[str]) -> str:
    for name in names:
        if name and name in line:
            line = line.replace(name, NOT_TEXT * len(name))
    return line


def _at_rest(text: str, style: Style) -> str:
    before = text
    for _ in range(MOST_ROUNDS):
        after = _once(before, style)
        if after == before:
            return after
        before = after
    return text


def _once(text: str, style: Style) -> str:
    text = _HALF_WIDTH.sub(_full_width, text)
    text = _COMPATIBILITY.sub(_ordinary, _UNSEEN.sub("", text))
    text = unicodedata.normalize("NFC", text)
    if wide := style.sought.get("wide"):
        text = wide.sub(lambda match: match[0].translate(_WIDE), text)
    for mends in style.mended.values():
        for pattern, other in mends:
            text = pattern.sub(other, text)
    return WORD.sub(lambda match: style.spelling.get(match[0], match[0]), text) if style.spelling else text


def _full_width(match: re.Match[str]) -> str:
    """Give kana of half width in full; with a mark that belongs to no kana before it, they stay."""
    before, kana = match.groups()
    new = unicodedata.normalize("NFC", before + unicodedata.normalize("NFKC", kana))
    return match[0] if _MARKS_APART.search(new) else new


def _ordinary(match: re.Match[str]) -> str:
    """Give the ordinary character that a compatible one stands for; one that stands for several stays."""
    new = unicodedata.normalize("NFKC", match[0])
    return new if len(new) == 1 and not _COMPATIBILITY.search(new) else match[0]
