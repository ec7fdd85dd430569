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


_RUN = re.compile(
    rf"(?P<kanji>[{KANJI}]+)"
    r"|(?P<katakana>[\u30a1-\u30fa\u30fc]+)"
    r"|(?P<hiragana>[\u3041-\u3096]+)"
    r"|(?P<latin>[a-z0-9\u00df-\u00f6\u00f8-\u024f]+"
    r"(?:(?:[-\u2010\u2011]|(?<=\d)\.(?=\d))[a-z0-9\u00df-\u00f6\u00f8-\u024f]+)*)"
)
_DOTTED = re.compile(r"([a-z]*)(\d+(?:\.\d+)+)")
"""A version or a clause, such as 2.4.7, perhaps with a name before it that some write without a space: WCAG2.2."""
_LETTERS = re.compile(r"[a-z]+")
_HYPHEN = re.compile(r"[-\u2010\u2011]")
_KANA = re.compile(r"[\u3041-\u3096\u30a1-\u30fa\u30fc]+")
_SMALL = str.maketrans("ぁぃぅぇぉっゃゅょゎゕゖ", "あいうえおつやゆよわかけ")
_TO_HIRAGANA = {code: code - 0x60 for code in range(0x30A1, 0x30F7)} | {0x30FC: None}

_ACCENTED = re.compile(r"[\u00e0-\u024f]")
_MISTAKEN_MARK = re.compile(r"(?<=[\u30a1-\u30fa])[\u4e00\u2010-\u2015\u2212-](?=[\u30a1-\u30fa])")
"""A kanji or a dash that was typed for the long-vowel mark, which it looks like."""


def fold(text: str) -> str:
    """Make what looks the same be the same: full and half width, upper and lower case, accents."""
    folded = unicodedata.normalize("NFKC", text).lower()
    folded = _ACCENTED.sub(lambda match: unicodedata.normalize("NFD", match[0])[0], folded)
    return _MISTAKEN_MARK.sub("\u30fc", folded)


def kana(text: str) -> str:
    """Fold folded kana once more: katakana to hiragana, small kana to large, no long-vowel marks."""
    return text.translate(_TO_HIRAGANA).translate(_SMALL)


def is_kana(text: str) -> bool:
    """Whether a folded text is kana and nothing else."""
    return bool(_KANA.fullmatch(text))


@dataclass(frozen=True, eq=False)
class Cutter:
    """Cuts the texts of a language, by its rules."""

    rules: SearchRules

    def tokens(self, text: str) -> list[Token]:
        """Cut a text into terms, in order; a term that comes back comes back here too."""
        tokens: list[Token] = []
        for chunk in _chunks(fold(text)):
            if chunk[0][0] == "latin":
                tokens.extend(self._latin(chunk[0][1]))
            else:
                tokens.extend(self._japanese(chunk))
        return tokens

    def surfaces(self, text: str) -> list[str]:
        """Give the whole words of a text as they are spelt: Latin words, and words written in katakana."""
        words: list[str] = []
        for match in _RUN.finditer(fold(text)):
            if match.lastgroup == "latin":
                parts = _HYPHEN.split(match[0])
                words += [part for part in parts if part not in self.rules.stop_words and len(part) > 1]
            elif match.lastgroup == "katakana" and len(kana(match[0])) > 1:
                words.append(kana(match[0]))
        return words

    def phrase(self, text: str) -> str:
        """Give a text as the key of a phrase: its words as a reader may also spell them, and nothing between them.

        Latin words have a space between them, so that none is taken for the beginning of another.
        """
        words: list[str] = []
        for chunk in _chunks(fold(text)):
            if chunk[0][0] == "latin":
                parts = _HYPHEN.split(chunk[0][1])
                words += [f" {self.stem(part)}" for part in parts if part not in self.rules.stop_words]
            else:
                words += [run if kind == "kanji" else kana(run) for kind, run in chunk]
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

    def _latin(self, run: str) -> Iterator[Token]:
        parts = _HYPHEN.split(run)
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


def _chunks(folded: str) -> Iterator[list[tuple[str, str]]]:
    """Give the runs of one kind of character; Japanese runs that touch stand together."""
    chunk: list[tuple[str, str]] = []
    end = -1
    for match in _RUN.finditer(folded):
        kind = str(match.lastgroup)
        if chunk and (match.start() != end or kind == "latin" or chunk[0][0] == "latin"):
            yield chunk
            chunk = []
        chunk.append((kind, match[0]))
        end = match.end()
    if chunk:
        yield chunk
