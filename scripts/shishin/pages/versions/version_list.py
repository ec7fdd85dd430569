"""The list of a guideline's versions: when each was released, what it changed, and who examined it."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from shishin.model.guideline import FOLDER
from shishin.model.release import notes_since
from shishin.pages.page import View
from shishin.pages.shared.address import comparison_url, guideline_url, neighbours, version_anchor, versions_url
from shishin.pages.shared.links import Link
from shishin.pages.versions.notes import note_view
from shishin.pages.versions.shown import comparison_with, files_of, newest_first, version_link
from shishin.pages.versions.views import ExaminationView, VersionEntry

if TYPE_CHECKING:
    from collections.abc import Iterator

    from shishin.model.guideline import Guideline
    from shishin.model.release import Examination, GuidelineVersion
    from shishin.pages.context import Context


def version_list_pages(context: Context) -> Iterator[View]:
    """Make the list of versions of every guideline that has any."""
    for guideline in context.library.guidelines:
        if context.lookup.versions(guideline):
            yield version_list_page(context, guideline)


def version_list_page(context: Context, guideline: Guideline) -> View:
    """Make the list of a guideline's versions."""
    names, language, links = context.words["versions"], context.language, context.links
    title = guideline.titles[context.code].title
    original = guideline.titles[context.source.code].title
    above = (links.layout("home"), links.guideline_index, links.guideline(context.lookup.current(guideline)))
    return View(
        layout="versions",
        language=language,
        url=versions_url(guideline, language),
        title=names["title"].format(title=title),
        short_title=names["short"],
        original_title=context.original(context.source_words["versions"]["title"].format(title=original)),
        description=names["description"].format(title=title),
        source_path=guideline.bodies[context.code].path,
        slides=(),
        behind=False,
        breadcrumb=tuple(link for link in above if link),
        alternates=context.alternates(lambda language: versions_url(guideline, language)),
        key=f"{FOLDER}/{guideline.facts.id}/versions.{context.code}.md",
        versions=tuple(_entry(context, version, guideline) for version in newest_first(context, guideline)),
    )


def _entry(context: Context, version: GuidelineVersion, here: Guideline) -> VersionEntry:
    words, language, release = context.words, context.language, version.release
    start, notes = notes_since(context.lookup.released(here), version)
    return VersionEntry(
        anchor=version_anchor(version.name),
        # A list of what is for ever leads to the address of each version, not to where the latest is now.
        link=replace(version_link(context, version, here, ""), url=guideline_url(version.guideline, language)),
        files=files_of(context, version, version.guideline),
        scope=words["guideline"]["scopes"][release.scope if release else version.guideline.facts.scope],
        withdrawn=_withdrawn(context, version),
        changes_title=words["versions"]["since"].format(version=start.name) if start else words["versions"]["notes"],
        notes=tuple(note_view(context, note, version.guideline) for note in notes),
        examinations=tuple(
            _examination(context, row) for row in (version.account.examinations if version.account else ())
        ),
        comparisons=tuple(_comparisons(context, version, here)),
    )


def _withdrawn(context: Context, version: GuidelineVersion) -> str:
    """Say when and why a version was withdrawn; an empty string if it was not."""
    withdrawal = version.release.withdrawn if version.release else None
    if withdrawal is None:
        return ""
    form: str = context.words["versions"]["withdrawn"]
    return form.format(day=context.day(withdrawal.date), why=withdrawal.why.in_(context.code))


def _comparisons(context: Context, version: GuidelineVersion, here: Guideline) -> Iterator[Link]:
    """Link to what changed from the versions before to this one, and between this one and the latest."""
    names, latest = context.words["versions"], context.lookup.latest(here)
    released = [row.name for row in context.lookup.released(here)]
    for before, after in neighbours(released):
        if after == version.name:
            yield Link(names["from"].format(before=before), comparison_url(here, before, after, context.language))
    if latest and version is not latest:
        yield Link(names["to_latest"], comparison_with(version, latest, context.language))


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
