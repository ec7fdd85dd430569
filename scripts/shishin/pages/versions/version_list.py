"""The list of a guideline's versions: when each was released, what it changed, and who examined it."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from shishin.model.guideline import FOLDER
from shishin.model.language import LANGUAGES, SOURCE
from shishin.model.release import notes_since
from shishin.pages.page import Alternate, Link, View
from shishin.pages.shared.address import comparison_url, guideline_url, neighbours, version_anchor, versions_url
from shishin.pages.shared.dates import day
from shishin.pages.shared.links import link_of, page_link
from shishin.pages.versions.comparison import note_view
from shishin.pages.versions.shown import comparison_with, files_of, newest_first, title_of, version_link
from shishin.pages.versions.views import ExaminationView, VersionEntry
from shishin.pages.words import words

if TYPE_CHECKING:
    from collections.abc import Iterator

    from shishin.model.guideline import Guideline
    from shishin.model.language import Language
    from shishin.model.library import Library
    from shishin.model.release import Examination, GuidelineVersion


def version_pages(library: Library) -> Iterator[View]:
    """Make the list of versions of every guideline that has any, in every language."""
    for guideline in library.guidelines:
        if library.versions_of(guideline.facts.id):
            yield from (versions_view(library, guideline, language) for language in LANGUAGES)


def versions_view(library: Library, guideline: Guideline, language: Language) -> View:
    """Make the list of a guideline's versions."""
    names, top = words(language)["versions"], title_of(library, guideline, language)
    text, index = guideline.titles[language.code], library.page(f"{FOLDER}/index")
    home = link_of(library, "home", language)
    original = guideline.titles[SOURCE.code].title
    return View(
        layout="versions",
        language=language,
        url=versions_url(guideline, language),
        title=names["title"].format(title=text.title),
        short_title=names["short"],
        original_title="" if language is SOURCE else words(SOURCE)["versions"]["title"].format(title=original),
        description=names["description"].format(title=text.title),
        source_path=guideline.bodies[language.code].path,
        slides=(),
        behind=False,
        breadcrumb=tuple(filter(None, (home, page_link(index, language) if index else None, top))),
        alternates=tuple(Alternate(each, versions_url(guideline, each)) for each in LANGUAGES),
        key=f"{FOLDER}/{guideline.facts.id}/versions.{language.code}.md",
        versions=tuple(_entry(library, each, guideline, language) for each in newest_first(library, guideline)),
    )


def _entry(library: Library, version: GuidelineVersion, here: Guideline, language: Language) -> VersionEntry:
    names, release = words(language), version.release
    start, notes = notes_since(library.released(here.facts.id), version)
    gone = release.withdrawn if release else None
    return VersionEntry(
        anchor=version_anchor(version.name),
        # A list of what is for ever leads to the address of each version, not to where the latest is now.
        link=replace(
            version_link(library, version, here, "", language), url=guideline_url(version.guideline, language)
        ),
        files=files_of(version, version.guideline, language),
        scope=names["guideline"]["scopes"][release.scope if release else version.guideline.facts.scope],
        withdrawn=names["versions"]["withdrawn"].format(day=day(gone.date, language), why=gone.why.in_(language.code))
        if gone
        else "",
        since=names["versions"]["since"].format(version=start.name) if start else names["versions"]["notes"],
        notes=tuple(note_view(each, version.guideline, language) for each in notes),
        examinations=tuple(
            _examination(each, language) for each in (version.account.examinations if version.account else ())
        ),
        comparisons=tuple(_comparisons(library, version, here, language)),
    )


def _comparisons(library: Library, version: GuidelineVersion, here: Guideline, language: Language) -> Iterator[Link]:
    """Link to what changed from the versions before to this one, and between this one and the latest."""
    names, latest = words(language)["versions"], library.latest(here.facts.id)
    released = [each.name for each in library.released(here.facts.id)]
    for before, after in neighbours(released):
        if after == version.name:
            yield Link(names["from"].format(before=before), comparison_url(here, before, after, language))
    if latest and version is not latest:
        yield Link(names["to_latest"], comparison_with(version, latest, language))


def _examination(row: Examination, language: Language) -> ExaminationView:
    names, code = words(language)["versions"], language.code
    return ExaminationView(
        kind=names["examinations"][row.kind],
        date=row.date,
        day=day(row.date, language),
        by=row.by.in_(code),
        independent=names["independent" if row.independent else "own"],
        outcome=row.outcome.in_(code),
        recommendations=tuple(
            (each.text.in_(code), names["taken" if each.taken else "not_taken"], each.answer.in_(code))
            for each in row.recommendations
        ),
    )
