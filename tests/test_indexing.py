"""What search engines are told of each kind of page: the table, the built pages, and a bad page of each kind."""

from __future__ import annotations

import shutil
from typing import TYPE_CHECKING
from urllib.parse import urljoin

import pytest

from shishin.checks.audit import check_files
from shishin.checks.built_page import BuiltPage, read_site
from shishin.checks.page_checks import canonical, robots
from shishin.checks.site_checks import canonical_goals, sitemap
from shishin.pages.outputs.indexing import RULES, Canonical, PageKind
from support.languages import EDITION

if TYPE_CHECKING:
    from pathlib import Path

    from support.shared import SharedFolder


SITE_URL = "https://sample.example/base/"
BASE = "guidelines/ui-ux/"

PAGES: dict[PageKind, tuple[str, ...]] = {
    PageKind.ANSWER: (
        "", "about/", "principles/two/", "principles/all/", "glossary/", "all-pages/", "guidelines/",
        "guidelines/requirements/", "guidelines/requirements/by-phase/", BASE, f"{BASE}first/", f"{BASE}all/",
        f"{BASE}versions/",
    ),
    PageKind.LATEST_BY_NUMBER: (f"{BASE}1.1.0/", f"{BASE}1.1.0/first/", f"{BASE}1.1.0/all/"),
    PageKind.VERSION: (f"{BASE}1.0.0/", f"{BASE}1.2.0-beta.2/"),
    PageKind.PART_OF_VERSION: (f"{BASE}1.0.0/first/", f"{BASE}1.0.0/all/", f"{BASE}1.2.0-beta.2/second/"),
    PageKind.WITHDRAWN: (f"{BASE}1.2.0-beta.1/", f"{BASE}1.2.0-beta.1/first/", f"{BASE}1.2.0-beta.1/all/"),
    PageKind.DRAFT: (f"{BASE}draft/", f"{BASE}draft/first/", f"{BASE}draft/all/"),
    PageKind.COMPARISON: (f"{BASE}changes/1.0.0/1.1.0/", f"{BASE}changes/1.0.0/latest/", f"{BASE}changes/1.1.0/draft/"),
    PageKind.SEARCH: ("search/",),
    PageKind.NOT_FOUND: ("404.html",),
    PageKind.REDIRECT: ("old/", f"{BASE}changes/1.1.0/latest/"),
}  # fmt: skip
"""Pages of every kind."""

ROBOTS = '<meta name="robots" content="noindex">\n'
CANONICAL = '<link rel="canonical" href="{}">\n'


@pytest.fixture(scope="module")
def built(shared: SharedFolder, tmp_path_factory: pytest.TempPathFactory) -> Path:
    history = shared.built_history("every state and a redirect")
    return shutil.copytree(history / "site", tmp_path_factory.mktemp("built") / "site")


@pytest.fixture(scope="module")
def pages(built: Path) -> dict[str, BuiltPage]:
    return {page.url: page for page in read_site(built, EDITION)}


def places(prefixes: tuple[str, ...] = ("", "en/")) -> list[tuple[PageKind, str]]:
    return [(kind, prefix + url) for kind, urls in PAGES.items() for url in urls for prefix in prefixes]


def test_every_kind_has_a_rule_with_a_reason_and_no_rule_contradicts_itself() -> None:
    assert set(RULES) == set(PageKind) == set(PAGES)
    for kind, rule in RULES.items():
        assert len(rule.why) >= 40
        # What keeps search engines out names no address to show in its place.
        assert rule.indexed or rule.canonical is Canonical.NONE, kind
        assert rule.listed == (rule.indexed and rule.canonical is Canonical.OWN)
    assert [kind for kind, rule in RULES.items() if rule.listed] == [PageKind.ANSWER, PageKind.VERSION]


@pytest.mark.site
@pytest.mark.parametrize(("kind", "url"), places())
def test_a_page_says_what_its_kind_is_to_say(
    built: Path, pages: dict[str, BuiltPage], kind: PageKind, url: str
) -> None:
    page, rule = pages[url], RULES[kind]
    assert page.kind is kind
    assert page.robots == (() if rule.indexed else ("noindex",))
    named = {Canonical.OWN: [url], Canonical.CURRENT: [url.replace("/1.1.0/", "/")], Canonical.NONE: []}
    assert page.canonical == tuple(urljoin(SITE_URL, address) for address in named[rule.canonical])
    listed = f"<loc>{urljoin(SITE_URL, url)}</loc>" in (built / "sitemap.xml").read_text(encoding="utf-8")
    assert listed == rule.listed
    assert len(page.all("link[hreflang]")) == (0 if kind is PageKind.NOT_FOUND else 3)


@pytest.mark.site
def test_every_page_is_of_a_kind_and_every_number_is_found(built: Path, pages: dict[str, BuiltPage]) -> None:
    assert check_files(built, SITE_URL, EDITION)[1] == []
    assert {page.kind for page in pages.values()} == set(PageKind)
    # A version is found by its number, whatever became of it; the draft's text is not.
    answers = [page for page in pages.values() if page.is_answer]
    assert len(answers) > 60
    for number in ("1.0.0", "1.1.0", "1.2.0-beta.1", "1.2.0-beta.2"):
        assert any(number in page.text("main") for page in answers if page.language.code == "en"), number
    assert not [page.url for page in answers if page.is_numbered and not page.all(".behind")]


FIRST = [(kind, urls[0]) for kind, urls in PAGES.items()]


@pytest.mark.site
@pytest.mark.parametrize(("kind", "url"), FIRST)
def test_a_bad_page_of_each_kind_is_caught(pages: dict[str, BuiltPage], kind: PageKind, url: str) -> None:
    """Letting in what is to stay out, or the other way round, and naming another address than the kind's."""
    rule = RULES[kind]
    bad_robots = ("</head>", f"{ROBOTS}</head>") if rule.indexed else (ROBOTS, "")
    own = CANONICAL.format(urljoin(SITE_URL, url.replace("/1.1.0/", "/")))
    bad_canonical = ("</head>", f"{own}</head>") if rule.canonical is Canonical.NONE else (own, "")
    assert found_on(pages[url]) == set()
    assert found_on(changed(pages[url], *bad_robots)) == {"html-robots"}
    assert found_on(changed(pages[url], *bad_canonical)) == {"html-canonical"}


@pytest.mark.site
@pytest.mark.parametrize(("kind", "url"), [row for row in FIRST if row[0] is not PageKind.NOT_FOUND])
def test_a_sitemap_that_does_not_keep_to_the_kind_is_caught(
    built: Path, pages: dict[str, BuiltPage], tmp_path: Path, kind: PageKind, url: str
) -> None:
    row, listed = f"<loc>{urljoin(SITE_URL, url)}</loc>", RULES[kind].listed
    text = (built / "sitemap.xml").read_text(encoding="utf-8")
    assert text.count(row) == listed
    bad = text.replace(row, "") if listed else text.replace("</urlset>", f"<url>{row}</url></urlset>")
    (tmp_path / "sitemap.xml").write_text(bad, encoding="utf-8")
    assert {finding.code for finding in sitemap(pages, tmp_path, SITE_URL)} == {
        "sitemap-missing" if listed else "sitemap-other"
    }


@pytest.mark.site
@pytest.mark.parametrize("goal", [f"{BASE}second/", f"{BASE}1.0.0/first/", f"{BASE}third/"])
def test_a_canonical_address_of_another_text_is_caught(pages: dict[str, BuiltPage], built: Path, goal: str) -> None:
    """A page with another title, one that search engines are kept out of, and none at all."""
    url = f"{BASE}1.1.0/first/"
    bad = changed(pages[url], f"{SITE_URL}{BASE}first/", f"{SITE_URL}{goal}")
    findings = [*canonical_goals({**pages, url: bad}, built, SITE_URL)]
    assert [(finding.code, finding.file) for finding in findings] == [("html-canonical-goal", url)]


def changed(page: BuiltPage, old: str, new: str) -> BuiltPage:
    """Give a page with other HTML in its head."""
    assert old in page.html
    return BuiltPage(page.url, page.html.replace(old, new), EDITION)


def found_on(page: BuiltPage) -> set[str]:
    return {finding.code for check in (canonical, robots) for finding in check(page, SITE_URL)}
