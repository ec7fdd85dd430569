"""Everything the site is made from, read once and whole."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from shishin.model.data import Change, Correction, Publication, Reading, Synonyms, Term
    from shishin.model.guideline import Guideline
    from shishin.model.page import FreePage
    from shishin.model.principle import Principle
    from shishin.model.standard import Standard


@dataclass(frozen=True)
class Library:
    """The content of one edition, free of errors.

    Attributes:
        principles: In the order of their numbers.
        guidelines: In the order of their numbers.
        standards: Every standard that a requirement cites, by id.
        pages: The free pages of docs/, by name.
        terms: The bilingual glossary, by reading.
        corrections: Every doubtful place of the source, by slide.
        publication: The edition's own words.
        readings: How the Japanese words with kanji are read.
        synonyms: Words that mean the same to a reader who searches.
        changes: What readers are told of, newest first.
        figures: The text of each SVG file that a page shows, by its path from the project's root.
    """

    principles: tuple[Principle, ...]
    guidelines: tuple[Guideline, ...]
    standards: tuple[Standard, ...]
    pages: tuple[FreePage, ...]
    terms: tuple[Term, ...]
    corrections: tuple[Correction, ...]
    publication: Publication
    readings: tuple[Reading, ...]
    synonyms: tuple[Synonyms, ...]
    changes: tuple[Change, ...]
    figures: dict[str, str]

    def page(self, name: str) -> FreePage | None:
        """Find a free page by its name, or nothing."""
        return next((page for page in self.pages if page.name == name), None)
