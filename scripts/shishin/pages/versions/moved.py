"""What moved: redirects from whole addresses, and pointers on a page to what once stood there."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from shishin.model.data import Redirect
from shishin.model.kinds import REDIRECTS
from shishin.model.language import LANGUAGES, SOURCE
from shishin.model.release import LATEST
from shishin.pages.page import Alternate, Link, View
from shishin.pages.shared.address import (
    comparison_url,
    guide_url,
    guideline_url,
    requirement_url,
    versions_url,
    whole_guideline_url,
)
from shishin.pages.versions.views import MovedView
from shishin.pages.words import words

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from shishin.model.guideline import Guide, Guideline
    from shishin.model.language import Language
    from shishin.model.library import Library

    Anchors = Callable[[Guideline], dict[str, Link]]


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
        if version.release and each.lasting_id == guide.lasting_id
        for row in each.requirements
    }
    found = [
        MovedView(id_, Link(id_, requirement_url(guideline, now[id_], id_, language)))
        for id_ in sorted(before)
        if id_ in now and now[id_] is not guide
    ]
    anchors = partial(_on_guide, id_=guide.lasting_id, language=language)
    rest = _moved_here(library, guideline, anchors, guide_url(guideline, guide, language), language)
    known = {each.id for each in found}
    return (*found, *(each for each in rest if each.id not in known))


def moved_from_topic(library: Library, guideline: Guideline, language: Language) -> tuple[MovedView, ...]:
    """Give the anchors that a guideline's own page once had."""

    def anchors(each: Guideline) -> dict[str, Link]:
        url = guideline_url(each, language)
        return {row.id: Link(row.text, f"{url}#{row.id}") for row in each.bodies[language.code].headings}

    return _moved_here(library, guideline, anchors, guideline_url(guideline, language), language)


def moved_from_whole(library: Library, guideline: Guideline, language: Language) -> tuple[MovedView, ...]:
    """Give the anchors that the page of a whole guideline once had."""

    def anchors(each: Guideline) -> dict[str, Link]:
        url = whole_guideline_url(each, language)
        return {row.id: Link(row.id, f"{url}#{row.id}") for row in each.requirements}

    return _moved_here(library, guideline, anchors, whole_guideline_url(guideline, language), language)


def _moved_here(
    library: Library, guideline: Guideline, anchors: Anchors, url: str, language: Language
) -> tuple[MovedView, ...]:
    if guideline.place:
        return ()
    kept = [each for each in _kept(library, url, language) if each.id not in anchors(guideline)]
    known = {*anchors(guideline), *(each.id for each in kept)}
    return (*kept, *(each for each in _withdrawn(library, guideline, anchors, language) if each.id not in known))


def _on_guide(guideline: Guideline, id_: str, language: Language) -> dict[str, Link]:
    found: dict[str, Link] = {}
    for guide in guideline.guides:
        if guide.lasting_id == id_:
            url = guide_url(guideline, guide, language)
            found |= {row.id: Link(row.text, f"{url}#{row.id}") for row in guide.bodies[language.code].headings}
            found |= {row.id: Link(row.id, f"{url}#{row.id}") for row in guide.requirements}
    return found


def _withdrawn(library: Library, guideline: Guideline, anchors: Anchors, language: Language) -> tuple[MovedView, ...]:
    """Give the anchors that only withdrawn versions brought: they lead to the newest of these, and say so."""
    stood, gone = _standing_and_withdrawn(library, guideline)
    kept = {id_ for each in stood for id_ in anchors(each)}
    names = words(language)
    found: dict[str, MovedView] = {}
    for version in gone:
        state = names["version"]["titled"].format(version=version.place, state=names["version"]["states"]["withdrawn"])
        for id_, link in anchors(version).items():
            if id_ not in kept:
                found.setdefault(id_, MovedView(id_, Link(f"{link.title}{names['separator']}{state}", link.url)))
    return tuple(found.values())


def _standing_and_withdrawn(library: Library, guideline: Guideline) -> tuple[list[Guideline], list[Guideline]]:
    """Give the released versions that stand and those that were withdrawn, newest first.

    One that came after the latest is on trial: what it brings has not been at the latest version's addresses.
    """
    released = library.released(guideline.facts.id)
    leading = library.latest(guideline.facts.id)
    until = released.index(leading) + 1 if leading else 0
    stand = [each.guideline for each in released[:until] if each.release and each.release.withdrawn is None]
    gone = [each.guideline for each in released if each.release and each.release.withdrawn]
    return stand[::-1], gone[::-1]


def _kept(library: Library, url: str, language: Language) -> tuple[MovedView, ...]:
    """Give the anchors of a page that have a redirect of their own."""
    rows = ((row.old.partition("#"), row.new) for row in library.redirects)
    here = url.removeprefix(language.prefix)
    return tuple(
        MovedView(anchor, Link(_words_at(library, new, here, language), f"{language.prefix}{new}"))
        for (page, _, anchor), new in rows
        if anchor and page == here
    )


def _words_at(library: Library, address: str, here: str, language: Language) -> str:
    """Give the words that stand at an address of a guideline, with the page's title if it is another than `here`."""
    page, _, anchor = address.partition("#")
    for guideline in library.guidelines:
        for guide in guideline.guides:
            if guide_url(guideline, guide, SOURCE) == page:
                title = guide.titles[language.code].title
                link = _on_guide(guideline, guide.lasting_id, language).get(anchor)
                return title if link is None else link.title if page == here else f"{title} – {link.title}"
    return address


def redirect_pages(library: Library) -> Iterator[View]:
    """Make a page for each address that moved as a whole, in every language.

    So does a guide that only withdrawn versions brought: its address leads to the newest of these. The latest version
    is not compared with itself.
    """
    for row in (*library.redirects, *_withdrawn_guides(library), *_latest_itself(library)):
        if "#" not in row.old:
            yield from (_redirect(library, row, language) for language in LANGUAGES)


def _withdrawn_guides(library: Library) -> Iterator[Redirect]:
    known = {row.old for row in library.redirects}
    for guideline in library.guidelines:
        stood, gone = _standing_and_withdrawn(library, guideline)
        kept = {guide.facts.id for each in (guideline, *stood) for guide in each.guides}
        for version in gone:
            for guide in version.guides:
                old = guide_url(guideline, guide, SOURCE)
                if guide.facts.id not in kept and old not in known:
                    known.add(old)
                    yield Redirect(old=old, new=guide_url(version, guide, SOURCE))


def _latest_itself(library: Library) -> Iterator[Redirect]:
    for guideline in library.guidelines:
        if latest := library.latest(guideline.facts.id):
            old = comparison_url(guideline, latest.name, LATEST, SOURCE)
            yield Redirect(old=old, new=versions_url(guideline, SOURCE))


def _redirect(library: Library, row: Redirect, language: Language) -> View:
    names, goal = words(language)["moved"], f"{language.prefix}{row.new}"
    return View(
        layout="redirect",
        language=language,
        url=f"{language.prefix}{row.old}",
        title=names["title"].format(address=f"/{language.prefix}{row.old}"),
        short_title=names["title"].format(address=f"/{language.prefix}{row.old}"),
        original_title="" if language is SOURCE else words(SOURCE)["moved"]["title"].format(address=f"/{row.old}"),
        description=names["text"],
        source_path=REDIRECTS.files[0],
        # A folder of its own: a redirect may have the name of a source file, such as `docs/about/`.
        key=f"redirects/{row.old.rstrip('/')}.{language.code}.md",
        slides=(),
        behind=False,
        alternates=tuple(Alternate(each, f"{each.prefix}{row.old}") for each in LANGUAGES),
        moved=_kept(library, f"{language.prefix}{row.old}", language),
        goal=Link(f"/{goal}", goal),
    )
