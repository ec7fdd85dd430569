"""The addresses that are for ever: what a version is published with, and what stands at all of them now."""

from __future__ import annotations

from typing import TYPE_CHECKING

from shishin.model.language import LANGUAGES
from shishin.model.release import LATEST
from shishin.model.requirement import Phase
from shishin.pages.outputs.dataset.files import version_files
from shishin.pages.outputs.feed import guideline_feed
from shishin.pages.shared.address import (
    comparison_url,
    guide_url,
    guideline_url,
    neighbours,
    page_url,
    principle_url,
    requirement_url,
    version_anchor,
    versions_url,
    whole_guideline_url,
)
from shishin.pages.types.guideline import GUIDE_LISTS
from shishin.pages.versions.moved import moved_from, moved_from_topic, moved_from_whole, redirect_pages

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from shishin.model.guideline import Guideline
    from shishin.model.language import Language
    from shishin.model.library import Library


TOPIC_SECTIONS = ("guides", "phases", "about-guideline", "follow")
"""What the template of a topic page has besides the text; an audit holds the anchors against the site."""


def addresses(guideline: Guideline) -> Iterator[str]:
    """Give the address of every page of a guideline at its place, and of everything on it that can be cited."""
    if guideline.place:
        yield from version_files(guideline)
    for language in LANGUAGES:
        top = guideline_url(guideline, language)
        yield top
        yield from (f"{top}#{each.id}" for each in guideline.bodies[language.code].headings)
        yield from (f"{top}#{each}" for each in (*TOPIC_SECTIONS, *(f"phase-{phase}" for phase in Phase)))
        whole = whole_guideline_url(guideline, language)
        yield whole
        for guide in guideline.guides:
            url = guide_url(guideline, guide, language)
            yield url
            ids = (*GUIDE_LISTS, *(each.id for each in guide.bodies[language.code].headings))
            yield from (f"{url}#{each}" for each in ids)
            for row in guide.requirements:
                yield requirement_url(guideline, guide, row.id, language)
                yield f"{whole}#{row.id}"


def of_versions(guideline: Guideline, released: Sequence[str]) -> Iterator[str]:
    """Give the addresses that a guideline has for its versions: their list, and what changed.

    Args:
        guideline: The guideline.
        released: The numbers of its released versions, oldest first.
    """
    for language in LANGUAGES:
        if released:
            yield versions_url(guideline, language)
            yield from (f"{versions_url(guideline, language)}#{version_anchor(each)}" for each in released)
            yield guideline_feed(guideline, language)
        for before, after in (*neighbours(released), *((each, LATEST) for each in released)):
            yield comparison_url(guideline, before, after, language)


def standing(library: Library) -> frozenset[str]:
    """Give every address of principles, pages and guidelines where something stands now, the draft left out."""
    found: set[str] = set()
    for guideline in library.guidelines:
        found |= {*addresses(guideline)}
        released = [each.name for each in library.released(guideline.facts.id)]
        found |= {*of_versions(guideline, released)}
    for version in library.versions:
        found |= {*addresses(version.guideline)} if version.release else set()
    for language in LANGUAGES:
        found |= {*_others(library, language), *_pointers(library, language)}
    return frozenset(found)


def _others(library: Library, language: Language) -> Iterator[str]:
    yield from (principle_url(each, language) for each in library.principles)
    for page in library.pages:
        url = page_url(page, language)
        yield url
        yield from (f"{url}#{each.id}" for each in page.texts[language.code].headings)


def _pointers(library: Library, language: Language) -> Iterator[str]:
    """Give the anchors that pages keep of what has moved away from them."""
    for guideline in library.guidelines:
        url = guideline_url(guideline, language)
        yield from (f"{url}#{each.id}" for each in moved_from_topic(library, guideline, language))
        url = whole_guideline_url(guideline, language)
        yield from (f"{url}#{each.id}" for each in moved_from_whole(library, guideline, language))
        for guide in guideline.guides:
            url = guide_url(guideline, guide, language)
            yield from (f"{url}#{each.id}" for each in moved_from(library, guideline, guide, language))


def redirected(library: Library) -> dict[str, str]:
    """Give where each address leads at which a redirect stands: whole pages, and the anchors that they keep."""
    found = {}
    for view in redirect_pages(library):
        if view.goal:
            found[view.url] = view.goal.url
            found |= {f"{view.url}#{each.id}": each.link.url for each in view.moved}
    return found
