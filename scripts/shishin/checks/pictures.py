"""Takes pictures of pages where their words changed, for whoever decides on a change."""

from __future__ import annotations

import base64
from dataclasses import dataclass
from typing import TYPE_CHECKING

from playwright.sync_api import Error

from shishin.checks import browser
from shishin.checks.stage import Stage
from shishin.checks.ways import Window

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence

    from playwright.sync_api import Browser, Route

HEIGHT = 640
"""CSS pixels of a page that a picture shows: the place of the change with what stands round it."""

ABOVE = 160
"""CSS pixels that are shown above that place."""

QUALITY = 60
"""Of WebP: words stay legible."""

_FIND = """words => {
  const squashed = (text) => text.replace(/\\s+/g, "");
  const wanted = squashed(words);
  const main = document.querySelector("main");
  const fits = wanted && main ? [...main.querySelectorAll("*")].filter((e) => squashed(e.textContent) === wanted) : [];
  const place = fits.at(-1);
  if (!place) return 0;
  for (let above = place; above; above = above.parentElement) if (above.localName === "details") above.open = true;
  place.style.outline = "3px solid #c00";
  place.style.outlineOffset = "4px";
  return place.getBoundingClientRect().top + scrollY;
}"""
"""Finds the smallest element with some words, shows it, marks it, and gives its place; 0 if there is none."""


@dataclass(frozen=True)
class Wanted:
    """A picture that somebody wants.

    Attributes:
        site: The built site.
        url: The page's address from the site's root.
        words: The words at which it is taken; empty for the top of the page.
        width: Of the window, in CSS pixels.
    """

    site: browser.ServedSite
    url: str
    words: str
    width: int


def pictures(wanted: Sequence[Wanted], progress: Callable[[int, int], None]) -> Iterator[bytes]:
    """Take pictures, in WebP.

    Args:
        wanted: Which.
        progress: Told how many of how many are taken.

    Raises:
        BrowserMissingError: There is no browser.

    Returns:
        The pictures in the same order; an empty one of a page that does not load.
    """
    if not wanted:
        return
    with browser.opened(browser.find()) as chromium:
        camera = _Camera(chromium)
        for number, row in enumerate(wanted, 1):
            yield camera.take(row)
            progress(number, len(wanted))


class _Camera:
    """A browser page in which one page after the other is shown."""

    def __init__(self, chromium: Browser) -> None:
        self._row: Wanted | None = None
        self._chromium = chromium
        self._stage = Stage(chromium, self._answer)

    def take(self, row: Wanted) -> bytes:
        self._row = row
        try:
            return self._taken(row)
        except Error:
            self._stage.close()
            self._stage = Stage(self._chromium, self._answer)
            return b""

    def _taken(self, row: Wanted) -> bytes:
        self._stage.open(f"{browser.ORIGIN}{row.site.base}{row.url}", Window(row.width, HEIGHT))
        top = max(0, self._stage.page.evaluate(_FIND, row.words) - ABOVE)
        clip = {"x": 0, "y": top, "width": row.width, "height": HEIGHT, "scale": 1}
        options = {"format": "webp", "quality": QUALITY, "clip": clip, "captureBeyondViewport": True}
        return base64.b64decode(self._stage.protocol.send("Page.captureScreenshot", options)["data"])

    def _answer(self, route: Route) -> None:
        if self._row:
            browser.answer(route, self._row.site, browser.PageVisit(self._row.url))
