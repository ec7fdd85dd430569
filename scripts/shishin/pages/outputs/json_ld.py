"""A page's structured data for search engines.

Source: schema.org, types `Article`, `BreadcrumbList` and `WebSite`.
"""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any
from urllib.parse import urljoin

from markupsafe import Markup

if TYPE_CHECKING:
    from shishin.pages.frame import Frame
    from shishin.pages.page import Body, Head, Page

CONTEXT = "https://schema.org"


def json_ld(page: Page[Body], frame: Frame, site_url: str) -> Markup:
    """Describe a page and the way to it.

    Args:
        page: The page.
        frame: What stands round it.
        site_url: The site's address, with a slash at its end.
    """
    data = {"@context": CONTEXT, "@graph": [_itself(page, frame, site_url), *_way(page.head, site_url)]}
    text = json.dumps(data, ensure_ascii=False, separators=(",", ":"))
    # Inside a script element nothing is escaped but these, and no text may end the element.
    return Markup(text.translate({ord(sign): f"\\u{ord(sign):04x}" for sign in "<>&"}))  # noqa: S704


def _itself(page: Page[Body], frame: Frame, site_url: str) -> dict[str, Any]:
    head = page.head
    address = urljoin(site_url, head.url)
    site = {"@type": "WebSite", "@id": urljoin(site_url, frame.home), "name": frame.name}
    about: dict[str, Any] = {"url": address, "description": head.description, "inLanguage": head.language.code}
    if page.body.layout == "home":
        return {**site, **about}
    article: dict[str, Any] = {"@type": "Article", "@id": address, "headline": head.title, **about, "isPartOf": site}
    if head.history:
        article["dateModified"] = head.history[0].date
        article["datePublished"] = head.history[-1].date
    if not head.language.is_source:
        article["translationOfWork"] = {"@id": urljoin(site_url, head.alternates[0].url)}
    if head.slides:
        publisher = {"@type": "Organization", "name": frame.publisher}
        article["isBasedOn"] = {"@type": "CreativeWork", "name": frame.source_title, "publisher": publisher}
    return article


def _way(head: Head, site_url: str) -> list[dict[str, Any]]:
    """Give the breadcrumb, the page itself last; the home page has none."""
    if not head.breadcrumb:
        return []
    steps = [(link.title, link.url) for link in head.breadcrumb] + [(head.short_title, head.url)]
    items = [
        {"@type": "ListItem", "position": place, "name": name, "item": urljoin(site_url, url)}
        for place, (name, url) in enumerate(steps, 1)
    ]
    return [{"@type": "BreadcrumbList", "itemListElement": items}]
