"""Every rule of axe-core that the audit runs catches its broken page: a rule that finds nothing has looked."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pytest

from shishin.checks.axe_script import AXE
from shishin.checks.browser import MORE_RULES, TAGS
from shishin.checks.page_visitor import RULES, RUN
from support.broken_pages import BROKEN_PAGES, BrokenPage

if TYPE_CHECKING:
    from collections.abc import Iterator

    from playwright.sync_api import Page

    from support.walk import BrowserOfWorker

pytestmark = pytest.mark.site

IN_FRAMES = "frame-focusable-content"
ALLOW = "axe.configure({allowedOrigins: ['<unsafe_all_origins>']})"
ALL = [list(TAGS), list(MORE_RULES), "all"]


@pytest.fixture(scope="module")
def window(browser_of_worker: BrowserOfWorker) -> Iterator[Page]:
    page = browser_of_worker.started().new_page(viewport={"width": 320, "height": 800})
    yield page
    page.close()


def run(window: Page, content: str, rule: str = "") -> dict[str, Any]:
    """Run axe on a page as the audit does; for the rule that looks into frames, in its frame, too."""
    window.set_content(content)
    if rule == IN_FRAMES:
        window.frame_locator("iframe").locator("button").wait_for()
        for frame in window.frames[1:]:
            frame.evaluate(AXE)
            # Of a page without an address axe does not know whether its frames are its own.
            frame.evaluate(ALLOW)
    window.evaluate(AXE)
    window.evaluate(ALLOW)
    result: dict[str, Any] = window.evaluate(RUN, window.evaluate(RULES, ALL))
    return result


def ids(result: dict[str, Any], *kinds: str) -> set[str]:
    return {rule["id"] for kind in kinds for rule in result[kind]}


def test_every_rule_that_runs_has_a_broken_page(window: Page) -> None:
    ran = ids(run(window, str(BrokenPage())), "passes", "violations", "incomplete", "inapplicable")
    assert len(ran) >= 91
    assert ran == BROKEN_PAGES.keys()


def test_a_page_without_a_barrier_has_no_finding(window: Page) -> None:
    assert ids(run(window, str(BrokenPage())), "violations", "incomplete") == set()


@pytest.mark.parametrize("rule", BROKEN_PAGES)
def test_a_broken_page_is_caught(window: Page, rule: str) -> None:
    assert rule in ids(run(window, str(BROKEN_PAGES[rule]), rule), "violations", "incomplete")
