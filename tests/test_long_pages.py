"""Readers of long pages on the real site: on a phone they fold, and nothing in them is ever out of reach."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

import pytest
from playwright.sync_api import expect

from support.walk import Walk, walking

if TYPE_CHECKING:
    from collections.abc import Iterator

    from playwright.sync_api import Browser

    from shishin.checks import browser

pytestmark = pytest.mark.site

TABLE = "guidelines/requirements/"
LONG = (
    "glossary/",
    "contribute/front-matter/",
    TABLE,
    *(f"{TABLE}by-{name}/" for name in ("phase", "principle", "standard")),
)
MOST = 5_200
"""CSS pixels of a folded page at 320: eight screens; the field reference was 46,000."""

BOXES = "all => all.map((each) => each.getBoundingClientRect()).map((box) => [box.left, box.width].map(Math.round))"

WORDS = {
    "": {
        "open": "すべて開く",
        "close": "すべて閉じる",
        "filter": "絞り込む",
        "on": "絞り込む（1つ選択中）",
        "level": "区分",
    },
    "en/": {"open": "Open all", "close": "Close all", "filter": "Filter", "on": "Filter (1 chosen)", "level": "Level"},
}


@pytest.fixture
def desk(chromium: Browser, site: browser.ServedSite) -> Iterator[Walk]:
    with walking(chromium, site) as walk:
        yield walk
        assert walk.seen.errors == []


@pytest.mark.parametrize("prefix", ["", "en/"])
@pytest.mark.parametrize("url", LONG)
def test_a_long_page_is_folded_on_a_phone_and_whole_on_a_desk(phone: Walk, desk: Walk, prefix: str, url: str) -> None:
    page = phone.to(prefix + url)
    parts = page.locator("details.fold")
    assert parts.count() >= 3
    expect(page.locator("details.fold[open]")).to_have_count(0)
    assert page.evaluate("document.documentElement.scrollHeight") <= MOST
    for summary in page.locator("details.fold > summary:visible").all():
        box = summary.bounding_box()
        assert box is not None
        assert box["height"] >= 44
    wide = desk.to(prefix + url)
    assert wide.locator("details.fold[open]").count() == wide.locator("details.fold").count() >= 3
    assert wide.locator("details.fold > summary:visible, .fold-all:visible").count() == 0


@pytest.mark.parametrize("prefix", ["", "en/"])
def test_one_button_opens_all_parts_and_closes_them_again(phone: Walk, prefix: str) -> None:
    page = phone.to(f"{prefix}glossary/")
    parts = page.locator("details.fold").count()
    page.get_by_role("button", name=WORDS[prefix]["open"]).click()
    expect(page.locator("details.fold[open]")).to_have_count(parts)
    page.get_by_role("button", name=WORDS[prefix]["close"]).click()
    expect(page.locator("details.fold[open]")).to_have_count(0)
    expect(page.get_by_role("button", name=WORDS[prefix]["open"])).to_be_visible()


def test_the_index_of_the_glossary_opens_what_it_leads_to_every_time(phone: Walk) -> None:
    page = phone.to("glossary/")
    link = page.locator(".index-letters a", has_text="さ")
    box = link.bounding_box()
    assert box is not None
    assert min(box["width"], box["height"]) >= 44
    link.click()
    part = page.locator("section:has(#row-sa) details.fold")
    expect(part).to_have_attribute("open", "")
    expect(page.locator("#row-sa")).to_be_in_viewport()
    expect(page.locator("details.fold[open]")).to_have_count(1)
    part.locator("> summary").click()
    expect(part).not_to_have_attribute("open", "")
    link.click()
    expect(part).to_have_attribute("open", "")


@pytest.mark.parametrize(
    "url", ["glossary/#term-software-bill-of-materials", "en/glossary/#term-software-bill-of-materials"]
)
def test_an_address_of_a_term_shows_it(phone: Walk, url: str) -> None:
    page = phone.to(url)
    expect(page.locator("#term-software-bill-of-materials")).to_be_in_viewport()
    expect(page.locator("#term-software-bill-of-materials + dd")).to_be_visible()
    # From one term to another, as a link in the address bar does.
    page.evaluate("location.hash = 'term-application-programming-interface'")
    expect(page.locator("#term-application-programming-interface")).to_be_in_viewport()


@pytest.mark.parametrize("url", ["glossary/#term-software-bill-of-materials", "contribute/front-matter/#fields-terms"])
def test_without_javascript_everything_is_open_and_can_be_gone_to(plain: Walk, url: str) -> None:
    page = plain.to(url)
    target = page.locator(f"#{url.partition('#')[2]}")
    expect(target).to_be_in_viewport()
    assert page.locator("details.fold:not([open])").count() == 0
    expect(page.locator(".fold-all")).to_be_hidden()
    expect(page.locator(".index li").first).to_be_visible()
    first = page.locator("details.fold").first
    first.locator("> summary").click()
    expect(first).not_to_have_attribute("open", "")


def test_what_is_folded_is_printed(phone: Walk) -> None:
    page = phone.to("glossary/")
    page.evaluate("dispatchEvent(new Event('beforeprint'))")
    page.emulate_media(media="print")
    terms = page.locator(".terms > div")
    assert terms.count() >= 70
    assert all(term.is_visible() for term in (terms.first, terms.last))
    expect(page.locator("details.fold > summary").first).to_be_hidden()
    expect(page.locator(".index")).to_be_hidden()


def test_a_page_that_is_made_wide_opens_again(phone: Walk) -> None:
    page = phone.to("contribute/front-matter/")
    expect(page.locator("details.fold[open]")).to_have_count(0)
    page.set_viewport_size({"width": 1000, "height": 640})
    expect(page.locator("details.fold:not([open])")).to_have_count(0)


@pytest.mark.parametrize("prefix", ["", "en/"])
def test_the_filters_of_a_phone_unfold_and_show_what_was_asked_for(phone: Walk, prefix: str) -> None:
    words = WORDS[prefix]
    page = phone.to(prefix + TABLE)
    name = page.locator(".requirement-filters summary")
    expect(name).to_have_text(words["filter"])
    expect(page.get_by_label(words["level"])).to_be_hidden()
    name.click()
    page.get_by_label(words["level"]).select_option("may")
    expect(name).to_have_text(words["on"])
    rows = page.locator(".requirement-table tbody tr:visible")
    count = rows.count()
    assert count >= 3
    assert rows.count() == page.locator(".level-may:visible").count()
    expect(page.get_by_role("status")).to_contain_text(str(count))
    summaries = page.locator("section:visible > details.fold > summary")
    numbers = [re.findall(r"\d+", text) for text in summaries.all_inner_texts()]
    said = sum(int(row[0 if prefix else 1]) for row in numbers)
    assert said == count
    page.reload()
    expect(rows).to_have_count(count)


def test_filters_work_under_readings_over_the_kanji(desk: Walk) -> None:
    page = desk.to(TABLE)
    rows = page.locator(".requirement-table tbody tr:visible")
    page.get_by_label("役割").select_option("developer")
    expected = rows.count()
    assert expected >= 10
    page.get_by_label("役割").select_option("")
    page.locator(".settings summary").click()
    page.get_by_label("ふりがな").check()
    expect(page.locator(".requirement-table ruby").first).to_be_visible()
    page.get_by_label("役割").select_option("developer")
    expect(rows).to_have_count(expected)
    # Asked for by the address, while the readings may come before or after.
    page.reload()
    expect(page.locator(".requirement-table ruby").first).to_be_visible()
    expect(rows).to_have_count(expected)


def test_the_filters_stand_in_even_columns(desk: Walk, phone: Walk) -> None:
    for walk, columns in ((desk, 6), (phone, 1)):
        page = walk.to(TABLE)
        page.locator("details.fold").first.evaluate("part => { part.open = true; }")
        boxes = page.locator(".choices > *").evaluate_all(BOXES)
        assert len(boxes) == 6
        assert len({left for left, _ in boxes}) == columns
        assert max(width for _, width in boxes) - min(width for _, width in boxes) <= 1 or columns == 1


@pytest.mark.parametrize("url", ["", "glossary/", "principles/simple/", "guidelines/ui-ux/", "about/", "search/"])
def test_leads_break_their_lines_by_the_rule_of_the_body(phone: Walk, url: str) -> None:
    page = phone.to(url)
    texts = page.locator("main :is(p, li, dd)")
    rules = texts.evaluate_all("all => all.map((each) => getComputedStyle(each)).map((s) => s.wordBreak + s.lineBreak)")
    assert len(rules) >= 5
    assert set(rules) == {"normalstrict"}
