"""The built site as files: every page, parsed once."""

from __future__ import annotations

import re
from collections import defaultdict
from dataclasses import dataclass
from functools import cache, cached_property
from typing import TYPE_CHECKING

from justhtml import Element, JustHTML, Template

from shishin.forms.table import every_name
from shishin.model.release import DRAFT
from shishin.pages.outputs.indexing import RULES, kind

if TYPE_CHECKING:
    from pathlib import Path

    from justhtml import Node, ParseError, Text

    from shishin.languages.language import Language, Languages
    from shishin.pages.outputs.indexing import PageKind, PageRule

_NUMBERED = re.compile(rf"(?<=/)(?:{DRAFT}|{every_name().version})/")
"""The part of an address that names a version. A comparison names two."""

_SIMPLE = re.compile(r'([a-z][a-z0-9]*|\*)?(?:\[([a-z][a-z-]*)(?:="([^"\]]*)")?\])?')
"""A selector of an element's name, of an attribute, or of both; the attribute with or without its value."""


@dataclass(frozen=True)
class _Simple:
    """A selector that is answered without a selector engine.

    Attributes:
        name: The element's name; empty for every element.
        attribute: An attribute that it has; empty if that does not matter.
        value: The attribute's value; nothing if that does not matter.
    """

    name: str
    attribute: str
    value: str | None

    def fits(self, element: Element) -> bool:
        """Whether an element of the right name has the attribute."""
        if not self.attribute:
            return True
        if self.attribute not in element.attrs:
            return False
        return self.value is None or element.attrs[self.attribute] == self.value


@cache
def _simple(selector: str) -> tuple[_Simple, ...]:
    """Take a list of simple selectors apart; nothing if one of them is not simple."""
    matches = [_SIMPLE.fullmatch(part) if part else None for part in selector.split(", ")]
    return tuple(
        _Simple((match[1] or "").replace("*", ""), match[2] or "", match[3]) for match in matches if match
    ) * all(matches)


@dataclass(frozen=True)
class BuiltPage:
    """One HTML file of the site.

    Attributes:
        url: Its address from the site's root.
        html: Its text.
        languages: The languages of the edition.
    """

    url: str
    html: str
    languages: Languages

    @cached_property
    def _parsed(self) -> JustHTML:
        # Nothing is sanitised: the page is judged as a browser gets it.
        return JustHTML(self.html, sanitize=False, collect_errors=True, track_node_locations=True)

    @cached_property
    def _by_name(self) -> dict[str, list[tuple[int, Element]]]:
        """Every element with its place in the document, by its name; under the empty name, all of them."""
        by_name: dict[str, list[tuple[int, Element]]] = defaultdict(list)
        waiting: list[Node | Text] = [self._parsed.root]
        while waiting:
            node = waiting.pop()
            waiting += reversed(node.children or ())
            if isinstance(node, Template) and node.template_content:
                waiting.append(node.template_content)
            if isinstance(node, Element):
                row = len(by_name[""]), node
                by_name[node.name].append(row)
                by_name[""].append(row)
        return by_name

    @property
    def errors(self) -> list[ParseError]:
        """The HTML standard's parse errors."""
        return list(self._parsed.errors)

    def all(self, selector: str) -> list[Element]:
        """Find elements by a CSS selector, in document order."""
        parts = _simple(selector)
        if not parts:
            return [element for element in self._parsed.query(selector) if isinstance(element, Element)]
        if selector == "*":
            return [element for _, element in self._by_name[""]]
        rows = {place: element for part in parts for place, element in self._by_name[part.name] if part.fits(element)}
        return [rows[place] for place in sorted(rows)]

    def text(self, selector: str) -> str:
        """Give the words of the first element that a selector finds, or an empty string."""
        elements = self.all(selector)
        return " ".join(elements[0].to_text().split()) if elements else ""

    @cached_property
    def anchors(self) -> frozenset[str]:
        """Every id on the page."""
        return frozenset(str(element.attrs["id"]) for element in self.all("[id]"))

    @cached_property
    def is_redirect(self) -> bool:
        """Whether the page leads elsewhere at once."""
        return bool(self.all('meta[http-equiv="refresh"]'))

    @cached_property
    def layout(self) -> str:
        """The page type, as its class says; empty if it says none."""
        return self._said("layout")

    @property
    def is_numbered(self) -> bool:
        """Whether it stands at the address of a certain version or of the draft."""
        return bool(_NUMBERED.search(self.url))

    @property
    def current_url(self) -> str:
        """The address without the version that it names."""
        return _NUMBERED.sub("", self.url)

    @cached_property
    def kind(self) -> PageKind:
        """What the page is to search engines."""
        return kind(self.layout, self._said("state"), numbered=self.is_numbered)

    @property
    def rule(self) -> PageRule:
        """What search engines are to be told of it."""
        return RULES[self.kind]

    @cached_property
    def canonical(self) -> tuple[str, ...]:
        """The canonical addresses that it names."""
        return tuple(str(link.attrs.get("href")) for link in self.all('link[rel="canonical"]'))

    @cached_property
    def robots(self) -> tuple[str, ...]:
        """What it tells robots."""
        return tuple(str(element.attrs.get("content")) for element in self.all('meta[name="robots"]'))

    @cached_property
    def is_answer(self) -> bool:
        """Whether search engines are given this page: not one that leads them to another or keeps them out."""
        kept_out = any("noindex" in content for content in self.robots)
        return not kept_out and bool(self.canonical) and self.canonical[0].endswith(f"/{self.url}")

    def _said(self, name: str) -> str:
        """Give what a class of the body says: the page type, or the state of its version."""
        classes = [css_class for body in self.all("body") for css_class in str(body.attrs.get("class") or "").split()]
        return next(
            (css_class.removeprefix(f"{name}-") for css_class in classes if css_class.startswith(f"{name}-")), ""
        )

    @property
    def language(self) -> Language:
        """The language that the address promises."""
        matches = (language for language in self.languages.translations if self.url.startswith(language.prefix))
        return next(matches, self.languages.source)


def line_of(element: Element) -> int:
    """Give an element's line in its file, or 0."""
    return element.origin_line or 0


def read_site(folder: Path, languages: Languages) -> tuple[BuiltPage, ...]:
    """Read every HTML file of a built site in some languages, by address."""
    return tuple(
        BuiltPage(_url(path.relative_to(folder).as_posix()), path.read_text(encoding="utf-8"), languages)
        for path in html_files(folder)
    )


def html_files(folder: Path) -> list[Path]:
    """Give every HTML file of a built site, in the order of their paths."""
    return sorted(folder.rglob("*.html"))


def _url(name: str) -> str:
    return name.removesuffix("index.html") if name.endswith(("/index.html",)) or name == "index.html" else name
