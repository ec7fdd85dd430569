"""The glossary: terms in groups that a reader can go to, by the row of the kana or by the letter."""

from __future__ import annotations

import unicodedata
from dataclasses import dataclass
from typing import TYPE_CHECKING

from shishin.pages.shared.links import Link
from shishin.pages.types.free import FreeBody

if TYPE_CHECKING:
    from collections.abc import Iterable

    from shishin.languages.language import Language
    from shishin.model.data import Term
    from shishin.pages.context import Context
    from shishin.pages.page import Neighbours, Text

ROWS = {
    "a": "あいうえお",
    "ka": "かきくけこ",
    "sa": "さしすせそ",
    "ta": "たちつてと",
    "na": "なにぬねの",
    "ha": "はひふへほ",
    "ma": "まみむめも",
    "ya": "やゆよ",
    "ra": "らりるれろ",
    "wa": "わゐゑをん",
}
"""The rows of the fifty sounds, in the order of Japanese dictionaries."""

OTHER = "other"
"""The group of what begins with neither kana nor letter."""

_SMALL = str.maketrans("ぁぃぅぇぉっゃゅょゎゕゖ", "あいうえおつやゆよわかけ")
_KATAKANA = range(ord("ァ"), ord("ヶ") + 1)
_TO_HIRAGANA = ord("あ") - ord("ア")


@dataclass(frozen=True)
class TermWord:
    """A term in a language.

    Attributes:
        code: The language's code.
        text: The word.
        reading: How it is read in kana, if it is not written in them.
    """

    code: str
    text: str
    reading: str


@dataclass(frozen=True)
class TermEntry:
    """A term as the glossary of a language has it.

    Attributes:
        term: The term.
        word: The word for it in that language.
        others: The words for it in the other languages, in their order.
    """

    term: Term
    word: TermWord
    others: tuple[TermWord, ...]


@dataclass(frozen=True)
class TermGroup:
    """The terms of a row of the kana or of a letter.

    Attributes:
        id: The heading's anchor.
        title: The heading.
        short: The same in the index.
        terms: The terms, in order.
        first: The first term, as the group's list is told of before it is opened.
        last: The last term; the first again if there is only one.
    """

    id: str
    title: str
    short: str
    terms: tuple[TermEntry, ...]
    first: str
    last: str


@dataclass(frozen=True, kw_only=True)
class GlossaryBody(FreeBody):
    """The terms of the glossary.

    Attributes:
        groups: Its terms, in groups.
        latin: In Japanese, the terms written in letters: few know under which kana to look for them.
        official: What is said of a term whose translations are the official ones; nothing in an edition without any.
    """

    layout = "glossary"

    groups: tuple[TermGroup, ...]
    latin: tuple[Link, ...]
    official: str


def glossary_body(context: Context, text: Text, neighbours: Neighbours) -> GlossaryBody:
    """Make the glossary: by reading in Japanese, as the file has it; by the alphabet in other languages."""
    words, code, terms = context.words["glossary"], context.code, context.library.terms
    latin: list[Term] = []
    if context.language.script.is_by_kana:
        groups = _grouped(terms, {term.id: row_of(term.reading) for term in terms}, ROWS)
        names = {row: (f"row-{row}", kana[0]) for row, kana in ROWS.items()} | {OTHER: (f"row-{OTHER}", words["other"])}
        form = words["row"]
        latin = sorted(
            (term for term in terms if term.in_(code)[0].isascii()), key=lambda term: term.in_(code).casefold()
        )
    else:
        terms = tuple(sorted(terms, key=lambda term: term.in_(code).casefold()))
        letters = {term.id: letter_of(term.in_(code)) for term in terms}
        groups = _grouped(terms, letters, ())
        names = {letter: (f"letter-{letter}", letter.upper()) for letter in letters.values()}
        names[OTHER] = (f"letter-{OTHER}", words["other"])
        form = "{kana}"
    named = [
        TermGroup(
            names[group][0],
            form.format(kana=names[group][1]),
            names[group][1],
            tuple(_entry(term, context) for term in of_group),
            of_group[0].in_(code),
            of_group[-1].in_(code),
        )
        for group, of_group in groups
    ]
    links = tuple(Link(term.in_(code), f"#term-{term.id}") for term in latin)
    return GlossaryBody(text=text, neighbours=neighbours, groups=tuple(named), latin=links, official=_official(context))


def _official(context: Context) -> str:
    """Say that a term's translations are the official ones, naming the languages; nothing if there are none."""
    names = [context.language.name_of(language) for language in context.library.languages.translations]
    languages = context.words["separator"].join(names)
    return str(context.words["glossary"]["official"]).format(languages=languages) if names else ""


def _entry(term: Term, context: Context) -> TermEntry:
    """Put a term into words, those of the page's language first."""
    words = {language.code: _word(term, language) for language in context.languages}
    return TermEntry(term, words.pop(context.code), tuple(words.values()))


def _word(term: Term, language: Language) -> TermWord:
    text = term.in_(language.code)
    is_read = language.script.is_by_kana and term.reading != text
    return TermWord(language.code, text, term.reading if is_read else "")


def _grouped(terms: Iterable[Term], places: dict[str, str], order: Iterable[str]) -> list[tuple[str, tuple[Term, ...]]]:
    """Put terms into groups; groups without any are left out, and the rest comes last."""
    groups: dict[str, list[Term]] = {name: [] for name in order}
    for term in terms:
        groups.setdefault(places[term.id], []).append(term)
    groups[OTHER] = groups.pop(OTHER, [])
    return [(name, tuple(of_group)) for name, of_group in groups.items() if of_group]


def row_of(reading: str) -> str:
    """Give the row of the fifty sounds that a reading begins in: `ka` for がぞう and for カード.

    Marks for voiced sounds and small kana do not matter, as in Japanese dictionaries (JIS X 4061).
    """
    first = unicodedata.normalize("NFKD", reading)[:1]
    if first and ord(first) in _KATAKANA:
        first = chr(ord(first) + _TO_HIRAGANA)
    first = first.translate(_SMALL)
    return next((row for row, kana in ROWS.items() if first and first in kana), OTHER)


def letter_of(term: str) -> str:
    """Give the letter of the alphabet that a term begins with, without accents: `e` for Élan."""
    first = unicodedata.normalize("NFKD", term.casefold())[:1]
    return first if first.isascii() and first.isalpha() else OTHER
