"""Every file of a project, read but not yet judged together."""

from __future__ import annotations

from dataclasses import dataclass
from functools import partial
from typing import TYPE_CHECKING

from shishin.content.addresses import guideline_of
from shishin.content.reading import accessibility, data_file, files, releases
from shishin.content.reading.data_file import record
from shishin.content.reading.drafts import families
from shishin.content.reading.edition import read_edition
from shishin.content.reading.failures import explained
from shishin.content.reading.figure import Figure, read_figure
from shishin.content.reading.files import FOLDERS, Allowed
from shishin.forms import kinds
from shishin.forms.today.standard import StandardsFile
from shishin.model.data import CorrectionsFile, TermsFile
from shishin.model.finding import Finding
from shishin.model.principle import PrincipleSource

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator
    from pathlib import Path

    from shishin.content.reading.accessibility import AccessibilityFiles
    from shishin.content.reading.data_file import DataFile
    from shishin.content.reading.drafts import Draft, Family
    from shishin.content.reading.edition import Edition
    from shishin.content.reading.files import SourceFile
    from shishin.content.reading.releases import History, Waiting
    from shishin.forms.today.standard import Standard
    from shishin.languages.language import Languages
    from shishin.model.data import Correction, Term

_DATA = (
    kinds.TERMS,
    kinds.CORRECTIONS,
    kinds.PUBLICATION,
    kinds.READINGS,
    kinds.SYNONYMS,
    kinds.CHANGES,
    kinds.REDIRECTS,
    kinds.STANDARDS,
)


@dataclass(frozen=True)
class Sources:
    """What stands in a project's content folders.

    Attributes:
        languages: The languages of the edition.
        principles: The principles, by document.
        guidelines: The guidelines' own files, by document.
        guides: The guides of every guideline, by document.
        pages: The free pages, by document.
        figures: The SVG files, each as a tree.
        files: Everything that could be read.
        unread: The paths of Markdown files that are there but could not be read.
        waiting: What waits for the next version, by the guideline's folder.
        histories: The released versions of each guideline that has any.
        accessibility: The files of accessibility/.
        terms: The glossary's file.
        corrections: The corrections' file.
        publication: The edition's own words.
        readings: The file of readings.
        synonyms: The file of words that mean the same.
        changes: The file of changes.
        standards: The file of standards.
        redirects: The file of addresses that moved.
    """

    languages: Languages
    principles: list[Family]
    guidelines: list[Family]
    guides: list[Family]
    pages: list[Family]
    figures: list[Figure]
    files: list[SourceFile]
    unread: frozenset[str]
    waiting: dict[str, Waiting]
    histories: list[History]
    accessibility: AccessibilityFiles
    terms: DataFile | None
    corrections: DataFile | None
    publication: DataFile | None
    readings: DataFile | None
    synonyms: DataFile | None
    changes: DataFile | None
    redirects: DataFile | None
    standards: DataFile | None

    @property
    def documents(self) -> list[Family]:
        """Every document that is written once per language."""
        return [*self.principles, *self.guidelines, *self.guides, *self.pages]

    @property
    def drafts(self) -> Iterator[Draft]:
        """Every file of them."""
        return (draft for family in self.documents for draft in family.drafts.values())

    @property
    def data_files(self) -> Iterator[DataFile]:
        """Every data file that could be read, with the change notes and accounts that wait for the next version."""
        single = (self.terms, self.corrections, self.publication, self.readings, self.synonyms, self.changes)
        waiting = (file for version in self.waiting.values() for file in version.files)
        rows = (*single, self.redirects, self.standards, *self.accessibility.all, *waiting)
        return (file for file in rows if file)

    @property
    def unread_stems(self) -> frozenset[str]:
        """The documents that cannot be judged, by path without language and ending."""
        return frozenset(path.rsplit(".", 2)[0] for path in self.unread)

    @property
    def correction_rows(self) -> tuple[Correction, ...]:
        """The corrections; none if their file could not be read."""
        file = record(self.corrections, CorrectionsFile)
        return file.corrections if file else ()

    @property
    def term_rows(self) -> tuple[Term, ...]:
        """The terms; none if their file could not be read."""
        file = record(self.terms, TermsFile)
        return file.terms if file else ()

    @property
    def standard_rows(self) -> tuple[Standard, ...]:
        """The standards; none if their file could not be read."""
        file = record(self.standards, StandardsFile)
        return file.standards if file else ()

    @property
    def principle_paths(self) -> dict[str, str]:
        """The principles' files in the source language, by their ids."""
        drafts = [family.source for family in self.principles if family.source]
        return {draft.record.id: draft.file.path for draft in drafts if isinstance(draft.record, PrincipleSource)}


def read(root: Path, findings: list[Finding], edition: Edition | None = None) -> Sources:
    """Read every file of a project's content folders.

    Args:
        root: The project's root.
        findings: Where findings go.
        edition: What was read of the edition; it is read if nothing is given.
    """
    edition = edition or read_edition(root)
    languages = edition.languages
    principles, guidelines, docs = (_tree(root, folder, languages, findings) for folder in FOLDERS)
    misplaced = (file for file in guidelines if kinds.document_at(file.stem) is None)
    findings.extend(Finding.at(file.path, 0, "file-place") for file in misplaced)
    folders = sorted({guideline_of(file.stem) for file in guidelines})
    releases.astray(root, folders, findings)
    waiting = {folder: releases.waiting(root, folder, languages, findings) for folder in folders}
    data = [_data_file(root, kind, edition, findings) for kind in _DATA]
    of_accessibility = accessibility.read(root, languages, findings)
    waiting_files = (file for version in waiting.values() for file in version.files)
    data_files = [*data, *of_accessibility.all, *waiting_files]
    of_kind = partial(families, languages=languages, findings=findings)
    documents = (
        of_kind(principles, kinds.PRINCIPLE),
        of_kind(_placed(guidelines, kinds.GUIDELINE), kinds.GUIDELINE),
        of_kind(_placed(guidelines, kinds.GUIDE), kinds.GUIDE),
        of_kind((file for file in docs if file.path.endswith(".md")), kinds.PAGE),
    )
    return Sources(
        languages,
        *documents,
        list(_figures(docs, findings)),
        [*principles, *guidelines, *docs, *(file.file for file in data_files if file)],
        _unread(root, documents),
        waiting,
        releases.histories(root, findings),
        of_accessibility,
        *data,
    )


def _data_file(root: Path, kind: kinds.FileKind, edition: Edition, findings: list[Finding]) -> DataFile | None:
    if kind is kinds.PUBLICATION:
        return data_file.publication(edition, findings)
    return data_file.read(root, kind, edition.languages, findings)


def _tree(root: Path, folder: str, languages: Languages, findings: list[Finding]) -> list[SourceFile]:
    """Read the Markdown files and the figures of a content folder, but for what is kept of released versions."""
    if folder == "docs":
        return files.read_tree(root, folder, Allowed(frozenset({".md", ".svg"}), languages.codes), findings)
    kept = partial(releases.is_of_releases, root)
    allowed = Allowed(frozenset({".md"}), languages.codes, _names(folder), releases.is_kept, kept)
    return files.read_tree(root, folder, allowed, findings)


def _figures(texts: list[SourceFile], findings: list[Finding]) -> Iterator[Figure]:
    """Read the figures among some files."""
    for file in texts:
        if file.path.endswith(".svg"):
            figure = Figure(file, None, ())
            with explained(file.path, findings):
                figure = read_figure(file)
            yield figure


def _unread(root: Path, documents: Iterable[list[Family]]) -> frozenset[str]:
    """Give the paths of Markdown files that are there and are none of the documents that were read."""
    names = (path.relative_to(root).as_posix() for folder in FOLDERS for path in _below(root, folder))
    markdown_files = {name for name in names if name.endswith(".md") and not releases.is_kept(name)}
    drafts = (draft for families in documents for family in families for draft in family.drafts.values())
    return frozenset(markdown_files - {draft.file.path for draft in drafts})


def _below(root: Path, folder: str) -> Iterator[Path]:
    return files.below(root / folder, without=partial(releases.is_of_releases, root))


def _names(folder: str) -> frozenset[str]:
    """Give the names of the data files that stand right in a folder."""
    paths = (kind.files[0].split("/") for kind in _DATA)
    return frozenset(name for place, name in paths if place == folder)


def _placed(texts: list[SourceFile], document: kinds.DocumentKind) -> Iterator[SourceFile]:
    return (file for file in texts if kinds.document_at(file.stem) is document)
