"""Tells which guide of an older text is which of today: a guide that was renamed stays the same guide."""

from __future__ import annotations

import re
from dataclasses import replace
from typing import TYPE_CHECKING

from shishin.content.reading.files import is_name
from shishin.model.guideline import FOLDER
from shishin.model.page import TARGET

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from shishin.model.data import Redirect
    from shishin.model.guideline import BodyText, Guideline


def with_renamed(guideline: Guideline, redirects: Sequence[Redirect]) -> Guideline:
    """Tell of each guide of an older text what it is called by now, unless it was merged into another of that text."""
    address, ids = f"{FOLDER}/{guideline.facts.id}/", {guide.facts.id for guide in guideline.guides}
    new = {
        row.old.removeprefix(address).removesuffix("/"): goal
        for row in redirects
        if row.old.startswith(address) and row.new.startswith(address)
        for goal in [row.new.removeprefix(address).removesuffix("/")]
        if is_name(goal) and goal not in ids
    }
    if not new:
        return guideline
    guides = (
        replace(guide, renamed=new.get(guide.facts.id, ""), bodies=_relinked(guide.bodies, new))
        for guide in guideline.guides
    )
    return replace(guideline, bodies=_relinked(guideline.bodies, new), guides=tuple(guides))


def _relinked(bodies: Mapping[str, BodyText], new: Mapping[str, str]) -> dict[str, BodyText]:
    """Call guides in the targets of links by their new ids: such a link leads where it led before."""
    target = re.compile(rf"(?<=[/{TARGET}])(?:{'|'.join(map(re.escape, new))})(?=[#{TARGET}])")
    return {
        code: replace(
            body,
            passages=tuple(
                replace(passage, linked=target.sub(lambda match: new[match[0]], passage.linked))
                for passage in body.passages
            ),
        )
        for code, body in bodies.items()
    }
