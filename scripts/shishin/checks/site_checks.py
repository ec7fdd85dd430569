"""Checks that hold all built pages side by side."""

from __future__ import annotations

from typing import TYPE_CHECKING
from urllib.parse import unquote, urljoin, urlsplit

from shishin.checks.built_page import line_of
from shishin.checks.consistency_checks import CONSISTENCY_CHECKS
from shishin.model.finding import Finding
from shishin.model.web_address import joined_address

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Mapping
    from pathlib import Path

    from shishin.checks.built_page import BuiltPage

    Pages = Mapping[str, BuiltPage]
    SiteCheck = Callable[[Pages, Path, str], Iterator[Finding]]


def titles(pages: Pages, _folder: Path, _site_url: str) -> Iterator[Finding]:
    """No two pages share a title (WCAG 2.2, 2.4.2: a title tells pages apart)."""
    seen: dict[str, str] = {}
    for page in pages.values():
        title = page.text("title")
        if title in seen or not title:
            yield Finding.at(page.url, 0, "html-title-twice", title=title, other=seen.get(title, "–"))
        seen.setdefault(title, page.url)


def links(pages: Pages, folder: Path, site_url: str) -> Iterator[Finding]:
    """Every link within the site leads to a file, and to an anchor on it."""
    for page in pages.values():
        address = urljoin(site_url, page.url)
        for element in page.all("a[href], link[href], img[src], script[src]"):
            target = str(element.attrs.get("href") or element.attrs.get("src"))
            url = joined_address(address, target)
            if url is None:
                yield Finding.at(page.url, line_of(element), "html-link-broken", target=target)
                continue
            if url[:2] != urlsplit(site_url)[:2]:
                continue
            name = unquote(url.path.removeprefix(urlsplit(site_url).path))
            goal = pages.get(name)
            if goal is None and not (folder / name).is_file():
                yield Finding.at(page.url, line_of(element), "html-link-broken", target=target)
            elif goal is not None and url.fragment and unquote(url.fragment) not in goal.anchors:
                yield Finding.at(page.url, line_of(element), "html-anchor-broken", target=target)


def alternates(pages: Pages, _folder: Path, site_url: str) -> Iterator[Finding]:
    """Each page names itself in every language, and the named pages are there (hreflang, RFC 8288).

    In an edition in one language there is nothing to name.
    """
    for page in pages.values():
        if page.url.endswith(".html"):
            continue
        bare = page.url.removeprefix(page.language.prefix)
        languages = page.languages if page.languages.translations else ()
        expected = {language.code: urljoin(site_url, language.prefix + bare) for language in languages}
        if expected:
            expected["x-default"] = expected[page.languages.source.code]
        named = {str(link.attrs["hreflang"]): str(link.attrs["href"]) for link in page.all("link[hreflang]")}
        for code in named.keys() - expected.keys():
            yield Finding.at(page.url, 0, "html-alternate", language=code, expected="–")
        for code, url in expected.items():
            if named.get(code) != url:
                yield Finding.at(page.url, 0, "html-alternate", language=code, expected=url)
            elif url.removeprefix(site_url) not in pages:
                yield Finding.at(page.url, 0, "html-link-broken", target=url)


def sitemap(pages: Pages, folder: Path, site_url: str) -> Iterator[Finding]:
    """The sitemap lists every page that is the answer, and no other (sitemaps.org protocol 0.9)."""
    path = folder / "sitemap.xml"
    text = path.read_text(encoding="utf-8") if path.is_file() else ""
    for page in pages.values():
        url = urljoin(site_url, page.url)
        listed = f"<loc>{url}</loc>" in text
        if page.is_answer and not listed:
            yield Finding.at("sitemap.xml", 0, "sitemap-missing", url=url)
        elif listed and not page.is_answer:
            yield Finding.at("sitemap.xml", 0, "sitemap-other", url=url)


def canonical_goals(pages: Pages, _folder: Path, site_url: str) -> Iterator[Finding]:
    """What a page names as canonical is itself the answer, and has the same title but for the version (RFC 6596, 3)."""
    for page in pages.values():
        for url in page.canonical:
            goal = pages.get(unquote(url.removeprefix(site_url)))
            if goal is None or not goal.is_answer or goal.text("h1") != page.text("h1"):
                yield Finding.at(page.url, 0, "html-canonical-goal", url=url)


SITE_CHECKS: tuple[SiteCheck, ...] = (
    titles,
    links,
    alternates,
    sitemap,
    canonical_goals,
    *CONSISTENCY_CHECKS,
)
