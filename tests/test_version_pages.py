"""What pages say of their own version: its state, its addresses, and what has become of it since."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from shishin.checks.audit import check_files
from shishin.checks.built_page import read_site
from shishin.checks.depths import repeated_pages
from support.guideline_changes import STATES
from support.html import goals
from support.languages import EDITION
from support.shared import SharedFolder, living
from support.walk import walking

if TYPE_CHECKING:
    from collections.abc import Iterator

    from playwright.sync_api import Browser

    from shishin.checks import browser
    from shishin.checks.built_page import BuiltPage
    from support.released import Project

pytestmark = pytest.mark.site

SITE_URL = "https://sample.example/base/"
BASE = "guidelines/ui-ux/"


@pytest.fixture(scope="module")
def lived(shared: SharedFolder, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Project]:
    """A project with news and a version in every state; UX-04 was withdrawn in 1.1.0, and UX-05 is on trial."""
    with living(shared.built_history("every state and news"), tmp_path_factory.mktemp("states")) as kept:
        yield kept


def test_the_whole_site_passes_the_checks_of_files(lived: Project) -> None:
    assert check_files(lived.root / "site", SITE_URL, EDITION)[1] == []


STATUSES = {
    "superseded": ("Version 1.0.0 Superseded by a newer version Released on", "1.0.0版 新しい版がある古い版 "),
    "latest": ("Version 1.1.0 In force (latest) Released on", "1.1.0版 有効な版（最新） "),
    "withdrawn": ("Version 1.2.0-beta.1 Withdrawn Released on", "1.2.0-beta.1版 取り下げた版 "),
    "trial": ("Version 1.2.0-beta.2 On trial as a beta Released on", "1.2.0-beta.2版 試行中のβ版 "),
    "draft": ("Draft open to comment", "公開していない案 意見を受け付けています"),
}


@pytest.mark.parametrize("version", STATES)
@pytest.mark.parametrize("page", ["", "first/", "all/"])
def test_the_status_is_what_the_version_is_by_now(pages: dict[str, BuiltPage], version: str, page: str) -> None:
    for prefix, said in zip(("en/", ""), STATUSES[STATES[version]], strict=True):
        shown = pages[f"{prefix}{BASE}{version}/{page}"]
        assert shown.text(".edition-line").startswith(said)
        # Nothing but the title in the source language stands between the title and the version.
        first, *_rest = shown.all("h1 ~ :not(.original-title)")
        assert str(first.attrs["class"]) == "edition"


@pytest.mark.parametrize("version", STATES)
def test_only_what_is_or_was_in_force_is_offered_for_contracts(pages: dict[str, BuiltPage], version: str) -> None:
    for prefix, kept, cited in (("", "ずっと示します", "契約や"), ("en/", "for ever", "in contracts")):
        text = pages[f"{prefix}{BASE}{version}/second/"].text(".edition")
        assert (kept in text) == (version != "draft")
        assert (cited in text) == (STATES[version] in {"latest", "superseded"})


@pytest.mark.parametrize("page", ["", "first/", "all/"])
def test_every_page_gives_its_own_address_the_latest_s_and_the_list(pages: dict[str, BuiltPage], page: str) -> None:
    """As W3C's reports do: "This version", "Latest version", "All versions"."""
    for place in ("", *STATES):
        top = f"en/{BASE}{place}{'/' if place else ''}"
        built = pages[top + page]
        this = [] if place == "draft" else [f"en/{BASE}{place or '1.1.0'}/{page}"]
        other = f"en/{BASE}{page}" if place else this[0]
        whole = [] if page == "all/" else [f"{top}all/"]
        data = [] if place == "draft" else [f"data/v1/ui-ux/{place or '1.1.0'}/requirements.json"]
        assert goals(built, ".cite-note a, .versions dd a") == [other, f"en/{BASE}versions/", *whole, *data], place
        shown = [address.to_text() for address in built.all(".address")]
        assert shown == [f"{SITE_URL}{url}" for url in [*this, f"en/{BASE}{page}"]]


CITED = {
    "1.0.0": "{day}", "": "{day}", "1.1.0": "{day}", "1.2.0-beta.1": "{day}, withdrawn",
    "1.2.0-beta.2": "{day}, on trial", "draft": None,
}  # fmt: skip


@pytest.mark.parametrize("place", CITED)
@pytest.mark.parametrize(("page", "what"), [("", ""), ("first/", ", guide 1: Use first"), ("all/", "")])
def test_a_page_is_cited_as_the_version_that_it_is_of(
    pages: dict[str, BuiltPage], place: str, page: str, what: str
) -> None:
    shown = pages[f"en/{BASE}{place}{'/' if place else ''}{page}"]
    form, number = CITED[place], place or "1.1.0"
    if form is None:
        assert not shown.all(".cite, [data-citation]")
        return
    when = form.format(day=shown.text(".edition-line").partition("Released on ")[2])
    address = f"{SITE_URL}en/{BASE}{number}/{page}"
    assert shown.text(".citation") == f"Sample guideline {number} ({when}){what} {address}"
    if page == "first/":
        (status,) = shown.all(".copy-status")
        assert status.attrs["data-citation"] == f"Sample guideline {number} ({when}), {{id}} {address}#{{id}}"


def test_the_menu_marks_the_version_of_the_page_with_words(pages: dict[str, BuiltPage]) -> None:
    for prefix, words in (("", "このページ"), ("en/", "this page")):
        for place in ("", *STATES):
            shown = pages[f"{prefix}{BASE}{place}{'/' if place else ''}second/"]
            (marked,) = shown.all(".versions li strong")
            assert marked.to_text() == words
            (row,) = (item.to_text() for item in shown.all(".versions li") if words in item.to_text())
            assert shown.text(".versions li [aria-current]") in row
    assert pages[f"en/{BASE}draft/"].text(".versions li a") == "Draft"


BOXES = """() => [...document.querySelectorAll(".versions li:has(time)")].map((row) =>
  ["a", "time", "span", "p"].map((name) => row.querySelector(name).getBoundingClientRect().toJSON()))"""
"""Where the number, the day, the state and the sentence of every released version stand in the menu."""


@pytest.mark.parametrize("width", [320, 768, 1280])
def test_a_version_is_a_line_with_its_sentence_below(chromium: Browser, served: browser.ServedSite, width: int) -> None:
    with walking(chromium, served, viewport={"width": width, "height": 900}) as walk:
        page = walk.to(f"en/{BASE}1.0.0/")
        page.locator(".versions summary").click()
        rows = page.evaluate(BOXES)
        assert len(rows) == len(STATES) - 1
        for name, day, state, sentence in rows:
            middles = [box["y"] + box["height"] / 2 for box in ((name, day) if width != 768 else (name, day, state))]
            assert max(middles) - min(middles) < 8
            assert day["height"] < 32
            assert sentence["y"] >= state["bottom"]
        assert page.evaluate("document.documentElement.scrollWidth") <= width


@pytest.mark.parametrize("page", ["", "first/", "all/"])
def test_paper_tells_the_version_and_its_address(chromium: Browser, served: browser.ServedSite, page: str) -> None:
    with walking(chromium, served) as walk:
        for place in ("", *STATES):
            shown = walk.to(f"en/{BASE}{place}{'/' if place else ''}{page}")
            shown.emulate_media(media="print")
            text = shown.locator("main").inner_text() + shown.locator("footer").inner_text()
            kept = place or "1.1.0"
            assert text.count(f"{SITE_URL}en/{BASE}{kept}/{page}") >= (1 if place == "draft" else 2), place
            assert ("Draft: open" if place == "draft" else f"Version {kept}: ") in text
            assert shown.locator(".versions ul").is_hidden()


def test_titles_and_ways_name_the_version(pages: dict[str, BuiltPage]) -> None:
    for prefix, version, mark in (
        ("", "1.0.0", "1.0.0版"), ("en/", "1.0.0", "version 1.0.0"), ("", "draft", "案"), ("en/", "draft", "draft"),
    ):  # fmt: skip
        for page in ("", "first/", "all/"):
            shown = pages[f"{prefix}{BASE}{version}/{page}"]
            assert f" | {mark} | " in shown.text("title")
            assert mark in [crumb.to_text() for crumb in shown.all(".breadcrumb li")]
        assert pages[f"{prefix}{BASE}{version}/"].text(".breadcrumb [aria-current]") == mark
    assert pages[f"en/{BASE}"].text(".breadcrumb [aria-current]") == "Sample"


def test_a_frozen_page_does_not_pass_off_the_latest_s_table_as_its_own(pages: dict[str, BuiltPage]) -> None:
    table = "guidelines/requirements/"
    assert table in goals(pages[BASE], "main a")
    assert all(table not in goals(pages[f"{BASE}{place}/"], "main a") for place in STATES)


def test_the_list_of_versions_leads_to_what_is_for_ever(pages: dict[str, BuiltPage]) -> None:
    page = pages[f"en/{BASE}versions/"]
    anchors = [str(heading.attrs["id"]) for heading in page.all("main .rail h2[id^=version]")]
    assert anchors == [f"version-{state.replace('.', '-')}" for state in reversed(STATES)]
    assert goals(page, "main .rail h2[id^=version] a") == [f"en/{BASE}{state}/" for state in reversed(STATES)]
    links = goals(page, "main .rail a")
    for version in STATES:
        assert f"en/{BASE}{version}/all/" in links
        assert (f"data/v1/ui-ux/{version}/requirements.json" in links) == (version != "draft")


def test_a_note_is_not_introduced_by_the_verb_that_it_begins_with(pages: dict[str, BuiltPage]) -> None:
    page = pages[f"en/{BASE}versions/"]
    text = page.text("main")
    for verb in ("Changed", "Added", "Withdrawn"):
        assert f"{verb} Changed UX-0" not in text
    assert {tag.to_text() for tag in page.all("main .tag")} == {"Wording only"}


def test_the_home_page_tells_of_a_withdrawal_and_marks_what_was_withdrawn(pages: dict[str, BuiltPage]) -> None:
    gone = f"en/{BASE}1.2.0-beta.1/"
    first = pages["en/"].all(".news li")[0].to_text()
    assert "Sample guideline 1.2.0-beta.1 was withdrawn. It was wrong." in first
    assert goals(pages["en/"], ".news ul a")[0] == gone
    news = [item.to_text() for item in pages["en/"].all(".news > li")]
    assert "The sample, 1.2.0-beta.2." in news[1]
    assert "The sample, 1.2.0-beta.1. It was withdrawn on" in news[2]
    assert "Sample guideline 1.2.0-beta.1: withdrawn" in news[2]
    assert "を取り下げました。見本の説明です。" in pages[""].text(".news li")


def test_a_version_s_history_is_its_own(pages: dict[str, BuiltPage]) -> None:
    assert "Opened the site." in pages["en/about/"].text(".history")
    for place in ("", *STATES):
        top = f"en/{BASE}{place}{'/' if place else ''}"
        text = pages[f"{top}first/"].text("details.history")
        assert "1.0.0: Released for the first time." in text
        assert "Used the first guide." in text
        for page in ("", "first/", "second/", "all/"):
            assert "Opened the site." not in pages[top + page].text("main")


def test_pages_that_the_browser_sees_briefly_have_the_words_of_others(lived: Project) -> None:
    pages = {page.url: page for page in read_site(lived.root / "site", EDITION) if not page.is_redirect}
    repeated = repeated_pages([*pages.values()])
    looked_at = {"guide": 0, "latest": 0, "comparison": 0}
    for url in repeated:
        page = pages[url]
        if page.layout == "comparison":
            other = pages[f"{url.rstrip('/').rpartition('/')[0]}/latest/"]
            assert words_of(page, ".differences") == words_of(other, ".differences") != []
            looked_at["comparison"] += 1
        elif page.layout == "guide":
            whole = pages[f"{url.rstrip('/').rpartition('/')[0]}/all/"]
            assert set(words_of(page, ".prose p")) <= set(words_of(whole, "p"))
            looked_at["guide"] += 1
        else:
            assert words_of(page, ".prose p") == words_of(pages[page.current_url], ".prose p")
            looked_at["latest"] += 1
    assert looked_at["guide"] >= 8
    assert min(looked_at["latest"], looked_at["comparison"]) >= 2
    # A page that names another as its canonical address without being a version of it is looked at like any other.
    assert not any(url.startswith(("about", "principles")) for url in repeated)


def words_of(page: BuiltPage, selector: str) -> list[str]:
    return [" ".join(element.to_text().split()) for element in page.all(selector)]
