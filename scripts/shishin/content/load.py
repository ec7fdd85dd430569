"""Reads the whole content of a project: a Library, or everything that is wrong with it at once."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, TypeVar

from shishin.content import files, schema, yaml_lines
from shishin.content.assemble import free_page, principle
from shishin.content.drafts import draft, families
from shishin.content.rules import data, figures, links, pages, pairs, principles, text
from shishin.model import kinds
from shishin.model.data import Correction, CorrectionsFile, Publication, TermsFile
from shishin.model.fields import Record
from shishin.model.finding import Finding, Severity
from shishin.model.library import Library
from shishin.model.page import PageSource, PageWords
from shishin.model.principle import PrincipleWords

if TYPE_CHECKING:
    from pathlib import Path

    from shishin.content.drafts import Family
    from shishin.content.files import SourceFile

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


def load(root: Path) -> Loaded:
    """Read and check a project's content.

    Args:
        root: The folder that holds `principles/` and `docs/`.
    """
    findings: list[Finding] = []
    principle_files = files.read_tree(root, "principles", frozenset({".md"}) | _DATA_FILES, findings)
    docs_files = files.read_tree(root, "docs", frozenset({".md", ".svg"}), findings)
    figure_files = [file for file in docs_files if file.path.endswith(".svg")]
    page_files = [file for file in docs_files if file.path.endswith(".md")]
    terms, corrections, publication = (
        _data_file(root, kind, findings) for kind in (kinds.TERMS, kinds.CORRECTIONS, kinds.PUBLICATION)
    )

    principle_families = families(
        [d for f in principle_files if (d := draft(f, kinds.PRINCIPLE_SOURCE, kinds.PRINCIPLE_TRANSLATION, findings))]
    )
    page_families = families(
        [d for f in page_files if (d := draft(f, kinds.PAGE_SOURCE, kinds.PAGE_TRANSLATION, findings))]
    )
    _check_principles(principle_families, findings)
    _check_pages(page_families, findings)
    for figure in figure_files:
        figures.figure(figure, findings)

    everything = [*principle_families, *page_families]
    _check_together(everything, terms, corrections, publication, figure_files, findings)
    read = [*principle_files, *docs_files, *(d.file for d in (terms, corrections, publication) if d)]
    quotes = frozenset(item.original for item in _corrections(corrections))
    for file in read:
        text.characters(file, findings, quotes=quotes)

    found = tuple(sorted(set(findings)))
    if any(finding.severity is Severity.ERROR for finding in found):
        return Loaded(None, found, len(read))
    return Loaded(
        _library(principle_families, page_families, terms, corrections, publication, figure_files), found, len(read)
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


def _corrections(data_file: _DataFile | None) -> tuple[Correction, ...]:
    record = _record(data_file, CorrectionsFile)
    return record.corrections if record else ()


def _check_principles(found: list[Family], findings: list[Finding]) -> None:
    principles.facts(found, findings)
    for family in found:
        pairs.every_language(family, findings)
        pairs.up_to_date(family, PrincipleWords, findings)
        principles.same_shape(family, findings)
        for each in family.drafts.values():
            principles.sections(each, findings)
            pages.markup(each, findings)


def _check_pages(found: list[Family], findings: list[Finding]) -> None:
    pages.layouts(found, findings)
    for family in found:
        pairs.every_language(family, findings)
        pairs.up_to_date(family, PageWords, findings)
        pages.same_headings(family, findings)
        for each in family.drafts.values():
            pages.headings(each, findings)
            pages.markup(each, findings)


def _check_together(
    found: list[Family],
    terms: _DataFile | None,
    corrections: _DataFile | None,
    publication: _DataFile | None,
    figure_files: list[SourceFile],
    findings: list[Finding],
) -> None:
    """Check what only shows when all files lie side by side: ids, links, corrections, slides."""
    drafts = [each for family in found for each in family.drafts.values()]
    term_rows = record.terms if (record := _record(terms, TermsFile)) else ()
    correction_rows = _corrections(corrections)
    if terms:
        data.unique_ids(term_rows, terms.document, terms.file.path, "terms", findings)
    if corrections:
        by_stem = {family.stem: family for family in found}
        data.unique_ids(correction_rows, corrections.document, corrections.file.path, "corrections", findings)
        data.corrections(correction_rows, corrections.document, corrections.file.path, by_stem, findings)
    if edition := _record(publication, Publication):
        data.slides(drafts, edition.source.slides, findings)
        if publication:
            names = {family.stem.removeprefix("docs/") for family in found if family.stem.startswith("docs/")}
            data.page_names(edition, publication.document, publication.file.path, names, findings)
    generated = {
        "glossary": frozenset(f"term-{term.id}" for term in term_rows),
        "corrections": frozenset(item.id for item in correction_rows),
    }
    known = links.targets(drafts, {f.stem: generated[layout] for f in found if (layout := _layout(f)) in generated})
    texts = {file.path: file.text for file in figure_files}
    for each in drafts:
        links.links(each, known, texts, findings)


def _layout(family: Family) -> str:
    record = family.source.record if family.source else None
    return record.layout if isinstance(record, PageSource) else ""


def _library(
    principle_families: list[Family],
    page_families: list[Family],
    terms: _DataFile | None,
    corrections: _DataFile | None,
    publication: _DataFile | None,
    figure_files: list[SourceFile],
) -> Library | None:
    term_file, edition = _record(terms, TermsFile), _record(publication, Publication)
    if term_file is None or edition is None:
        return None
    every = [principle(family) for family in principle_families]
    return Library(
        principles=tuple(sorted(every, key=lambda each: each.facts.number)),
        pages=tuple(free_page(family) for family in page_families),
        terms=term_file.terms,
        corrections=_corrections(corrections),
        publication=edition,
        figures={file.path: file.text for file in figure_files},
    )

