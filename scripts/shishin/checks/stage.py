"""Shows a page in a way of reading: the window, the colours, the medium, and what is open."""

from __future__ import annotations

from typing import TYPE_CHECKING

from playwright.sync_api import TimeoutError as PatienceError

from shishin.checks.ways import FORCED, LIGHT, LOADED, MENU, OPENED, PAPER, SCREEN, SEARCH, Window

if TYPE_CHECKING:
    from collections.abc import Callable

    from playwright.sync_api import Browser, Page, Route

    from shishin.checks.browser import PageVisit
    from shishin.checks.ways import Way

PATIENCE = 10_000
"""Milliseconds: long enough for the slowest machine that runs an audit."""

NOWHERE = "about:blank"
_FORGET = "() => { sessionStorage.clear(); window.name = ''; }"

STATES = (LOADED, MENU, SEARCH, OPENED)
"""The order in which a page is opened further and further."""

BEFORE = Window(1280, 720)
"""The window in which a page is loaded, in light colours."""

OPEN_ALL = """() => {
  document.querySelectorAll("details").forEach((each) => { each.open = true; });
  document.querySelectorAll("button[aria-expanded=false]").forEach((each) => each.click());
  const hanging = [...document.querySelectorAll("header details[open] > *")]
    .filter((each) => getComputedStyle(each).position === "absolute")
    .map((each) => each.getBoundingClientRect().bottom);
  const main = document.querySelector("main");
  if (!main) return;
  const below = Math.max(0, ...hanging) - main.getBoundingClientRect().top;
  main.style.paddingBlockStart = below > 0 ? `${below}px` : "";
}"""
"""Opens what a page shows only when asked: menus, settings, histories.

What then hangs from the header over the page's words would hide their colours from axe: the words move below it.
"""

_MENU = """isOpen => document.querySelectorAll("header button[aria-controls]").forEach((button) => {
  if (button.checkVisibility() && button.getAttribute("aria-expanded") !== String(isOpen)) button.click();
})"""

_WORDS = """words => document.querySelectorAll("header input[type=search]").forEach((field) => {
  field.value = words;
  field.dispatchEvent(new Event("input", { bubbles: true }));
})"""


class Stage:
    """A browser page in which one page after the other is shown.

    Attributes:
        page: The browser page.
        protocol: The browser's own protocol for it.
    """

    def __init__(self, browser: Browser, answer: Callable[[Route], None], *, scripts: bool = True) -> None:
        """Open it; it is closed with the browser.

        Args:
            browser: The browser.
            answer: Answers each request.
            scripts: Whether scripts run.
        """
        # Playwright's own window would come back with each new process, at its own scale.
        self._context = browser.new_context(
            reduced_motion="reduce", service_workers="block", java_script_enabled=scripts, no_viewport=True
        )
        self.page: Page = self._context.new_page()
        self.page.set_default_timeout(PATIENCE)
        self.page.set_default_navigation_timeout(PATIENCE)
        self.page.route("**/*", answer)
        # Of a page that has crashed Playwright waits for answers for ever; of one that is closed it does not.
        self.page.on("crash", lambda _page: self.close())
        self.protocol = self._context.new_cdp_session(self.page)
        self._scripts, self._window, self._state = scripts, Window(0, 0), LOADED

    def open(self, address: str, window: Window = BEFORE) -> None:
        """Load a page as if it were the first that the browser opens, in light colours."""
        self._set_window(window)
        self._set_media(LIGHT, SCREEN)
        self._state = LOADED
        self.page.goto(address, wait_until="load")

    def show(self, way: Way, visit: PageVisit) -> None:
        """Show the page in a way of reading.

        Args:
            way: The way. What is opened once stays open: the ways come in the order of `STATES`.
            visit: Where it is noted if a search has no answer.
        """
        self._set_window(way.size)
        self._set_media(way.colours, way.media)
        # A wide window has no button for the menu: what was opened in a narrow one is closed there.
        if self._state != way.state or way.state in (MENU, OPENED):
            self._enter(way.state, visit)

    def leave(self, origin: str) -> None:
        """Stop what the page still does, and forget what it kept."""
        if self.page.url == NOWHERE:
            return
        self.page.evaluate(_FORGET)
        self.page.goto(NOWHERE)
        self._context.clear_cookies()
        self.protocol.send("Storage.clearDataForOrigin", {"origin": origin, "storageTypes": "all"})

    def close(self) -> None:
        """Close it, whatever the page in it does."""
        self._context.close()

    def _enter(self, state: str, visit: PageVisit) -> None:
        if self._state == MENU != state:
            self.page.evaluate(_MENU, False)  # noqa: FBT003 - an argument of the script
        if self._state == SEARCH != state:
            self.page.evaluate(_WORDS, "")
        if state == MENU:
            self.page.evaluate(_MENU, True)  # noqa: FBT003 - an argument of the script
        if state == OPENED:
            self.page.evaluate(OPEN_ALL)
        if state == SEARCH:
            self.page.evaluate(_WORDS, "a")
        if state in (SEARCH, OPENED) and self._scripts:
            search(self.page, visit)
        self._state = state

    def _set_window(self, window: Window) -> None:
        if window != self._window:
            self._window = window
            self.protocol.send(
                "Emulation.setDeviceMetricsOverride",
                {"width": window.width, "height": window.height, "deviceScaleFactor": window.scale, "mobile": False},
            )

    def _set_media(self, colours: str, media: str) -> None:
        # The colours that a system forces are dark for most who have them forced.
        self.page.emulate_media(
            media="print" if media == PAPER else "screen",
            color_scheme="light" if colours == LIGHT else "dark",
            forced_colors="active" if colours == FORCED else "none",
        )


def search(page: Page, visit: PageVisit) -> None:
    """On the page for searching, search for the first page of the menu and wait for an answer, which repeats it.

    The place for the answer was there before the question, or nobody who listens would be told (WCAG 2.2, 4.1.3).
    """
    box = page.locator("[data-index] input[type=search]")
    if not box.count():
        return
    query = page.locator("#menu a").first.text_content() or ""
    if box.input_value() == query:
        return
    box.fill(query)
    try:
        page.get_by_role("status").filter(has_text=query).wait_for(timeout=PATIENCE)
    except PatienceError:
        visit.errors.append("search: no answer")
