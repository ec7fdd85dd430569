"""Links to each page the parts of the style that it needs: those with a rule for classes that stand on the page.

The common style, `styles/site.css`, stands on every page, and what only few pages need in `styles/parts/`. Which part a
page needs is read from the finished page and from the part's own rules, not from a list of page types: a template that
takes a class of another part has its style too, whoever wrote it.
"""

from __future__ import annotations

import re
from itertools import product
from typing import TYPE_CHECKING

from shishin.render.assets import PARTS, STYLE

if TYPE_CHECKING:
    from collections.abc import Iterator

    from shishin.render.assets import Assets

_SELECTORS = re.compile(r"([^{};]+)\{")
_FRAME = re.compile(r"(?:from|to|[\d.]+%)(?:,(?:from|to|[\d.]+%))*")
_PIECE = re.compile(r"\.((?:[\w-]|\\.)+)|:(is|where|has)\(|(\()|\[[^\]]*\]|\"[^\"]*\"|.", re.DOTALL)
_CLASS = re.compile(r'\sclass="([^"]*)"')
_GIVEN = re.compile(r"classList\.\w+\(([^)]*)\)")
_QUOTED = re.compile(r"[\"']([\w-]+)[\"']")


class StyleParts:
    """The parts of a site's style."""

    def __init__(self, assets: Assets) -> None:
        """Read the rules of every part.

        Args:
            assets: What the pages load; the styles among it are made small, without comments.
        """
        contents = {name: assets.contents[address] for name, address in assets.names.items()}
        given = classes_given(content.decode() for name, content in contents.items() if name.endswith(".js"))
        self._common = assets.names.get(STYLE, "")
        self._needs = {
            assets.names[name]: _fewest(needs - given for needs in class_sets(content.decode()))
            for name, content in contents.items()
            if name.startswith(f"{PARTS}/")
        }

    def needed(self, html: str) -> tuple[str, ...]:
        """Give the addresses of the parts that a page needs, in the order of their names.

        Args:
            html: The finished page.
        """
        on_page = frozenset(name for names in _CLASS.findall(html) for name in names.split())
        return tuple(part for part, needs in self._needs.items() if any(classes <= on_page for classes in needs))

    def linked(self, html: str, root: str) -> str:
        """Give a finished page with a link to each part that it needs, behind the link to the common style.

        Args:
            html: The page. One that does without the common style has its own, and stays as it is.
            root: The way to the site's root.
        """
        place = html.find(f'"{root}{self._common}"') if self._common else -1
        if place < 0:
            return html
        parts = [part for part in self.needed(html) if f'"{root}{part}"' not in html]
        end = html.index(">", place) + 1
        links = "".join(f'\n<link rel="stylesheet" href="{root}{part}">' for part in parts)
        return f"{html[:end]}{links}{html[end:]}"


def classes_given(scripts: Iterator[str]) -> frozenset[str]:
    """Give the classes that scripts give to elements: these are not in the HTML, and may stand on any page."""
    return frozenset(name for text in scripts for call in _GIVEN.findall(text) for name in _QUOTED.findall(call))


def class_sets(style: str) -> frozenset[frozenset[str]]:
    """Give the classes that each rule of a style needs.

    Args:
        style: A style sheet without comments.

    Returns:
        For each selector the classes without which it fits nothing. None of them is in the set of a rule that is for
        elements alone: such a rule may fit something on every page.
    """
    rules = (match[1].strip() for match in _SELECTORS.finditer(style))
    return frozenset(
        classes
        for selectors in rules
        if not selectors.startswith("@") and not _FRAME.fullmatch(selectors)
        for classes in _of_list(selectors)
    )


def _of_list(selectors: str) -> set[frozenset[str]]:
    return {classes for selector in _cut(selectors) for classes in _of_one(selector)}


def _of_one(selector: str) -> set[frozenset[str]]:
    """Give the sets of classes with one of which a selector may fit something; what it excludes does not count."""
    ways: set[frozenset[str]] = {frozenset()}
    place = 0
    while match := _PIECE.match(selector, place):
        place = match.end()
        if match[1]:
            ways = {way | {re.sub(r"\\(.)", r"\1", match[1])} for way in ways}
        elif match[2] or match[3]:
            end = _end(selector, place)
            if match[2]:
                others = _of_list(selector[place:end])
                ways = {way | other for way, other in product(ways, others)}
            place = end + 1
    return ways


def _end(text: str, start: int) -> int:
    """Give the place of the bracket that closes the one before a place."""
    depth = 1
    for place in range(start, len(text)):
        depth += {"(": 1, ")": -1}.get(text[place], 0)
        if not depth:
            return place
    return len(text)


def _cut(selectors: str) -> Iterator[str]:
    """Cut a list of selectors at the commas that stand in no brackets."""
    depth = start = 0
    for place, character in enumerate(selectors):
        depth += {"(": 1, ")": -1}.get(character, 0)
        if character == "," and not depth:
            yield selectors[start:place]
            start = place + 1
    yield selectors[start:]


def _fewest(sets: Iterator[frozenset[str]]) -> tuple[frozenset[str], ...]:
    """Leave out what holds another set: it asks for more than that one, which loads the part already."""
    kept: list[frozenset[str]] = []
    for classes in sorted(sets, key=len):
        if not any(fewer <= classes for fewer in kept):
            kept.append(classes)
    return tuple(kept)
