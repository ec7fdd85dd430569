"""The place of a page among the versions of its guideline."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from shishin.pages.page import Body, TextBody

if TYPE_CHECKING:
    from collections.abc import Mapping

    from shishin.model.guideline import Guideline
    from shishin.pages.page import Body, Page
    from shishin.pages.versions.later import LaterState
    from shishin.pages.versions.moved import MovedAnchor
    from shishin.pages.versions.shown import ShownVersion


@dataclass(frozen=True)
class VersionPlace:
    """Which version of a guideline a page shows, and how that stands to the others.

    Attributes:
        version: The version; nothing as long as none was released.
        folder: For a page of a certain version, that version's folder below `guidelines/`; otherwise empty.
        current: For a page of a certain version, the same page as readers are led to; empty if that has none.
        later: What has become of the page's requirements by now, by their numbers, if it is of another version.
        moved: What once stood on the page.
    """

    version: ShownVersion | None
    folder: str
    current: str
    later: Mapping[str, LaterState]
    moved: tuple[MovedAnchor, ...]


@dataclass(frozen=True, kw_only=True)
class VersionBody(TextBody):
    """The body of a page that each version of a guideline has."""

    place: VersionPlace


def folder_of(guideline: Guideline) -> str:
    """Give the folder of a text's pages below `guidelines/`; nothing for the text that readers are led to."""
    return "" if guideline.is_led_to else f"{guideline.facts.id}/{guideline.shown_at}"


def place_of(page: Page[Body]) -> VersionPlace | None:
    """Give a page's place among the versions of its guideline; nothing for a page that versions do not have."""
    return page.body.place if isinstance(page.body, VersionBody) else None


def version_of(page: Page[Body]) -> ShownVersion | None:
    """Give the version that a page shows, if it shows one."""
    place = place_of(page)
    return place.version if place else None
