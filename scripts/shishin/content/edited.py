"""Reads texts and data of a project anew that were edited, and takes over everything else that was read before."""

from __future__ import annotations

import os
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from shishin.content.making.edited import edited_library
from shishin.content.reading import data_file
from shishin.content.reading.data_file import DataFile
from shishin.content.reading.drafts import families
from shishin.content.reading.files import read_text
from shishin.forms import kinds
from shishin.forms.today.guideline import GuidelineSource
from shishin.model.finding import Severity
from shishin.model.principle import PrincipleSource

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Mapping

    from shishin.content.project import Project
    from shishin.content.reading.drafts import Draft, Family
    from shishin.content.reading.sources import Sources
    from shishin.model.finding import Finding
    from shishin.model.library import Library
    from shishin.model.versions import GuidelineVersions


DATA = frozenset(
    kind.files[0] for kind in (kinds.TERMS, kinds.CORRECTIONS, kinds.READINGS, kinds.SYNONYMS, kinds.CHANGES)
)
"""The data files that say nothing of which pages there are."""


@dataclass(frozen=True)
class Content:
    """The content of a project, and the files that it was made from.

    Attributes:
        project: The files.
        library: The content.
    """

    project: Project
    library: Library


@dataclass(frozen=True)
class Edited:
    """What came of reading some texts and data anew.

    Attributes:
        content: The content with those of the files that can be read.
        findings: What is wrong with the files, as far as reading them tells.
        broken: The paths of the files that cannot be read: the content has them as they were before.
        reshaped: The ids of guidelines that may have other pages than before.
    """

    content: Content
    findings: tuple[Finding, ...]
    broken: frozenset[str]
    reshaped: frozenset[str]


def edited(before: Content, paths: Collection[str]) -> Edited | None:
    """Read some texts and data anew.

    Nothing is judged by the rules, so the content may be such that no page can be made of it.

    Args:
        before: The content before.
        paths: The paths of the files from the project's root.

    Returns:
        What came of it; nothing if one of the paths is neither a text nor one of `DATA`, or if more would be others
        than what these files hold.
    """
    project = before.project
    texts = {draft.file.path: family for family in project.sources.documents for draft in family.drafts.values()}
    if not all((path in texts or path in DATA) and os.path.lexists(project.root / path) for path in paths):
        return None
    findings: list[Finding] = []
    drafts: dict[str, Draft] = {}
    data: dict[str, DataFile] = {}
    for path in sorted(paths):
        problems: list[Finding] = []
        read = _read(project, path, texts.get(path), problems)
        if read and read.record and not any(problem.severity is Severity.ERROR for problem in problems):
            if isinstance(read, DataFile):
                data[path] = read
            else:
                drafts[path] = read
        findings += problems
    before_edits = {texts[path].stem: texts[path] for path in drafts}
    anew = {stem: _with(family, drafts) for stem, family in before_edits.items()}
    if any(_place(family) != _place(before_edits[stem]) for stem, family in anew.items()):
        return None
    were = {path: texts[path].drafts[draft.file.language] for path, draft in drafts.items()}
    content = _content(before, replace(project, sources=_sources(project.sources, drafts, anew, data)), anew, were)
    pairs = zip(before.library.histories, content.library.histories, strict=True)
    reshaped = frozenset(now.id for was, now in pairs if was is not now and _shape(was) != _shape(now))
    return Edited(content, tuple(findings), frozenset(paths) - {*drafts, *data}, reshaped)


def _read(project: Project, path: str, family: Family | None, findings: list[Finding]) -> Draft | DataFile | None:
    """Read the file of a document, or one of data."""
    languages = project.sources.languages
    if family is None:
        kind = next(kind for kind in kinds.KINDS if path in kind.files)
        return data_file.read(project.root, kind, languages, findings)
    file = read_text(project.root, project.root / path, languages.codes, findings)
    rows = families([file], family.kind, languages, findings) if file else []
    return rows[0].drafts[file.language] if file and rows else None


def _with(family: Family, drafts: Mapping[str, Draft]) -> Family:
    """Give a document with those of its files that were read anew."""
    rows = {code: drafts.get(draft.file.path, draft) for code, draft in family.drafts.items()}
    return replace(family, drafts=rows)


def _place(family: Family) -> object:
    """Give what tells where the pages of a principle or a guideline stand, and in which order."""
    fields = family.source.record if family.source else None
    return (fields.id, fields.number) if isinstance(fields, PrincipleSource | GuidelineSource) else None


def _content(before: Content, project: Project, anew: Mapping[str, Family], were: Mapping[str, Draft]) -> Content:
    """Make the content of files of which some were read anew."""
    sources, earlier = project.sources, before.project.sources
    drafts = {draft.file.path: draft for family in anew.values() for draft in family.drafts.values()}
    has_other_rows = sources.terms is not earlier.terms or sources.corrections is not earlier.corrections
    leads_elsewhere = has_other_rows or any(drafts[path].anchors != draft.anchors for path, draft in were.items())
    known = (lambda: project.targets) if leads_elsewhere else None
    return Content(project, edited_library(before.library, sources, [*anew.values()], known))


def _sources(
    sources: Sources, drafts: Mapping[str, Draft], anew: Mapping[str, Family], data: Mapping[str, DataFile]
) -> Sources:
    """Put what was read anew in the place of what was read before."""
    files = {path: draft.file for path, draft in drafts.items()} | {path: file.file for path, file in data.items()}

    def put(families: Iterable[Family]) -> list[Family]:
        return [anew.get(family.stem, family) for family in families]

    def now(kind: kinds.FileKind, before: DataFile | None) -> DataFile | None:
        return data.get(kind.files[0], before)

    return replace(
        sources,
        principles=put(sources.principles),
        guidelines=put(sources.guidelines),
        guides=put(sources.guides),
        pages=put(sources.pages),
        files=[files.get(file.path, file) for file in sources.files],
        terms=now(kinds.TERMS, sources.terms),
        corrections=now(kinds.CORRECTIONS, sources.corrections),
        readings=now(kinds.READINGS, sources.readings),
        synonyms=now(kinds.SYNONYMS, sources.synonyms),
        changes=now(kinds.CHANGES, sources.changes),
    )


def _shape(history: GuidelineVersions) -> object:
    """Give all that tells which pages a guideline has, at which addresses."""
    text = history.working.guideline
    guides = [(guide.facts.id, guide.facts.number, tuple(guide.titles)) for guide in text.guides]
    return history.draft is None, text.languages, guides
