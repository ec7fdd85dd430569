"""The audit's own checks of a page as it is shown in one way of reading."""

from __future__ import annotations

from typing import TYPE_CHECKING

from shishin.checks.focus_marks import focus_marks
from shishin.checks.forced_colours import forced_colours
from shishin.checks.not_by_colour import not_by_colour
from shishin.checks.paper import paper
from shishin.checks.reduced_motion import reduced_motion
from shishin.checks.target_size import target_size
from shishin.checks.without_scripts import without_scripts

if TYPE_CHECKING:
    from collections.abc import Callable

    from playwright.sync_api import Page

    from shishin.checks.ways import Way

    WayCheck = Callable[[Page, Way], list[tuple[str, str]]]

WAY_CHECKS: tuple[WayCheck, ...] = (
    forced_colours,
    paper,
    without_scripts,
    reduced_motion,
    target_size,
    not_by_colour,
    focus_marks,
)
