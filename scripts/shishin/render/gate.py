"""Holds a finished page against the allow-list: a scanner so strict that no browser can read the page otherwise.

Every `<` must begin a tag of the exact form below, every element that is opened is closed in its turn, and nothing
stands where a browser would move it. Of such a text the HTML Standard's parser (13.2) makes just these elements.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from functools import cache, lru_cache

from shishin.content.figure_values import fits
from shishin.model.figure import CHILDREN as FIGURE_CHILDREN
from shishin.model.figure import CLASSES as FIGURE_CLASSES
from shishin.model.figure import ID_PATTERN as FIGURE_ID
from shishin.model.finding import Finding
from shishin.render import allowed

REDIRECT = "redirect"
"""The layout of the pages that send readers elsewhere."""

_NAME = r"[A-Za-z][A-Za-z0-9:-]*"
_START = re.compile(rf'([a-z][a-z0-9]*)((?:[ \n]+{_NAME}(?:="[^"]*")?)*)(/?)')
_ATTRIBUTE = re.compile(rf'({_NAME})(?:="([^"]*)")?')
_ESCAPES = {"amp": "&", "lt": "<", "gt": ">", "quot": '"', "nbsp": "\u00a0", "#34": '"', "#39": "'"}
_ESCAPE = re.compile(r"&(?:([a-z]+|#[0-9]+);)?")
_REFERENCES = frozenset({"aria-labelledby", "aria-controls", "for"})
_OWN_PART = re.compile(r"url\(#(.*)\)")
_CLASSES = re.compile(allowed.CLASSES)
_FIGURE_ID = re.compile(FIGURE_ID)
_SHOWN = 80
_MOST = 20
"""After so many breaches a page is not read on."""

_KEPT = 20_000
"""How many different start tags are remembered: most pages are made of the same few hundred."""


@dataclass(frozen=True)
class Breach:
    """Something on a page that is not on the list.

    Attributes:
        line: Where on the page, counted from 1.
        what: It, cut to a length that can be read.
    """

    line: int
    what: str


def unlisted(file: str, line: int, breach: Breach, url: str) -> Finding:
    """Make a finding of a breach: in a source when the site is built, in a built page when it is audited."""
    return Finding.at(file, line, "html-unlisted", what=breach.what, url=f"/{url}")


@dataclass(frozen=True)
class Scan:
    """What was read of a page.

    Attributes:
        elements: The names of all elements, in order; of what stands in noscript, which a browser reads as text, none.
        breaches: What is not on the list; after one in the nesting nothing more is read.
    """

    elements: tuple[str, ...]
    breaches: tuple[Breach, ...]


@dataclass(frozen=True)
class _Tag:
    """A start tag by itself.

    Attributes:
        name: The element's name.
        is_empty: Whether it ends with a slash.
        id: Its id, or an empty string.
        refers: The ids that it refers to.
        fault: What of it is not on the list, or an empty string.
        is_refresh: Whether it leads readers elsewhere.
    """

    name: str
    is_empty: bool = False
    id: str = ""
    refers: tuple[str, ...] = ()
    fault: str = ""
    is_refresh: bool = False


class Gate:
    """Scans the pages of one site."""

    def __init__(self, site_url: str) -> None:
        """Prepare for a site.

        Args:
            site_url: The site's address, with a slash at its end.
        """
        rows = [*allowed.ELEMENTS.values(), *(row for rows in allowed.EXACT.values() for row in rows)]
        site = re.escape(site_url)
        self._patterns = {value: re.compile(value.replace("SITE_URL", site)) for row in rows for value in row.values()}
        self._tag = lru_cache(_KEPT)(self._read)

    def scan(self, html: str, *, leads_on: bool) -> Scan:
        """Read a whole page.

        Args:
            html: Its text.
            leads_on: Whether it is a redirect, which alone may send readers elsewhere.
        """
        page = _Page(html, leads_on=leads_on)
        before, *pieces = html.split("<")
        if before or not pieces or pieces[0].rstrip(" \n") != f"{allowed.DOCTYPE}>":
            page.refuse(0, (before or "".join(pieces[:1])).split("\n", 1)[0])
            return page.scan()
        for number, piece in enumerate(pieces[1:], 1):
            text, closed, words = piece.partition(">")
            if not closed:
                page.refuse(number, f"<{text}")
            elif text[:1] == "/":
                page.end(number, text[1:])
            else:
                page.start(number, self._tag(text, "figure" if page.within["figure"] else page.place))
            if page.is_over:
                return page.scan()
            if words and page.open[-1] in allowed.WORDLESS and words.strip(" \n"):
                page.refuse(number, words)
                return page.scan()
        page.finish()
        return page.scan()

    def _read(self, text: str, place: str) -> _Tag:
        """Read a start tag by itself, without its brackets.

        Args:
            text: Such as `p class="lead"`.
            place: Where it stands: `html`, `svg` for a drawing of the templates, or `figure` for one of an author.
        """
        match = _START.fullmatch(text)
        if match is None:
            return _Tag(text, fault=f"<{text}>")
        name = match[1]
        attributes = _ATTRIBUTE.findall(match[2])
        pairs = {key: _plain(value) for key, value in attributes}
        fault = f"<{name}>" if len(pairs) < len(attributes) else self._fault(name, pairs, place)
        refers = [id_ for key in _REFERENCES & pairs.keys() for id_ in (pairs[key] or "").split()]
        refers += [part[1] for value in pairs.values() if value and (part := _OWN_PART.fullmatch(value))]
        is_refresh = name == "meta" and pairs.get("http-equiv") == "refresh"
        return _Tag(name, bool(match[3]), pairs.get("id") or "", tuple(refers), fault, is_refresh)

    def _fault(self, name: str, pairs: dict[str, str | None], place: str) -> str:
        """Give what of a tag is not on the list, or an empty string."""
        if name == "svg" or place != "html":
            wrong = [key for key, value in pairs.items() if not _fits_drawing(name, key, value, place)]
            return _shown(name, wrong[:1]) if wrong or name not in allowed.SVG else ""
        if rows := allowed.EXACT.get(name):
            fitting = any(
                row.keys() == pairs.keys() and all(self._fits(row[key], pairs[key]) for key in row) for row in rows
            )
            return "" if fitting else _shown(name, [f'{key}="{value}"' for key, value in pairs.items()])
        known = allowed.ELEMENTS.get(name)
        wrong = [key for key, value in pairs.items() if not known or not self._fits(known.get(key), value)]
        return _shown(name, wrong[:1]) if wrong or known is None else ""

    def _fits(self, pattern: str | None, value: str | None) -> bool:
        if pattern is None or value is None:
            return False
        return self._patterns[pattern].fullmatch(value) is not None


@cache
def _stands(name: str, parent: str) -> bool:
    """Whether an element of HTML may stand in another."""
    return (
        (name in allowed.ELEMENTS or name in allowed.EXACT or name == "svg")
        and parent in allowed.PARENTS.get(name, (parent,))
        and name in allowed.CHILDREN.get(parent, (name,))
    )


def _shown(name: str, attributes: list[str]) -> str:
    return f"<{' '.join([name, *attributes])}>"


def _plain(value: str) -> str | None:
    """Give an attribute's value without escapes; nothing if a browser might read it differently."""
    if "&" not in value:
        return value
    if any(name not in _ESCAPES for name in _ESCAPE.findall(value)):
        return None
    return _ESCAPE.sub(lambda match: _ESCAPES[match[1]], value)


def _fits_drawing(name: str, key: str, value: str | None, place: str) -> bool:
    if value is None or key not in allowed.SVG.get(name, ()):
        return False
    if key == "class":
        inside = place == "figure"
        return all(name in FIGURE_CLASSES for name in value.split()) if inside else bool(_CLASSES.fullmatch(value))
    if key == "id":
        return bool(_FIGURE_ID.fullmatch(value))
    return value == "true" if key == "aria-hidden" else fits(key, value)


@dataclass
class _Page:
    """A page on its way through the scanner."""

    html: str
    leads_on: bool
    open: list[str] = field(default_factory=lambda: [""])
    within: dict[str, int] = field(default_factory=lambda: dict.fromkeys(allowed.COUNTED, 0))
    elements: list[str] = field(default_factory=list)
    ids: set[str] = field(default_factory=set)
    refers: dict[str, int] = field(default_factory=dict)
    breaches: list[Breach] = field(default_factory=list)
    place: str = "html"
    is_over: bool = False

    def scan(self) -> Scan:
        return Scan(tuple(self.elements), tuple(self.breaches))

    def refuse(self, number: int, what: str, *, go_on: bool = False) -> None:
        """Note a breach at a piece of the page, where pieces begin with `<`."""
        line = "<".join(self.html.split("<", number + 1)[: number + 1]).count("\n") + 1
        self.breaches.append(Breach(line, " ".join(what.split())[:_SHOWN]))
        self.is_over = not go_on or len(self.breaches) >= _MOST

    def start(self, number: int, tag: _Tag) -> None:
        parent = self.open[-1]
        if not self._may_stand(tag, parent):
            self.refuse(number, tag.fault or f"<{parent}> <{tag.name}>")
            return
        if tag.fault or (tag.is_refresh and not self.leads_on):
            self.refuse(number, tag.fault or _shown(tag.name, ["http-equiv=refresh"]), go_on=True)
        if not self.within["noscript"]:
            self.elements.append(tag.name)
        if tag.id:
            if tag.id in self.ids:
                self.refuse(number, f'id="{tag.id}"', go_on=True)
            self.ids.add(tag.id)
        for id_ in tag.refers:
            self.refers.setdefault(id_, number)
        if not tag.is_empty and not (self.place == "html" and tag.name in allowed.VOID):
            self._open(tag.name)

    def _may_stand(self, tag: _Tag, parent: str) -> bool:
        """Whether a browser leaves an element where it is written."""
        name = tag.name
        if self.place != "html":
            return name in FIGURE_CHILDREN.get(parent, ())
        if not _stands(name, parent) or (tag.is_empty and name != "svg") or len(self.open) > allowed.MOST_DEPTH:
            return False
        for outer in allowed.NOT_WITHIN.get(name, ()):
            if self.within[outer]:
                return False
        if name in ("dt", "dd"):
            return parent == "dl" or self.open[-2] == "dl"
        return name not in allowed.ONCE or name not in self.elements

    def _open(self, name: str) -> None:
        self.open.append(name)
        if name in allowed.COUNTED:
            self.within[name] += 1
        if name == "svg":
            self.place = "svg"

    def end(self, number: int, name: str) -> None:
        if name != self.open[-1] or not name:
            self.refuse(number, f"</{name}>")
            return
        self.open.pop()
        if name in allowed.COUNTED:
            self.within[name] -= 1
        if name == "svg":
            self.place = "html"

    def finish(self) -> None:
        if len(self.open) > 1 or self.elements[:2] != ["html", "head"] or "body" not in self.elements:
            self.refuse(self.html.count("<"), f"<{self.open[-1]}>")
        for name, number in self.refers.items():
            if name not in self.ids:
                self.refuse(number, f"#{name}", go_on=True)
