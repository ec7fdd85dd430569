"""Makes new terms in both languages, as a growing manual brings them, of the parts that real words are made of."""

from __future__ import annotations

import math
import random
import re
from dataclasses import dataclass
from itertools import islice
from typing import TYPE_CHECKING

from shishin.content.ruby import Reader
from shishin.content.unread_kanji import find_unread

if TYPE_CHECKING:
    from collections.abc import Collection, Iterator, Sequence

    from shishin.model.library import Library

SEED = 20261128

NEW_WORDS, SLOWER = 40, -0.3
"""How many new terms the first guide brings, and how that falls with every further guide: as a power of its number.

So the terms of a manual grow a little slower than its length, as words of long texts do (Heaps' law): 7,000 terms stand
in 1,000 guides and 19,000 in 4,000.
"""

FEWEST = 2
"""New terms that every guide brings: its own subject, and one more."""

KINDS = (
    ("台帳", "register"),
    ("申請", "application"),
    ("窓口", "counter"),
    ("記録", "record"),
    ("計画", "plan"),
    ("画面", "screen"),
    ("名簿", "list"),
    ("調査", "survey"),
    ("通知", "notice"),
    ("契約", "contract"),
    ("データ", "data set"),
    ("システム", "system"),
    ("サービス", "service"),
    ("テスト", "test"),
    ("委員会", "committee"),
    ("手順", "procedure"),
)
"""What a term names, in Japanese and in English."""

_KANJI_WORD = re.compile(r"(?<![一-龥々])[一-龥]{2}(?![一-龥々])")
_KATAKANA_WORD = re.compile(r"[ァ-ヴー]{4,}")
_LATIN_WORD = re.compile(r"(?<![A-Za-z])[a-z]{6,}(?![A-Za-z])")
_VOWEL = re.compile("[aeiou]")

_HAS_MEANING = ("原則", "要件", "ガイド", "図", "節", "章", "スライド", "取り下げ")
"""What the checks take for the name of a part of this manual when a number stands beside it."""

_AROUND = ("{}の", "{}を", "{}は", "{}で", "{}に", "{}が", "{}と", "{}へ")
_KATAKANA = 1 / 3
"""How many new Japanese words are katakana; the others join two words of two kanji."""


@dataclass(frozen=True)
class NewTerm:
    """A term that no page of the real content has.

    Attributes:
        ja: Japanese.
        en: English, in lower case.
        id: The English as a name of a file.
    """

    ja: str
    en: str
    id: str

    def in_(self, code: str) -> str:
        """Give the words in a language."""
        return self.ja if code == "ja" else self.en


def new_terms(guide: int) -> int:
    """Give how many terms a guide brings that no guide before it has; guides are counted from 1."""
    return max(FEWEST, round(NEW_WORDS * math.pow(guide, SLOWER)))


def terms(library: Library, texts: dict[str, str], guides: int) -> list[list[NewTerm]]:
    """Make the terms that each guide brings; the same library always gives the same ones.

    Args:
        library: The real content.
        texts: All its running text, by language code.
        guides: How many guides there will be.
    """
    how_many = [new_terms(guide) for guide in range(1, guides + 1)]
    avoided = {wording.word for term in library.terms for wording in term.avoid}
    japanese = _japanese(library, texts["ja"], {*avoided, *_HAS_MEANING})
    english = _english(texts["en"], avoided)
    made = (
        NewTerm(f"{ja}{kind[0]}", f"{en} {kind[1]}", f"{en}-{kind[1].replace(' ', '-')}")
        for (ja, kind), en in zip(japanese, english, strict=False)
    )
    return [list(islice(made, count)) for count in how_many]


def _japanese(library: Library, text: str, avoided: Collection[str]) -> Iterator[tuple[str, tuple[str, str]]]:
    """Give new words without end, each with the kind of thing it names, whose kanji all have a reading."""
    reader, maker = Reader(library.readings), _maker("ja")
    kanji, katakana = sorted(set(_KANJI_WORD.findall(text))), sorted(set(_KATAKANA_WORD.findall(text)))
    seen: set[str] = set()
    while True:
        if maker.random() < _KATAKANA:
            word = maker.choice(katakana)[:3].rstrip("ーッ") + maker.choice(katakana)[-2:].lstrip(
                "ーッァィゥェォャュョン"
            )
        else:
            word = "".join(maker.sample(kanji, 2))
        kind = maker.choice(KINDS)
        term = f"{word}{kind[0]}"
        if word in seen or word in text or any(name in term for name in avoided):
            continue
        seen.add(word)
        if not any(find_unread(reader, enumerate(around.format(term) for around in _AROUND))):
            yield word, kind


def _english(text: str, avoided: Collection[str]) -> Iterator[str]:
    """Give new words without end: the beginning of a real one and the end of another."""
    maker = _maker("en")
    words = sorted(set(_LATIN_WORD.findall(text)))
    seen = {*words, *avoided}
    begins = [word[: maker.choice((3, 4, 5))] for word in words]
    ends = [word[at.start() :] for word in words for at in list(_VOWEL.finditer(word))[-2:-1] if at.start() > 2]  # noqa: PLR2004
    while True:
        word = _joined(maker, begins, ends)
        if word not in seen:
            seen.add(word)
            yield word


def _joined(maker: random.Random, begins: Sequence[str], ends: Sequence[str]) -> str:
    first, last = maker.choice(begins), maker.choice(ends)
    # Two vowels beside each other read badly, and so would three consonants.
    return first.rstrip("aeiou") + last if len(first) > len("abc") else first + maker.choice("dlmnrst") + last


def _maker(purpose: str) -> random.Random:
    return random.Random(f"{SEED} {purpose}")  # noqa: S311 - repeatable, not secret
