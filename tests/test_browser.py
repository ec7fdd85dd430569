"""A page in a real browser: a good one passes, and each kind of barrier is seen."""

from __future__ import annotations

import random
import shutil
from typing import TYPE_CHECKING

import pytest

from shishin.checks import browser
from shishin.checks.first_visit import MOST_BYTES, most_bytes
from shishin.checks.page_visitor import PageVisitor
from shishin.checks.ways import Depth
from support.html import write_page

if TYPE_CHECKING:
    from pathlib import Path

    from playwright.sync_api import Browser

    from support.walk import BrowserOfWorker

pytestmark = pytest.mark.site

BARRIERS = [
    ("color-contrast", "", "<p style='color:#999;background:#fff'>Pale</p>"),
    ("image-alt", "", "<img src='a.svg'>"),
    ("link-name", "", "<a href='#x'></a>"),
    ("html-lang-valid", "", "<p lang='zz-zz-zz'>x</p>"),
    ("heading-order", "", "<h4>Deep</h4>"),
    ("target-size", "", "<a href='#a' style='font-size:9px'>a</a><a href='#b' style='font-size:9px'>b</a>"),
]


@pytest.fixture(scope="module")
def place(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Where the site lies that is visited."""
    return tmp_path_factory.mktemp("visited")


@pytest.fixture(scope="module")
def visitor(browser_of_worker: BrowserOfWorker, place: Path) -> PageVisitor:
    """The visitor of all pages, as in an audit; a new one for each takes longer than the visit."""
    return PageVisitor(browser_of_worker.started(), browser.ServedSite(place))


@pytest.fixture
def folder(place: Path) -> Path:
    """The site's folder, empty."""
    shutil.rmtree(place)
    place.mkdir()
    return place


def test_every_tag_carries_rules(chromium: Browser) -> None:
    assert browser.tags_without_rules(chromium) == []


def test_a_tag_without_rules_is_noticed(chromium: Browser, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(browser, "TAGS", ("wcag2a", "wcag99"))
    monkeypatch.setattr(browser, "MORE_RULES", ("td-has-header", "td-has-no-header"))
    assert browser.tags_without_rules(chromium) == ["wcag99", "td-has-no-header"]


def test_a_good_page_is_looked_at_in_every_combination(visitor: PageVisitor, folder: Path) -> None:
    write_page(folder, body="<p>Good</p>")
    seen = visitor.visit("")
    assert (seen.violations, seen.incomplete, seen.overflow, seen.requests, seen.errors) == (
        [],
        [],
        [],
        [],
        [],
    )
    assert seen.loads == len(browser.WIDTHS) * len(browser.SCHEMES) + 2 == 6
    assert len(seen.rules) > 80
    assert tuple(map(int, seen.axe.split(".")[:2])) >= (4, 12)


@pytest.mark.parametrize(("rule", "head", "body"), BARRIERS, ids=[rule for rule, _head, _body in BARRIERS])
def test_a_barrier_is_seen(rule: str, head: str, body: str, visitor: PageVisitor, folder: Path) -> None:
    write_page(folder, head, body)
    seen = visitor.visit("")
    expected = "valid-lang" if rule == "html-lang-valid" else rule
    assert expected in {place.rule for place in seen.violations}


def test_a_barrier_in_dark_only_or_narrow_only_is_seen(visitor: PageVisitor, folder: Path) -> None:
    style = "<style>p{color:#000}@media (prefers-color-scheme:dark){p{color:#ddd}}</style>"
    wide = "<style>@media (max-width:400px){main{width:900px}}</style>"
    write_page(folder, style + wide, "<p>Text</p>")
    seen = visitor.visit("")
    assert {place.where for place in seen.violations} == {"320 px, dark, opened", "1280 px, dark, opened"}
    overflow = {where for where, _width in seen.overflow}
    assert {"320 px, light", "320 px, dark, opened", "320 px, light, opened"} <= overflow
    assert {where.split(", ")[0] for where in overflow} == {"320 px", "1280 px at 400 %"}


def test_what_does_not_ask_for_the_scheme_is_held_in_dark_to_the_rules_of_colours(
    visitor: PageVisitor, folder: Path
) -> None:
    style = "<style>:root{color-scheme:light dark}p{color:light-dark(#000,#ddd);background:#fff}</style>"
    write_page(folder, style, "<p>Text</p><img src='a.svg'>")
    seen = visitor.visit("")
    where = {
        rule: {place.where for place in seen.violations if place.rule == rule}
        for rule in ("color-contrast", "image-alt")
    }
    assert where == {
        "color-contrast": {"320 px, dark, opened", "1280 px, dark, opened"},
        "image-alt": {"320 px, light", "1280 px, light", "320 px, light, opened", "1280 px, light, opened"},
    }
    assert seen.loads == 6


def test_what_is_shown_in_dark_only_is_held_to_every_rule(visitor: PageVisitor, folder: Path) -> None:
    style = "<style>img{display:none}@media (prefers-color-scheme:dark){img{display:inline}}</style>"
    write_page(folder, style, "<p>Text</p><img src='a.svg'>")
    where = {place.where for place in visitor.visit("").violations if place.rule == "image-alt"}
    assert where == {"320 px, dark, opened", "1280 px, dark, opened"}


@pytest.mark.parametrize(("head", "asks"), [
    ("<script>matchMedia('(prefers-color-scheme: dark)')</script>", True),
    ("<link rel='stylesheet' href='a.css'>", True),
    ("<style>:root{color-scheme:light dark}</style>", False),
])  # fmt: skip
def test_whatever_asks_for_the_scheme_is_noticed(head: str, asks: bool, visitor: PageVisitor, folder: Path) -> None:  # noqa: FBT001 - a test's table
    (folder / "a.css").write_text("@media (Prefers-Color-Scheme: dark) { p { margin: 0 } }", encoding="utf-8")
    write_page(folder, head)
    assert visitor.visit("").asks_for_scheme is asks


def test_what_axe_cannot_decide_is_kept(visitor: PageVisitor, folder: Path) -> None:
    body = "<p style='background:linear-gradient(#fff,#000)'>Over a gradient</p>"
    write_page(folder, body=body)
    seen = visitor.visit("")
    assert {place.rule for place in seen.incomplete} == {"color-contrast"}


def test_outside_requests_missing_files_and_script_errors_are_seen(visitor: PageVisitor, folder: Path) -> None:
    head = "<script src='https://evil.example/x.js'></script><link rel='stylesheet' href='none.css'>"
    write_page(folder, head, "<script>throw new Error('broken')</script>")
    seen = visitor.visit("")
    assert seen.requests == ["https://evil.example/x.js"]
    # The page is loaded again without scripts.
    assert [*dict.fromkeys(seen.errors)] == ["404 /none.css", "broken"]


def test_a_barrier_in_what_is_opened_is_seen(visitor: PageVisitor, folder: Path) -> None:
    hidden = "<details><summary>More</summary><p style='color:#999;background:#fff'>Pale</p></details>"
    write_page(folder, body=hidden)
    seen = visitor.visit("")
    assert len(seen.violations) >= 4
    windows, schemes = ("320 px", "1280 px"), ("light", "dark")
    expected = {f"{window}, {scheme}, opened" for window in windows for scheme in schemes}
    assert {place.where for place in seen.violations} == expected


def test_colours_as_loaded_are_seen_on_a_page_of_each_type(visitor: PageVisitor, folder: Path) -> None:
    # What the button covers is to be seen only as long as nothing is opened.
    style = "<style>[aria-expanded=true]{visibility:hidden}button{color:#999;background:#fff}</style>"
    write_page(folder, style, "<button aria-expanded='false' onclick='ariaExpanded = true'>Pale</button>")
    contrast = ("color-contrast", "color-contrast-enhanced")
    where = [{place.where for place in visitor.visit("", depth).violations if place.rule in contrast}
             for depth in (Depth.PAIRS, Depth.FULL)]  # fmt: skip
    assert where == [set(), {"320 px, light", "1280 px, light"}]


def test_what_hangs_from_the_header_hides_no_words(visitor: PageVisitor, folder: Path) -> None:
    page = write_page(folder, body="<p>Under it</p>")
    panel = "<div style='position:absolute;inset:30px 0 auto;block-size:300px;background:#fff'>Panel</div>"
    header = f"<header><details><summary>Settings</summary>{panel}</details></header>"
    text = (page / "index.html").read_text(encoding="utf-8")
    (page / "index.html").write_text(text.replace("<body>", f"<body>{header}"), encoding="utf-8")
    seen = visitor.visit("")
    assert (seen.incomplete, seen.violations) == ([], [])
    assert seen.loads == 6


def test_what_a_first_visit_loads_is_weighed(visitor: PageVisitor, folder: Path) -> None:
    (folder / "big.css").write_bytes(bytes(random.Random(0).choices(range(32, 127), k=40_000)))
    write_page(folder, "<link rel='stylesheet' href='big.css'>")
    seen = visitor.visit("")
    assert set(seen.loaded) == {"/", "/big.css"}
    assert sum(seen.loaded.values()) > MOST_BYTES


@pytest.mark.parametrize(
    ("layout", "most"),
    [
        ("comparison", 60_000),
        ("all-principles", 60_000),
        ("glossary", 60_000),
        ("guide", 25_000),
        ("by-standard", 25_000),
        ("", 25_000),
    ],
)
def test_only_a_whole_text_may_weigh_more(layout: str, most: int, visitor: PageVisitor, folder: Path) -> None:
    page = write_page(folder)
    text = (page / "index.html").read_text(encoding="utf-8")
    (page / "index.html").write_text(text.replace("<body", f"<body class='js layout-{layout}'", 1), encoding="utf-8")
    seen = visitor.visit("")
    assert seen.layout == layout
    assert most_bytes(seen) == most
