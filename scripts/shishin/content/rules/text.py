"""Rules for characters and spacings, in every file that an author writes."""

from __future__ import annotations

import unicodedata
from itertools import zip_longest
from typing import TYPE_CHECKING

from shishin.content.reading.characters import SPACED, forbidden, plain
from shishin.model.finding import Finding

if TYPE_CHECKING:
    from collections.abc import Sequence

    from shishin.content.reading.files import SourceFile


def characters(file: SourceFile, findings: list[Finding], *, quotes: frozenset[str] = frozenset()) -> None:
    """Find characters and spacings that hurt, also those that a character reference would bring in.

    Args:
        file: The file as read.
        findings: Where findings go.
        quotes: Exact strings of the source document that stand as they are, such as a recorded slip.
    """
    quoted = [quote for quote in quotes if quote in file.text] if SPACED.search(file.text) else []
    composed = unicodedata.is_normalized("NFC", file.text)
    for number, line in enumerate(file.text.split("\n"), 1):
        if not composed and (apart := _apart(line)):
            findings.append(Finding.at(file.path, number, "text-decomposed", near=apart))
        for code, values in forbidden(line) or forbidden(plain(line)):
            findings.append(Finding(file.path, number, code, values))
        match = SPACED.search(line) and SPACED.search(unquoted := _without(line, quoted))
        if match:
            near = unquoted[max(0, match.start() - 4) : match.end() + 4].strip()
            findings.append(Finding.at(file.path, number, "text-spaced", near=near))


def _without(line: str, quotes: Sequence[str]) -> str:
    for quote in quotes:
        line = line.replace(quote, "")
    return line


def _apart(line: str) -> str:
    """Give the characters from which on a line is not composed; nothing if it is, or if another finding tells why."""
    whole = unicodedata.normalize("NFC", line)
    pairs = enumerate(zip_longest(line, whole))
    first = next((place for place, (old, new) in pairs if old != new), None)
    return "" if first is None or forbidden(line) else line[first : first + 4]
