"""An edition does without any page that is made from data, but for those that every site needs."""

from __future__ import annotations

from dataclasses import replace
from html.parser import HTMLParser
from typing import TYPE_CHECKING, get_args
from urllib.parse import urljoin

import pytest

from shishin.checks.audit import check_files
from shishin.content.load import load
from shishin.model.page import Layout
from shishin.pages.shared.address import page_url
from shishin.pages.shared.host import CodeHost
from shishin.pages.site import BODIES
from shishin.render.settings import SiteSettings
from shishin.render.site import SiteRenderer
from shishin.website.build import build
from support.languages import EDITION, LANGUAGES
from support.left_out import NAMES, OPTIONAL, leave_out

if TYPE_CHECKING:
    from pathlib import Path

    from shishin.model.library import Library

SITE = "https://site.example/"


def test_there_is_a_little_page_of_every_layout() -> None:
    assert len(OPTIONAL) >= 13
    assert set(NAMES) == set(get_args(Layout))


@pytest.mark.parametrize("layout", OPTIONAL)
def test_an_edition_may_lack_any_layout(project: Path, layout: str) -> None:
    leave_out(project, layout)
    loaded = load(project)
    assert {finding.code for finding in loaded.findings} <= {"translation-behind"}
    assert loaded.library
    assert layout not in {page.facts.layout for page in loaded.library.pages}


@pytest.mark.site
def test_an_edition_may_lack_all_of_them(project: Path, tmp_path: Path) -> None:
    for layout in OPTIONAL:
        leave_out(project, layout)
    build(project, tmp_path / "site")
    pages, findings = check_files(tmp_path / "site", "https://sample.example/base/", EDITION)
    assert len(pages) == 68 - len(OPTIONAL) * len(LANGUAGES)
    assert findings == []


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
    assert {page.facts.layout for page in library.pages} == set(get_args(Layout))
    return library


def test_every_layout_has_a_body_with_that_name_and_a_template(repository: Path) -> None:
    assert set(BODIES) == set(get_args(Layout))
    assert all((repository / f"overrides/{layout}.html").is_file() for layout in get_args(Layout))


@pytest.mark.site
@pytest.mark.parametrize("layout", OPTIONAL)
def test_no_page_leads_to_a_page_type_that_an_edition_has_no_page_of(
    small: Library, repository: Path, layout: str
) -> None:
    (gone,) = (page for page in small.pages if page.facts.layout == layout)
    library = replace(small, pages=tuple(page for page in small.pages if page is not gone))
    renderer = SiteRenderer(library, repository / "overrides", SiteSettings(SITE, CodeHost("", "", "", "")))
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
    assert renderer.data_and_feed_files()
