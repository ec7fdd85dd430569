"""Gives the headings of a text of another project the levels and anchors that pages have here."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from shishin.content.anchors import Names, slug
from shishin.model.fields import ID_PATTERN
from shishin.model.page import FIRST_LEVEL
from shishin.model.visible import is_blank

if TYPE_CHECKING:
    from collections.abc import Iterator

    from shishin.authoring.importing.tree import Node
    from shishin.content.ruby import Reader

LOWEST = 6
_TAGS = ("h1", "h2", "h3", "h4", "h5", "h6")
_INSIDE = frozenset({"li", "blockquote", "table", "dl", "p", "script", "style", "template"})
_ATTRIBUTES = re.compile(r"\s*\{:?([^{}\n]*)\}\s*$")
_ID = re.compile(r"#([^\s{}.]+)")
_EMOJI_CODE = re.compile(r"(?<![\w:]):[a-z][a-z0-9_+-]*:(?![\w:])")


@dataclass(frozen=True)
class PlannedHeading:
    """A heading as it will be.

    Attributes:
        level: Its level here, 2 or more.
        was: Its level before.
        anchor: Its anchor here.
        given: The id it had, or an empty string.
        text: Its words, on one line.
        numbered: Whether the anchor is only a number, because the words could not be read.
    """

    level: int
    was: int
    anchor: str
    given: str
    text: str
    numbered: bool


@dataclass
class HeadingPlan:
    """All headings of a text.

    Attributes:
        title: The words of the heading that became the title, or an empty string.
        planned: Each heading that stays, by its element's identity.
        dropped: The elements of headings that do not stay.
        anchors: New anchors by the names that led to them before.
        names: The anchors that are taken.
    """

    title: str = ""
    planned: dict[int, PlannedHeading] = field(default_factory=dict)
    dropped: set[int] = field(default_factory=set)
    anchors: dict[str, str] = field(default_factory=dict)
    names: Names = field(default_factory=Names)


def plan_headings(root: Node, title: str, reader: Reader | None) -> HeadingPlan:
    """Decide which headings of a text stay, and with which levels and anchors.

    Args:
        root: The text.
        title: The title that the front matter gives, or an empty string.
        reader: What gives kanji their readings.
    """
    plan = HeadingPlan()
    rows = [(node, *words_of(node)) for node in _headings(root)]
    for node, text, _given in rows:
        first = node.tag == "h1" and not plan.title
        if first and (not title or _say_the_same(text, title)):
            plan.title = text
            plan.dropped.add(id(node))
        elif not text:
            plan.dropped.add(id(node))
        if first and title:
            break
    # A heading of nothing but signs is no heading here: its signs stay as bold words.
    kept = [row for row in rows if id(row[0]) not in plan.dropped and not is_blank(row[1])]
    plan.dropped |= {id(node) for node, text, _given in rows if not text}
    given_ids = [given for _node, _text, given in kept if re.fullmatch(ID_PATTERN, given)]
    plan.names = Names(given_ids)
    open_levels: list[int] = []
    used: set[str] = set()
    for number, (node, text, given) in enumerate(kept, 1):
        was = int(node.tag[1]) if node.tag in _TAGS else min((open_levels or [1])[-1] + 1, LOWEST)
        while open_levels and open_levels[-1] >= was:
            open_levels.pop()
        open_levels.append(was)
        level = min(len(open_levels) + FIRST_LEVEL - 1, LOWEST)
        stays = bool(re.fullmatch(ID_PATTERN, given)) and given not in used
        words = slug(text, reader)
        anchor = given if stays else plan.names.new(words or f"section-{number}")
        used.add(anchor)
        numbered = not stays and not words
        plan.planned[id(node)] = PlannedHeading(level, was, anchor, given, text, numbered)
    _old_names(root, plan)
    return plan


def words_of(node: Node) -> tuple[str, str]:
    """Give a heading's words on one line, and the id it had."""
    text = " ".join(node.text().split())
    match = _ATTRIBUTES.search(text)
    id_written = node.attrs.get("id", "")
    if match and (match[1].startswith(("#", ".", " ")) or "=" in match[1]):
        text = text[: match.start()]
        id_ = _ID.search(match[1])
        id_written = id_[1] if id_ else id_written
    return " ".join(_EMOJI_CODE.sub("", text).split()), id_written


def _headings(node: Node) -> Iterator[Node]:
    """Give the headings that are not inside a list, a quotation or a table; those are no headings of the page."""
    for child in node.nodes:
        if child.tag in _TAGS or child.tag == "summary":
            yield child
        elif child.tag not in _INSIDE:
            yield from _headings(child)


def _say_the_same(text: str, title: str) -> bool:
    return re.sub(r"[\W_]+", "", text).casefold() == re.sub(r"[\W_]+", "", title).casefold()


def _old_names(root: Node, plan: HeadingPlan) -> None:
    """Note which names led to a heading: its ids, and those that code hosts make of its words."""
    waiting: list[str] = []
    last = ""
    seen = Names()
    for node in root.all():
        planned = plan.planned.get(id(node))
        names = [name for key in ("id", "name") if (name := node.attrs.get(key, ""))] if node.html else []
        if planned is None:
            waiting += names
            continue
        last = planned.anchor
        for name in (planned.anchor, planned.given, *names, *waiting):
            plan.anchors.setdefault(name, last)
        plan.anchors.setdefault(seen.new(_hosts_slug(planned.text)), last)
        waiting = []
    for name in waiting:
        if last:
            plan.anchors.setdefault(name, last)


def _hosts_slug(text: str) -> str:
    """Make the anchor that code hosts make: small letters, hyphens for spaces, no punctuation."""
    return re.sub(r"[^\w\- ]", "", text.casefold()).strip().replace(" ", "-")
