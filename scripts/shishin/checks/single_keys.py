"""Looks whether a single key does anything by itself."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from playwright.sync_api import Page

KEYS = "abcdefghijklmnopqrstuvwxyz0123456789/?.,;:'-=[]"

_STATE = "() => [location.href, document.activeElement?.outerHTML, document.body.innerHTML, scrollX, scrollY].join()"

_KEEP = f"() => {{ document.activeElement?.blur(); window.stateForAudit = ({_STATE})(); }}"

_IS_KEPT = f"() => window.stateForAudit === ({_STATE})()"


def single_keys(page: Page) -> list[tuple[str, str]]:
    """No letter, digit or mark alone changes anything (WCAG 2.2, 2.1.4).

    Whoever speaks to the computer would set it off.

    Args:
        page: A page in which nothing has the focus.
    """
    page.evaluate(_KEEP)
    for key in KEYS:
        page.keyboard.press(key)
        if not page.evaluate(_IS_KEPT):
            return [("page-single-key", key)]
    return []
