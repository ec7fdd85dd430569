"""The gallery: every page type as readers meet it, one sheet of pictures each, for those who change its looks."""

from __future__ import annotations

import base64
from dataclasses import dataclass
from html import escape
from typing import TYPE_CHECKING, Any

from shishin.checks import browser, stage
from shishin.checks.built_page import read_site
from shishin.pages.outputs.indexing import OF_GUIDELINES

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence
    from pathlib import Path

    from playwright.sync_api import Page

    from shishin.checks.built_page import BuiltPage
    from shishin.languages.language import Languages

OLDER = "older-version"
"""The page type of a guide in a version that is not the latest."""

HEIGHT = 900
PAPER = 794
"""The width of A4 in CSS pixels, 96 to the inch."""

QUALITY = 55
"""Of WebP: words stay legible and a sheet stays below about 100 KB."""

SHEET = """<!doctype html><meta charset="utf-8"><style>
body {{ inline-size: max-content; margin: 0; padding: 16px; background: #777; }}
div {{ display: flex; gap: 16px; margin-block-end: 16px; }}
figure {{ margin: 0; font: 13px system-ui, sans-serif; color: #fff; }}
img {{ display: block; height: 420px; }}
</style>{rows}"""

FIGURE = '<figure><img src="data:image/png;base64,{data}" alt=""><figcaption>{label}</figcaption></figure>'


@dataclass(frozen=True)
class Shot:
    """One picture of a sheet.

    Attributes:
        language: The language's code.
        width: Of the window, in CSS pixels.
        scheme: The colour scheme.
        state: `print`, `forced` colours, `opened` menus, or nothing.
    """

    language: str
    width: int
    scheme: str
    state: str = ""

    @property
    def label(self) -> str:
        """What stands below the picture."""
        return " · ".join(filter(None, (self.language, f"{self.width} px", self.scheme, self.state)))


_BOTH = tuple((width, scheme) for scheme in browser.SCHEMES for width in reversed(browser.WIDTHS))


def shots(source: str, other: str) -> tuple[tuple[Shot, ...], ...]:
    """Give the rows of a sheet: in the source language, and in another if the edition has one.

    Args:
        source: The code of the source language.
        other: The code of the other language; that of the source language again if there is none.
    """
    return (
        (
            *(Shot(source, width, scheme) for width, scheme in _BOTH),
            Shot(source, browser.WIDTHS[0], "light", "opened"),
            Shot(source, PAPER, "light", "print"),
        ),
        (
            *(Shot(other, width, scheme) for width, scheme in _BOTH),
            Shot(other, browser.WIDTHS[1], "dark", "opened"),
            Shot(other, browser.WIDTHS[1], "dark", "forced"),
        ),
    )


def gallery(
    site: browser.ServedSite, target: Path, languages: Languages, progress: Callable[[int, int], None]
) -> list[Path]:
    """Write a sheet of pictures for each page type.

    Args:
        site: The built site.
        target: The folder for the sheets.
        languages: The languages of the edition; the sheets show the first and the last.
        progress: Told how many sheets of how many are done.

    Returns:
        The sheets, by the page type's name; none, and nothing is written, if there is no site.

    Raises:
        BrowserMissingError: There is a site, but no browser.
    """
    types = page_types(read_site(site.folder, languages))
    if not types:
        return []
    target.mkdir(parents=True, exist_ok=True)
    written, sheet = [], shots(languages.codes[0], languages.codes[-1])
    with browser.opened(browser.find()) as chromium:
        # A window of its own for each picture would start a process each time, which takes longer than the picture.
        window, paper = chromium.new_page(reduced_motion="reduce"), chromium.new_page()
        for number, (layout, pages) in enumerate(types.items(), 1):
            rows = [[(shot.label, _shoot(window, site, pages[shot.language], shot)) for shot in row] for row in sheet]
            path = target / f"{layout}.webp"
            path.write_bytes(_sheet(paper, rows))
            written.append(path)
            progress(number, len(types))
    return written


def page_types(pages: Sequence[BuiltPage]) -> dict[str, dict[str, str]]:
    """Choose a page for each page type, the same in every language: addresses by type and language code.

    A guide of an older version is a type of its own; the other pages of older versions look like it.
    """
    by_type: dict[str, dict[str, str]] = {}
    for page in pages:
        layout = page.layout
        is_older = page.is_numbered and layout in OF_GUIDELINES
        kind = OLDER if is_older and layout == "guide" else layout
        if layout and not page.is_redirect and (kind == OLDER or not is_older):
            by_type.setdefault(kind, {}).setdefault(page.language.code, page.url)
    return dict(sorted(by_type.items()))


def _shoot(page: Page, site: browser.ServedSite, url: str, shot: Shot) -> bytes:
    visit = browser.PageVisit(url)
    page.set_viewport_size({"width": shot.width, "height": HEIGHT})
    scheme: dict[str, Any] = {"color_scheme": shot.scheme}
    page.emulate_media(media="screen", forced_colors="active" if shot.state == "forced" else "none", **scheme)
    page.route("**/*", lambda route: browser.answer(route, site, visit))
    try:
        page.goto(f"{browser.ORIGIN}{site.base}{url}", wait_until="load")
        stage.search(page, visit)
        if shot.state == "print":
            page.emulate_media(media="print")
        if shot.state == "opened":
            page.evaluate(stage.OPEN_ALL)
            page.evaluate("scrollTo(0, 0)")
        return page.screenshot()
    finally:
        page.unroute("**/*")


def _sheet(page: Page, rows: Sequence[Sequence[tuple[str, bytes]]]) -> bytes:
    """Lay the pictures out on one sheet."""
    page.set_viewport_size({"width": 2600, "height": 400})
    page.set_content(SHEET.format(rows="".join(f"<div>{''.join(_figures(row))}</div>" for row in rows)))
    return _webp(page)


def _figures(pictures: Sequence[tuple[str, bytes]]) -> Iterator[str]:
    for label, picture in pictures:
        yield FIGURE.format(data=base64.b64encode(picture).decode(), label=escape(label))


def _webp(page: Page) -> bytes:
    """Take a picture of the whole body in WebP, which Playwright's own method does not write."""
    page.wait_for_function("[...document.images].every((each) => each.complete)")
    box = page.evaluate("(() => { const b = document.body; return [b.scrollWidth, b.scrollHeight]; })()")
    page.set_viewport_size({"width": box[0], "height": box[1]})
    session = page.context.new_cdp_session(page)
    answer = session.send("Page.captureScreenshot", {"format": "webp", "quality": QUALITY})
    return base64.b64decode(answer["data"])
