"""Finds the kanji of a text for whose place no reading is decided, and says which they are."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from shishin.model.finding import Finding

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from shishin.content.ruby import Reader
    from shishin.model.data import Reading

NAMED = 40
"""So many words without a reading are named for a file; a text that was brought in may have hundreds."""

AROUND = 4
"""So many characters are shown on either side of kanji: enough to find them and to see how they are read."""


@dataclass(frozen=True)
class UnreadKanji:
    """Kanji of a text for whose place no reading is decided.

    Attributes:
        line: The line of the text, counted from 1.
        begin: Where they begin in it.
        kanji: The kanji.
        around: The same in the words round them, between marks.
        rows: The rows that have a reading for their word, all meant for other places.
    """

    line: int
    begin: int
    kanji: str
    around: str
    rows: tuple[Reading, ...]


def find_unread(reader: Reader, lines: Iterable[tuple[int, str]]) -> Iterator[UnreadKanji]:
    """Give the kanji of a text that no row is meant for, those that stand together as one."""
    for number, line in lines:
        begin = end = -1
        for word in (*reader.words_in(line), None):
            if word and not word.reading and word.at == end:
                end = word.end
                continue
            if begin >= 0:
                rows = dict.fromkeys(row for at in range(begin, end) for row in reader.rows_at(line, at))
                before, after = line[max(0, begin - AROUND) : begin], line[end : end + AROUND]
                kanji = line[begin:end]
                yield UnreadKanji(number, begin, kanji, f"{before}【{kanji}】{after}", tuple(rows))
            begin, end = (word.at, word.end) if word and not word.reading else (-1, -1)


def unread_findings(path: str, kanji: Iterable[UnreadKanji]) -> Iterator[Finding]:
    """Say of a file which kanji no row reads, and which only rows for other places do.

    Each of the two has one finding, at the first line it is about, with every word and the line it first stands on.
    """
    first: dict[str, dict[str, UnreadKanji]] = {"reading-missing": {}, "reading-undecided": {}}
    for unread in kanji:
        first["reading-undecided" if unread.rows else "reading-missing"].setdefault(unread.kanji, unread)
    for code, words in first.items():
        if words:
            shown = [_in_words(word) for word in [*words.values()][:NAMED]]
            named = ", ".join([*shown, *(["…"] if len(words) > NAMED else [])])
            line = next(iter(words.values())).line
            yield Finding.at(path, line, code, count=len(words), words=named)


def _in_words(unread: UnreadKanji) -> str:
    known = "; ".join(dict.fromkeys(f"{row.word} {row.reading}" for row in unread.rows))
    return f"{unread.around} ({unread.line}{': ' if known else ''}{known})"
