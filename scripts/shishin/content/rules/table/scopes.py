"""What rules are shown one by one, and what they need: the two columns of the table that read a project."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Generic, TypeVar

from shishin.content.own_words import own_words
from shishin.content.reading.data_file import record
from shishin.content.rules.table.rule import Need, Scope
from shishin.forms.today.standard import StandardsFile
from shishin.model.data import ChangesFile, CorrectionsFile, ReadingsFile, RedirectsFile, TermsFile
from shishin.model.fields import Record
from shishin.model.page import PageSource
from shishin.model.publication import Publication
from shishin.model.synonyms import SynonymsFile

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator

    from shishin.content.own_words import OwnWords
    from shishin.content.project import NextVersion, Project
    from shishin.content.reading.accessibility import AccessibilityFiles
    from shishin.content.reading.data_file import DataFile
    from shishin.content.reading.drafts import Draft, Family
    from shishin.content.reading.figure import Figure
    from shishin.content.reading.files import SourceFile
    from shishin.content.reading.releases import History
    from shishin.content.reading.sources import Sources
    from shishin.model.accessibility import Accessibility

AnyRecord = TypeVar("AnyRecord", bound=Record)


def _are_read(families: Iterable[Family]) -> bool:
    return all(family.source and family.source.record for family in families)


EVERY_DOCUMENT = Need(
    lambda project: not project.sources.unread and _are_read(project.sources.documents),
    "A document could not be read: what it holds is not known.",
)
EVERY_GUIDE = Need(
    lambda project: _are_read([*project.sources.guides, *project.sources.guidelines]),
    "A guide or guideline could not be read: what the next version will hold is not known.",
)
EDITION = Need(lambda project: project.edition is not None, "principles/publication.yml could not be read.")
TERMS_READ = Need(
    lambda project: record(project.sources.terms, TermsFile) is not None, "principles/terms.yml could not be read."
)
READINGS_READ = Need(
    lambda project: record(project.sources.readings, ReadingsFile) is not None,
    "principles/readings.yml could not be read.",
)
A_GUIDELINE = Need(lambda project: bool(project.sources.guidelines), "There is no guideline.")
TODAY = Need(lambda project: project.today is not None, "No day was given to judge dates by.")


def _texts(families: Callable[[Sources], Iterable[Family]]) -> Callable[[Project], Iterator[tuple[str, Draft]]]:
    def subjects(project: Project) -> Iterator[tuple[str, Draft]]:
        for family in families(project.sources):
            for draft in family.drafts.values():
                yield draft.file.path, draft

    return subjects


def _documents(families: Callable[[Sources], Iterable[Family]]) -> Callable[[Project], Iterator[tuple[str, Family]]]:
    def subjects(project: Project) -> Iterator[tuple[str, Family]]:
        for family in families(project.sources):
            yield next(iter(family.drafts.values())).file.path, family

    return subjects


def _with_headings(sources: Sources) -> list[Family]:
    """Give every document whose author writes the headings; those of a principle are fixed."""
    return [*sources.guidelines, *sources.guides, *sources.pages]


SOURCES: Scope[Sources] = Scope("the project as a whole", lambda project: [("principles", project.sources)])
TEXTS = Scope("each text", _texts(lambda sources: sources.documents))
PRINCIPLE_TEXTS = Scope("each text of a principle", _texts(lambda sources: sources.principles))
GUIDELINE_TEXTS = Scope("each text of a guideline's own", _texts(lambda sources: sources.guidelines))
GUIDE_TEXTS = Scope("each text of a guide", _texts(lambda sources: sources.guides))
TEXTS_WITH_HEADINGS = Scope("each text whose author writes its headings", _texts(_with_headings))
DOCUMENTS = Scope("each document in its languages", _documents(lambda sources: sources.documents))
PRINCIPLES = Scope("each principle in its languages", _documents(lambda sources: sources.principles))
GUIDES = Scope("each guide in its languages", _documents(lambda sources: sources.guides))
WITH_HEADINGS = Scope("each document whose author writes its headings", _documents(_with_headings))
FIGURES: Scope[Figure] = Scope(
    "each figure", lambda project: ((figure.file.path, figure) for figure in project.sources.figures)
)
FILES: Scope[SourceFile] = Scope(
    "each file that authors write", lambda project: ((file.path, file) for file in project.sources.files)
)
OWN_WORDS: Scope[OwnWords] = Scope(
    "the running text of each file", lambda project: ((words.path, words) for words in own_words(project.sources))
)
HISTORIES: Scope[History] = Scope(
    "the released versions of each guideline",
    lambda project: ((history.ledger.file.path, history) for history in project.sources.histories),
)
NEXT_VERSIONS: Scope[NextVersion] = Scope(
    "what will be the next version of each guideline",
    lambda project: ((version.folder, version) for version in project.next_versions),
)


@dataclass(frozen=True)
class FittingFile(Generic[AnyRecord]):
    """A data file whose fields fit.

    Attributes:
        record: Its fields.
        file: The file, with the line of each value.
    """

    record: AnyRecord
    file: DataFile


def _data(
    kind: type[AnyRecord], name: str, file_of: Callable[[Sources], DataFile | None]
) -> Scope[FittingFile[AnyRecord]]:
    def subjects(project: Project) -> Iterator[tuple[str, FittingFile[AnyRecord]]]:
        file = file_of(project.sources)
        fields = record(file, kind)
        if file is not None and fields is not None:
            yield file.file.path, FittingFile(fields, file)

    is_read = Need(lambda project: record(file_of(project.sources), kind) is not None, f"{name} could not be read.")
    return Scope(name, subjects, (is_read,))


TERMS = _data(TermsFile, "principles/terms.yml", lambda sources: sources.terms)
CORRECTIONS = _data(CorrectionsFile, "principles/corrections.yml", lambda sources: sources.corrections)
PUBLICATION = _data(Publication, "principles/publication.yml", lambda sources: sources.publication)
READINGS = _data(ReadingsFile, "principles/readings.yml", lambda sources: sources.readings)
SYNONYMS = _data(SynonymsFile, "principles/synonyms.yml", lambda sources: sources.synonyms)
CHANGES = _data(ChangesFile, "principles/changes.yml", lambda sources: sources.changes)
REDIRECTS = _data(RedirectsFile, "principles/redirects.yml", lambda sources: sources.redirects)
STANDARDS = _data(StandardsFile, "guidelines/standards.yml", lambda sources: sources.standards)


@dataclass(frozen=True)
class AccessibilityFile:
    """A file of accessibility/, with what all of them say together.

    Attributes:
        known: What they say.
        file: The file, with the line of each value.
    """

    known: Accessibility
    file: DataFile


def _of_accessibility(name: str, file_of: Callable[[AccessibilityFiles], DataFile | None]) -> Scope[AccessibilityFile]:
    def subjects(project: Project) -> Iterator[tuple[str, AccessibilityFile]]:
        files = project.sources.accessibility
        known, file = files.known(), file_of(files)
        if known and file:
            yield file.file.path, AccessibilityFile(known, file)

    are_read = Need(
        lambda project: not project.sources.accessibility.all or project.sources.accessibility.known() is not None,
        "A file of accessibility/ could not be read.",
    )
    return Scope(name, subjects, (are_read,))


CRITERIA = _of_accessibility("accessibility/criteria.yml", lambda files: files.criteria)
POLICY = _of_accessibility("accessibility/policy.yml", lambda files: files.policy)
MANUAL_TESTS = _of_accessibility("accessibility/manual-tests.yml", lambda files: files.manual_tests)


@dataclass(frozen=True)
class PlacedLayout:
    """The layout of a page of docs/.

    Attributes:
        layout: The layout.
        at: The file and line that name it.
    """

    layout: str
    at: tuple[str, int]


def _layouts(project: Project) -> Iterator[tuple[str, PlacedLayout]]:
    for family in project.sources.pages:
        draft = family.source
        if draft and isinstance(draft.record, PageSource):
            at = (draft.file.path, draft.parts.matter.line(("layout",)))
            yield draft.file.path, PlacedLayout(draft.record.layout, at)


FREE_PAGES: Scope[PlacedLayout] = Scope("each page of docs/", _layouts)
