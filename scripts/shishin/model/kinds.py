"""The kinds of document, in one visible tuple: each row is a class of the field table."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from shishin.model.data import (
    ChangesFile,
    CorrectionsFile,
    Publication,
    ReadingsFile,
    SynonymsFile,
    TermsFile,
)
from shishin.model.language import SOURCE, TRANSLATIONS
from shishin.model.page import PageFacts, PageSource, PageTranslation
from shishin.model.principle import PrincipleFacts, PrincipleSource, PrincipleTranslation

if TYPE_CHECKING:
    from shishin.model.fields import Record


@dataclass(frozen=True)
class Kind:
    """A kind of document that authors write.

    Attributes:
        name: The name of its JSON Schema file, without ending.
        files: The files it describes, as globs from the project's root.
        record: The class whose fields the document has.
        facts: For a translation, the class whose fields it must not repeat.
    """

    name: str
    files: tuple[str, ...]
    record: type[Record]
    facts: type[Record] | None = None


def _translations(pattern: str) -> tuple[str, ...]:
    return tuple(pattern.format(language.code) for language in TRANSLATIONS)


PRINCIPLE_SOURCE = Kind("principle", (f"principles/*.{SOURCE.code}.md",), PrincipleSource)
PRINCIPLE_TRANSLATION = Kind(
    "principle-translation", _translations("principles/*.{}.md"), PrincipleTranslation, PrincipleFacts
)
PAGE_SOURCE = Kind("page", (f"docs/**/*.{SOURCE.code}.md",), PageSource)
PAGE_TRANSLATION = Kind("page-translation", _translations("docs/**/*.{}.md"), PageTranslation, PageFacts)
TERMS = Kind("terms", ("principles/terms.yml",), TermsFile)
CORRECTIONS = Kind("corrections", ("principles/corrections.yml",), CorrectionsFile)
PUBLICATION = Kind("publication", ("principles/publication.yml",), Publication)
READINGS = Kind("readings", ("principles/readings.yml",), ReadingsFile)
SYNONYMS = Kind("synonyms", ("principles/synonyms.yml",), SynonymsFile)
CHANGES = Kind("changes", ("principles/changes.yml",), ChangesFile)

KINDS = (
    PRINCIPLE_SOURCE,
    PRINCIPLE_TRANSLATION,
    PAGE_SOURCE,
    PAGE_TRANSLATION,
    TERMS,
    CORRECTIONS,
    PUBLICATION,
    READINGS,
    SYNONYMS,
    CHANGES,
)
