"""Looks whether anything moves for readers who asked for less motion."""

from __future__ import annotations

from typing import TYPE_CHECKING

from shishin.checks.seen_parts import script

if TYPE_CHECKING:
    from playwright.sync_api import Page

    from shishin.checks.ways import Way

MOST = 10
"""Milliseconds: nobody sees what is over so soon."""

_MOVES = script(
    """
  const lasting = document.getAnimations()
    .filter(({ playState, effect }) => playState === "running" && effect?.getComputedTiming().activeDuration > most)
    .map(({ effect }) => effect.target);
  if (getComputedStyle(document.documentElement).scrollBehavior === "smooth") lasting.push(document.documentElement);
  return lasting.filter(Boolean).map((part) => part === document.documentElement ? "html" : named(part));
""",
    "most",
)


def reduced_motion(page: Page, _way: Way) -> list[tuple[str, str]]:
    """Nothing is moved or faded for those who asked for less motion (WCAG 2.2, 2.2.2 and 2.3.3).

    The audit's browser always asks.

    Args:
        page: The page as it is shown.
    """
    return [("page-moving", element) for element in page.evaluate(_MOVES, MOST)]
