"""Checks that attributes are those that elements may have, with values that they may have."""

from __future__ import annotations

from functools import lru_cache
from typing import TYPE_CHECKING, NamedTuple

from shishin.checks.attribute_values import is_allowed, is_time
from shishin.checks.built_page import line_of
from shishin.checks.html_attributes import (
    ATTRIBUTES,
    GLOBAL,
    GLOBAL_BEGINS,
    INPUT_ATTRIBUTES,
    NEEDED_FOR,
    REFERENCES,
    REFUSED_FOR,
    REQUIRED,
    REQUIRED_WITH,
)
from shishin.checks.html_roles import (
    ARIA_OF,
    FOREIGN_ROLES,
    GLOBAL_ARIA,
    IMPLICIT,
    NAMELESS_ELEMENTS,
    NAMELESS_ROLES,
    NAMES,
    NATIVE_ARIA,
    REQUIRED_ARIA,
    ROLES,
    ROLES_OF,
    UNTOUCHED,
)
from shishin.checks.html_standard import KNOWN
from shishin.model.finding import Finding

if TYPE_CHECKING:
    from collections.abc import Iterator

    from shishin.checks.built_page import BuiltPage

_HTML = "html"
_OF_PARENT = frozenset({"td", "th", "li", "option", "summary"})
"""Elements whose role depends on what is around them; which attributes it has is not judged."""

_SHOWN = 80
_KEPT = 50_000

_Attributes = tuple[tuple[str, str | None], ...]


class _Judged(NamedTuple):
    """What there is to say of a start tag by itself.

    Attributes:
        faults: Codes of findings, each with an attribute and its value.
        refers: Attributes with an id that they name, and the elements that this may be of.
    """

    faults: tuple[tuple[str, str, str], ...]
    refers: tuple[tuple[str, str, str], ...]


_NOTHING = _Judged((), ())


def attributes(page: BuiltPage, _site_url: str) -> Iterator[Finding]:
    """Attributes and their values are those that elements may have (HTML Standard, chapter 4; ARIA in HTML, 4).

    Those that name other elements by their ids name such as there are (HTML Standard, 2.3.9).
    """
    by_id = {str(element.attrs["id"]): element.name for element in page.all("[id]")}
    for element in page.all("*"):
        attrs = element.attrs
        if not attrs and element.name not in REQUIRED:
            continue
        judged = (_judged if element.namespace == _HTML else _judged_of_drawing)(element.name, tuple(attrs.items()))
        if judged is _NOTHING:
            continue
        line = line_of(element)
        for code, attribute, value in judged.faults:
            values = {"value": value[:_SHOWN] or "–"} if code == "html-attribute-value" else {}
            yield Finding.at(page.url, line, code, element=element.name, attribute=attribute, **values)
        for attribute, id_, kinds in judged.refers:
            if id_ not in by_id or (kinds and by_id[id_] not in kinds.split()):
                yield Finding.at(page.url, line, "html-reference", element=element.name, attribute=attribute, id=id_)


def times(page: BuiltPage, _site_url: str) -> Iterator[Finding]:
    """A time without a datetime says it in its words (HTML Standard, 4.5.14)."""
    for element in page.all("time"):
        words = element.to_text()
        if "datetime" not in element.attrs and not is_time(words):
            yield Finding.at(
                page.url, line_of(element), "html-attribute-value",
                element="time", attribute="datetime", value=words[:_SHOWN] or "–",
            )  # fmt: skip


@lru_cache(_KEPT)
def _judged(name: str, pairs: _Attributes) -> _Judged:
    """Judge a start tag of HTML by itself."""
    attrs = {attribute: value or "" for attribute, value in pairs}
    kind = _kind(name, attrs)
    faults = [*_unknown(name, kind, attrs), *_missing(name, kind, attrs), *_of_roles(name, kind, attrs)]
    faults += [
        ("html-attribute-value", attribute, value)
        for attribute, value in attrs.items()
        if not is_allowed(name, attribute, value)
    ]
    refers = _refers(name, attrs)
    return _Judged(tuple(faults), refers) if faults or refers else _NOTHING


@lru_cache(_KEPT)
def _judged_of_drawing(_name: str, pairs: _Attributes) -> _Judged:
    """Judge a start tag of a drawing: the gate knows its attributes, so only what HTML says of them is left."""
    attrs = {attribute: value or "" for attribute, value in pairs}
    faults = [
        ("html-attribute-value", attribute, value)
        for attribute, value in attrs.items()
        if (attribute == "lang" or attribute.startswith("aria-")) and not is_allowed("", attribute, value)
    ]
    faults += _unknown_roles(attrs)
    refers = _refers("", attrs)
    return _Judged(tuple(faults), refers) if faults or refers else _NOTHING


def _kind(name: str, attrs: dict[str, str]) -> str:
    """Give an element's name with what its role depends on."""
    if name == "input":
        return f"input[type={attrs.get('type', 'text').lower()}]"
    return "a[href]" if name == "a" and "href" in attrs else name


def _unknown(name: str, kind: str, attrs: dict[str, str]) -> Iterator[tuple[str, str, str]]:
    """Give the attributes that an element may not have."""
    known = ATTRIBUTES.get(name, frozenset())
    for attribute in attrs:
        is_known = attribute in known or attribute in GLOBAL or attribute.startswith(GLOBAL_BEGINS)
        if name == "input" and attribute in INPUT_ATTRIBUTES:
            is_known = kind[len("input[type=") : -1] in INPUT_ATTRIBUTES[attribute]
        is_refused = any(attribute in REFUSED_FOR.get((name, other, value), ()) for other, value in attrs.items())
        if is_refused or (name == "dialog" and attribute == "tabindex"):
            is_known = False
        # Whose name is not the standard's may have attributes of its own (4.13); an obsolete one is named by itself.
        if not is_known and name in KNOWN and name != "embed":
            yield "html-attribute", attribute, ""


def _missing(name: str, kind: str, attrs: dict[str, str]) -> Iterator[tuple[str, str, str]]:
    """Give the attributes that an element must have."""
    for row in REQUIRED.get(name, ()):
        if not any(attribute in attrs for attribute in row.split()):
            yield "html-attribute-missing", row.replace(" ", ", "), ""
    if kind == "input[type=image]" and "alt" not in attrs:
        yield "html-attribute-missing", "alt", ""
    for (element, attribute, value), needed in NEEDED_FOR.items():
        if element == name and attrs.get(attribute) == value and needed not in attrs:
            yield "html-attribute-missing", needed, ""
    for (element, attribute), needed in REQUIRED_WITH.items():
        if element == name and attribute in attrs and not any(other in attrs for other in needed.split()):
            yield "html-attribute-missing", needed.replace(" ", ", "), ""


def _of_roles(name: str, kind: str, attrs: dict[str, str]) -> Iterator[tuple[str, str, str]]:
    """Give what is wrong with an element's role, and with its attributes that begin with aria-."""
    role = next(iter(attrs.get("role", "").split()), "")
    aria = [attribute for attribute in attrs if attribute.startswith("aria-")]
    if "role" not in attrs and not aria:
        return
    yield from _unknown_roles(attrs)
    may = ROLES_OF.get(kind, ROLES_OF.get(name))
    if role in ROLES and may is not None and role not in may:
        yield "html-attribute-value", "role", role
    if name in UNTOUCHED or kind == "input[type=hidden]":
        yield from (("html-attribute", attribute, "") for attribute in aria)
        return
    needed = REQUIRED_ARIA.get(role, "")
    if needed and needed not in attrs and not _is_native(name, role, kind):
        yield "html-attribute-missing", needed, ""
    of_itself = IMPLICIT.get(kind, "")
    actual = role or of_itself or (name if kind in IMPLICIT else "")
    for attribute in aria:
        if attribute in NATIVE_ARIA.get(kind, ()) or not _may_have(attribute, name, actual):
            yield "html-attribute", attribute, ""


def _is_native(name: str, role: str, kind: str) -> bool:
    """Whether an element says by itself what a role needs: a box whether it is checked, a heading its level."""
    return name in ("input", "meter") or role == (IMPLICIT.get(kind) or name)


def _unknown_roles(attrs: dict[str, str]) -> Iterator[tuple[str, str, str]]:
    for role in attrs.get("role", "").split():
        if role not in ROLES and not role.startswith(FOREIGN_ROLES):
            yield "html-attribute-value", "role", role
    if "role" in attrs and not attrs["role"].split():
        yield "html-attribute-value", "role", ""
    for attribute in attrs:
        if attribute.startswith("aria-") and attribute not in GLOBAL_ARIA and attribute not in ARIA_OF:
            yield "html-attribute", attribute, ""


def _may_have(attribute: str, name: str, role: str) -> bool:
    """Whether an attribute of ARIA may stand with a role; of one that ARIA does not know, that is said already."""
    if attribute in NAMES:
        return role not in NAMELESS_ROLES and not (not role and name in NAMELESS_ELEMENTS)
    roles = ARIA_OF.get(attribute)
    if roles is None or role.startswith(FOREIGN_ROLES) or (name in _OF_PARENT and role not in ROLES):
        return True
    return role in roles


def _refers(name: str, attrs: dict[str, str]) -> tuple[tuple[str, str, str], ...]:
    """Give the ids that an element names; an output is for whatever went into it (4.10.12)."""
    return tuple(
        (attribute, id_, "" if name == "output" and attribute == "for" else REFERENCES[attribute])
        for attribute in REFERENCES.keys() & attrs.keys()
        for id_ in attrs[attribute].split()
    )


ATTRIBUTE_CHECKS = (attributes, times)
