"""Readings over kanji: how a reading is shared out over a word, and where words with readings stand in a text."""

from __future__ import annotations

import re
from collections import defaultdict
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

KANJI = "\u3005-\u3007\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff\U00020000-\U0003ffff"
"""Kanji of all planes, and the marks 々, 〆 and 〇 that are read as kanji."""

_RUNS = re.compile(rf"[{KANJI}]+|[^{KANJI}]+")
_KANJI = re.compile(rf"[{KANJI}]")
_KANA = re.compile("[\u3041-\u3096\u30fc]")

Segments = tuple[tuple[str, str], ...]
"""A word in pieces, each with its reading; a piece that is read as it stands has an empty one."""


def split(word: str, reading: str) -> Segments | None:
    """Share a reading out over a word's runs of kanji; nothing if it does not fit, or fits in two ways."""
    if not _KANJI.search(word):
        return None
    runs = _RUNS.findall(word)
    ways = [[1, *[0] * len(reading)]]
    for run in runs:
        ways.append(_further(run, reading, ways[-1]))
    if ways[-1][-1] != 1:
        return None
    found, end = [], len(reading)
    for run, before in zip(reversed(runs), reversed(ways[:-1]), strict=True):
        # There is one way only, so there is one place where this run can begin.
        size = len(run)
        begin = next(at for at in range(end - 1, -1, -1) if before[at]) if _KANJI.match(run) else end - size
        found.append((run, reading[begin:end] if _KANJI.match(run) else ""))
        end = begin
    return tuple(reversed(found))


def _further(run: str, reading: str, before: Sequence[int]) -> list[int]:
    """Count the ways to read one more run: by how far into the reading they come, none, one, or many as 2.

    Args:
        run: Kanji, which take one kana or more, or other characters, which stand in the reading as they are.
        reading: The whole reading.
        before: The ways to read what stands before the run.
    """
    after = [0] * len(before)
    if not _KANJI.match(run):
        for at, ways in enumerate(before):
            if ways and reading.startswith(run, at):
                after[at + len(run)] = ways
        return after
    ways = 0
    for at, character in enumerate(reading):
        ways = min(ways + before[at], 2) if _KANA.match(character) else 0
        after[at + 1] = ways
    return after


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
