"""Drives the browser: opens built pages in Chromium and runs axe-core on them."""

from __future__ import annotations

import gzip
import hashlib
import mimetypes
import os
import shutil
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING, Any
from urllib.parse import unquote, urlsplit

from axe_playwright_python.base import AXE_SCRIPT
from playwright.sync_api import TimeoutError, sync_playwright  # noqa: A004 - its own name

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from playwright.sync_api import Browser, Page, Playwright, Route

ENVIRONMENT_VARIABLE = "SHISHIN_BROWSER"
NAMES = ("chromium", "chromium-browser", "google-chrome", "google-chrome-stable", "chrome", "microsoft-edge")
"""What Chromium and its close relatives are called on a PATH."""

ORIGIN = "https://site.invalid"
"""A name that can never be looked up (RFC 2606): pages are answered from the built folder."""

WIDTHS = (320, 1280)
"""CSS pixels: WCAG 2.2, 1.4.10 Reflow asks for 320; 1280 is the width that it zooms from."""

HEIGHT = 800
SCHEMES = ("light", "dark")

TAGS = ("wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice")
"""axe's tags for every success criterion of WCAG 2.0 to 2.2 at A and AA, and its best practices."""

OPENED = """() => {
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

LAYOUT = r"(/(?:^|\s)layout-(\S+)/.exec(document.body.className) ?? [])[1] ?? ''"
"""Reads a page's type from its class, as `base.html` writes it."""

PATIENCE = 10_000
"""Milliseconds: long enough for the slowest machine that runs an audit."""

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


@dataclass
class PageVisit:
    """What the browser saw of one page, in every combination of width and colour scheme.

    Attributes:
        url: The page's address from the site's root.
        layout: Its page type, as its class says; empty if it says none.
        loads: How many combinations of width and colour scheme were looked at.
        axe: The version of axe-core.
        rules: The ids of the rules that ran.
        violations: What axe is sure of.
        incomplete: What axe could not decide.
        overflow: Combinations in which the page is wider than the window, with its width.
        loaded: The bytes, gzip, of each file that a first visit asked for.
        answered: The same for all files so far.
        digests: The SHA-256 of each file as it was given.
        requests: Addresses outside the site that the page asked for.
        errors: Script errors and files that are not there.
    """

    url: str
    layout: str = ""
    loads: int = 0
    axe: str = ""
    rules: set[str] = field(default_factory=set)
    violations: list[AxeResult] = field(default_factory=list)
    incomplete: list[AxeResult] = field(default_factory=list)
    overflow: list[tuple[str, int]] = field(default_factory=list)
    loaded: dict[str, int] = field(default_factory=dict)
    answered: dict[str, int] = field(default_factory=dict)
    digests: dict[str, str] = field(default_factory=dict)
    requests: list[str] = field(default_factory=list)
    errors: list[str] = field(default_factory=list)


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


def visit_page(browser: Browser, site: ServedSite, url: str) -> PageVisit:
    """Open a built page once and look at it in every combination of width and colour scheme.

    Args:
        browser: The browser.
        site: The built site.
        url: The page's address from the site's root.
    """
    visit = PageVisit(url)
    context = browser.new_context(reduced_motion="reduce", service_workers="block")
    try:
        page = context.new_page()
        page.on("pageerror", lambda error: visit.errors.append(str(error)))
        page.route("**/*", lambda route: answer(route, site, visit))
        page.goto(f"{ORIGIN}{site.base}{url}", wait_until="load")
        visit.layout = page.evaluate(LAYOUT)
        page.evaluate(AXE_SCRIPT)
        for scheme in SCHEMES:
            for width in WIDTHS:
                _combination(page, width, scheme, "", visit)
        visit.loaded = dict(visit.answered)
        # What is opened looks alike on both widths and in both schemes: two of the four tell.
        for width, scheme in zip(WIDTHS, SCHEMES, strict=True):
            page.set_viewport_size({"width": width, "height": HEIGHT})
            page.evaluate(OPENED)
            search(page, visit)
            _combination(page, width, scheme, ", opened", visit)
    finally:
        context.close()
    return visit


def search(page: Page, visit: PageVisit) -> None:
    """On the page for searching, search for the first page of the menu and wait for an answer, which repeats it."""
    box = page.locator("[data-index] input[type=search]")
    if not box.count():
        return
    query = page.locator("#menu a").first.text_content() or ""
    if box.input_value() == query:
        return
    box.fill(query)
    try:
        page.get_by_role("status").filter(has_text=query).wait_for(timeout=PATIENCE)
    except TimeoutError:
        visit.errors.append("search: no answer")


def tags_without_rules(browser: Browser) -> list[str]:
    """Name the tags that no rule of axe carries: such a tag would let every page pass."""
    page = browser.new_page()
    try:
        page.evaluate(AXE_SCRIPT)
        return [tag for tag in TAGS if not page.evaluate("tag => axe.getRules([tag]).length", tag)]
    finally:
        page.close()


def _combination(page: Page, width: int, scheme: str, state: str, visit: PageVisit) -> None:
    where = f"{width} px, {scheme}{state}"
    page.emulate_media(color_scheme=scheme)  # type: ignore[arg-type] # one of two literals
    page.set_viewport_size({"width": width, "height": HEIGHT})
    content = page.evaluate("document.documentElement.scrollWidth")
    if content > width:
        visit.overflow.append((where, content))
    result: dict[str, Any] = page.evaluate(
        "tags => axe.run({runOnly: {type: 'tag', values: tags}, resultTypes: ['violations', 'incomplete']})",
        list(TAGS),
    )
    visit.loads += 1
    visit.axe = result["testEngine"]["version"]
    for kind in ("passes", "violations", "incomplete", "inapplicable"):
        visit.rules |= {rule["id"] for rule in result[kind]}
    visit.violations += _places(result["violations"], where)
    visit.incomplete += _places(result["incomplete"], where)


def _places(results: list[dict[str, Any]], where: str) -> list[AxeResult]:
    return [
        AxeResult(rule["id"], rule["help"], str(rule["impact"]), " ".join(map(str, node["target"])), where)
        for rule in results
        for node in rule["nodes"]
    ]


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
    route.fulfill(status=200, body=content, content_type=f"{kind}; charset=utf-8" if "text" in kind else kind)
