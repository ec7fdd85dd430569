"""Addresses: where each document stands on the site. Others cite them, so they never change."""

from __future__ import annotations

from typing import TYPE_CHECKING
from urllib.parse import urlsplit

from shishin.model.guideline import COMPARED, FOLDER, VERSIONS, WHOLE

if TYPE_CHECKING:
    from shishin.languages.language import Language
    from shishin.model.guideline import Guide, Guideline
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


def principle_anchor(id_: str) -> str:
    """Give the anchor of a principle in the list of requirements by principle: `principle-simple`."""
    return f"principle-{id_}"


def guideline_url(guideline: Guideline, language: Language) -> str:
    """Give a guideline's address from the site's root: `guidelines/ui-ux/`, `guidelines/ui-ux/1.0.0/`."""
    url = own_url(guideline, language)
    return url if guideline.is_led_to else f"{url}{guideline.shown_at}/"


def own_url(guideline: Guideline, language: Language) -> str:
    """Give the address that all pages of a guideline share, whatever their version: `guidelines/ui-ux/`."""
    return f"{language.prefix}{FOLDER}/{guideline.facts.id}/"


def versions_url(guideline: Guideline, language: Language) -> str:
    """Give the address of the list of a guideline's versions: `guidelines/ui-ux/versions/`."""
    return f"{own_url(guideline, language)}{VERSIONS}/"


def version_anchor(number: str) -> str:
    """Give the anchor of a version in that list: `version-1-0-0-beta-1`."""
    return f"version-{number.replace('.', '-')}"


def comparison_url(guideline: Guideline, before: str, after: str, language: Language) -> str:
    """Give the address of a comparison: `guidelines/ui-ux/changes/1.0.0/1.1.0/`.

    It ends with `latest` or `draft` where the other version moves on, so that the address can stay.
    """
    return f"{own_url(guideline, language)}{COMPARED}/{before}/{after}/"


def page_in(guideline: Guideline, page: str, language: Language) -> str:
    """Give the address of a page in a version: a guide's lasting id, `all`, or nothing for the topic page.

    A guide that the version does not have leads to the topic page.
    """
    if page == WHOLE:
        return whole_guideline_url(guideline, language)
    guide = guideline.guide_by_lasting_id.get(page)
    return guide_url(guideline, guide, language) if guide else guideline_url(guideline, language)


def whole_guideline_url(guideline: Guideline, language: Language) -> str:
    """Give the address of the page with a guideline's whole text: `guidelines/ui-ux/all/`."""
    return f"{guideline_url(guideline, language)}{WHOLE}/"


def guide_url(guideline: Guideline, guide: Guide, language: Language) -> str:
    """Give a guide's address from the site's root: `guidelines/ui-ux/accessible/`."""
    return f"{guideline_url(guideline, language)}{guide.facts.id}/"


def requirement_url(guideline: Guideline, guide: Guide, id_: str, language: Language) -> str:
    """Give a requirement's address from the site's root: `guidelines/ui-ux/accessible/#UX-11`."""
    return f"{guide_url(guideline, guide, language)}#{id_}"


def root_from(url: str, site_url: str) -> str:
    """Give what must stand before an address from the root, in a page at `url`.

    It is relative, so that the site works below any path; the not-found page is served at any address, so
    its links begin with the site's own path.
    """
    if url.endswith(".html"):
        return urlsplit(site_url).path or "/"
    return "../" * url.count("/") or "./"
