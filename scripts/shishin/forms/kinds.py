"""The kinds of document, in one visible tuple: each row is a class of the field table."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from shishin.forms.today.guideline import (
    GuideFacts,
    GuidelineFacts,
    GuidelineSource,
    GuidelineTranslation,
    GuidelineWords,
    GuideSource,
    GuideTranslation,
    GuideWords,
)
from shishin.forms.today.release import Account, ChangeNote, Ledger
from shishin.forms.today.standard import StandardsFile
from shishin.model.accessibility import AccessibilityPolicy, AuditRecord, CriteriaFile, ManualTests
from shishin.model.data import ChangesFile, CorrectionsFile, ReadingsFile, RedirectsFile, TermsFile
from shishin.model.page import PageFacts, PageSource, PageTranslation, PageWords
from shishin.model.principle import PrincipleFacts, PrincipleSource, PrincipleTranslation, PrincipleWords
from shishin.model.publication import Publication
from shishin.model.release import ACCOUNT as ACCOUNT_FILE
from shishin.model.release import CHANGES as CHANGES_FOLDER
from shishin.model.release import LEDGER as LEDGER_FILE
from shishin.model.release import RELEASES
from shishin.model.synonyms import SynonymsFile

if TYPE_CHECKING:
    from shishin.languages.language import Languages
    from shishin.model.fields import Record


@dataclass(frozen=True)
class FileKind:
    """A kind of document that authors write.

    Attributes:
        name: The name of its JSON Schema file, without ending.
        files: The files it describes, as globs from the project's root; `{source}` and `{translation}` stand for the
            codes of languages.
        record: The class whose fields the document has.
        facts: For a translation, the class whose fields it must not repeat.
    """

    name: str
    files: tuple[str, ...]
    record: type[Record]
    facts: type[Record] | None = None

    def files_in(self, languages: Languages) -> tuple[str, ...]:
        """Give the globs in an edition."""
        codes = {"{source}": languages.codes[:1], "{translation}": languages.codes[1:]}
        globs: list[str] = []
        for pattern in self.files:
            placeholder = next((key for key in codes if key in pattern), "")
            globs += [pattern.replace(placeholder, code) for code in codes[placeholder]] if placeholder else [pattern]
        return tuple(globs)


@dataclass(frozen=True)
class DocumentKind:
    """A kind of document that is written once per language.

    Attributes:
        place: What its path matches, from the project's root, without language and ending.
        source: The kind of its file in the source language.
        translation: The kind of its file in another language.
        words: The class of the fields that both files have.
    """

    place: re.Pattern[str]
    source: FileKind
    translation: FileKind
    words: type[Record]


def _document(
    name: str,
    pattern: str,
    records: tuple[type[Record], type[Record]],
    words: type[Record],
    facts: type[Record],
) -> DocumentKind:
    source, translation = records
    stem = re.escape(pattern.removesuffix(".{}.md"))
    return DocumentKind(
        re.compile(stem.replace(r"\*\*/", "(?:.+/)?").replace(r"\*", "[^/]+")),
        FileKind(name, (pattern.format("{source}"),), source),
        FileKind(f"{name}-translation", (pattern.format("{translation}"),), translation, facts),
        words,
    )


PRINCIPLE = _document(
    "principle", "principles/*.{}.md", (PrincipleSource, PrincipleTranslation), PrincipleWords, PrincipleFacts
)
GUIDELINE = _document(
    "guideline", "guidelines/*/guideline.{}.md", (GuidelineSource, GuidelineTranslation), GuidelineWords, GuidelineFacts
)
GUIDE = _document("guide", "guidelines/*/guides/*.{}.md", (GuideSource, GuideTranslation), GuideWords, GuideFacts)
PAGE = _document("page", "docs/**/*.{}.md", (PageSource, PageTranslation), PageWords, PageFacts)
DOCUMENTS = (PRINCIPLE, GUIDELINE, GUIDE, PAGE)

NOTE = FileKind(
    "change-note",
    (f"guidelines/*/{CHANGES_FOLDER}/*.yml", f"guidelines/*/{RELEASES}/*/{CHANGES_FOLDER}/*.yml"),
    ChangeNote,
)
ACCOUNT = FileKind("release", (f"guidelines/*/{ACCOUNT_FILE}", f"guidelines/*/{RELEASES}/*/{ACCOUNT_FILE}"), Account)
LEDGER = FileKind("ledger", (f"guidelines/*/{RELEASES}/{LEDGER_FILE}",), Ledger)
STANDARDS = FileKind("standards", ("guidelines/standards.yml",), StandardsFile)
TERMS = FileKind("terms", ("principles/terms.yml",), TermsFile)
CORRECTIONS = FileKind("corrections", ("principles/corrections.yml",), CorrectionsFile)
PUBLICATION = FileKind("publication", ("principles/publication.yml",), Publication)
READINGS = FileKind("readings", ("principles/readings.yml",), ReadingsFile)
SYNONYMS = FileKind("synonyms", ("principles/synonyms.yml",), SynonymsFile)
CHANGES = FileKind("changes", ("principles/changes.yml",), ChangesFile)
REDIRECTS = FileKind("redirects", ("principles/redirects.yml",), RedirectsFile)
CRITERIA = FileKind("criteria", ("accessibility/criteria.yml",), CriteriaFile)
POLICY = FileKind("accessibility-policy", ("accessibility/policy.yml",), AccessibilityPolicy)
MANUAL_TESTS = FileKind("manual-tests", ("accessibility/manual-tests.yml",), ManualTests)
AUDITS = FileKind("audits", ("accessibility/audits.yml",), AuditRecord)

KINDS = (
    *(kind for document in DOCUMENTS for kind in (document.source, document.translation)),
    NOTE,
    ACCOUNT,
    LEDGER,
    STANDARDS,
    TERMS,
    CORRECTIONS,
    PUBLICATION,
    READINGS,
    SYNONYMS,
    CHANGES,
    REDIRECTS,
    CRITERIA,
    POLICY,
    MANUAL_TESTS,
    AUDITS,
)


def document_at(stem: str) -> DocumentKind | None:
    """Give the kind of document that stands at a path without language and ending, or nothing."""
    return next((document for document in DOCUMENTS if document.place.fullmatch(stem)), None)
