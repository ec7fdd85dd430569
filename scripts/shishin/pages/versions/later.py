"""What has become of the requirements of a version: the same ones in the latest, and whether they differ."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from shishin.model.comparison import DifferenceKind, What
from shishin.pages.shared.address import requirement_url
from shishin.pages.shared.links import Link
from shishin.pages.versions.shown import comparison_with

if TYPE_CHECKING:
    from collections.abc import Mapping

    from shishin.model.guideline import Guideline
    from shishin.pages.context import Context


@dataclass(frozen=True)
class LaterState:
    """What has become of a requirement of a certain version.

    Attributes:
        said: That it is not as in the latest version; empty if it is.
        changes: The address of what differs, or an empty string.
        now: The same requirement in the latest version, if that has it.
    """

    said: str
    changes: str
    now: Link | None


def later_states(context: Context, guideline: Guideline) -> dict[str, LaterState]:
    """Say of each requirement of a version, by its number, how it stands in the latest.

    Nothing is said on pages of the latest itself. The two versions are compared once for all their requirements.

    Args:
        context: The content in a language.
        guideline: The guideline, at its place.
    """
    lookup = context.lookup
    version, latest = lookup.version_of(guideline), lookup.latest(guideline)
    if version is None or latest is None or version.name == latest.name:
        return {}
    # A requirement that only moved says what it said.
    differ = {
        difference.id
        for difference in lookup.differences(version, latest)
        if difference.what is What.REQUIREMENT and difference.kind is not DifferenceKind.MOVED
    }
    kind = "changed" if lookup.state(version) == "superseded" else "differs"
    names, links = context.words["since"], _links(context, guideline, differ)
    changes = comparison_with(version, latest, context.language)
    states = {}
    for row in guideline.requirements:
        said = "" if row.id not in differ else names[kind if row.id in links else "missing"]
        states[row.id] = LaterState(said, f"{changes}#{row.id}" if said else "", links.get(row.id))
    return states


def _links(context: Context, guideline: Guideline, differ: set[str]) -> Mapping[str, Link]:
    """Link to every requirement of the latest version, and say which are the same and which bind nobody any more."""
    names, current = context.words["since"], context.lookup.current(guideline)
    return {
        row.id: Link(
            names["withdrawn" if row.facts.withdrawn else "now" if row.id in differ else "same"].format(id=row.id),
            requirement_url(current, guide, row.id, context.language),
        )
        for guide in current.guides
        for row in guide.requirements
    }
