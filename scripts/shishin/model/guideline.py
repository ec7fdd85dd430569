"""A technical guideline and its guides: their rows of the field table, and the typed objects."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING, Annotated, Literal

from pydantic import Field, StringConstraints

from shishin.model.fields import Day, Digest, Id, Line, Record, Several, described
from shishin.model.requirement import (
    Level,
    Phase,
    Requirement,
    RequirementSource,
    RequirementTranslation,
    RequirementWords,
    Role,
)

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping

    from shishin.model.page import Heading, Passage

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
"""The states of a version, from the deck's loop of β, Ver.1, Ver.2 and Ver.3 (slide 16)."""

Scope = Literal["bureau-led", "all-bureaux"]
"""Who applies a version: the β where a bureau leads, Ver.1 and later in every bureau's work (slide 16)."""

PREFIX_PATTERN = r"^[A-Z]{2}$"
Prefix = Annotated[str, StringConstraints(pattern=PREFIX_PATTERN)]
Order = Annotated[int, Field(ge=1, le=99)]

_DIGEST = described(
    "訳した日本語の文の要約値。shishin translated というコマンドが書きます。",
    "The digest of the Japanese text that was translated; the command shishin translated writes it.",
    example="0123456789abcdef",
)


class GuidelineFacts(Record):
    """Fields of a guideline that stand in the Japanese file only."""

    id: Id = described(
        "変わらない名前。フォルダーの名前と同じで、アドレスになります。",
        "The permanent name: the folder's own, and the page's address.",
        example="ui-ux",
    )
    prefix: Prefix = described(
        "要件の番号のはじめの2文字。", "The two letters that its requirements' numbers begin with.", example="UX"
    )
    number: Order = described("並べる順の番号。", "Its place in the order.", example=1)
    status: Status = described(
        "状態。draft（案）、beta（β版）、current（有効）、superseded（新しい版がある）、withdrawn（取り下げ）のどれか。",
        "draft, beta, current, superseded or withdrawn.",
        example="beta",
    )
    scope: Scope = described(
        "当てはめる範囲。bureau-led（各局リーディング）、all-bureaux（各局事業）のどちらか。",
        "Who applies it: bureau-led (projects that a bureau leads) or all-bureaux.",
        example="bureau-led",
    )
    principles: Annotated[Several[Id], Field(min_length=1)] = described(
        "支える原則のid。", "The ids of the principles that lean on it.", example=["simple"]
    )
    reviewed: Day = described("最後に見直した日。", "The day of its last review.", example="2026-11-23")
    review_by: Day = described("次に見直す期限。", "The day by which it is reviewed next.", example="2027-05-23")
    slide: Annotated[int, Field(ge=1, le=200)] | None = described(
        "選ばれた理由がある原文のスライドの番号。",
        "The number of the slide that gives the reasons for it.",
        example=16,
        default=None,
    )


class GuidelineWords(Record):
    """Fields of a guideline that stand in each language's file."""

    title: Line = described("題。", "The title.", example="UI/UXガイドライン")
    short_title: Line = described("案内で使う短い題。", "A shorter title for navigation.", example="UI/UX")
    description: Line = described(
        "何のためのガイドラインかを示す一文。",
        "One sentence that says what it is for.",
        example="使う人のための基準です。",
    )
    owner: Line = described("責任をもつ人や組織。", "Who answers for it.", example="保守担当")


class GuidelineSource(GuidelineWords, GuidelineFacts):
    """The front matter of a guideline's file in the source language."""


class GuidelineTranslation(GuidelineWords):
    """The front matter of a guideline's file in another language."""

    translates: Digest = _DIGEST


class GuideFacts(Record):
    """Fields of a guide that stand in the Japanese file only."""

    id: Id = described(
        "変わらない名前。アドレスになります。", "The permanent name; it becomes the address.", example="accessible"
    )
    number: Order = described("ガイドラインの中での順の番号。", "Its place in the guideline.", example=4)


class GuideTitle(Record):
    """What names a guide in a language."""

    title: Line = described("題。することを書きます。", "The title: what to do.", example="だれもが使えるようにつくる")
    description: Line = described(
        "何が分かるかを示す一文。", "One sentence that says what it tells.", example="作り方と確かめ方を示します。"
    )


class GuideWords(GuideTitle):
    """Fields of a guide that stand in each language's file."""

    requirements: Several[RequirementWords] = described("要件の一覧。", "Its requirements.", example=[])


class GuideSource(GuideTitle, GuideFacts):
    """The front matter of a guide in the source language."""

    requirements: Annotated[Several[RequirementSource], Field(min_length=1)] = described(
        "要件の一覧。", "Its requirements.", example=[]
    )


class GuideTranslation(GuideTitle):
    """The front matter of a guide in another language."""

    translates: Digest = _DIGEST
    requirements: Annotated[Several[RequirementTranslation], Field(min_length=1)] = described(
        "要件の一覧。", "Its requirements.", example=[]
    )


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
        renamed: The id that it has by now, if it was renamed after this version.
    """

    facts: GuideFacts
    titles: Mapping[str, GuideTitle]
    bodies: Mapping[str, BodyText]
    requirements: tuple[Requirement, ...]
    renamed: str = ""

    @property
    def lasting_id(self) -> str:
        """What the guide is called in every version: the id that it has by now."""
        return self.renamed or self.facts.id

    @property
    def phases(self) -> tuple[Phase, ...]:
        """The phases in which a requirement of it is met."""
        return tuple(each for each in Phase if any(each in row.facts.phases for row in self._in_force))

    @property
    def roles(self) -> tuple[Role, ...]:
        """The roles of those who meet a requirement of it."""
        return tuple(each for each in Role if any(each in row.facts.roles for row in self._in_force))

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
        place: What its address has after the guideline's own: nothing for the text that readers are led to, a
            version's number, or `draft`.
    """

    facts: GuidelineFacts
    titles: Mapping[str, GuidelineWords]
    bodies: Mapping[str, BodyText]
    guides: tuple[Guide, ...]
    place: str = ""

    @property
    def requirements(self) -> tuple[Requirement, ...]:
        """Every requirement, in the order of its guides."""
        return tuple(row for guide in self.guides for row in guide.requirements)

    @cached_property
    def guide_by_lasting_id(self) -> dict[str, Guide]:
        """The guides by what they are called in every version."""
        return {guide.lasting_id: guide for guide in reversed(self.guides)}


def by_level(requirements: Iterable[Requirement]) -> dict[Level, int]:
    """Count requirements in force by level."""
    rows = [row for row in requirements if not row.facts.withdrawn]
    return {level: sum(row.facts.level is level for row in rows) for level in Level}
