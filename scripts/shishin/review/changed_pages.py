"""Finds the pages of a built site that are not as they were, and what changed of their words."""

from __future__ import annotations

import re
from collections import Counter
from difflib import SequenceMatcher
from html import unescape
from itertools import islice
from typing import TYPE_CHECKING

from justhtml import Element, Text

from shishin.pages.versions.marks import marked
from shishin.review.model import MOST_TEXTS, ChangedPage, ChangedText, as_name, as_pieces

if TYPE_CHECKING:
    from collections.abc import Collection, Iterator, Mapping, Sequence

    from justhtml import Node

    from shishin.checks.built_page import BuiltPage
    from shishin.languages.language import Language

Pairs = list[tuple[str, str]]
"""Texts before and after; one of the two is empty where a text came or went."""

MOST_COMPARED = 4_000_000
"""Texts of one page times texts of the other that are compared in their order: two thousand each, in a second."""

_TITLE = re.compile(r"<title>([^<]*)</title>")
_MAIN = re.compile(r"<main\b.*</main>", re.DOTALL)
_ASSET = re.compile(r"assets/[^\"\s)]*")
"""The address of a style, script or picture: it is named after its content, which no reader reads."""

_INLINE = frozenset(
    {
        "a", "abbr", "b", "bdi", "bdo", "br", "cite", "code", "data", "del", "dfn", "em", "i", "ins", "kbd", "mark",
        "q", "ruby", "rp", "rt", "s", "samp", "small", "span", "strong", "sub", "sup", "time", "u", "var", "wbr",
    }
)  # fmt: skip
"""Elements that stand within a line (HTML Standard, 4.5, 4.7); any other begins a text of its own."""

_UNREAD = frozenset({"script", "style", "template", "svg", "button"})

_ROUND = frozenset({"topic", "edition", "behind", "contents", "order", "about-page"})
"""The classes of what stands round a page's own words: the version, the contents, the next page, the history."""


def changed_pages(
    before: Mapping[str, BuiltPage], after: Mapping[str, BuiltPage], sources: Mapping[str, str], edited: Collection[str]
) -> list[ChangedPage]:
    """Compare the pages of two sites, by their HTML; their words are compared by `changed_texts`.

    Args:
        before: The pages of the site as it was, by address.
        after: Those of the site as it will be.
        sources: The file that each of these is made from, by the page's address.
        edited: The files that were changed.

    Returns:
        The pages that differ: those whose own file was changed first, those that are gone last.
    """
    rows = []
    for url in sorted({*before, *after}):
        old, new = before.get(url), after.get(url)
        page = new or old
        if page is None or page.is_redirect or (old and new and _shown(old) == _shown(new)):
            continue
        source = sources.get(url, "") if new else ""
        earlier = old or (before.get(new.current_url) if new else None)
        rows.append(
            ChangedPage(
                url=url,
                title=as_name(_title(page)),
                language=page.language.code,
                kind="changed" if old and new else "added" if new else "removed",
                source=as_name(source),
                edited=source in edited,
                earlier=earlier.url if earlier else None,
            )
        )
    return sorted(rows, key=lambda row: (not row.edited, row.kind == "removed"))


def _title(page: BuiltPage) -> str:
    """Give a page's title without the site's name after it; to take the whole page apart for it would take long."""
    match = _TITLE.search(page.html)
    return unescape(match[1].partition(" | ")[0]) if match else ""


def _shown(page: BuiltPage) -> str:
    """Give what a page has to say, as HTML, but for the frame round it and the names of what it loads."""
    match = _MAIN.search(page.html)
    return _ASSET.sub("", match[0]) if match else page.html


def changed_texts(old: BuiltPage, new: BuiltPage) -> Pairs:
    """Give the texts of a page's main part that are not as they were, in their order."""
    before, after = _texts(old), _texts(new)
    if len(before) * len(after) > MOST_COMPARED:
        return _unlike(before, after)
    rows: Pairs = []
    for tag, start, end, begin, stop in SequenceMatcher(None, before, after, autojunk=False).get_opcodes():
        if tag != "equal":
            rows += _pairs(before[start:end], after[begin:stop])
    return rows


def _unlike(before: Sequence[str], after: Sequence[str]) -> Pairs:
    """Hold what only one side has against each other, in time that grows with the texts and not with their square."""
    gone, come = Counter(before) - Counter(after), Counter(after) - Counter(before)
    sides = ([text for text in dict.fromkeys(texts) if text in left] for texts, left in ((before, gone), (after, come)))
    return _pairs(*sides)


def _pairs(before: Sequence[str], after: Sequence[str]) -> Pairs:
    """Hold texts against each other in their order; what is more on one side came or went as a whole."""
    most = max(len(before), len(after))
    sides = ([*texts, *[""] * (most - len(texts))] for texts in (before, after))
    return list(zip(*sides, strict=True))


def with_texts(page: ChangedPage, rows: Pairs, language: Language) -> ChangedPage:
    """Give a page with the words that changed, marked."""
    marks = (marked(was, now, language) for was, now in islice(rows, MOST_TEXTS))
    texts = tuple(ChangedText(language=language.code, pieces=as_pieces(row)) for row in marks)
    return page.model_copy(update={"texts": texts})


def _texts(page: BuiltPage) -> list[str]:
    """Give the texts of a page's main part in their order: a paragraph, an item, a cell, a heading each."""
    texts: dict[int, list[str]] = {}
    for whole in page.all("main"):
        for owner, text in _owned(whole):
            texts.setdefault(owner, []).append(text)
    return [text for parts in texts.values() if (text := " ".join("".join(parts).split()))]


def _owned(whole: Element) -> Iterator[tuple[int, str]]:
    """Give the pieces of text in an element, with the element of a text of its own that each stands in."""
    waiting: list[tuple[Node | Text, int]] = [(whole, 0)]
    while waiting:
        node, owner = waiting.pop()
        if isinstance(node, Text):
            yield owner, node.data or ""
            continue
        if isinstance(node, Element):
            if node.name in _UNREAD or _ROUND & {*str(node.attrs.get("class") or "").split()}:
                continue
            if node.name == "br":
                yield owner, " "
            owner = owner if node.name in _INLINE else id(node)
        waiting += [(child, owner) for child in reversed(node.children or ())]
