"""Every page type but two can be left out: then there is no such page, and no page leads to it."""

from __future__ import annotations

from dataclasses import replace
from html.parser import HTMLParser
from typing import TYPE_CHECKING, get_args
from urllib.parse import urljoin

import pytest

from shishin.content.load import load
from shishin.model.language import LANGUAGES
from shishin.model.page import Layout
from shishin.pages.shared.address import page_url
from shishin.pages.shared.host import CodeHost
from shishin.pages.site import BODIES
from shishin.render.settings import Settings
from shishin.render.site import SiteRenderer

if TYPE_CHECKING:
    from pathlib import Path

    from shishin.model.library import Library

SITE = "https://site.example/"
LAYOUTS = get_args(Layout)
NEEDED = ("home", "not-found")
"""The page types that every edition has a page of; of `page` it may have any number."""


class Goals(HTMLParser):
    """Collects where a page leads: its links, its forms, and the script's way to the page for searching."""

    def __init__(self) -> None:
        super().__init__()
        self.goals: set[str] = set()

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        named = {"a": ("href",), "form": ("action", "data-search"), "link": ("href",)}.get(tag, ())
        self.goals |= {value.partition("#")[0] for name, value in attrs if name in named and value}


@pytest.fixture(scope="module")
def small(template: Path) -> Library:
    """The content of the little project, which has a page of every type."""
    library = load(template).library
    assert library
    assert {page.facts.layout for page in library.pages} == set(LAYOUTS)
    return library


def test_every_layout_has_a_body_with_that_name_and_a_template(repository: Path) -> None:
    assert set(BODIES) == set(LAYOUTS)
    assert all((repository / f"overrides/{layout}.html").is_file() for layout in LAYOUTS)


@pytest.mark.site
@pytest.mark.parametrize("layout", [layout for layout in LAYOUTS if layout not in (*NEEDED, "page")])
def test_no_page_leads_to_a_page_type_that_an_edition_has_no_page_of(
    small: Library, repository: Path, layout: str
) -> None:
    (gone,) = (page for page in small.pages if page.facts.layout == layout)
    library = replace(small, pages=tuple(page for page in small.pages if page is not gone))
    renderer = SiteRenderer(library, repository / "overrides", Settings(SITE, CodeHost("", "", "", "")))
    urls = {SITE + page_url(gone, language) for language in LANGUAGES}
    looked_at = 0
    assert len(renderer.pages) >= 50
    assert all(page.body.layout != layout for page in renderer.pages.values())
    # The templates are the same in every language.
    for page in (page for page in renderer.pages.values() if page.head.language.is_source):
        links = Goals()
        links.feed(renderer.html(page))
        assert urls.isdisjoint(urljoin(SITE + page.head.url, goal) for goal in links.goals), page.head.url
        looked_at += 1
    assert looked_at >= 25
    assert renderer.other_files()
