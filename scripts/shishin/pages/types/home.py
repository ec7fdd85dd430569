"""The home page: what readers come for, and what is new."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from shishin.pages.page import ChangeView, Link, LinkGroup
from shishin.pages.shared.address import guideline_url, page_url
from shishin.pages.shared.dates import day
from shishin.pages.shared.links import (
    CONTRIBUTE,
    guide_link,
    guideline_link,
    guideline_links,
    page_link,
    page_of,
    principle_link,
)
from shishin.pages.versions.history import change_view
from shishin.pages.words import words

if TYPE_CHECKING:
    from collections.abc import Iterator

    from shishin.model.data import Change
    from shishin.model.language import Language
    from shishin.model.library import Library
    from shishin.model.page import Layout
    from shishin.model.release import GuidelineVersion

NEWS = 3
"""How many notices the home page shows."""

WAYS: dict[str, tuple[tuple[Layout, ...], tuple[str, ...]]] = {
    "use": (("requirements", "by-phase", "all-principles", "glossary"), ()),
    "take-part": ((), (CONTRIBUTE, "contribute/releases")),
    "build": (("data", "reference"), ("contribute/architecture",)),
}
"""What readers come for after the principles and guidelines: pages by their layouts, and by their names."""

_ABOVE: tuple[Layout, ...] = ("principles", "guidelines")
"""Layouts in the reading order that the home page has led to already."""


def home(library: Library, language: Language) -> dict[str, Any]:
    """Give what the home page takes from data."""
    return {
        "principles": tuple(principle_link(each, language, overview=True) for each in library.principles),
        "guidelines": guideline_links(library, language),
        "groups": tuple(_ways(library, language)),
        "news": tuple(_news(library, language))[:NEWS],
    }


def _ways(library: Library, language: Language) -> Iterator[LinkGroup]:
    """Group the pages by what a reader comes for; a group without pages is left out."""
    text = words(language)["home"]["ways"]
    reading = [page for name in library.publication.reading if (page := library.page(name))]
    ways = {"first": [page for page in reading if page.facts.layout not in _ABOVE]}
    for name, (layouts, names) in WAYS.items():
        found = (*(page_of(library, each) for each in layouts), *(library.page(each) for each in names))
        ways[name] = [page for page in found if page]
    for name, pages in ways.items():
        if pages:
            code = language.code
            links = tuple(Link(page.texts[code].words.title, page_url(page, language)) for page in pages)
            yield LinkGroup(f"way-{name}", text[name]["title"], links, text[name]["lead"])


def _news(library: Library, language: Language) -> list[ChangeView]:
    """Give what readers are told of, newest first: what became of versions before the other changes of a day."""
    made = [*_released(library, language), *_withdrawn(library, language)]
    changes = [change_view(each, language, _named(library, each, language)) for each in library.changes]
    return sorted([*reversed(made), *changes], key=lambda each: each.date, reverse=True)


def _released(library: Library, language: Language) -> Iterator[ChangeView]:
    """Tell of the versions in force or on trial that were released on one day at once, and of each that was withdrawn.

    Of a guideline's versions of one day only the last is told of: whoever wants the others finds them from there.
    """
    names = words(language)
    days: dict[str, dict[str, GuidelineVersion]] = {}
    for each in library.versions:
        if not each.release or not each.account:
            continue
        if each.release.withdrawn:
            gone = day(each.release.withdrawn.date, language)
            text = names["news"]["since_withdrawn"].format(text=each.account.summary.in_(language.code), day=gone)
            title = names["feed"]["withdrawn"].format(title=_title(each, language))
            yield _event(each.release.date, text, (_link(each, title, language),), language)
        else:
            days.setdefault(each.release.date, {})[each.guideline.facts.id] = each
    for date, versions in days.items():
        texts = {each.account.summary.in_(language.code) for each in versions.values() if each.account}
        text = texts.pop() if len(texts) == 1 else names["news"]["released"]
        links = tuple(_link(each, _title(each, language), language) for each in versions.values())
        yield _event(date, text, links, language)


def _withdrawn(library: Library, language: Language) -> Iterator[ChangeView]:
    """Tell of each withdrawal on its day: whoever uses the version must hear of it."""
    form = words(language)["news"]["withdrawn"]
    for each in library.versions:
        if each.release and (gone := each.release.withdrawn):
            title = _title(each, language)
            text = form.format(title=title, why=gone.why.in_(language.code))
            yield _event(gone.date, text, (_link(each, title, language),), language)


def _event(date: str, text: str, links: tuple[Link, ...], language: Language) -> ChangeView:
    return ChangeView(date, day(date, language), text, links)


def _link(version: GuidelineVersion, title: str, language: Language) -> Link:
    return Link(title, guideline_url(version.guideline, language))


def _title(version: GuidelineVersion, language: Language) -> str:
    form: str = words(language)["feed"]["entry"]
    return form.format(title=version.guideline.titles[language.code].title, version=version.name)


def _named(library: Library, change: Change, language: Language) -> tuple[Link, ...]:
    """Link to the pages that a change names, as far as readers can be led to them yet."""
    code = language.code
    links = {each.texts[code].path: principle_link(each, language) for each in library.principles}
    links |= {each.texts[code].path: page_link(each, language) for each in library.pages}
    for working, shown in zip(library.working, library.guidelines, strict=True):
        links[working.guideline.bodies[code].path] = guideline_link(shown, language)
        guides = {each.lasting_id: guide_link(shown, each, language) for each in shown.guides}
        for each in working.guideline.guides:
            if each.facts.id in guides:
                links[each.bodies[code].path] = guides[each.facts.id]
    paths = (f"{name}.{code}.md" for name in change.pages)
    return tuple(links[path] for path in paths if path in links)
