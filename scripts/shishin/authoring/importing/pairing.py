"""Finds texts that are the same page in two languages, and gives their headings the same anchors."""

from __future__ import annotations

import posixpath
import re
from dataclasses import replace
from typing import TYPE_CHECKING

from shishin.content.anchors import Names

if TYPE_CHECKING:
    from collections.abc import Iterable

    from shishin.authoring.importing.headings import Plan, Planned

LANGUAGE_ENDING = re.compile(r"(?:[._-](?:ja|jp|en))?\.[^.]*$", re.IGNORECASE)
"""What ends a file's name and is no part of the page's: `.md`, `.en.md`, `_ja.md`."""

TWO = 2


def pairs(texts: Iterable[tuple[str, str]]) -> dict[str, str]:
    """Pair texts that stand side by side under one name in two languages.

    Args:
        texts: The path and the language code of each.

    Returns:
        For each path of a pair, the name that both have.
    """
    found: dict[str, dict[str, list[str]]] = {}
    for path, code in texts:
        folder, name = posixpath.split(path)
        key = posixpath.join(folder, LANGUAGE_ENDING.sub("", name).casefold())
        found.setdefault(key, {}).setdefault(code, []).append(path)
    whole = {key: group for key, group in found.items() if len(group) == TWO and max(map(len, group.values())) == 1}
    return {path: key for key, group in whole.items() for (path,) in group.values()}


def align(source: Plan, translation: Plan) -> bool:
    """Give two plans the same anchors, or say that their headings are not the same."""
    rows = list(zip(source.headings.items(), translation.headings.items(), strict=False))
    levels = [[each.level for each in plan.headings.values()] for plan in (source, translation)]
    anchors = [_anchor(own, other) for (_own, own), (_other, other) in rows]
    if levels[0] != levels[1] or len(set(anchors)) < len(anchors):
        return False
    for plan in (source, translation):
        moved = {}
        for (key, planned), anchor in zip(list(plan.headings.items()), anchors, strict=True):
            moved[planned.anchor] = anchor
            numbered = planned.numbered and planned.anchor == anchor
            plan.headings[key] = replace(planned, anchor=anchor, numbered=numbered)
        plan.anchors = {name: moved.get(anchor, anchor) for name, anchor in plan.anchors.items()}
        plan.names = Names(anchors)
    return True


def _anchor(own: Planned, other: Planned) -> str:
    """Choose between the anchors of a heading: one that it had, else the English words, else the Japanese."""
    if other.anchor != other.given and own.anchor == own.given:
        return own.anchor
    return own.anchor if other.numbered else other.anchor
