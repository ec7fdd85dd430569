"""What running text may name by a number or by its words, and how many there are: gathered once for the rules."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cached_property
from html import unescape
from typing import TYPE_CHECKING

from shishin.content.addresses import guideline_of
from shishin.disk.remembered import digest
from shishin.forms.today.guideline import GuidelineSource, GuidelineTranslation, GuideSource, GuideTranslation
from shishin.model.principle import HOW_MANY, PrincipleSource

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from shishin.content.reading.drafts import Draft
    from shishin.content.reading.sources import Sources
    from shishin.languages.language import Languages

_OTHERS = (
    *("ISO", "IEC", "JIS", "RFC", "NIST", "CSF", "WCAG", "WAI-ARIA", "W3C", "OWASP", "ASVS", "CVSS", "DS-", "GIF"),
)
"""Words of a sentence that may speak of another document's parts; the names of the cited standards come with them."""


@dataclass(frozen=True)
class NumberedDocument:
    """A document with a number of its own: which kind it is, and its number."""

    kind: str
    number: int


@dataclass(frozen=True)
class Named:
    """Everything that can be named.

    Attributes:
        languages: The languages of the edition.
        requirements: Whether each requirement is withdrawn, by number.
        holders: The guide that holds each requirement: its path without language and ending.
        guides: The numbers of the guides, by the guideline's folder.
        names: What names a guideline or one of its guides in a sentence, with the guideline's folder.
        titles: The titles of guides and guidelines, by language.
        places: The guides and principles, by path without language and ending.
        sections: The words of every heading, with the path of its file.
        slides: How many slides the source has.
        standards: What names a standard.
    """

    languages: Languages
    requirements: Mapping[str, bool]
    holders: Mapping[str, str]
    guides: Mapping[str, frozenset[int]]
    names: Mapping[str, str]
    titles: Mapping[str, tuple[str, ...]]
    places: Mapping[str, NumberedDocument]
    sections: frozenset[tuple[str, str]]
    slides: int
    standards: frozenset[str]

    principles = HOW_MANY

    @cached_property
    def digest(self) -> bytes:
        """The digest of all of it."""
        guides = sorted((folder, *sorted(numbers)) for folder, numbers in self.guides.items())
        tables = (self.requirements, self.holders, self.names, self.titles, self.places)
        rows = [[*table.items()] for table in tables]
        return digest(self.languages.written, rows, guides, sorted(self.sections), self.slides, sorted(self.standards))

    @cached_property
    def prefixes(self) -> tuple[str, ...]:
        """The letters that requirements' numbers begin with."""
        return tuple(sorted({id_.partition("-")[0] for id_ in self.requirements}))

    @cached_property
    def last(self) -> dict[str, str]:
        """The highest number of each guideline, by its letters."""
        return {
            prefix: max((id_ for id_ in self.requirements if id_.startswith(f"{prefix}-")), key=_order)
            for prefix in self.prefixes
        }

    @cached_property
    def elsewhere(self) -> re.Pattern[str]:
        """What says that a sentence may speak of another document's parts."""
        words_of_languages = (word for language in self.languages for word in language.running_text.elsewhere)
        words = sorted({*_OTHERS, *words_of_languages, *self.standards}, key=len, reverse=True)
        return re.compile("|".join(rf"(?<![A-Za-z]){re.escape(word)}(?![a-z])" for word in words))

    @cached_property
    def guidelines_named(self) -> re.Pattern[str]:
        """What names a guideline."""
        words = sorted(self.names, key=len, reverse=True)
        return re.compile("|".join(map(re.escape, words)) or r"(?!)")

    def like(self, number: str) -> str:
        """Give the numbers that one may be a slip for: digits that changed places, one too many, or other letters."""
        prefix, _, digits = number.partition("-")
        tries = [
            f"{prefix}-{digits[::-1]}",
            *(f"{prefix}-{digits[:at]}{digits[at + 1 :]:0>2}" for at in range(len(digits))),
        ]
        tries += [f"{letters}-{digits}" for letters in self.prefixes]
        tries.append(self.last[prefix])
        return ", ".join(list(dict.fromkeys(slip for slip in tries if slip in self.requirements))[:3])


def _order(number: str) -> int:
    return int(number.partition("-")[2])


def gather(everything: Sources, slides: int) -> Named:
    """Gather what can be named in a project whose every document could be read."""
    held = [
        (row.id, family.stem, row.withdrawn)
        for family in everything.guides
        if family.source and isinstance(family.source.record, GuideSource)
        for row in family.source.record.requirements
    ]
    places = dict(_places(everything))
    guides: dict[str, set[int]] = {guideline_of(family.stem): set() for family in everything.guidelines}
    for stem, place in places.items():
        if place.kind == "guide":
            guides.setdefault(guideline_of(stem), set()).add(place.number)
    titled = [
        (draft, draft.record.title)
        for draft in everything.drafts
        if isinstance(draft.record, GuideSource | GuideTranslation | GuidelineSource | GuidelineTranslation)
    ]
    titles: dict[str, dict[str, None]] = {}
    for draft, title in titled:
        titles.setdefault(draft.file.language, {})[title] = None
    return Named(
        languages=everything.languages,
        requirements={id_: withdrawn for id_, _stem, withdrawn in held},
        holders={id_: stem for id_, stem, _withdrawn in held},
        guides={folder: frozenset(numbers) for folder, numbers in guides.items()},
        names={word: guideline_of(draft.file.stem) for draft, _title in titled for word in _names(draft)},
        titles={language: tuple(names) for language, names in titles.items()},
        places=places,
        sections=frozenset(
            (draft.file.path, unescape(heading.text))
            for draft in everything.drafts
            for heading in draft.outline.headings
        ),
        slides=slides,
        standards=frozenset(_standards(everything)),
    )


def _places(everything: Sources) -> Iterator[tuple[str, NumberedDocument]]:
    for family in [*everything.guides, *everything.principles]:
        record = family.source.record if family.source else None
        if isinstance(record, GuideSource):
            yield family.stem, NumberedDocument("guide", record.number)
        elif isinstance(record, PrincipleSource):
            yield family.stem, NumberedDocument("principle", record.number)


def _names(draft: Draft) -> Iterator[str]:
    if isinstance(draft.record, GuidelineSource | GuidelineTranslation):
        yield draft.record.title
        yield draft.record.short_title


def _standards(everything: Sources) -> Iterator[str]:
    for row in everything.standard_rows:
        for words in (row.number, row.short, row.name):
            if words is not None:
                yield from (words.in_(language.code) for language in everything.languages)


@dataclass(frozen=True)
class Counts:
    """How many things there are that a noun counts: in the whole, and in the guideline at hand.

    Attributes:
        whole: By noun.
        parts: By noun, the counts of single guidelines, by folder.
    """

    whole: Mapping[str, int]
    parts: Mapping[str, Mapping[str, int]]


def count(named: Named) -> Counts:
    """Count what can be counted."""
    guides = {folder: len(numbers) for folder, numbers in named.guides.items()}
    rows: dict[str, int] = dict.fromkeys(guides, 0)
    for id_, stem in named.holders.items():
        folder = "/".join(stem.split("/")[:2])
        rows[folder] = rows.get(folder, 0) + (not named.requirements[id_])
    whole = {"principles": named.principles, "guidelines": len(guides)}
    whole |= {"guides": sum(guides.values()), "requirements": sum(rows.values())}
    return Counts(whole, {"guides": guides, "requirements": rows})
