"""The sitemap: the pages that search engines are led to."""

from __future__ import annotations

from typing import TYPE_CHECKING
from urllib.parse import urljoin
from xml.sax.saxutils import escape

from shishin.pages.outputs.indexing import rule

if TYPE_CHECKING:
    from collections.abc import Iterable

    from shishin.pages.page import Body, Page

_ALTERNATE = '<xhtml:link rel="alternate" hreflang="{code}" href="{url}"/>'


def sitemap(pages: Iterable[Page[Body]], site_url: str) -> str:
    """Write the sitemap: every page that is the answer (`outputs/indexing.py`), and the same in the other languages.

    Source: sitemaps.org protocol 0.9; `xhtml:link` with hreflang as search engines document it. There is no
    `lastmod`: the day of a build says nothing about a page.
    """
    rows = []
    for page in sorted(pages, key=lambda page: page.head.url):
        if not rule(page).listed:
            continue
        links = "".join(
            _ALTERNATE.format(code=other.language.code, url=_full(site_url, other.url))
            for other in page.head.alternates
        )
        rows.append(f"<url><loc>{_full(site_url, page.head.url)}</loc>{links}</url>")
    head = '<?xml version="1.0" encoding="UTF-8"?>\n'
    names = 'xmlns="http://www.sitemaps.org/schemas/sitemap/0.9" xmlns:xhtml="http://www.w3.org/1999/xhtml"'
    return f"{head}<urlset {names}>\n" + "\n".join(rows) + "\n</urlset>\n"


def _full(site_url: str, url: str) -> str:
    return escape(urljoin(site_url, url))
