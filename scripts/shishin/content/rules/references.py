"""Rules for numbers in running text: a requirement, slide, guide, figure, principle or section that is named exists.

Each text is gone through once for each kind, from its beginning to its end.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache
from typing import TYPE_CHECKING

from shishin.content import written_numbers as numbers
from shishin.model.finding import Finding

if TYPE_CHECKING:
    from collections.abc import Collection, Iterator

    from shishin.content.named import Named
    from shishin.content.own_words import OwnWords

SHOWN = 60
"""How many characters of what was found a message repeats."""

_GAP = r"(?P<gap>[ \t]?[-\u2010-\u2015\u2212_ー][ \t]?|[ \t])?"
_COUNTED = r"(?![\d年月日週時分秒回件個つ人者社枚点割本版号種項倍歳円選か箇ヶ%]|, ?\d{3})"
"""What does not follow a number that names something: then it counts, or goes on."""

_MORE = re.compile(r"[ \t]*(?:[、,・〜～~–—-]|から|と|や|to\b|and\b|or\b|through\b)[ \t]*(?P<digits>0\d{1,2})(?!\d)")
"""A further number of a requirement without its letters."""

_JOINED = re.compile("[A-Za-z0-9.-]")
"""What makes the letters after it the end of another word."""

_COUNTS = re.compile(_COUNTED)

PAST = re.compile(r"取り下げ|withdr[ae]w|(?<![\d.])\d+\.\d+\.\d+(?:-beta\.\d+)?")
"""What says that a sentence speaks of what was: a number that was withdrawn may stand in it."""

_JA_LIST = rf"(?:(?:[、,・〜～~–-]|と|から|および|及び)[ ]*#?\d{{1,3}}{_COUNTED})*"
_EN_LIST = r"(?:(?:, ?(?:and|or) | and | or | to | through |, |[–-])#?\d{1,3}(?![\d%]))*"

_SLIDES = re.compile(
    rf"スライド *(?:#|第)?(?P<ja>{numbers.JAPANESE}{_COUNTED}{_JA_LIST})"
    rf"|(?P<place>{numbers.PLACE})(?:枚目|番目)の *スライド"
    rf"|\b[Ss]lides (?:number )?#?(?P<many>\d{{1,3}}(?![\d%]){_EN_LIST})"
    r"|\b[Ss]lide (?:number )?#?(?P<one>\d{1,4})"
    rf"|\b(?P<ordinal>{numbers.ORDINAL}) slide\b"
)
_GUIDES = re.compile(
    rf"ガイド(?!ライン|ブック) *#?(?P<ja>{numbers.JAPANESE}{_COUNTED}{_JA_LIST})"
    rf"|(?P<place>{numbers.PLACE})番目の *ガイド(?!ライン|ブック)"
    rf"|第(?P<nth>{numbers.PLACE})の? *ガイド(?!ライン|ブック)"
    rf"|\b[Gg]uides (?:number )?#?(?P<many>\d{{1,2}}(?![\d%]){_EN_LIST})"
    r"|\b[Gg]uide (?:number )?#?(?P<one>\d{1,2})(?![\d%])"
    rf"|\b(?P<ordinal>{numbers.ORDINAL}) guide\b"
)
_FIGURES = re.compile(
    rf"(?<![一-龥々])図 *#?(?P<ja>\d{{1,3}}{_COUNTED}{_JA_LIST})"
    r"|\b(?:[Ff]igures?|[Ff]ig\.) ?#?(?P<one>\d{1,2})(?![\d%,.]\d)(?!\d)(?! (?:million|billion|thousand|per cent))"
)
_PRINCIPLES = re.compile(
    rf"原則 *#(?P<ja>\d{{1,3}}{_COUNTED}{_JA_LIST})"
    r"|原則 ?(?P<bare>\d{1,3})(?=[のはがをにもや、。）)」：:\n]|$)"
    rf"|\b[Pp]rinciples #?(?P<many>\d{{1,3}}(?![\d%]){_EN_LIST})"
    r"|\b[Pp]rinciple #?(?P<one>\d{1,3})(?![\d%])"
    r"|(?<![0-9A-Za-z_&/#-])(?<!ssue )(?<!equest )(?<!PR )(?<!提案)#(?P<sign>\d{1,3})(?![0-9A-Za-z_])"
)
_SECTIONS = re.compile(
    rf"第(?P<ja>{numbers.PLACE})(?:節|章)(?![一-龥])|(?<![\d第])(?P<bare>\d{{1,2}})節(?![一-龥])"
    r"|\b[Ss]ection (?P<one>\d{1,2})(?!\d|\.\d)"
)


_HEADED = re.compile(rf"第?({numbers.PLACE})(?:[節章.．、 ]|$)")
"""How a heading with a number of its own begins."""


@cache
def _requirement(prefixes: tuple[str, ...]) -> re.Pattern[str]:
    # What stands before a number is looked at afterwards: a pattern that begins with letters is found fastest.
    letters = "|".join("".join(f"[{letter}{letter.lower()}]" for letter in each) for each in prefixes) or r"(?!)"
    return re.compile(rf"(?P<prefix>{letters}){_GAP}(?P<digits>\d{{1,4}})(?![A-Za-z]|\.?\d)")


@dataclass(frozen=True)
class _Kind:
    """What is called by a number.

    Attributes:
        code: The finding that tells of a number that is not there.
        pattern: How texts name it.
        hints: What is in every text that names one; looking for these is quick.
    """

    code: str
    pattern: re.Pattern[str]
    hints: tuple[str, ...]


SLIDES = _Kind("slide-unknown", _SLIDES, ("lide", "スライド"))
GUIDES = _Kind("guide-unknown", _GUIDES, ("uide", "ガイド"))
PRINCIPLES = _Kind("principle-number", _PRINCIPLES, ("#", "原則", "rinciple"))
FIGURES = _Kind("figure-unknown", _FIGURES, ("図", "igure", "ig."))
SECTIONS = _Kind("section-number", _SECTIONS, ("節", "章", "ection"))


def references(words: OwnWords, named: Named, findings: list[Finding]) -> None:
    """Every number that a text names is there."""
    _requirements(words, named, findings)
    for kind in (SLIDES, GUIDES, PRINCIPLES, *((FIGURES, SECTIONS) if words.draft else ())):
        if any(hint in words.text for hint in kind.hints):
            known = _known(kind, words, named)
            for match in kind.pattern.finditer(words.text):
                findings.extend(_numbered(kind, match, known, words, named))


def _numbered(
    kind: _Kind, match: re.Match[str], known: Collection[int], words: OwnWords, named: Named
) -> Iterator[Finding]:
    """Look at the numbers of one place in a text."""
    sentence = words.sentence(match.start(), match.end())
    if kind is GUIDES:
        known = {number for each in _guides(sentence, words, named) for number in each}
    absent = [number for number in _numbers(match) if number not in known]
    # The sentence may speak of another document's parts; the slides are always the source's.
    if absent and kind is not SLIDES and named.elsewhere.search(sentence.replace(match[0], "", 1)):
        return
    for number in absent:
        found, line = words.written[match.start() : match.end()].strip()[:SHOWN], words.line(match.start())
        values = {"found": found, "slide": number, "last": max(known, default=0), "count": len(known)}
        yield Finding.at(words.path, line, kind.code, **values)


def _known(kind: _Kind, words: OwnWords, named: Named) -> Collection[int]:
    """Give the numbers that there are of a kind; for guides it depends on the sentence."""
    outline = words.draft.outline if words.draft else None
    if kind is SLIDES or kind is PRINCIPLES:
        return range(1, (named.slides if kind is SLIDES else named.principles) + 1)
    if kind is FIGURES and outline:
        return range(1, sum(each.image for each in outline.references) + 1)
    begins = (_HEADED.match(each.text) for each in (outline.headings if outline and kind is SECTIONS else ()))
    return {numbers.value(match[1]) or 0 for match in begins if match}


def _guides(sentence: str, words: OwnWords, named: Named) -> list[frozenset[int]]:
    """Give the guides that a sentence may mean: of the guideline that it names, or stands in, or of any."""
    folders = {named.names[match[0]] for match in named.guidelines_named.finditer(sentence)}
    own = {words.folder} & named.guides.keys()
    return [named.guides[each] for each in sorted((folders | own) or named.guides)]


def _numbers(match: re.Match[str]) -> Iterator[int]:
    for text in filter(None, match.groupdict().values()):
        whole = numbers.value(text)
        found = [whole] if whole is not None else [int(each) for each in re.findall(r"\d+", text)]
        yield from found


def _requirements(words: OwnWords, named: Named, findings: list[Finding]) -> None:
    """Every requirement that is named exists, is in force and is written as everywhere."""
    pattern = _requirement(named.prefixes)
    end = 0
    for match in pattern.finditer(words.text):
        if match.start() < end or not _is_number(match, words.text):
            continue
        start = match.start()
        prefix = match["prefix"].upper()
        _requirement_at(words, named, (start, match.end()), (prefix, match["digits"]), findings)
        end = match.end()
        while more := _MORE.match(words.text, end):
            _requirement_at(words, named, (more.start("digits"), more.end()), (prefix, more["digits"]), findings)
            end = more.end()


def _is_number(match: re.Match[str], text: str) -> bool:
    """Whether letters and digits are a requirement's number and not the beginning of other words."""
    gap = match["gap"] or ""
    if _JOINED.match(text, max(0, match.start() - 1), match.start()):
        return False
    if gap.strip():
        return True
    counts = not _COUNTS.match(text, match.end())
    return not counts and (not gap or match["prefix"].isupper()) and len(match["digits"]) <= len("999")


def _requirement_at(
    words: OwnWords, named: Named, at: tuple[int, int], number: tuple[str, str], findings: list[Finding]
) -> None:
    prefix, digits = number
    right, found = f"{prefix}-{int(digits):02}", words.written[slice(*at)]
    place = (words.path, words.line(at[0]))
    if right not in named.requirements:
        last, like = named.last[prefix], named.like(right)
        findings.append(Finding.at(*place, "requirement-unknown", found=found, prefix=prefix, last=last, near=like))
    elif found != right and not words.typed:
        findings.append(Finding.at(*place, "requirement-spelling", found=found, right=right))
    elif named.requirements[right] and not words.is_history and not PAST.search(words.sentence(*at)):
        findings.append(Finding.at(*place, "requirement-withdrawn", found=found))
