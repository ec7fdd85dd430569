"""The principles as cards, in the overview's own wording where a principle has one."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from shishin.pages.context import Context
    from shishin.pages.shared.links import Link


def principle_cards(context: Context) -> tuple[Link, ...]:
    """Link to every principle with the sentence that the overview has about it."""
    overviews = (
        principle.texts[context.code].words.overview or principle.texts[context.code].words.description
        for principle in context.library.principles
    )
    links = context.links.principles.values()
    return tuple(replace(link, description=said) for link, said in zip(links, overviews, strict=True))
