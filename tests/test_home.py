"""The home page: what readers come for, and notices that are told of once."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING

from shishin.pages.context import contexts
from shishin.pages.page import Neighbours, Text
from shishin.pages.types.home import NEWS, WAYS, HomeBody, home_body

if TYPE_CHECKING:
    from shishin.model.library import Library
    from shishin.pages.context import Context


def home_of(context: Context) -> HomeBody:
    return home_body(context, Text("", ""), Neighbours())


def test_every_way_leads_to_pages_that_the_page_has_not_led_to_yet(library: Library) -> None:
    for context in contexts(library).values():
        home = home_of(context)
        assert [group.id for group in home.ways] == ["way-first", *(f"way-{name}" for name in WAYS)]
        links = [link for group in home.ways for link in group.links]
        assert len(links) >= 10
        assert max(Counter(link.url for link in links).values()) == 1
        above = {link.url for link in (*home.principles, *home.guidelines)}
        assert above.isdisjoint(link.url for link in links)
        assert all(group.title and group.lead for group in home.ways)


def test_versions_of_one_day_are_told_of_at_once_and_the_last_of_each_guideline_alone(library: Library) -> None:
    released = [version for version in library.versions if version.release]
    days = {version.release.date for version in released if version.release}
    assert len(released) > len(days), "more versions than days, or there is nothing to merge"
    for context in contexts(library).values():
        news = home_of(context).news
        assert 0 < len(news) <= NEWS
        assert [note.date for note in news] == sorted((note.date for note in news), reverse=True)
        newest = max(days)
        last = {
            version.guideline.facts.id: version.name
            for version in released
            if version.release and version.release.date == newest
        }
        (notice,) = (
            note for note in news if note.date == newest and any(name in note.links[0].title for name in last.values())
        )
        assert len(notice.links) == len(last)
        assert all(name in link.title for name, link in zip(last.values(), notice.links, strict=True))
