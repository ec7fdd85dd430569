"""On a page, links with the same words lead to the same place (beyond WCAG 2.2, 2.4.4 Link Purpose (In Context))."""

from __future__ import annotations

from collections import defaultdict
from typing import TYPE_CHECKING
from urllib.parse import urljoin

import pytest

from shishin.checks.built_page import BuiltPage, read_site
from support.languages import EDITION

if TYPE_CHECKING:
    from collections.abc import Iterable
    from pathlib import Path

pytestmark = pytest.mark.site

CITED = {"": "デジタル庁デザインシステム", "en/": "Digital Agency Design System"}
DRAFT = "draft/"
"""A draft stands only while the working text is another than the latest version."""

UI_UX = "{}guidelines/ui-ux/{}all/"
KNOWN = {
    # Released texts, which stay as they are, link to a standard of which the site says more elsewhere.
    **{UI_UX.format(prefix, place): {name} for prefix, name in CITED.items() for place in ("", "1.0.0-beta.3/", DRAFT)},
    **{
        UI_UX.format(prefix, place): {name, "WCAG 2.2"}
        for prefix, name in CITED.items()
        for place in ("1.0.0-beta.1/", "1.0.0-beta.2/")
    },
    # A part of the page is called like a page of the menu.
    "contribute/front-matter/": {"用語集"},
    "en/contribute/front-matter/": {"Glossary"},
}
"""Words with two goals, by the page's address."""

OF_THE_PROJECT = {"The other", "もう一つ", "一覧", "Glossary", "用語集"}
"""What the little project's own texts and data call two things."""


def goals_by_words(page: BuiltPage) -> dict[str, set[str]]:
    goals: dict[str, set[str]] = defaultdict(set)
    for link in page.all("a[href]"):
        goals[" ".join(link.to_text().split())].add(urljoin(f"/{page.url}", str(link.attrs["href"])))
    return goals


def unclear(pages: Iterable[BuiltPage]) -> dict[str, dict[str, set[str]]]:
    """Give the words with more than one goal, by the page's address."""
    found = {page.url: {words: to for words, to in goals_by_words(page).items() if len(to) > 1} for page in pages}
    return {url: words for url, words in found.items() if words}


def test_words_with_two_goals_are_seen() -> None:
    links = "<a href='a/'>More</a><a href='../x/a/'>More </a><a href='b/'>More</a><a href='b/'>Other</a>"
    assert unclear([BuiltPage("x/", f"<html><body>{links}</body></html>", EDITION)]) == {
        "x/": {"More": {"/x/a/", "/x/b/"}}
    }


def test_words_have_one_goal_on_pages_of_every_version(pages: dict[str, BuiltPage]) -> None:
    assert len(pages) >= 120
    words = {text for by_words in unclear(pages.values()).values() for text in by_words}
    assert words == OF_THE_PROJECT


def test_words_have_one_goal_on_the_real_pages(real_site: Path) -> None:
    pages = read_site(real_site, EDITION)
    assert len(pages) >= 280
    there = {page.url for page in pages}
    assert {*KNOWN} - there <= {UI_UX.format(prefix, DRAFT) for prefix in CITED}
    assert {url: {*words} for url, words in unclear(pages).items()} == {
        url: words for url, words in KNOWN.items() if url in there
    }
