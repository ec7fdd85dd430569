"""Looks whether whatever has the keyboard's focus shows it, and is itself to be seen."""

from __future__ import annotations

from typing import TYPE_CHECKING

from shishin.checks.seen_parts import script
from shishin.checks.ways import DARK, ENLARGED, FORCED, LIGHT, LOADED, OPENED, SCREEN

if TYPE_CHECKING:
    from playwright.sync_api import Page

    from shishin.checks.ways import Way

FOCUS = """
const controls = `a[href], area[href], button, input:not([type=hidden]), select, textarea, summary, iframe, [tabindex],
  [contenteditable], audio[controls], video[controls], [role=button], [role=link], [role=checkbox], [role=tab]`;
/** Everything that the keyboard has to reach, in the order of the page; of radio buttons that belong together, one. */
const stopsOf = () => {
  const groups = new Set();
  return [...document.querySelectorAll(controls)].filter((part) => {
    const isControl = part.tabIndex >= 0 || part.matches("a, area, button, input, select, textarea, summary, [role]");
    if (!isControl || part.disabled || part.closest("[inert]") || !isShown(part)) return false;
    if (part.localName === "summary" && part.parentElement?.localName !== "details") return false;
    if (part.type !== "radio" || !part.name) return true;
    const group = `${part.form?.id} ${part.name}`;
    const isFirst = !groups.has(group);
    groups.add(group);
    return isFirst;
  });
};
/** Two pixels that change by 3:1 (WCAG 2.2, 2.4.13); what the browser draws by itself is its own affair. */
const showsFocus = (part) => {
  const around = ground(part.parentElement);
  const isClear = (width, colour) => parseFloat(width) >= 2 && contrast(over(channels(colour), around), around) >= 3;
  return ["", "::before", "::after"].some((pseudo) => {
    const style = getComputedStyle(part, pseudo);
    if (pseudo && ["none", "normal"].includes(style.content)) return false;
    if (style.outlineStyle === "auto") return true;
    if (style.outlineStyle !== "none" && isClear(style.outlineWidth, style.outlineColor)) return true;
    return style.boxShadow.split(/,(?![^(]*\\))/).some((shadow) => {
      const [, colour, sizes] = /^\\s*(.*?\\)) (.*)$/.exec(shadow) ?? [];
      return colour && isClear(sizes.split(" ")[3], colour);
    });
  });
};
const isCovered = (part) => {
  const places = [0.5, 0.1, 0.9];
  return ![...part.getClientRects()].slice(0, 4).some((box) => places.some((down) => places.some((along) => {
    const top = document.elementFromPoint(box.left + box.width * along, box.top + box.height * down);
    return top && (part.contains(top) || top.contains(part) || top === part.labels?.[0]);
  })));
};
const kind = (part) => `${part.localName} ${part.getAttribute("class")} ${part.type} ${ground(part.parentElement)}`;
"""
"""What the walk with the keyboard and the checks of focus share."""

_UNSEEN = script(
    f"""{FOCUS}
  const [x, y] = [scrollX, scrollY];
  const kinds = new Set();
  const unseen = [];
  for (const part of stopsOf()) {{
    const name = kind(part);
    if (!looksAtAll && kinds.has(name)) continue;
    part.focus();
    if (document.activeElement !== part) continue;
    if (!kinds.has(name) && !showsFocus(part)) unseen.push(["page-focus-unseen", named(part)]);
    if (isCovered(part)) unseen.push(["page-focus-hidden", named(part)]);
    kinds.add(name);
  }}
  document.activeElement?.blur();
  scrollTo(x, y);
  return unseen;
""",
    "looksAtAll",
)


def focus_marks(page: Page, way: Way) -> list[tuple[str, str]]:
    """What has the focus shows it, and nothing that sticks to an edge hides it (WCAG 2.2, 2.4.7 and 2.4.11).

    The walk with the keyboard sees to light colours in a wide window. Here are the other colours, and the low window
    of a page that is enlarged to 400 %.

    Args:
        page: The page as it is shown.
        way: How it is read.
    """
    # What sticks does so in all colours, and whatever of the header is open.
    is_low = way.window == ENLARGED and way.state in (LOADED, OPENED) and way.colours == LIGHT
    if way.media != SCREEN or not (is_low or (way.state == OPENED and way.colours in (DARK, FORCED))):
        return []
    rows: list[tuple[str, str]] = page.evaluate(_UNSEEN, is_low)
    return [(code, element) for code, element in rows]
