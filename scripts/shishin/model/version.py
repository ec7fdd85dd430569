"""Version numbers of guidelines, and which may follow which."""

from __future__ import annotations

import re
from dataclasses import dataclass
from enum import Enum, IntEnum
from functools import total_ordering
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Sequence

VERSION_PATTERN = r"^(?:0|[1-9][0-9]{0,4})\.(?:0|[1-9][0-9]{0,4})\.(?:0|[1-9][0-9]{0,4})(?:-beta\.[1-9][0-9]{0,4})?$"
"""Semantic Versioning 2.0.0, clauses 2 and 9, with β as the only kind of pre-release; five digits are enough."""

_PARTS = re.compile(r"[0-9]+")


class Step(IntEnum):
    """How far a change takes the number, the smallest first (after Semantic Versioning 2.0.0, clauses 6 to 8)."""

    PATCH = 0
    MINOR = 1
    MAJOR = 2


@total_ordering
@dataclass(frozen=True)
class Version:
    """A version number; a β comes before the version that it leads to.

    Attributes:
        base: Major, minor and patch.
        beta: The β's number, or 0 for a version that is no β.
    """

    base: tuple[int, int, int]
    beta: int = 0

    @classmethod
    def parse(cls, text: str) -> Version:
        """Read a version number.

        Raises:
            ValueError: The text does not have the form of `VERSION_PATTERN`.
        """
        if not re.fullmatch(VERSION_PATTERN, text):
            raise ValueError(text)
        major, minor, patch, *beta = map(int, _PARTS.findall(text))
        return cls((major, minor, patch), *beta)

    def __str__(self) -> str:
        """Write it as it is written everywhere: `1.0.0`, `1.0.0-beta.1`."""
        return ".".join(map(str, self.base)) + (f"-beta.{self.beta}" if self.beta else "")

    def __lt__(self, other: Version) -> bool:
        """Order versions as Semantic Versioning 2.0.0 does (clause 11)."""
        return (self.base, self.beta or float("inf")) < (other.base, other.beta or float("inf"))

    def after(self, step: Step) -> Version:
        """Give the version that follows a change."""
        major, minor, patch = self.base
        bases = {
            Step.MAJOR: (major + 1, 0, 0),
            Step.MINOR: (major, minor + 1, 0),
            Step.PATCH: (major, minor, patch + 1),
        }
        return Version(bases[step])


class Unnumbered(Enum):
    """The addresses of a guideline's text that have no version's number in them.

    `LATEST` is the guideline's own address, for the text that readers are led to; `DRAFT` is for the text that is
    worked on. The value is what such an address has after the guideline's own.
    """

    LATEST = ""
    DRAFT = "draft"

    def __str__(self) -> str:
        """Write it as it stands in addresses."""
        return self.value


ShownAt = Version | Unnumbered
"""Where a guideline's text stands in the site: at a version's number, as the latest, or as the draft."""


FIRST = Version((1, 0, 0))


def last_full(released: Sequence[Version]) -> Version | None:
    """Give the newest version that is no β, or nothing."""
    return max((version for version in released if not version.beta), default=None)


def allowed(released: Sequence[Version], step: Step) -> tuple[Version, ...]:
    """Give the numbers that may come next after a change, the lowest first.

    A change is measured from the last version that is no β: until there is one, every number leads to 1.0.0. A
    number that is under trial as a β stays open until it is released or a greater change overtakes it.

    Args:
        released: Every version that was released.
        step: The least step that the changes ask for.
    """
    full = last_full(released)
    bases = [full.after(larger) for larger in Step if larger >= step] if full else [FIRST]
    versions = []
    for base in bases:
        betas = [version.beta for version in released if version.base == base.base and version.beta]
        if any(version > base for version in released):
            continue
        versions += [Version(base.base, max(betas, default=0) + 1), base]
    return tuple(sorted(versions))
