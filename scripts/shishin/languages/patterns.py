"""Tells from a pattern's structure how long a search with it can take, without trying it on any text.

Python's `re` and a browser try one way after another. What a project's own language may hold is therefore a part of
their patterns in which the number of those ways is known: every repeat says how often at most. So a search from one
place takes at most `Cost.steps` steps whatever the text is, and one through a whole text takes that many times its
length. The count is an upper bound: it takes every character for one that fits. A repeat that is possessive
(`{0,9}+`) and a group that is atomic (`(?>…)`) have one way only.

Finding only what is known to be slow would not do: a pattern that takes the square of a text's length is as bad here,
and the parser of `re` that tools for this build on is private.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field

MOST_STEPS = 3_000
"""Steps from one place of a text: twice what the program's own patterns need. Searching 50,000 characters takes less
than a second then."""

MOST_STEPS_OF_A_WHOLE = 200_000
"""Steps of a pattern that is held against a whole short text, from its beginning only."""

DEEPEST = 20
"""Groups within each other."""

HUGE = 10**12
"""Steps at which counting ends."""

_REPEAT = re.compile(r"(?:[*+?]|\{(?P<least>\d*)(?P<comma>,)?(?P<most>\d*)\})(?P<kind>[?+]?)")
_CLASS = re.compile(r"\[\^?\]?(?:\\.|[^\]\\])*\]", re.DOTALL)
_ESCAPE = re.compile(
    r"\\(?:x[0-9a-fA-F]{2}|u[0-9a-fA-F]{4}|U[0-9a-fA-F]{8}|N\{[^}]*\}|0[0-7]{0,2}|[1-9][0-9]?|.)", re.DOTALL
)
_GROUP = re.compile(r"\((?:\?(?:P<\w+>|<?[=!]|[:>])|(?!\?))")
_PYTHON_ONLY = re.compile(r"\(\?(?:>|P<)|\\[AZ]")
"""What does not mean the same in JavaScript, besides possessive repeats."""

SHOWN = 40
"""How many characters of a pattern a finding repeats."""


@dataclass(frozen=True)
class Cost:
    """What a part of a pattern can take.

    Attributes:
        ways: In how many ways it can fit at one place.
        steps: How many steps trying all of them takes.
    """

    ways: int
    steps: int

    def then(self, other: Cost) -> Cost:
        """Give the cost of this part and another after it."""
        return Cost(min(self.ways * other.ways, HUGE), min(self.steps + self.ways * other.steps, HUGE))

    def or_else(self, other: Cost) -> Cost:
        """Give the cost of this part or, if it does not fit, another."""
        return Cost(min(self.ways + other.ways, HUGE), min(self.steps + other.steps + 1, HUGE))

    def repeated(self, least: int, most: int, *, is_possessive: bool) -> Cost:
        """Give the cost of repeating this part."""
        if self.ways == 1:
            return Cost(1 if is_possessive else most - least + 1, min(most * self.steps, HUGE))
        ways, steps, once = int(least == 0), 0, 1
        for number in range(1, most + 1):
            steps += once * self.steps
            once *= self.ways
            ways += once if number >= least else 0
            if steps > HUGE:
                return Cost(HUGE, HUGE)
            if is_possessive and number >= least:
                # From here on nothing is taken back: each further time is tried once.
                return Cost(1, steps + (most - number) * self.steps)
        return Cost(min(ways, HUGE), steps)


_NOTHING = Cost(1, 0)
_CHARACTER = Cost(1, 1)


class RefusedError(ValueError):
    """A pattern may take longer than anybody waits, or it cannot be told how long.

    Attributes:
        code: The finding's code.
        part: The part of the pattern that is the reason.
    """

    def __init__(self, code: str, part: str) -> None:
        """Take the code and the part."""
        super().__init__(f"{code}: {part}")
        self.code, self.part = code, part[:SHOWN]


def cost(pattern: str, *, is_shared: bool = False) -> Cost:
    """Give what a search with a pattern can take from one place of a text.

    Args:
        pattern: The pattern; `re` can read it.
        is_shared: Whether the site's script uses it too, so that it must mean the same in JavaScript.

    Raises:
        RefusedError: A repeat has no end, or the pattern has a part whose cost is not known.
    """
    if is_shared and (match := _PYTHON_ONLY.search(pattern)):
        raise RefusedError("language-pattern-part", pattern[match.start() :])
    reader = _StructureReader(pattern, is_shared)
    whole = reader.ways(0)
    if reader.at < len(pattern):
        raise RefusedError("language-pattern-part", pattern[reader.at :])
    return whole


@dataclass
class _StructureReader:
    """Goes through a pattern once, from its beginning to its end."""

    pattern: str
    is_shared: bool
    at: int = 0
    steps_of_groups: list[int] = field(default_factory=list)

    def ways(self, depth: int) -> Cost:
        """Read ways with `|` between them, up to the end of the group."""
        if depth > DEEPEST:
            raise RefusedError("language-pattern-part", self.pattern[self.at :])
        whole = self._row(depth)
        while self._has("|"):
            self.at += 1
            whole = whole.or_else(self._row(depth))
        return whole

    def _row(self, depth: int) -> Cost:
        whole = _NOTHING
        while self.at < len(self.pattern) and not self._has("|") and not self._has(")"):
            start = self.at
            whole = whole.then(self._repeated(self._part(depth), start))
        return whole

    def _part(self, depth: int) -> Cost:
        """Read a character, a set of them, or a group."""
        character = self.pattern[self.at]
        if character == "(":
            return self._group(depth)
        if character == "\\":
            return self._escape()
        if character == "[" and (match := _CLASS.match(self.pattern, self.at)):
            self.at = match.end()
        else:
            self.at += 1
        return _CHARACTER

    def _escape(self) -> Cost:
        match = _ESCAPE.match(self.pattern, self.at)
        if match is None:
            raise RefusedError("language-pattern-part", self.pattern[self.at :])
        self.at = match.end()
        if match[0][1:].isdigit() and match[0][1] != "0":
            # The words of a group once more: no longer than the steps to read them.
            number = int(match[0][1:])
            if number > len(self.steps_of_groups):
                raise RefusedError("language-pattern-part", match[0])
            return Cost(1, self.steps_of_groups[number - 1])
        return _CHARACTER

    def _group(self, depth: int) -> Cost:
        start, match = self.at, _GROUP.match(self.pattern, self.at)
        if match is None:
            raise RefusedError("language-pattern-part", self.pattern[self.at :])
        self.at = match.end()
        number = len(self.steps_of_groups)
        is_counted = match[0] == "(" or match[0].startswith("(?P")
        self.steps_of_groups += [HUGE] if is_counted else []
        inside = self.ways(depth + 1)
        if not self._has(")"):
            raise RefusedError("language-pattern-part", self.pattern[start:])
        self.at += 1
        if is_counted:
            self.steps_of_groups[number] = inside.steps
        has_one_way = match[0] == "(?>" or match[0].endswith(("=", "!"))
        return Cost(1 if has_one_way else inside.ways, inside.steps + 1)

    def _repeated(self, part: Cost, start: int) -> Cost:
        """Read how often the part that begins at a place is repeated, if it is."""
        match = _REPEAT.match(self.pattern, self.at)
        if match is None or match[0].startswith("{}"):
            return part
        self.at = match.end()
        least, most = _bounds(match)
        if most is None:
            raise RefusedError("language-pattern-endless", self.pattern[start : self.at])
        is_possessive = match["kind"] == "+"
        if is_possessive and self.is_shared:
            raise RefusedError("language-pattern-part", self.pattern[start : self.at])
        return part.repeated(least, most, is_possessive=is_possessive)

    def _has(self, character: str) -> bool:
        return self.pattern.startswith(character, self.at)


def _bounds(match: re.Match[str]) -> tuple[int, int | None]:
    """Give how often at least, and at most; nothing if there is no end."""
    if (sign := match[0][0]) != "{":
        return int(sign == "+"), 1 if sign == "?" else None
    least, most = int(match["least"] or 0), int(match["most"]) if match["most"] else None
    return (least, most) if match["comma"] else (least, least)
