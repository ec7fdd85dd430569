"""Paper, copies and forced colours lose nothing of what a page says."""

from __future__ import annotations

import re
from collections import Counter
from typing import TYPE_CHECKING

import pytest
from playwright.sync_api import expect

from shishin.checks.built_page import BuiltPage
from shishin.checks.enlarged_text import lost_words
from shishin.checks.listening_checks import LISTENING_CHECKS
from shishin.checks.stage import OPEN_ALL
from support.languages import EDITION
from support.walk import walking

if TYPE_CHECKING:
    from pathlib import Path

    from playwright.sync_api import Browser

    from shishin.checks import browser

pytestmark = pytest.mark.site

WORDS = {"": {"del": "［削除：", "ins": "［追加："}, "en/": {"del": "[deleted: ", "ins": "[added: "}}
"""What stands before words that went or came, by the page's language."""

END = {"": "］", "en/": "]"}

COPIED = """() => {
  document.querySelectorAll("main details").forEach((part) => { part.open = true; });
  return [...document.querySelectorAll("main dd:has(del, ins)")].map((row) => {
    getSelection().selectAllChildren(row);
    return [row.querySelectorAll("del").length, row.querySelectorAll("ins").length, getSelection().toString()];
  });
}"""
"""Opens what is closed and selects each row with marked words: how many went and came, and what a copy would hold."""

HIDDEN = """() => [...document.querySelectorAll("main :is(del, ins) .aside")].filter((part) => {
  const box = part.getBoundingClientRect(), style = getComputedStyle(part);
  return box.width < 4 || box.height < 8 || style.clipPath !== "none" || style.overflow !== "visible";
}).length"""

COLOURS = """(selector) => [...document.querySelectorAll(selector)].map((part) => {
  const style = getComputedStyle(part);
  return [style.color, style.backgroundColor];
})"""


def luminance(colour: str) -> float:
    """Give the relative luminance of a colour as a browser computes it (WCAG 2.2, Relative luminance)."""
    red, green, blue = (
        value / 12.92 if value <= 0.04045 else ((value + 0.055) / 1.055) ** 2.4
        for value in (int(number) / 255 for number in re.findall(r"\d+", colour)[:3])
    )
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def contrast(colours: tuple[str, str]) -> float:
    dark, light = sorted(map(luminance, colours))
    return (light + 0.05) / (dark + 0.05)


def in_language(url: str, prefix: str) -> bool:
    return url.startswith("en/") is bool(prefix)


@pytest.mark.parametrize("prefix", WORDS)
def test_what_differs_is_told_in_words_on_paper_and_in_copies(
    chromium: Browser, served: browser.ServedSite, pages: dict[str, BuiltPage], prefix: str
) -> None:
    urls = [url for url, page in pages.items() if page.layout == "comparison" and in_language(url, prefix)]
    counts = Counter[str]()
    with walking(chromium, served) as walk:
        for url in urls:
            shown = walk.to(url)
            for gone, came, copy in shown.evaluate(COPIED):
                assert {kind: copy.count(words) for kind, words in WORDS[prefix].items()} == {"del": gone, "ins": came}
                assert copy.count(END[prefix]) >= gone + came
                counts.update({"del": gone, "ins": came})
            shown.emulate_media(media="print")
            assert shown.evaluate(HIDDEN) == 0
            shown.emulate_media(media="screen")
            assert shown.evaluate(HIDDEN) == len(shown.query_selector_all("main :is(del, ins) .aside"))
    assert len(urls) >= 5
    assert min(counts["del"], counts["ins"]) >= 10, counts


@pytest.mark.parametrize(("prefix", "kind"), [("", "追加"), ("en/", "added")])
def test_what_came_as_a_whole_says_so_once(real_site: Path, prefix: str, kind: str) -> None:
    url = f"{prefix}guidelines/ui-ux/changes/1.0.0-beta.1/1.0.0-beta.2/"
    page = BuiltPage(url, (real_site / url / "index.html").read_text(encoding="utf-8"), EDITION)
    came, changed = (
        next(part for part in page.all("section") if part.query(f"#{heading}"))
        for heading in ("UX-21", "guide-accessible")
    )
    assert len(came.query("ins")) >= 12
    assert came.query(".aside") == []
    assert page.text("#UX-21 .tag") == kind
    assert changed.query(".aside") != []


def test_pages_of_every_version_are_plain_to_those_who_listen(pages: dict[str, BuiltPage]) -> None:
    assert len(pages) >= 120
    assert [finding for page in pages.values() for check in LISTENING_CHECKS for finding in check(page, "")] == []


def one_of_each_type(pages: dict[str, BuiltPage]) -> dict[tuple[str, str], str]:
    """Give the address of the last page of each type in each language."""
    return {
        (page.layout, page.language.code): url for url, page in pages.items() if page.layout and not page.is_redirect
    }


@pytest.mark.parametrize("width", [320, 640, 1024, 1280])
def test_nothing_leaves_the_sides_when_only_the_text_is_enlarged(
    served: browser.ServedSite, pages: dict[str, BuiltPage], chromium: Browser, width: int
) -> None:
    """The audit looks at every page, at 320 pixels; here are the other widths."""
    lost = {}
    looked_at = 0
    with walking(chromium, served, viewport={"width": width, "height": 800}) as walk:
        for (layout, _), url in one_of_each_type(pages).items():
            shown = walk.to(f"{url}?q=page" if layout == "search" else url)
            shown.evaluate(OPEN_ALL)
            lost[url] = lost_words(shown)
            looked_at += shown.locator("body *").count()
    assert {url: parts for url, parts in lost.items() if parts} == {}
    assert len(lost) >= 30
    assert looked_at > 10_000


OF_TABLES = frozenset({"table", "row", "cell", "columnheader", "rowheader"})


@pytest.mark.parametrize("layout", ["guideline", "requirements", "reference", "data"])
def test_a_table_whose_rows_are_blocks_stays_a_table_to_those_who_listen(
    served: browser.ServedSite, pages: dict[str, BuiltPage], chromium: Browser, layout: str
) -> None:
    """What Chromium tells a screen reader, not what a test library reckons from the elements."""
    told: dict[int, Counter[str]] = {}
    with walking(chromium, served, viewport={"width": 1280, "height": 800}) as walk:
        shown = walk.to(one_of_each_type(pages)[layout, "en"])
        protocol = shown.context.new_cdp_session(shown)
        shown.evaluate("document.querySelectorAll('main details').forEach((part) => { part.open = true; })")
        for width in (1280, 320):
            shown.set_viewport_size({"width": width, "height": 800})
            nodes = protocol.send("Accessibility.getFullAXTree")["nodes"]
            told[width] = Counter(
                node["role"]["value"] for node in nodes if not node["ignored"] and node["role"]["value"] in OF_TABLES
            )
            labels = shown.locator("td .field-label").all()
            assert all(label.is_visible() is (width == 320) for label in labels)
            assert bool(labels) is (layout != "data")
    assert told[320] == told[1280]
    assert told[320].keys() == OF_TABLES


def test_every_type_of_page_has_its_main_heading_on_paper(
    served: browser.ServedSite, pages: dict[str, BuiltPage], chromium: Browser
) -> None:
    without = []
    with walking(chromium, served) as walk:
        walk.page.emulate_media(media="print")
        urls = [*one_of_each_type(pages).values()]
        for url in urls:
            shown = walk.to(url)
            if not shown.locator("h1").is_visible() or not shown.locator("h1").inner_text():
                without.append(url)
    assert without == []
    assert len(urls) >= 30


def test_a_language_that_is_named_is_said_in_its_own_voice(pages: dict[str, BuiltPage]) -> None:
    looked_at = 0
    for prefix, code, name in (("", "en", "English"), ("en/", "ja", "日本語")):
        for page in (page for url, page in pages.items() if in_language(url, prefix)):
            for label in page.all("main .facts dt") if page.layout == "comparison" else ():
                if name in label.to_text():
                    assert label.to_html().count(f'<span lang="{code}">{name}</span>') == 1
                    looked_at += 1
    assert looked_at >= 14


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_a_searched_word_can_be_read_in_forced_colours(
    chromium: Browser, served: browser.ServedSite, scheme: str
) -> None:
    with walking(chromium, served, forced_colors="active", color_scheme=scheme) as walk:
        page = walk.to("search/?q=説明")
        # Those below the screen come after the first five.
        expect(page.locator(".result")).to_have_count(10)
        marks = page.evaluate(COLOURS, "main mark")
        in_links = page.evaluate(COLOURS, "main a mark")
        assert len(marks) >= 3
        assert len(in_links) >= 1
        assert min(map(contrast, marks)) >= 4.5
        if scheme == "dark":
            # White or yellow words, as around them, would be lost on yellow.
            page.evaluate("document.querySelectorAll('main mark').forEach((mark) => { mark.style.color = 'inherit'; })")
            assert max(map(contrast, page.evaluate(COLOURS, "main mark"))) < 1.5
