"""Rules for numbers in running text: a requirement, slide, guide, figure, principle or section that is named exists.

Each text is gone through once for each kind, from its beginning to its end.
"""

from __future__ import annotations

import re
from functools import cache
from typing import TYPE_CHECKING

from shishin.content import written_numbers as numbers
from shishin.model.finding import Finding

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from shishin.content.own_words import OwnWords
    from shishin.content.rules.named import Named

SHOWN = 60
"""How many characters of what was found a message repeats."""

_GAP = r"(?P<gap>[ \t]?[-\u2010-\u2015\u2212_ー][ \t]?|[ \t])?"
_COUNTED = r"(?![\d年月日週時分秒回件個つ人者社枚点割本版号種項倍歳円選か箇ヶ%]|, ?\d{3})"
"""What does not follow a number that names something: then it counts, or goes on."""

_MORE = re.compile(r"[ \t]*(?:[、,・〜～~–—-]|から|と|や|to\b|and\b|or\b|through\b)[ \t]*(?P<digits>0\d{1,2})(?!\d)")
"""A further number of a requirement without its letters."""

_PAST = re.compile(r"取り下げ|withdr[ae]w|(?<![\d.])\d+\.\d+\.\d+(?:-beta\.\d+)?")
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


@cache
def _requirement(prefixes: tuple[str, ...]) -> re.Pattern[str]:
    letters = "|".join(prefixes) or r"(?!)"
    return re.compile(
        rf"(?<![A-Za-z0-9.-])(?P<prefix>{letters}){_GAP}(?P<digits>\d{{1,4}})(?![A-Za-z]|\.?\d)", re.IGNORECASE
    )


def references(words: OwnWords, named: Named, findings: list[Finding]) -> None:
    """Every number that a text names is there."""
    requirements(words, named, findings)
    say = _Saying(words, named, findings)
    if "lide" in words.text or "スライド" in words.text:
        say.all(_SLIDES, "slide-unknown", lambda number, _sentence: 1 <= number <= named.slides, last=named.slides)
    if "uide" in words.text or "ガイド" in words.text:
        say.all(_GUIDES, "guide-unknown", lambda number, text: any(number in each for each in say.guides(text)))
    say.all(
        _PRINCIPLES, "principle-number", lambda number, _text: 1 <= number <= named.principles, last=named.principles
    )
    if words.draft is not None:
        figures = sum(each.image for each in words.draft.outline.references)
        say.all(_FIGURES, "figure-unknown", lambda number, _text: 1 <= number <= figures, count=figures)
        sections = {text.split(".")[0].split(" ")[0] for text in (each.text for each in words.draft.outline.headings)}
        say.all(_SECTIONS, "section-number", lambda number, _text: not sections.isdisjoint(_called(number)))


def _called(number: int) -> tuple[str, ...]:
    return (str(number), f"第{number}節", f"第{number}章", f"{number}節", f"{number}章")


class _Saying:
    """Looks for the numbers of one kind after another in a text."""

    def __init__(self, words: OwnWords, named: Named, findings: list[Finding]) -> None:
        self.words, self.named, self.findings = words, named, findings

    def all(self, pattern: re.Pattern[str], code: str, is_there: Callable[[int, str], bool], **values: object) -> None:
        words = self.words
        for match in pattern.finditer(words.text):
            sentence = ""
            for number in _numbers(match):
                sentence = sentence or words.sentence(match.start(), match.end())
                if is_there(number, sentence) or (code != "slide-unknown" and self._is_of_others(sentence, match)):
                    continue
                found = words.written[match.start() : match.end()].strip()[:SHOWN]
                of_kind: dict[str, object] = {"slide": number} if code == "slide-unknown" else {"found": found}
                if code == "guide-unknown":
                    of_kind["last"] = self._last_guide(sentence)
                line = words.line(match.start())
                self.findings.append(Finding.at(words.path, line, code, **of_kind, **values))

    def guides(self, sentence: str) -> list[frozenset[int]]:
        """Give the guides that a sentence may mean: of the guideline that it names, or stands in, or of any."""
        named = {self.named.names[match[0]] for match in self.named.guidelines_named.finditer(sentence)}
        own = {self.words.folder} & self.named.guides.keys()
        return [self.named.guides[each] for each in sorted((named | own) or self.named.guides)]

    def _last_guide(self, sentence: str) -> int:
        return max((number for each in self.guides(sentence) for number in each), default=0)

    def _is_of_others(self, sentence: str, match: re.Match[str]) -> bool:
        """Whether a sentence speaks of the parts of another document."""
        rest = sentence.replace(match[0], "", 1)
        return self.named.elsewhere.search(rest) is not None


def _numbers(match: re.Match[str]) -> Iterator[int]:
    for text in filter(None, match.groupdict().values()):
        whole = numbers.value(text)
        found = [whole] if whole is not None else [int(each) for each in re.findall(r"\d+", text)]
        yield from found


def requirements(words: OwnWords, named: Named, findings: list[Finding]) -> None:
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
    if gap.strip():
        return True
    counts = not re.compile(_COUNTED).match(text, match.end())
    return not counts and (not gap or match["prefix"].isupper()) and len(match["digits"]) <= len("999")


def _requirement_at(
    words: OwnWords, named: Named, at: tuple[int, int], number: tuple[str, str], findings: list[Finding]
) -> None:
    prefix, digits = number
    right, found = f"{prefix}-{int(digits):02}", words.written[slice(*at)]
    place = (words.path, words.line(at[0]))
    if right not in named.requirements:
        last, like = named.last[prefix], near(right, named)
        findings.append(Finding.at(*place, "requirement-unknown", found=found, prefix=prefix, last=last, near=like))
    elif found != right and not words.typed:
        findings.append(Finding.at(*place, "requirement-spelling", found=found, right=right))
    elif named.requirements[right] and not words.is_history and not _PAST.search(words.sentence(*at)):
        findings.append(Finding.at(*place, "requirement-withdrawn", found=found))


def near(number: str, named: Named) -> str:
    """Give the numbers that one may be a slip for: digits that changed places, one too many, or other letters."""
    prefix, _, digits = number.partition("-")
    tries = [
        f"{prefix}-{digits[::-1]}",
        *(f"{prefix}-{digits[:at]}{digits[at + 1 :]:0>2}" for at in range(len(digits))),
    ]
    tries += [f"{each}-{digits}" for each in named.prefixes]
    tries.append(named.last[prefix])
    return ", ".join(list(dict.fromkeys(each for each in tries if each in named.requirements))[:3])
