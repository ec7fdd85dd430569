"""Reads the whole content of a project: a Library, or everything that is wrong with it at once."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from shishin.content import releases, sources
from shishin.content.addresses import guideline_of
from shishin.content.advice import anchors_for
from shishin.content.assemble import library
from shishin.content.data_file import record
from shishin.content.failures import explained
from shishin.content.languages import language_findings
from shishin.content.link_targets import targets
from shishin.content.own_words import own_words
from shishin.content.ruby import Reader
from shishin.content.rules import (
    counts,
    data,
    examples,
    figures,
    link_numbers,
    links,
    marks,
    named,
    notes,
    pages,
    pairs,
    principles,
    readings,
    redirects,
    references,
    requirements,
    sections,
    synonyms,
    terms,
    text,
)
from shishin.content.rules import guidelines as guideline_rules
from shishin.content.rules import releases as release_rules
from shishin.languages.reader import known_codes
from shishin.model import kinds
from shishin.model.data import (
    ChangesFile,
    CorrectionsFile,
    Publication,
    ReadingsFile,
    RedirectsFile,
    SynonymsFile,
    TermsFile,
)
from shishin.model.finding import Finding, Severity
from shishin.model.page import PageSource
from shishin.model.standard import StandardsFile

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from shishin.content.drafts import Family
    from shishin.content.link_targets import Target
    from shishin.content.sources import Sources
    from shishin.model.library import Library


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


def load(root: Path) -> Loaded:
    """Read and check a project's content.

    Args:
        root: The folder that holds `principles/`, `guidelines/` and `docs/`.
    """
    if unfit := language_findings(root, known_codes(root)):
        # Without its words no language can be judged.
        return Loaded(None, tuple(unfit), len(unfit))
    findings: list[Finding] = []
    everything = sources.read(root, findings)
    if any(finding.code == "folder-missing" for finding in findings):
        # Whatever else is missing is missing for that reason.
        return Loaded(None, tuple(each for each in findings if each.code == "folder-missing"), len(everything.files))
    read = record(everything.readings, ReadingsFile)
    reader = Reader(read.readings if read else ())
    for family in everything.documents:
        with explained(next(iter(family.drafts.values())).file.path, findings):
            _check_document(family, root, reader, findings)
    principles.facts(everything.principles, findings)
    pages.layouts(everything.pages, findings)
    for figure in everything.figures:
        with explained(figure.path, findings):
            figures.figure(figure, findings)
    _check_guidelines(everything, findings)
    _check_versions(everything, findings)
    _check_data(everything, findings)
    _check_references(everything, findings)
    _check_numbers(everything, findings)
    quotes = frozenset(item.original for item in everything.correction_rows)
    for file in everything.files:
        with explained(file.path, findings):
            text.characters(file, findings, quotes=quotes)

    found = tuple(sorted(set(findings), key=lambda each: (each.file, each.line, each.code, each.values)))
    broken = any(finding.severity is Severity.ERROR for finding in found)
    kept = sum(1 for _ in releases.every_file(everything.histories))
    return Loaded(None if broken else library(everything, _known(everything)), found, len(everything.files) + kept)


def _check_document(family: Family, root: Path, reader: Reader, findings: list[Finding]) -> None:
    """Check one document in all its languages."""
    nameless = any(not heading.id for each in family.drafts.values() for heading in each.outline.headings)
    proposed = anchors_for(family, reader) if nameless and family.kind is not kinds.PRINCIPLE else []
    pairs.every_language(family, root, findings)
    pairs.up_to_date(family, findings)
    if family.kind is kinds.PRINCIPLE:
        principles.same_shape(family, findings)
    else:
        pages.same_headings(family, findings)
    if family.kind is kinds.GUIDE:
        requirements.same_requirements(family, findings)
        requirements.wording(family, findings)
    for each in family.drafts.values():
        pages.markup(each, findings)
        marks.marks(each, findings)
        marks.unseen(each, findings)
        if family.kind is kinds.PRINCIPLE:
            principles.sections(each, findings)
            continue
        pages.headings(each, findings, proposed)
        pages.wrapping(each, findings)
        if family.kind is kinds.GUIDELINE:
            guideline_rules.sections(each, each.language.sections["guideline"], findings)
        elif family.kind is kinds.GUIDE:
            guideline_rules.sections(each, each.language.sections["guide"], findings)
            examples.labels(each, findings)


def _check_guidelines(everything: Sources, findings: list[Finding]) -> None:
    """Check guidelines and guides together, and what they are tied to."""
    own, guides, paths = everything.guidelines, everything.guides, everything.principle_paths
    guideline_rules.names(own, findings)
    stems = {family.stem for family in own} | everything.unread_stems
    guideline_rules.guide_names(guides, stems, findings)
    requirements.numbers(guides, own, findings)
    if everything.standards:
        data.unique_ids(everything.standard_rows, everything.standards, "standards", findings)
    if everything.unread or not all(family.source and family.source.record for family in everything.documents):
        return  # What a file that cannot be read would tie together is not known.
    guideline_rules.ties(own, paths, findings)
    requirements.principles(guides, paths, findings)
    edition = record(everything.publication, Publication)
    if edition and everything.publication and own:
        requirements.served(guides, paths, (edition, everything.publication), findings)
    if everything.standards and record(everything.standards, StandardsFile):
        requirements.standards(guides, everything.standard_rows, everything.standards, findings)


def _check_versions(everything: Sources, findings: list[Finding]) -> None:
    """Check the released versions, and what waits for the next ones."""
    folders = {guideline_of(stem) for stem in everything.unread_stems}
    folders |= {guideline_of(family.stem) for family in everything.guidelines}
    for history in everything.histories:
        release_rules.ledger(history, findings)
        release_rules.chain(history, findings)
        release_rules.whole(history, findings)
        if history.folder not in folders:
            findings.append(Finding.at(history.ledger.file.path, 0, "ledger-orphan", folder=history.folder))
    if not all(family.source and family.source.record for family in [*everything.guides, *everything.guidelines]):
        return  # What the next versions will hold is not known then.
    for folder, waiting in everything.waiting.items():
        guides = [family for family in everything.guides if guideline_of(family.stem) == folder]
        found = next((each for each in everything.histories if each.folder == folder), None)
        if found:
            release_rules.kept(found, guides, findings)
        notes.notes(waiting, requirements.levels(guides), release_rules.names(folder, guides, found), findings)
        notes.account(waiting, findings)


def _check_data(everything: Sources, findings: list[Finding]) -> None:
    """Check the data files: ids, and what they say of the other files."""
    corrections, publication = everything.corrections, everything.publication
    if everything.terms:
        data.unique_ids(everything.term_rows, everything.terms, "terms", findings)
        terms.order(everything.term_rows, everything.terms, findings)
        terms.avoided(everything.term_rows, own_words(everything), findings)
    if corrections:
        rows, by_stem = everything.correction_rows, {family.stem: family for family in everything.documents}
        data.unique_ids(rows, corrections, "corrections", findings)
        data.corrections(rows, corrections, by_stem, everything.unread, findings)
    edition = record(publication, Publication)
    if edition and publication:
        data.slides(everything.drafts, edition.source.slides, findings)
        stems = {family.stem for family in everything.pages} | everything.unread_stems
        data.page_names(edition, publication, {stem.removeprefix("docs/") for stem in stems}, findings)
    _check_words(everything, findings)


def _check_words(everything: Sources, findings: list[Finding]) -> None:
    """Check the readings, the words that searches know, and the changes that readers are told of."""
    read = record(everything.readings, ReadingsFile)
    if everything.readings and read:
        readings.fitting(read.readings, everything.readings, findings)
        readings.complete(read.readings, everything.files, findings)
    moved = record(everything.redirects, RedirectsFile)
    if everything.redirects and moved:
        redirects.redirects(moved.redirects, everything.redirects, findings)
    same = record(everything.synonyms, SynonymsFile)
    if everything.synonyms and same:
        data.unique_ids(same.sources, everything.synonyms, "sources", findings)
        synonyms.synonyms(same, everything.synonyms, everything, findings)
    changed = record(everything.changes, ChangesFile)
    if everything.changes and changed:
        stems = {family.stem for family in everything.documents} | everything.unread_stems
        data.changes(changed.changes, everything.changes, stems, findings)


def _check_references(everything: Sources, findings: list[Finding]) -> None:
    """Check every link and image, now that all their goals are known."""
    pages.addresses(everything.documents, findings)
    known = _known(everything)
    texts = {file.path: file.text for file in everything.figures}
    for each in everything.drafts:
        links.links(each, known, texts, findings)
    for latest in _latest(everything):
        for each in everything.drafts:
            if guideline_of(each.file.stem) != latest.folder:
                links.released(each, latest, findings)


def _check_numbers(everything: Sources, findings: list[Finding]) -> None:
    """Check what running text calls by a number, a count or a name; what was released is not judged anew."""
    edition = record(everything.publication, Publication)
    if everything.unread or not edition or not all(each.source and each.source.record for each in everything.documents):
        return  # What a file that cannot be read holds is not known.
    known = named.gather(everything, edition.source.slides)
    counted = counts.count(known)
    made = {family.stem for family in everything.pages if _layout(family) != "page"}
    for words in own_words(everything):
        with explained(words.path, findings):
            references.references(words, known, findings)
            sections.names(words, known, made, findings)
            counts.counts(words, known, counted, findings)
            if words.draft is not None:
                link_numbers.link_numbers(words.draft, known, findings)


def _latest(everything: Sources) -> Iterator[links.Latest]:
    """Give what a link to each guideline leads to, if a version of it was released."""
    moved = record(everything.redirects, RedirectsFile)
    renamed = frozenset(row.new.partition("#")[0] for row in moved.redirects) if moved else frozenset()
    for history in everything.histories:
        if found := history.latest:
            drafts = (draft for family in [*found.own, *found.guides] for draft in family.drafts.values())
            yield links.Latest(history.folder, found.release.version, tuple(drafts), renamed)


def _known(everything: Sources) -> dict[str, Target]:
    """Give every file that can be linked to, with its anchors."""
    terms_known = record(everything.terms, TermsFile) is not None
    rows_known = record(everything.corrections, CorrectionsFile) is not None
    generated = {
        "glossary": frozenset(f"term-{term.id}" for term in everything.term_rows) if terms_known else None,
        "corrections": frozenset(item.id for item in everything.correction_rows) if rows_known else None,
        "by-standard": frozenset(f"standard-{each.id}" for each in everything.standard_rows) or None,
    }
    by_page = {
        family.stem: generated[layout] for family in everything.pages if (layout := _layout(family)) in generated
    }
    return targets(list(everything.drafts), everything.unread, by_page)


def _layout(family: Family) -> str:
    found = family.source.record if family.source else None
    return found.layout if isinstance(found, PageSource) else ""
