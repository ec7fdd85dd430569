"""Rules for readings: each fits its word, and no kanji of a Japanese text is without one."""

from __future__ import annotations

from typing import TYPE_CHECKING

from shishin.content.ruby import Reader, split
from shishin.model.finding import Finding
from shishin.model.language import SOURCE

if TYPE_CHECKING:
    from collections.abc import Sequence

    from shishin.content.data_file import DataFile
    from shishin.content.files import SourceFile
    from shishin.model.data import Reading


def fitting(rows: Sequence[Reading], source: DataFile, findings: list[Finding]) -> None:
    """A word stands once, and its reading can be shared out over its kanji in one way only."""
    path = source.file.path
    seen: dict[str, int] = {}
    for number, item in enumerate(rows):
        line = source.line("readings", number, "word")
        if split(item.word, item.reading) is None:
            findings.append(Finding.at(path, line, "reading-split", word=item.word, reading=item.reading))
        if item.word in seen:
            findings.append(Finding.at(path, line, "id-twice", value=item.word, other=f"{path}:{seen[item.word]}"))
        seen.setdefault(item.word, line)


NAMED = 40
"""So many words without a reading are named for a file; a text that was brought in may have hundreds."""


def complete(rows: Sequence[Reading], texts: Sequence[SourceFile], findings: list[Finding]) -> None:
    """Every kanji of a Japanese text has a reading; a site without any readings offers none.

    A file has one finding, at the first line that lacks a reading, with every word and the line it first stands on.
    """
    reader = Reader({item.word: item.reading for item in rows})
    for file in texts if rows else ():
        if file.language != SOURCE.code or not file.path.endswith(".md"):
            continue
        missing: dict[str, int] = {}
        for number, line in enumerate(file.text.split("\n"), 1):
            for _at, word in reader.words_in(line):
                if word not in reader.readings:
                    missing.setdefault(word, number)
        if missing:
            shown = [f"{word} ({number})" for word, number in [*missing.items()][:NAMED]]
            words = ", ".join([*shown, *(["…"] if len(missing) > NAMED else [])])
            first = next(iter(missing.values()))
            findings.append(Finding.at(file.path, first, "reading-missing", count=len(missing), words=words))
