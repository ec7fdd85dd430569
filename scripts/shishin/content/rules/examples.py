"""Rules for a guide's examples: each says first whether it is invented, and a real one where it can be read."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from itertools import pairwise
from typing import TYPE_CHECKING

from shishin.content.reading.markdown import HeadingAt, Paragraph
from shishin.content.rules.guidelines import SECTION_LEVEL
from shishin.model.finding import Finding
from shishin.model.guideline import EXAMPLES
from shishin.model.web_address import leaves

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from shishin.content.reading.drafts import Draft


def labels(draft: Draft, findings: list[Finding]) -> None:
    """Every example begins by saying that it is invented, or that it is real and where it can be read.

    Readers would take an invented office for a real one.
    """
    begins = draft.language.sections["example"]
    invented, real = begins["invented"], begins["real"]
    sources = sorted(
        reference.line for reference in draft.outline.references if not reference.image and leaves(reference.target)
    )
    following = {block.line: after for block, after in pairwise(draft.outline.blocks) if isinstance(block, HeadingAt)}
    other_lines = sorted(line for line, _kind in draft.outline.other)
    for heading, end in _examples(draft.outline.headings, draft.parts.body_line + draft.parts.body.count("\n") + 1):
        first = following.get(heading.line)
        if not isinstance(first, Paragraph) or _between(other_lines, heading.line, first.line):
            first = None
        text, line = (first.text, first.line) if first else ("", heading.line)
        if text.startswith(invented):
            continue
        if not text.startswith(real):
            values = {"heading": heading.text, "invented": invented, "real": real}
            findings.append(Finding.at(draft.file.path, line, "example-unlabelled", **values))
        elif not _between(sources, heading.line, end):
            findings.append(Finding.at(draft.file.path, line, "example-source", heading=heading.text, real=real))


def _between(lines: Sequence[int], start: int, end: int) -> bool:
    """Whether one of some sorted lines lies between two others."""
    return bisect_right(lines, start) < bisect_left(lines, end)


def _examples(headings: Sequence[HeadingAt], last: int) -> Iterator[tuple[HeadingAt, int]]:
    """Give the heading of each example, and the line of the next heading; without parts the section is one example."""
    inside: list[tuple[HeadingAt, int]] = []
    is_inside = False
    for number, heading in enumerate(headings):
        if heading.level <= SECTION_LEVEL:
            is_inside = heading.id == EXAMPLES
        if is_inside:
            following = headings[number + 1].line if number + 1 < len(headings) else last
            inside.append((heading, following))
    parts = [part for part in inside if part[0].level > SECTION_LEVEL]
    yield from parts or inside
