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
from functools import cache
from typing import TYPE_CHECKING

from shishin.content.ruby import KANJI

if TYPE_CHECKING:
    from collections.abc import Iterator


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
_HYPHEN = re.compile(r"[-\u2010\u2011]")
_KANA = re.compile(r"[\u3041-\u3096\u30a1-\u30fa\u30fc]+")
_SMALL = str.maketrans("ぁぃぅぇぉっゃゅょゎゕゖ", "あいうえおつやゆよわかけ")
_TO_HIRAGANA = {code: code - 0x60 for code in range(0x30A1, 0x30F7)} | {0x30FC: None}
_PARTICLES = frozenset("のはがをにともでへやかな")
_LINK = 2
"""At most so many kana join two kanji in one word, as in 問い合わせ and 見える化."""

_EVERYWHERE = """
a about an and are as at be by can do does for from has have how i if in is it its me my of on or our
should that the their there they this to was we were what when where which who why will with you your
"""
STOP_WORDS = frozenset(_EVERYWHERE.split())
"""English words that stand on every page."""


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


def tokens(text: str) -> list[Token]:
    """Cut a text into terms, in order; a term that comes back comes back here too."""
    found: list[Token] = []
    for chunk in _chunks(fold(text)):
        if chunk[0][0] == "latin":
            found.extend(_latin(chunk[0][1]))
        else:
            found.extend(_japanese(chunk))
    return found


def surfaces(text: str) -> list[str]:
    """Give the whole words of a text as they are spelt: Latin words, and words written in katakana."""
    found: list[str] = []
    for match in _RUN.finditer(fold(text)):
        if match.lastgroup == "latin":
            found += [part for part in _HYPHEN.split(match[0]) if part not in STOP_WORDS and len(part) > 1]
        elif match.lastgroup == "katakana" and len(kana(match[0])) > 1:
            found.append(kana(match[0]))
    return found


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


def _latin(run: str) -> Iterator[Token]:
    parts = _HYPHEN.split(run)
    for part in parts:
        if dotted := _DOTTED.fullmatch(part):
            yield from _numbered(*dotted.groups())
        elif part not in STOP_WORDS and (len(part) > 1 or len(parts) == 1):
            yield Token(stem(part), Weight.MAIN)
    if len(parts) > 1:
        yield Token(stem("".join(parts)), Weight.SIDE)


def _numbered(name: str, number: str) -> Iterator[Token]:
    """A number with dots is one term; what it begins with helps, as WCAG 2 does for 2.2."""
    if name:
        yield Token(stem(name), Weight.MAIN)
    yield Token(number, Weight.MAIN)
    parts = number.split(".")
    yield from (Token(".".join(parts[:size]), Weight.SIDE) for size in range(1, len(parts)))


def _japanese(chunk: list[tuple[str, str]]) -> list[Token]:
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
            and joins(runs[place - 1][1])
        ):
            link.append(runs[place - 2][1][-1] + run[0])
    # Without a pair of its own, as in 問い合わせ or やさしい, a word is known by all its terms.
    weight = Weight.SIDE if main else Weight.MAIN
    rows = ((main, Weight.MAIN), (side, weight), (link, Weight.LINK))
    return [Token(term, weight) for terms, weight in rows for term in terms]


def phrase(text: str) -> str:
    """Give a text as the key of a phrase: its words as a reader may also spell them, and nothing between them.

    Latin words have a space between them, so that none is taken for the beginning of another.
    """
    words: list[str] = []
    for chunk in _chunks(fold(text)):
        if chunk[0][0] == "latin":
            words += [f" {stem(each)}" for each in _HYPHEN.split(chunk[0][1]) if each not in STOP_WORDS]
        else:
            words += [run if kind == "kanji" else kana(run) for kind, run in chunk]
    return "".join(words).strip()


def joins(run: str) -> bool:
    """Whether kana between two kanji can be a part of one word."""
    return len(run) <= _LINK and run not in _PARTICLES


ENDINGS = (
    ("isation", 4),
    ("ization", 4),
    ("ibility", 3),
    ("ability", 3),
    ("ation", 4),
    ("ating", 4),
    ("ising", 4),
    ("izing", 4),
    ("ement", 4),
    ("ness", 4),
    ("ment", 4),
    ("ated", 4),
    ("ator", 4),
    ("ised", 4),
    ("ized", 4),
    ("iser", 4),
    ("izer", 4),
    ("ible", 3),
    ("able", 3),
    ("ency", 5),
    ("ence", 5),
    ("ity", 4),
    ("acy", 4),
    ("ing", 3),
    ("ate", 4),
    ("ise", 4),
    ("ize", 4),
    ("ion", 4),
    ("ent", 5),
    ("ive", 4),
    ("ed", 3),
    ("er", 4),
    ("or", 4),
    ("ly", 4),
    ("al", 5),
)
"""English endings, the longest first, each with the fewest letters that must stay before it."""

_SHORT = 3
_LABELL = 5
"""A word with more letters has two l only before an ending, as in labelled and labeled; not so fill and skill."""

_TIMES = 2
_VOWEL = re.compile(r"[aeiouy]")
_LETTERS = re.compile(r"[a-z]+")


@cache
def stem(word: str) -> str:
    """Take an English word's endings off, so that design, designs, designed and designing are one term.

    Lighter than a linguist's stemmer: it only has to treat a page and a query alike.
    """
    if len(word) <= _SHORT or not _LETTERS.fullmatch(word):
        return word
    word = _british(_singular(word))
    for _ in range(_TIMES):
        for ending, least in ENDINGS:
            left = word[: -len(ending)]
            if word.endswith(ending) and len(left) >= least and _VOWEL.search(left):
                word = left
                break
        else:
            break
    return _end(word)


_SPELLINGS = (
    (re.compile(r"our(?!$|s$)|(?<=..)our$"), "or"),
    (re.compile(r"ogu(?=e|i)e?"), "og"),
    (re.compile(r"tre$"), "ter"),
    (re.compile(r"tred$"), "tered"),
    (re.compile(r"yz(?=e|i)"), "ys"),
    (re.compile(r"ens(?=e|i)"), "enc"),
    (re.compile(r"mme$"), "m"),
)
"""American and British spellings of one word: colour, catalogue, centre, analyse, licence, programme, labelled.

-ise and -ize need no line: they are endings. Each is a rule for any word, so a word that is neither is changed alike
wherever it stands.
"""


def _british(word: str) -> str:
    for pattern, other in _SPELLINGS:
        word = pattern.sub(other, word)
    return word


def _singular(word: str) -> str:
    if word.endswith("ies") and len(word) > _SHORT + 1:
        return word[:-3] + "y"
    if re.search(r"(?:ss|x|ch|sh|z)es$", word):
        return word[:-2]
    if word.endswith("s") and not re.search(r"(?:s|u|i)s$", word):
        return word[:-1]
    return word


def _end(word: str) -> str:
    if len(word) > _SHORT and re.search(r"([b-df-hj-np-tv-z])\1$", word) and not re.search(r"(?:ss|ll)$", word):
        word = word[:-1]
    if len(word) > _LABELL and re.search(r"[aeiou]ll$", word):
        word = word[:-1]
    if len(word) > _SHORT and word.endswith("e"):
        word = word[:-1]
    if len(word) > _SHORT and re.search(r"[^aeiou]y$", word):
        word = word[:-1] + "i"
    return word
