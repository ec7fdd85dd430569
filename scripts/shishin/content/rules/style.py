"""Rules of style: how running text is written, by the words and patterns of its language."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from shishin.content.reading.commonmark import NOT_TEXT
from shishin.content.reading.files import FOLDERS
from shishin.content.unquoted import WORD, NamesOfOthers, unquoted
from shishin.model.finding import Finding

if TYPE_CHECKING:
    from collections.abc import Collection, Iterator

    from shishin.content.own_words import OwnWords
    from shishin.content.reading.drafts import Draft
    from shishin.content.unquoted import UnquotedText
    from shishin.languages.language import Language, Languages

CODES = {
    "space": "text-space",
    "dependent": "text-dependent",
    "wide": "text-wide",
    "wave": "text-wave",
    "vowel": "text-vowel",
    "date": "text-date",
    "weekday": "text-weekday",
    "symbol": "text-symbol",
    "bullet": "text-bullet",
    "mark": "text-mark",
    "doubled": "text-doubled",
    "emoji": "text-emoji",
    "position": "text-position",
}
"""The findings that the patterns of a language's `sought` give, by their names there."""

AROUND = 6
"""So many characters on either side a message repeats."""

SHOWN = 60

_REPEATED = re.compile(f"{NOT_TEXT}+")
_FIRST_YEAR = "元"
"""How the first year of an era is written."""


def wording(words: OwnWords, languages: Languages, names: Collection[str], findings: list[Finding]) -> None:
    """A text has nothing that its language's rules of style seek.

    Args:
        words: The running text of a file.
        languages: The languages of the edition.
        names: Words that are others', and stand as they are.
        findings: Where findings go; of a line, the first of each kind.
    """
    for language, text in _texts(words, languages):
        others = NamesOfOthers(text.text, names)
        for name, pattern in language.style.sought.items():
            last = 0
            for match in pattern.finditer(text.text):
                line = text.line(match.start())
                if line != last and name in CODES and not others.hold(*match.span()):
                    last = line
                    findings.append(Finding.at(words.path, line, CODES[name], near=_near(text.text, *match.span())))


def eras(words: OwnWords, languages: Languages, names: Collection[str], findings: list[Finding]) -> None:
    """A year of an era has the year of the Gregorian calendar beside it, and the right one."""
    for language, text in _texts(words, languages):
        style, numbers, others = language.style, language.running_text.numbers, NamesOfOthers(text.text, names)
        for match in style.year.finditer(text.text) if style.year else ():
            before, era, year, after = match.groups()
            count = 1 if year == _FIRST_YEAR else numbers.value(year)
            if era not in style.first or count is None or others.hold(*match.span()):
                continue
            right = style.first[era] + count - 1
            code = "era-alone" if not (before or after) else "era-year"
            if code == "era-alone" or int(before or after) != right:
                near = _near(text.text, *match.span(), around=0)
                findings.append(Finding.at(words.path, text.line(match.start()), code, near=near, year=right))


def spelling(words: OwnWords, languages: Languages, names: Collection[str], findings: list[Finding]) -> None:
    """A word that is spelt in two ways is spelt in this site's; a name, which has a capital letter, stands as it is."""
    for language, text in _texts(words, languages):
        spellings, others = language.style.spelling, NamesOfOthers(text.text, names)
        for match in WORD.finditer(text.text) if spellings else ():
            right = spellings.get(match[0])
            if right and not others.hold(*match.span()):
                line = text.line(match.start())
                findings.append(Finding.at(words.path, line, "spelling", word=match[0], right=right))


def sentences(draft: Draft, findings: list[Finding]) -> None:
    """A sentence is short enough to be held in mind; what a field says, and a quotation, have limits of their own."""
    language, limit = draft.language, draft.language.style.longest
    for line, sentence in _sentences(draft) if limit else ():
        length = len(sentence.split()) if language.script.is_spaced else len("".join(sentence.split()))
        if length > limit:
            values = {"begins": sentence.strip()[: SHOWN // 2], "length": length, "limit": limit}
            findings.append(Finding.at(draft.file.path, line, "sentence-long", **values))


def _sentences(draft: Draft) -> Iterator[tuple[int, str]]:
    """Give the sentences of a body, each with the line on which its paragraph begins."""
    lines = draft.file.text.split("\n")
    blocks: list[tuple[int, list[str]]] = []
    for row in draft.outline.texts:
        if row.first or not blocks:
            blocks.append((row.line, []))
        if not lines[row.line - 1].lstrip().startswith(">"):
            blocks[-1][1].append(row.text)
    between = " " if draft.language.script.is_spaced else ""
    for line, texts in blocks:
        # However long what a text only repeats is, it is one word of the sentence.
        text = _REPEATED.sub("…", unquoted(between.join(texts)))
        yield from ((line, sentence) for sentence in text.split(draft.language.sentence_end))


def _texts(words: OwnWords, languages: Languages) -> Iterator[tuple[Language, UnquotedText]]:
    """Give what a file says itself, by language; what readers type, and what others call their pages, is not that."""
    is_principle = words.path.startswith(f"{FOLDERS[0]}/") and words.draft is not None
    if is_principle and words.draft and words.draft.record is None:
        # Which of the words are this project's is known only once its fields can be read.
        return
    if not words.typed:
        yield from ((languages.of(text.language), text) for text in words.unquoted)


def _near(text: str, start: int, end: int, around: int = AROUND) -> str:
    """Give what stands round a place, of its line only."""
    before, after = text[max(0, start - around) : start], text[end : end + around]
    return f"{before.rpartition(chr(10))[2]}{text[start:end]}{after.partition(chr(10))[0]}".strip()[:SHOWN]
