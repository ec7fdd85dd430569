"""Readers on the real site: with a keyboard, without JavaScript, offline, on a phone, on paper."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

import pytest
from playwright.sync_api import expect

if TYPE_CHECKING:
    from pathlib import Path

    from support.walk import Walk


pytestmark = pytest.mark.site


# Keyboard


def test_the_keyboard_goes_from_the_home_page_through_search_to_a_principle(walk: Walk) -> None:
    page = walk.to("")
    walk.press("Tab")
    assert page.evaluate("document.activeElement.className") == "skip"
    walk.tab_to("input[type=search]")
    page.keyboard.type("シンプルなサービス")
    walk.press("Enter")
    page.wait_for_url("**/search/?q=*")
    expect(page.get_by_role("status")).to_contain_text("シンプル")
    walk.tab_to(".result a")
    walk.press("Enter")
    page.wait_for_url("**/principles/simple/**")
    assert page.locator("h1").inner_text() == "シンプルなサービスを心がけよう"


def test_the_skip_link_leads_past_the_header(walk: Walk) -> None:
    page = walk.to("en/principles/simple/")
    walk.press("Tab")
    walk.press("Enter")
    walk.press("Tab")
    assert page.evaluate("document.activeElement.closest('main') !== null")


def test_every_stop_of_the_keyboard_shows_its_focus(walk: Walk) -> None:
    page = walk.to("en/principles/simple/")
    stops = 0
    for _ in range(80):
        walk.press("Tab")
        if page.evaluate("document.activeElement === document.body"):
            break
        stops += 1
        style = page.evaluate(
            "() => { const s = getComputedStyle(document.activeElement); return [s.outlineStyle, s.outlineWidth]; }"
        )
        assert style[0] != "none"
        assert float(style[1].removesuffix("px")) >= 2
    assert stops > 15


def test_the_menu_of_a_phone_opens_and_closes_with_the_keyboard(phone: Walk) -> None:
    page = phone.to("")
    button, menu = page.locator(".menu-button"), page.locator("#menu nav")
    expect(menu).to_be_hidden()
    phone.tab_to(".menu-button")
    phone.press("Enter")
    expect(button).to_have_attribute("aria-expanded", "true")
    expect(menu).to_be_visible()
    phone.press("Tab")
    assert page.evaluate("document.activeElement.closest('#menu') !== null")
    phone.press("Escape")
    expect(menu).to_be_hidden()
    assert page.evaluate("document.activeElement.className") == "menu-button"
    phone.press("Space")
    expect(menu).to_be_visible()
    page.get_by_role("link", name="ガイドライン", exact=False).first.press("Enter")
    page.wait_for_url("**/guidelines/")


def test_no_single_key_does_anything(walk: Walk) -> None:
    """WCAG 2.2, 2.1.4: whoever speaks to the computer would set it off."""
    page = walk.to("")
    before = page.evaluate("[document.body.innerHTML, document.activeElement.tagName]")
    for key in "abcdefghijklmnopqrstuvwxyz0123456789/?.,s":
        walk.press(key)
    assert page.evaluate("[document.body.innerHTML, document.activeElement.tagName]") == before


# Without JavaScript


def test_without_javascript_a_search_leads_to_the_list_of_all_pages(plain: Walk) -> None:
    page = plain.to("")
    page.locator("input[type=search]").first.fill("シンプル")
    page.locator("input[type=search]").first.press("Enter")
    page.wait_for_url("**/all-pages/?q=*")
    links = page.locator("main .page-list a")
    assert links.count() == 57
    links.filter(has_text="シンプル").click()
    page.wait_for_url("**/principles/simple/")


def test_without_javascript_menu_and_languages_work_and_nothing_dead_is_shown(plain: Walk) -> None:
    page = plain.to("principles/simple/")
    expect(page.locator("#menu nav")).to_be_visible()
    expect(page.locator(".menu-button")).to_be_hidden()
    expect(page.locator(".settings")).to_be_hidden()
    page.locator(".history summary").click()
    expect(page.locator(".history li").first).to_be_visible()
    page.get_by_role("link", name="English").click()
    page.wait_for_url("**/en/principles/simple/")


def test_without_javascript_the_page_for_searching_says_so(plain: Walk) -> None:
    page = plain.to("search/")
    expect(page.locator("noscript p")).to_be_visible()
    expect(page.locator("noscript a")).to_be_visible()


# Choices


def test_the_chosen_colours_are_kept_and_drawn_at_once(walk: Walk) -> None:
    page = walk.to("")
    ground = "getComputedStyle(document.documentElement).backgroundColor"
    light = page.evaluate(ground)
    page.locator(".settings summary").click()
    page.get_by_label("暗い").check()
    dark = page.evaluate(ground)
    assert dark != light
    walk.to("principles/")
    assert page.evaluate(ground) == dark
    page.emulate_media(color_scheme="dark")
    page.locator(".settings summary").click()
    page.get_by_label("明るい").check()
    assert page.evaluate(ground) == light
    page.get_by_label("機器に合わせる").check()
    assert page.evaluate(ground) == dark


def test_escape_closes_the_settings_and_returns_to_their_name(walk: Walk) -> None:
    page = walk.to("")
    walk.tab_to(".settings summary")
    walk.press("Enter")
    walk.tab_to("input[name=theme]")
    walk.press("Escape")
    expect(page.locator(".settings")).not_to_have_attribute("open", "")
    assert page.evaluate("document.activeElement.tagName") == "SUMMARY"


def test_furigana_stands_over_the_text_and_goes_again(walk: Walk) -> None:
    page = walk.to("principles/simple/")
    before = page.locator("main").inner_text()
    page.locator(".settings summary").click()
    page.get_by_label("ふりがな").check()
    expect(page.locator("main ruby").first).to_be_visible()
    assert page.locator("main ruby").count() > 100
    assert page.locator(":is(h1, h2, h3, title) ruby").count() == 0
    walk.to("purpose/")
    expect(page.locator("main ruby").first).to_be_visible()
    walk.to("principles/simple/")
    expect(page.locator("main ruby").first).to_be_visible()
    page.locator(".settings summary").click()
    page.get_by_label("ふりがな").uncheck()
    expect(page.locator("main ruby")).to_have_count(0)
    assert page.locator("main").inner_text() == before


def test_english_pages_offer_no_furigana(walk: Walk) -> None:
    page = walk.to("en/")
    page.locator(".settings summary").click()
    assert page.locator("input[name=furigana]").count() == 0


def test_a_browser_that_keeps_nothing_still_shows_every_page(walk: Walk) -> None:
    walk.page.add_init_script("Object.defineProperty(window, 'localStorage', {get() { throw new Error('no'); }})")
    page = walk.to("")
    page.locator(".settings summary").click()
    page.get_by_label("暗い").check()
    assert page.evaluate("document.documentElement.dataset.theme") == "dark"


# Paper


@pytest.mark.parametrize("prefix", ["", "en/"])
def test_the_ten_principles_take_one_side_each(walk: Walk, prefix: str, tmp_path: Path) -> None:
    page = walk.to(f"{prefix}principles/all/")
    pdf = page.pdf(path=tmp_path / "all.pdf", format="A4", prefer_css_page_size=True)
    sides = re.findall(rb"/Type\s*/Page\b(?!s)", pdf)
    assert page.locator(".sheet").count() == 10
    assert len(sides) == 10


def test_a_printed_page_says_where_and_when_it_is_from(walk: Walk) -> None:
    page = walk.to("principles/simple/")
    page.emulate_media(media="print")
    shown = page.locator(".print-address")
    assert shown.count() == 2
    assert "https://shishin.example/principles/simple/" in shown.nth(0).inner_text()
    assert re.search(r"\d{4}年\d+月\d+日", shown.nth(1).inner_text())
    for hidden in (".search", ".menu", ".languages", ".breadcrumb", ".order", ".settings"):
        for element in page.locator(hidden).all():
            expect(element).to_be_hidden()
