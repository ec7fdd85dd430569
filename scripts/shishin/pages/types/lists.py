"""Pages of docs/ that list something: the guidelines, the corrections, and the page for searching."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from shishin.pages.types.free import FreeBody

if TYPE_CHECKING:
    from shishin.model.data import Correction
    from shishin.pages.context import Context
    from shishin.pages.page import Neighbours, Text
    from shishin.pages.shared.links import Link


@dataclass(frozen=True, kw_only=True)
class GuidelinesBody(FreeBody):
    """The guidelines."""

    layout = "guidelines"

    guidelines: tuple[Link, ...]


@dataclass(frozen=True, kw_only=True)
class SearchBody(FreeBody):
    """The page for searching; the guidelines are a choice there."""

    layout = "search"

    guidelines: tuple[Link, ...]


@dataclass(frozen=True)
class CorrectionGroup:
    """The corrections of one kind."""

    id: str
    title: str
    lead: str
    rows: tuple[Correction, ...]


@dataclass(frozen=True, kw_only=True)
class CorrectionsBody(FreeBody):
    """All corrections, by kind."""

    layout = "corrections"

    groups: tuple[CorrectionGroup, ...]


def guidelines_body(context: Context, text: Text, neighbours: Neighbours) -> GuidelinesBody:
    """Make the page that lists the guidelines."""
    guidelines = tuple(context.links.guidelines.values())
    return GuidelinesBody(text=text, neighbours=neighbours, guidelines=guidelines)


def search_body(context: Context, text: Text, neighbours: Neighbours) -> SearchBody:
    """Make the page for searching."""
    return SearchBody(text=text, neighbours=neighbours, guidelines=tuple(context.links.guidelines.values()))


def corrections_body(context: Context, text: Text, neighbours: Neighbours) -> CorrectionsBody:
    """Make the page that lists all corrections."""
    groups = (
        CorrectionGroup(
            kind, words["title"], words["lead"], tuple(row for row in context.library.corrections if row.kind == kind)
        )
        for kind, words in context.words["correction"]["kinds"].items()
    )
    return CorrectionsBody(text=text, neighbours=neighbours, groups=tuple(groups))
