"""Looks whether what colours tell is told in another way too."""

from __future__ import annotations

from typing import TYPE_CHECKING

from shishin.checks.seen_parts import script
from shishin.checks.ways import OPENED, SCREEN

if TYPE_CHECKING:
    from playwright.sync_api import Page

    from shishin.checks.ways import Way

LEAST = 3

_ALONE = script(
    """
  const alone = [];
  for (const level of document.querySelectorAll("main [class*='level-']:not(svg, svg *)")) {
    if (!level.textContent.trim()) alone.push(level);
  }
  for (const mark of document.querySelectorAll("main :is(ins, del)")) {
    const isTold = mark.querySelector(".aside") || mark.closest("section")?.querySelector(".tag");
    if (!isTold || getComputedStyle(mark).textDecorationLine === "none") alone.push(mark);
  }
  for (const link of document.querySelectorAll("main :is(p, dd, li) a[href]")) {
    const around = link.parentElement;
    const isAmongWords = [...around.childNodes].some((node) => node.nodeType === 3 && /[\\p{L}]{2}/u.test(node.data));
    if (!isAmongWords || !isShown(link)) continue;
    const style = getComputedStyle(link);
    const lines = [style, ...[...link.querySelectorAll("*")].map((part) => getComputedStyle(part))];
    const isMarked = lines.some((line) => line.textDecorationLine.includes("underline"))
      || parseFloat(style.borderBottomWidth) >= 1 || style.display !== "inline";
    const colours = [channels(style.color).slice(0, 3), channels(getComputedStyle(around).color).slice(0, 3)];
    if (!isMarked && contrast(...colours) < least) alone.push(link);
  }
  for (const here of document.querySelectorAll("header [aria-current]")) {
    const { fontWeight, borderBottomWidth, borderLeftWidth } = getComputedStyle(here);
    if (fontWeight < 600 && !parseFloat(borderBottomWidth) && !parseFloat(borderLeftWidth)) alone.push(here);
  }
  return alone.map(named);
""",
    "least",
)


def not_by_colour(page: Page, way: Way) -> list[tuple[str, str]]:
    """Levels, differences, links and the present page are told by words, lines or weight too (WCAG 2.2, 1.4.1).

    Args:
        page: The page as it is shown.
        way: How it is read.
    """
    if way.media != SCREEN or way.state != OPENED:
        return []
    return [("page-colour-alone", element) for element in page.evaluate(_ALONE, LEAST)]
