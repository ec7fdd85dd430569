"""Finds and starts the browser, and answers it from the built folder."""

from __future__ import annotations

import gzip
import hashlib
import mimetypes
import os
import shutil
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING
from urllib.parse import unquote, urlsplit

from playwright.sync_api import sync_playwright

from shishin.checks.axe_script import AXE

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from playwright.sync_api import Browser, Playwright, Route

ENVIRONMENT_VARIABLE = "SHISHIN_BROWSER"
NAMES = ("chromium", "chromium-browser", "google-chrome", "google-chrome-stable", "chrome", "microsoft-edge")
"""What Chromium and its close relatives are called on a PATH."""

ORIGIN = "https://site.invalid"
"""A name that can never be looked up (RFC 2606): pages are answered from the built folder."""

WIDTHS = (320, 1280)
"""CSS pixels: WCAG 2.2, 1.4.10 Reflow asks for 320; 1280 is the width that it zooms from."""

HEIGHT = 800
DARK = "dark"
SCHEMES = ("light", DARK)
ASK_FOR_SCHEME = (b"prefers-color-scheme", b"@container style(")
"""How a file asks whether colours are light or dark, to show other things in dark. What does not ask has other colours
there and nothing more, by the property `color-scheme` and the function `light-dark()`. Small letters: CSS has both."""

TAGS = ("wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice")
"""axe's tags for every success criterion of WCAG 2.0 to 2.2 at A and AA, and its best practices."""

MORE_RULES = (
    "color-contrast-enhanced",
    "focus-order-semantics",
    "label-content-name-mismatch",
    "meta-refresh-no-exceptions",
    "table-fake-caption",
    "td-has-header",
)
"""Rules of axe that none of these tags has: contrast of 7:1 and no page that moves on (WCAG 2.2, 1.4.6 and 2.2.4, AAA),
and of those that axe calls experimental the ones that decide something (2.4.3, 2.5.3 and 1.3.1).

Of the others, `hidden-content` and `p-as-heading` ask a person about page after page, `identical-links-same-purpose`
asks about what `html-link-words` finds, and `css-orientation-lock` loads every style again at each look.
"""

_QUIET = ("--disable-background-networking", "--disable-component-update", "--disable-sync", "--no-first-run")


class BrowserMissingError(Exception):
    """No Chromium was found; the message names where it was looked for."""


@dataclass(frozen=True)
class ServedSite:
    """A built site and the path at which the browser is given it.

    Attributes:
        folder: Where it lies.
        base: The path at which it is published, with a slash at both ends.
    """

    folder: Path
    base: str = "/"


@dataclass(frozen=True)
class AxeResult:
    """An element of which axe reports something.

    Attributes:
        rule: The id of axe's rule.
        help: What the rule asks for, in axe's words.
        impact: How grave axe calls it.
        selector: The element.
        where: The combination in which the page was shown.
    """

    rule: str
    help: str
    impact: str
    selector: str
    where: str


@dataclass(frozen=True)
class Barrier:
    """Something in a reader's way that the audit's own checks met.

    Attributes:
        code: The code of the finding.
        element: Where it is.
        where: The way of reading in which it was met first.
    """

    code: str
    element: str
    where: str


@dataclass
class PageVisit:
    """What the browser saw of one page, in every way in which it was looked at.

    Attributes:
        url: The page's address from the site's root.
        layout: Its page type, as its class says; empty if it says none.
        parts: How many guides or rows it holds, if it is of a type that holds many.
        loads: In how many combinations of width and colour scheme axe-core looked at it.
        ways: In how many ways of reading it was looked at.
        stops: At how many places the keyboard stopped.
        axe: The version of axe-core.
        rules: The ids of the rules that ran.
        violations: What axe is sure of.
        incomplete: What axe could not decide.
        overflow: Combinations in which the page is wider than the window, with its width.
        lost: What leaves the sides or is cut off when the text is enlarged or set apart: how, and the element.
        barriers: What the audit's own checks met.
        loaded: The bytes, gzip, of each file that a first visit asked for.
        answered: The same for all files so far.
        digests: The SHA-256 of each file as it was given.
        asks_for_scheme: Whether one of these files asks for the colour scheme, and so may show other things in dark.
        requests: Addresses outside the site that the page asked for.
        errors: Script errors and files that are not there.
        depth: How much of it was looked at.
    """

    url: str
    layout: str = ""
    parts: int = 0
    loads: int = 0
    ways: int = 0
    stops: int = 0
    axe: str = ""
    rules: set[str] = field(default_factory=set)
    violations: list[AxeResult] = field(default_factory=list)
    incomplete: list[AxeResult] = field(default_factory=list)
    overflow: list[tuple[str, int]] = field(default_factory=list)
    lost: list[tuple[str, str]] = field(default_factory=list)
    barriers: list[Barrier] = field(default_factory=list)
    loaded: dict[str, int] = field(default_factory=dict)
    answered: dict[str, int] = field(default_factory=dict)
    digests: dict[str, str] = field(default_factory=dict)
    asks_for_scheme: bool = False
    requests: list[str] = field(default_factory=list)
    errors: list[str] = field(default_factory=list)
    depth: str = ""


def find(environment: Mapping[str, str] = os.environ) -> Path:
    """Find a browser: the environment variable, the PATH, Playwright's own, in this order.

    Raises:
        BrowserMissingError: There is none, or the variable names no file.
    """
    named = environment.get(ENVIRONMENT_VARIABLE)
    if named:
        if not Path(named).is_file():
            raise BrowserMissingError(f"{ENVIRONMENT_VARIABLE}={named}")
        return Path(named)
    for name in NAMES:
        path = shutil.which(name, path=environment.get("PATH"))
        if path:
            return Path(path)
    with sync_playwright() as playwright:
        of_playwright = Path(playwright.chromium.executable_path)
    if of_playwright.is_file():
        return of_playwright
    raise BrowserMissingError(f"{ENVIRONMENT_VARIABLE}, PATH ({', '.join(NAMES)}), {of_playwright}")


def launch(playwright: Playwright, executable: Path) -> Browser:
    """Start Chromium. As root it runs only without its sandbox."""
    root = hasattr(os, "geteuid") and os.geteuid() == 0
    arguments = [*_QUIET, *(["--no-sandbox"] if root else [])]
    return playwright.chromium.launch(executable_path=str(executable), args=arguments)


@contextmanager
def opened(executable: Path) -> Iterator[Browser]:
    """Start Chromium and close it at the end."""
    with sync_playwright() as playwright:
        browser = launch(playwright, executable)
        try:
            yield browser
        finally:
            browser.close()


def tags_without_rules(browser: Browser) -> list[str]:
    """Name the tags that no rule of axe carries, and rules that it does not have: they would let every page pass."""
    page = browser.new_page()
    try:
        page.evaluate(AXE)
        rules = page.evaluate("axe.getRules().map((rule) => rule.ruleId)")
        tags = [tag for tag in TAGS if not page.evaluate("tag => axe.getRules([tag]).length", tag)]
        return [*tags, *(rule for rule in MORE_RULES if rule not in rules)]
    finally:
        page.close()


def file_at(site: ServedSite, path: str) -> Path | None:
    """Give the file of a built site that stands at the path of an address, if there is one."""
    file = site.folder / unquote(path).removeprefix(site.base)
    file = file / "index.html" if file.is_dir() else file
    return file if path.startswith(site.base) and file.is_file() else None


def answer(route: Route, site: ServedSite, visit: PageVisit) -> None:
    """Answer a request from the built folder; note and refuse requests to other sites.

    Args:
        route: The request.
        site: The built site.
        visit: Where it is noted.
    """
    url = urlsplit(route.request.url)
    if f"{url.scheme}://{url.netloc}" != ORIGIN:
        visit.requests.append(route.request.url)
        route.abort()
        return
    path = file_at(site, url.path)
    if path is None:
        visit.errors.append(f"404 {url.path}")
        route.fulfill(status=404, body="")
        return
    kind = mimetypes.guess_type(path.name)[0] or "application/octet-stream"
    content = path.read_bytes()
    visit.answered[url.path] = len(gzip.compress(content, mtime=0))
    visit.digests[url.path] = hashlib.sha256(content).hexdigest()
    visit.asks_for_scheme |= any(words in content.lower() for words in ASK_FOR_SCHEME)
    route.fulfill(status=200, body=content, content_type=f"{kind}; charset=utf-8" if "text" in kind else kind)
