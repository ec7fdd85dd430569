"""Readers looking for a requirement on the real site: from the home page, by filter, without JavaScript."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

import pytest
from playwright.sync_api import expect

from shishin.model.requirement import Level
from support.walk import Walk, walking

if TYPE_CHECKING:
    from playwright.sync_api import Browser

    from shishin.checks import browser
    from shishin.model.library import Library

pytestmark = pytest.mark.site

TABLE = "guidelines/requirements/"


@pytest.fixture(scope="module")
def musts(library: Library) -> int:
    return sum(row.facts.level == Level.MUST for guideline in library.guidelines for row in guideline.requirements)


@pytest.mark.parametrize(
    ("home", "guideline", "guide", "words"),
    [
        ("", "UI/UX", "だれもが使えるようにつくる", "4.5対1"),
        ("en/", "UI/UX", "Build so that everyone can use it", "4.5 to 1"),
    ],
)
def test_contrast_is_found_in_three_clicks(walk: Walk, home: str, guideline: str, guide: str, words: str) -> None:
    page = walk.to(home)
    # The newest changes on the home page may name it as well.
    page.get_by_role("main").get_by_role("link", name=guideline, exact=True).first.click()
    page.get_by_role("main").get_by_role("link", name=guide, exact=True).first.click()
    page.get_by_role("link", name="UX-11", exact=True).first.click()
    assert walk.url == f"{home}guidelines/ui-ux/accessible/#UX-11"
    place = page.locator("#UX-11")
    expect(place).to_be_in_viewport()
    expect(place.locator(".statement")).to_contain_text(words)


def test_a_filter_narrows_the_table_says_so_and_can_be_shared(walk: Walk, musts: int) -> None:
    page = walk.to(TABLE)
    rows = page.locator(".requirement-table tbody tr:visible")
    whole = rows.count()
    assert whole >= 40
    page.get_by_label("区分").select_option("must")
    expect(page.locator(".filter-status")).to_have_text(f"{whole}件のうち{musts}件を表示しています。")
    assert rows.count() == musts
    assert walk.url == f"{TABLE}?level=must"
    page.get_by_label("原則").select_option("accessibility")
    some = rows.count()
    assert 0 < some < musts
    page.reload()
    assert rows.count() == some
    page.go_back()
    expect(rows).to_have_count(musts)
    page.get_by_role("button", name="絞り込みをやめる").click()
    expect(rows).to_have_count(whole)
    assert walk.url == TABLE


def test_an_address_that_asks_for_what_is_not_offered_hides_nothing(walk: Walk) -> None:
    page = walk.to(f"{TABLE}?level=never&role=developer")
    assert page.get_by_label("区分").input_value() == ""
    assert page.get_by_label("役割").input_value() == "developer"
    assert page.locator(".requirement-table tbody tr:visible").count() > 0


def test_without_javascript_the_table_is_whole_and_no_filter_is_shown(
    chromium: Browser, site: browser.ServedSite
) -> None:
    with walking(chromium, site, java_script_enabled=False) as walk:
        page = walk.to(TABLE)
        assert page.locator(".requirement-table tbody tr:visible").count() >= 40
        assert page.locator("main form:visible, main button:visible").count() == 0
        assert walk.to("guidelines/ui-ux/accessible/").locator("main button:visible").count() == 0


def test_a_button_copies_the_citation_of_a_requirement_and_says_so(walk: Walk) -> None:
    page = walk.to("en/guidelines/ui-ux/accessible/")
    page.get_by_role("button", name="Copy the citation of UX-12").click()
    expect(page.get_by_role("status")).to_have_text("Copied the citation of UX-12.")
    page.context.grant_permissions(["clipboard-read"])
    copied = page.evaluate("() => navigator.clipboard.readText()")
    assert re.fullmatch(
        r"UI/UX guideline (\S+) \(\d+ \w+ \d{4}\), UX-12 https://\S+/en/guidelines/ui-ux/\1/accessible/#UX-12", copied
    )


@pytest.mark.parametrize("url", ["guidelines/ui-ux/", "guidelines/ui-ux/accessible/", "guidelines/ui-ux/all/"])
def test_a_page_is_cited_with_a_click_and_by_hand(walk: Walk, url: str) -> None:
    page = walk.to(url)
    page.get_by_text("この版を引用する").click()
    shown = page.locator(".citation").inner_text()
    page.get_by_role("button", name="引用をコピー", exact=True).click()
    expect(page.get_by_role("status")).to_have_text("引用をコピーしました。")
    page.context.grant_permissions(["clipboard-read"])
    copied = page.evaluate("() => navigator.clipboard.readText()")
    assert copied.split() == shown.split()
    address = copied.split()[-1]
    number = page.locator(".edition-line strong").inner_text().removesuffix("版")
    assert address.endswith(f"/guidelines/ui-ux/{number}/{url.removeprefix('guidelines/ui-ux/')}")


def test_without_javascript_a_citation_can_be_chosen_by_hand(chromium: Browser, site: browser.ServedSite) -> None:
    with walking(chromium, site, java_script_enabled=False) as walk:
        page = walk.to("en/guidelines/security/")
        page.get_by_text("Cite this version").click()
        expect(page.locator(".citation")).to_contain_text("/en/guidelines/security/")
        assert page.locator(".edition button:visible").count() == 0


NARROW = """() => [...document.querySelectorAll(".matrix-table tbody tr")].map((row) => ({
  tops: [...row.querySelectorAll("td:not(.none)")].map((each) => each.getBoundingClientRect().top),
  labels: [...row.querySelectorAll(".field-label")].filter((each) => each.offsetWidth).length,
  links: [...row.querySelectorAll("a")].map((each) => each.getBoundingClientRect().height),
}))"""


@pytest.mark.parametrize("prefix", ["", "en/"])
@pytest.mark.parametrize("width", [320, 768, 1280])
def test_guides_and_phases_are_one_table_at_every_width(
    chromium: Browser, site: browser.ServedSite, prefix: str, width: int
) -> None:
    with walking(chromium, site, viewport={"width": width, "height": 900}) as walk:
        page = walk.to(f"{prefix}guidelines/ui-ux/")
        # It is a table to a screen reader, whatever the screen shows.
        table = page.get_by_role("table")
        assert table.get_by_role("columnheader").count() == 6
        guides = table.get_by_role("rowheader").count()
        assert guides >= 6
        assert table.get_by_role("cell").count() == 5 * guides
        levels = {"必須", "推奨", "任意"} if not prefix else {"must", "should", "may"}
        names = [link.inner_text() for link in table.locator(".numbers a").all()]
        assert len(names) >= 30
        assert {name.split()[-1].lower() for name in names} <= levels
        rows = page.evaluate(NARROW)
        for row in rows:
            assert min(row["links"]) >= 24
            assert (len(set(row["tops"])) == 1) is (width == 1280 or len(row["tops"]) == 1)
            assert row["labels"] == (0 if width == 1280 else len(row["tops"]))
        assert page.evaluate("document.documentElement.scrollWidth") <= width


@pytest.mark.parametrize(("width", "most"), [(1280, 4_000), (320, 8_000)])
def test_a_guideline_s_page_is_short(chromium: Browser, site: browser.ServedSite, width: int, most: int) -> None:
    """As an index three times over it was 6,100 pixels high at 1280 and 9,700 at 320."""
    with walking(chromium, site, viewport={"width": width, "height": 900}) as walk:
        for url in ("guidelines/ui-ux/", "guidelines/data-utilisation/", "en/guidelines/security/"):
            assert walk.to(url).evaluate("document.documentElement.scrollHeight") < most, url


def test_a_number_in_the_text_leads_to_its_requirement(walk: Walk) -> None:
    page = walk.to("guidelines/ui-ux/accessible/")
    page.locator(".prose").get_by_role("link", name="UX-10", exact=True).click()
    assert walk.url == "guidelines/ui-ux/accessible/#UX-10"
