"""Looks whether a page tells those who listen what has come of what they did."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable

    from playwright.sync_api import Page

TRIES, PAUSE = 60, 50
"""How often an answer is looked for, and the milliseconds between."""

_BEFORE = """() => {
  const live = document.querySelectorAll("[role=status], [role=alert], [role=log], [aria-live], output");
  window.livePartsOfAudit = [...live].map((part) => [part, part.textContent]);
}"""
"""A part that comes with its message is not announced by every screen reader: it has to be there before."""

_HAS_SPOKEN = """() => livePartsOfAudit.some(([part, words]) =>
  part.isConnected && part.textContent.trim() && part.textContent !== words)"""

_ACTIONS = {
    "[data-index] input[type=search]": """(field) => {
      field.focus();
      field.value = document.querySelector("#menu a")?.textContent ?? "a";
      field.dispatchEvent(new Event("input", { bubbles: true }));
      // What answers may come only when it is first wanted.
      setTimeout(() => field.dispatchEvent(new Event("input", { bubbles: true })), 1000);
    }""",
    # A form in which one writes is no filter: its choices change nothing that is shown.
    "main form:not(:has(textarea)) select": """(field) => {
      field.selectedIndex = 1;
      field.dispatchEvent(new Event("change", { bubbles: true }));
    }""",
    "main button.copy": """(button) => {
      // The clipboard is the machine's own, and what lies in it is somebody's.
      if (navigator.clipboard) navigator.clipboard.writeText = async () => {};
      button.click();
    }""",
}
"""What is done, and to what."""


def status_messages(page: Page) -> list[tuple[str, str]]:
    """What a search, a filter and a copying answer is said by a live part that was there before (WCAG 2.2, 4.1.3).

    Args:
        page: A page that has just been loaded.
    """
    return [("page-status-silent", selector) for selector in _ACTIONS if not _speaks(page, selector)]


def _speaks(page: Page, selector: str) -> bool:
    element = page.locator(selector).first
    if not page.locator(selector).count() or not _waited(page, element.is_visible):
        return True
    page.evaluate(_BEFORE)
    element.evaluate(_ACTIONS[selector])
    return _waited(page, lambda: bool(page.evaluate(_HAS_SPOKEN)))


def _waited(page: Page, is_so: Callable[[], bool]) -> bool:
    for _ in range(TRIES):
        if is_so():
            return True
        page.wait_for_timeout(PAUSE)
    return False
