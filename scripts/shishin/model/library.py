"""Everything the site is made from, read once and whole."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property, reduce
from typing import TYPE_CHECKING

from shishin.model.vocabulary import Vocabulary

if TYPE_CHECKING:
    from shishin.languages.language import Languages
    from shishin.model.accessibility import Accessibility
    from shishin.model.data import Change, Correction, Reading, Redirect, Term
    from shishin.model.figure import Element
    from shishin.model.guideline import Guideline
    from shishin.model.page import FreePage
    from shishin.model.principle import Principle
    from shishin.model.publication import Publication
    from shishin.model.release import GuidelineVersion
    from shishin.model.standard import Standard
    from shishin.model.synonyms import Synonyms
    from shishin.model.versions import GuidelineVersions


@dataclass(frozen=True)
class Library:
    """The content of one edition, free of errors.

    Attributes:
        languages: The languages of the edition.
        principles: In the order of their numbers.
        guidelines: In the order of their numbers, each as readers are led to it: the latest released version, or
            the working text as long as nothing has been released.
        histories: The versions of each guideline, in the same order.
        standards: Every standard that a requirement cites, by id.
        pages: The free pages of docs/, by name.
        terms: The glossary, by reading.
        corrections: Every doubtful place of the source, by slide.
        publication: The edition's own words.
        readings: How the Japanese words with kanji are read.
        synonyms: Words that mean the same to a reader who searches.
        changes: What readers are told of, newest first.
        redirects: The addresses that moved.
        lost: Links of released versions that lead nowhere any more, as pairs of a file's path and a link's target.
        figures: Each figure that a page may show, as a tree, by its file's path from the project's root.
        accessibility: What is known of the site's accessibility, in an edition that publishes it.
    """

    languages: Languages
    principles: tuple[Principle, ...]
    guidelines: tuple[Guideline, ...]
    histories: tuple[GuidelineVersions, ...]
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
    accessibility: Accessibility | None = None

    def page(self, name: str) -> FreePage | None:
        """Find a free page by its name, or nothing."""
        return next((page for page in self.pages if page.name == name), None)

    @cached_property
    def cited(self) -> frozenset[str]:
        """The standards that requirements of the guidelines cite."""
        rows = (row for guideline in self.guidelines for row in guideline.requirements)
        return frozenset(citation.standard for row in rows for citation in row.facts.standards)

    @cached_property
    def vocabulary(self) -> Vocabulary:
        """The values that facts of the guidelines can have, in order."""
        return reduce(Vocabulary.joined, [guideline.vocabulary for guideline in self.guidelines], Vocabulary())

    @cached_property
    def versions(self) -> tuple[GuidelineVersion, ...]:
        """Every version of every guideline, the oldest first, and the draft last if there is one."""
        return tuple(version for history in self.histories for version in history.all)

    @cached_property
    def working(self) -> tuple[GuidelineVersion, ...]:
        """The working text of every guideline."""
        return tuple(history.working for history in self.histories)

    @cached_property
    def _histories(self) -> dict[str, GuidelineVersions]:
        return {history.id: history for history in self.histories}

    def history(self, id_: str) -> GuidelineVersions | None:
        """Give the versions of a guideline by its id, or nothing if there is no such guideline."""
        return self._histories.get(id_)

    def released(self, id_: str) -> tuple[GuidelineVersion, ...]:
        """Give the released versions of a guideline, oldest first."""
        history = self.history(id_)
        return history.released if history else ()
