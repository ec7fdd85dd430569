"""Readers who search the real site: results, addresses that can be shared, and no connection."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING
from urllib.parse import parse_qs, urlsplit

import pytest
from playwright.sync_api import expect

if TYPE_CHECKING:
    from support.walk import Walk

pytestmark = pytest.mark.site


def test_results_follow_the_typing_and_the_address_can_be_shared(walk: Walk) -> None:
    page = walk.to("search/")
    box = page.locator(".search-input")
    box.click()
    box.press_sequentially("データ", delay=20)
    expect(page.get_by_role("status")).to_contain_text("「データ」")
    assert parse_qs(urlsplit(page.url).query) == {"q": ["データ"]}
    assert page.evaluate("document.activeElement.id") == "search-input"
    first = page.locator(".result a").first.inner_text()
    walk.to(walk.url)
    expect(page.locator(".result a").first).to_have_text(first)
    assert page.locator(".search-input").input_value() == "データ"


def test_back_and_forward_bring_the_results_back(walk: Walk) -> None:
    page = walk.to("en/search/?q=security")
    expect(page.get_by_role("status")).to_contain_text("security")
    box = page.locator(".search-input")
    box.fill("learning")
    box.press("Enter")
    expect(page.get_by_role("status")).to_contain_text("learning")
    page.go_back()
    expect(page.get_by_role("status")).to_contain_text("security")
    assert box.input_value() == "security"
    page.locator(".result a").first.click()
    page.wait_for_url(re.compile(r"/en/(?!search/)"))
    page.go_back()
    expect(page.get_by_role("status")).to_contain_text("security")
    expect(page.locator(".result").first).to_be_visible()


def test_enter_while_a_word_is_composed_does_not_search(walk: Walk) -> None:
    page = walk.to("search/")
    box = page.locator(".search-input")
    box.click()
    expect(page.locator(".finder")).to_be_visible()
    session = page.context.new_cdp_session(page)
    page.wait_for_timeout(300)
    session.send("Input.imeSetComposition", {"text": "あくせし", "selectionStart": 4, "selectionEnd": 4})
    page.wait_for_timeout(500)
    assert "q=" not in page.url
    prevented = page.evaluate(
        """() => !document.getElementById("search-input").dispatchEvent(
            new KeyboardEvent("keydown", {key: "Enter", isComposing: true, bubbles: true, cancelable: true}))"""
    )
    assert prevented
    assert "q=" not in page.url
    session.send("Input.insertText", {"text": "アクセシビリティ"})
    expect(page.get_by_role("status")).to_contain_text("アクセシビリティ")


def test_escape_empties_the_box_and_keeps_the_focus(walk: Walk) -> None:
    page = walk.to("search/?q=データ")
    expect(page.locator(".result").first).to_be_visible()
    box = page.locator(".search-input")
    box.focus()
    walk.press("Escape")
    expect(page.locator(".results")).to_be_hidden()
    assert box.input_value() == ""
    assert page.evaluate("document.activeElement.id") == "search-input"


def test_results_are_narrowed_and_the_address_says_so(walk: Walk) -> None:
    page = walk.to("search/?q=データ")
    expect(page.locator(".result")).to_have_count(10)
    page.get_by_label("種類").select_option("term")
    expect(page.locator(".result-kind").first).to_have_text("用語")
    page.wait_for_url("**/search/?q=*&kind=term")
    assert {kind.inner_text() for kind in page.locator(".result-kind").all()} == {"用語"}
    page.go_back()
    expect(page.locator(".result")).to_have_count(10)


def test_first_answers_do_not_wait_for_those_below_the_screen(walk: Walk) -> None:
    walk.to("en/search/")
    walk.page.add_init_script("""
      window.counts = [];
      new MutationObserver(() => {
        const count = document.querySelectorAll(".result").length;
        if (window.counts.at(-1) !== count) window.counts.push(count);
      }).observe(document, { childList: true, subtree: true });
    """)
    page = walk.to("en/search/?q=service")
    expect(page.locator(".result")).to_have_count(10)
    expect(page.locator(".more")).to_be_visible()
    page.locator(".search-input").fill("services")
    expect(page.get_by_role("status")).to_contain_text("services")
    assert page.evaluate("window.counts") == [0, 5, 10]
    titles = page.locator(".result a").all_inner_texts()
    assert len(set(titles)) == len(titles) == 10


def test_more_results_are_shown_on_request(walk: Walk) -> None:
    page = walk.to("en/search/?q=service")
    expect(page.locator(".result")).to_have_count(10)
    page.locator(".more").click()
    expect(page.locator(".result").nth(10)).to_be_visible()
    assert page.evaluate("document.activeElement === document.querySelectorAll('.result a')[10]")


def test_what_nobody_wrote_of_is_not_found_and_help_is_given(walk: Walk) -> None:
    page = walk.to("search/?q=ラーメンの作り方レシピ")
    expect(page.get_by_role("status")).to_contain_text("合うページはありません")
    expect(page.locator(".finder-help")).to_be_visible()
    expect(page.locator(".result")).to_have_count(0)


@pytest.mark.parametrize(
    "query", ["<img src=x onerror=alert(1)>", "{query}{count}", "' \" \\ % & ?", "ー", "の", "a" * 500]
)
def test_whatever_is_typed_is_only_text(walk: Walk, query: str) -> None:
    page = walk.to("search/")
    page.locator(".search-input").fill(query)
    page.locator(".search-input").press("Enter")
    expect(page.get_by_role("status")).not_to_be_empty()
    assert page.locator("main img").count() == 0


def test_a_search_goes_on_without_a_connection(walk: Walk) -> None:
    page = walk.to("search/?q=データ")
    expect(page.locator(".result").first).to_be_visible()
    asked = -1
    while asked != len(walk.seen.answered):
        asked = len(walk.seen.answered)
        page.wait_for_timeout(500)
    failed: list[str] = []
    page.on("requestfailed", lambda request: failed.append(request.url))
    page.unroute_all()
    page.context.set_offline(True)
    page.locator(".search-input").fill("みんなで共創")
    expect(page.get_by_role("status")).to_contain_text("みんなで共創")
    expect(page.locator(".result").first).to_be_visible()
    assert page.locator(".result").count() > 1
    # Chromium asks for the icon again whenever the address changes.
    assert [url for url in failed if "/icon." not in url] == []
    walk.seen.errors.clear()


def test_a_search_that_cannot_load_says_so_and_can_be_repeated(walk: Walk) -> None:
    page = walk.to("search/")
    page.route("**/rows-*.json", lambda route: route.abort())
    page.locator(".search-input").fill("データ")
    expect(page.get_by_role("status")).to_contain_text("読み込めませんでした")
    page.unroute("**/rows-*.json")
    page.locator(".search-input").press("Enter")
    expect(page.locator(".result").first).to_be_visible()
    walk.seen.errors.clear()
