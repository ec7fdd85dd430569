"""The home page: what readers come for, and what is new."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from shishin.pages.context import guideline_title
from shishin.pages.shared.address import guideline_url
from shishin.pages.shared.changes import ChangeView
from shishin.pages.shared.links import CONTRIBUTE, Link, LinkGroup
from shishin.pages.shared.text_in_language import TextInLanguage, sentence_with, text_in
from shishin.pages.types.free import FreeBody
from shishin.pages.types.principle import principle_cards
from shishin.pages.versions.history import change_view

if TYPE_CHECKING:
    from collections.abc import Iterator

    from shishin.model.data import Change
    from shishin.model.page import FreePage, Layout
    from shishin.model.release import GuidelineVersion
    from shishin.pages.context import Context
    from shishin.pages.page import Neighbours, Text

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


@dataclass(frozen=True, kw_only=True)
class HomeBody(FreeBody):
    """The home page.

    Attributes:
        principles: All principles.
        guidelines: All guidelines.
        ways: Other pages, by what a reader comes for.
        news: The site's newest changes.
    """

    layout = "home"

    principles: tuple[Link, ...]
    guidelines: tuple[Link, ...]
    ways: tuple[LinkGroup, ...]
    news: tuple[ChangeView, ...]


def home_body(context: Context, text: Text, neighbours: Neighbours) -> HomeBody:
    """Make the home page."""
    return HomeBody(
        text=text,
        neighbours=neighbours,
        principles=principle_cards(context),
        guidelines=tuple(context.links.guidelines.values()),
        ways=tuple(_ways(context)),
        news=tuple(_news(context))[:NEWS],
    )


def _ways(context: Context) -> Iterator[LinkGroup]:
    """Group the pages by what a reader comes for; a group without pages is left out."""
    words, lookup = context.words["home"]["ways"], context.lookup
    ways: dict[str, list[FreePage]] = {
        "first": [
            page
            for name in context.library.publication.reading
            if (page := lookup.pages.get(name)) and page.facts.layout not in _ABOVE
        ]
    }
    for way, (layouts, names) in WAYS.items():
        pages = (*map(lookup.layouts.get, layouts), *map(lookup.pages.get, names))
        ways[way] = [page for page in pages if page]
    for way, of_way in ways.items():
        if of_way:
            links = tuple(
                Link(page.texts[context.code].words.title, context.links.pages[page.name].url) for page in of_way
            )
            yield LinkGroup(f"way-{way}", words[way]["title"], links, words[way]["lead"])


def _news(context: Context) -> list[ChangeView]:
    """Give what readers are told of, newest first: what became of versions before the other changes of a day."""
    of_versions = [*_released(context), *_withdrawn(context)]
    by_path = _links_by_path(context)
    changes = [change_view(context, change, _named(context, change, by_path)) for change in context.library.changes]
    return sorted([*reversed(of_versions), *changes], key=lambda change: change.date, reverse=True)


def _released(context: Context) -> Iterator[ChangeView]:
    """Tell of the versions in force or on trial that were released on one day at once, and of each that was withdrawn.

    Of a guideline's versions of one day only the last is told of: whoever wants the others finds them from there.
    """
    words = context.words
    days: dict[str, dict[str, GuidelineVersion]] = {}
    for version in context.library.versions:
        if not version.release or not version.account:
            continue
        if version.release.withdrawn:
            gone = context.day(version.release.withdrawn.date)
            text = words["news"]["since_withdrawn"].format(text=_summary(context, version), day=gone)
            title = words["feed"]["withdrawn"].format(title=_title(context, version))
            yield _event(context, version.release.date, (TextInLanguage(text),), (_link(context, version, title),))
        else:
            days.setdefault(version.release.date, {})[version.guideline.facts.id] = version
    for date, versions in days.items():
        texts = {_summary(context, version) for version in versions.values()}
        text = texts.pop() if len(texts) == 1 else words["news"]["released"]
        links = tuple(_link(context, version, _title(context, version)) for version in versions.values())
        yield _event(context, date, (TextInLanguage(text),), links)


def _summary(context: Context, version: GuidelineVersion) -> str:
    """Say what a version is; of one that is older than the language, only that it was released."""
    if version.account and context.has(version.guideline):
        return version.account.summary.in_(context.code)
    return str(context.words["news"]["released"])


def _withdrawn(context: Context) -> Iterator[ChangeView]:
    """Tell of each withdrawal on its day: whoever uses the version must hear of it."""
    form: str = context.words["news"]["withdrawn"]
    for version in context.library.versions:
        if version.release and (withdrawal := version.release.withdrawn):
            title = _title(context, version)
            text = sentence_with(form, "why", text_in(withdrawal.why, context.code), title=title)
            yield _event(context, withdrawal.date, text, (_link(context, version, title),))


def _event(context: Context, date: str, text: tuple[TextInLanguage, ...], links: tuple[Link, ...]) -> ChangeView:
    return ChangeView(date, context.day(date), text, links)


def _link(context: Context, version: GuidelineVersion, title: str) -> Link:
    return Link(title, guideline_url(version.guideline, context.language))


def _title(context: Context, version: GuidelineVersion) -> str:
    form: str = context.words["feed"]["entry"]
    return form.format(title=guideline_title(context, version.guideline), version=version.name)


def _links_by_path(context: Context) -> dict[str, Link]:
    """Give the pages that readers can be led to by now, by the paths of their source files."""
    code, library, links = context.code, context.library, context.links
    by_path = {principle.texts[code].path: links.principles[principle.facts.id] for principle in library.principles}
    by_path |= {page.texts[code].path: links.pages[page.name] for page in library.pages}
    for version in library.working:
        shown = context.lookup.current(version.guideline)
        by_path[version.guideline.bodies[code].path] = links.guideline(shown)
        for guide in version.guideline.guides:
            if shown_guide := shown.guide_by_lasting_id.get(guide.facts.id):
                by_path[guide.bodies[code].path] = links.guide(shown, shown_guide)
    return by_path


def _named(context: Context, change: Change, by_path: dict[str, Link]) -> tuple[Link, ...]:
    """Link to the pages that a change names, if readers can be led to them yet."""
    paths = (f"{name}.{context.code}.md" for name in change.pages)
    return tuple(by_path[path] for path in paths if path in by_path)
