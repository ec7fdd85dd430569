"""Renders the Markdown of every page, from the same reading that the checks have judged."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING
from urllib.parse import urlsplit

from markdown_it.token import Token

from shishin.content.link_targets import resolve
from shishin.content.reading.commonmark import html_of, read
from shishin.model.guideline import FOLDER
from shishin.pages.shared.address import root_from
from shishin.pages.shared.sources import unreleased
from shishin.pages.versions.place import place_of
from shishin.render.safe import NUMBER

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from shishin.pages.page import Body, Page, Text
    from shishin.pages.site import Site

_NUMBER = re.compile(r"(?<![0-9A-Za-z-])([A-Z]{2}-\d{2,3})(?![0-9A-Za-z])")
_LOWEST = 6
"""The lowest level of heading that HTML has."""


class MarkdownRenderer:
    """Turns the Markdown of the pages of one site into HTML; the HTML is not yet safe."""

    def __init__(self, site: Site, lost: frozenset[tuple[str, str]], site_url: str) -> None:
        """Prepare for all pages.

        Args:
            site: All pages.
            lost: Links of released versions that lead nowhere any more: their words stay.
            site_url: The site's address.
        """
        self.urls, self.numbers, self.lost, self.site_url = site.urls, site.numbers, lost, site_url

    def html(self, page: Page[Body], text: Text, *, lower: int = 0, before: str = "") -> str:
        """Render a text on a page.

        Args:
            page: The page that the HTML stands on.
            text: The text, which may be only a part of the page.
            lower: By how many levels its headings are lowered.
            before: What is put before its anchors, so that they stay unique on the page.
        """
        placing = _Placing(self, page, text, before)
        return html_of([_placed(token, placing, lower) for token in read(text.markdown).tokens])


def _placed(block: Token, placing: _Placing, lower: int) -> Token:
    """Give a block for this page, a copy if it differs; the parsed block, which other pages share, is not changed."""
    if block.type == "inline":
        return block.copy(children=list(placing.inline(block.children or [])))
    if not block.type.startswith("heading_"):
        return block
    attributes = {**block.attrs, **({"id": f"{placing.before}{id_}"} if (id_ := block.attrGet("id")) else {})}
    return block.copy(tag=f"h{min(int(block.tag[1]) + lower, _LOWEST)}", attrs=attributes)


class _Placing:
    """Gives the links of a text the addresses that they have from the page that it stands on."""

    def __init__(self, renderer: MarkdownRenderer, page: Page[Body], text: Text, before: str) -> None:
        self.urls, self.lost, self.text, self.before = renderer.urls, renderer.lost, text, before
        self.root = root_from(page.head.url, renderer.site_url)
        numbers, code, place = renderer.numbers, page.head.language.code, place_of(page)
        self.folder = place.folder if place else ""
        self.numbers = numbers.get((code, self.folder)) or numbers.get((code, "")) or {}

    def inline(self, children: Sequence[Token]) -> Iterator[Token]:
        """Give the words and marks of a block, with every link placed and every requirement's number a link."""
        in_link = 0
        for child in children:
            in_link += child.nesting if child.type in {"link_open", "link_close"} else 0
            if child.type == "text" and not in_link:
                yield from self._linked(child)
            elif child.type == "link_open":
                yield self._link(child)
            else:
                # The parser's own renderer writes into pictures; what was read is for others too.
                yield child.copy(attrs=dict(child.attrs)) if child.type == "image" else child

    def _link(self, link: Token) -> Token:
        href = str(link.attrGet("href") or "")
        address = None if (self.text.path, href) in self.lost else self._address(href)
        attributes = {name: value for name, value in link.attrs.items() if name != "href"}
        return link.copy(attrs=attributes if address is None else {**link.attrs, "href": address})

    def _linked(self, text: Token) -> Iterator[Token]:
        """Make a link of a requirement's number wherever it stands in a text."""
        for number, piece in enumerate(_NUMBER.split(text.content)):
            words = Token("text", "", 0, content=piece)
            # The pieces that stand between two others are the numbers.
            if number % 2 and piece in self.numbers:
                yield Token("link_open", "a", 1, attrs={"href": f"{self.root}{self.numbers[piece]}", "class": NUMBER})
                yield words
                yield Token("link_close", "a", -1)
            elif piece:
                yield words

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
        url = self._url(resolve(unreleased(self.text.path), parts.path))
        return href if url is None else f"{self.root}{url}{fragment}"

    def _url(self, path: str) -> str | None:
        """Find the address of a source file's page, within a version that of the page of that version."""
        folder, _, version = self.folder.partition("/")
        guideline_folder = f"{FOLDER}/{folder}/"
        if version and path.startswith(guideline_folder):
            within = self.urls.get(f"{guideline_folder}{version}/{path.removeprefix(guideline_folder)}")
            if within is not None:
                return within
        return self.urls.get(path)
