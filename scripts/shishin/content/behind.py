"""What of a source text has changed since it was translated: fields, requirements and sections."""

from __future__ import annotations

import re
import unicodedata
from typing import TYPE_CHECKING

from shishin.forms.today.guideline import GuideSource
from shishin.forms.today.requirement import RequirementWords

if TYPE_CHECKING:
    from collections.abc import Mapping

    from shishin.content.reading.drafts import Draft
    from shishin.model.fields import Record

LONGEST_LABEL = 30
"""Characters of a text that stand for a section without a heading."""

REQUIREMENTS = "requirements"


def changed_parts(before: Draft, now: Draft, words: type[Record]) -> tuple[str, ...]:
    """Compare a source text with what it was when it was translated; what came and what went count as changed.

    Spaces at line ends, further blank lines and Unicode composition do not count, as they do not for the digest.

    Args:
        before: The text as it was; its fields fit.
        now: The text as it is; its fields fit.
        words: The class of the fields that hold words.

    Returns:
        The names of fields, the numbers of requirements, and the headings of sections.
    """
    sections = {key: label for draft in (before, now) for key, (label, _text) in _labelled(draft).items()}
    return (
        *_different(_fields(before, words), _fields(now, words)),
        *_different(_requirements(before), _requirements(now)),
        *(sections[key] for key in _different(_sections(before), _sections(now))),
    )


def _different(before: Mapping[str, object], now: Mapping[str, object]) -> list[str]:
    return [key for key in {**now, **before} if before.get(key) != now.get(key)]


def _fields(draft: Draft, words: type[Record]) -> dict[str, object]:
    """Give the words of the front matter but those of requirements."""
    if draft.record is None:
        return {}
    values: dict[str, object] = words.cut_from(draft.record).model_dump(exclude_defaults=True, exclude={REQUIREMENTS})
    return {name: _composed(value) if isinstance(value, str) else value for name, value in values.items()}


def _requirements(draft: Draft) -> dict[str, object]:
    rows = draft.record.requirements if isinstance(draft.record, GuideSource) else ()
    return {row.id: _composed(RequirementWords.cut_from(row).model_dump_json()) for row in rows}


def _sections(draft: Draft) -> dict[str, object]:
    return {key: text for key, (_label, text) in _labelled(draft).items()}


def _labelled(draft: Draft) -> dict[str, tuple[str, str]]:
    """Give what each section is called and its text, by its anchor, or by its place if it has none."""
    lines = draft.parts.body.split("\n")
    starts = [(heading.line - draft.parts.body_line, heading) for heading in draft.outline.headings]
    texts = {}
    opening = _plain(lines[: starts[0][0] if starts else None])
    if opening:
        label = opening.split("\n", 1)[0]
        texts["_"] = (label if len(label) <= LONGEST_LABEL else f"{label[:LONGEST_LABEL]}…", opening)
    for number, (start, heading) in enumerate(starts):
        end = starts[number + 1][0] if number + 1 < len(starts) else None
        key = heading.id if heading.id and heading.id not in texts else f"_{number}"
        texts[key] = (heading.text, _plain(lines[start:end]))
    return texts


def _plain(lines: list[str]) -> str:
    return _composed(re.sub(r"\n{3,}", "\n\n", "\n".join(line.rstrip() for line in lines).strip()))


def _composed(text: str) -> str:
    return unicodedata.normalize("NFC", text)
