"""Looks whether a single key does anything by itself."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from playwright.sync_api import Page

KEYS = "abcdefghijklmnopqrstuvwxyz0123456789/?.,;:'-=[]"

TRIES, PAUSE = 3, 300
"""How often a key is tried at which the page changed, and the milliseconds between."""

_STATE = "() => [location.href, document.activeElement?.outerHTML, document.body.innerHTML, scrollX, scrollY].join()"

_KEEP = f"() => {{ document.activeElement?.blur(); window.stateForAudit = ({_STATE})(); }}"

_IS_KEPT = f"() => window.stateForAudit === ({_STATE})()"


def single_keys(page: Page) -> list[tuple[str, str]]:
    """No letter, digit or mark alone changes anything (WCAG 2.2, 2.1.4).

    Whoever speaks to the computer would set it off.

    Args:
        page: A page in which nothing has the focus.
    """
    return next(([("page-single-key", key)] for key in KEYS if _does_something(page, key)), [])


def _does_something(page: Page, key: str) -> bool:
    """Whether the page changes at a key each time that it is pressed: once, scripts may still have been at work."""
    return all(_changes(page, key) for _ in range(TRIES))


def _changes(page: Page, key: str) -> bool:
    page.evaluate(_KEEP)
    page.keyboard.press(key)
    if page.evaluate(_IS_KEPT):
        return False
    page.wait_for_timeout(PAUSE)
    return True
