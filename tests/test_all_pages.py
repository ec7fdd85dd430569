"""The list of all pages: cut where it is too long for one page, and its parts stay where they are."""

from __future__ import annotations

import gzip
import re
from typing import TYPE_CHECKING

import pytest

from shishin.checks.audit import check_files
from shishin.content.load import load
from shishin.pages.context import contexts
from shishin.pages.outputs.permanent import standing
from shishin.pages.shared.host import CodeHost
from shishin.pages.types.all_pages import MOST_OF_A_PART, MOST_ON_ONE_PAGE, STAYING
from shishin.render.settings import SiteSettings
from shishin.render.site import SiteRenderer
from shishin.search.records import records
from shishin.website.build import build
from support.languages import EDITION
from support.small_pages import PAGE_EN, PAGE_JA
from support.small_project import stamp_all

if TYPE_CHECKING:
    from pathlib import Path

SITE = "https://site.example/"
BUILT_FOR = "https://sample.example/base/"
LISTED = re.compile(r'<ul class="page-list">\n(.*?)</ul>', re.DOTALL)
MOST_BYTES = 12_000
"""Of a part, gzip: with its styles and its script it then stays below what a first visit may load."""


def add_pages(root: Path, folder: str, numbers: range) -> None:
    for number in numbers:
        for code, form in (("ja", PAGE_JA), ("en", PAGE_EN)):
            path = root / f"docs/{folder}/page-{number:03}.{code}.md"
            path.parent.mkdir(exist_ok=True)
            title = f"{folder}の{number}番のページ" if code == "ja" else f"Page {number} of {folder}"
            path.write_text(form.format(layout="page", title=title, self=f"page-{number:03}"), encoding="utf-8")
    stamp_all(root)


def rendered(root: Path, overrides: Path) -> SiteRenderer:
    library = load(root).library
    assert library is not None
    return SiteRenderer(library, overrides, SiteSettings(SITE, CodeHost("", "", "", "")))


def lists_of(site: SiteRenderer) -> dict[str, str]:
    """Give the HTML of the list and of its parts by their addresses."""
    return {page.head.url: site.html(page) for page in site.pages.values() if page.body.layout == "all-pages"}


def listed(html: str) -> list[str]:
    """Give the addresses, from the site's root, that a list leads to."""
    return [url for part in LISTED.findall(html) for url in re.findall(r'<a href="(?:\.\./|\./)*([^"]*)"', part)]


def pages_on_lists(lists: dict[str, str], prefix: str) -> list[str]:
    """Give what the list and its parts of a language lead to, but for the parts themselves."""
    return [
        url
        for address, html in lists.items()
        if address.startswith("en/") == bool(prefix)
        for url in listed(html)
        if url not in lists or url == f"{prefix}all-pages/"
    ]


@pytest.fixture
def overrides(repository: Path) -> Path:
    return repository / "overrides"


def test_a_list_that_is_cut_names_every_page_once(project: Path, overrides: Path) -> None:
    whole = lists_of(rendered(project, overrides))
    before = {prefix: len(pages_on_lists(whole, prefix)) for prefix in ("", "en/")}
    assert set(whole) == {"all-pages/", "en/all-pages/"}
    add_pages(project, "many", range(1, MOST_OF_A_PART + 21))
    add_pages(project, "some", range(1, STAYING + 2))
    add_pages(project, "few", range(1, STAYING + 1))
    site = rendered(project, overrides)
    lists = lists_of(site)
    parts = ["all-pages/", "all-pages/many/", "all-pages/many/2/", "all-pages/some/"]
    assert sorted(lists) == [*parts, *(f"en/{url}" for url in parts)]
    for prefix, count in before.items():
        on_lists = pages_on_lists(lists, prefix)
        assert len(on_lists) == len(set(on_lists)) == count + MOST_OF_A_PART + 20 + 2 * STAYING + 1 > MOST_ON_ONE_PAGE
        assert set(on_lists) <= {page.head.url for page in site.pages.values()}
        first = listed(lists[f"{prefix}all-pages/"])
        assert [url for url in first if url in lists] == [f"{prefix}{url}" for url in parts]
        assert first.count(f"{prefix}few/page-001/") == 1
        assert len(listed(lists[f"{prefix}all-pages/many/"])) == MOST_OF_A_PART
    assert max(len(gzip.compress(html.encode())) for html in lists.values()) < MOST_BYTES


def test_parts_are_pages_like_others(project: Path, overrides: Path) -> None:
    add_pages(project, "many", range(1, MOST_ON_ONE_PAGE))
    site = rendered(project, overrides)
    lists = lists_of(site)
    heads = [page.head for page in site.pages.values() if page.head.url in lists]
    assert len(heads) == 6
    assert len({(head.language.code, head.title) for head in heads}) == 6
    assert len({head.description for head in heads}) == 6
    assert {head.original_title for head in heads} == {"", *(head.title for head in heads if head.language.is_source)}
    for head in heads:
        there = [alternate.url for alternate in head.alternates]
        assert head.url in there
        assert [url.removeprefix("en/") for url in there] == [head.url.removeprefix("en/")] * 2
    assert 'href="../../all-pages/many/2/" rel="next"' in lists["all-pages/many/"]
    assert 'href="../../../all-pages/many/" rel="prev"' in lists["all-pages/many/2/"]
    files = site.data_and_feed_files()
    sitemap = files["sitemap.xml"].decode()
    assert all(f"<loc>{SITE}{url}</loc>" in sitemap for url in lists)
    feeds = b"".join(content for name, content in files.items() if name.endswith(".xml") and name != "sitemap.xml")
    assert feeds
    assert b"all-pages/many" not in feeds
    library = load(project).library
    assert library is not None
    assert set(lists) <= standing(library)


def test_the_address_of_a_part_stays_when_pages_are_added(project: Path, overrides: Path) -> None:
    add_pages(project, "many", range(1, MOST_ON_ONE_PAGE))
    before = lists_of(rendered(project, overrides))
    add_pages(project, "many", range(MOST_ON_ONE_PAGE, 2 * MOST_OF_A_PART + 2))
    add_pages(project, "new", range(1, STAYING + 2))
    after = lists_of(rendered(project, overrides))
    assert len(before) == 6
    added = {"all-pages/many/3/", "all-pages/new/"}
    assert set(after) - set(before) == added | {f"en/{url}" for url in added}
    assert set(before) <= set(after)
    for url in ("all-pages/many/", "en/all-pages/many/"):
        assert listed(before[url]) == listed(after[url])


def test_the_search_finds_the_list_and_not_its_parts(project: Path) -> None:
    add_pages(project, "many", range(1, MOST_ON_ONE_PAGE))
    library = load(project).library
    assert library is not None

    urls = [record.url for context in contexts(library).values() for record in records(context)]
    assert len(urls) > MOST_ON_ONE_PAGE
    assert [url for url in urls if "all-pages" in url] == ["all-pages/", "en/all-pages/"]


@pytest.mark.site
def test_a_site_with_a_list_that_is_cut_passes_the_checks_of_its_files(project: Path) -> None:
    add_pages(project, "many", range(1, MOST_ON_ONE_PAGE))
    build(project, project / "site")
    pages, findings = check_files(project / "site", BUILT_FOR, EDITION)
    assert findings == []
    assert len([page for page in pages if "all-pages/" in page.url]) == 6
    assert len(pages) > 2 * MOST_ON_ONE_PAGE
