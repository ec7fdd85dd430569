"""Finds the pages of a built site that are not as they were, and what changed of their words."""

from __future__ import annotations

import re
from difflib import SequenceMatcher
from typing import TYPE_CHECKING

from justhtml import Element, Text

from shishin.pages.versions.marks import marked
from shishin.review.model import LONGEST, MOST, ChangedPage, ChangedText, Piece

if TYPE_CHECKING:
    from collections.abc import Collection, Iterator, Mapping, Sequence

    from justhtml import Node

    from shishin.checks.built_page import BuiltPage
    from shishin.languages.language import Language

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

_UNREAD = frozenset({"script", "style", "template", "svg"})

_ROUND = frozenset({"topic", "edition", "contents", "order", "about-page"})
"""The classes of what stands round a page's own words: the version, the contents, the next page, the history."""


def changed_pages(
    before: Mapping[str, BuiltPage], after: Mapping[str, BuiltPage], sources: Mapping[str, str], edited: Collection[str]
) -> list[ChangedPage]:
    """Compare the pages of two sites.

    Args:
        before: The pages of the site as it was, by address.
        after: Those of the site as it will be.
        sources: The file that each of these is made from, by the page's address.
        edited: The files that were changed.

    Returns:
        The pages that differ: those whose own file was changed first, then those whose words are others.
    """
    rows = []
    for url in sorted({*before, *after}):
        old, new = before.get(url), after.get(url)
        if old and new and _shown(old) == _shown(new):
            continue
        page = new or old
        if page is None or page.is_redirect:
            continue
        source = sources.get(url, "") if new else ""
        earlier = old or (before.get(new.current_url) if new else None)
        rows.append(
            ChangedPage(
                url=url,
                title=next(iter(_texts(page, "h1")), "")[:300],
                language=page.language.code,
                kind="changed" if old and new else "added" if new else "removed",
                source=source[:300],
                edited=source in edited,
                earlier=earlier.url if earlier else None,
                passages=tuple(_passages(earlier, new, page.language))[:MOST] if earlier and new else (),
            )
        )
    return sorted(rows, key=lambda row: (not row.edited, not row.passages))


def _shown(page: BuiltPage) -> str:
    """Give what a page has to say, as HTML, but for the frame round it and the names of what it loads."""
    match = _MAIN.search(page.html)
    return _ASSET.sub("", match[0]) if match else page.html


def _passages(old: BuiltPage, new: BuiltPage, language: Language) -> Iterator[ChangedText]:
    before, after = _texts(old, "main"), _texts(new, "main")
    for tag, start, end, begin, stop in SequenceMatcher(None, before, after, autojunk=False).get_opcodes():
        if tag == "equal":
            continue
        for was, now in _pairs(before[start:end], after[begin:stop]):
            marks = pieces(was, now, language)
            yield ChangedText(language=language.code, pieces=marks, before=was[:LONGEST], after=now[:LONGEST])


def _pairs(before: Sequence[str], after: Sequence[str]) -> list[tuple[str, str]]:
    """Hold texts against each other in their order; what is more on one side came or went as a whole."""
    most = max(len(before), len(after))
    sides = ([*texts, *[""] * (most - len(texts))] for texts in (before, after))
    return list(zip(*sides, strict=True))


def pieces(before: str, after: str, language: Language) -> tuple[Piece, ...]:
    """Mark what was deleted and inserted between two texts."""
    marks = marked(before, after, language)[:MOST]
    return tuple(Piece(kind=mark.kind, text=mark.text[:LONGEST]) for mark in marks)


def _texts(page: BuiltPage, name: str) -> list[str]:
    """Give the texts within elements of a name in their order: a paragraph, an item, a cell, a heading each."""
    texts: dict[int, list[str]] = {}
    for whole in page.all(name):
        waiting: list[tuple[Node | Text, int]] = [(whole, 0)]
        while waiting:
            node, owner = waiting.pop()
            if isinstance(node, Text):
                texts.setdefault(owner, []).append(node.data or "")
                continue
            if isinstance(node, Element):
                if node.name in _UNREAD or _ROUND & {*str(node.attrs.get("class") or "").split()}:
                    continue
                if node.name == "br":
                    texts.setdefault(owner, []).append(" ")
                owner = owner if node.name in _INLINE else id(node)
            waiting += [(child, owner) for child in reversed(node.children or ())]
    return [text for parts in texts.values() if (text := " ".join("".join(parts).split()))]
