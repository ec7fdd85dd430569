"""Judges the words that come back: is all there that must be, and are the marks whole?"""

from __future__ import annotations

import re
from collections import Counter
from typing import TYPE_CHECKING

from shishin.authoring.exchange.blocks import UnitKind
from shishin.content.reading import commonmark
from shishin.model.requirement import IN_TEXT

if TYPE_CHECKING:
    from collections.abc import Iterator

    from markdown_it.token import Token

    from shishin.authoring.exchange.units import ExchangeUnit

SPELT_OUT = 12
"""Up to this number a translation may write the word for it."""

_NUMBER = re.compile(r"(?<![\w.,-])\d+(?:[.,]\d+)*(?![\w-])", re.ASCII)
_OTHERWISE = re.compile(r"(?<![\d.,])\d[\d.,]*(?=[月万億兆])")
"""Numbers that other languages write as a word, or with another unit: months, and what is counted in ten thousands."""

_ESCAPED = re.compile(r"\\[!-/:-@\[-`{-~]")
_LEFT_OVER = re.compile(r"\*\*|~~|`|\]\(|\{lang=|\{#")
"""Marks that became words: one of a pair is missing, or stands where it is not read as a mark."""


def lost(unit: ExchangeUnit, target: str, codes: tuple[str, str]) -> list[str]:
    """Give the links, requirement numbers and figures of the source words that a translation lacks.

    Args:
        unit: The unit.
        target: The translation.
        codes: The codes of the source language and of the translation's.
    """
    if unit.kind is UnitKind.CODE:
        return []
    needed = list(_links(unit, unit.source, codes[0]))
    missing = Counter(plain for plain, _ in needed) - Counter(plain for plain, _ in _links(unit, target, codes[1]))
    links = [link for plain, link in needed if plain in missing]
    kept = set(IN_TEXT.findall(target))
    names = [name for name in IN_TEXT.findall(unit.source) if name not in kept]
    present = set(_numbers(target))
    numbers = [number for number in _numbers(_OTHERWISE.sub("", unit.source)) if number not in present]
    figures = [number for number in numbers if not (number.isdecimal() and int(number) <= SPELT_OUT)]
    return list(dict.fromkeys([*links, *names, *figures]))


def _numbers(text: str) -> list[str]:
    """Give the numbers of a text without the marks between thousands; full-width digits are digits."""
    plain = IN_TEXT.sub(" ", text).translate({0xFF10 + digit: str(digit) for digit in range(10)})
    # Kana and kanji stand beside digits without a space; Latin letters there make a name of them.
    return [match[0].replace(",", "") for match in _NUMBER.finditer(re.sub(r"[^\x00-\x7f]", " ", plain))]


def _links(unit: ExchangeUnit, text: str, code: str) -> Iterator[tuple[str, str]]:
    """Give where the links and pictures of a text lead, without the language that they name and as they are written."""
    if unit.kind is not UnitKind.FIELD:
        for token in _children(text):
            if token.type in ("link_open", "image"):
                target = str(token.attrs.get("src" if token.type == "image" else "href", ""))
                yield _without_language(target, code), target


def _without_language(target: str, code: str) -> str:
    """Leave out of a target what names its language: `.en` in a file's name here, a part of the path elsewhere."""
    if "://" not in target:
        return re.sub(rf"\.{code}\.(?=md(?:#|$)|svg$)", ".*.", target)
    return "/".join(part for part in target.split("/") if code not in re.split("[._=?-]", part)).rstrip("/")


def _children(text: str) -> Iterator[Token]:
    for token in commonmark.read(text).tokens:
        yield from token.children or ()


def unbalanced(unit: ExchangeUnit, target: str) -> str:
    """Give the first mark of a translation that is read as words and that the source words do not have, or nothing."""
    if unit.kind in (UnitKind.FIELD, UnitKind.CODE):
        return ""
    more = Counter(_left_over(target)) - Counter(_left_over(unit.source))
    return next(iter(more), "")


def _left_over(text: str) -> list[str]:
    plain = _ESCAPED.sub("x", text)
    words = "".join(token.content for token in _children(plain) if token.type == "text")
    return _LEFT_OVER.findall(words)


def localised(text: str, codes: tuple[str, str]) -> str:
    """Let links to this site's own files lead to those in the translation's language, as copied marks do not."""
    source, target = codes
    return re.sub(rf"(\]\([^()\s:]*)\.{source}\.(md|svg)(?=[#)])", rf"\1.{target}.\2", text)
