"""Checks that what pages have in common is alike on all of them."""

from __future__ import annotations

import unicodedata
from collections import Counter, defaultdict
from typing import TYPE_CHECKING
from urllib.parse import urljoin

from justhtml import Element

from shishin.model.finding import Finding
from shishin.pages.shared.other_languages import language_of

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence
    from pathlib import Path

    from justhtml import Node, Text

    from shishin.checks.built_page import BuiltPage

    Pages = Mapping[str, BuiltPage]

_ENDS = ("header", "footer")
"""What stands before and behind the text of every page: its menu and its choice of language; its help."""

_SEPARATOR = " | "
"""What stands in a title between that of the page and that of the site."""


def same_order(pages: Pages, _folder: Path, _site_url: str) -> Iterator[Finding]:
    """What pages repeat before and behind their text comes in the same order (WCAG 2.2, 3.2.3 and 3.2.6)."""
    for part in _ENDS:
        for rows in _by_language(pages, part).values():
            first = rows[0][0]
            order: list[str] = []
            for page, links in rows:
                words = [_words(link) for link in links]
                place = _first_moved(words, order)
                if place is not None:
                    yield Finding.at(
                        page.url, 0, "html-order-differs", part=part, words=words[place], other=first.url or "/"
                    )
                order = _joined(order, words)


def same_help(pages: Pages, _folder: Path, site_url: str) -> Iterator[Finding]:
    """Where most pages of a language end with a way to tell of a problem, all of them do (WCAG 2.2, 3.2.6)."""
    for rows in _by_language(pages, "footer").values():
        goals = {
            page.url: {urljoin(urljoin(site_url, page.url), str(link.attrs["href"])) for link in links}
            for page, links in rows
        }
        counts = Counter(goal for of_page in goals.values() for goal in of_page)
        common = [goal for goal, count in counts.items() if count * 2 > len(rows)]
        for url, of_page in goals.items():
            for goal in common:
                if goal not in of_page:
                    yield Finding.at(url, 0, "html-help-missing", url=goal)


def titles_in_language(pages: Pages, _folder: Path, _site_url: str) -> Iterator[Finding]:
    """A title is in the language that its page names; nothing in a title can name another (WCAG 2.2, 2.4.2, 3.1.1)."""
    for page in pages.values():
        title = page.text("title")
        is_other = (
            bool(language_of(title, page.language, page.languages))
            if page.language.script.is_latin
            else _is_untranslated(title.split(_SEPARATOR, 1)[0])
        )
        if is_other:
            yield Finding.at(page.url, 0, "html-title-language", title=title)


def _is_untranslated(title: str) -> bool:
    """Whether a title in a language of another script has Latin words alone, and not only abbreviations (UI/UX)."""
    letters = [character for character in title if character.isalpha()]
    is_latin = all(unicodedata.name(character, "").startswith(("LATIN", "FULLWIDTH LATIN")) for character in letters)
    return is_latin and any(character.islower() for character in letters)


def _by_language(pages: Pages, name: str) -> dict[str, list[tuple[BuiltPage, list[Element]]]]:
    """Give the links in a part of each page's body, by the page's language."""
    rows: dict[str, list[tuple[BuiltPage, list[Element]]]] = defaultdict(list)
    for page in pages.values():
        if not page.is_redirect:
            links = [link for part in page.all(name) if _is_of_body(part) for link in _links(part)]
            rows[page.language.code].append((page, links))
    return rows


def _is_of_body(part: Element) -> bool:
    return part.parent is not None and part.parent.name == "body"


def _links(part: Element) -> Iterator[Element]:
    waiting: list[Node | Text] = [part]
    while waiting:
        node = waiting.pop()
        waiting += reversed(node.children or ())
        if isinstance(node, Element) and node.name == "a" and "href" in node.attrs:
            yield node


def _words(link: Element) -> str:
    return " ".join(str(link.attrs.get("aria-label") or link.to_text()).split())


def _first_moved(words: Sequence[str], order: Sequence[str]) -> int | None:
    """Give the place of the first words that stand before others behind which they stood before."""
    highest = -1
    for place, text in enumerate(words):
        if text in order:
            rank = order.index(text)
            if rank < highest:
                return place
            highest = rank
    return None


def _joined(order: list[str], words: Sequence[str]) -> list[str]:
    """Put what is new into an order, behind what it follows."""
    after = 0
    for text in words:
        if text in order:
            after = order.index(text) + 1
        else:
            order = [*order[:after], text, *order[after:]]
            after += 1
    return order


CONSISTENCY_CHECKS = (same_order, same_help, titles_in_language)
