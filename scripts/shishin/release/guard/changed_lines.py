"""Finds the line on which a difference begins, so that a finding stands beside what was changed."""

from __future__ import annotations

import re
from difflib import SequenceMatcher
from functools import cache
from typing import TYPE_CHECKING

from shishin.content.reading.files import as_read
from shishin.content.reading.front_matter import FENCE
from shishin.model.comparison import What

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Mapping, Sequence
    from pathlib import Path

    from shishin.model.comparison import Difference, Part
    from shishin.model.guideline import BodyText, Guideline

_ITEM = re.compile(r"\s*-\s+id:\s*[\"']?([A-Za-z0-9-]+)")
"""How a requirement begins in the front matter of a guide."""

_HEADING = re.compile(r"#{1,6} .*\{(#[a-z0-9-]+)\}\s*")
"""A heading with its anchor."""


class ChangedLines:
    """The lines of a guideline's files that are not as they were."""

    def __init__(self, working: Guideline, root: Path, before: Callable[[str], str]) -> None:
        """Look at nothing yet.

        Args:
            working: The text of now.
            root: The project's root.
            before: Gives what a file held before, by its path from there; nothing if there was none.
        """
        self._working = working
        self._bodies_of_requirements = {row.id: guide.bodies for guide in working.guides for row in guide.requirements}

        @cache
        def changed(path: str) -> tuple[list[str], list[int]]:
            lines = as_read((root / path).read_text(encoding="utf-8")).splitlines()
            return lines, [*_changed(before(path).splitlines(), lines)]

        self._changed = changed

    def place(self, difference: Difference) -> tuple[str, int]:
        """Give the file in which a difference stands, and the line on which it begins; 0 if no line tells of it."""
        bodies, source = self._bodies(difference), self._working.languages[0]
        for part in difference.parts:
            path = bodies[part.language or source].path
            lines, changed = self._changed(path)
            block = _block(lines, part, difference)
            if line := next((number for number in changed if number in block), 0):
                return path, line
        return bodies[source].path, 0

    def _bodies(self, difference: Difference) -> Mapping[str, BodyText]:
        """Give the texts in which something stands, by language; what is gone, stood in the guideline."""
        if difference.what is What.REQUIREMENT:
            return self._bodies_of_requirements.get(difference.id, self._working.bodies)
        guide = self._working.guide_by_lasting_id.get(difference.id) if difference.what is What.GUIDE else None
        return guide.bodies if guide else self._working.bodies


def _changed(before: Sequence[str], now: Sequence[str]) -> Iterator[int]:
    """Give the numbers of lines that are not as they were; where lines are gone, that of the next one."""
    for tag, _, _, start, end in SequenceMatcher(None, before, now, autojunk=False).get_opcodes():
        if tag != "equal":
            yield from range(start + 1, max(end, start + 1) + 1)


def _block(lines: Sequence[str], part: Part, difference: Difference) -> range:
    """Give the numbers of the lines in which a part of something stands."""
    matter = next((number for number, line in enumerate(lines[1:], 2) if line.rstrip() == FENCE), len(lines))
    if part.name.startswith("#"):
        heads = {number: match[1] for number, line in enumerate(lines, 1) if (match := _HEADING.fullmatch(line))}
        first = next((number for number, anchor in heads.items() if anchor == part.name), matter + 1)
        return range(first, min((number for number in heads if number > first), default=len(lines) + 1))
    if difference.what is What.REQUIREMENT:
        items = {number: match[1] for number, line in enumerate(lines[:matter], 1) if (match := _ITEM.match(line))}
        first = next((number for number, id_ in items.items() if id_ == difference.id), 1)
        return range(first, min((number for number in items if number > first), default=matter))
    return range(1, matter)
