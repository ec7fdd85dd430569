"""Finds how much of a page must have arrived before its first view stands as it will stay."""

from __future__ import annotations

import gzip
import re
from typing import TYPE_CHECKING, Any
from urllib.parse import urlsplit

from benchmarks.host import LEVEL, hosted
from shishin.checks import browser

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path

    from playwright.sync_api import Browser, Page, Route

VIEWS = ((360, 640), (1280, 800))
"""Width and height in CSS pixels: a small phone and a laptop."""

_TAG = re.compile(rb"<(?=[a-z/])")
_STYLES = "() => [...document.querySelectorAll('link[rel=stylesheet]')].map(({ href }) => href)"


def first_views(executable: Path, folder: Path, urls: Sequence[str]) -> dict[str, dict[str, Any]]:
    """Measure what the first view of each page needs.

    A browser draws what has come. So the page is served cut off after ever fewer tags, as a connection would have
    it so far, and the shortest beginning counts that draws the first view pixel for pixel like the whole page.

    Args:
        executable: The browser.
        folder: The built site.
        urls: The pages' addresses.

    Returns:
        By address, bytes of gzip: `css` for every style sheet, and `html` for the beginning that is needed, in the
        view that needs more; `whole` is the whole HTML.
    """
    with hosted(folder) as host, browser.opened(executable) as chromium:
        return {url: _needed(chromium, host.origin, folder, url) for url in urls}


def _needed(chromium: Browser, origin: str, folder: Path, url: str) -> dict[str, Any]:
    path = folder / url
    html = (path / "index.html" if path.is_dir() else path).read_bytes()
    cuts = [tag.start() for tag in _TAG.finditer(html, html.index(b"<body"))] + [len(html)]
    most, styles = 0, 0
    for width, height in VIEWS:
        context = chromium.new_context(viewport={"width": width, "height": height}, reduced_motion="reduce")
        page = context.new_page()
        whole = _drawn(page, f"{origin}/{url}", html)
        styles = sum(_gzip((folder / urlsplit(href).path[1:]).read_bytes()) for href in page.evaluate(_STYLES))
        least, enough = 0, len(cuts) - 1
        while least < enough:
            middle = (least + enough) // 2
            if _drawn(page, f"{origin}/{url}", html[: cuts[middle]]) == whole:
                enough = middle
            else:
                least = middle + 1
        most = max(most, cuts[enough])
        context.close()
    return {"css": styles, "html": _gzip(html[:most]), "whole": _gzip(html)}


def _drawn(page: Page, address: str, html: bytes) -> bytes:
    """Give the picture of the first view of a page that has come so far."""

    def answer(route: Route) -> None:
        route.fulfill(body=html, content_type="text/html; charset=utf-8")

    page.route(address, answer)
    page.goto(address, wait_until="load")
    page.unroute(address)
    return page.screenshot(animations="disabled")


def _gzip(data: bytes) -> int:
    return len(gzip.compress(data, LEVEL))
