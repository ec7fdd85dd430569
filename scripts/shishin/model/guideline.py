"""The technical guidelines, so far only by name: the source sets out their themes, not their bodies."""

from __future__ import annotations

from typing import Literal, get_args

GuidelineId = Literal["ui-ux", "data-utilisation", "security"]
"""The three themes of slide 16; each is also its section's anchor on the guidelines page."""

GUIDELINE_IDS: tuple[GuidelineId, ...] = get_args(GuidelineId)
