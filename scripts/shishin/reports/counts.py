"""What the guidelines hold, in numbers."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING

from shishin.reports.summary import say

if TYPE_CHECKING:
    from shishin.languages.language import Language
    from shishin.model.library import Library


def counts(library: Library, language: Language) -> str:
    """Count guides, requirements in force by level, and standards, for each guideline and in all."""
    rows = [
        (guideline.titles[language.code].title, len(guideline.guides), guideline.by_level)
        for guideline in library.guidelines
    ]
    whole = Counter[str]()
    for guideline in library.guidelines:
        whole.update(guideline.by_level)
    rows.append((say("in-all", language), sum(len(guideline.guides) for guideline in library.guidelines), whole))
    lines = [
        say("counted", language, title=name, guides=guides, all=sum(levels.values()), **levels)
        for name, guides, levels in rows
    ]
    return "\n".join([*lines, say("standards", language, count=len(library.standards))])
