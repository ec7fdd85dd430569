"""Searching as readers do: the golden queries find their pages, and fetch little."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pytest

from conftest import REPOSITORY
from shishin.checks import browser
from support.searching import ask, golden
from support.walk import BrowserOfWorker, Walk, walking

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

pytestmark = pytest.mark.site

FIRST, IN_THREE = 0.90, 0.97
UNSEEN_FIRST, UNSEEN_IN_THREE = 0.80, 0.95
"""What readers may ask for whose words nobody has seen who wrote the synonyms."""

UNSEEN = sorted(path.name for path in (REPOSITORY / "tests/golden").glob("unseen-*.toml"))
EACH = 60
"""How many queries a set of them has."""


@pytest.fixture(scope="module")
def site(real_site: Path) -> browser.ServedSite:
    return browser.ServedSite(real_site)


@pytest.fixture(scope="module")
def walk(browser_of_worker: BrowserOfWorker, site: browser.ServedSite) -> Iterator[Walk]:
    with walking(browser_of_worker.started(), site) as walk:
        yield walk


def unseen(code: str) -> list[dict[str, Any]]:
    """The queries of every set that is there, by writers who had not seen the words that searches know."""
    return [query for name in UNSEEN if name.endswith(f".{code}.toml") for query in golden(name)]


LANGUAGES = [("ja", ""), ("en", "en/")]


@pytest.mark.parametrize(("code", "prefix"), LANGUAGES)
def test_golden_queries_find_their_pages(walk: Walk, site: browser.ServedSite, code: str, prefix: str) -> None:
    asked = ask(walk, site, prefix, golden(code))
    assert asked.sought >= 200
    assert asked.nothing >= 8
    assert asked.wrong == []
    assert asked.first / asked.sought >= FIRST, asked.missed
    assert asked.three / asked.sought >= IN_THREE, asked.missed
    assert asked.heavy == []


@pytest.mark.parametrize(("code", "prefix"), LANGUAGES)
def test_queries_of_writers_who_saw_no_synonyms(walk: Walk, site: browser.ServedSite, code: str, prefix: str) -> None:
    queries = unseen(code)
    assert len(queries) == EACH * len([name for name in UNSEEN if name.endswith(f".{code}.toml")]) >= 6 * EACH
    asked = ask(walk, site, prefix, queries)
    assert asked.sought + asked.nothing == len(queries)
    assert asked.wrong == []
    assert asked.first / asked.sought >= UNSEEN_FIRST, asked.missed
    assert asked.three / asked.sought >= UNSEEN_IN_THREE, asked.missed
    assert asked.heavy == []


@pytest.mark.parametrize("name", ["ja", "en", *UNSEEN])
def test_golden_queries_name_pages_that_exist(site: browser.ServedSite, name: str) -> None:
    prefix = "en/" if name.removesuffix(".toml").endswith("en") else ""
    rights = {right.partition("#")[0] for query in golden(name) for right in query["right"]}
    assert len(rights) > 15
    assert [right for right in rights if not (site.folder / prefix / right / "index.html").is_file()] == []
    words = [query["q"] for query in golden(name)]
    assert len(words) == len(set(words))
