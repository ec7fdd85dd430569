"""Opens built sites in a real browser with an empty cache and weighs what it asks for."""

from __future__ import annotations

import re
import time
import tomllib
from contextlib import contextmanager
from dataclasses import dataclass, field
from statistics import median
from typing import TYPE_CHECKING, Any
from urllib.parse import quote, urlsplit

from axe_playwright_python.base import AXE_SCRIPT

from benchmarks.edition import LANGUAGES, language_of
from benchmarks.host import QUIET, hosted
from shishin.checks import browser

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence
    from pathlib import Path

    from playwright.sync_api import Browser, Page

    from benchmarks.host import Answer, Host
    from shishin.languages.language import Language
    from shishin.model.library import Library

PAGES = (
    "",
    "principles/",
    "principles/simple/",
    "principles/all/",
    "purpose/",
    "glossary/",
    "about/corrections/",
    "guidelines/",
    "guidelines/ui-ux/",
    "guidelines/ui-ux/accessible/",
    "guidelines/ui-ux/all/",
    "guidelines/requirements/",
    "guidelines/requirements/by-principle/",
    "guidelines/requirements/by-phase/",
    "guidelines/requirements/by-standard/",
    "data/",
    "contribute/front-matter/",
    "search/",
    "all-pages/",
    "404.html",
)
"""A page of each type, by its address in the source language."""

WIDTH, HEIGHT = 1280, 800
PATIENCE = 120
"""Seconds. With 1,000 guides stock Material reads some ten megabytes before it answers."""

SLOW = 4.0
"""Seconds of quiet to wait for where a page works on an index before it asks for more."""

_PAUSE = 0.02
_AXE = "async (tags) => (await axe.run({runOnly: {type: 'tag', values: tags}, resultTypes: ['violations']})).violations"
_NUMBERS = re.compile(r"-\d+(?=\.)|\.[0-9a-f]{8,10}(?=\.)")
"""What tells files of one kind apart in their names: their place in a row, or their content."""

_BEFORE = """() => performance.getEntriesByType("resource")
  .filter(({ startTime }) => startTime < window.answeredAt).map(({ name }) => name)"""

_WATCH = """{
  const look = () => {
    const said = document.querySelector("[data-index] [role=status]")?.textContent ?? "";
    const query = new URLSearchParams(location.search).get("q");
    if (query && said.includes(query)) window.answeredAt ??= performance.now();
  };
  new MutationObserver(look).observe(document, { childList: true, characterData: true, subtree: true });
}"""
"""Notes the moment at which the first answers stand: the page says then for what it has searched."""

_MATERIAL_BOX = ".md-search__input"
_MATERIAL_SAYS = ".md-search-result__meta"
_MATERIAL_HAS = "([place, before]) => document.querySelector(place).textContent !== before"
_MATERIAL_ONLY = ("/search/", "/workers/", "/lunr/")
"""In the addresses of files that serve searching alone."""


@dataclass(frozen=True)
class Visit:
    """A first visit to a page, or a search.

    Attributes:
        url: The page's address from the site's root.
        answers: Every file that was sent.
        outside: Addresses of other servers that were asked for.
    """

    url: str
    answers: tuple[Answer, ...]
    outside: tuple[str, ...] = ()

    def sent(self, *kinds: str) -> int:
        """Add up the bytes of some kinds, or of all."""
        return sum(answer.sent for answer in self.answers if not kinds or answer.kind in kinds)

    def as_data(self) -> dict[str, Any]:
        """Give what JSON can hold."""
        kinds = sorted({answer.kind for answer in self.answers})
        by_kind = {
            kind: {
                "requests": sum(answer.kind == kind for answer in self.answers),
                "raw": sum(answer.raw for answer in self.answers if answer.kind == kind),
                "gzip": self.sent(kind),
            }
            for kind in kinds
        }
        total = {"requests": len(self.answers) + len(self.outside), "gzip": self.sent()}
        return {**total, "kinds": by_kind, "outside": list(self.outside)}


@dataclass
class Searches:
    """What searching a site in one language sent.

    Attributes:
        before: Bytes that every page loads only so that it can be searched.
        html: Bytes of the HTML of the page for searching.
        needed: Files by query, from opening the search to the first answers, without that HTML.
        later: Bytes that are fetched after the answers, to search on without waiting.
    """

    before: int = 0
    html: int = 0
    needed: dict[str, list[Answer]] = field(default_factory=dict)
    later: int = 0

    @property
    def sizes(self) -> dict[str, int]:
        """Bytes by query, with what was loaded only for searching before."""
        return {query: self.before + sum(answer.sent for answer in files) for query, files in self.needed.items()}

    def as_data(self) -> dict[str, Any]:
        """Give what JSON can hold."""
        sizes = self.sizes
        most = max(sizes, key=lambda query: sizes[query])
        parts: dict[str, int] = {}
        for answer in self.needed[most]:
            name = _NUMBERS.sub("", answer.path.rsplit("/", 1)[-1])
            parts[name] = parts.get(name, 0) + answer.sent
        return {
            "queries": len(sizes),
            "before": self.before,
            "html": self.html,
            "later": self.later,
            "median": round(median(sizes.values())),
            "max": sizes[most],
            "max_query": most,
            "max_parts": parts,
            "max_requests": max(map(len, self.needed.values())),
            "sizes": sizes,
        }


def page_urls(folder: Path, pages: Iterable[str] = PAGES) -> list[str]:
    """Give the addresses of the page types that a site has, in every language."""
    urls = [language.prefix + page for language in LANGUAGES for page in pages]
    return [url for url in urls if (folder / url / "index.html").is_file() or (folder / url).is_file()]


def queries(root: Path, library: Library, language: Language) -> list[str]:
    """Give what readers might type: all queries of the tests, or the glossary's terms where there are none."""
    paths = sorted((root / "tests/golden").glob(f"*{language.code}.toml"))
    typed = [str(query["q"]) for path in paths for query in tomllib.loads(path.read_text(encoding="utf-8"))["query"]]
    return [*dict.fromkeys(typed)] or [term.in_(language.code) for term in library.terms]


def weigh(executable: Path, folder: Path, urls: Sequence[str], quiet: float = QUIET) -> dict[str, dict[str, Any]]:
    """Visit pages, each for the first time, and give what was sent, by address.

    Args:
        executable: The browser.
        folder: The built site.
        urls: The pages' addresses.
        quiet: Seconds without a request after which a page has all that it asks for.
    """
    with hosted(folder) as host, browser.opened(executable) as chromium:
        return {url: _visit(chromium, host, url, quiet).as_data() for url in urls}


def search(executable: Path, folder: Path, code: str, asked: Sequence[str], *, ours: bool) -> dict[str, Any]:
    """Search a site in a language for several things, each with an empty cache."""
    how = _search_ours if ours else _search_stock
    with hosted(folder) as host, browser.opened(executable) as chromium:
        return how(chromium, host, language_of(code), asked).as_data()


def violations(executable: Path, folder: Path, urls: Sequence[str]) -> dict[str, list[dict[str, str]]]:
    """Run axe on pages and give what it is sure of, each place once.

    Two of the four combinations of width and colour scheme tell the two sites apart; this project's own audit looks
    at all four, and at what opens.
    """
    by_url: dict[str, list[dict[str, str]]] = {}
    with hosted(folder) as host, browser.opened(executable) as chromium:
        for url in urls:
            # The policy of our pages refuses scripts that they do not have.
            context = chromium.new_context(reduced_motion="reduce", bypass_csp=True)
            page = context.new_page()
            page.goto(f"{host.origin}/{url}", wait_until="load")
            page.evaluate(AXE_SCRIPT)
            places: set[tuple[str, str]] = set()
            for width, scheme in zip(browser.WIDTHS, browser.SCHEMES, strict=True):
                page.emulate_media(color_scheme=scheme)  # type: ignore[arg-type] # one of two literals
                page.set_viewport_size({"width": width, "height": HEIGHT})
                result = page.evaluate(_AXE, list(browser.TAGS))
                places |= {
                    (rule["id"], " ".join(map(str, node["target"]))) for rule in result for node in rule["nodes"]
                }
            by_url[url] = [{"rule": rule, "selector": selector} for rule, selector in sorted(places)]
            context.close()
    return by_url


def _search_ours(chromium: Browser, host: Host, language: Language, asked: Sequence[str]) -> Searches:
    """Search this site from its page for searching, as a form on another page leads there."""
    searches = Searches()
    kept = {answer.path for answer in _visit(chromium, host, language.prefix).answers}
    place = f"/{language.prefix}search/"
    for query in asked:
        with _fresh(chromium) as page:
            page.add_init_script(_WATCH)
            page.goto(f"{host.origin}{place}?q={quote(query)}")
            _wait(page, "() => window.answeredAt")
            # What is fetched for later, once the answers stand, is not what the reader waits for.
            asked_for = {urlsplit(address).path for address in page.evaluate(_BEFORE)}
            sent = {answer.path: answer for answer in host.answers}
            searches.needed[query] = [sent[path] for path in sorted(asked_for - kept)]
            if not searches.html:
                searches.html = sent[place].sent
                now = sum(answer.sent for answer in searches.needed[query])
                searches.later = sum(answer.sent for answer in host.take() if answer.path not in {*kept, place}) - now
        host.forget()
    return searches


def _search_stock(chromium: Browser, host: Host, language: Language, asked: Sequence[str]) -> Searches:
    """Search stock Material from the box in its header, on a page that has loaded."""
    searches = Searches()
    for query in asked:
        with _fresh(chromium) as page:
            page.goto(f"{host.origin}/{language.prefix}", wait_until="load")
            sent = host.take(SLOW)
            searches.before = sum(answer.sent for answer in sent if any(part in answer.path for part in _MATERIAL_ONLY))
            page.locator(_MATERIAL_BOX).click()
            says = page.locator(_MATERIAL_SAYS).text_content()
            page.locator(_MATERIAL_BOX).fill(query)
            # It listens to keys, not to what they change.
            page.keyboard.press("End")
            _wait(page, _MATERIAL_HAS, [_MATERIAL_SAYS, says])
            searches.needed[query] = host.take()
    return searches


def _wait(page: Page, expression: str, argument: object = None) -> None:
    """Wait until an expression holds; Playwright's own way evaluates text, which our pages' policy forbids."""
    end = time.monotonic() + PATIENCE
    while not page.evaluate(expression, argument):
        if time.monotonic() > end:
            raise TimeoutError(page.url)
        time.sleep(_PAUSE)


def _visit(chromium: Browser, host: Host, url: str, quiet: float = QUIET) -> Visit:
    outside: list[str] = []
    host.forget()
    with _fresh(chromium) as page:
        page.on("request", lambda request: outside.append(request.url))
        page.goto(f"{host.origin}/{url}", wait_until="load")
        _icon(page, host)
        answers = host.take(quiet)
    return Visit(
        url, tuple(answers), tuple(address for address in outside if not address.startswith((host.origin, "data:")))
    )


def _icon(page: Page, host: Host) -> None:
    """Wait for the icon, which the browser asks for last of all, whenever it finds the time."""
    path = urlsplit(page.evaluate("() => document.querySelector('link[rel=icon]').href")).path
    end = time.monotonic() + PATIENCE
    while all(answer.path != path for answer in host.answers) and time.monotonic() < end:
        time.sleep(_PAUSE)


@contextmanager
def _fresh(chromium: Browser) -> Iterator[Page]:
    """Give a page of a browser that has kept nothing."""
    context = chromium.new_context(viewport={"width": WIDTH, "height": HEIGHT})
    try:
        yield context.new_page()
    finally:
        context.close()
