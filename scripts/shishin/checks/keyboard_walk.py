"""Walks through a page with the keyboard alone, from its first stop to its last."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from shishin.checks.focus_marks import FOCUS
from shishin.checks.seen_parts import script

if TYPE_CHECKING:
    from playwright.sync_api import CDPSession, Page

_TAB = {"key": "Tab", "code": "Tab", "windowsVirtualKeyCode": 9}
_ENTER = {"key": "Enter", "code": "Enter", "windowsVirtualKeyCode": 13, "text": "\r"}
_SHIFT = 8

SPARE = 12
"""Presses beyond the stops that are known: parts that scroll are stops too, if the browser makes them so."""

_STAND = """where => {
  const place = document.createElement("span");
  place.tabIndex = -1;
  document.body[where](place);
  place.focus();
  place.remove();
}"""
"""Puts the keyboard before or behind everything else on the page, whatever had the focus."""

_BEGIN = script(f"""{FOCUS}
  const expected = stopsOf();
  const kinds = new Set();
  const walk = {{ expected, stops: [], rows: [] }};
  // At the next key the page has scrolled to the last stop, and drawn its focus.
  walk.look = () => {{
    const part = document.activeElement;
    const isOnPage = part && part !== document.body;
    if (!isOnPage && walk.stops.length) walk.hasLeft = true;
    if (!isOnPage || walk.hasLeft || walk.stops.at(-1) === part) return;
    walk.stops.push(part);
    if (!kinds.has(kind(part)) && !showsFocus(part)) walk.rows.push(["page-focus-unseen", named(part)]);
    kinds.add(kind(part));
    if (isCovered(part)) walk.rows.push(["page-focus-hidden", named(part)]);
  }};
  // The browser takes the focus and gives it back at once, at the start of the page: only the going is certain.
  walk.leave = ({{ relatedTarget }}) => {{
    walk.hasLeft ||= !relatedTarget && walk.stops.length > 0;
  }};
  addEventListener("keydown", walk.look, true);
  addEventListener("focusout", walk.leave, true);
  window.walkOfAudit = walk;
  return expected.length;
""")

_HAS_LEFT = """() => {
  walkOfAudit.look();
  return Boolean(walkOfAudit.hasLeft);
}"""

_END = script("""
  const { expected, stops, rows, look, leave } = walkOfAudit;
  removeEventListener("keydown", look, true);
  removeEventListener("focusout", leave, true);
  const count = (part) => stops.filter((stop) => stop === part).length;
  const reached = new Set(stops);
  const ofGroup = (part) => part.type === "radio"
    && stops.some((stop) => stop.type === "radio" && stop.name === part.name && stop.form === part.form);
  for (const part of expected) {
    if (!reached.has(part) && !ofGroup(part)) rows.push(["page-key-unreached", named(part)]);
  }
  for (const part of reached) if (count(part) > 1) rows.push(["page-key-order", named(part)]);
  stops.slice(1).forEach((part, place) => {
    const isAfter = stops[place].compareDocumentPosition(part) & Node.DOCUMENT_POSITION_FOLLOWING;
    if (!isAfter) rows.push(["page-key-order", named(part)]);
  });
  return [stops.length, rows];
""")

_IS_BACK = "() => document.activeElement === walkOfAudit.stops.at(-1)"

_LAST = script("return walkOfAudit.stops.length ? named(walkOfAudit.stops.at(-1)) : 'body';")

_SKIPS = script("""
  const first = document.activeElement;
  const main = document.querySelector("main");
  const { expected } = walkOfAudit;
  // Where nothing stands before the text, there is nothing to skip.
  if (!main || !expected.length || main.contains(expected[0])) return [false, ""];
  const isLink = first?.matches("a[href^='#']") && first.getBoundingClientRect().top >= 0;
  return [true, isLink ? "" : named(first ?? document.body)];
""")

_IS_IN_MAIN = "() => document.querySelector('main').contains(document.activeElement)"


@dataclass
class KeyboardWalk:
    """What a walk met.

    Attributes:
        stops: How often the focus stopped.
        rows: The code of each finding, and the element.
    """

    stops: int = 0
    rows: list[tuple[str, str]] = field(default_factory=list)


def keyboard_walk(page: Page, protocol: CDPSession) -> KeyboardWalk:
    """Press Tab from the start of a page until the focus leaves it.

    Everything that can be used is reached once, in the page's order, shows its focus and is not covered; nothing holds
    the focus, and Shift+Tab leads back (WCAG 2.2, 2.1.1, 2.1.2, 2.4.3, 2.4.7 and 2.4.11). The first stop is a link past
    the header, and it works (2.4.1).

    Args:
        page: A page as it is shown, with everything opened that opens.
        protocol: The browser's own protocol for it, which presses keys several times as fast.
    """
    page.evaluate(_STAND, "prepend")
    expected = page.evaluate(_BEGIN)
    for _ in range(expected):
        _press(protocol, _TAB)
    limit = SPARE + expected // 4
    while not (has_left := page.evaluate(_HAS_LEFT)) and limit:
        _press(protocol, _TAB)
        limit -= 1
    stops, rows = page.evaluate(_END)
    walk = KeyboardWalk(stops, [(code, element) for code, element in rows])
    if not has_left and stops:
        walk.rows.append(("page-key-trap", page.evaluate(_LAST)))
    elif stops:
        _walk_back(page, protocol, walk)
        _skip(page, protocol, walk)
    return walk


def _walk_back(page: Page, protocol: CDPSession, walk: KeyboardWalk) -> None:
    """The way back is the way there (WCAG 2.2, 2.1.2)."""
    page.evaluate(_STAND, "append")
    _press(protocol, _TAB, _SHIFT)
    if not page.evaluate(_IS_BACK):
        walk.rows.append(("page-key-trap", page.evaluate(_LAST)))


def _skip(page: Page, protocol: CDPSession, walk: KeyboardWalk) -> None:
    """The first stop is a link past the header, and the next stop after it is in the text (WCAG 2.2, 2.4.1)."""
    page.evaluate(_STAND, "prepend")
    _press(protocol, _TAB)
    is_asked, instead = page.evaluate(_SKIPS)
    if is_asked and not instead:
        _press(protocol, _ENTER)
        if not page.evaluate(_IS_IN_MAIN):
            instead = page.evaluate(_LAST)
    if instead:
        walk.rows.append(("page-skip-link", instead))


def _press(protocol: CDPSession, key: dict[str, object], modifiers: int = 0) -> None:
    kind = "keyDown" if "text" in key else "rawKeyDown"
    protocol.send("Input.dispatchKeyEvent", {"type": kind, "modifiers": modifiers, **key})
