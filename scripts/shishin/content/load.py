"""Reads the whole content of a project: a Library, or everything that is wrong with it at once."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from shishin.content import data_file, files
from shishin.content.assemble import free_page, principle
from shishin.content.data_file import record
from shishin.content.drafts import draft, families
from shishin.content.rules import data, figures, links, pages, pairs, principles, readings, text
from shishin.model import kinds
from shishin.model.data import ChangesFile, CorrectionsFile, Publication, ReadingsFile, SynonymsFile, TermsFile
from shishin.model.finding import Finding, Severity
from shishin.model.library import Library
from shishin.model.page import PageSource, PageWords
from shishin.model.principle import PrincipleWords

if TYPE_CHECKING:
    from pathlib import Path

    from shishin.content.data_file import DataFile
    from shishin.content.drafts import Family
    from shishin.content.files import SourceFile
    from shishin.model.data import Correction, Term

_DATA_KINDS = (
    kinds.TERMS,
    kinds.CORRECTIONS,
    kinds.PUBLICATION,
    kinds.READINGS,
    kinds.SYNONYMS,
    kinds.CHANGES,
)
_DATA_FILES = frozenset(kind.files[0].rsplit("/", 1)[1] for kind in _DATA_KINDS)


@dataclass(frozen=True)
class Loaded:
    """What came of reading a project.

    Attributes:
        library: The content; nothing if any finding is an error.
        findings: What was found, by file and line.
        looked_at: How many files were read.
    """

    library: Library | None
    findings: tuple[Finding, ...]
    looked_at: int


@dataclass(frozen=True)
class _Read:
    """Every file of the project, read but not yet judged together.

    Attributes:
        principles: The principles, by document.
        pages: The free pages, by document.
        figures: The SVG files.
        files: Everything that could be read.
        unread: The paths of Markdown files that are there but could not be read.
        terms: The glossary's file.
        corrections: The corrections' file.
        publication: The edition's own words.
        readings: The file of readings.
        synonyms: The file of words that mean the same.
        changes: The file of changes.
    """

    principles: list[Family]
    pages: list[Family]
    figures: list[SourceFile]
    files: list[SourceFile]
    unread: frozenset[str]
    terms: DataFile | None
    corrections: DataFile | None
    publication: DataFile | None
    readings: DataFile | None
    synonyms: DataFile | None
    changes: DataFile | None

    @property
    def correction_rows(self) -> tuple[Correction, ...]:
        """The corrections, as far as their file could be read."""
        found = record(self.corrections, CorrectionsFile)
        return found.corrections if found else ()

    @property
    def term_rows(self) -> tuple[Term, ...]:
        """The terms, as far as their file could be read."""
        found = record(self.terms, TermsFile)
        return found.terms if found else ()


def load(root: Path) -> Loaded:
    """Read and check a project's content.

    Args:
        root: The folder that holds `principles/` and `docs/`.
    """
    findings: list[Finding] = []
    everything = _read(root, findings)
    if any(finding.code == "folder-missing" for finding in findings):
        # Whatever else is missing is missing for that reason.
        return Loaded(None, tuple(each for each in findings if each.code == "folder-missing"), len(everything.files))
    _check_principles(root, everything.principles, findings)
    _check_pages(root, everything.pages, findings)
    for figure in everything.figures:
        figures.figure(figure, findings)
    _check_data(everything, findings)
    _check_references(everything, findings)
    quotes = frozenset(item.original for item in everything.correction_rows)
    for file in everything.files:
        text.characters(file, findings, quotes=quotes)

    found = tuple(sorted(set(findings)))
    broken = any(finding.severity is Severity.ERROR for finding in found)
    return Loaded(None if broken else _library(everything), found, len(everything.files))


def _read(root: Path, findings: list[Finding]) -> _Read:
    principle_files = files.read_tree(root, "principles", frozenset({".md"}), _DATA_FILES, findings)
    docs_files = files.read_tree(root, "docs", frozenset({".md", ".svg"}), frozenset(), findings)
    page_files = [file for file in docs_files if file.path.endswith(".md")]
    data_files = [data_file.read(root, kind, findings) for kind in _DATA_KINDS]
    principle_kinds = (kinds.PRINCIPLE_SOURCE, kinds.PRINCIPLE_TRANSLATION)
    page_kinds = (kinds.PAGE_SOURCE, kinds.PAGE_TRANSLATION)
    drafts = [
        [d for file in principle_files if (d := draft(file, *principle_kinds, findings))],
        [d for file in page_files if (d := draft(file, *page_kinds, findings))],
    ]
    read = {each.file.path for group in drafts for each in group}
    there = {
        path.relative_to(root).as_posix() for kind in ("principles", "docs") for path in root.glob(f"{kind}/**/*.md")
    }
    return _Read(
        families(drafts[0]),
        families(drafts[1]),
        [file for file in docs_files if file.path.endswith(".svg")],
        [*principle_files, *docs_files, *(each.file for each in data_files if each)],
        frozenset(there - read),
        *data_files,
    )


def _check_principles(root: Path, found: list[Family], findings: list[Finding]) -> None:
    principles.facts(found, findings)
    for family in found:
        pairs.every_language(family, root, findings)
        pairs.up_to_date(family, PrincipleWords, findings)
        principles.same_shape(family, findings)
        for each in family.drafts.values():
            principles.sections(each, findings)
            pages.markup(each, findings)


def _check_pages(root: Path, found: list[Family], findings: list[Finding]) -> None:
    pages.layouts(found, findings)
    for family in found:
        pairs.every_language(family, root, findings)
        pairs.up_to_date(family, PageWords, findings)
        pages.same_headings(family, findings)
        for each in family.drafts.values():
            pages.headings(each, findings)
            pages.wrapping(each, findings)
            pages.markup(each, findings)


def _check_data(everything: _Read, findings: list[Finding]) -> None:
    """Check the data files: ids, and what they say of the other files."""
    terms, corrections, publication = everything.terms, everything.corrections, everything.publication
    found = [*everything.principles, *everything.pages]
    if terms:
        data.unique_ids(everything.term_rows, terms, "terms", findings)
    if corrections:
        rows, by_stem = everything.correction_rows, {family.stem: family for family in found}
        data.unique_ids(rows, corrections, "corrections", findings)
        data.corrections(rows, corrections, by_stem, everything.unread, findings)
    edition = record(publication, Publication)
    if edition and publication:
        drafts = [each for family in found for each in family.drafts.values()]
        data.slides(drafts, edition.source.slides, findings)
        stems = {family.stem for family in everything.pages} | {path.rsplit(".", 2)[0] for path in everything.unread}
        data.page_names(edition, publication, {stem.removeprefix("docs/") for stem in stems}, findings)
    _check_words(everything, findings)


def _check_words(everything: _Read, findings: list[Finding]) -> None:
    """Check the readings, and the changes that readers are told of."""
    found = [*everything.principles, *everything.pages]
    read = record(everything.readings, ReadingsFile)
    if everything.readings and read:
        readings.fitting(read.readings, everything.readings, findings)
        readings.complete(read.readings, everything.files, findings)
    changed = record(everything.changes, ChangesFile)
    if everything.changes and changed:
        stems = {family.stem for family in found} | {path.rsplit(".", 2)[0] for path in everything.unread}
        data.changes(changed.changes, everything.changes, stems, findings)


def _check_references(everything: _Read, findings: list[Finding]) -> None:
    """Check every link and image, now that all their goals are known."""
    found = [*everything.principles, *everything.pages]
    pages.addresses(found, findings)
    drafts = [each for family in found for each in family.drafts.values()]
    terms_known = record(everything.terms, TermsFile) is not None
    rows_known = record(everything.corrections, CorrectionsFile) is not None
    generated = {
        "glossary": frozenset(f"term-{term.id}" for term in everything.term_rows) if terms_known else None,
        "corrections": frozenset(item.id for item in everything.correction_rows) if rows_known else None,
    }
    by_page = {family.stem: generated[layout] for family in found if (layout := _layout(family)) in generated}
    known = links.targets(drafts, everything.unread, by_page)
    texts = {file.path: file.text for file in everything.figures}
    for each in drafts:
        links.links(each, known, texts, findings)


def _layout(family: Family) -> str:
    found = family.source.record if family.source else None
    return found.layout if isinstance(found, PageSource) else ""


def _library(everything: _Read) -> Library | None:
    edition = record(everything.publication, Publication)
    readings_file = record(everything.readings, ReadingsFile)
    synonyms_file = record(everything.synonyms, SynonymsFile)
    changes_file = record(everything.changes, ChangesFile)
    if edition is None or readings_file is None or synonyms_file is None or changes_file is None:
        return None
    every = [principle(family) for family in everything.principles]
    return Library(
        principles=tuple(sorted(every, key=lambda each: each.facts.number)),
        pages=tuple(free_page(family) for family in everything.pages),
        terms=everything.term_rows,
        corrections=everything.correction_rows,
        publication=edition,
        readings=readings_file.readings,
        synonyms=synonyms_file.synonyms,
        changes=changes_file.changes,
        figures={file.path: file.text for file in everything.figures},
    )
