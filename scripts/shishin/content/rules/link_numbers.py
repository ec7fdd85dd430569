"""A rule for links: one whose words name a number leads to what has that number."""

from __future__ import annotations

import re
from functools import cache
from typing import TYPE_CHECKING

from shishin.content.link_targets import resolve
from shishin.content.running_text import past
from shishin.model.finding import Finding
from shishin.model.web_address import leaves, split_address

if TYPE_CHECKING:
    from collections.abc import Iterator

    from shishin.content.named import Named
    from shishin.content.reading.drafts import Draft
    from shishin.content.reading.markdown import Reference
    from shishin.languages.language import Languages

SHOWN = 60
"""How many characters of a link's words a message repeats."""

_SIGN = {"guide": "", "principle": r"|^#(\d{1,2})(?!\d)"}
"""How every language calls them besides."""


@cache
def _numbered(languages: Languages, kind: str) -> re.Pattern[str]:
    """Give how the words of a link call a `guide` or a `principle` by its number."""
    words = "|".join(language.running_text.before_number[kind] for language in languages)
    return re.compile(rf"(?:{words}) *#?(\d{{1,2}})(?!\d){_SIGN[kind]}")


_REQUIREMENT = re.compile(r"(?<![A-Za-z0-9])[A-Z]{2}-\d{2,3}(?!\d)")


def link_numbers(draft: Draft, named: Named, findings: list[Finding]) -> None:
    """A link leads to the requirement, guide or principle whose number its words name, and to none withdrawn.

    A link to a requirement that was withdrawn may stand on a line that speaks of what was.
    """
    lines = draft.file.text.split("\n")
    for reference in draft.outline.references:
        parts = None if reference.image or leaves(reference.target) else split_address(reference.target)
        if parts is None:
            continue
        is_past = past(named.languages).search(lines[reference.line - 1])
        # One whose words name it too is found among the numbers.
        if named.requirements.get(parts.fragment) and parts.fragment not in reference.text and not is_past:
            found = Finding.at(draft.file.path, reference.line, "requirement-withdrawn", found=parts.fragment)
            findings.append(found)
        stem = (resolve(draft.file.path, parts.path) if parts.path else draft.file.path).rsplit(".", 2)[0]
        for words, goal in _differing(reference, stem, parts.fragment, named):
            values = {"words": reference.text[:SHOWN], "named": words, "goal": goal}
            findings.append(Finding.at(draft.file.path, reference.line, "link-number", **values))


def _differing(reference: Reference, stem: str, fragment: str, named: Named) -> Iterator[tuple[str, str]]:
    """Give what a link's words name, and what it leads to instead."""
    numbers = {id_ for id_ in _REQUIREMENT.findall(reference.text) if id_ in named.requirements}
    if numbers and fragment in named.requirements and fragment not in numbers:
        yield ", ".join(sorted(numbers)), fragment
    elif numbers and stem in named.places and not any(named.holders[number] == stem for number in numbers):
        yield ", ".join(sorted(numbers)), stem.rpartition("/")[2]
    place = named.places.get(stem)
    pattern = _numbered(named.languages, place.kind) if place else None
    match = pattern.search(reference.text) if pattern else None
    if place and match and int(next(filter(None, match.groups()))) != place.number:
        yield match[0], stem.rpartition("/")[2]
