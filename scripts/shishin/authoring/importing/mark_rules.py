"""Asks what `shishin check` would find about marks in a piece of the new text, before it is written."""

from __future__ import annotations

from shishin.content.foreign_marks import foreign_marks, unseen_words
from shishin.content.reading.markdown import outline


def passes_mark_rules(text: str) -> bool:
    """Whether readers would see all of a text's words and none of its marks."""
    found = outline(text, 1)
    return not any(foreign_marks(found)) and not any(unseen_words(found))
