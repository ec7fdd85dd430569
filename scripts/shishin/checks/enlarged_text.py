"""Looks whether a page keeps its words when the reader makes them larger, or sets them apart."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from playwright.sync_api import Page

ENLARGED = "html {{ font-size: {}% !important; }}"
"""The text alone, as browsers offer it; WCAG 2.2, 1.4.4 Resize Text asks for 200 %."""

SPACED = """* { line-height: 1.5 !important; letter-spacing: 0.12em !important; word-spacing: 0.16em !important; }
p { margin-block-end: 2em !important; }"""
"""What 1.4.12 Text Spacing of WCAG 2.2 asks a page to bear."""

STYLES = {"150 %": ENLARGED.format(150), "200 %": ENLARGED.format(200), "1.4.12": SPACED}

_LOST = """(style) => {
  const sheet = new CSSStyleSheet();
  sheet.replaceSync(style);
  document.adoptedStyleSheets = [sheet];
  const room = document.documentElement.clientWidth;
  const scrolls = (part) => part && (getComputedStyle(part).overflowX !== "visible" || scrolls(part.parentElement));
  const lost = [...document.querySelectorAll("body *")].filter((part) => {
    const box = part.getBoundingClientRect();
    // One pixel is the way to say something only to those who listen.
    if (box.width <= 2 || box.height <= 2 || part.closest(".skip, svg, select")) return false;
    const leaves = (box.left < -1 || box.right > room + 1) && !scrolls(part.parentElement);
    const isCut = part.scrollWidth > part.clientWidth + 1 || part.scrollHeight > part.clientHeight + 1;
    return leaves || (isCut && part.textContent.trim() && /hidden|clip/.test(getComputedStyle(part).overflow));
  });
  // Half a pixel at the edge is rounded up.
  if (document.documentElement.scrollWidth > room + 1) lost.push(document.documentElement);
  document.adoptedStyleSheets = [];
  return lost.map((part) => `${part.localName}${part.className && `.${String(part.className).split(" ")[0]}`}`);
}"""


def lost_as_shown(page: Page) -> list[str]:
    """Give what leaves the sides or is cut off in a page as it is shown, with its text as it is."""
    return list(dict.fromkeys(page.evaluate(_LOST, "")))


def lost_words(page: Page) -> list[tuple[str, str]]:
    """Give what leaves the sides or is cut off: how the text was set, and the element.

    Args:
        page: A page as it is shown, with everything opened that opens.
    """
    return [(how, element) for how, style in STYLES.items() for element in dict.fromkeys(page.evaluate(_LOST, style))]
