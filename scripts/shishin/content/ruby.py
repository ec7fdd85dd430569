"""Readings over kanji: how a reading is shared out over a word, and where words with readings stand in a text."""

from __future__ import annotations

import re
from collections import defaultdict
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

KANJI = "\u3005-\u3007\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff\U00020000-\U0003ffff"
"""Kanji of all planes, and the marks 々, 〆 and 〇 that are read as kanji."""

_RUNS = re.compile(rf"[{KANJI}]+|[^{KANJI}]+")
_KANJI = re.compile(rf"[{KANJI}]")
_READING = "([\u3041-\u3096\u30fc]+{})"

Segments = tuple[tuple[str, str], ...]
"""A word in pieces, each with its reading; a piece that is read as it stands has an empty one."""


def split(word: str, reading: str) -> Segments | None:
    """Share a reading out over a word's runs of kanji; nothing if it does not fit, or fits in two ways."""
    runs = _RUNS.findall(word)
    found = []
    for greed in ("", "?"):
        parts = (_READING.format(greed) if _KANJI.match(run) else f"({re.escape(run)})" for run in runs)
        match = re.fullmatch("".join(parts), reading)
        found.append(match.groups() if match else None)
    if found[0] is None or found[0] != found[1] or not _KANJI.search(word):
        return None
    return tuple((run, kana if _KANJI.match(run) else "") for run, kana in zip(runs, found[0], strict=True))


class Reader:
    """Finds the words of a text that have a reading: from the left, the longest first.

    Attributes:
        readings: Readings by word.
    """

    def __init__(self, readings: Mapping[str, str]) -> None:
        self.readings = readings
        lengths: dict[str, set[int]] = defaultdict(set)
        for word in readings:
            lengths[word[0]].add(len(word))
        # Few words begin alike: most places of a text are passed over at a glance.
        self._lengths = {first: sorted(each, reverse=True) for first, each in lengths.items()}

    def words_in(self, text: str) -> Iterator[tuple[int, str]]:
        """Give where each word begins, and the word; a kanji that no word covers stands by itself."""
        at = 0
        while at < len(text):
            lengths = self._lengths.get(text[at], ())
            word = next((text[at : at + size] for size in lengths if text[at : at + size] in self.readings), "")
            if word or _KANJI.match(text[at]):
                yield at, word or text[at]
            at += len(word) or 1
