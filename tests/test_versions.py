"""What readers meet of a guideline's versions: on the built pages, in a browser, in feeds and in the search."""

from __future__ import annotations

import json
import re
from datetime import datetime
from typing import TYPE_CHECKING
from urllib.parse import urljoin
from xml.etree import ElementTree as ET

import pytest

from shishin.checks.audit import check_files
from shishin.content.load import load
from shishin.pages.context import contexts
from shishin.search.records import records
from support.guideline_changes import FOUR_VERSIONS
from support.html import goals
from support.languages import EDITION, LANGUAGES
from support.walk import walking

if TYPE_CHECKING:
    from playwright.sync_api import Browser

    from shishin.checks import browser
    from shishin.checks.built_page import BuiltPage
    from shishin.model.library import Library
    from support.released import Project

pytestmark = pytest.mark.site

SITE_URL = "https://sample.example/base/"
ATOM = "{http://www.w3.org/2005/Atom}"
BASE = "guidelines/ui-ux/"


@pytest.fixture(scope="module")
def library(lived: Project) -> Library:
    content = load(lived.root).library
    assert content
    return content


def test_the_whole_site_passes_the_checks_of_files(lived: Project) -> None:
    checked, findings = check_files(lived.root / "site", SITE_URL, EDITION)
    assert findings == []
    # 60 pages as without versions, 4 versions and a draft of 4 pages each, the list of versions, 4 neighbours,
    # 3 pairs with the latest and 4 with the draft, a redirect, and one for the latest itself; all in both languages.
    assert len(checked) == 68 + 2 * (5 * 4 + 1 + 4 + 3 + 4 + 2)


@pytest.mark.parametrize("prefix", ["", "en/"])
def test_each_version_is_compared_with_what_its_notes_count_from(
    pages: dict[str, BuiltPage], library: Library, prefix: str
) -> None:
    (history,) = library.histories
    starts = {version.name: start.name for version in history.released if (start := history.notes_since(version)[0])}
    assert starts == {"1.0.0-beta.2": "1.0.0-beta.1", "1.0.0": "1.0.0-beta.1", "1.1.0": "1.0.0"}
    listed = goals(pages[f"{prefix}{BASE}versions/"], "a[href]")
    for name, before in starts.items():
        url = f"{prefix}{BASE}changes/{before}/{name}/"
        assert url in pages
        assert url in listed


@pytest.mark.parametrize("prefix", ["", "en/"])
def test_a_version_keeps_its_words(pages: dict[str, BuiltPage], prefix: str) -> None:
    old, new = (
        ("もう一つの仕組み", "原則の仕組み") if not prefix else ("another mechanism", "the mechanism of a principle")
    )
    for version, words, others in (("1.0.0-beta.1", old, new), ("1.0.0-beta.2", new, old), ("1.0.0", new, old)):
        page = pages[f"{prefix}{BASE}{version}/first/"]
        statements = " ".join(statement.to_text() for statement in page.all(".statement"))
        assert words in statements
        assert others not in statements
    assert not pages[f"{prefix}{BASE}1.1.0/first/"].all("#UX-02.requirement")
    assert pages[f"{prefix}{BASE}1.1.0/second/"].all("#UX-02.requirement")


BANNERS = {
    "1.0.0-beta.1": ("superseded", "an old version", "changes/1.0.0-beta.1/latest/"),
    "1.0.0-beta.2": ("superseded", "an old version", "changes/1.0.0-beta.2/latest/"),
    "1.1.0": ("withdrawn", "It was wrong.", "changes/1.1.0/latest/"),
    "draft": ("open to comment", "Do not cite it", "changes/1.0.0/draft/"),
}


@pytest.mark.parametrize("version", BANNERS)
@pytest.mark.parametrize("page", ["", "first/", "all/"])
def test_what_is_not_the_latest_says_so_first(pages: dict[str, BuiltPage], version: str, page: str) -> None:
    state, words, comparison = BANNERS[version]
    shown = pages[f"en/{BASE}{version}/{page}"]
    text = shown.text(".behind")
    assert state in text
    assert words in text
    goals = [urljoin(f"/en/{BASE}{version}/{page}", str(link.attrs["href"])) for link in shown.all(".behind a")]
    assert f"/en/{BASE}{page}" in goals
    assert f"/en/{BASE}{comparison}" in goals
    # A search result and a shared link say it too.
    for name in ('name="description"', 'property="og:description"'):
        assert words in shown.text(".behind") + str(shown.all(f"meta[{name}]")[0].attrs["content"])
        assert str(shown.all(f"meta[{name}]")[0].attrs["content"]) in text


def test_the_latest_has_no_banner_and_its_own_address_names_it(pages: dict[str, BuiltPage]) -> None:
    for url in (BASE, f"{BASE}first/", f"{BASE}1.0.0/", f"{BASE}1.0.0/first/"):
        assert not pages[url].all(".behind")
        assert not pages[url].all('meta[name="robots"]')
    assert str(pages[f"{BASE}1.0.0/first/"].all('link[rel="canonical"]')[0].attrs["href"]) == f"{SITE_URL}{BASE}first/"


def test_the_menu_of_versions_keeps_to_the_guide(pages: dict[str, BuiltPage]) -> None:
    page = pages[f"en/{BASE}1.0.0-beta.1/second/"]
    links = page.all(".versions ul a")
    goals = [urljoin(f"/{page.url}", str(link.attrs["href"])) for link in links]
    assert goals == [f"/en/{BASE}{version}/second/" for version in ("draft", *reversed(FOUR_VERSIONS))]
    assert [str(link.attrs.get("aria-current")) for link in links].count("true") == 1
    assert page.text(".versions [aria-current]") == "1.0.0-beta.1"
    latest = pages[f"en/{BASE}second/"]
    goals = [urljoin(f"/{latest.url}", str(link.attrs["href"])) for link in latest.all(".versions ul a")]
    assert f"/en/{BASE}second/" in goals
    assert f"/en/{BASE}1.0.0/second/" not in goals
    assert f"{SITE_URL}en/{BASE}1.0.0/second/" in latest.text(".citation")


def test_the_list_of_versions_tells_everything(pages: dict[str, BuiltPage]) -> None:
    page = pages[f"en/{BASE}versions/"]
    assert [heading.to_text().strip() for heading in page.all("main .rail h2 a")] == ["Draft", *reversed(FOUR_VERSIONS)]
    text = page.text("main")
    for words in (
        "Withdrawn on", "It was wrong.", "Changed UX-02.", "People asked.", "A person", "Looked at the text.",
        "not independent", "independent of those who wrote the text", "Look again.", "Taken",
        "Compare 1.0.0-beta.1 with 1.0.0-beta.2",
        "Compare 1.0.0-beta.1 with the latest version", "Compare the draft with the latest version",
        "Whole text of 1.0.0 for printing", "Whole text of the draft for printing",
    ):  # fmt: skip
        assert words in text, words


def test_a_requirement_tells_its_life(pages: dict[str, BuiltPage]) -> None:
    text = pages[f"en/{BASE}first/"].text("#UX-02")
    assert "added in 1.0.0-beta.1" in text
    assert "changed in 1.0.0-beta.2" in text
    old = pages[f"en/{BASE}1.0.0-beta.1/first/"]
    assert "Changed since: what changed in UX-02 , UX-02 in the latest version" in old.text("#UX-02")
    goals = [str(link.attrs["href"]) for link in old.all("#UX-02 a")]
    assert f"../../../../../{'en/'}{BASE}first/#UX-02" in goals


def test_a_guide_tells_its_history(pages: dict[str, BuiltPage]) -> None:
    text = pages[f"en/{BASE}first/"].text("details.history:not(.versions)")
    assert "1.0.0-beta.2: Changed UX-02." in text
    assert "1.0.0-beta.1: Released for the first time." in text
    # An editorial change and a version that came later do not show.
    assert "first.yml" not in text
    assert "1.1.0" not in text
    assert "1.0.0-beta.2" not in pages[f"en/{BASE}1.0.0-beta.1/first/"].text("details.history:not(.versions)")


def test_a_comparison_marks_words_and_says_why(pages: dict[str, BuiltPage]) -> None:
    english = pages[f"en/{BASE}changes/1.0.0-beta.1/1.0.0-beta.2/"]
    deleted, inserted = (" ".join(mark.to_text() for mark in english.all(name)) for name in ("del", "ins"))
    assert "deleted:" in deleted
    assert "another" in deleted
    assert "added:" in inserted
    assert "principle" in inserted
    text = english.text("#UX-02") + english.text("main")
    for words in ("UX-02", "changed", "Changed UX-02.", "People asked.", "1 changed"):
        assert words in text
    assert str(english.all("main a[href^='https://code']")[0].attrs["href"]) == "https://code.example/issues/1"
    japanese = pages[f"{BASE}changes/1.0.0-beta.1/1.0.0-beta.2/"]
    assert "もう一つの" in " ".join(mark.to_text() for mark in japanese.all("del"))
    assert "原則の" in " ".join(mark.to_text() for mark in japanese.all("ins"))
    assert len(japanese.all("dd[lang=en]")) == 1
    moved = pages[f"en/{BASE}changes/1.0.0/1.1.0/"]
    assert "1 moved" in moved.text("main")
    assert "The words are the same." in pages[f"en/{BASE}changes/1.0.0-beta.2/1.0.0/"].text("main")
    draft = pages[f"en/{BASE}changes/1.0.0/draft/"]
    assert "changes from 1.0.0 to the draft" in draft.text("h1")
    assert any("list" in mark.to_text() for mark in draft.all("ins"))


def test_a_change_of_wording_only_is_folded_away(pages: dict[str, BuiltPage]) -> None:
    draft = pages[f"en/{BASE}changes/1.0.0/draft/"]
    (folded,) = draft.all("#guides ~ .differences > details")
    assert "open" not in folded.attrs
    assert draft.text("#guides ~ .differences > details > summary") == "Wording only (1)"
    assert len(draft.all("#guides ~ .differences > details > section")) == 1
    assert draft.all("#guides ~ .differences > section") == []
    assert pages[f"en/{BASE}changes/1.0.0-beta.1/1.0.0-beta.2/"].all("details.editorial") == []
    notes = pages[f"en/{BASE}versions/"].all("details.editorial")
    assert ["Changed first." in note.to_text() for note in notes] == [True]


def test_feeds_are_valid_atom_with_stable_ids(lived: Project) -> None:
    seen = []
    for prefix in ("", "en/"):
        for name in ("changes.xml", f"{BASE}changes.xml"):
            path = lived.root / "site" / prefix / name
            feed = ET.fromstring(path.read_bytes())
            assert feed.tag == f"{ATOM}feed"
            # RFC 4287, 4.1.1: one id, title and updated; an author; a link to itself.
            for tag in ("id", "title", "updated"):
                assert len(feed.findall(f"{ATOM}{tag}")) == 1
            assert feed.findtext(f"{ATOM}id") == f"{SITE_URL}{prefix}{name}"
            assert feed.findtext(f"{ATOM}author/{ATOM}name")
            own = [link.get("href") for link in feed.findall(f"{ATOM}link") if link.get("rel") == "self"]
            assert own == [f"{SITE_URL}{prefix}{name}"]
            entries = feed.findall(f"{ATOM}entry")
            ids = [entry.findtext(f"{ATOM}id") for entry in entries]
            assert len(set(ids)) == len(ids) == (4 if name.startswith(BASE) else 6)
            dates = [datetime.fromisoformat(entry.findtext(f"{ATOM}updated") or "") for entry in entries]
            assert all(date.tzinfo for date in dates)
            assert dates == sorted(dates, reverse=True)
            assert datetime.fromisoformat(feed.findtext(f"{ATOM}updated") or "") == dates[0]
            for entry in entries:
                assert entry.findtext(f"{ATOM}title")
                assert entry.findtext(f"{ATOM}summary")
                assert [link.get("rel") for link in entry.findall(f"{ATOM}link")] == ["alternate"]
            seen += ids
    assert len(seen) == 20
    assert f"{SITE_URL}en/{BASE}1.0.0/" in seen


def test_a_page_names_its_feeds(pages: dict[str, BuiltPage]) -> None:
    feeds = [str(link.attrs["href"]) for link in pages[f"en/{BASE}first/"].all('link[type="application/atom+xml"]')]
    assert feeds == ["../../../../en/changes.xml", f"../../../../en/{BASE}changes.xml"]
    assert len(pages["en/about/"].all('link[type="application/atom+xml"]')) == 1


def test_only_older_words_that_differ_are_in_the_search(library: Library) -> None:
    for language in LANGUAGES:
        older = [record for record in records(contexts(library)[language.code]) if record.version]
        urls = {record.url.removeprefix(language.prefix).removeprefix(BASE) for record in older}
        assert urls == {"1.0.0-beta.1/first/#UX-02"}
        assert not any("draft" in record.url for record in records(contexts(library)[language.code]))


def test_the_data_have_versions_changes_and_each_versions_requirements(lived: Project) -> None:
    folder = lived.root / "site/data/v1"

    def rows(name: str) -> list[dict[str, object]]:
        data: list[dict[str, object]] = json.loads((folder / name).read_text(encoding="utf-8"))["rows"]
        return data

    versions = rows("versions.json")
    assert [version["version"] for version in versions] == list(FOUR_VERSIONS)
    assert [version["latest"] for version in versions] == [False, False, True, False]
    assert versions[3]["why_withdrawn"] == {"ja": "見本の説明です。", "en": "It was wrong."}
    assert [row["id"] for row in rows("changes.json")] == ["ui-ux/1.0.0-beta.2/1", "ui-ux/1.1.0/1"]
    old = {row["id"]: row for row in rows("ui-ux/1.0.0-beta.1/requirements.json")}
    assert old["UX-02"]["statement"] != {row["id"]: row for row in rows("requirements.json")}["UX-02"]["statement"]
    assert (folder / "ui-ux/1.0.0-beta.1/requirements.csv").is_file()


def test_the_menu_works_without_scripts(chromium: Browser, served: browser.ServedSite) -> None:
    with walking(chromium, served, java_script_enabled=False) as walk:
        page = walk.to(f"en/{BASE}second/#UX-03")
        page.locator(".versions summary").click()
        page.get_by_role("link", name="1.0.0-beta.1", exact=True).click()
        assert walk.url == f"en/{BASE}1.0.0-beta.1/second/"
        assert page.locator(".behind").is_visible()
        page.get_by_role("link", name=re.compile("latest version")).first.click()
        assert walk.url == f"en/{BASE}second/"
        assert walk.seen.errors == []


def test_the_home_page_tells_of_new_versions(pages: dict[str, BuiltPage]) -> None:
    page = pages["en/"]
    goals = [urljoin("/en/", str(link.attrs["href"])) for link in page.all("main a")]
    assert f"/en/{BASE}1.1.0/" in goals
    assert "The sample, 1.1.0. It was withdrawn on" in page.text("main")
