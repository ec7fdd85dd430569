"""Reads the whole content of a project: a Library, or everything that is wrong with it at once."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, TypeVar

from shishin.content import files, schema, yaml_lines
from shishin.content.assemble import free_page, principle
from shishin.content.drafts import draft, families
from shishin.content.rules import data, figures, links, pages, pairs, principles, text
from shishin.model import kinds
from shishin.model.data import CorrectionsFile, Publication, TermsFile
from shishin.model.fields import Record
from shishin.model.finding import Finding, Severity
from shishin.model.library import Library
from shishin.model.page import PageSource, PageWords
from shishin.model.principle import PrincipleWords

if TYPE_CHECKING:
    from pathlib import Path

    from shishin.content.drafts import Family
    from shishin.content.files import SourceFile
    from shishin.model.data import Correction, Term

AnyRecord = TypeVar("AnyRecord", bound=Record)

_DATA_FILES = frozenset(kind.files[0].rsplit("/", 1)[1] for kind in (kinds.TERMS, kinds.CORRECTIONS, kinds.PUBLICATION))


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
class _DataFile:
    file: SourceFile
    document: yaml_lines.Document
    record: Record | None


@dataclass(frozen=True)
class _Read:
    """Every file of the project, read but not yet judged together."""

    principles: list[Family]
    pages: list[Family]
    figures: list[SourceFile]
    files: list[SourceFile]
    terms: _DataFile | None
    corrections: _DataFile | None
    publication: _DataFile | None

    @property
    def correction_rows(self) -> tuple[Correction, ...]:
        """The corrections, as far as their file could be read."""
        record = _record(self.corrections, CorrectionsFile)
        return record.corrections if record else ()

    @property
    def term_rows(self) -> tuple[Term, ...]:
        """The terms, as far as their file could be read."""
        record = _record(self.terms, TermsFile)
        return record.terms if record else ()


def load(root: Path) -> Loaded:
    """Read and check a project's content.

    Args:
        root: The folder that holds `principles/` and `docs/`.
    """
    findings: list[Finding] = []
    everything = _read(root, findings)
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
    principle_files = files.read_tree(root, "principles", frozenset({".md"}) | _DATA_FILES, findings)
    docs_files = files.read_tree(root, "docs", frozenset({".md", ".svg"}), findings)
    page_files = [file for file in docs_files if file.path.endswith(".md")]
    data_files = [_data_file(root, kind, findings) for kind in (kinds.TERMS, kinds.CORRECTIONS, kinds.PUBLICATION)]
    principle_kinds = (kinds.PRINCIPLE_SOURCE, kinds.PRINCIPLE_TRANSLATION)
    page_kinds = (kinds.PAGE_SOURCE, kinds.PAGE_TRANSLATION)
    return _Read(
        families([d for file in principle_files if (d := draft(file, *principle_kinds, findings))]),
        families([d for file in page_files if (d := draft(file, *page_kinds, findings))]),
        [file for file in docs_files if file.path.endswith(".svg")],
        [*principle_files, *docs_files, *(each.file for each in data_files if each)],
        *data_files,
    )


def _data_file(root: Path, kind: kinds.Kind, findings: list[Finding]) -> _DataFile | None:
    file = files.read_one(root, kind.files[0], findings)
    if file is None:
        return None
    document = yaml_lines.load(file.text)
    findings.extend(Finding(file.path, p.line, p.code, p.values) for p in document.problems)
    return _DataFile(file, document, schema.check(document, kind, file.path, findings))


def _record(data_file: _DataFile | None, kind: type[AnyRecord]) -> AnyRecord | None:
    record = data_file.record if data_file else None
    return record if isinstance(record, kind) else None


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
            pages.markup(each, findings)


def _check_data(everything: _Read, findings: list[Finding]) -> None:
    """Check the data files: ids, and what they say of the other files."""
    terms, corrections, publication = everything.terms, everything.corrections, everything.publication
    found = [*everything.principles, *everything.pages]
    if terms:
        data.unique_ids(everything.term_rows, terms.document, terms.file.path, "terms", findings)
    if corrections:
        rows, document, path = everything.correction_rows, corrections.document, corrections.file.path
        data.unique_ids(rows, document, path, "corrections", findings)
        data.corrections(rows, document, path, {family.stem: family for family in found}, findings)
    edition = _record(publication, Publication)
    if edition and publication:
        drafts = [each for family in found for each in family.drafts.values()]
        data.slides(drafts, edition.source.slides, findings)
        names = {family.stem.removeprefix("docs/") for family in everything.pages}
        data.page_names(edition, publication.document, publication.file.path, names, findings)


def _check_references(everything: _Read, findings: list[Finding]) -> None:
    """Check every link and image, now that all their goals are known."""
    found = [*everything.principles, *everything.pages]
    pages.addresses(found, findings)
    drafts = [each for family in found for each in family.drafts.values()]
    generated = {
        "glossary": frozenset(f"term-{term.id}" for term in everything.term_rows),
        "corrections": frozenset(item.id for item in everything.correction_rows),
    }
    by_page = {family.stem: generated[layout] for family in found if (layout := _layout(family)) in generated}
    known = links.targets(drafts, by_page)
    texts = {file.path: file.text for file in everything.figures}
    for each in drafts:
        links.links(each, known, texts, findings)


def _layout(family: Family) -> str:
    record = family.source.record if family.source else None
    return record.layout if isinstance(record, PageSource) else ""


def _library(everything: _Read) -> Library | None:
    edition = _record(everything.publication, Publication)
    if edition is None:
        return None
    every = [principle(family) for family in everything.principles]
    return Library(
        principles=tuple(sorted(every, key=lambda each: each.facts.number)),
        pages=tuple(free_page(family) for family in everything.pages),
        terms=everything.term_rows,
        corrections=everything.correction_rows,
        publication=edition,
        figures={file.path: file.text for file in everything.figures},
    )
