"""Finds texts that are the same page in two languages, and gives their headings the same anchors."""

from __future__ import annotations

import posixpath
import re
from dataclasses import replace
from typing import TYPE_CHECKING

from shishin.content.anchors import Names

if TYPE_CHECKING:
    from collections.abc import Iterable

    from shishin.authoring.importing.headings import HeadingPlan, PlannedHeading

LANGUAGE_ENDING = re.compile(r"(?:[._-](?:ja|jp|en))?\.[^.]*$", re.IGNORECASE)
"""What ends a file's name and is no part of the page's: `.md`, `.en.md`, `_ja.md`."""

TWO = 2


def pairs(texts: Iterable[tuple[str, str]]) -> dict[str, str]:
    """Pair texts that stand side by side under one name in two languages.

    Args:
        texts: The path and the language code of each text.

    Returns:
        For each path of a pair, the name that both have.
    """
    by_name: dict[str, dict[str, list[str]]] = {}
    for path, code in texts:
        folder, name = posixpath.split(path)
        key = posixpath.join(folder, LANGUAGE_ENDING.sub("", name).casefold())
        by_name.setdefault(key, {}).setdefault(code, []).append(path)
    whole = {key: group for key, group in by_name.items() if len(group) == TWO and max(map(len, group.values())) == 1}
    return {path: key for key, group in whole.items() for (path,) in group.values()}


def align(text: HeadingPlan, preferred: HeadingPlan) -> bool:
    """Give the headings of two texts the same anchors.

    Args:
        text: The headings of one text; changed.
        preferred: Those of the other, whose words make the better anchors; changed.

    Returns:
        Whether that was possible: not if their number or levels differ.
    """
    rows = list(zip(text.planned.items(), preferred.planned.items(), strict=False))
    levels = [[heading.level for heading in plan.planned.values()] for plan in (text, preferred)]
    anchors = [_anchor(heading, better) for (_, heading), (_, better) in rows]
    if levels[0] != levels[1] or len(set(anchors)) < len(anchors):
        return False
    for plan in (text, preferred):
        moved = {}
        for (key, planned), anchor in zip(list(plan.planned.items()), anchors, strict=True):
            moved[planned.anchor] = anchor
            numbered = planned.numbered and planned.anchor == anchor
            plan.planned[key] = replace(planned, anchor=anchor, numbered=numbered)
        plan.anchors = {name: moved.get(anchor, anchor) for name, anchor in plan.anchors.items()}
        plan.names = Names(anchors)
    return True


def _anchor(heading: PlannedHeading, preferred: PlannedHeading) -> str:
    """Choose between the anchors of a heading: one that it had, else one of the preferred text's words."""
    if preferred.anchor != preferred.given and heading.anchor == heading.given:
        return heading.anchor
    return heading.anchor if preferred.numbered else preferred.anchor
