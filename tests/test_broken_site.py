"""Breaks pages of the real site, one thing at a time: the audit's checks see every break."""

from __future__ import annotations

import re
import shutil
from contextlib import contextmanager
from dataclasses import dataclass
from typing import TYPE_CHECKING

import pytest

from shishin.checks import browser
from shishin.checks.built_page import BuiltPage
from shishin.checks.consistency_checks import CONSISTENCY_CHECKS
from shishin.checks.criteria import OF_FINDINGS, criteria_of_rules
from shishin.checks.page_checks import PAGE_CHECKS
from shishin.checks.page_visitor import PageVisitor
from shishin.checks.site_checks import titles
from shishin.checks.ways import Depth
from support.broken_pages import BROKEN_PAGES
from support.languages import EDITION

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from support.walk import BrowserOfWorker

pytestmark = [pytest.mark.site, pytest.mark.content]

SITE_URL = "https://shishin.example/"
GUIDELINE, TABLE, SEARCH = "en/guidelines/ui-ux/", "en/guidelines/requirements/", "en/search/"
PRINCIPLE, FIGURE, CHANGES = "en/principles/simple/", "en/purpose/", "en/guidelines/ui-ux/changes/1.0.0-beta.1/latest/"
SHORT_CHANGES = "en/guidelines/data-utilisation/changes/1.0.0-beta.1/1.0.0-beta.2/"
OTHER, THIRD = "en/preface/", "en/structure/"
STYLE = "assets/site.*.css"
LIKE_TEXT = "color:#333!important;text-decoration:none!important"
TINY = (
    ";".join(f"{name}:0!important" for name in ("min-block-size", "min-inline-size", "padding", "margin", "gap"))
    + ";font-size:8px!important;line-height:1!important"
)


@dataclass(frozen=True)
class Break:
    """A change that makes a barrier.

    Attributes:
        caught: The code of the finding, or the id of axe's rule.
        page: The page's address.
        old: A pattern of what stands there.
        new: What stands there instead.
        file: The file, as a pattern from the site's root; the page itself if it is empty.
    """

    caught: str
    page: str
    old: str
    new: str
    file: str = ""


BREAKS = [
    Break("html-lang", GUIDELINE, '<html lang="en">', "<html>"),
    Break("html-has-lang", GUIDELINE, '<html lang="en">', "<html>"),
    Break("html-lang", GUIDELINE, '<html lang="en">', '<html lang="ja">'),
    Break("html-language-part", "en/about/corrections/", '<dd lang="ja">', "<dd>"),
    Break("html-language-part", GUIDELINE, ' hreflang="ja" lang="ja"', ' hreflang="ja"'),
    Break("html-language-part", CHANGES, '<span lang="ja">', "<span>"),
    Break("document-title", GUIDELINE, "<title>.*</title>", ""),
    Break("html-title-language", GUIDELINE, "<title>.*</title>", "<title>原則</title>"),
    Break("html-order-differs", PRINCIPLE, '(<header class="header">)', r'\1<a href="/en/search/">Find</a>'),
    Break("html-help-missing", PRINCIPLE, '<footer class="footer">', '<footer class="footer"></footer><div>'),
    Break("html-title-twice", GUIDELINE, "<title>.*</title>", "<title>{other}</title>"),
    Break("html-parse", PRINCIPLE, "</h1>", "</h1></span>"),
    Break("meta-viewport", GUIDELINE, "initial-scale=1", "initial-scale=1, user-scalable=no"),
    Break("html-h1", GUIDELINE, "<h1>(.*)</h1>", r"<p>\1</p>"),
    Break("page-has-heading-one", GUIDELINE, "<h1>(.*)</h1>", r"<p>\1</p>"),
    Break("html-heading-skip", GUIDELINE, '<h2 id="guides">(.*)</h2>', r'<h4 id="guides">\1</h4>'),
    Break("heading-order", PRINCIPLE, '<h2 id="plain">(.*)</h2>', r'<h4 id="plain">\1</h4>'),
    Break("empty-heading", PRINCIPLE, '<h2 id="plain">.*</h2>', '<h2 id="plain"></h2>'),
    Break("landmark-one-main", PRINCIPLE, '<main id="main" class="main" tabindex="-1">', '<div id="main">'),
    Break("region", PRINCIPLE, '<footer class="footer">', '<p>Words outside</p><footer class="footer">'),
    Break("landmark-unique", PRINCIPLE, '<nav aria-label="Main pages">', '<nav aria-label="Language">'),
    Break("html-landmarks", "en/glossary/", '<section class="rail', '<section aria-label="Part" class="rail'),
    Break("skip-link", PRINCIPLE, 'class="skip" href="#main"', 'class="skip" href="#gone"'),
    Break("button-name", PRINCIPLE, ">Menu</button>", "></button>"),
    Break("label", SEARCH, '<label class="search-label" for="search-input">.*?</label>', ""),
    Break("select-name", TABLE, "<span>Level</span>", "<span></span>"),
    Break("summary-name", PRINCIPLE, "<summary>History</summary>", "<summary></summary>"),
    Break("link-name", PRINCIPLE, '(<a class="brand" href="[^"]*">).*?</a>', r"\1</a>"),
    Break("svg-img-alt", FIGURE, ' aria-labelledby="figure-1--1 figure-1--2"([^>]*><)title.*?</title><', r"\1"),
    Break("html-table-name", TABLE, ' aria-labelledby="ui-ux"', ""),
    Break("html-table-heads", TABLE, '<th scope="col">', "<th>"),
    Break("html-role-repeated", TABLE, "<tr><th", '<tr role="row"><th'),
    Break("list", PRINCIPLE, "<ul>\n<li>", "<ul>\n<p>a</p><li>"),
    Break("definition-list", PRINCIPLE, '<dl class="facts">', '<dl class="facts"><p>a</p>'),
    Break("html-id-twice", PRINCIPLE, "<h1>", '<h1 id="plain">'),
    Break("html-element", PRINCIPLE, "<h1>(.*)</h1>", r"<center><h1>\1</h1></center>"),
    Break("html-content-model", PRINCIPLE, "Menu</button>", "<div>Menu</div></button>"),
    Break("html-content-model", PRINCIPLE, "<ul>\n<li>(.*)</li>", r"<ul>\n<div><li>\1</li></div>"),
    Break("html-content-order", PRINCIPLE, "<summary>History</summary>", "<p>History</p>"),
    Break("html-content-order", PRINCIPLE, '<dl class="facts">', '<dl class="facts"><dd>a</dd>'),
    Break("html-attribute", GUIDELINE, "<h1>", '<h1 aria-checked="true">'),
    Break("html-attribute", TABLE, "<td", '<td scope="row"'),
    Break("html-attribute-missing", GUIDELINE, 'rel="icon"', 'class="icon"'),
    Break("html-attribute-value", GUIDELINE, '<html lang="en">', '<html lang="english">'),
    Break("html-attribute-value", PRINCIPLE, '<time datetime="', '<time datetime="c. '),
    Break("html-reference", PRINCIPLE, 'aria-controls="menu"', 'aria-controls="gone"'),
    Break("html-reference", SEARCH, 'for="search-input"', 'for="main"'),
    Break("html-reference", TABLE, 'aria-labelledby="ui-ux"', 'aria-labelledby="gone"'),
    Break("html-table-shape", TABLE, "</td></tr>", "</td><td>a</td></tr>"),
    Break("html-link-words", PRINCIPLE, "</h1>", '</h1><p><a href="a/">Find</a></p>'),
    Break("html-link-address", PRINCIPLE, "</h1>", '</h1><p><a href="../">https://shishin.example/</a></p>'),
    Break("html-letters-apart", "purpose/", "</h1>", "</h1><p>行 動 指 針</p>"),
    Break("html-letters-apart", "about/corrections/", '<span aria-hidden="true">(.*?)</span>', r"<span>\1</span>"),
    Break("aria-valid-attr-value", PRINCIPLE, 'aria-expanded="false"', 'aria-expanded="no"'),
    Break("aria-hidden-focus", PRINCIPLE, '<nav aria-label="Main pages">', '<nav aria-hidden="true">'),
    Break("tabindex", PRINCIPLE, '<a class="skip"', '<a tabindex="2" class="skip"'),
    Break("nested-interactive", PRINCIPLE, "Menu</button>", '<a href="a/">Menu</a></button>'),
    Break("color-contrast", PRINCIPLE, "--ink-soft:[^;]+", "--ink-soft:#9a9a9a", STYLE),
    Break("color-contrast-enhanced", PRINCIPLE, "--ink-soft:[^;]+", "--ink-soft:#686868", STYLE),
    Break("label-content-name-mismatch", PRINCIPLE, 'aria-controls="menu"', 'aria-controls="menu" aria-label="Show"'),
    Break("link-in-text-block", "en/accessibility/", "$", f".prose a{{{LIKE_TEXT}}}", STYLE),
    Break("target-size", PRINCIPLE, "$", f"nav *{{{TINY}}}", STYLE),
    Break("page-lost", SHORT_CHANGES, "$", ".whole{white-space:nowrap}", STYLE),
    Break("page-lost", PRINCIPLE, "$", ".breadcrumb li{block-size:1.5em;overflow:hidden;inline-size:5em}", STYLE),
    Break("page-overflow", PRINCIPLE, "$", "main p{min-inline-size:30rem}", STYLE),
]

OF_OWN_CHECKS = [
    Break("page-key-unreached", PRINCIPLE, "<summary>History", '<summary tabindex="-1">History'),
    Break("page-skip-link", PRINCIPLE, '<a class="skip"', '<a href="./">First</a><a class="skip"'),
    Break("page-focus-unseen", PRINCIPLE, "$", ":focus-visible{outline:0!important;box-shadow:none!important}", STYLE),
    Break("page-focus-hidden", PRINCIPLE, "$", ".header{position:fixed;inset:0;background:red}", STYLE),
    Break("page-target-small", PRINCIPLE, "$", ".menu nav a{min-block-size:0!important}", STYLE),
    Break("page-forced-contrast", PRINCIPLE, "$", "p{forced-color-adjust:none;color:#333;background:#222}", STYLE),
    Break("page-forced-edge", PRINCIPLE, "$", ".search *{border:0!important;background:none!important}", STYLE),
    Break("page-colour-alone", "en/accessibility/", "$", f".prose a{{{LIKE_TEXT}}}", STYLE),
    Break("page-moving", PRINCIPLE, "$", "html{scroll-behavior:smooth!important}", STYLE),
    Break("page-paper-heading", PRINCIPLE, "$", "@media print{h1{display:none!important}}", STYLE),
    Break("page-paper-lost", PRINCIPLE, "$", "@media print{h1{inline-size:9999px}}", STYLE),
    Break("page-paper-address", "en/accessibility/", "$", ".main a::after{content:none!important}", STYLE),
    Break("page-plain-dead", PRINCIPLE, "$", ".settings{display:block!important}", STYLE),
    Break("page-plain-lost", PRINCIPLE, "$", ".menu{display:none!important}", STYLE),
]
"""What only the audit's own checks see, in one of the ways in which every page is looked at."""


@pytest.fixture(scope="module")
def folder(real_site: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The real site, which a test may change for as long as it runs."""
    return shutil.copytree(real_site, tmp_path_factory.mktemp("broken") / "site")


@pytest.fixture(scope="module")
def visitor(browser_of_worker: BrowserOfWorker, folder: Path) -> PageVisitor:
    return PageVisitor(browser_of_worker.started(), browser.ServedSite(folder))


def html_of(folder: Path, url: str) -> str:
    return (folder / url / "index.html").read_text(encoding="utf-8")


def found_in_file(folder: Path, url: str) -> set[str]:
    """Give the codes of what the checks of a page's file find, and of what it has not in common with two others."""
    pages = {at: BuiltPage(at, html_of(folder, at), EDITION) for at in (url, OTHER, THIRD)}
    findings = [finding for check in PAGE_CHECKS for finding in check(pages[url], SITE_URL)]
    findings += [finding for check in (titles, *CONSISTENCY_CHECKS) for finding in check(pages, folder, SITE_URL)]
    return {finding.code for finding in findings}


def title_of(folder: Path, url: str) -> str:
    (title,) = re.findall("<title>(.*)</title>", html_of(folder, url))
    return str(title)


def seen(visitor: PageVisitor, url: str, depth: Depth = Depth.BRIEF) -> set[str]:
    """Give axe's rules, and the codes, of what is seen of a page in the browser."""
    visit = visitor.visit(url, depth)
    codes = [barrier.code for barrier in visit.barriers] + ["page-error"] * len(visit.errors)
    codes += ["page-overflow"] * len(visit.overflow) + ["page-lost"] * len(visit.lost)
    return {*codes, *(place.rule for place in (*visit.violations, *visit.incomplete))}


def test_the_pages_are_whole_before_they_are_broken(visitor: PageVisitor, folder: Path) -> None:
    pages = sorted({change.page for change in BREAKS})
    assert len(pages) >= 8
    assert len(BREAKS) >= 40
    assert {url: found_in_file(folder, url) for url in pages} == {url: set() for url in pages}
    for url in pages:
        if url != CHANGES:  # It is long, and its file alone is broken.
            assert seen(visitor, url) == set(), url


@pytest.mark.parametrize("change", BREAKS, ids=[f"{change.caught}-{change.page}" for change in BREAKS])
def test_a_break_is_caught(visitor: PageVisitor, folder: Path, change: Break) -> None:
    with broken(folder, change):
        assert change.caught in found_in_file(folder, change.page) or change.caught in seen(visitor, change.page)


@pytest.mark.parametrize("change", OF_OWN_CHECKS, ids=[change.caught for change in OF_OWN_CHECKS])
def test_a_break_of_a_way_of_reading_is_caught(visitor: PageVisitor, folder: Path, change: Break) -> None:
    with broken(folder, change):
        assert change.caught in seen(visitor, change.page, Depth.PAIRS)


@contextmanager
def broken(folder: Path, change: Break) -> Iterator[None]:
    """Break a page, and mend it afterwards."""
    (path,) = folder.glob(change.file or f"{change.page}index.html")
    whole = path.read_text(encoding="utf-8")
    new = change.new.format(other=title_of(folder, OTHER)) if "{other}" in change.new else change.new
    text, count = re.subn(change.old, new, whole, flags=re.DOTALL if change.file else 0)
    assert count
    path.write_text(text, encoding="utf-8")
    try:
        yield
    finally:
        path.write_text(whole, encoding="utf-8")


def test_every_criterion_that_a_check_is_about_has_a_page_that_breaks_it(browser_of_worker: BrowserOfWorker) -> None:
    """Each rule of axe-core that runs has its page in test_broken_pages.py, and each check of our own a break here."""
    rules = criteria_of_rules(browser_of_worker.started())
    about = {rule: rules[rule] for rule in BROKEN_PAGES} | OF_FINDINGS
    # test_own_checks.py has a page for each code of the browser's.
    of_browser = {code for code in OF_FINDINGS if code.startswith("page-")}
    caught = {*BROKEN_PAGES, *of_browser, *(change.caught for change in BREAKS)}
    assert OF_FINDINGS.keys() - caught == set()
    asked = {number for numbers in about.values() for number in numbers}
    assert asked - {number for name in caught for number in about.get(name, ())} == set()
    assert len(asked) >= 37
    assert len(BROKEN_PAGES) + len(BREAKS) + len(OF_OWN_CHECKS) >= 160
