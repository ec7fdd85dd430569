"""Takes the real content apart into clauses, and puts new sentences together from them."""

from __future__ import annotations

import re
from itertools import chain
from typing import TYPE_CHECKING

from shishin.content.reading.characters import SPACED

if TYPE_CHECKING:
    import random
    from collections.abc import Iterator, Sequence

    from benchmarks.vocabulary import NewTerm
    from shishin.languages.language import Language
    from shishin.model.library import Library

_SENTENCE = re.compile(r"[^。\n]+。|[^.?!\n]+[.?!](?=\s|$)")
_PLAIN = re.compile(r"[^<>&*_`#\[\]{}|\\~:：\"“”「」『』（）()0-9０-９]+")
"""Without a character that Markdown or YAML may read as markup, and without what names a part of this manual."""

_COUNTED = re.compile(
    r"[〇一二三四五六七八九十](?!般|部|緒|度|致|時|つひとつ)|取り下げ|"
    r"\b(?:one|two|three|four|five|six|seven|eight|nine|ten|withdrawn?|first|second|third)\b",
    re.IGNORECASE,
)
"""What may count parts of this manual, or tell of what was: the checks would look whether it is so."""

_CLAUSES = {"ja": ("、", ""), "en": (", ", " ")}
"""What ends a clause, and what stands between two sentences."""

_WORTH = {"ja": 5, "en": 12}
"""Shorter than this many characters, a clause is a remnant of something else."""

_LONGEST = {"ja": 70, "en": 160}

WITH_TERMS = (
    ("{a}を始める前に、{b}の担当を決めます。", "Before you start on the {a}, decide who looks after the {b}."),
    ("{a}は、{b}と同じ日に見直します。", "Review the {a} on the same day as the {b}."),
    ("{a}を使えない人には、{b}を用意します（{id}）。", "Offer the {b} to people who cannot use the {a} ({id})."),
    ("{a}と{b}は、別の人が確かめます（{id}）。", "Have the {a} and the {b} checked by different people ({id})."),
    ("{a}の設計では、{b}を先に試します。", "When you design the {a}, try the {b} first."),
    ("{a}が{n}件を超えたら、{b}に分けます。", "When the {a} has more than {n} rows, split off the {b}."),
    ("{a}のまちがいは、{n}日以内に{b}へ知らせます。", "Report errors in the {a} to the {b} within {n} days."),
    ("{a}の値を{b}と比べ、違えば理由を残します。", "Compare the {a} with the {b}, and note why they differ."),
)
"""Sentences in which new terms stand, in Japanese and English: terms, a number, the id of a requirement."""

NUMBERS = (3, 5, 10, 14, 20, 30, 50, 100)


class Sentences:
    """New sentences in one language, made from the clauses of the real content."""

    def __init__(self, library: Library, language: Language) -> None:
        """Take the real content apart.

        Args:
            library: The real content.
            language: The language.
        """
        self.code = language.code
        self.mark, self.glue = _CLAUSES[language.code]
        avoided = [wording.word.lower() for term in library.terms for wording in term.avoid]
        self.text = "\n".join(_texts(library, language))
        self._begins: list[str] = []
        self._ends: list[str] = []
        for sentence in sorted({match[0].strip() for match in _SENTENCE.finditer(self.text)}):
            # What the source says in words that our own texts avoid would be a finding outside a quotation.
            if _is_usable(sentence) and not any(word in sentence.lower() for word in avoided):
                self._take(sentence)

    def _take(self, sentence: str) -> None:
        begin, mark, end = sentence.partition(self.mark)
        worth, longest = _WORTH[self.code], _LONGEST[self.code]
        if mark and worth <= len(begin) <= longest and worth <= len(end) <= longest:
            self._begins.append(begin)
            self._ends.append(end)

    def sentence(self, maker: random.Random) -> str:
        """Make a sentence: the beginning of a real one and the end of another."""
        return f"{maker.choice(self._begins)}{self.mark}{maker.choice(self._ends)}"

    def with_terms(self, maker: random.Random, known: Sequence[NewTerm], ids: Sequence[str]) -> str:
        """Make a sentence in which two terms stand.

        Args:
            maker: Chance.
            known: The terms to choose from.
            ids: The requirements to choose from.
        """
        frame = maker.choice(WITH_TERMS)[0 if self.code == "ja" else 1]
        first, second = maker.sample(known, 2)
        values = {"id": maker.choice(ids), "n": maker.choice(NUMBERS)}
        return frame.format(a=first.in_(self.code), b=second.in_(self.code), **values)

    def joined(self, several: Sequence[str]) -> str:
        """Join sentences to a paragraph."""
        return self.glue.join(several)


def _is_usable(text: str) -> bool:
    return text[0].isalpha() and bool(_PLAIN.fullmatch(text)) and not SPACED.search(text) and not _COUNTED.search(text)


def _texts(library: Library, language: Language) -> Iterator[str]:
    """Give the running text of all that the project says today."""
    code = language.code
    for page in library.pages:
        yield page.texts[code].words.description
        yield from (passage.text for passage in page.texts[code].passages)
    for principle in library.principles:
        text = principle.texts[code]
        yield text.words.plain
        bullets = chain.from_iterable(section.bullets for section in text.sections)
        end = "。" if code == "ja" else "."
        yield from (bullet if bullet.endswith(end) else bullet + end for bullet in bullets)
    yield from (term.meaning.in_(code) for term in library.terms)
    for guideline in library.guidelines:
        for guide in guideline.guides:
            yield from (passage.text for passage in guide.bodies[code].passages)
            yield from (row.texts[code].check.method for row in guide.requirements)
