"""The body of a document in one language, as the model has it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from shishin.model.guideline import BodyText
from shishin.model.page import Heading

if TYPE_CHECKING:
    from shishin.content.reading.markdown import Outline


def headings(outline: Outline) -> tuple[Heading, ...]:
    """Give the headings of a text, in order."""
    return tuple(Heading(heading.level, heading.text, heading.id) for heading in outline.headings)


def body_text(path: str, markdown: str, outline: Outline, *, behind: bool) -> BodyText:
    """Make a body.

    Args:
        path: The file's path from the project's root.
        markdown: The Markdown after the front matter.
        outline: Its structure.
        behind: Whether it translates an older state of its source.
    """
    return BodyText(path, markdown, headings(outline), outline.passages, behind)
