"""Checks that look at one built page at a time."""

from __future__ import annotations

import re
from collections import Counter
from functools import cache, lru_cache
from itertools import zip_longest
from typing import TYPE_CHECKING
from urllib.parse import urljoin, urlsplit

from shishin.checks.attribute_checks import ATTRIBUTE_CHECKS
from shishin.checks.built_page import line_of
from shishin.checks.content_model import CONTENT_CHECKS
from shishin.checks.listening_checks import LISTENING_CHECKS
from shishin.checks.table_shape import table_shape
from shishin.forms.table import every_name
from shishin.model.figure import ID_PATTERN as FIGURE_ID_PATTERN
from shishin.model.finding import Finding
from shishin.model.web_address import joined_address
from shishin.pages.outputs.indexing import Canonical
from shishin.render.gate import REDIRECT, Gate, unlisted

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from shishin.checks.built_page import BuiltPage
    from shishin.render.gate import Scan

    PageCheck = Callable[[BuiltPage, str], Iterator[Finding]]

_LOADS = {
    "script": "src",
    "img": "src",
    "iframe": "src",
    "source": "src",
    "video": "src",
    "audio": "src",
    "object": "data",
}
_LOADING_LINKS = frozenset({"stylesheet", "icon", "preload", "modulepreload", "manifest", "preconnect", "dns-prefetch"})
_DATA_TYPES = frozenset({"application/ld+json", "application/json"})
_STRICT = frozenset({"'none'", "'self'", "'script'"})
"""What a policy may allow: nothing, or the site's own files; `'script'` is the value of trusted types."""

_CONTROLS = re.compile(r"[\x00-\x08\x0b\x0e-\x1f\x7f-\x9f]")
"""Characters that are none, which the parser lets pass (HTML Standard, 13.2.3.5)."""

_ANCHOR = re.compile(f"{every_name().id}|{every_name().requirement}|{FIGURE_ID_PATTERN}")


def parses(page: BuiltPage, _site_url: str) -> Iterator[Finding]:
    """The HTML has no parse error (HTML Standard, 13.2.2 Parse errors)."""
    for error in page.errors:
        yield Finding.at(page.url, error.line or 0, "html-parse", error=error.code)
    for match in _CONTROLS.finditer(page.html):
        line = page.html.count("\n", 0, match.start()) + 1
        yield Finding.at(page.url, line, "html-parse", error="control-character-in-input-stream")


def unique_ids(page: BuiltPage, _site_url: str) -> Iterator[Finding]:
    """No id stands twice (HTML Standard, 3.2.6: the id attribute; WCAG 2.0, 4.1.1)."""
    ids = Counter(str(element.attrs["id"]) for element in page.all("[id]"))
    for name, count in ids.items():
        if count > 1:
            yield Finding.at(page.url, 0, "html-id-twice", id=name)


def permanent_anchors(page: BuiltPage, _site_url: str) -> Iterator[Finding]:
    """Anchors are ASCII words or requirements' numbers, which survive being copied, printed and read aloud.

    Figures number their parts, to which nobody links.
    """
    for element in page.all("[id]"):
        name = str(element.attrs["id"])
        if not _ANCHOR.fullmatch(name):
            yield Finding.at(page.url, line_of(element), "html-anchor-form", id=name)


def headings(page: BuiltPage, _site_url: str) -> Iterator[Finding]:
    """One h1, and no heading level is skipped (WCAG 2.2, 1.3.1 and technique G141)."""
    elements = page.all("h1, h2, h3, h4, h5, h6")
    count = sum(element.name == "h1" for element in elements)
    if count != 1:
        yield Finding.at(page.url, 0, "html-h1", count=count)
    level = 0
    for element in elements:
        heading_level = int(element.name[1])
        if heading_level > level + 1:
            yield Finding.at(
                page.url, line_of(element), "html-heading-skip", found=f"h{heading_level}", previous=f"h{level}"
            )
        level = heading_level


def language(page: BuiltPage, _site_url: str) -> Iterator[Finding]:
    """The page says which language it is in (WCAG 2.2, 3.1.1)."""
    code = next((str(element.attrs.get("lang") or "") for element in page.all("html")), "")
    if code != page.language.code:
        yield Finding.at(page.url, 0, "html-lang", found=code or "–", expected=page.language.code)


def description(page: BuiltPage, _site_url: str) -> Iterator[Finding]:
    """The page has a description for search results."""
    contents = [str(element.attrs.get("content") or "") for element in page.all('meta[name="description"]')]
    if len(contents) != 1 or not contents[0].strip():
        yield Finding.at(page.url, 0, "html-description")


def canonical(page: BuiltPage, site_url: str) -> Iterator[Finding]:
    """The page names as canonical what the table in `pages/outputs/indexing.py` says for its kind (RFC 6596)."""
    addresses = {Canonical.OWN: [page.url], Canonical.CURRENT: [page.current_url], Canonical.NONE: []}
    expected = tuple(urljoin(site_url, address) for address in addresses[page.rule.canonical])
    if page.canonical != expected:
        yield Finding.at(
            page.url, 0, "html-canonical", found=", ".join(page.canonical) or "–", expected=", ".join(expected) or "–"
        )


def robots(page: BuiltPage, _site_url: str) -> Iterator[Finding]:
    """The page keeps search engines out just where the table in `pages/outputs/indexing.py` says so for its kind."""
    expected = () if page.rule.indexed else ("noindex",)
    if page.robots != expected:
        yield Finding.at(
            page.url, 0, "html-robots", kind=page.kind,
            found=", ".join(page.robots) or "–", expected=", ".join(expected) or "–",
        )  # fmt: skip


def own_origin(page: BuiltPage, site_url: str) -> Iterator[Finding]:
    """Nothing is loaded from another server: no visitor is told on, and the site works without them."""
    for name, attribute in _LOADS.items():
        for element in page.all(f"{name}[{attribute}]"):
            url = str(element.attrs[attribute])
            if _is_outside(url, page, site_url):
                yield Finding.at(page.url, line_of(element), "html-outside", url=url, element=name)
    for element in page.all("link[href]"):
        relations = set(str(element.attrs.get("rel") or "").split())
        if relations & _LOADING_LINKS and _is_outside(str(element.attrs["href"]), page, site_url):
            yield Finding.at(page.url, line_of(element), "html-outside", url=element.attrs["href"], element="link")


def nothing_inline(page: BuiltPage, _site_url: str) -> Iterator[Finding]:
    """No code or style stands in the page itself: a strict policy would block it."""
    for element in page.all("script"):
        if "src" not in element.attrs and str(element.attrs.get("type")) not in _DATA_TYPES:
            yield Finding.at(page.url, line_of(element), "html-inline", found="<script>")
    for element in page.all("style"):
        yield Finding.at(page.url, line_of(element), "html-inline", found="<style>")
    for element in page.all("*"):
        for name in element.attrs:
            if name == "style" or name.startswith("on"):
                yield Finding.at(page.url, line_of(element), "html-inline", found=f"{element.name} {name}=")


def policy(page: BuiltPage, _site_url: str) -> Iterator[Finding]:
    """The page has a policy that lets only the site's own files run (W3C CSP Level 3, 2.3 and 3.3)."""
    policies = page.all('meta[http-equiv="Content-Security-Policy"]')
    rules = (
        [rule.split() for rule in str(policies[0].attrs.get("content") or "").split(";")] if len(policies) == 1 else []
    )
    allowed = {rule[0]: set(rule[1:]) for rule in rules if rule}
    if allowed.get("default-src") != {"'none'"} or any(sources - _STRICT for sources in allowed.values()):
        yield Finding.at(page.url, 0, "html-policy")


def listed(page: BuiltPage, site_url: str) -> Iterator[Finding]:
    """The page holds only what the allow-list has; the build holds it to the same, and this is what was published."""
    for breach in _scan(page, site_url).breaches:
        yield unlisted(page.url, breach.line, breach, page.url)


def read_alike(page: BuiltPage, site_url: str) -> Iterator[Finding]:
    """The strict scanner and the HTML Standard's parser find the same elements in the page, one by one."""
    scanned, parsed = _scan(page, site_url).elements, [element.name for element in page.all("*")]
    for place, (scanned_name, parsed_name) in enumerate(zip_longest(scanned, parsed, fillvalue="–"), 1):
        if scanned_name != parsed_name:
            yield Finding.at(page.url, 0, "html-reading", place=place, scanned=scanned_name, parsed=parsed_name)
            return


def _scan(page: BuiltPage, site_url: str) -> Scan:
    leads_on = any(f"layout-{REDIRECT}" in str(body.attrs.get("class") or "").split() for body in page.all("body"))
    return _scanned(page.html, site_url, leads_on)


@lru_cache(maxsize=1)
def _scanned(html: str, site_url: str, leads_on: bool) -> Scan:  # noqa: FBT001 - lru_cache
    """Scan a page once for the two checks that follow each other."""
    return _gate(site_url).scan(html, leads_on=leads_on)


@cache
def _gate(site_url: str) -> Gate:
    return Gate(site_url)


def _is_outside(url: str, page: BuiltPage, site_url: str) -> bool:
    goal = joined_address(urljoin(site_url, page.url), url)
    return goal is None or goal[:2] != urlsplit(site_url)[:2]


PAGE_CHECKS: tuple[PageCheck, ...] = (
    parses,
    unique_ids,
    permanent_anchors,
    headings,
    language,
    description,
    canonical,
    robots,
    own_origin,
    nothing_inline,
    policy,
    listed,
    read_alike,
    *CONTENT_CHECKS,
    *ATTRIBUTE_CHECKS,
    table_shape,
    *LISTENING_CHECKS,
)
