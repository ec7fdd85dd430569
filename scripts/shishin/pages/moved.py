"""What moved: redirects from whole addresses, and pointers on a page to what once stood there."""

from __future__ import annotations

from typing import TYPE_CHECKING

from shishin.model.kinds import REDIRECTS
from shishin.model.language import LANGUAGES
from shishin.pages.address import guide_url, requirement_url
from shishin.pages.version_views import MovedView
from shishin.pages.view import Alternate, Link, View
from shishin.pages.words import words

if TYPE_CHECKING:
    from collections.abc import Iterator

    from shishin.model.data import Redirect
    from shishin.model.guideline import Guide, Guideline
    from shishin.model.language import Language
    from shishin.model.library import Library


def moved_from(library: Library, guideline: Guideline, guide: Guide, language: Language) -> tuple[MovedView, ...]:
    """Give the anchors that a guide's page once had: requirements that now stand in another guide, and redirects.

    A page of a certain version needs none: it stays as it was.
    """
    if guideline.place:
        return ()
    now = {row.id: each for each in guideline.guides for row in each.requirements}
    before = {
        row.id
        for version in library.versions_of(guideline.facts.id)
        for each in version.guideline.guides
        if version.release and each.facts.id == guide.facts.id
        for row in each.requirements
    }
    found = [
        MovedView(id_, Link(id_, requirement_url(guideline, now[id_], id_, language)))
        for id_ in sorted(before)
        if id_ in now and now[id_] is not guide
    ]
    taken = {each.id for each in guide.bodies[language.code].headings} | {row.id for row in guide.requirements}
    kept = _kept(library, guide_url(guideline, guide, language), language)
    return (*found, *(each for each in kept if each.id not in taken))


def _kept(library: Library, url: str, language: Language) -> tuple[MovedView, ...]:
    """Give the anchors of a page that have a redirect of their own."""
    rows = ((row.old.partition("#"), row.new) for row in library.redirects)
    here = url.removeprefix(language.prefix)
    return tuple(
        MovedView(anchor, Link(new, f"{language.prefix}{new}"))
        for (page, _, anchor), new in rows
        if anchor and page == here
    )


def redirect_pages(library: Library) -> Iterator[View]:
    """Make a page for each address that moved as a whole, in every language."""
    for row in library.redirects:
        if "#" not in row.old:
            yield from (_redirect(library, row, language) for language in LANGUAGES)


def _redirect(library: Library, row: Redirect, language: Language) -> View:
    names, goal = words(language)["moved"], f"{language.prefix}{row.new}"
    return View(
        layout="redirect",
        language=language,
        url=f"{language.prefix}{row.old}",
        title=names["title"].format(address=f"/{language.prefix}{row.old}"),
        short_title=names["title"].format(address=f"/{language.prefix}{row.old}"),
        original_title="",
        description=names["text"],
        source_path=REDIRECTS.files[0],
        key=f"{row.old.rstrip('/')}.{language.code}.md",
        slides=(),
        behind=False,
        alternates=tuple(Alternate(each, f"{each.prefix}{row.old}") for each in LANGUAGES),
        canonical=goal.partition("#")[0],
        indexed=False,
        moved=_kept(library, f"{language.prefix}{row.old}", language),
        goal=Link(f"/{goal}", goal),
    )
