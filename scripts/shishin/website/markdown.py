"""Renders the Markdown of documents that MkDocs does not find, which stand outside docs/."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING
from urllib.parse import urlsplit
from xml.etree.ElementTree import Element

import markdown
from markdown.inlinepatterns import InlineProcessor
from markdown.treeprocessors import Treeprocessor

from shishin.content.rules.links import resolve
from shishin.model.guideline import FOLDER
from shishin.pages.address import root_from
from shishin.pages.guideline import unreleased
from shishin.website.safe import NUMBER

if TYPE_CHECKING:
    from collections.abc import Mapping

    from mkdocs.config.defaults import MkDocsConfig

    from shishin.pages.view import View

_HEADING = re.compile(r"h[1-6]")
_NUMBER = r"(?<![0-9A-Za-z-])([A-Z]{2}-\d{2,3})(?![0-9A-Za-z])"
AFTER_LINKS = 20
"""Below the priority of every pattern for links: a number inside a link's words is not a link of its own."""

LAST = -10
"""After every other step that changes the tree."""


class _Numbers(InlineProcessor):
    """Makes a link of a requirement's number wherever it stands in a text."""

    ANCESTOR_EXCLUDES = ("a", "code")

    def __init__(self, urls: Mapping[str, str]) -> None:
        super().__init__(_NUMBER)
        self.urls = urls
        self.root = ""

    def handleMatch(  # type: ignore[override] # noqa: N802 - its name in Python-Markdown
        self,
        match: re.Match[str],
        data: str,  # noqa: ARG002 - as Python-Markdown calls it
    ) -> tuple[Element | None, int | None, int | None]:
        url = self.urls.get(match[1])
        if url is None:
            return None, None, None
        link = Element("a", {"href": f"{self.root}{url}", "class": NUMBER})
        link.text = match[1]
        return link, match.start(0), match.end(0)


class _Place(Treeprocessor):
    """Gives links between sources their addresses, and headings their place on the page."""

    part: View
    root = ""
    lower = 0
    before = ""

    def __init__(self, views: Mapping[str, View], lost: frozenset[tuple[str, str]]) -> None:
        super().__init__()
        self.views, self.lost = views, lost

    def run(self, root: Element) -> None:
        for element in root.iter():
            if element.tag == "a" and (href := element.get("href", "")):
                address = None if (self.part.text_path, href) in self.lost else self._address(href)
                if address is None:
                    del element.attrib["href"]
                else:
                    element.set("href", address)
            elif _HEADING.fullmatch(element.tag):
                element.tag = f"h{min(int(element.tag[1]) + self.lower, 6)}"
                if element.get("id"):
                    element.set("id", f"{self.before}{element.get('id')}")

    def _address(self, href: str) -> str | None:
        """Give what a link leads to on the page; nothing if it is no address, and its words stay."""
        try:
            parts = urlsplit(href)
        except ValueError:
            # Sources with such a link are refused, but a frozen text is taken as it is.
            return None
        if parts.scheme or parts.netloc:
            return href
        fragment = f"#{parts.fragment}" if parts.fragment else ""
        if not parts.path:
            return f"#{self.before}{parts.fragment}" if parts.fragment else href
        view = self._view(resolve(unreleased(self.part.text_path or self.part.source_path), parts.path))
        return f"{self.root}{view.url}{fragment}" if view else href

    def _view(self, path: str) -> View | None:
        """Find the page of a source file, within a version the one of that version."""
        folder, _, version = self.part.place.partition("/")
        own = f"{FOLDER}/{folder}/"
        if version and path.startswith(own):
            within = self.views.get(f"{own}{version}/{path.removeprefix(own)}")
            if within:
                return within
        return self.views.get(path)


class Renderer:
    """Turns Markdown into HTML as MkDocs would, with the same extensions; the HTML is not yet safe."""

    def __init__(
        self, config: MkDocsConfig, views: Mapping[str, View], lost: frozenset[tuple[str, str]], site_url: str
    ) -> None:
        """Prepare for one language.

        Args:
            config: The site's settings, for the extensions of Markdown.
            views: Every page by its source file's path.
            lost: Links of released versions that lead nowhere any more: their words stay.
            site_url: The site's address.
        """
        self.site_url = site_url
        self.parser = markdown.Markdown(extensions=config.markdown_extensions, extension_configs=config.mdx_configs)
        self.place = _Place(views, lost)
        urls: dict[tuple[str, str], dict[str, str]] = {}
        for view in views.values():
            if view.layout == "guide" and view.guide:
                own = urls.setdefault((view.language.code, view.place), {})
                own.update({row.id: row.url for row in view.guide.requirements})
        self.numbers = {
            (code, place): _Numbers({**urls.get((code, ""), {}), **own}) for (code, place), own in urls.items()
        }
        self.parser.treeprocessors.register(self.place, "shishin-place", LAST)

    def html(self, page: View, part: View, *, lower: int = 0, before: str = "") -> str:
        """Render the body of a document on a page.

        Args:
            page: The page that the HTML stands on.
            part: The document, which may be only a part of the page.
            lower: By how many levels its headings are lowered.
            before: What is put before its anchors, so that they stay unique on the page.
        """
        root = root_from(page.url, self.site_url)
        self.place.part, self.place.root = part, root
        self.place.lower, self.place.before = lower, before
        numbers = self.numbers.get((page.language.code, part.place)) or self.numbers.get((page.language.code, ""))
        if numbers:
            numbers.root = root
            self.parser.inlinePatterns.register(numbers, "shishin-numbers", AFTER_LINKS)
        self.parser.reset()
        return self.parser.convert(part.body)
