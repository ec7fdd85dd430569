"""Finds words of another language by their characters, so that they are said in its voice (WCAG 2.2, 3.1.2)."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from markupsafe import Markup, escape

if TYPE_CHECKING:
    from collections.abc import Iterator

    from shishin.languages.language import Language, Languages

_CHARACTER = r"[\u0400-\u1dff\u2e80-\ud7ff\uf900-\ufaff\uff01-\uffdc\U00020000-\U0003ffff]"
"""Neither Latin nor Greek, of which text in Latin letters has some, nor marks that all share (Unicode 17.0, blocks)."""

_WORDS = re.compile(rf"({_CHARACTER}+(?:\w*{_CHARACTER}+)*)")


def language_of(text: str, language: Language, languages: Languages) -> str:
    """Give the code of the other language that a text has words of.

    Args:
        text: Any text.
        language: The language that it stands in.
        languages: The languages of the edition.

    Returns:
        The code; empty if there are no such words, or if their characters do not tell whose they are.
    """
    others = [other.code for other in languages if not other.script.is_latin]
    is_told = language.script.is_latin and len(others) == 1 and _WORDS.search(text)
    return others[0] if is_told else ""


def in_languages(text: str, language: Language, languages: Languages) -> Iterator[tuple[str, str]]:
    """Give the pieces of a text, each with the code of the other language that it is in, or an empty one.

    Args:
        text: Any text.
        language: The language that it stands in.
        languages: The languages of the edition.
    """
    code = language_of(text, language, languages)
    for turn, piece in enumerate(_WORDS.split(text) if code else [text]):
        if piece:
            yield piece, code if turn % 2 else ""


def with_languages(text: str, language: Language, languages: Languages) -> Markup:
    """Escape a text, and say of the words in it that are another language's which that is.

    Args:
        text: Any text.
        language: The language that it stands in.
        languages: The languages of the edition.
    """
    named = Markup('<span lang="{}">{}</span>')
    pieces = in_languages(text, language, languages)
    return Markup().join(named.format(code, piece) if code else escape(piece) for piece, code in pieces)
