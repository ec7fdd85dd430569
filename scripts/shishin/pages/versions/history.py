"""What readers are told of a document's changes, and of what the versions of a guideline changed in a page."""

from __future__ import annotations

from typing import TYPE_CHECKING

from shishin.pages.shared.address import page_in
from shishin.pages.shared.changes import ChangeView
from shishin.pages.shared.links import Link
from shishin.pages.shared.text_in_language import TextInLanguage, sentence_with, text_in

if TYPE_CHECKING:
    from shishin.model.data import Change
    from shishin.model.guideline import Guideline
    from shishin.model.release import GuidelineVersion
    from shishin.pages.context import Context


def history(context: Context, stem: str) -> tuple[ChangeView, ...]:
    """Give the changes of a document and of the whole site, newest first.

    Args:
        context: The content in a language.
        stem: The document's path without language and ending.
    """
    return tuple(change_view(context, change) for change in context.lookup.changes_of(stem))


def change_view(context: Context, change: Change, links: tuple[Link, ...] = ()) -> ChangeView:
    """Put a change into words, with links to the pages it names."""
    return ChangeView(change.date, context.day(change.date), (TextInLanguage(change.text.in_(context.code)),), links)


def guideline_history(context: Context, guideline: Guideline, guide: str, stem: str) -> tuple[ChangeView, ...]:
    """Give what readers are told of a guideline's page, and what the versions changed in it, newest first.

    What has come to the whole site since changed nothing in a version, nor did what came to the page after its release.

    Args:
        context: The content in a language.
        guideline: The guideline, at its place.
        guide: A guide's lasting id, or nothing for the guideline as a whole.
        stem: The page's path among the working text, without language and ending.
    """
    shown = context.lookup.version_of(guideline)
    rows = context.lookup.changes_of(stem, of_site=shown is None)
    if not guideline.is_led_to and shown and shown.release:
        rows = tuple(change for change in rows if change.date <= shown.release.date)
    own = [*release_history(context, guideline, guide), *(change_view(context, change) for change in rows)]
    return tuple(sorted(own, key=lambda change: change.date, reverse=True))


def release_history(context: Context, guideline: Guideline, guide: str) -> tuple[ChangeView, ...]:
    """Give what the released versions up to a text's own changed in it, newest first.

    Args:
        context: The content in a language.
        guideline: The guideline, at its place.
        guide: A guide's lasting id, or nothing for the guideline as a whole.
    """
    shown = context.lookup.version_of(guideline)
    if shown is None:
        return ()
    names, changes = context.words["version"], list[ChangeView]()
    known = False
    for version in context.lookup.versions(guideline):
        if version.release is None:
            break
        texts = [
            text_in(note.text, context.code)
            for note in version.notes
            if note.why and context.has(version.guideline) and _names(note.about, version, guide)
        ]
        if not known and (not guide or guide in version.guideline.guide_by_lasting_id):
            texts, known = [TextInLanguage(names["first"]), *texts], True
        changes += [_release_view(context, version, text, guide) for text in texts]
        if version.name == shown.name:
            break
    return tuple(reversed(changes))


def _release_view(context: Context, version: GuidelineVersion, text: TextInLanguage, guide: str) -> ChangeView:
    date = version.release.date if version.release else ""
    said = sentence_with(context.words["version"]["history"], "text", text, version=version.name)
    link = Link(version.name, page_in(version.guideline, guide, context.language))
    return ChangeView(date, context.day(date), said, (link,))


def _names(about: tuple[str, ...], version: GuidelineVersion, id_: str) -> bool:
    """Whether a note is about a guide or a requirement in it; every note is about the guideline."""
    if not id_:
        return True
    guide = version.guideline.guide_by_lasting_id.get(id_)
    rows = (row.id for row in guide.requirements) if guide else ()
    return bool({id_, *rows} & set(about))
