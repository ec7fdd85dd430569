"""Days in words."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from shishin.languages.language import Language


def day(text: str, language: Language) -> str:
    """Write an ISO day as readers of a language do: `2026年11月23日`, `23 November 2026`.

    Args:
        text: The day as ISO 8601 writes it.
        language: That language.
    """
    given = date.fromisoformat(text)
    form = language.date
    return str(form["day"]).format(year=given.year, month=form["months"][given.month - 1], day=given.day)
