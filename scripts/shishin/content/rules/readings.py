"""Rules for readings: each fits its word, no two claim one place, and no kanji of a Japanese text is without one."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass
from typing import TYPE_CHECKING

from shishin.content.ruby import Reader, rank, split
from shishin.model.finding import Finding
from shishin.model.language import LANGUAGES

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from shishin.content.data_file import DataFile
    from shishin.content.files import SourceFile
    from shishin.model.data import Reading

NAMED = 40
"""So many words without a reading are named for a file; a text that was brought in may have hundreds."""

AROUND = 4
"""So many characters are shown on either side of kanji: enough to find them and to see how they are read."""


def fitting(rows: Sequence[Reading], source: DataFile, findings: list[Finding]) -> None:
    """A reading can be shared out over its word's kanji in one way only, and no two rows are meant for one place."""
    path = source.file.path
    seen: dict[str, list[tuple[Reading, int]]] = defaultdict(list)
    for number, item in enumerate(rows):
        line = source.line("readings", number, "word")
        if split(item.word, item.reading) is None:
            findings.append(Finding.at(path, line, "reading-split", word=item.word, reading=item.reading))
        other = next(((row, at) for row, at in seen[item.word] if _share_a_place(row, item)), None)
        if other and not rank(item):
            findings.append(Finding.at(path, line, "id-twice", value=item.word, other=f"{path}:{other[1]}"))
        elif other:
            both = "".join(sorted(set(item.after or item.before or "") & set(other[0].after or other[0].before or "")))
            values = {"word": item.word, "other": f"{path}:{other[1]}", "both": both}
            findings.append(Finding.at(path, line, "reading-ambiguous", **values))
        else:
            seen[item.word].append((item, line))


def _share_a_place(one: Reading, other: Reading) -> bool:
    """Whether two rows of a word can be meant for one place, and neither says more of it than the other."""
    pairs = ((one.after, other.after), (one.before, other.before))
    return rank(one) == rank(other) and all(not (a and b) or set(a) & set(b) for a, b in pairs)


@dataclass(frozen=True)
class Unread:
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


def unread(reader: Reader, lines: Iterable[tuple[int, str]]) -> Iterator[Unread]:
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
                yield Unread(number, begin, kanji, f"{before}【{kanji}】{after}", tuple(rows))
            begin, end = (word.at, word.end) if word and not word.reading else (-1, -1)


def complete(rows: Sequence[Reading], texts: Sequence[SourceFile], findings: list[Finding]) -> None:
    """Every kanji of a Japanese text has a reading; a site without any readings offers none."""
    reader = Reader(rows)
    furigana = {language.code for language in LANGUAGES if language.script.furigana}
    for file in texts if rows else ():
        if file.language in furigana and file.path.endswith(".md"):
            findings += unread_findings(file.path, unread(reader, enumerate(file.text.split("\n"), 1)))


def unread_findings(path: str, found: Iterable[Unread]) -> Iterator[Finding]:
    """Say of a file which kanji no row reads, and which only rows for other places do.

    Each of the two has one finding, at the first line it is about, with every word and the line it first stands on.
    """
    first: dict[str, dict[str, Unread]] = {"reading-missing": {}, "reading-undecided": {}}
    for each in found:
        first["reading-undecided" if each.rows else "reading-missing"].setdefault(each.kanji, each)
    for code, words in first.items():
        if words:
            shown = [_in_words(each) for each in [*words.values()][:NAMED]]
            named = ", ".join([*shown, *(["…"] if len(words) > NAMED else [])])
            line = next(iter(words.values())).line
            yield Finding.at(path, line, code, count=len(words), words=named)


def _in_words(each: Unread) -> str:
    known = "; ".join(dict.fromkeys(f"{row.word} {row.reading}" for row in each.rows))
    return f"{each.around} ({each.line}{': ' if known else ''}{known})"
