"""Holds a stretch of the new text against what the checks find in a text, before it is taken."""

from __future__ import annotations

from shishin.content.foreign_marks import foreign_marks, unseen_words
from shishin.content.markdown import outline


def is_sound(text: str) -> bool:
    """Whether readers would see all of a text's words and none of its marks."""
    found = outline(text, 1)
    return not any(foreign_marks(found)) and not any(unseen_words(found))
