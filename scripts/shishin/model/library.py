"""Everything the site is made from, read once and whole."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING

from shishin.model.release import latest

if TYPE_CHECKING:
    from shishin.model.data import Change, Correction, Publication, Reading, Redirect, Synonyms, Term
    from shishin.model.figure import Element
    from shishin.model.guideline import Guideline
    from shishin.model.page import FreePage
    from shishin.model.principle import Principle
    from shishin.model.release import GuidelineVersion
    from shishin.model.standard import Standard


@dataclass(frozen=True)
class Library:
    """The content of one edition, free of errors.

    Attributes:
        principles: In the order of their numbers.
        guidelines: In the order of their numbers, each as readers are led to it: the latest released version, or
            the working text as long as nothing has been released.
        versions: Every released version of every guideline, oldest first, then its working text if that differs.
        working: Each guideline's working text.
        standards: Every standard that a requirement cites, by id.
        pages: The free pages of docs/, by name.
        terms: The bilingual glossary, by reading.
        corrections: Every doubtful place of the source, by slide.
        publication: The edition's own words.
        readings: How the Japanese words with kanji are read.
        synonyms: Words that mean the same to a reader who searches.
        changes: What readers are told of, newest first.
        redirects: The addresses that moved.
        lost: Links of released versions that lead nowhere any more, as pairs of a file's path and a link's target.
        figures: Each figure that a page may show, as a tree, by its file's path from the project's root.
    """

    principles: tuple[Principle, ...]
    guidelines: tuple[Guideline, ...]
    versions: tuple[GuidelineVersion, ...]
    working: tuple[GuidelineVersion, ...]
    standards: tuple[Standard, ...]
    pages: tuple[FreePage, ...]
    terms: tuple[Term, ...]
    corrections: tuple[Correction, ...]
    publication: Publication
    readings: tuple[Reading, ...]
    synonyms: tuple[Synonyms, ...]
    changes: tuple[Change, ...]
    redirects: tuple[Redirect, ...]
    lost: frozenset[tuple[str, str]]
    figures: dict[str, Element]

    def page(self, name: str) -> FreePage | None:
        """Find a free page by its name, or nothing."""
        return next((page for page in self.pages if page.name == name), None)

    @cached_property
    def cited(self) -> frozenset[str]:
        """The standards that requirements of the guidelines cite."""
        rows = (row for each in self.guidelines for row in each.requirements)
        return frozenset(citation.standard for row in rows for citation in row.facts.standards)

    def versions_of(self, id_: str) -> tuple[GuidelineVersion, ...]:
        """Give the versions of a guideline, oldest first, the working text last if it differs."""
        return tuple(each for each in self.versions if each.guideline.facts.id == id_)

    def released(self, id_: str) -> tuple[GuidelineVersion, ...]:
        """Give the released versions of a guideline, oldest first."""
        return tuple(each for each in self.versions_of(id_) if each.release)

    def latest(self, id_: str) -> GuidelineVersion | None:
        """Give the version that readers are led to, or nothing as long as none was released."""
        return latest(self.versions_of(id_))
