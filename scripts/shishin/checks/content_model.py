"""Checks that elements stand where the HTML Standard lets them stand; its tables are in `html_standard.py`."""

from __future__ import annotations

from functools import cache, lru_cache
from typing import TYPE_CHECKING, NamedTuple

from justhtml import Element, Template, Text

from shishin.checks.built_page import line_of
from shishin.checks.html_standard import (
    AROUND_MAIN,
    BODY_OK,
    CHILDREN,
    CLICKED,
    INTERACTIVE,
    INTERACTIVE_WITH,
    KNOWN,
    MORE_CHILDREN,
    NEEDS_WITHIN,
    NOT_WITHIN,
    ORDER,
    PART,
    SCRIPTS,
    TRANSPARENT,
    WORDLESS,
    pattern,
    words,
)
from shishin.model.finding import Finding

if TYPE_CHECKING:
    import re
    from collections.abc import Iterator

    from justhtml import Node

    from shishin.checks.built_page import BuiltPage

_ANYTHING = "template"
"""What may stand in a template: it is judged only by what is around it where it is put (4.12.3)."""

_OUTER = frozenset().union(*NOT_WITHIN.values(), *NEEDS_WITHIN.values())
_JUDGED_BY_ATTRIBUTES = frozenset({*INTERACTIVE_WITH, "input", "link", "meta"})
_LABELABLE = words("button input meter output progress select textarea")
_HTML = "html"
_SHOWN = 60
_MOST = 50_000


class _Around(NamedTuple):
    """Where an element's children stand.

    Attributes:
        parent: The element's name.
        model: The element whose content model holds for them: itself, or, of a transparent one, what it stands in.
        within: Which of the elements that forbid others stand around them.
    """

    parent: str
    model: str
    within: frozenset[str]


class _Step(NamedTuple):
    """What follows from an element at a place.

    Attributes:
        forbidden_by: The element in which it may not stand, or an empty string.
        inside: The place of its children.
        order: Whose order its children have to keep, or an empty string.
    """

    forbidden_by: str
    inside: _Around
    order: str


def content_model(page: BuiltPage, _site_url: str) -> Iterator[Finding]:
    """Elements stand only where they may, and their children are complete and in order (3.2.5, chapter 4)."""
    waiting: list[tuple[Node, _Around]] = [(html, _Around("html", "html", frozenset())) for html in page.all("html")]
    while waiting:
        parent, place = waiting.pop()
        if place.model in WORDLESS:
            yield from _misplaced_words(page, parent, place)
        for child in parent.children or ():
            if not isinstance(child, Element):
                continue
            name = child.name
            if name not in KNOWN and "-" not in name and child.namespace == _HTML:
                yield Finding.at(page.url, line_of(child), "html-element", element=name)
            attrs = child.attrs
            special = (bool(attrs) and "tabindex" in attrs) or name in _JUDGED_BY_ATTRIBUTES
            step = _step(place, name, *(_by_attributes(child) if special else (name in INTERACTIVE, True)))
            if step.forbidden_by:
                yield _misplaced(page, child, f"<{name}>", step.forbidden_by)
            if step.order and not _is_in_order(step.order, _names(child)):
                yield _disordered(page, child, step.order)
            if child.namespace == _HTML and child.children:
                waiting.append((child, step.inside))
            if isinstance(child, Template) and child.template_content:
                waiting.append((child.template_content, _Around(name, _ANYTHING, frozenset({_ANYTHING}))))


def labels(page: BuiltPage, _site_url: str) -> Iterator[Finding]:
    """A label is around no control but its own (HTML Standard, 4.10.4)."""
    for label in page.all("label"):
        controls = [element for element in _within(label) if _is_labelable(element)]
        if "for" in label.attrs:
            others = [control for control in controls if control.attrs.get("id") != label.attrs["for"]]
        else:
            others = controls[1:]
        for control in others:
            yield _misplaced(page, control, f"<{control.name}>", "label")


def _by_attributes(element: Element) -> tuple[bool, bool]:
    """Say whether an element is interactive, and whether it may stand in the body, by its attributes."""
    name, attrs = element.name, element.attrs
    with_attribute = INTERACTIVE_WITH.get(name) in attrs
    is_input = name == "input" and str(attrs.get("type")).lower() != "hidden"
    of_body = name not in ("link", "meta") or "itemprop" in attrs or (name == "meta" and "property" in attrs)
    of_body = of_body or (name == "link" and set(str(attrs.get("rel")).lower().split()) <= BODY_OK)
    return name in INTERACTIVE or with_attribute or is_input or "tabindex" in attrs, of_body


@lru_cache(_MOST)
def _step(place: _Around, name: str, is_clicked: bool, is_of_body: bool) -> _Step:  # noqa: FBT001 - lru_cache
    """Judge an element at a place, and say what holds within it."""
    model = place.model if name in TRANSPARENT or name not in KNOWN else name
    if name == "div" and f"{place.parent} div" in CHILDREN:
        model = f"{place.parent} div"
    added = {name} & _OUTER | (set() if name in AROUND_MAIN else {PART})
    inside = _Around(name, model, place.within | added)
    return _Step(_forbidden_by(place, name, is_clicked, is_of_body), inside, model if model in ORDER else "")


def _forbidden_by(place: _Around, name: str, is_clicked: bool, is_of_body: bool) -> str:  # noqa: FBT001 - as `_step`, which is remembered, is given it
    """Give the element in which another may not stand, or an empty string."""
    children = CHILDREN.get(place.model)
    # Elements with a hyphen in their names are somebody's own and may stand where a word may (4.13.2).
    known = name if name in KNOWN else "span"
    if children is not None and known not in children and known not in MORE_CHILDREN.get(place.parent, ()):
        return place.parent
    if not is_of_body and place.model != "head":
        return place.parent
    outer = place.within & (NOT_WITHIN.get(name, frozenset()) | (NOT_WITHIN[CLICKED] if is_clicked else frozenset()))
    if outer:
        return min(outer).replace(PART, place.parent)
    needed = NEEDS_WITHIN.get(name)
    return place.parent if needed and not needed & place.within else ""


def _misplaced_words(page: BuiltPage, parent: Node, place: _Around) -> Iterator[Finding]:
    for child in parent.children or ():
        if isinstance(child, Text) and (text := " ".join((child.data or "").split())):
            line = line_of(parent) if isinstance(parent, Element) else 0
            yield Finding.at(
                page.url, line, "html-content-model", element=f"“{text[:_SHOWN]}”", parent=f"<{place.parent}>"
            )


def _misplaced(page: BuiltPage, element: Element, shown: str, parent: str) -> Finding:
    return Finding.at(page.url, line_of(element), "html-content-model", element=shown, parent=f"<{parent}>")


def _disordered(page: BuiltPage, element: Element, order: str) -> Finding:
    return Finding.at(
        page.url, line_of(element), "html-content-order",
        element=element.name, found=_names(element).strip()[:_SHOWN] or "–", expected=ORDER[order],
    )  # fmt: skip


def _names(element: Element) -> str:
    """Give the names of an element's children, each with a space after it."""
    names = [child.name for child in element.children if isinstance(child, Element)]
    return "".join(f"{name} " for name in names if name not in SCRIPTS)


@lru_cache(_MOST)
def _is_in_order(order: str, names: str) -> bool:
    return _pattern(order).fullmatch(names) is not None


@cache
def _pattern(order: str) -> re.Pattern[str]:
    return pattern(order)


def _is_labelable(element: Element) -> bool:
    return element.name in _LABELABLE and element.attrs.get("type") != "hidden"


def _within(element: Element) -> Iterator[Element]:
    waiting: list[Element] = [element]
    while waiting:
        children = [child for child in waiting.pop().children if isinstance(child, Element)]
        yield from children
        waiting += reversed(children)


CONTENT_CHECKS = (content_model, labels)
