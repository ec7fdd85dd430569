"""Proposes rows of readings.yml, for a person to read before they are used."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from shishin.authoring.reading.analyser import hiragana
from shishin.content.ruby import KANJI, in_place, split
from shishin.model.data import Reading

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from shishin.authoring.reading.analyser import AnalysedWord
    from shishin.content.unread_kanji import UnreadKanji

_ENDINGS = {
    "カ": "かきくけこい",
    "ガ": "がぎぐげごい",
    "サ": "さしすせそ",
    "タ": "たちつてとっ",
    "ナ": "なにぬねのん",
    "バ": "ばびぶべぼん",
    "マ": "まみむめもん",
    "ラ": "らりるれろっ",
    "ワ": "わいうえおっ",
}
"""The kana that may stand behind the kanji of a verb of five rows, by its row."""

_ADJECTIVE = "いかくけさすそ"
_KANJI = re.compile(f"[{KANJI}]")
_STEM = re.compile(f"(.*[{KANJI}])([\u3041-\u3096]*)")


def rows_for(unread: UnreadKanji, line: str, analysed: Sequence[AnalysedWord]) -> Iterator[str]:
    """Give the rows that would read kanji of a line.

    Args:
        unread: Kanji of the line that have no reading.
        line: The line.
        analysed: The line's words as the analyser finds them.
    """
    end = unread.begin + len(unread.kanji)
    for word in analysed:
        surface = line[word.begin : word.end]
        if word.begin < end and word.end > unread.begin and _KANJI.search(surface):
            yield _row(surface, word, line)


def _row(surface: str, word: AnalysedWord, line: str) -> str:
    """Write a row: of an inflected word its stem, with the kana that may follow it."""
    stem, plain = _STEM.fullmatch(surface), _STEM.fullmatch(word.dictionary)
    reading = _reading(surface, word.reading)
    if stem and stem[2] and plain and plain[1] == stem[1] and word.inflection != "*" and reading.endswith(stem[2]):
        before = _follows(plain[2], word.inflection, stem[2])
        return f"{{word: {stem[1]}, reading: {reading.removesuffix(stem[2])}, before: {before}}}"
    follows = line[word.end : word.end + 1].strip()
    # What is no word by itself is read so before what follows it here; a person may know more.
    if follows and not in_place(Reading(word=surface, reading=reading), line, word.begin):
        return f"{{word: {surface}, reading: {reading}, before: {follows}}}"
    return f"{{word: {surface}, reading: {reading}}}"


def _reading(surface: str, reading: str) -> str:
    """Put a word's own characters back where the analyser wrote hiragana for katakana."""
    pieces, at, written = split(hiragana(surface), reading) or ((surface, reading),), 0, ""
    for base, kana in pieces:
        written += kana or surface[at : at + len(base)]
        at += len(base)
    return written


def _follows(ending: str, inflection: str, written: str) -> str:
    if inflection.startswith("五段") and len(ending) == 1:
        return _ENDINGS.get(inflection.partition("-")[2][:1], written[0])
    if inflection == "形容詞" and len(ending) == 1:
        return _ADJECTIVE
    return written[0]


def proposals(rows: Mapping[str, str], decided: Mapping[str, str]) -> str:
    """Write proposed rows as they stand in the file, with the place where a row is needed behind it.

    Args:
        rows: Rows of `readings`, with their places.
        decided: Rows of `decided`, with their places.
    """
    parts = (("readings", rows), ("decided", decided))
    return "\n".join(
        line
        for name, proposed in parts
        if proposed
        for line in (f"{name}:", *(f"  - {row}  # {place}" for row, place in proposed.items()))
    )
