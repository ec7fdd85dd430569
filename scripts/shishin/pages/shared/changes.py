"""A change of the content in words."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from shishin.pages.shared.links import Link
    from shishin.pages.shared.text_in_language import TextInLanguage


@dataclass(frozen=True)
class ChangeView:
    """A change of the content.

    Attributes:
        date: The day as ISO 8601 writes it.
        day: The day in words.
        text: What changed, in pieces.
        links: The pages it names; none for the whole site.
    """

    date: str
    day: str
    text: tuple[TextInLanguage, ...]
    links: tuple[Link, ...] = ()
