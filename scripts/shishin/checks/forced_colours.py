"""Looks whether a page can be read where the reader's system forces its own colours on it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from shishin.checks.seen_parts import script
from shishin.checks.ways import FORCED

if TYPE_CHECKING:
    from playwright.sync_api import Page

    from shishin.checks.ways import Way

LEAST = 4.5
LEAST_OF_EDGES = 3

_LOST = script(
    """
  const lost = [];
  const texts = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
  const parts = new Set();
  while (texts.nextNode()) if (texts.currentNode.data.trim()) parts.add(texts.currentNode.parentElement);
  for (const part of parts) {
    // A drawing's ground is drawn, not a background; the drawing says its colours itself.
    if (part.closest("svg, script, noscript, option") || !isShown(part)) continue;
    const box = part.getBoundingClientRect();
    if (box.width <= 2 || box.height <= 2) continue;
    const colour = over(channels(getComputedStyle(part).color), ground(part));
    if (contrast(colour, ground(part)) < limits.text) lost.push(["page-forced-contrast", named(part)]);
  }
  for (const part of document.querySelectorAll("button, input, select, textarea")) {
    const style = getComputedStyle(part);
    if (!isShown(part) || !["none", "auto"].includes(style.appearance) || part.type === "hidden") continue;
    // The browser draws these itself, in the system's colours.
    if (["radio", "checkbox", "range", "color", "file"].includes(part.type) && style.appearance !== "none") continue;
    const around = ground(part.parentElement);
    const hasEdge = ["Top", "Right", "Bottom", "Left"].some((side) =>
      style[`border${side}Style`] !== "none" && parseFloat(style[`border${side}Width`]) >= 1
      && contrast(over(channels(style[`border${side}Color`]), around), around) >= limits.edge);
    const isUnderlined = style.textDecorationLine.includes("underline");
    if (!hasEdge && !isUnderlined && contrast(ground(part), around) < limits.edge) {
      lost.push(["page-forced-edge", named(part)]);
    }
  }
  return lost;
""",
    "limits",
)


def forced_colours(page: Page, way: Way) -> list[tuple[str, str]]:
    """Words stand out, and controls have edges, in forced colours (WCAG 2.2, 1.4.3 and 1.4.11).

    axe-core reckons with the colours that the page asked for, not with those that are shown.

    Args:
        page: The page as it is shown.
        way: How it is read.
    """
    if way.colours != FORCED:
        return []
    rows: list[tuple[str, str]] = page.evaluate(_LOST, {"text": LEAST, "edge": LEAST_OF_EDGES})
    return [(code, element) for code, element in rows]
