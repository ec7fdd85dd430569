"""Turns bytes of an unknown encoding into text."""

from __future__ import annotations

import codecs
import re
from dataclasses import dataclass

_MARKS = (
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF32_LE, "utf-32"),
    (codecs.BOM_UTF32_BE, "utf-32"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)
"""Byte order marks; UTF-32's little-endian one begins with UTF-16's."""

_JAPANESE = ("cp932", "euc_jp")
_LATIN = "cp1252"

_KANA = re.compile("[\u3041-\u30fe]")
_KANJI_RUN = re.compile("[\u4e00-\u9fff]{2,}")
_ODD = re.compile("[\uff61-\uff9f\ue000-\uf8ff\x80-\x9f]")
"""What text in another encoding is full of when it is read in the wrong one."""

_ESCAPE = b"\x1b"


@dataclass(frozen=True)
class Decoded:
    """Text of a file.

    Attributes:
        text: The text, with line feeds only and no byte order mark.
        encoding: The name of its encoding, as Python writes it.
        marked: Whether a byte order mark stood at its beginning.
        sure: Whether no other encoding would give a text as well.
        line_ends: Whether other line ends than line feeds stood in it.
    """

    text: str
    encoding: str
    marked: bool
    sure: bool
    line_ends: bool


def decode(data: bytes) -> Decoded | None:
    """Read bytes as text, or give nothing if they are none."""
    for mark, encoding in _MARKS:
        if data.startswith(mark):
            text = _strictly(data, "utf-8-sig" if encoding == "utf-8" else encoding)
            return None if text is None else _decoded(text, encoding, marked=True)
    if b"\0" in data:
        return None
    if _ESCAPE in data and (text := _strictly(data, "iso2022_jp_ext")) is not None and _KANA.search(text):
        return _decoded(text, "iso2022_jp")
    if (text := _strictly(data, "utf-8")) is not None:
        return _decoded(text, "utf-8")
    candidates = [
        (_japanese_score(text), encoding, text)
        for encoding in _JAPANESE
        if (text := _strictly(data, encoding)) is not None
    ]
    if candidates and max(candidates)[0] > 0:
        _score, encoding, text = max(candidates)
        return _decoded(text, encoding)
    text = _strictly(data, _LATIN)
    return None if text is None else _decoded(text, _LATIN, sure=False)


def _japanese_score(text: str) -> int:
    """Count what speaks for Japanese. Texts of other languages read as Japanese have single kanji and no kana."""
    return len(_KANA.findall(text)) + len(_KANJI_RUN.findall(text)) - 2 * len(_ODD.findall(text))


def _strictly(data: bytes, encoding: str) -> str | None:
    try:
        return data.decode(encoding)
    except UnicodeDecodeError:
        return None


def _decoded(text: str, encoding: str, *, marked: bool = False, sure: bool = True) -> Decoded:
    plain = text.replace("\r\n", "\n").replace("\r", "\n").removeprefix("\ufeff")
    return Decoded(plain, encoding, marked, sure, "\r" in text)
