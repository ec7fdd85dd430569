"""A technical guideline and its guides."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING, Literal

from shishin.model.by_language import Texts
from shishin.model.version import Unnumbered

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from shishin.model.page import Heading, Passage
    from shishin.model.requirement import Requirement
    from shishin.model.version import ShownAt
    from shishin.model.vocabulary import Vocabulary

FOLDER = "guidelines"
NAME = "guideline"
"""The name of a guideline's own file, in the folder called by its id."""

GUIDES = "guides"
"""The folder of its guides, below that."""

WHOLE = "all"
"""The last part of the address of a guideline's whole text."""

VERSIONS = "versions"
"""The last part of the address of the list of its versions."""

COMPARED = "changes"
"""What comes before two versions in the address of their comparison."""

RESERVED = frozenset({WHOLE, VERSIONS, COMPARED, "draft", "latest"})
"""What no guide may be called: pages of the guideline stand at these addresses."""

EXAMPLES = "examples"
"""The anchor of the section whose parts are examples, each with a label."""

Status = Literal["draft", "beta", "current", "superseded", "withdrawn"]
"""The states of a version that may be written today, from the deck's loop of β, Ver.1, Ver.2 and Ver.3 (slide 16)."""

Scope = Literal["bureau-led", "all-bureaux"]
"""Who applies a version: the β where a bureau leads, Ver.1 and later in every bureau's work (slide 16)."""


@dataclass(frozen=True)
class GuidelineFacts:
    """What is the same of a guideline in every language.

    Attributes:
        id: The permanent name, which is its folder's and stands in its address.
        prefix: The two letters that its requirements' numbers begin with.
        number: Its place in the order.
        status: The state that it calls itself; `Status` has the values of today.
        scope: Who applies it; `Scope` has the values of today.
        principles: The ids of the principles that lean on it.
        reviewed: The day of its last review, as ISO 8601 writes it.
        review_by: The day by which it is reviewed next.
        slide: The number of the slide that gives the reasons for it.
    """

    id: str
    prefix: str
    number: int
    status: str
    scope: str
    principles: tuple[str, ...]
    reviewed: str
    review_by: str
    slide: int | None = None


@dataclass(frozen=True)
class GuidelineWords:
    """What names and describes a guideline in a language.

    Attributes:
        title: The title.
        short_title: A shorter title for navigation.
        description: One sentence that says what it is for.
        owner: Who answers for it.
    """

    title: str
    short_title: str
    description: str
    owner: str


@dataclass(frozen=True)
class GuideFacts:
    """What is the same of a guide in every language.

    Attributes:
        id: The permanent name, which stands in its address.
        number: Its place in the guideline.
    """

    id: str
    number: int


@dataclass(frozen=True)
class GuideTitle:
    """What names and describes a guide in a language.

    Attributes:
        title: The title: what to do.
        description: One sentence that says what it tells.
    """

    title: str
    description: str


@dataclass(frozen=True)
class BodyText:
    """A document's body in one language.

    Attributes:
        path: The file, from the project's root, with forward slashes.
        markdown: The body's Markdown.
        headings: Its headings, in order.
        passages: Its plain text, cut at its headings.
        behind: Whether the source text has changed since it was translated.
    """

    path: str
    markdown: str
    headings: tuple[Heading, ...]
    passages: tuple[Passage, ...]
    behind: bool


@dataclass(frozen=True)
class Guide:
    """A guide: facts once, words per language.

    Attributes:
        facts: Its facts.
        titles: Its words by language.
        bodies: Its text by language.
        requirements: Its requirements, in order.
        vocabulary: The values that its facts can have.
        renamed: The id that it has by now, if it was renamed after this version.
    """

    facts: GuideFacts
    titles: Mapping[str, GuideTitle]
    bodies: Mapping[str, BodyText]
    requirements: tuple[Requirement, ...]
    vocabulary: Vocabulary
    renamed: str = ""

    def __post_init__(self) -> None:
        """Let words stand in for those in a language that the text lacks."""
        object.__setattr__(self, "titles", Texts(self.titles))
        object.__setattr__(self, "bodies", Texts(self.bodies))

    @property
    def lasting_id(self) -> str:
        """What the guide is called in every version: the id that it has by now."""
        return self.renamed or self.facts.id

    @property
    def phases(self) -> tuple[str, ...]:
        """The phases in which a requirement of it is met."""
        used = {phase for row in self._in_force for phase in row.facts.phases}
        return tuple(phase for phase in self.vocabulary.phases if phase in used)

    @property
    def roles(self) -> tuple[str, ...]:
        """The roles of those who meet a requirement of it."""
        used = {role for row in self._in_force for role in row.facts.roles}
        return tuple(role for role in self.vocabulary.roles if role in used)

    @property
    def _in_force(self) -> Iterator[Requirement]:
        return (row for row in self.requirements if not row.facts.withdrawn)


@dataclass(frozen=True)
class Guideline:
    """A guideline: facts once, words per language, and its guides by number.

    Attributes:
        facts: Its facts.
        titles: Its words by language.
        bodies: Its text by language.
        guides: Its guides, by number.
        vocabulary: The values that its facts can have.
        shown_at: Where the text stands in the site.
    """

    facts: GuidelineFacts
    titles: Mapping[str, GuidelineWords]
    bodies: Mapping[str, BodyText]
    guides: tuple[Guide, ...]
    vocabulary: Vocabulary
    shown_at: ShownAt = Unnumbered.LATEST

    def __post_init__(self) -> None:
        """Let words stand in for those in a language that the text lacks."""
        object.__setattr__(self, "titles", Texts(self.titles))
        object.__setattr__(self, "bodies", Texts(self.bodies))

    @property
    def is_led_to(self) -> bool:
        """Whether it is the text that readers are led to, at the guideline's own address."""
        return self.shown_at is Unnumbered.LATEST

    @property
    def requirements(self) -> tuple[Requirement, ...]:
        """Every requirement, in the order of its guides."""
        return tuple(row for guide in self.guides for row in guide.requirements)

    @property
    def languages(self) -> tuple[str, ...]:
        """The codes of the languages that it has, its source language first."""
        return tuple(self.titles)

    @cached_property
    def guide_by_lasting_id(self) -> dict[str, Guide]:
        """The guides by what they are called in every version."""
        return {guide.lasting_id: guide for guide in reversed(self.guides)}

    @cached_property
    def holders(self) -> dict[str, Guide]:
        """The guide that holds each requirement, by the requirement's number."""
        return {row.id: guide for guide in reversed(self.guides) for row in guide.requirements}

    @property
    def by_level(self) -> dict[str, int]:
        """How many of its requirements in force are of each level."""
        rows = [row for row in self.requirements if not row.facts.withdrawn]
        return {level: sum(row.facts.level == level for row in rows) for level in self.vocabulary.levels}
