"""What a screen reader is given: a reviewed record for each type of page in each language, so that a change shows.

Playwright reckons names, roles and states as the standards say (Accessible Name and Description Computation 1.2, HTML
Accessibility API Mappings 1.0). After a change that is meant, `ACCEPT=1` writes the records anew; they are then read
in the review like any other change.
"""

from __future__ import annotations

import os
import re
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from support.walk import walking

if TYPE_CHECKING:
    from playwright.sync_api import Browser, Page

    from shishin.checks import browser
    from shishin.checks.built_page import BuiltPage

pytestmark = pytest.mark.site

FOLDER = Path(__file__).parent / "screen_reader"
FRAME = "frame"
"""What stands round every page is recorded once."""

ADDRESS = re.compile(r"^ *- /url:.*\n", re.MULTILINE)
"""Nobody is told it."""

DAY = re.compile(r"\d{1,2} [A-Z][a-z]+ \d{4}|\d{4}年\d{1,2}月\d{1,2}日")
"""Versions are released on the day of the test."""

MOST_LINES = 150
"""Of a record: what comes after says the same of more rows."""

OPEN = """() => document.querySelectorAll("details").forEach((part) => { part.open = true; })"""
AROUND = ("header", "footer")


def said(shown: Page, name: str) -> str:
    """Give what is said of a page's main part, or of what stands round it."""
    shown.evaluate(OPEN)
    selectors = [f"body > {part}" for part in AROUND] if name == FRAME else ["main"]
    whole = "\n".join(shown.locator(selector).aria_snapshot() for selector in selectors)
    return "".join(DAY.sub("DAY", ADDRESS.sub("", f"{whole}\n")).splitlines(keepends=True)[:MOST_LINES])


def records(pages: dict[str, BuiltPage]) -> dict[str, str]:
    """Give the record's name and the address of a page of each type in each language, and of one for the frame."""
    chosen: dict[str, str] = {}
    for url, page in pages.items():
        if page.layout and not page.is_redirect:
            chosen.setdefault(f"{page.layout}.{page.language.code}", url)
    return {**chosen, **{f"{FRAME}.{code}": chosen[f"principle.{code}"] for code in ("ja", "en")}}


def test_what_a_screen_reader_is_given_is_what_was_reviewed(
    served: browser.ServedSite, pages: dict[str, BuiltPage], chromium: Browser
) -> None:
    given = {}
    with walking(chromium, served, viewport={"width": 1280, "height": 800}) as walk:
        for name, url in records(pages).items():
            given[name] = said(walk.to(url), name.partition(".")[0])
    if os.environ.get("ACCEPT"):
        FOLDER.mkdir(exist_ok=True)
        for path in FOLDER.iterdir():
            path.unlink()
        for name, text in given.items():
            (FOLDER / f"{name}.yml").write_text(text, encoding="utf-8")
    reviewed = {path.stem: path.read_text(encoding="utf-8") for path in FOLDER.glob("*.yml")}
    assert given.keys() == reviewed.keys()
    assert len(given) >= 44
    for name, text in given.items():
        assert text == reviewed[name], f"{name}: read the change; if it is meant, run this test with ACCEPT=1"
        assert "heading" in text
