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
from shishin.pages.shared.other_languages import in_languages, language_of
from shishin.pages.shared.sources import unreleased
from shishin.pages.versions.place import place_of
from shishin.render.safe import NUMBER

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence

    from shishin.disk.remembered_texts import Question
    from shishin.pages.page import Body, Page, Text
    from shishin.pages.site import Site

    Ask = Callable[[Question], str | None]

_NUMBER = re.compile(r"(?<![0-9A-Za-z-])([A-Z]{2}-\d{2,3})(?![0-9A-Za-z])")
_LOWEST = 6
"""The lowest level of heading that HTML has."""

_CODE = frozenset({"code_inline", "code_block", "fence"})

PAGE, NUMBER_OF = "page", "number"
"""What a text asks for: the address of a page, and that of a requirement."""


class MarkdownRenderer:
    """Turns the Markdown of the pages of one site into HTML; the HTML is not yet safe."""

    def __init__(self, site: Site, lost: frozenset[tuple[str, str]], site_url: str) -> None:
        """Prepare for all pages.

        Args:
            site: All pages.
            lost: Links of released versions that lead nowhere any more: their words stay.
            site_url: The site's address.
        """
        self._urls, self._numbers, self.lost, self.site_url = site.urls, site.numbers, lost, site_url
        self.languages = next(iter(site.contexts.values())).languages

    def html(self, page: Page[Body], text: Text, *, lower: int = 0, before: str = "", ask: Ask | None = None) -> str:
        """Render a text on a page.

        Args:
            page: The page that the HTML stands on.
            text: The text, which may be only a part of the page.
            lower: By how many levels its headings are lowered.
            before: What is put before its anchors, so that they stay unique on the page.
            ask: What gives the addresses, `address` if nothing is given.
        """
        placing = _Placing(self, page, text, before, ask or self.address)
        blocks = [_placed(token, placing, lower) for token in read(text.markdown).tokens]
        return html_of([*_with_heads(blocks, page.head.title)])

    def address(self, question: Question) -> str | None:
        """Say where something is: nothing but this makes the HTML of a text follow from other pages.

        Args:
            question: `PAGE`, the folder of the guideline's text that the page belongs to, and the path of a source
                file; or `NUMBER_OF`, the language's code, the same folder, and a requirement's number.

        Returns:
            The address from the site's root; nothing if there is none.
        """
        kind, first, second, *rest = question
        if kind == NUMBER_OF:
            urls = self._numbers.get((first, second)) or self._numbers.get((first, "")) or {}
            return urls.get(rest[0])
        # Within a version, a link leads to the page of that version.
        folder, _, version = first.partition("/")
        guideline_folder = f"{FOLDER}/{folder}/"
        within = None
        if version and second.startswith(guideline_folder):
            within = self._urls.get(f"{guideline_folder}{version}/{second.removeprefix(guideline_folder)}")
        return self._urls.get(second) if within is None else within


def _placed(block: Token, placing: _Placing, lower: int) -> Token:
    """Give a block for this page, a copy if it differs; the parsed block, which other pages share, is not changed."""
    if block.type == "inline":
        return block.copy(children=list(placing.inline(block.children or [])))
    if not block.type.startswith("heading_"):
        return placing.said(block)
    attributes = {**block.attrs, **({"id": f"{placing.before}{id_}"} if (id_ := block.attrGet("id")) else {})}
    return block.copy(tag=f"h{min(int(block.tag[1]) + lower, _LOWEST)}", attrs=attributes)


def _with_heads(blocks: Sequence[Token], title: str) -> Iterator[Token]:
    """Name each table after the heading above it or else the page, and say of its heads that they are for columns.

    Markdown has no marks for either (WCAG 2.2, 1.3.1; techniques H63 and ARIA16).
    """
    name = {"aria-label": title}
    for block in blocks:
        if block.type == "heading_open" and (id_ := block.attrGet("id")):
            name = {"aria-labelledby": str(id_)}
        if block.type == "table_open":
            yield block.copy(attrs={**block.attrs, **name})
        elif block.type == "th_open":
            yield block.copy(attrs={**block.attrs, "scope": "col"})
        else:
            yield block


class _Placing:
    """Gives the links of a text the addresses that they have from the page that it stands on."""

    def __init__(self, renderer: MarkdownRenderer, page: Page[Body], text: Text, before: str, ask: Ask) -> None:
        self.lost, self.text, self.before, self.ask = renderer.lost, text, before, ask
        self.root = root_from(page.head.url, renderer.site_url)
        self.code, place = page.head.language.code, place_of(page)
        self.languages = page.head.language, renderer.languages
        self.folder = place.folder if place else ""

    def inline(self, children: Sequence[Token]) -> Iterator[Token]:
        """Give the words and marks of a block, with every link placed and every requirement's number a link."""
        in_link, said = 0, list[bool]()
        for child in map(self.said, children):
            in_link += child.nesting if child.type in {"link_open", "link_close"} else 0
            if child.nesting > 0:
                said.append("lang" in child.attrs)
            elif child.nesting < 0:
                said.pop()
            if child.type == "text":
                yield from self._words(child, in_link=bool(in_link), is_said=any(said))
            elif child.type == "link_open":
                yield self._link(child)
            else:
                # The parser's own renderer writes into pictures; what was read is for others too.
                yield child.copy(attrs=dict(child.attrs)) if child.type == "image" else child

    def said(self, token: Token) -> Token:
        """Say of code which language its words are in: it holds no mark for that."""
        code = language_of(token.content, *self.languages) if token.type in _CODE else ""
        return token.copy(attrs={**token.attrs, "lang": code}) if code else token

    def _words(self, text: Token, *, in_link: bool, is_said: bool) -> Iterator[Token]:
        """Give words with requirements' numbers as links; say which words are another language's, if nobody has."""
        pieces = [(text.content, "")] if is_said else in_languages(text.content, *self.languages)
        for words, code in pieces:
            piece = text.copy(content=words)
            if code:
                yield Token("span_open", "span", 1, attrs={"lang": code})
            yield from [piece] if in_link else self._linked(piece)
            if code:
                yield Token("span_close", "span", -1)

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
            url = self.ask((NUMBER_OF, self.code, self.folder, piece)) if number % 2 else None
            if url is not None:
                yield Token("link_open", "a", 1, attrs={"href": f"{self.root}{url}", "class": NUMBER})
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
        url = self.ask((PAGE, self.folder, resolve(unreleased(self.text.path), parts.path)))
        return href if url is None else f"{self.root}{url}{fragment}"
