"""A page's structured data for search engines.

Source: schema.org, types `Article`, `BreadcrumbList` and `WebSite`.
"""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any
from urllib.parse import urljoin

from markupsafe import Markup

from shishin.model.language import SOURCE

if TYPE_CHECKING:
    from shishin.pages.frame import Frame
    from shishin.pages.page import View

CONTEXT = "https://schema.org"


def json_ld(view: View, frame: Frame, site_url: str) -> Markup:
    """Describe a page and the way to it.

    Args:
        view: The page.
        frame: What stands round it.
        site_url: The site's address, with a slash at its end.
    """
    data = {"@context": CONTEXT, "@graph": [_itself(view, frame, site_url), *_way(view, site_url)]}
    text = json.dumps(data, ensure_ascii=False, separators=(",", ":"))
    # Inside a script element nothing is escaped but these, and no text may end the element.
    return Markup(text.translate({ord(sign): f"\\u{ord(sign):04x}" for sign in "<>&"}))  # noqa: S704


def _itself(view: View, frame: Frame, site_url: str) -> dict[str, Any]:
    address = urljoin(site_url, view.url)
    site = {"@type": "WebSite", "@id": urljoin(site_url, frame.home), "name": frame.name}
    about: dict[str, Any] = {"url": address, "description": view.description, "inLanguage": view.language.code}
    if view.layout == "home":
        return {**site, **about}
    found: dict[str, Any] = {"@type": "Article", "@id": address, "headline": view.title, **about, "isPartOf": site}
    if view.history:
        found["dateModified"] = view.history[0].date
        found["datePublished"] = view.history[-1].date
    if view.language is not SOURCE:
        found["translationOfWork"] = {"@id": urljoin(site_url, view.alternates[0].url)}
    if view.slides:
        publisher = {"@type": "Organization", "name": frame.publisher}
        found["isBasedOn"] = {"@type": "CreativeWork", "name": frame.source_title, "publisher": publisher}
    return found


def _way(view: View, site_url: str) -> list[dict[str, Any]]:
    """Give the breadcrumb, the page itself last; the home page has none."""
    if not view.breadcrumb:
        return []
    steps = [(link.title, link.url) for link in view.breadcrumb] + [(view.short_title, view.url)]
    items = [
        {"@type": "ListItem", "position": place, "name": name, "item": urljoin(site_url, url)}
        for place, (name, url) in enumerate(steps, 1)
    ]
    return [{"@type": "BreadcrumbList", "itemListElement": items}]
