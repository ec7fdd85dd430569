"""The real site, built once, in a real browser: how its readers meet it."""

from __future__ import annotations

from contextlib import ExitStack, contextmanager
from typing import TYPE_CHECKING, Any

from shishin.checks import browser

if TYPE_CHECKING:
    from collections.abc import Iterator

    from playwright.sync_api import Browser, BrowserContext, Page


class Walk:
    """A window on a built site.

    Attributes:
        page: The window.
        seen: What was asked for, and what went wrong.
    """

    def __init__(self, context: BrowserContext, site: browser.ServedSite) -> None:
        self.seen = browser.PageVisit("")
        self._site = site
        self.page: Page = context.new_page()
        self.page.on("pageerror", lambda error: self.seen.errors.append(str(error)))
        self.page.on("console", self._told)
        self.page.route("**/*", lambda route: browser.answer(route, site, self.seen))

    def _told(self, message: Any) -> None:  # noqa: ANN401 - Playwright's own
        if message.type == "error":
            self.seen.errors.append(message.text)

    def to(self, url: str) -> Page:
        """Open an address from the site's root."""
        self.page.goto(f"{browser.ORIGIN}{self._site.base}{url}", wait_until="load")
        return self.page

    @property
    def url(self) -> str:
        """The address, from the site's root."""
        return self.page.url.removeprefix(f"{browser.ORIGIN}{self._site.base}")

    def press(self, key: str, times: int = 1) -> None:
        """Press a key."""
        for _ in range(times):
            self.page.keyboard.press(key)

    def tab_to(self, selector: str, most: int = 60) -> None:
        """Press Tab until an element has the focus."""
        for _ in range(most):
            self.press("Tab")
            if self.page.evaluate("s => document.activeElement.matches(s)", selector):
                return
        raise AssertionError(f"the keyboard does not reach {selector}")


@contextmanager
def walking(chromium: Browser, site: browser.ServedSite, **options: Any) -> Iterator[Walk]:  # noqa: ANN401
    """Open a window; Playwright's own options say what kind of device it is."""
    context = chromium.new_context(**{"reduced_motion": "reduce", "service_workers": "block", **options})
    try:
        yield Walk(context, site)
    finally:
        context.close()


class BrowserOfWorker:
    """The browser of all tests of a process, which starts when the first asks for it."""

    def __init__(self) -> None:
        self._stack = ExitStack()
        self._browser: Browser | None = None

    def started(self) -> Browser:
        """Give the browser."""
        if self._browser is None:
            self._browser = self._stack.enter_context(browser.opened(browser.find()))
        return self._browser

    def stop(self) -> None:
        """Close it, if it is open."""
        self._browser = None
        self._stack.close()
