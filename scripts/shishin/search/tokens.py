"""Cuts a text into search terms. `tokens.js` holds the same rule for what a reader types; a test compares the two.

Japanese needs no dictionary: a run of kanji or of katakana becomes pairs of neighbouring characters, which find a
word inside any compound. Latin words lose their endings. Both are folded first, so that width, case, small kana
and long-vowel marks make no difference.
"""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass
from enum import IntEnum
from functools import cache, cached_property
from typing import TYPE_CHECKING

from shishin.content.ruby import KANJI

if TYPE_CHECKING:
    from collections.abc import Iterator

    from shishin.languages.search import SearchRules


class Weight(IntEnum):
    """How much a term says.

    A page should hold every MAIN term of a query. SIDE terms only help to rank: endings, and pairs across two
    kinds of character, which another spelling of the same word does not have. A LINK joins the kanji of a word that
    is spelt with more or fewer kana (問い合わせ, 問合せ): alone it may stand for the word.
    """

    MAIN = 0
    SIDE = 1
    LINK = 2


@dataclass(frozen=True)
class Token:
    """A search term and how much it says."""

    term: str
    weight: Weight


_KATAKANA, _HIRAGANA, _LATIN = r"\u30a1-\u30fa\u30fc", r"\u3041-\u3096", r"a-z0-9\u00df-\u00f6\u00f8-\u024f"
_RUN = re.compile(rf"(?P<kanji>[{KANJI}]+)|(?P<katakana>[{_KATAKANA}]+)|(?P<hiragana>[{_HIRAGANA}]+)")
_CHUNK = re.compile(rf"[{KANJI}{_KATAKANA}{_HIRAGANA}]+|[{_LATIN}]+(?:(?:[-\u2010\u2011]|(?<=\d)\.(?=\d))[{_LATIN}]+)*")
"""Japanese characters that touch, or a word in Latin letters."""
_DOTTED = re.compile(r"([a-z]*)(\d+(?:\.\d+)+)")
"""A version or a clause, such as 2.4.7, perhaps with a name before it that some write without a space: WCAG2.2."""
_LETTERS = re.compile(r"[a-z]+")
_HYPHEN = re.compile(r"[-\u2010\u2011]")
_KANA = re.compile(r"[\u3041-\u3096\u30a1-\u30fa\u30fc]+")
_SMALL = str.maketrans("ぁぃぅぇぉっゃゅょゎゕゖ", "あいうえおつやゆよわかけ")
_TO_HIRAGANA = {code: _SMALL.get(code - 0x60, code - 0x60) for code in range(0x30A1, 0x30F7)} | {0x30FC: None}
_FOLDED_KANA = _SMALL | _TO_HIRAGANA

_ACCENTED = re.compile(r"[\u00e0-\u024f]")
_MISTAKEN_MARK = re.compile(r"(?<=[\u30a1-\u30fa])[\u4e00\u2010-\u2015\u2212-](?=[\u30a1-\u30fa])")
"""A kanji or a dash that was typed for the long-vowel mark, which it looks like."""


def fold(text: str) -> str:
    """Make what looks the same be the same: full and half width, upper and lower case, accents."""
    if text.isascii():
        return text.lower()
    folded = unicodedata.normalize("NFKC", text).lower()
    folded = _ACCENTED.sub(lambda match: unicodedata.normalize("NFD", match[0])[0], folded)
    return _MISTAKEN_MARK.sub("\u30fc", folded)


def kana(text: str) -> str:
    """Fold folded kana once more: katakana to hiragana, small kana to large, no long-vowel marks."""
    return text if text.isascii() else text.translate(_FOLDED_KANA)


def is_kana(text: str) -> bool:
    """Whether a folded text is kana and nothing else."""
    return bool(_KANA.fullmatch(text))


_REMEMBERED = 1 << 17
"""So many chunks are remembered: the same words stand in very many texts."""


@dataclass(frozen=True, slots=True)
class Chunk:
    """Japanese characters that touch, or a word in Latin letters, cut into terms.

    Attributes:
        tokens: Its terms, in order.
        surfaces: Its whole words as they are spelt: Latin words, and words written in katakana.
    """

    tokens: tuple[Token, ...]
    surfaces: tuple[str, ...]


@dataclass(frozen=True, eq=False)
class Cutter:
    """Cuts the texts of a language, by its rules."""

    rules: SearchRules

    def chunks(self, folded: str) -> list[Chunk]:
        """Cut a folded text."""
        known = self._chunks
        if len(known) > _REMEMBERED:
            known.clear()
        chunks = []
        for text in _CHUNK.findall(folded):
            chunk = known.get(text)
            if chunk is None:
                chunk = known[text] = self._cut(text)
            chunks.append(chunk)
        return chunks

    @cached_property
    def _chunks(self) -> dict[str, Chunk]:
        return {}

    def _cut(self, text: str) -> Chunk:
        runs = _runs(text)
        if not runs:
            parts = _HYPHEN.split(text)
            words = (part for part in parts if part not in self.rules.stop_words and len(part) > 1)
            return Chunk(tuple(self._latin(parts)), tuple(words))
        katakana = (kana(run) for kind, run in runs if kind == "katakana")
        return Chunk(tuple(self._japanese(runs)), tuple(word for word in katakana if len(word) > 1))

    def tokens(self, text: str) -> list[Token]:
        """Cut a text into terms, in order; a term that comes back comes back here too."""
        return [token for chunk in self.chunks(fold(text)) for token in chunk.tokens]

    def surfaces(self, text: str) -> list[str]:
        """Give the whole words of a text as they are spelt: Latin words, and words written in katakana."""
        return [word for chunk in self.chunks(fold(text)) for word in chunk.surfaces]

    def phrase(self, text: str) -> str:
        """Give a text as the key of a phrase: its words as a reader may also spell them, and nothing between them.

        Latin words have a space between them, so that none is taken for the beginning of another.
        """
        words: list[str] = []
        for chunk in _CHUNK.findall(fold(text)):
            if runs := _runs(chunk):
                words += [run if kind == "kanji" else kana(run) for kind, run in runs]
            else:
                parts = _HYPHEN.split(chunk)
                words += [f" {self.stem(part)}" for part in parts if part not in self.rules.stop_words]
        return "".join(words).strip()

    def joins(self, run: str) -> bool:
        """Whether kana between two kanji can be a part of one word."""
        return len(run) <= self.rules.between and run not in self.rules.particles

    def stem(self, word: str) -> str:
        """Take a word's endings off, so that design, designs, designed and designing are one term.

        Lighter than a linguist's stemmer: it only has to treat a page and a query alike.
        """
        if word not in self._stems:
            self._stems[word] = self._stem(word)
        return self._stems[word]

    @cached_property
    def _stems(self) -> dict[str, str]:
        return {}

    def _stem(self, word: str) -> str:
        rules = self.rules
        if len(word) <= rules.shortest or not _LETTERS.fullmatch(word):
            return word
        plural = next((pair for pair in rules.plurals if pair[0].search(word)), None)
        word = plural[0].sub(plural[1], word) if plural else word
        for pattern, other in rules.spellings:
            word = pattern.sub(other, word)
        for _ in range(rules.times):
            for ending, least in rules.endings:
                left = word[: -len(ending)]
                if word.endswith(ending) and len(left) >= least and not rules.vowels.isdisjoint(left):
                    word = left
                    break
            else:
                break
        for pattern, other in rules.last:
            word = pattern.sub(other, word)
        return word

    def _latin(self, parts: list[str]) -> Iterator[Token]:
        for part in parts:
            if dotted := _DOTTED.fullmatch(part):
                yield from self._numbered(*dotted.groups())
            elif part not in self.rules.stop_words and (len(part) > 1 or len(parts) == 1):
                yield Token(self.stem(part), Weight.MAIN)
        if len(parts) > 1:
            yield Token(self.stem("".join(parts)), Weight.SIDE)

    def _numbered(self, name: str, number: str) -> Iterator[Token]:
        """A number with dots is one term; what it begins with helps, as WCAG 2 does for 2.2."""
        if name:
            yield Token(self.stem(name), Weight.MAIN)
        yield Token(number, Weight.MAIN)
        parts = number.split(".")
        yield from (Token(".".join(parts[:size]), Weight.SIDE) for size in range(1, len(parts)))

    def _japanese(self, chunk: list[tuple[str, str]]) -> list[Token]:
        main: list[str] = []
        side: list[str] = []
        link: list[str] = []
        runs = [(kind, run if kind == "kanji" else kana(run)) for kind, run in chunk]
        runs = [(kind, run) for kind, run in runs if run]
        for place, (kind, run) in enumerate(runs):
            goal = side if kind == "hiragana" else main
            goal.extend(run[at : at + 2] for at in range(len(run) - 1))
            if len(run) == 1 and kind != "hiragana":
                side.append(run)
            if place:
                side.append(runs[place - 1][1][-1] + run[0])
            if (
                place > 1
                and kind == runs[place - 2][0] == "kanji"
                and runs[place - 1][0] == "hiragana"
                and self.joins(runs[place - 1][1])
            ):
                link.append(runs[place - 2][1][-1] + run[0])
        # Without a pair of its own, as in 問い合わせ or やさしい, a word is known by all its terms.
        weight = Weight.SIDE if main else Weight.MAIN
        rows = ((main, Weight.MAIN), (side, weight), (link, Weight.LINK))
        return [Token(term, weight) for terms, weight in rows for term in terms]


@cache
def cutter(rules: SearchRules) -> Cutter:
    """Give what cuts texts by some rules; it remembers the words that it has met."""
    return Cutter(rules)


def _runs(chunk: str) -> list[tuple[str, str]]:
    """Give the runs of one kind of character in Japanese that touches; nothing of a word in Latin letters."""
    return [(str(match.lastgroup), match[0]) for match in _RUN.finditer(chunk)]
