"""The list of a guideline's versions: when each was released, what it changed, and who examined it."""

from __future__ import annotations

from dataclasses import dataclass, replace
from functools import partial
from typing import TYPE_CHECKING

from shishin.model.guideline import FOLDER
from shishin.pages.context import guideline_title
from shishin.pages.page import Body, Head, Page
from shishin.pages.shared.address import comparison_url, guideline_url, version_anchor, versions_url
from shishin.pages.shared.links import Alternate, Link
from shishin.pages.shared.text_in_language import sentence_with, text_in
from shishin.pages.versions.notes import NoteView, note_view
from shishin.pages.versions.shown import (
    VersionLink,
    comparison_with,
    files_of,
    name_in_sentence,
    newest_first,
    version_link,
)

if TYPE_CHECKING:
    from collections.abc import Iterator

    from shishin.model.guideline import Guideline
    from shishin.model.release import Examination, GuidelineVersion
    from shishin.pages.context import Context
    from shishin.pages.shared.text_in_language import TextInLanguage


@dataclass(frozen=True)
class ExaminationView:
    """A review or an audit in words."""

    kind: str
    date: str
    day: str
    by: str
    independent: str
    outcome: str
    recommendations: tuple[tuple[str, str, str], ...]


@dataclass(frozen=True)
class ListedVersion:
    """A version in the list of a guideline's versions.

    Attributes:
        anchor: Its anchor in the list, which never changes.
        link: The version; it leads to the address that shows it for ever.
        files: Its text and its data, each as a whole.
        scope: Who applies it, in words.
        withdrawn: When and why it was withdrawn, in pieces; none if it was not.
        changes_title: The heading of what it changed.
        notes: What it changed.
        examinations: Who examined it.
        comparisons: The pages that compare it with others.
        others: In a language that it lacks, the languages that it can be read in; what it changed is told there.
    """

    anchor: str
    link: VersionLink
    files: tuple[Link, ...]
    scope: str
    withdrawn: tuple[TextInLanguage, ...]
    changes_title: str
    notes: tuple[NoteView, ...]
    examinations: tuple[ExaminationView, ...]
    comparisons: tuple[Link, ...]
    others: tuple[Alternate, ...] = ()


@dataclass(frozen=True, kw_only=True)
class VersionsBody(Body):
    """The list of a guideline's versions, newest first."""

    layout = "versions"

    versions: tuple[ListedVersion, ...]


def version_list_pages(context: Context) -> Iterator[Page[VersionsBody]]:
    """Make the list of versions of every guideline that has any."""
    for guideline in context.library.guidelines:
        if context.lookup.versions(guideline):
            yield version_list_page(context, guideline)


def version_list_page(context: Context, guideline: Guideline) -> Page[VersionsBody]:
    """Make the list of a guideline's versions."""
    names, language, links = context.words["versions"], context.language, context.links
    title = guideline_title(context, guideline)
    original = guideline.titles[context.source.code].title
    above = (links.layout("home"), links.guideline_index, links.guideline(context.lookup.current(guideline)))
    head = Head(
        language=language,
        url=versions_url(guideline, language),
        title=names["title"].format(title=title),
        short_title=names["short"],
        original_title=context.original(context.source_words["versions"]["title"].format(title=original)),
        description=names["description"].format(title=title),
        source_path=guideline.bodies[context.code].path,
        breadcrumb=tuple(link for link in above if link),
        alternates=context.alternates(lambda language: versions_url(guideline, language)),
        key=f"{FOLDER}/{guideline.facts.id}/versions.{context.code}.md",
    )
    versions = (_entry(context, version, guideline) for version in newest_first(context, guideline))
    return Page(head, VersionsBody(versions=tuple(versions)))


def _entry(context: Context, version: GuidelineVersion, here: Guideline) -> ListedVersion:
    words, language, release, readable = (
        context.words,
        context.language,
        version.release,
        context.has(version.guideline),
    )
    start, notes = context.lookup.history(here).notes_since(version)
    return ListedVersion(
        anchor=version_anchor(version.name),
        # A list of what is for ever leads to the address of each version, not to where the latest is now.
        link=replace(version_link(context, version, here, ""), url=guideline_url(version.guideline, language)),
        files=files_of(context, version, version.guideline),
        scope=words["guideline"]["scopes"][release.scope if release else version.guideline.facts.scope],
        withdrawn=_withdrawn(context, version),
        changes_title=words["versions"]["since"].format(version=start.name) if start else words["versions"]["notes"],
        notes=tuple(note_view(context, note, version.guideline) for note in notes if readable),
        examinations=tuple(
            _examination(context, row) for row in (version.account.examinations if version.account and readable else ())
        ),
        comparisons=tuple(_comparisons(context, version, here)),
        others=() if readable else _others(context, version),
    )


def _others(context: Context, version: GuidelineVersion) -> tuple[Alternate, ...]:
    """Give a version's own page in the languages that it has."""
    address = partial(guideline_url, version.guideline)
    alternates = context.alternates(address, version.guideline.languages)
    return tuple(other for other in alternates if other.language is not context.language)


def _withdrawn(context: Context, version: GuidelineVersion) -> tuple[TextInLanguage, ...]:
    """Say when and why a version was withdrawn, in pieces; none if it was not."""
    withdrawal = version.release.withdrawn if version.release else None
    if withdrawal is None:
        return ()
    why = text_in(withdrawal.why, context.code)
    return sentence_with(context.words["versions"]["withdrawn"], "why", why, day=context.day(withdrawal.date))


def _comparisons(context: Context, version: GuidelineVersion, here: Guideline) -> Iterator[Link]:
    """Link to what changed from the versions before to this one, and between this one and the latest."""
    names, latest = context.words["versions"], context.lookup.latest(here)
    name = name_in_sentence(version, context.words)
    for before, after in context.lookup.history(here).neighbours:
        if after is version:
            url = comparison_url(here, before.name, after.name, context.language)
            yield Link(names["from"].format(before=before.name, after=name), url)
    if latest and version is not latest:
        yield Link(names["to_latest"].format(version=name), comparison_with(version, latest, context.language))


def _examination(context: Context, row: Examination) -> ExaminationView:
    names, code = context.words["versions"], context.code
    return ExaminationView(
        kind=names["examinations"][row.kind],
        date=row.date,
        day=context.day(row.date),
        by=row.by.in_(code),
        independent=names["independent" if row.independent else "own"],
        outcome=row.outcome.in_(code),
        recommendations=tuple(
            (advice.text.in_(code), names["taken" if advice.taken else "not_taken"], advice.answer.in_(code))
            for advice in row.recommendations
        ),
    )
