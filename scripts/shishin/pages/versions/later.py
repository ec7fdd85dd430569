"""What has become of the requirements of a certain version: the same ones in the latest, and whether they differ."""

from __future__ import annotations

from typing import TYPE_CHECKING

from shishin.model.comparison import Kind, What, differences
from shishin.pages.page import Link
from shishin.pages.shared.address import requirement_url
from shishin.pages.versions.shown import comparison_with, state, version_of
from shishin.pages.versions.views import SinceView
from shishin.pages.words import words

if TYPE_CHECKING:
    from collections.abc import Mapping

    from shishin.model.guideline import Guideline
    from shishin.model.language import Language
    from shishin.model.library import Library


def since(library: Library, guideline: Guideline, language: Language) -> dict[str, SinceView]:
    """Say of each requirement of a version, by its number, how it stands in the latest.

    Nothing is said on pages of the latest itself. The two versions are compared once for all their requirements.

    Args:
        library: The content.
        guideline: The guideline, at its place.
        language: The language of the words.
    """
    own, latest = version_of(library, guideline), library.latest(guideline.facts.id)
    if own is None or latest is None or own.name == latest.name:
        return {}
    # A requirement that only moved says what it said.
    found = differences(own.guideline, latest.guideline)
    differ = {each.id for each in found if each.what is What.REQUIREMENT and each.kind is not Kind.MOVED}
    kind = "changed" if state(library, own) == "superseded" else "differs"
    changes, links = comparison_with(own, latest, language), _links(library, guideline, differ, language)
    made = {}
    for id_ in (row.id for row in guideline.requirements):
        said = "" if id_ not in differ else words(language)["since"][kind if id_ in links else "missing"]
        made[id_] = SinceView(said, f"{changes}#{id_}" if said else "", links.get(id_))
    return made


def _links(library: Library, guideline: Guideline, differ: set[str], language: Language) -> Mapping[str, Link]:
    """Link to every requirement of the latest version, and say which are the same and which bind nobody any more."""
    names = words(language)["since"]
    latest = next(each for each in library.guidelines if each.facts.id == guideline.facts.id)
    return {
        row.id: Link(
            names["withdrawn" if row.facts.withdrawn else "now" if row.id in differ else "same"].format(id=row.id),
            requirement_url(latest, guide, row.id, language),
        )
        for guide in latest.guides
        for row in guide.requirements
    }
