"""Readings over kanji: how a reading is shared out over a word, and where words with readings stand in a text."""

from __future__ import annotations

import re
from collections import defaultdict
from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from shishin.model.data import Reading

KANJI = "\u3005-\u3007\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff\U00020000-\U0003ffff"
"""Kanji of all planes, and the marks 々, 〆 and 〇 that are read as kanji."""

_RUNS = re.compile(rf"[{KANJI}]+|[^{KANJI}]+")
_KANJI = re.compile(rf"[{KANJI}]")
_KANA = re.compile("[\u3041-\u3096\u30fc]")

PARTICLES = (
    "[はがをにのとでもへや]|か(?![ぁ-ゖ])|から|かどうか|かも|まで|より|など|なの|なら|だ|ごと|ずつ|ほど|しか|さえ|こそ"
    "|くらい|ぐらい|って|ばかり"
)
"""What may stand in hiragana behind a noun: particles and the copula, not the okurigana of common verbs."""

FORMS = "[なし]|さ[れせ]|す[るれべ]|せ[ずよ]|でき|さ(?=[のはがをもとに]|より)|たち|づく|づけ|その|また"
"""What may stand behind a noun of two kanji or more as well: する in its forms, and endings."""

ENDS = rf"(?![ぁ-ゖ])|{PARTICLES}|{FORMS}"
"""Where a word that ends in kanji ends; this and the next are read by Python and by browsers alike."""

LONE_ENDS = rf"(?![ぁ-ゖァ-ヺ{KANJI}])|{PARTICLES}"
"""Where a single kanji that is a word of its own ends."""

JOINED = rf"[0-9{KANJI}]"
"""What may not stand before such a kanji: it would be part of a longer word, or count something."""

NUMBER = "[0-9.,]"
"""What may not stand before a word that begins with a digit: 1人 does not stand in 11人."""

_ENDS, _LONE_ENDS, _JOINED, _NUMBER = (re.compile(pattern) for pattern in (ENDS, LONE_ENDS, JOINED, NUMBER))

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
    segments, end = [], len(reading)
    for run, before in zip(reversed(runs), reversed(ways[:-1]), strict=True):
        # There is one way only, so there is one place where this run can begin.
        size = len(run)
        begin = next(at for at in range(end - 1, -1, -1) if before[at]) if _KANJI.match(run) else end - size
        segments.append((run, reading[begin:end] if _KANJI.match(run) else ""))
        end = begin
    return tuple(reversed(segments))


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


@dataclass(frozen=True)
class Word:
    """A word in a text.

    Attributes:
        at: Where it begins.
        text: The word; a single kanji where no reading is decided.
        reading: Its reading, or nothing.
    """

    at: int
    text: str
    reading: str

    @property
    def end(self) -> int:
        """Where it ends."""
        return self.at + len(self.text)


class Reader:
    """Finds the words of a text that have a reading: from the left, the longest first, each only in its place.

    A row that says what stands before or behind its word is used there only, and before one that says less; what
    stands before, which a counter depends on, says more than what follows. A row that says nothing is used where
    its word stands by itself: a kanji is never read by a row that was written for another place.
    """

    def __init__(self, rows: Iterable[Reading]) -> None:
        self._rows: dict[str, list[Reading]] = defaultdict(list)
        lengths: dict[str, set[int]] = defaultdict(set)
        for row in rows:
            self._rows[row.word].append(row)
            lengths[row.word[0]].add(len(row.word))
        for same in self._rows.values():
            same.sort(key=rank, reverse=True)
        # Few words begin alike: most places of a text are passed over at a glance.
        self._lengths = {first: sorted(sizes, reverse=True) for first, sizes in lengths.items()}
        firsts = "".join(map(re.escape, sorted(lengths)))
        self._begins = re.compile(f"[{firsts}{KANJI}]")

    def __bool__(self) -> bool:
        """Whether it knows any word."""
        return bool(self._rows)

    def words_in(self, text: str) -> Iterator[Word]:
        """Give the words that have a reading; a kanji that none covers stands by itself, without one."""
        at = 0
        while begin := self._begins.search(text, at):
            at = begin.start()
            row = next((row for row in self.rows_at(text, at) if in_place(row, text, at)), None)
            if row:
                yield Word(at, row.word, row.reading)
                at += len(row.word)
                continue
            if _KANJI.match(text, at):
                yield Word(at, text[at], "")
            at += 1

    def rows_at(self, text: str, at: int) -> Iterator[Reading]:
        """Give the rows whose words stand at a place, whether they are meant for it or not."""
        for size in self._lengths.get(text[at], ()):
            if rows := self._rows.get(text[at : at + size]):
                yield from rows


def rank(row: Reading) -> int:
    """Say how much a row tells of its place; of two that fit, the one that tells more is used."""
    return 2 * bool(row.after) + bool(row.before)


def in_place(row: Reading, text: str, at: int) -> bool:
    """Whether a row is meant for the place of a text where its word stands."""
    before, end = text[at - 1] if at else "", at + len(row.word)
    if row.after:
        return before != "" and before in row.after and (not row.before or _stands_before(row.before, text, end))
    if _NUMBER.match(row.word) and _NUMBER.match(before):
        return False
    if row.before:
        return _stands_before(row.before, text, end)
    if len(row.word) == 1:
        return not _JOINED.match(before) and _LONE_ENDS.match(text, end) is not None
    return not _KANJI.match(row.word[-1]) or _ENDS.match(text, end) is not None


def _stands_before(characters: str, text: str, end: int) -> bool:
    return end < len(text) and text[end] in characters
