"""Addresses: where each document stands on the site. Others cite them, so they never change."""

from __future__ import annotations

from typing import TYPE_CHECKING
from urllib.parse import urlsplit

if TYPE_CHECKING:
    from shishin.model.language import Language
    from shishin.model.page import FreePage
    from shishin.model.principle import Principle

NOT_FOUND = "404"
"""The name that web servers look for when nothing stands at an address."""


def page_url(page: FreePage, language: Language) -> str:
    """Give a free page's address from the site's root: `about/`, `en/about/corrections/`."""
    if page.name == NOT_FOUND:
        return f"{language.prefix}{NOT_FOUND}.html"
    folder = page.name.removesuffix("index").removesuffix("/")
    return language.prefix + (f"{folder}/" if folder else "")


def principle_url(principle: Principle, language: Language) -> str:
    """Give a principle's address from the site's root: `principles/simple/`."""
    return f"{language.prefix}principles/{principle.facts.id}/"


def root_from(url: str, site_url: str) -> str:
    """Give what must stand before an address from the root, in a page at `url`.

    It is relative, so that the site works below any path; the not-found page is served at any address, so
    its links begin with the site's own path.
    """
    if url.endswith(".html"):
        return urlsplit(site_url).path or "/"
    return "../" * url.count("/") or "./"
