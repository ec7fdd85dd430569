"""Breaks titles where a reader would: Japanese between phrases, and no number of a version or a standard."""

from __future__ import annotations

import re
from functools import cache
from typing import TYPE_CHECKING

import budoux
from markupsafe import Markup

if TYPE_CHECKING:
    from shishin.languages.language import Language

CUT = "|"

_STOPS = re.compile(r"[^、。\n]+|[、。\n]")
"""Punctuation stands apart in a comparison: a phrase is the same whatever follows it."""


_NUMBER = re.compile(r"([\w.]*\d-[\w.]+)", re.ASCII)
"""`1.0.0-beta.1`, `8341-3`: browsers break a line after any hyphen."""


@cache
def _parser() -> budoux.Parser:
    return budoux.load_default_japanese_parser()


def with_phrases(title: str, language: Language, by_hand: tuple[str, ...] = ()) -> Markup:
    """Escape a title and keep its numbers whole; in Japanese, allow a line break only between phrases.

    `<wbr>` rather than a zero-width space: that would be copied along and hide the word from searching.

    Args:
        title: The title as plain text.
        language: Its language.
        by_hand: Words with `|` between their phrases, for those that BudouX does not cut well.
    """
    phrases = [title]
    if not language.script.is_spaced:
        given = {words.replace(CUT, ""): words.split(CUT) for words in by_hand}
        phrases = given.get(title) or [piece for phrase in _parser().parse(title) for piece in _cut(phrase, given)]
    return Markup("<wbr>").join(map(_with_whole_numbers, phrases))


def _cut(phrase: str, given: dict[str, list[str]]) -> list[str]:
    """Cut a phrase at the words in it that are cut by hand."""
    for word, pieces in given.items():
        phrase = phrase.replace(word, "\n".join(pieces))
    return phrase.split("\n")


def _with_whole_numbers(text: str) -> Markup:
    whole = Markup('<span class="whole">{}</span>')
    parts = _NUMBER.split(text)
    return Markup().join(whole.format(part) if turn % 2 else part for turn, part in enumerate(parts))


def cut(text: str, language: Language) -> list[str]:
    """Cut a text into words, spaces and signs; in Japanese, into phrases."""
    if language.script.is_spaced:
        return re.findall(r"\w[\w’'-]*|\s+|[^\w\s]", text)
    lines = text.splitlines(keepends=True)
    return [piece for line in lines for phrase in _parser().parse(line) for piece in _STOPS.findall(phrase)]
