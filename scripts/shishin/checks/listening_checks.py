"""Checks of what a page tells those who listen to it: roles, tables, landmarks, links and languages."""

from __future__ import annotations

from typing import TYPE_CHECKING

from justhtml import Element, Text

from shishin.checks.built_page import line_of
from shishin.model.finding import Finding
from shishin.model.web_address import joined_address, reads_address
from shishin.pages.shared.letters_apart import has_letters_apart
from shishin.pages.shared.other_languages import language_of

if TYPE_CHECKING:
    from collections.abc import Iterator

    from justhtml import Node

    from shishin.checks.built_page import BuiltPage

MOST_LANDMARKS = 12
"""A list of landmarks is for getting about: with a landmark for each section it is as long as that of the headings."""

_ROLES = {
    **{name: name for name in ("article", "button", "figure", "form", "main", "search", "table", "option")},
    **dict.fromkeys(("ul", "ol", "menu"), "list"),
    **dict.fromkeys(("thead", "tbody", "tfoot"), "rowgroup"),
    **dict.fromkeys(("h1", "h2", "h3", "h4", "h5", "h6"), "heading"),
    "a": "link",
    "aside": "complementary",
    "dialog": "dialog",
    "hr": "separator",
    "li": "listitem",
    "nav": "navigation",
    "section": "region",
    "td": "cell",
    "tr": "row",
}
"""The role that an element has by itself (ARIA in HTML, W3C Recommendation, section 4)."""

_OF_HEADS = {"col": "columnheader", "row": "rowheader"}

_LANDMARKS = frozenset({"aside", "main", "nav", "search"})
_NAMED_LANDMARKS = frozenset({"form", "section"})
_LANDMARK_ROLES = frozenset(
    {"banner", "complementary", "contentinfo", "form", "main", "navigation", "region", "search"}
)
_OF_BODY = frozenset({"header", "footer"})
_NAMES = frozenset({"aria-label", "aria-labelledby"})
_SHOWN = 60


def roles(page: BuiltPage, _site_url: str) -> Iterator[Finding]:
    """No element is given the role that it has by itself (ARIA in HTML, W3C Recommendation, section 4)."""
    for element in page.all("[role]"):
        role = str(element.attrs["role"])
        of_itself = _OF_HEADS.get(str(element.attrs.get("scope"))) if element.name == "th" else _ROLES.get(element.name)
        if role == of_itself:
            yield Finding.at(page.url, line_of(element), "html-role-repeated", element=element.name, role=role)


def tables(page: BuiltPage, _site_url: str) -> Iterator[Finding]:
    """A table has a name, and heads that say what they are for (WCAG 2.2, 1.3.1; techniques H39, H51 and H63)."""
    for table in page.all("table"):
        parts = [*_within(table)]
        heads = [part for part in parts if part.name == "th"]
        if not _NAMES & table.attrs.keys() and all(part.name != "caption" for part in parts):
            yield Finding.at(page.url, line_of(table), "html-table-name")
        if not heads or any(head.attrs.get("scope") not in _OF_HEADS for head in heads):
            yield Finding.at(page.url, line_of(table), "html-table-heads")


def landmarks(page: BuiltPage, _site_url: str) -> Iterator[Finding]:
    """There are few enough landmarks to choose from (WCAG 2.0 technique ARIA11 names what is worth one)."""
    count = sum(map(_is_landmark, page.all("*")))
    if count > MOST_LANDMARKS:
        yield Finding.at(page.url, 0, "html-landmarks", count=count, limit=MOST_LANDMARKS)


def links(page: BuiltPage, _site_url: str) -> Iterator[Finding]:
    """No link reads out a whole address (WCAG 2.2, 2.4.4)."""
    for element in page.all("a[href]"):
        words = _name(element)
        if reads_address(words):
            yield Finding.at(page.url, line_of(element), "html-link-address", words=words[:_SHOWN])


def link_words(page: BuiltPage, _site_url: str) -> Iterator[Finding]:
    """Links with the same words lead to the same place (beyond WCAG 2.2, 2.4.4; consistent with 3.2.4)."""
    goals: dict[str, set[str]] = {}
    for element in page.all("a[href]"):
        goal = joined_address(f"/{page.url}", str(element.attrs["href"]))
        if goal:
            goals.setdefault(_name(element), set()).add(goal.geturl())
    for words, places in goals.items():
        if len(places) > 1:
            first, second, *_ = sorted(places)
            yield Finding.at(page.url, 0, "html-link-words", words=words, first=first, second=second)


def languages(page: BuiltPage, _site_url: str) -> Iterator[Finding]:
    """Words of another language say which, where their characters tell it (WCAG 2.2, 3.1.2)."""
    for element, words in _words(page):
        code = language_of(words, page.language, page.languages)
        if code:
            shown = " ".join(words.split())[:_SHOWN]
            yield Finding.at(page.url, line_of(element), "html-language-part", words=shown, language=code)


def letters(page: BuiltPage, _site_url: str) -> Iterator[Finding]:
    """No word is spelt out because its characters stand apart (WCAG 2.2, 1.3.2; technique F32)."""
    for element in page.all("*"):
        words = "".join(child.data or "" for child in element.children if isinstance(child, Text))
        if "aria-hidden" not in element.attrs and element.name != "script" and has_letters_apart(words):
            shown = " ".join(words.split())[:_SHOWN]
            yield Finding.at(page.url, line_of(element), "html-letters-apart", words=shown)


def _name(link: Element) -> str:
    """Give the words by which a link is called."""
    return " ".join(str(link.attrs.get("aria-label") or link.to_text()).split())


def _words(page: BuiltPage) -> Iterator[tuple[Element, str]]:
    """Give the body's texts that are in the page's language as it says, each with the element that it stands in."""
    waiting = [*page.all("body")]
    while waiting:
        element = waiting.pop()
        if element.attrs.get("lang", page.language.code) == page.language.code and element.name != "script":
            waiting += [child for child in element.children if isinstance(child, Element)]
            yield from ((element, child.data or "") for child in element.children if isinstance(child, Text))


def _within(element: Element) -> Iterator[Element]:
    waiting: list[Node | Text] = [*element.children]
    while waiting:
        node = waiting.pop()
        if isinstance(node, Element):
            waiting += node.children
            yield node


def _is_landmark(element: Element) -> bool:
    """Whether an element is a landmark (HTML Accessibility API Mappings 1.0, 3.5)."""
    role = element.attrs.get("role")
    if role is not None:
        return role in _LANDMARK_ROLES
    if element.name in _OF_BODY:
        return element.parent is not None and element.parent.name == "body"
    return element.name in _LANDMARKS or (element.name in _NAMED_LANDMARKS and bool(_NAMES & element.attrs.keys()))


LISTENING_CHECKS = (roles, tables, landmarks, links, link_words, languages, letters)
