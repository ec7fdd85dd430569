"""A requirement: one testable statement with a number that never changes."""

from __future__ import annotations

import re
from dataclasses import dataclass
from enum import StrEnum
from typing import TYPE_CHECKING

from shishin.model.by_language import Texts

if TYPE_CHECKING:
    from collections.abc import Mapping

REQUIREMENT_PATTERN = r"^[A-Z]{2}-\d{2,3}$"

IN_TEXT = re.compile(rf"(?<![A-Za-z0-9-])(?:{REQUIREMENT_PATTERN.strip('^$')})(?![A-Za-z0-9-])")
"""The number of a requirement where it stands in a text."""


class Level(StrEnum):
    """How binding a requirement is, in the sense of RFC 2119's MUST, SHOULD and MAY."""

    MUST = "must"
    SHOULD = "should"
    MAY = "may"


class Phase(StrEnum):
    """When in the life of a service a requirement is met, in order."""

    DISCOVERY = "discovery"
    PROCUREMENT = "procurement"
    BUILD = "build"
    RUN = "run"
    RETIRE = "retire"


class Role(StrEnum):
    """Who meets a requirement."""

    SERVICE_OWNER = "service-owner"
    DESIGNER = "designer"
    DEVELOPER = "developer"
    OPERATOR = "operator"
    PROCUREMENT = "procurement"
    SUPPLIER = "supplier"


@dataclass(frozen=True)
class Citation:
    """A place in a standard that a requirement rests on.

    Attributes:
        standard: The standard's id.
        clause: The clause's number; nothing for the whole document.
    """

    standard: str
    clause: str | None = None


@dataclass(frozen=True)
class Check:
    """How someone outside the project can tell whether a requirement is met.

    Attributes:
        method: What the checker does.
        evidence: What is handed over.
    """

    method: str
    evidence: str


@dataclass(frozen=True)
class RequirementWords:
    """What a requirement says in a language.

    Attributes:
        statement: One sentence that asks for one thing.
        check: How it is checked.
    """

    statement: str
    check: Check


@dataclass(frozen=True)
class RequirementFacts:
    """What is the same of a requirement in every language.

    Attributes:
        id: The permanent number, never used again.
        level: How binding it is; `Level` has the values of today, and the guideline's vocabulary those of its form.
        phases: When it is met; in the same way, `Phase` has the values of today.
        roles: Who meets it; in the same way, `Role`.
        principles: The ids of the principles that it serves.
        standards: The clauses of standards that it rests on.
        withdrawn: Whether it is withdrawn.
    """

    id: str
    level: str
    phases: tuple[str, ...]
    roles: tuple[str, ...]
    principles: tuple[str, ...]
    standards: tuple[Citation, ...]
    withdrawn: bool = False


@dataclass(frozen=True)
class Lifetime:
    """The versions that brought, last changed and withdrew a requirement; empty for what no release has done yet."""

    introduced: str = ""
    changed: str = ""
    withdrawn: str = ""


@dataclass(frozen=True)
class Requirement:
    """A requirement: facts once, words per language, and the versions that the ledger has for it."""

    facts: RequirementFacts
    texts: Mapping[str, RequirementWords]
    life: Lifetime = Lifetime()

    def __post_init__(self) -> None:
        """Let words stand in for those in a language that the text lacks."""
        object.__setattr__(self, "texts", Texts(self.texts))

    @property
    def id(self) -> str:
        """Its permanent number."""
        return self.facts.id
