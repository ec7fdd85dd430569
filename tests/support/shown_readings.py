"""Readers of furigana: of rows that a test writes, and of the project's own."""

from __future__ import annotations

from functools import cache

from shishin.content.ruby import Reader, split
from shishin.model.data import Reading
from support.real_content import real_content


def rows(*found: str) -> Reader:
    """Make a reader of rows as they stand in the file."""
    pairs = [dict(part.split(": ") for part in text.split(", ")) for text in found]
    return Reader(Reading.model_validate(pair) for pair in pairs)


@cache
def own_rows() -> tuple[Reading, ...]:
    """The project's own readings."""
    library = real_content().library
    assert library is not None
    return library.readings


@cache
def own() -> Reader:
    """A reader of the project's own readings."""
    return Reader(own_rows())


def in_brackets(text: str, reader: Reader) -> str:
    """Write a text with its readings in brackets behind their kanji."""
    marked, end = "", 0
    for word in reader.words_in(text):
        pieces = split(word.text, word.reading) or ((word.text, ""),)
        marked += text[end : word.at] + "".join(f"{base}({kana})" if kana else base for base, kana in pieces)
        end = word.end
    return marked + text[end:]
