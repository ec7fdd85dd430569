"""The rules of style of a language: what its texts do not have, and what is mended without asking."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Mapping

Mends = tuple[tuple[re.Pattern[str], str], ...]

EMPTY: Mapping[str, Any] = {}
"""A table that a language does not have: then it has none of these rules."""


@dataclass(frozen=True)
class Style:
    """How texts are written; a language may have none of these rules.

    Attributes:
        sought: What a finding tells of wherever a text has it, by the rule's name.
        mended: What is mended without asking, by the rule's name: patterns, and what takes their place.
        year: A year of an era: the groups hold the year before it, the era, its year, and the year after it.
        first: The first year of each era, in the Gregorian calendar.
        vague_links: What may not be all that a link says, in lower case.
        forms: The names of the form of which a link to a file must have one, by the ending of its address.
        vague_figures: What may not be all that a figure's title says, in lower case.
        longest: The most of one sentence: words where spaces stand between them, otherwise characters; 0 is no limit.
        spelling: Words as this site spells them, by other spellings, in lower case.
    """

    sought: Mapping[str, re.Pattern[str]]
    mended: Mapping[str, Mends]
    year: re.Pattern[str] | None
    first: Mapping[str, int]
    vague_links: frozenset[str]
    forms: Mapping[str, tuple[str, ...]]
    vague_figures: frozenset[str]
    longest: int
    spelling: Mapping[str, str]

    @classmethod
    def of(cls, table: Mapping[str, Any]) -> Style:
        """Make the rules of what `style.toml` says; what it does not say is no rule.

        Raises:
            re.error: A pattern is none.
            ValueError: A row has not as many parts as it must have.
        """
        eras, links, spelling = (table.get(name, EMPTY) for name in ("eras", "links", "spelling"))
        mended = {name: _mends(rows) for name, rows in table.get("mended", EMPTY).items()}
        pairs = [*spelling.get("words", ()), *_joined(spelling.get("stems", ()), spelling.get("endings", ()))]
        return cls(
            {name: re.compile(pattern) for name, pattern in table.get("sought", EMPTY).items() if pattern},
            {name: mends for name, mends in mended.items() if mends},
            re.compile(eras["year"]) if eras.get("year") else None,
            {era: int(year) for era, year in eras.get("first", ())},
            frozenset(map(str.lower, links.get("vague", ()))),
            {ending: tuple(names) for ending, *names in links.get("forms", ())},
            frozenset(map(str.lower, table.get("figures", EMPTY).get("vague", ()))),
            int(table.get("sentences", EMPTY).get("longest", 0)),
            {other.lower(): right for other, right in pairs},
        )


def _mends(rows: list[list[str]]) -> Mends:
    mends = tuple((re.compile(pattern), other) for pattern, other in rows)
    for pattern, other in mends:
        # A group that the pattern lacks would show only at the first text that the pattern fits.
        re.compile(f"{pattern.pattern}|").sub(other, "")
    return mends


def _joined(stems: list[str], endings: list[list[str]]) -> list[tuple[str, str]]:
    return [(f"{stem}{other}", f"{stem}{right}") for stem in stems for other, right in endings]
