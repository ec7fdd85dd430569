"""Looks whether a page works where no scripts run."""

from __future__ import annotations

from typing import TYPE_CHECKING

from shishin.checks.seen_parts import script
from shishin.checks.ways import NO_SCRIPTS, PAPER

if TYPE_CHECKING:
    from playwright.sync_api import Page

    from shishin.checks.ways import Way

_LOST = script("""
  const lost = [];
  const controls = "button, input, select, textarea, [role=button], [aria-expanded], [aria-controls], a[href]";
  for (const control of document.querySelectorAll(controls)) {
    if (!isShown(control)) continue;
    const isSent = control.form?.hasAttribute("action") && !["button", "reset"].includes(control.type);
    const leads = control.localName === "a" && !/^(#|javascript:.*)$/i.test(control.getAttribute("href"));
    if (!isSent && !leads) lost.push(["page-plain-dead", named(control)]);
  }
  for (const part of document.querySelectorAll("header nav a[href], form[role=search][action]")) {
    if (!isShown(part)) lost.push(["page-plain-lost", named(part)]);
  }
  return lost;
""")


def without_scripts(page: Page, way: Way) -> list[tuple[str, str]]:
    """Without scripts the menu, the languages and the search are there, and nothing that only a script would serve.

    WCAG 2.2 asks for no page without scripts, but that a control does what its role says (4.1.2), and that there is
    more than one way to a page (2.4.5).

    Args:
        page: The page as it is shown.
        way: How it is read.
    """
    if way.scripts != NO_SCRIPTS or way.media == PAPER:
        return []
    rows: list[tuple[str, str]] = page.evaluate(_LOST)
    return [(code, element) for code, element in rows]
