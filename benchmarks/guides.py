"""Makes guides by the thousand: the content's own sentences, put together anew with a fixed seed."""

from __future__ import annotations

import random
import re
from dataclasses import dataclass
from itertools import chain
from typing import TYPE_CHECKING

from benchmarks.edition import LANGUAGES, SOURCE
from shishin.content.reading.characters import SPACED

if TYPE_CHECKING:
    from collections.abc import Iterator

    from shishin.languages.language import Language
    from shishin.model.library import Library

HOW_MANY = 1000
SEED = 20261123
SECTIONS = 5

LENGTHS = range(2_000, 4_001)
"""Characters of a guide's text, in either language."""

_SENTENCE = re.compile(r"[^。]+。|[^.?!]+[.?!](?=\s|$)")
_PLAIN = re.compile(r"[^<>&*_`#\[\]{}|\\~:：\"]+")
"""Without a character that Markdown or YAML may read as markup."""

_BLOCK = (3, 5)
"""Sentences of a paragraph, or of a list."""

_LISTS = 1 / 3
"""How many blocks are lists."""

_MOST = 200
"""Characters of a description."""

_WORTH = 8
"""Shorter than this many characters, a sentence is a remnant of something else."""


@dataclass(frozen=True)
class InventedGuide:
    """A guide in one language.

    Attributes:
        name: Its path below docs/ without language and ending.
        title: Its title, which no other guide has.
        description: A sentence.
        body: Its Markdown, in which every heading has the same anchor in every language.
    """

    name: str
    title: str
    description: str
    body: str


def guides(library: Library, how_many: int = HOW_MANY) -> dict[str, tuple[InventedGuide, ...]]:
    """Make guides, by language code; the same library always gives the same ones."""
    by_language = {}
    for language in LANGUAGES:
        avoided = [wording.word for term in library.terms for wording in term.avoid]
        all_sentences = {sentence for text in _texts(library, language) for sentence in _sentences(text)}
        # What the source says in words that our own texts avoid would be a finding outside a quotation.
        sentences = sorted(sentence for sentence in all_sentences if not any(word in sentence for word in avoided))
        headings = sorted(set(_headings(library, language)))
        makers = (_maker(language, number) for number in range(1, how_many + 1))
        by_language[language.code] = tuple(
            _guide(language, number, sentences, headings, maker) for number, maker in enumerate(makers, 1)
        )
    return by_language


def _maker(language: Language, number: int) -> random.Random:
    return random.Random(f"{SEED} {language.code} {number}")  # noqa: S311 - repeatable, not secret


def _guide(
    language: Language, number: int, sentences: list[str], headings: list[str], maker: random.Random
) -> InventedGuide:
    length = maker.choice(LENGTHS) // SECTIONS
    titles = maker.sample(headings, SECTIONS + 1)
    glue = "" if language is SOURCE else " "
    parts = [
        f"## {title} {{#part-{place}}}\n\n{_paragraphs(sentences, glue, length, maker)}"
        for place, title in enumerate(titles[1:], 1)
    ]
    name = f"guides/guide-{number:04}"
    return InventedGuide(
        name,
        f"{titles[0]} {number:04}",
        maker.choice([sentence for sentence in sentences if len(sentence) <= _MOST]),
        "\n\n".join(parts),
    )


def _paragraphs(sentences: list[str], glue: str, length: int, maker: random.Random) -> str:
    blocks: list[str] = []
    left = length
    while left > 0:
        chosen: list[str] = []
        # Two lists in a row would be one list with gaps.
        is_list = bool(blocks) and not blocks[-1].startswith("- ") and maker.random() < _LISTS
        for sentence in maker.sample(sentences, maker.randint(*_BLOCK)):
            if left > 0:
                chosen.append(sentence)
                left -= len(sentence)
        blocks.append("\n".join(f"- {sentence}" for sentence in chosen) if is_list else glue.join(chosen))
    return "\n\n".join(blocks)


def _sentences(text: str) -> Iterator[str]:
    for line in text.split("\n"):
        for match in _SENTENCE.finditer(line):
            sentence = match[0].strip()
            if len(sentence) >= _WORTH and sentence[0].isalpha() and _is_plain(sentence):
                yield sentence


def _is_plain(text: str) -> bool:
    return bool(_PLAIN.fullmatch(text)) and not SPACED.search(text)


def _headings(library: Library, language: Language) -> Iterator[str]:
    for page in library.pages:
        text = page.texts[language.code]
        names = (text.words.title, *(heading.text for heading in text.headings))
        yield from (name for name in names if _is_plain(name) and name[0].isalpha())
    yield from (principle.texts[language.code].words.title for principle in library.principles)


def _texts(library: Library, language: Language) -> Iterator[str]:
    for page in library.pages:
        text = page.texts[language.code]
        yield text.words.description
        yield from (passage.text for passage in text.passages)
    for principle in library.principles:
        own = principle.texts[language.code]
        end = "。" if language is SOURCE else "."
        yield own.words.plain
        bullets = chain.from_iterable(section.bullets for section in own.sections)
        yield from (bullet if bullet.endswith(end) else bullet + end for bullet in bullets)
    yield from (term.meaning.in_(language.code) for term in library.terms)
    for guideline in library.guidelines:
        for guide in guideline.guides:
            yield from (passage.text for passage in guide.bodies[language.code].passages)
