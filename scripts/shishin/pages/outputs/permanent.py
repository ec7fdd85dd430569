"""The addresses that are for ever: what a version is published with, and what stands at all of them now."""

from __future__ import annotations

from typing import TYPE_CHECKING

from shishin.model.release import LATEST
from shishin.model.versions import neighbours, numbers
from shishin.pages.context import contexts
from shishin.pages.outputs.dataset.files import version_files
from shishin.pages.outputs.feed import guideline_feed
from shishin.pages.shared.address import (
    comparison_url,
    guide_url,
    guideline_url,
    page_url,
    principle_url,
    requirement_url,
    version_anchor,
    versions_url,
    whole_guideline_url,
)
from shishin.pages.types.all_pages import all_pages_urls
from shishin.pages.types.guide import GUIDE_LISTS
from shishin.pages.versions.moved import MovedAnchors, kept_anchors, redirects

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from shishin.languages.language import Language
    from shishin.model.guideline import Guideline
    from shishin.model.library import Library
    from shishin.model.version import Version
    from shishin.pages.context import Context


TOPIC_SECTIONS = ("guides", "phases", "about-guideline", "follow")
"""What the template of a topic page has besides the text; an audit holds the anchors against the site."""


def addresses(guideline: Guideline, languages: Iterable[Language]) -> Iterator[str]:
    """Give the address of every page of a guideline at its place, and of everything on it that can be cited.

    Args:
        guideline: The guideline, at its place.
        languages: The languages of the edition.
    """
    if not guideline.is_led_to:
        yield from version_files(guideline)
    for language in languages:
        if language.code not in guideline.languages:
            # What is put in its place there leads to another language, and goes when the next version has this one.
            continue
        top = guideline_url(guideline, language)
        yield top
        yield from (f"{top}#{heading.id}" for heading in guideline.bodies[language.code].headings)
        phases = (f"phase-{phase}" for phase in guideline.vocabulary.phases)
        yield from (f"{top}#{anchor}" for anchor in (*TOPIC_SECTIONS, *phases))
        whole = whole_guideline_url(guideline, language)
        yield whole
        for guide in guideline.guides:
            url = guide_url(guideline, guide, language)
            yield url
            ids = (*GUIDE_LISTS, *(heading.id for heading in guide.bodies[language.code].headings))
            yield from (f"{url}#{id_}" for id_ in ids)
            for row in guide.requirements:
                yield requirement_url(guideline, guide, row.id, language)
                yield f"{whole}#{row.id}"


def of_versions(guideline: Guideline, released: Sequence[Version], languages: Iterable[Language]) -> Iterator[str]:
    """Give the addresses that a guideline has for its versions: their list, and what changed.

    Args:
        guideline: The guideline.
        released: The numbers of its released versions, oldest first.
        languages: The languages of the edition.
    """
    for language in languages:
        if released:
            url = versions_url(guideline, language)
            yield url
            yield from (f"{url}#{version_anchor(str(number))}" for number in released)
            yield guideline_feed(guideline, language)
        for before, after in (*neighbours(released), *((number, LATEST) for number in released)):
            yield comparison_url(guideline, str(before), str(after), language)


def standing(library: Library) -> frozenset[str]:
    """Give every address of principles, pages and guidelines where something stands now, the draft left out."""
    of_languages = [*contexts(library).values()]
    languages, lookup = of_languages[0].languages, of_languages[0].lookup
    urls: set[str] = set()
    for guideline in library.guidelines:
        urls.update(addresses(guideline, languages))
        urls.update(of_versions(guideline, numbers(lookup.released(guideline)), languages))
    for version in library.versions:
        if version.release:
            urls.update(addresses(version.guideline, languages))
    for context in of_languages:
        urls.update(_others(context), all_pages_urls(context), _pointers(context))
    return frozenset(urls)


def _others(context: Context) -> Iterator[str]:
    yield from (principle_url(principle, context.language) for principle in context.library.principles)
    for page in context.library.pages:
        url = page_url(page, context.language)
        yield url
        yield from (f"{url}#{heading.id}" for heading in page.texts[context.code].headings)


def _pointers(context: Context) -> Iterator[str]:
    """Give the anchors that pages keep of what has moved away from them."""
    language = context.language
    for guideline in context.library.guidelines:
        moved = MovedAnchors(context, guideline)
        url = guideline_url(guideline, language)
        yield from (f"{url}#{pointer.id}" for pointer in moved.of_topic())
        url = whole_guideline_url(guideline, language)
        yield from (f"{url}#{pointer.id}" for pointer in moved.of_whole())
        for guide in guideline.guides:
            url = guide_url(guideline, guide, language)
            yield from (f"{url}#{pointer.id}" for pointer in moved.of_guide(guide))


def redirected(library: Library) -> dict[str, str]:
    """Give where each address leads at which a redirect stands: whole pages, and the anchors that they keep."""
    goals = {}
    for context in contexts(library).values():
        prefix = context.language.prefix
        for row in redirects(context):
            url = f"{prefix}{row.old}"
            goals[url] = f"{prefix}{row.new}"
            goals |= {f"{url}#{pointer.id}": pointer.link.url for pointer in kept_anchors(context, url)}
    return goals
