"""Rules for readings: each fits its word, no two claim one place, and no kanji of a Japanese text is without one."""

from __future__ import annotations

from collections import defaultdict
from typing import TYPE_CHECKING

from shishin.content.ruby import rank, split
from shishin.content.unread_kanji import find_unread, unread_findings
from shishin.model.finding import Finding

if TYPE_CHECKING:
    from collections.abc import Collection, Sequence

    from shishin.content.reading.data_file import DataFile
    from shishin.content.reading.files import SourceFile
    from shishin.content.ruby import Reader
    from shishin.model.data import Reading


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
            shared = "".join(
                sorted(set(item.after or item.before or "") & set(other[0].after or other[0].before or ""))
            )
            values = {"word": item.word, "other": f"{path}:{other[1]}", "both": shared}
            findings.append(Finding.at(path, line, "reading-ambiguous", **values))
        else:
            seen[item.word].append((item, line))


def _share_a_place(reading: Reading, other: Reading) -> bool:
    """Whether two rows of one word fit the same place with equal rank, so that nothing decides between them."""
    pairs = ((reading.after, other.after), (reading.before, other.before))
    return rank(reading) == rank(other) and all(
        not (first and second) or set(first) & set(second) for first, second in pairs
    )


def complete(file: SourceFile, reader: Reader, furigana: Collection[str], findings: list[Finding]) -> None:
    """Every kanji of a Japanese text has a reading; a site without any readings offers none."""
    if reader and file.path.endswith(".md") and file.language in furigana:
        findings += unread_findings(file.path, find_unread(reader, enumerate(file.text.split("\n"), 1)))
