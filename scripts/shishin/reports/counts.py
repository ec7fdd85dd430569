"""What the guidelines hold, in numbers."""

from __future__ import annotations

from typing import TYPE_CHECKING

from shishin.model.guideline import by_level
from shishin.reports.summary import say

if TYPE_CHECKING:
    from shishin.model.language import Language
    from shishin.model.library import Library


def counts(library: Library, language: Language) -> str:
    """Count guides, requirements in force by level, and standards, for each guideline and in all."""
    rows = [
        (guideline.titles[language.code].title, len(guideline.guides), by_level(guideline.requirements))
        for guideline in library.guidelines
    ]
    whole = by_level([row for guideline in library.guidelines for row in guideline.requirements])
    rows.append((say("in-all", language), sum(len(guideline.guides) for guideline in library.guidelines), whole))
    lines = [
        say("counted", language, title=name, guides=guides, all=sum(levels.values()), **levels)
        for name, guides, levels in rows
    ]
    return "\n".join([*lines, say("standards", language, count=len(library.standards))])
