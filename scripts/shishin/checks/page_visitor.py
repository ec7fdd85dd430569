"""Opens built pages in Chromium, one after the other, and looks at each in every combination."""

from __future__ import annotations

import json
from itertools import product
from typing import TYPE_CHECKING, Any

from playwright.sync_api import TimeoutError  # noqa: A004 - its own name

from shishin.checks.axe_script import AXE
from shishin.checks.browser import DARK, HEIGHT, MORE_RULES, ORIGIN, SCHEMES, TAGS, WIDTHS, AxeResult, PageVisit, answer
from shishin.checks.enlarged_text import lost_words
from shishin.checks.first_visit import PARTS

if TYPE_CHECKING:
    from playwright.sync_api import Browser, Page, ViewportSize

    from shishin.checks.browser import ServedSite

OPENED = """() => {
  document.querySelectorAll("details").forEach((each) => { each.open = true; });
  document.querySelectorAll("button[aria-expanded=false]").forEach((each) => each.click());
  const hanging = [...document.querySelectorAll("header details[open] > *")]
    .filter((each) => getComputedStyle(each).position === "absolute")
    .map((each) => each.getBoundingClientRect().bottom);
  const main = document.querySelector("main");
  if (!main) return;
  const below = Math.max(0, ...hanging) - main.getBoundingClientRect().top;
  main.style.paddingBlockStart = below > 0 ? `${below}px` : "";
}"""
"""Opens what a page shows only when asked: menus, settings, histories.

What then hangs from the header over the page's words would hide their colours from axe: the words move below it.
"""

LAYOUT = r"(/(?:^|\s)layout-(\S+)/.exec(document.body.className) ?? [])[1] ?? ''"
"""Reads a page's type from its class, as `base.html` writes it."""

COLOUR_RULES = """([tags, more]) => {
  const colours = new Set(axe.getRules(["cat.color"]).map((rule) => rule.ruleId));
  return [...axe.getRules(tags).map((rule) => rule.ruleId), ...more].filter((id) => colours.has(id));
}"""
"""Names those rules, of some tags and of some more, that axe-core's own category calls rules of colours."""

RUN = f"""only => axe.run({{
  runOnly: only, rules: {json.dumps({rule: {"enabled": True} for rule in MORE_RULES})},
  resultTypes: ["violations", "incomplete"],
}})"""
"""Runs axe: the rules of some tags and `MORE_RULES`, or some rules alone."""

PATIENCE = 10_000
"""Milliseconds: long enough for the slowest machine that runs an audit."""

BEFORE: ViewportSize = {"width": 1280, "height": 720}
"""The window in which a page is loaded, in light colours."""

NOWHERE = "about:blank"
_FORGET = "() => { sessionStorage.clear(); window.name = ''; }"


class PageVisitor:
    """A browser page that visits the pages of a site, each as if it were the first that the browser opens.

    A new browser page for each visit would start a process each time, which takes longer than most visits.
    """

    def __init__(self, browser: Browser, site: ServedSite) -> None:
        """Open a browser page; it is closed with the browser.

        Args:
            browser: The browser.
            site: The built site.
        """
        self._site, self._visit = site, PageVisit("")
        self._page = browser.new_context(reduced_motion="reduce", service_workers="block").new_page()
        self._protocol = self._page.context.new_cdp_session(self._page)
        self._page.on("pageerror", lambda error: self._visit.errors.append(str(error)))
        self._page.route("**/*", lambda route: answer(route, site, self._visit))

    def visit(self, url: str, *, briefly: bool = False) -> PageVisit:
        """Open a built page once and look at it in every combination of width and colour scheme.

        Args:
            url: The page's address from the site's root.
            briefly: Whether two combinations are enough: narrow and light, and wide and dark, with everything opened.
        """
        self._visit = PageVisit(url)
        self._page.emulate_media(color_scheme="light")
        self._page.set_viewport_size(BEFORE)
        self._page.goto(f"{ORIGIN}{self._site.base}{url}", wait_until="load")
        try:
            _look_around(self._page, self._visit, briefly=briefly)
        finally:
            self._leave()
        return self._visit

    def _leave(self) -> None:
        """Stop what the page still does, and forget what it kept."""
        self._page.evaluate(_FORGET)
        self._page.goto(NOWHERE)
        self._page.context.clear_cookies()
        self._protocol.send("Storage.clearDataForOrigin", {"origin": ORIGIN, "storageTypes": "all"})


def _look_around(page: Page, visit: PageVisit, *, briefly: bool) -> None:
    visit.layout = page.evaluate(LAYOUT)
    visit.parts = page.locator(PARTS).count()
    page.evaluate(AXE)
    for scheme, width in () if briefly else product(SCHEMES, WIDTHS):
        _combination(page, width, scheme, "", visit)
    visit.loaded = dict(visit.answered)
    # What is opened looks alike on both widths and in both schemes: two of the four tell.
    for width, scheme in zip(WIDTHS, SCHEMES, strict=True):
        page.set_viewport_size({"width": width, "height": HEIGHT})
        page.evaluate(OPENED)
        search(page, visit)
        _combination(page, width, scheme, ", opened", visit)
        if width == WIDTHS[0]:
            visit.lost = lost_words(page)


def search(page: Page, visit: PageVisit) -> None:
    """On the page for searching, search for the first page of the menu and wait for an answer, which repeats it."""
    box = page.locator("[data-index] input[type=search]")
    if not box.count():
        return
    query = page.locator("#menu a").first.text_content() or ""
    if box.input_value() == query:
        return
    box.fill(query)
    try:
        page.get_by_role("status").filter(has_text=query).wait_for(timeout=PATIENCE)
    except TimeoutError:
        visit.errors.append("search: no answer")


def _combination(page: Page, width: int, scheme: str, state: str, visit: PageVisit) -> None:
    where = f"{width} px, {scheme}{state}"
    page.emulate_media(color_scheme=scheme)  # type: ignore[arg-type] # one of two literals
    if page.viewport_size != {"width": width, "height": HEIGHT}:
        page.set_viewport_size({"width": width, "height": HEIGHT})
    content = page.evaluate("document.documentElement.scrollWidth")
    if content > width:
        visit.overflow.append((where, content))
    result: dict[str, Any] = page.evaluate(RUN, _rules(page, scheme, visit))
    visit.loads += 1
    visit.axe = result["testEngine"]["version"]
    for kind in ("passes", "violations", "incomplete", "inapplicable"):
        visit.rules |= {rule["id"] for rule in result[kind]}
    visit.violations += _places(result["violations"], where)
    visit.incomplete += _places(result["incomplete"], where)


def _rules(page: Page, scheme: str, visit: PageVisit) -> dict[str, Any]:
    """Give what axe is to run: in dark, where only colours can be others than in light, the rules of colours."""
    if scheme != DARK or visit.asks_for_scheme:
        return {"type": "tag", "values": list(TAGS)}
    return {"type": "rule", "values": page.evaluate(COLOUR_RULES, [list(TAGS), list(MORE_RULES)])}


def _places(results: list[dict[str, Any]], where: str) -> list[AxeResult]:
    return [
        AxeResult(rule["id"], rule["help"], str(rule["impact"]), " ".join(map(str, node["target"])), where)
        for rule in results
        for node in rule["nodes"]
    ]
