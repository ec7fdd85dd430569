"""Marks the language of parts of a text (WCAG 2.2, 3.1.2), so that a screen reader changes its voice."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from markupsafe import Markup, escape

if TYPE_CHECKING:
    from shishin.languages.language import Language

_JAPANESE = re.compile(r"[\u3001-\u30ff\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff\uff01-\uff60]+")
JAPANESE = "ja"
"""The BCP 47 tag of such characters."""

_PART = Markup('<span lang="{}">{}</span>')


def in_other_language(name: str, code: str) -> Markup:
    """Escape a language's own name, and mark it as being in that language."""
    return _PART.format(code, name)


def with_parts(text: str, language: Language) -> Markup:
    """Escape a text; in a language without kanji, mark its runs of Japanese characters as Japanese."""
    if language.script.furigana:
        return escape(text)
    pieces: list[str] = []
    end = 0
    for match in _JAPANESE.finditer(text):
        pieces += [escape(text[end : match.start()]), _PART.format(JAPANESE, match[0])]
        end = match.end()
    return Markup("").join([*pieces, escape(text[end:])])
