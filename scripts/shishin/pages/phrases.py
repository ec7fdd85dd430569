"""Breaks Japanese titles between phrases, never inside one."""

from __future__ import annotations

import re
from functools import cache
from typing import TYPE_CHECKING

import budoux
from markupsafe import Markup, escape

from shishin.model.language import JAPANESE

if TYPE_CHECKING:
    from shishin.model.language import Language

CUT = "|"

_STOPS = re.compile(r"[^、。\n]+|[、。\n]")
"""Punctuation stands apart in a comparison: a phrase is the same whatever follows it."""


@cache
def _parser() -> budoux.Parser:
    return budoux.load_default_japanese_parser()


def with_phrases(title: str, language: Language, by_hand: tuple[str, ...] = ()) -> Markup:
    """Escape a title; in Japanese, allow a line break between its phrases and nowhere else.

    `<wbr>` rather than a zero-width space: that would be copied along and hide the word from searching.

    Args:
        title: The title as plain text.
        language: Its language.
        by_hand: Words with `|` between their phrases, for those that BudouX does not cut well.
    """
    if language is not JAPANESE:
        return escape(title)
    given = {each.replace(CUT, ""): each.split(CUT) for each in by_hand}
    phrases = given.get(title) or _parser().parse(title)
    return Markup("<wbr>").join(phrases)


def cut(text: str, code: str) -> list[str]:
    """Cut a text into words, spaces and signs; in Japanese, into phrases."""
    if code != JAPANESE.code:
        return re.findall(r"\w[\w’'-]*|\s+|[^\w\s]", text)
    lines = text.splitlines(keepends=True)
    return [piece for line in lines for phrase in _parser().parse(line) for piece in _STOPS.findall(phrase)]
