"""Looks whether a page says on paper what it says on a screen."""

from __future__ import annotations

from typing import TYPE_CHECKING

from shishin.checks.enlarged_text import lost_as_shown
from shishin.checks.seen_parts import script
from shishin.checks.ways import PAPER

if TYPE_CHECKING:
    from playwright.sync_api import Page

    from shishin.checks.ways import Way

_LOST = script("""
  const lost = [];
  const heading = document.querySelector("h1");
  if (heading && (!isShown(heading) || !heading.innerText.trim())) lost.push(["page-paper-heading", named(heading)]);
  for (const link of document.querySelectorAll("main a[href]")) {
    const { origin } = new URL(link.href, location.href);
    if (origin === location.origin || !isShown(link)) continue;
    const address = link.getAttribute("href").replace(/^mailto:/, "");
    const printed = ["::before", "::after"].map((part) => getComputedStyle(link, part).content).join(" ");
    const isPrinted = printed.includes(address) || /attr\\(href/.test(printed) || link.innerText.includes(address);
    if (!isPrinted) lost.push(["page-paper-address", named(link)]);
  }
  return lost;
""")


def paper(page: Page, way: Way) -> list[tuple[str, str]]:
    """On paper the heading stands, nothing leaves the sheet, and links to other sites say where they lead.

    Links within the site go without: every page of it says its own address at its end (print.css, footer.html).
    What paper shows is the page's content like any other (WCAG 2.2, 1.3.1 and 1.4.10, which name no medium).

    Args:
        page: The page as it is shown.
        way: How it is read.
    """
    if way.media != PAPER:
        return []
    rows = [*page.evaluate(_LOST), *(("page-paper-lost", element) for element in lost_as_shown(page))]
    return [(str(code), str(element)) for code, element in rows]
