"""What moved: pointers on a guideline's pages to what once stood there, and the redirects that have no page."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING

from shishin.model.data import Redirect
from shishin.model.guideline import WHOLE
from shishin.model.release import LATEST
from shishin.pages.shared.address import (
    comparison_url,
    guide_url,
    guideline_url,
    requirement_url,
    versions_url,
    whole_guideline_url,
)
from shishin.pages.shared.links import Link

if TYPE_CHECKING:
    from collections.abc import Iterator

    from shishin.languages.language import Language
    from shishin.model.guideline import Guide, Guideline
    from shishin.pages.context import Context

    Anchors = dict[str, Link]


@dataclass(frozen=True)
class MovedAnchor:
    """Something that once stood on a page: the anchor that others may cite, and where it is now."""

    id: str
    link: Link


TOPIC = ""
"""What stands for a guideline's topic page among its pages; its other pages are `all` and the guides' lasting ids."""


class MovedAnchors:
    """What has moved away from the pages of a guideline: the tables are made once for all of them.

    A page of a certain version needs no pointers: it stays as it was.
    """

    def __init__(self, context: Context, guideline: Guideline) -> None:
        self._context, self._guideline = context, guideline

    def of_topic(self) -> tuple[MovedAnchor, ...]:
        """Give the anchors that the guideline's topic page once had."""
        return self._moved_from(TOPIC, guideline_url(self._guideline, self._context.language))

    def of_whole(self) -> tuple[MovedAnchor, ...]:
        """Give the anchors that the page of the whole guideline once had."""
        return self._moved_from(WHOLE, whole_guideline_url(self._guideline, self._context.language))

    def of_guide(self, guide: Guide) -> tuple[MovedAnchor, ...]:
        """Give the anchors that a guide's page once had: requirements that are in another guide now, and redirects."""
        if not self._guideline.is_led_to:
            return ()
        language, now = self._context.language, self._guide_of_requirement
        moved = [
            MovedAnchor(id_, Link(id_, requirement_url(self._guideline, now[id_], id_, language)))
            for id_ in sorted(self._released_requirements.get(guide.lasting_id, ()))
            if id_ in now and now[id_] is not guide
        ]
        known = {pointer.id for pointer in moved}
        rest = self._moved_from(guide.lasting_id, guide_url(self._guideline, guide, language))
        return (*moved, *(pointer for pointer in rest if pointer.id not in known))

    @cached_property
    def _guide_of_requirement(self) -> dict[str, Guide]:
        return {row.id: guide for guide in self._guideline.guides for row in guide.requirements}

    @cached_property
    def _released_requirements(self) -> dict[str, set[str]]:
        """The requirements that guides had in any released version, by the guides' lasting ids."""
        ids: dict[str, set[str]] = {}
        for version in self._context.lookup.released(self._guideline):
            for guide in version.guideline.guides:
                ids.setdefault(guide.lasting_id, set()).update(row.id for row in guide.requirements)
        return ids

    def _moved_from(self, page: str, url: str) -> tuple[MovedAnchor, ...]:
        if not self._guideline.is_led_to:
            return ()
        redirected, withdrawn = kept_anchors(self._context, url), self._withdrawn.get(page, ())
        if not redirected and not withdrawn:
            # Most pages: what can be cited on the pages of now need not be known.
            return ()
        anchors = self._anchors.get(page, {})
        kept = [pointer for pointer in redirected if pointer.id not in anchors]
        known = {*anchors, *(pointer.id for pointer in kept)}
        return (*kept, *(pointer for pointer in withdrawn if pointer.id not in known))

    @cached_property
    def _anchors(self) -> dict[str, Anchors]:
        return _anchors_by_page(self._guideline, self._context.language)

    @cached_property
    def _withdrawn(self) -> dict[str, tuple[MovedAnchor, ...]]:
        """The anchors that only withdrawn versions brought, by page: they lead to the newest of these, and say so."""
        context, words = self._context, self._context.words
        standing, withdrawn = _standing_and_withdrawn(context, self._guideline)
        if not withdrawn:
            return {}
        kept: dict[str, set[str]] = {}
        for guideline in standing:
            for page, anchors in _anchors_by_page(guideline, context.language).items():
                kept.setdefault(page, set()).update(anchors)
        pointers: dict[str, dict[str, MovedAnchor]] = {}
        for guideline in withdrawn:
            names = words["version"]
            state = names["titled"].format(version=guideline.shown_at, state=names["states"]["withdrawn"])
            for page, anchors in _anchors_by_page(guideline, context.language).items():
                of_page = pointers.setdefault(page, {})
                for id_, link in anchors.items():
                    if id_ not in kept.get(page, ()):
                        said = Link(f"{link.title}{words['separator']}{state}", link.url)
                        of_page.setdefault(id_, MovedAnchor(id_, said))
        return {page: tuple(of_page.values()) for page, of_page in pointers.items()}


def _anchors_by_page(guideline: Guideline, language: Language) -> dict[str, Anchors]:
    """Give what can be cited on each page of a guideline's text, with the words that stand there."""
    top, whole = guideline_url(guideline, language), whole_guideline_url(guideline, language)
    pages: dict[str, Anchors] = {
        TOPIC: {row.id: Link(row.text, f"{top}#{row.id}") for row in guideline.bodies[language.code].headings},
        WHOLE: {row.id: Link(row.id, f"{whole}#{row.id}") for row in guideline.requirements},
    }
    for guide in guideline.guides:
        pages.setdefault(guide.lasting_id, {}).update(_anchors_of_guide(guideline, guide, language))
    return pages


def _anchors_of_guide(guideline: Guideline, guide: Guide, language: Language) -> Anchors:
    url = guide_url(guideline, guide, language)
    headings = {row.id: Link(row.text, f"{url}#{row.id}") for row in guide.bodies[language.code].headings}
    return headings | {row.id: Link(row.id, f"{url}#{row.id}") for row in guide.requirements}


def _standing_and_withdrawn(context: Context, guideline: Guideline) -> tuple[list[Guideline], list[Guideline]]:
    """Give the released versions that stand and those that were withdrawn, newest first.

    One that came after the latest is on trial: what it brings has not been at the latest version's addresses.
    """
    released, latest = context.lookup.released(guideline), context.lookup.latest(guideline)
    until = released.index(latest) + 1 if latest else 0
    standing = [row.guideline for row in released[:until] if row.release and row.release.withdrawn is None]
    withdrawn = [row.guideline for row in released if row.release and row.release.withdrawn]
    return standing[::-1], withdrawn[::-1]


def kept_anchors(context: Context, url: str) -> tuple[MovedAnchor, ...]:
    """Give the anchors of a page that have a redirect of their own.

    Args:
        context: The content in a language.
        url: The page's address in that language.
    """
    prefix = context.language.prefix
    page = url.removeprefix(prefix)
    return tuple(
        MovedAnchor(anchor, Link(_words_at(context, goal, page), f"{prefix}{goal}"))
        for anchor, goal in context.lookup.kept_anchors.get(page, ())
    )


def _words_at(context: Context, address: str, here: str) -> str:
    """Give the words that stand at an address of a guideline, with the page's title if it is another than `here`."""
    page, _, anchor = address.partition("#")
    if page not in context.guides_by_address:
        return address
    guideline, guide = context.guides_by_address[page]
    title = guide.titles[context.code].title
    link = _anchors_of_guide(guideline, guide, context.language).get(anchor)
    return title if link is None else link.title if page == here else f"{title} – {link.title}"


def redirects(context: Context) -> tuple[Redirect, ...]:
    """Give each address that moved as a whole, in the source language, with where it leads.

    So does a guide that only withdrawn versions brought: its address leads to the newest of these. The latest version
    is not compared with itself.
    """
    rows = (*context.library.redirects, *_withdrawn_guides(context), *_latest_itself(context))
    return tuple(row for row in rows if "#" not in row.old)


def _withdrawn_guides(context: Context) -> Iterator[Redirect]:
    known, source = {row.old for row in context.library.redirects}, context.source
    for guideline in context.library.guidelines:
        standing, withdrawn = _standing_and_withdrawn(context, guideline)
        kept = {guide.facts.id for text in (guideline, *standing) for guide in text.guides}
        for version in withdrawn:
            for guide in version.guides:
                old = guide_url(guideline, guide, source)
                if guide.facts.id not in kept and old not in known:
                    known.add(old)
                    yield Redirect(old=old, new=guide_url(version, guide, source))


def _latest_itself(context: Context) -> Iterator[Redirect]:
    for guideline in context.library.guidelines:
        if latest := context.lookup.latest(guideline):
            old = comparison_url(guideline, latest.name, LATEST, context.source)
            yield Redirect(old=old, new=versions_url(guideline, context.source))
