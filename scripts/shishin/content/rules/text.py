"""Rules for characters that look right and are not: nobody sees them, screen readers and search stumble."""

from __future__ import annotations

import re
import unicodedata
from typing import TYPE_CHECKING

from shishin.model.finding import Finding

if TYPE_CHECKING:
    from shishin.content.files import SourceFile

_JAPANESE = r"[\u3041-\u3096\u30a1-\u30fa\u30fc\u3005\u4e00-\u9fff]"

CHARACTERS = (
    ("text-private-use", re.compile("[\ue000-\uf8ff\U000f0000-\U0010ffff]")),
    ("text-half-width-kana", re.compile("[\uff61-\uff9f]")),
    ("text-invisible", re.compile("[\u00ad\u200b-\u200f\u202a-\u202e\u2060-\u2069\ufeff]")),
    ("text-control", re.compile("[\x00-\x08\x0b-\x1f\x7f-\x9f]")),
    ("text-compatibility", re.compile("[\u2e80-\u2fdf\uf900-\ufaff\u3099\u309a]")),
)
"""Characters that have no place in a source text, by finding code."""

SPACED = re.compile(rf"(?<=(?<![^\s]){_JAPANESE})[ \u3000]+(?={_JAPANESE}(?:[ \u3000]|$))", re.MULTILINE)
"""A word written letter by letter (日　時): read letter by letter, and never found (WCAG technique F32)."""


def characters(file: SourceFile, findings: list[Finding], *, quotes: frozenset[str] = frozenset()) -> None:
    """Find characters and spacings that hurt.

    Args:
        file: The file as read.
        findings: Where findings go.
        quotes: Exact strings of the source document that stand as they are, such as a recorded slip.
    """
    for number, line in enumerate(file.text.split("\n"), 1):
        for code, pattern in CHARACTERS:
            match = pattern.search(line)
            if match:
                findings.append(Finding.at(file.path, number, code, **_named(match[0])))
        for quote in quotes:
            line = line.replace(quote, "")  # noqa: PLW2901 - the line without what is quoted
        match = SPACED.search(line)
        if match:
            near = line[max(0, match.start() - 4) : match.end() + 4].strip()
            findings.append(Finding.at(file.path, number, "text-spaced", near=near))


def _named(character: str) -> dict[str, str]:
    return {"character": f"U+{ord(character):04X}", "name": unicodedata.name(character, "–")}
