"""Rules for numbers in running text: a requirement, slide, guide, figure, principle or section that is named exists.

Each text is gone through once for each kind, from its beginning to its end.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache
from typing import TYPE_CHECKING

from shishin.content.running_text import past, value
from shishin.languages.running_text import counted
from shishin.model.finding import Finding

if TYPE_CHECKING:
    from collections.abc import Collection, Iterator

    from shishin.content.named import Named
    from shishin.content.own_words import OwnWords
    from shishin.languages.language import Languages

SHOWN = 60
"""How many characters of a written number or word a message repeats."""

_GAP = r"(?P<gap>[ \t]?[-\u2010-\u2015\u2212_ー][ \t]?|[ \t])?"
_JOINED = re.compile("[A-Za-z0-9.-]")
"""What makes the letters after it the end of another word."""


@cache
def _requirement(prefixes: tuple[str, ...]) -> re.Pattern[str]:
    # What stands before a number is looked at afterwards: a pattern that begins with letters is found fastest.
    letters = "|".join("".join(f"[{letter}{letter.lower()}]" for letter in prefix) for prefix in prefixes) or r"(?!)"
    return re.compile(rf"(?P<prefix>{letters}){_GAP}(?P<digits>\d{{1,4}})(?![A-Za-z]|\.?\d)")


@dataclass(frozen=True)
class _Kind:
    """What is called by a number.

    Attributes:
        name: Its name in the languages' files.
        code: The finding that tells of a number that is not there.
        sign: How every language names it besides, as a pattern, or nothing.
        hint: What is then in the text.
    """

    name: str
    code: str
    sign: str = ""
    hint: str = ""


SLIDES = _Kind("slides", "slide-unknown")
GUIDES = _Kind("guides", "guide-unknown")
PRINCIPLES = _Kind(
    "principles", "principle-number", r"(?<![0-9A-Za-z_&/#-]){not_principle}#(\d{1,3})(?![0-9A-Za-z_])", "#"
)
FIGURES = _Kind("figures", "figure-unknown")
SECTIONS = _Kind("sections", "section-number")


@cache
def _calls(languages: Languages, kind: _Kind) -> tuple[tuple[str, ...], re.Pattern[str]]:
    """Give the words of which a text must hold one to name such a thing (a quick test), and the pattern to find it."""
    texts = [language.running_text for language in languages]
    not_before = "".join(f"(?<!{re.escape(word)})" for text in texts for word in text.not_principle)
    ways = [pattern for text in texts for pattern in text.calls[kind.name].patterns]
    ways += [kind.sign.replace("{not_principle}", not_before)] if kind.sign else []
    hints = [hint for text in texts for hint in text.calls[kind.name].hints]
    return (*hints, *([kind.hint] if kind.hint else [])), re.compile("|".join(ways))


@cache
def _headed(languages: Languages) -> re.Pattern[str]:
    """Give how a heading with a number of its own begins."""
    return re.compile("|".join(language.running_text.headed for language in languages))


@cache
def _counts(languages: Languages) -> re.Pattern[str]:
    """Give the pattern of what may follow a requirement's number: no digit, counter, % or thousands (`counted`)."""
    return re.compile(counted("".join(language.running_text.counters for language in languages)))


@cache
def _more(languages: Languages) -> re.Pattern[str]:
    """Give how a further number of a requirement follows, without its letters."""
    words = "".join(f"|{word}" for language in languages for word in language.running_text.between)
    return re.compile(rf"[ \t]*(?:[、,・〜～~–—-]{words})[ \t]*(?P<digits>0\d{{1,2}})(?!\d)")


def references(words: OwnWords, named: Named, findings: list[Finding]) -> None:
    """Every number that a text names is there."""
    _requirements(words, named, findings)
    for kind in (SLIDES, GUIDES, PRINCIPLES, *((FIGURES, SECTIONS) if words.draft else ())):
        hints, pattern = _calls(named.languages, kind)
        if any(hint in words.text for hint in hints):
            known = _known(kind, words, named)
            for match in pattern.finditer(words.text):
                findings.extend(_numbered(kind, match, known, words, named))


def _numbered(
    kind: _Kind, match: re.Match[str], known: Collection[int], words: OwnWords, named: Named
) -> Iterator[Finding]:
    """Look at the numbers of one place in a text."""
    sentence = words.sentence(match.start(), match.end())
    if kind is GUIDES:
        known = {number for guides in _guides(sentence, words, named) for number in guides}
    absent = [number for number in _numbers(match, named.languages) if number not in known]
    # The sentence may speak of another document's parts; the slides are always the source's.
    if absent and kind is not SLIDES and named.elsewhere.search(sentence.replace(match[0], "", 1)):
        return
    for number in absent:
        written, line = words.written[match.start() : match.end()].strip()[:SHOWN], words.line(match.start())
        values = {"found": written, "slide": number, "last": max(known, default=0), "count": len(known)}
        yield Finding.at(words.path, line, kind.code, **values)


def _known(kind: _Kind, words: OwnWords, named: Named) -> Collection[int]:
    """Give the numbers that there are of a kind; for guides it depends on the sentence."""
    outline = words.draft.outline if words.draft else None
    if kind is SLIDES or kind is PRINCIPLES:
        return range(1, (named.slides if kind is SLIDES else named.principles) + 1)
    if kind is FIGURES and outline:
        return range(1, sum(reference.image for reference in outline.references) + 1)
    headed = _headed(named.languages)
    begins = (headed.match(heading.text) for heading in (outline.headings if outline and kind is SECTIONS else ()))
    groups = (next(filter(None, match.groups())) for match in begins if match)
    return {value(group, named.languages) or 0 for group in groups}


def _guides(sentence: str, words: OwnWords, named: Named) -> list[frozenset[int]]:
    """Give the guides that a sentence may mean: of the guideline that it names, or stands in, or of any."""
    folders = {named.names[match[0]] for match in named.guidelines_named.finditer(sentence)}
    of_file = {words.folder} & named.guides.keys()
    return [named.guides[folder] for folder in sorted((folders | of_file) or named.guides)]


def _numbers(match: re.Match[str], languages: Languages) -> Iterator[int]:
    for text in filter(None, match.groups()):
        whole = value(text, languages)
        numbers = [whole] if whole is not None else [int(digits) for digits in re.findall(r"\d+", text)]
        yield from numbers


def _requirements(words: OwnWords, named: Named, findings: list[Finding]) -> None:
    """Every requirement that is named exists, is in force and is written as everywhere."""
    pattern = _requirement(named.prefixes)
    end = 0
    for match in pattern.finditer(words.text):
        if match.start() < end or not _is_number(match, words.text, named.languages):
            continue
        start = match.start()
        prefix = match["prefix"].upper()
        _requirement_at(words, named, (start, match.end()), (prefix, match["digits"]), findings)
        end = match.end()
        while more := _more(named.languages).match(words.text, end):
            _requirement_at(words, named, (more.start("digits"), more.end()), (prefix, more["digits"]), findings)
            end = more.end()


def _is_number(match: re.Match[str], text: str, languages: Languages) -> bool:
    """Whether letters and digits are a requirement's number and not the beginning of other words."""
    gap = match["gap"] or ""
    if _JOINED.match(text, max(0, match.start() - 1), match.start()):
        return False
    if gap.strip():
        return True
    counts = not _counts(languages).match(text, match.end())
    return not counts and (not gap or match["prefix"].isupper()) and len(match["digits"]) <= len("999")


def _requirement_at(
    words: OwnWords, named: Named, at: tuple[int, int], number: tuple[str, str], findings: list[Finding]
) -> None:
    prefix, digits = number
    right, written = f"{prefix}-{int(digits):02}", words.written[slice(*at)]
    place = (words.path, words.line(at[0]))
    if right not in named.requirements:
        last, like = named.last[prefix], named.like(right)
        findings.append(Finding.at(*place, "requirement-unknown", found=written, prefix=prefix, last=last, near=like))
    elif written != right and not words.typed:
        findings.append(Finding.at(*place, "requirement-spelling", found=written, right=right))
    elif named.requirements[right] and not words.is_history and not past(named.languages).search(words.sentence(*at)):
        findings.append(Finding.at(*place, "requirement-withdrawn", found=written))
