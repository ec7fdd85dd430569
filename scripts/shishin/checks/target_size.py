"""Measures what is touched on a phone to get about."""

from __future__ import annotations

from typing import TYPE_CHECKING

from shishin.checks.seen_parts import script
from shishin.checks.ways import NARROW, SCREEN

if TYPE_CHECKING:
    from playwright.sync_api import Page

    from shishin.checks.ways import Way

LEAST = 44
"""CSS pixels: what WCAG 2.2, 2.5.5 Target Size (Enhanced) asks for; axe-core measures the 24 of 2.5.8 everywhere."""

_SMALL = script(
    """
  return [...document.querySelectorAll("header nav a, header button, header summary, #menu label")]
    .filter((part) => isShown(part) && part.getBoundingClientRect().height < least - 0.5).map(named);
""",
    "least",
)


def target_size(page: Page, way: Way) -> list[tuple[str, str]]:
    """In the header, what is touched is large enough for a thumb (WCAG 2.2, 2.5.5 and 2.5.8).

    Args:
        page: The page as it is shown.
        way: How it is read.
    """
    if way.window != NARROW or way.media != SCREEN:
        return []
    return [("page-target-small", element) for element in page.evaluate(_SMALL, LEAST)]
