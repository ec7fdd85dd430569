"""Rules for terms: they stand by reading, and our own texts use the glossary's words, not others for the same thing."""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass
from itertools import pairwise
from typing import TYPE_CHECKING

from shishin.model.finding import Finding
from shishin.model.language import LANGUAGES

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from shishin.content.data_file import DataFile
    from shishin.content.own_words import OwnWords
    from shishin.languages.language import Language
    from shishin.model.data import Term

_CLOSES = {"`": "`", "「": "」", "『": "』", "“": "”"}
"""How what a text only repeats begins and ends: code and quoted words."""

_OPENS = re.compile(r"https?://\S+|[`「『“]")
"""The same beginnings, and bare addresses."""


_VOICED = re.compile("[\u3099\u309a]")
_SMALL = str.maketrans("ぁぃぅぇぉっゃゅょゎゕゖ", "あいうえおつやゆよわかけ")
_KATAKANA_TO_HIRAGANA = {code: code - 0x60 for code in range(ord("ァ"), ord("ヶ") + 1)}
_NO_KANA = re.compile("[^ぁ-んー]")
_COLUMNS = (
    "あかさたなはまやらわ",
    "いきしちにひみり",
    "うくすつぬふむゆる",
    "えけせてねへめれ",
    "おこそとのほもよろを",
)
_VOWELS = {kana: column[0] for column in _COLUMNS for kana in column}


def order(terms: Sequence[Term], source: DataFile, findings: list[Finding]) -> None:
    """Terms stand in the order of their readings, in which readers look for them."""
    for number, (before, term) in enumerate(pairwise(terms), 1):
        if place(term.reading) < place(before.reading):
            line = source.line("terms", number, "reading")
            values = {"reading": term.reading, "before": before.reading}
            findings.append(Finding.at(source.file.path, line, "term-order", **values))


def place(reading: str) -> str:
    """Give what readings are ordered by: kana without voice marks, small kana as large, a long vowel as its vowel.

    Source: JIS X 4061:1996, as far as terms do not differ in these alone.
    """
    plain = _VOICED.sub("", unicodedata.normalize("NFKD", reading).translate(_KATAKANA_TO_HIRAGANA)).translate(_SMALL)
    found = ""
    for kana in _NO_KANA.sub("", plain):
        found += _VOWELS.get(found[-1:], "") if kana == "ー" else kana
    return found


@dataclass(frozen=True)
class Avoided:
    """The words of a language that are not used.

    Attributes:
        pattern: Matches them, and the longer words that hold them and may be used.
        right: What is used instead, by the word in lower case.
    """

    pattern: re.Pattern[str]
    right: dict[str, str]


def avoided(terms: Sequence[Term], texts: Iterable[OwnWords], findings: list[Finding]) -> None:
    """Find words that the glossary says are not used.

    Each text is gone through once. Where several words begin at one place, the longest counts: one that holds another
    may be used itself, or may stand for something else. In English a word is a whole word as it is listed; a plural
    or a past tense is a word of its own.
    """
    by_language = {language.code: _avoided(terms, language) for language in LANGUAGES}
    for words in texts:
        if words.typed:
            continue
        for piece in words.pieces:
            known = by_language.get(piece.language)
            for match in known.pattern.finditer(_own(piece.text)) if known else ():
                if right := known.right.get(match[0].lower()) if known else None:
                    values = {"found": match[0], "term": right}
                    findings.append(Finding.at(words.path, piece.line, "term-avoided", **values))


def _avoided(terms: Sequence[Term], language: Language) -> Avoided | None:
    code, edges = language.code, language.wording
    rows = [(each, getattr(term, code)) for term in terms for each in term.avoid if each.language == code]
    right = {each.word.lower(): term for each, term in rows}
    allowed = {word.lower() for each, _term in rows for word in each.unless}
    words = sorted({*right, *allowed}, key=len, reverse=True)
    if not words:
        return None
    pattern = f"{edges.word_before}(?:{'|'.join(map(re.escape, words))}){edges.word_after}"
    return Avoided(
        re.compile(pattern, re.IGNORECASE), {word: term for word, term in right.items() if word not in allowed}
    )


def _own(text: str) -> str:
    """Put spaces in the place of what a text only repeats."""
    return "".join(_parts(text)) if _OPENS.search(text) else text


def _parts(text: str) -> Iterator[str]:
    at, closes = 0, dict(_CLOSES)
    while match := _OPENS.search(text, at):
        end = match.end()
        if match[0] in _CLOSES:
            # An end that is not there is not looked for again: that would go through the rest for every beginning.
            close = closes.get(match[0])
            found = text.find(close, end) if close else -1
            if close is None or found < 0:
                closes.pop(match[0], None)
                yield text[at:end]
                at = end
                continue
            end = found + len(close)
        yield text[at : match.start()]
        yield " " * (end - match.start())
        at = end
    yield text[at:]
